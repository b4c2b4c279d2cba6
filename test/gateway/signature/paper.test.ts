/** A signed record on paper: what its pages say, what is attached to it, and what is not printed. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { encodeQR } from 'qr';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCommand } from '../../../electron/cli/commands.ts';
import type { Json } from '../../../electron/contract/json.ts';
import { longestComment } from '../../../electron/contract/limits.ts';
import { canonicalJson, domainHash, HashDomain } from '../../../electron/ledger/canonical.ts';
import { breakable, makePdf } from '../../../electron/gateway/paper/layout.ts';
import { documentOf } from '../../../electron/gateway/signature/paper.ts';
import { newPrinting, paperOf, printing } from '../../../electron/gateway/signature/printing.ts';
import { bundle, type Bundle } from '../../../electron/gateway/signature/bundle.ts';
import { attachmentsOf } from '../../../electron/verifier/pdf.ts';
import { verifyPdf } from '../../../electron/verifier/verify.ts';
import { openSignatureScene, scriptActor } from '../../support/signatureScene.ts';
import { copyData, temporaryFolder } from '../../support/station.ts';
import { terminal } from '../../support/terminal.ts';

const names = '佐藤 花子, 王伟, مرحبا, हिन्दी, ไทย, ქართული, Հայ, שלום, 한국어, Ωμέγα, Жук, Łukasz';

interface Made {
  readonly folder: string;
  readonly dataDir: string;
  readonly request: string;
  readonly key: string;
  readonly made: Bundle;
}

async function command(...args: string[]): Promise<{ readonly code: number; readonly text: string }> {
  const on = terminal();
  const code = await runCommand(args, on);
  return { code, text: on.printed.join('\n') };
}

/** A record of two versions, each signed; the second is printed. */
async function make(): Promise<Made> {
  const scene = await openSignatureScene();
  const content = (weight: number): Json => ({
    product: 'Saline 0.9 %, 250 ml',
    filled: { value: 12_000, quality: 'Good', timestamp: '2026-11-22T13:30:58Z' },
    weight,
    pressure: { value: 3.02, quality: 'Bad_Stale', timestamp: '2026-11-22T13:02:11Z' },
    ...(weight > 250.2 ? {} : { note: 'first' }),
  });
  const [first = ''] = scene.queue('Line Release Approval', {
    record: { id: 'B-20417', version: '1', content: content(250.1) },
  });
  await scene.complete(first, 'sam');
  const [second = ''] = scene.queue('Line Release Approval', {
    name: 'Batch release',
    description: names,
    record: { id: 'B-20417', version: '2', content: content(250.3), changeReason: 'the balance was calibrated' },
  });
  await scene.sign(await scene.trigger(second), 'quinn', { password: 'wrong' });
  const [open] = scene.page.shown.slice(-1);
  scene.clock.advance(30_000);
  await scene.sign(open?.id ?? '', 'quinn', { comment: 'Read at gauge PI-402: 3.0 bar. \u{1f3ed} \u202e' });
  const request = scene.station.gateway.signature.getAuthRequest(second).id;
  await scene.station.gateway.close();
  const dataDir = copyData(scene.station.dataDir);
  const folder = temporaryFolder();
  const out = join(folder, 'record.json');
  expect(await command('export', '--data-dir', dataDir, '--out', out, '--record', 'B-20417')).toMatchObject({
    code: 0,
  });
  return {
    folder,
    dataDir,
    request,
    key: (await command('key', '--data-dir', dataDir, '--keys', 'development')).text,
    made: bundle.parse(JSON.parse(readFileSync(out, 'utf8'))),
  };
}

const signer = z.object({ signer: z.object({ id: z.string().min(8) }) });

let once: Promise<Made> | undefined;
const made = (): Promise<Made> => (once ??= make());

const printedBy = (request: string) =>
  newPrinting({ request, at: '2026-11-23T10:00:00Z', zone: 'Europe/Berlin', by: null, copy: null });

async function pdf(): Promise<Buffer> {
  const { made: of, request, key } = await made();
  return Buffer.from(await paperOf(of, printedBy(request), key));
}

/** The texts of the structure that a screen reader follows, which Typst writes beside the drawing (PDF 1.7, 14.8). */
function shownBy(file: Buffer): string {
  const text = file.toString('latin1');
  const streams = [...text.matchAll(/\/Length (\d+)\n(?:[^\n]*\n)*?>>\nstream\n/g)].map(
    ({ 0: head, 1: length, index }) => {
      const bytes = file.subarray(index + head.length, index + head.length + Number(length));
      return head.includes('FlateDecode') ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1');
    },
  );
  return streams.join('\n');
}

