/** Transforms as such: whatever a project says and whatever comes in, there is a value or a reason. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { json, type JsonObject } from '../../../electron/contract/json.ts';
import { bad, type BindingScope } from '../../../electron/gateway/perspective/bindings/binding.ts';
import { transforms } from '../../../electron/gateway/perspective/transforms/kinds.ts';
import { references } from '../expression/scene.ts';

const unused = (): never => {
  throw new Error('A transform does not reach so far.');
};
const scope: BindingScope = {
  tags: { tag: unused, placeOf: unused, write: unused },
  levels: unused,
  references,
  readProperty: references.read,
  writeProperty: unused,
  now: () => 0,
  runQuery: unused,
  history: { query: unused, calculate: unused },
  ask: unused,
  runScript: () => Promise.resolve({ value: null }),
};

const value = fc.jsonValue({ maxDepth: 3 }).map((made) => json.parse(made));
const word = (...words: readonly string[]) => fc.oneof(fc.constantFrom(...words), fc.string(), value);
const expression = word('{value}', '{value} + 1', '{view.custom.n}', '"a" +', 'now(0)', 'numberFormat({value}, "0.0")');
const range = fc.record({ min: value, max: value, exclusiveMin: value }, { requiredKeys: [] });
const mappings = fc.oneof(
  fc.array(fc.record({ input: fc.oneof(value, range, expression), output: fc.oneof(value, expression) })),
  value,
);
const settings = fc.oneof(
  fc.record({
    type: fc.constant('map'),
    inputType: word('scalar', 'range', 'expression'),
    outputType: word('scalar', 'color', 'expression'),
    mappings,
    fallback: value,
  }),
  fc.record({
    type: fc.constant('format'),
    formatType: word('numeric', 'datetime'),
    formatValue: word('integer', 'percent', '#,##0.00', '0E0', "'", 'yyyy-MM-dd', 'EEEE', '¤', ';;', '%'),
  }),
  fc.record({ type: fc.constant('expression'), expression }),
);
const input = fc.oneof(
  value,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer().map((millis): JsonObject => ({ $: ['date', millis, 1], $ts: millis })),
  fc.constantFrom(1e308, -1e-320, 9e15, '1e400', '२', '-', '1,5'),
);

it('gives a value or a reason for any settings and any value, and never breaks what it is a part of', () => {
  fc.assert(
    fc.property(settings, input, ({ type, ...config }, given) => {
      const results: unknown[] = [];
      const take = (result: unknown): void => void results.push(result);
      const stage = transforms.get(type)?.(config, scope, take, take);
      stage?.push({ value: given, quality: { code: 'Good' } });
      stage?.push(bad('Bad_NotFound', 'gone'));
      stage?.close();
      expect(results.length).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 1000 },
  );
});
