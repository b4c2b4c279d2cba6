import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../build/runtime/paths.ts';

const tests = readdirSync(join(projectFolder, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(test|spec)\.ts$/.test(file) && !file.startsWith('requirements'))
  .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(join(projectFolder, 'test', file), 'utf8') }));

const rows = readFileSync(join(projectFolder, 'docs', 'requirements.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, id = '', , files = ''] = line.split('|').map((cell) => cell.trim());
    return /^[A-Z]{2}-\d+$/.test(id)
      ? [{ id, files: [...files.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file) }]
      : [];
  });

describe('docs/requirements.md', () => {
  it('lists requirements', () => expect(rows.length).toBeGreaterThan(20));

  it.each(rows)('$id is in the name of a test of each file that the table says', ({ id, files }) => {
    expect(files).not.toEqual([]);
    for (const file of files) {
      const found = tests.find((test) => test.file.endsWith(file));
      expect(new RegExp(`['\`"][^'\`"\\n]*\\b${id}\\b`).test(found?.text ?? ''), file).toBe(true);
    }
  });
});