describe('a signed record on paper', () => {
  it('ES-20 is PDF/A-3a, has its fonts in it, and the bundle and the printing attached', async () => {
    const { made: of, request, key } = await made();
    const file = await pdf();
    const streams = shownBy(file);
    expect(streams).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(streams).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    const fonts = [...new Set(file.toString('latin1').match(/\/FontName \/[\w+-]+/g))];
    expect(fonts.length).toBeGreaterThan(8);
    expect(file.toString('latin1').match(/\/FontFile[23] /g)?.length).toBeGreaterThanOrEqual(fonts.length);
    const attached = attachmentsOf(file);
    expect(bundle.parse(JSON.parse(attached.bundle))).toEqual(of);
    expect(printing.parse(JSON.parse(attached.printed))).toEqual(printedBy(request));
    expect(verifyPdf(file, { key }).verdict).toBe('ok');
  });

  it('ES-1 ES-20 says who signed what, when and where, and marks what changed after first entry', async () => {
    const { made: of, request } = await made();
    const { document } = documentOf(of, printedBy(request));
    expect(document).toMatchObject({
      title: 'Signed record: Batch release, B-20417',
      state: 'Approved',
      signed: '1 of 1 signed',
      warnings: [],
      printed: 'Made 23 Nov 2026 11:00:00 CET from the records of TEST-1',
      reference: 'B-20417, version 2',
      changes: [
        expect.stringMatching(/^Version 2 in place of 1, .* the balance was calibrated$/),
        'Removed after first entry: note, which was first',
      ],
    });
    expect(document.values).toContainEqual(
      expect.objectContaining({ label: 'pressure', value: '3.02', quality: '▲ Stale' }),
    );
    expect(document.values.filter(({ was }) => was !== null)).toEqual([
      expect.objectContaining({ label: 'weight', value: '250.3', was: 'Version 1: 250.1' }),
    ]);
    expect(document.slots).toEqual([
      expect.objectContaining({
        name: 'quinn Example',
        line: 'quinn, as Supervisor. Released by: approved',
        comment: 'Read at gauge PI-402: 3.0 bar. \u{1f3ed} \\u{202e}',
        when: expect.stringMatching(/^22 Nov 2026 \d\d:\d\d:\d\d CET \(\+01:00, Europe\/Berlin\)$/),
        how: expect.arrayContaining([
          expect.stringMatching(/^2026-11-22T13:/),
          `User id ${signer.parse(JSON.parse(of.signatures.at(-1)?.bytes ?? '')).signer.id}`,
          expect.stringMatching(/^Station TEST-1/),
        ]),
      }),
    ]);
    expect(document.trail.map(({ what }) => what.split(';')[0])).toEqual(
      expect.arrayContaining([
        ...['Record created', 'Record changed', 'Signature requested', 'Signature approved'],
        // What was tried and refused belongs to it.
        ...['Challenge opened', 'Signature refused'],
      ]),
    );
    const [first] = of.requests.filter(({ id }) => id !== request);
    expect(documentOf(of, printedBy(first?.id ?? '')).document.warnings).toEqual([
      'This is version 1; version 2 came after it.',
    ]);
  });

  it('ES-20 marks what changed of the quality of a value, and not what another value of the same label was', async () => {
    const scene = await openSignatureScene();
    const content = (quality: string, weight: number): Json => ({
      level: { value: 5, quality, timestamp: '2026-11-22T13:00:00Z' },
      'scale / 1': { value: 3, quality: 'Good' },
      scale: { '1': { value: 4, quality: 'Good' }, '2': weight },
    });
    scene.queue('Line Release Approval', { record: { id: 'B-7', version: '1', content: content('Bad_Stale', 1) } });
    const [uuid = ''] = scene.queue('Line Release Approval', {
      record: { id: 'B-7', version: '2', content: content('Good', 2) },
    });
    const { signature } = scene.station.gateway;
    const request = signature.getAuthRequest(uuid).id;
    const exported = bundle.parse(
      JSON.parse(Buffer.from(await signature.exportRecord(uuid, 'json', scriptActor)).toString()),
    );
    const { values } = documentOf(exported, printedBy(request)).document;
    expect(values.map(({ label, value, was }) => [label, value, was])).toEqual([
      ['level', '5', 'Version 1: 5 (Stale)'],
      ['scale / 1', '4', null],
      ['scale / 2', '2', 'Version 1: 1'],
      ['scale / 1', '3', null],
    ]);
  });

  it('ES-25 the page for a signature in ink has the hashes of record and content, and the version', async () => {
    const scene = await openSignatureScene();
    const record = { id: 'B-9', version: '4', content: { Filled: 5 } };
    const [uuid = ''] = scene.queue('Line Release Approval', { name: 'Release', record });
    const { gateway } = scene.station;
    const request = gateway.signature.getAuthRequest(uuid).id;
    const exported = bundle.parse(
      JSON.parse(Buffer.from(await gateway.signature.exportRecord(uuid, 'json', scriptActor)).toString()),
    );
    const { document } = documentOf(exported, printedBy(request));
    const hash = (what: string): string =>
      document.hashes
        .find((line) => line.startsWith(what))
        ?.slice(what.length)
        .replaceAll(' ', '') ?? '';
    expect(document).toMatchObject({
      reference: 'B-9, version 4',
      signed: '0 of 1 signed',
      binding: 'Nothing of this is signed.',
      slots: [{ name: 'Not signed here', how: ['On paper:', 'Name and date:'] }],
    });
    expect(hash('Record ')).toBe(domainHash(HashDomain.record, canonicalJson(record.content)));
    // Either of them is taken with the scan.
    for (const entered of [hash('Record '), hash('Content ')])
      expect(gateway.signature.attachScan({ uuid, hash: entered, bytes: Buffer.from('scan') }, scriptActor)).toMatch(
        /^[0-9a-f]{64}$/,
      );
  });

  it('is the same to the byte each time, and another one where anything is', async () => {
    const { made: of, request, key } = await made();
    const file = await pdf();
    expect((await pdf()).equals(file)).toBe(true);
    const other = await paperOf(of, { ...printedBy(request), at: '2026-11-23T10:00:01Z' }, key);
    expect(file.equals(other)).toBe(false);
  });

  it('is not made of what does not verify, nor by another key than the one that was asked for', async () => {
    const { made: of, request } = await made();
    const forged = {
      ...of,
      signatures: of.signatures.map((one) => ({ ...one, bytes: one.bytes.replace('quinn Example', 'sam Example') })),
    };
    await expect(paperOf(forged, printedBy(request))).rejects.toThrow(
      /does not verify, so it is not printed: tampered/,
    );
    await expect(paperOf(of, printedBy(request), '0'.repeat(64))).rejects.toThrow(/does not verify.*unknown key/);
  });

  it('lets a long word go on in the next line, and leaves nothing of it out', () => {
    const text = `${'a1b2'.repeat(30)} short ${'長'.repeat(40)}`;
    const pieces = breakable(text).split(/[ \u200b]/u);
    expect(Math.max(...pieces.map((piece) => Array.from(piece).length))).toBe(16);
    expect(breakable(text).replaceAll('\u200b', '')).toBe(text);
  });

  it('ES-1 has all of the longest comment, in any script', async () => {
    const { made: of, request } = await made();
    const { document } = documentOf(of, printedBy(request));
    const sentence = '計器の読みは三・〇バールであり、記録と一致することを確認した。';
    for (const text of [sentence, 'W M W ', 'Read at gauge PI-402: 3.0 bar. ']) {
      const comment = `${text.repeat(longestComment).slice(0, longestComment - 10)} THE END.`;
      const slots = document.slots.map((slot) => ({ ...slot, comment }));
      const file = makePdf({
        ...{ document: { ...document, slots }, bundle: '{}', printed: '{}', at: 0 },
        code: encodeQR('a checkpoint', 'svg', { ecc: 'low' }),
      });
      const shown = await getDocument({ data: file }).promise;
      const pages = Array.from({ length: shown.numPages }, async (_, index) => {
        const { items } = await (await shown.getPage(index + 1)).getTextContent();
        return items.map((item) => ('str' in item ? item.str : '')).join('');
      });
      const words = (await Promise.all(pages)).join('').replaceAll(/[\s\u200b]/g, '');
      expect(words, text).toContain(text.repeat(3).replaceAll(/\s/g, ''));
      expect(words, text).toContain('THEEND.');
    }
  });

  it('is not made of a bundle that hides a change, nor in the name of somebody who did not ask', async () => {
    const { made: of, request } = await made();
    const first = of.requests.find(({ id }) => id !== request)?.id ?? '';
    const hidden = {
      ...of,
      requests: of.requests.filter(({ id }) => id !== first),
      entries: of.entries.filter(({ bytes }) => !bytes.includes('"target":"record:') && !bytes.includes(first)),
      signatures: of.signatures.filter(({ bytes }) => !bytes.includes(first)),
    };
    await expect(paperOf(hidden, printedBy(request))).rejects.toThrow(/not printed/);
    const claimed = { ...printedBy(request), by: 'Dr. Head of Quality', copy: 1 };
    await expect(paperOf(of, claimed)).rejects.toThrow(
      /lacks the entry that says that Dr\. Head of Quality asked for it/,
    );
  });

  it('is of one request that is there', async () => {
    const { made: of } = await made();
    await expect(paperOf(of, printedBy('nothing'))).rejects.toThrow(/no request nothing in this bundle/);
  });
});

