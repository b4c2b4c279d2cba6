import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../build/runtime/paths.ts';
import { cellsOf, isRequirementId, requirementsOf } from '../build/runtime/requirements.ts';

/** How many requirements a family has, counted from 1. */
const families = { ES: 27, OI: 24, EL: 22, AU: 21, AL: 20, SY: 23, HM: 21 } as const;
const all = Object.entries(families).flatMap(([family, count]) =>
  Array.from({ length: count }, (_, index) => `${family}-${index + 1}`),
);
const statuses = ['met', 'partly', 'not met', 'not applicable'];
/** What the last column says of what no test names. */
const untested = 'no test names it';

/** The texts of each test file that may be names of tests, without its comments. */
const tests = new Map(
  readdirSync(join(projectFolder, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(test|spec)\.ts$/.test(file))
    .map((file) => {
      const text = readFileSync(join(projectFolder, 'test', file), 'utf8').replace(/^\s*(?:\/?\*|\/\/).*$/gm, '');
      return [file.replaceAll('\\', '/'), text.match(/'[^'\n]*'|"[^"\n]*"|`[^`\n]*`/g)?.join('\n') ?? ''] as const;
    }),
);

/** Whether a file, by its place below `test/gateway/` or `test/`, has a test of that name. */
function names(file: string, id: string): boolean {
  const text = tests.get(`gateway/${file}`) ?? tests.get(file);
  return new RegExp(`\\b${id}\\b`).test(text ?? '');
}

const linesOf = (file: string): string[] => readFileSync(join(projectFolder, 'docs', file), 'utf8').split('\n');
const lines = linesOf('requirements.md');
const rows = requirementsOf(lines.join('\n'));

describe('docs/requirements.md', () => {
  it('ES-27 lists each requirement once, in the order of its family', () => {
    expect(all).toHaveLength(158);
    expect(rows.map(({ id }) => id)).toEqual(all);
  });

  it('ES-27 says which requirements the release does not have; each other one has a test that names it', () => {
    const [, list = ''] = lines.join('\n').match(/\*\*Not in this release\*\*: ([^.]*)\./) ?? [];
    const left = [...list.matchAll(/`([^`]+)`/g)].map(([, id]) => id);
    expect(left).toEqual(rows.filter(({ files }) => files.length === 0).map(({ id }) => id));
  });

  it('has one table a family, under a heading that names it', () => {
    let family = '';
    for (const line of lines) {
      family = /^## .*\((\w+)\)$/.exec(line)?.[1] ?? family;
      const [id = ''] = cellsOf(line);
      if (isRequirementId(id)) expect(id.slice(0, 2)).toBe(family);
    }
    expect(lines.filter((line) => line.startsWith('## '))).toHaveLength(Object.keys(families).length);
  });

  it.each(rows)('the row of $id: $status', ({ id, what, status, files, gap, width }) => {
    expect(width).toBe(5);
    expect(what).not.toBe('');
    expect(statuses).toContain(status);
    if (status === 'met') expect(gap).toBe('');
    else expect(gap).not.toBe('');
    if (status === 'met') expect(files).not.toEqual([]);
    if (status === 'partly') expect(gap.startsWith(untested)).toBe(files.length === 0);
    if (status.startsWith('not')) expect(files).toEqual([]);
    for (const file of files) expect(names(file, id), file).toBe(true);
    if (gap.startsWith(untested)) expect([...tests.keys()].filter((file) => names(file, id))).toEqual([]);
  });
});

describe('docs/identity-providers.md', () => {
  const own = linesOf('identity-providers.md')
    .map(cellsOf)
    .filter(([id = '']) => isRequirementId(id))
    .map(([id = '', , files = '']) => ({ id, files: [...files.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file) }));

  it('lists the requirements of identity providers', () => {
    expect(own.map(({ id }) => id)).toEqual(all.filter((id) => id.startsWith('OI-')));
  });

  it.each(own)('the row of $id: its tests are there', ({ id, files }) => {
    expect(files).not.toEqual([]);
    for (const file of files) expect(names(file, id), file).toBe(true);
  });
});
