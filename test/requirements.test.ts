import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../build/runtime/paths.ts';

const tests = readdirSync(join(projectFolder, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(test|spec)\.ts$/.test(file) && !file.startsWith('requirements'))
  .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(join(projectFolder, 'test', file), 'utf8') }));

const rows = ['requirements.md', 'identity-providers.md']
  .flatMap((file) => readFileSync(join(projectFolder, 'docs', file), 'utf8').split('\n'))
  .flatMap((line) => {
    const [, id = '', , files = ''] = line.split('|').map((cell) => cell.trim());
    return /^[A-Z]{2}-\d+$/.test(id)
      ? [{ id, files: [...files.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file) }]
      : [];
  });

describe('the tables of requirements in docs/', () => {
  it('list requirements, of identity providers all of them', () => {
    expect(rows.length).toBeGreaterThan(40);
    expect(rows.filter(({ id }) => id.startsWith('OI-'))).toHaveLength(24);
  });

  it.each(rows)('$id is in the name of a test of each file that the table says', ({ id, files }) => {
    expect(files).not.toEqual([]);
    for (const file of files) {
      const found = tests.find((test) => test.file.endsWith(file));
      expect(new RegExp(`['\`"][^'\`"\\n]*\\b${id}\\b`).test(found?.text ?? ''), file).toBe(true);
    }
  });
});
