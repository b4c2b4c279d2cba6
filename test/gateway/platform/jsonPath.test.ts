import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonPath } from '../../../electron/gateway/platform/jsonPath.ts';
import { keysOf } from '../../support/jsonPath.ts';

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
