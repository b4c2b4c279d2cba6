import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../electron/contract/json.ts';
import { evaluate, type Qualified } from '../../../electron/gateway/perspective/expression/evaluate.ts';
import { parseExpression } from '../../../electron/gateway/perspective/expression/parse.ts';

const stale = { code: 'Bad_Stale', since: '2026-11-22T13:02:11.000Z' };
const values: Readonly<Record<string, Qualified>> = {
  'view.custom.n': { value: 7, quality: { code: 'Good' } },
  'view.custom.s': { value: 'abc', quality: { code: 'Good' } },
  'view.custom.none': { value: null, quality: { code: 'Good' } },
  '[default]Pressure': { value: 3.02, quality: stale },
};
const read = {
  read: (path: string): Qualified => values[path] ?? { value: null, quality: { code: 'Bad_NotFound' } },
};
const valueOf = (text: string): Json => evaluate(parseExpression(text), read).value;

describe('the expression language', () => {
  it.each<[string, Json]>([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['2 ^ 3 - -1', 9],
    ['10 - 3 - 2', 5],
    ['7 % 4', 3],
    ['"a" + 1', 'a1'],
    ['"say \\"hi\\""', 'say "hi"'],
    ['{view.custom.n} > 5 && !({view.custom.s} = "x")', true],
    ['1 = "1"', true],
    ['1 != 2 || missing()', true],
    ['if({view.custom.n} >= 7, "yes", missing())', 'yes'],
    ['coalesce({view.custom.none}, "else")', 'else'],
    ['isNull({view.custom.none})', true],
    ['concat("a", 1, true)', 'a1true'],
    ['upper(left({view.custom.s}, 2))', 'AB'],
    ['len({view.custom.s})', 3],
    ['round(2.345, 2)', 2.35],
    ['numberFormat(11904, "#,##0")', '11,904'],
    ['numberFormat(21.44, "0.0")', '21.4'],
    ['numberFormat(5, "000")', '005'],
    ['dateFormat("2026-11-22T14:03:25", "yyyy-MM-dd HH:mm")', '2026-11-22 14:03'],
    ['true', true],
    ['null', null],
  ])('%s is %j', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it.each([
    ['1 +', /column 4: a value is missing at the end/],
    ['(1', /column 3: "\)" is missing/],
    ['foo', /column 1: "foo" is neither a function nor a value/],
    ['1 2', /column 3: "2" is not expected/],
    ['#', /column 1: "#" is not understood/],
    ['nothing(1)', /there is no function nothing/],
    ['1 / 0', /not a number/],
    ['1 - "a"', /"a" is not a number/],
  ])('refuses %s and says why', (text, reason) => {
    expect(() => valueOf(text)).toThrow(reason);
  });

  it('HM-1 gives the result the worst quality of what it read', () => {
    expect(evaluate(parseExpression('{[default]Pressure} + {view.custom.n}'), read).quality).toEqual(stale);
    expect(evaluate(parseExpression('if(true, {view.custom.n}, {[default]Pressure})'), read).quality.code).toBe('Good');
  });

  it('answers any text with a value or a refusal, never with a crash', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          valueOf(text);
        } catch (error) {
          expect(error).toHaveProperty('code', 'illegal-argument');
        }
      }),
    );
  });

  it('reads arithmetic as arithmetic', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 1, maxLength: 8 }), (numbers) => {
        expect(valueOf(numbers.map((n) => `(${n})`).join(' + '))).toBe(numbers.reduce((sum, n) => sum + n, 0));
      }),
    );
  });
});
