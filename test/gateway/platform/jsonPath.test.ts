import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonPath } from '../../../electron/gateway/platform/jsonPath.ts';

/** The keys of a path, read as JavaScript reads one. */
function keysOf(path: string): (string | number)[] {
  const step = /\.?([A-Za-z_$][\w$-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/gy;
  return [...path.matchAll(step)].map(([, name, index, quoted]) =>
    quoted === undefined ? (index === undefined ? (name ?? '') : Number(index)) : (JSON.parse(quoted) as string),
  );
}

it('leads to one place alone, whatever the names are', () => {
  const key = fc.oneof(fc.string(), fc.nat(), fc.constantFrom('props.text', 'a-b', 'root', '', '0', '["x"]'));
  fc.assert(
    fc.property(fc.array(key), (keys) => {
      expect(keysOf(jsonPath('', ...keys))).toEqual(keys);
    }),
  );
});

it('is written as people write it', () => {
  expect(jsonPath('', 'root', 'children', 2, 'propConfig', 'props.text', 'binding')).toBe(
    'root.children[2].propConfig["props.text"].binding',
  );
});
