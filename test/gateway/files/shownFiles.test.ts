import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentType } from '../../../electron/gateway/files/fileTypes.ts';
import { folderLine, shownFiles, type ShownFiles } from '../../../electron/gateway/files/shownFiles.ts';
import { temporaryFolder } from '../../support/station.ts';

const png = Buffer.from('89504e470d0a1a0a00', 'hex');
const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';

function open(files: Readonly<Record<string, string | Buffer>>) {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const at = (path: string): string => join(folder, path);
  const read = shownFiles(() => folderLine([at('child'), at('parent')], at('data')));
  return { at, read, typeOf: async (path: string) => (await read(path))?.type };
}

async function textOf(read: ShownFiles, path: string, from = 0, to?: number): Promise<string> {
  const file = await read(path);
  return file === undefined ? '' : new Response(file.bytes(from, to ?? file.size)).text();
}

describe('files that pages show', () => {
  it('are of the project before its parent, and of both before the site', async () => {
    const { read } = open({
      'data/images/a.svg': `${svg}<!-- site -->`,
      'data/images/b.svg': `${svg}<!-- site -->`,
      'data/images/c.svg': `${svg}<!-- site -->`,
      'parent/countersign/images/a.svg': `${svg}<!-- parent -->`,
      'parent/countersign/images/b.svg': `${svg}<!-- parent -->`,
      'child/countersign/images/a.svg': `${svg}<!-- child -->`,
    });
    const said = (name: string): Promise<string> => textOf(read, `/system/images/${name}.svg`);
    expect(await said('a')).toContain('child');
    expect(await said('b')).toContain('parent');
    expect(await said('c')).toContain('site');
    expect(await read('/system/images/d.svg')).toBeUndefined();
  });

  it('are found by names with blanks and brackets, in folders', async () => {
    const { typeOf } = open({ 'data/images/SVGs/Arrow (Menu).svg': svg });
    expect(await typeOf('/system/images/SVGs/Arrow%20(Menu).svg')).toBe('image/svg+xml');
  });

  it('are what their content is, and not what their name says', async () => {
    const { typeOf } = open({
      'data/images/a.jpg': png,
      'data/images/page.svg': '<html><script>alert(1)</script></html>',
      'data/images/font.png': 'wOF2....',
      'data/fonts/font.ttf': 'wOF2....',
      'data/media/manual.pdf': '%PDF-1.7',
    });
    expect(await typeOf('/system/images/a.jpg')).toBe('image/png');
    expect(await typeOf('/system/images/page.svg')).toBeUndefined();
    expect(await typeOf('/system/images/font.png')).toBeUndefined();
    expect(await typeOf('/data/perspective/fonts/font.ttf')).toBe('font/woff2');
    expect(await typeOf('/system/media/manual.pdf')).toBe('application/pdf');
  });

  it('lie in their folder: a path or a link that leads out of it is none', async () => {
    const { at, typeOf } = open({
      'data/images/a.png': png,
      'data/keys.png': png,
      'data/other/b.png': png,
      'data/images/.hidden.png': png,
    });
    symlinkSync(at('data/keys.png'), at('data/images/link.png'));
    symlinkSync(at('data/other'), at('data/images/other'));
    symlinkSync(at('data/images/a.png'), at('data/images/inside.png'));
    expect(await typeOf('/system/images/a.png')).toBe('image/png');
    for (const path of ['../keys.png', '%2e%2e/keys.png', '..%2fkeys.png', 'link.png', 'other/b.png', 'inside.png']) {
      expect(await typeOf(`/system/images/${path}`), path).toBeUndefined();
    }
    expect(await typeOf('/system/images/.hidden.png')).toBeUndefined();
    expect(await typeOf('/system/images/')).toBeUndefined();
  });

  it('are known by their content, however they are read', async () => {
    const content = Buffer.concat([png, Buffer.alloc(200_000, 7)]);
    const { at, read } = open({ 'data/images/a.png': content });
    const path = '/system/images/a.png';
    const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64url');
    expect(await read(path)).toMatchObject({ type: 'image/png', size: content.length, hash: hashOf(content) });
    expect(await textOf(read, path, 65_000, 140_000)).toBe('\x07'.repeat(75_000));
    expect(await textOf(read, path, 5, 5)).toBe('');
    const other = Buffer.concat([png, Buffer.alloc(200_000, 8)]);
    writeFileSync(at('data/images/a.png'), other);
    expect((await read(path))?.hash).toBe(hashOf(other));
    const file = await read(path);
    truncateSync(at('data/images/a.png'), 100);
    await expect(new Response(file?.bytes(0, file.size)).text()).rejects.toThrow('became shorter');
  });

  it('have a bound', async () => {
    const { at, typeOf } = open({ 'data/images/a.png': png, 'data/images/b.png': png });
    truncateSync(at('data/images/a.png'), 20_000_000);
    truncateSync(at('data/images/b.png'), 20_000_001);
    expect(await typeOf('/system/images/a.png')).toBe('image/png');
    expect(await typeOf('/system/images/b.png')).toBeUndefined();
  });
});

describe('the content of a drawing', () => {
  it.each([
    svg,
    `\uFEFF<?xml version="1.0"?>\n<!-- made by hand -->\n${svg}`,
    `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd" [\n<!ENTITY ns "http://x/">\n]>${svg}`,
  ])('is seen in %j', (text) => {
    expect(contentType('images', Buffer.from(text))).toBe('image/svg+xml');
  });

  it.each(['<html><svg/></html>', '<svgx/>', 'text', ''])('is not seen in %j', (text) => {
    expect(contentType('images', Buffer.from(text))).toBeUndefined();
  });
});
