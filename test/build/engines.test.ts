import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { projectFolder } from '../../build/runtime/paths.ts';

const engines = z.object({ engines: z.object({ node: z.string() }) });
const lock = z.object({ packages: z.record(z.string(), z.unknown()) });
const read = (name: string): unknown => JSON.parse(readFileSync(join(projectFolder, name), 'utf8'));

const { engines: promised } = engines.parse(read('package.json'));
const oldest = promised.node.split('||').map((range) => range.replace(/[^\d.]/g, ''));

const number = (version: string): number =>
  version.split('.').reduce((sum, part, index) => sum + (Number(part) || 0) * 1000 ** (2 - index), 0);

/** Whether a version is in a range as packages write it: `^22.12.0 || >=24`, `18 || 20`, `>=6 <7`, `10.x`, `*`. */
function isIn(range: string, version: string): boolean {
  const fits = (comparator: string): boolean => {
    const [, sign = '', from = ''] = /^(>=|<|\^)?\s*([\dx*.]+)$/.exec(comparator) ?? [];
    if (sign === '<') return number(version) < number(from);
    const isSameLine = version.split('.')[0] === from.split('.')[0];
    return number(version) >= number(from) && (sign === '>=' || isSameLine || from === '*');
  };
  return range.split('||').some((part) =>
    part
      .replaceAll(/(>=|<|\^)\s+/g, '$1')
      .trim()
      .split(/\s+/)
      .every(fits),
  );
}

it.each([
  ['^22.22.2 || >=26.0.0', '22.22.1', false],
  ['^22.22.2 || >=26.0.0', '24.0.0', false],
  ['>= 22.12.0', '24.15.0', true],
  ['20 || >=22', '22.22.2', true],
  ['>=6 <7 || >=8', '7.1.0', false],
  ['*', '22.0.0', true],
])('%j holds %s: %s', (range, version, holds) => {
  expect(isIn(range, version)).toBe(holds);
});

it.each(oldest)('no package wants a newer Node than %s, which the project promises', (version) => {
  const wanting = Object.entries(lock.parse(read('package-lock.json')).packages).flatMap(([name, entry]) => {
    const { data } = engines.safeParse(entry);
    return data === undefined || isIn(data.engines.node, version) ? [] : [`${name} ${data.engines.node}`];
  });
  expect(wanting).toEqual([]);
});

it('the README promises the same', () => {
  const readme = readFileSync(join(projectFolder, 'README.md'), 'utf8');
  for (const version of oldest) expect(readme).toContain(version.replace(/(\.0)+$/, ''));
});