describe('countersign export', () => {
  it('writes a request as PDF that both verifiers take, and countersign verify with its pages', async () => {
    const { folder, dataDir, request, key } = await make();
    const out = join(folder, 'release.pdf');
    const written = await command('export', '--data-dir', dataDir, '--out', out, '--request', request, '--key', key);
    expect(written).toMatchObject({ code: 0, text: expect.stringMatching(/2 signatures, and its bundle inside/) });
    const verified = await command('verify', out, '--key', key);
    expect(verified).toMatchObject({
      code: 0,
      text: expect.stringMatching(/pages are exactly those of what is attached/),
    });
    expect(verified.text).not.toMatch(/Not checked: the pages/);
    const source = join(import.meta.dirname, '../../../electron/verifier/main.ts');
    const stranger = spawnSync(process.execPath, [source, out, '--key', key], { encoding: 'utf8' });
    expect(stranger).toMatchObject({ status: 0, stdout: expect.stringMatching(/Not checked: the pages of the PDF/) });
    const words = /Its checkpoint in words: ((?:[a-z]+ ){5}[a-z]+)\./;
    expect(words.exec(stranger.stdout)?.[1]).toBe(words.exec(verified.text)?.[1]);
  });

  it('knows pages that somebody changed, an attachment that is another one, and a third one', async () => {
    const { key } = await made();
    const folder = temporaryFolder();
    const file = await pdf();
    const write = async (name: string, text: string): Promise<{ readonly code: number; readonly text: string }> => {
      const path = join(folder, name);
      writeFileSync(path, text, 'latin1');
      return command('verify', path, '--key', key);
    };
    const text = file.toString('latin1');
    const author = text.replace('(TEST-1)', '(TEST-2)');
    expect(author).not.toBe(text);
    expect(await write('pages.pdf', author)).toMatchObject({
      code: 2,
      text: expect.stringMatching(/The pages are not those of what is attached/),
    });
    const later = await write('later.pdf', text.replace('"at":"2026-11-23T10:00:00Z"', '"at":"2026-11-23T10:00:09Z"'));
    expect(later).toMatchObject({ code: 2 });
    // Pages that another version laid out are not compared, which is no verdict that all holds.
    expect(await write('version.pdf', text.replace('"program":"0.1.0"', '"program":"0.1.1"'))).toMatchObject({
      code: 3,
      text: expect.stringMatching(/Not checked: the pages\. Version 0\.1\.1 made them/),
    });
    expect(await write('third.pdf', `${text}\n1 0 obj\n<<\n  /Type /EmbeddedFile\n>>`)).toMatchObject({
      code: 2,
      text: expect.stringMatching(/does not have the attachments of a signed record/),
    });
    for (const [from, to] of [
      ['"format":"countersign-print/1"', '"format":"countersign-print/2"'],
      ['"zone":"', '"zone":"\u001b'],
      ['"by":null', '"by":"QA"'],
    ] as const) {
      const other = text.replace(from, to);
      expect(other).not.toBe(text);
      expect(await write('printed.pdf', other)).toMatchObject({ code: 2 });
    }
    expect(verifyPdf(Buffer.from(text.replace('"zone":"', '"zone":""'), 'latin1'), { key }).verdict).toBe('tampered');
    // A reader of PDFs finds a third one also by a name with numbers in it, in a compressed object, and behind line ends of a Mac.
    const outside = [
      '/Type /Embedded#46ile',
      '/Type /F#69lespec',
      '/Type /ObjStm /N 1',
      '>>\nendobj\rstartxref\r0\r%%EOF\r<<',
    ].map((what) => verifyPdf(Buffer.from(`${text}\n900 0 obj\n<<\n  ${what}\n>>`, 'latin1'), { key }).verdict);
    expect([verifyPdf(file, { key }).verdict, ...outside]).toEqual(['ok', ...outside.map(() => 'tampered')]);
    // Or it finds another one under the same name: by the name of another stream, a second object of its number, or a file elsewhere.
    const [, own = '', of = ''] = /\n(\d+) 0 obj\n<<\n {2}\/Type \/Filespec[^]*?\/F (\d+) 0 R/.exec(text) ?? [];
    const others = [
      text.replaceAll(`F ${of} 0 R`, 'F 12 0 R'),
      text.replace(`/UF ${of} 0 R`, '/UF 12 0 R'),
      text.replace('/F (bundle.json)', '/F (printed.json)'),
      text.replace('/F (printed.json)\n  /UF (printed.json)', '/F (bundle.json)\n  /UF (bundle.json)'),
      `${text}\n${of} 1 obj\n<<\n  /Length 2\n>>\nstream\n{}\nendstream\nendobj\n`,
      `${text}\n0${of} 0\robj <</Length 2>>stream\n{}\nendstream\nendobj\n`,
      `${text}\n${own} 0 obj\n<<\n>>\nendobj\n`,
      text.replace('  /Type /EmbeddedFile\n', '  /Type /EmbeddedFile\n  /FFilter /FlateDecode /F (elsewhere.json)\n'),
      text.replace('  /AFRelationship', '  /RF << /F [(bundle.json) 12 0 R] >>\n  /AFRelationship'),
    ].map((other) => [other === text, verifyPdf(Buffer.from(other, 'latin1'), { key }).verdict]);
    expect(others).toEqual(others.map(() => [false, 'tampered']));
    expect(await write('none.pdf', '%PDF-1.7\n%%EOF')).toMatchObject({ code: 2 });
  });

  it('knows them in a folder as well, each of its PDFs', async () => {
    const { key } = await made();
    const folder = temporaryFolder();
    const file = await pdf();
    writeFileSync(join(folder, 'a.pdf'), file);
    const exactly = /The pages are exactly those/;
    const whole = await command('verify', folder, '--key', key);
    expect(whole).toMatchObject({ code: 0, text: expect.stringMatching(exactly) });
    expect(whole.text).not.toMatch(/Not checked: the pages/);
    const other = Buffer.from(file.toString('latin1').replace('(TEST-1)', '(TEST-2)'), 'latin1');
    writeFileSync(join(folder, 'b.pdf'), other);
    const { code, text } = await command('verify', folder, '--key', key);
    expect(code).toBe(2);
    const [first = '', second = ''] = text.split(`${join(folder, 'b.pdf')}:`);
    expect(first).toMatch(exactly);
    expect(second).toMatch(/Verdict: tampered with\. The pages are not those of what is attached/);
    expect((await command('verify', join(folder, 'b.pdf'), '--key', key)).text).toContain(second.trim());
  });

  it('writes the audit trail as CSV, a line an entry, and says what a CSV file and a PDF are of', async () => {
    const { folder, dataDir, request } = await make();
    const asked = (name: string, ...more: string[]) =>
      command('export', '--data-dir', dataDir, '--out', join(folder, name), ...more);
    const { code, text } = await asked('trail.csv');
    expect({ code, text }).toMatchObject({ code: 0, text: expect.stringMatching(/to be read\./) });
    const lines = readFileSync(join(folder, 'trail.csv'), 'utf8').trimEnd().split('\r\n');
    expect(lines[0]).toBe('entry,utc,local,zone,clock,who,action,about,detail,run,call,hash');
    expect(text).toContain(`${lines.length - 1} entries`);
    expect(lines.filter((line) => line.includes('signature.approved'))).toHaveLength(2);
    expect(await asked('trail.csv')).toMatchObject({ code: 1, text: expect.stringMatching(/there already/) });
    expect(await asked('a.pdf')).toMatchObject({ code: 1, text: expect.stringMatching(/give its id with --request/) });
    expect(await asked('a.csv', '--request', request)).toMatchObject({ code: 1 });
    expect(await asked('b.pdf', '--request', 'nothing')).toMatchObject({
      code: 1,
      text: expect.stringMatching(/no request/),
    });
  });
});
