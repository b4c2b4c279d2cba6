import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../electron/contract/json.ts';
import { evaluate, type Qualified } from '../../../electron/gateway/expression/evaluate.ts';
import { parseExpression } from '../../../electron/gateway/expression/parse.ts';

const stale = { code: 'Bad_Stale', since: '2026-11-22T13:02:11.000Z' };
const values: Readonly<Record<string, Qualified>> = {
  'view.custom.n': { value: 7, quality: { code: 'Good' } },
  'view.custom.s': { value: 'abc', quality: { code: 'Good' } },
  'view.custom.none': { value: null, quality: { code: 'Good' } },
  'view.custom.day': { value: { $: ['ts', 192, 0], $ts: 1795701600000 }, quality: { code: 'Good' } },
  'view.custom.set': {
    value: { $: ['ds', 192, 2], $columns: [{ name: 'Lot', type: 'String', data: ['L-1', 'L-2'] }] },
    quality: { code: 'Good' },
  },
  'session.props.timeZoneId': { value: 'America/New_York', quality: { code: 'Good' } },
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
    ['numberFormat(0.4567, "0.0%")', '45.7%'],
    ['numberFormat("12.50", "0.000")', '12.500'],
    ['numberFormat({view.custom.none}, "0.0")', null],
    ['coalesce(numberFormat({view.custom.none}, "0.0"), "-")', '-'],
    ['dateFormat({view.custom.none}, "yyyy")', null],
    ['dateFormat("2026-11-26", "EEE d. MMM yyyy")', 'Thu 26. Nov 2026'],
    ['dateFormat(1795701600000, "YYYY-MM-dd HH:mm Z")', '2026-11-26 09:00 -0500'],
    ['dateFormat({view.custom.day}, "HH:mm")', '09:00'],
    ['toDate("2026-11-26")', '2026-11-26T00:00:00.000-05:00'],
    ['dateFormat(toDate("2026-11-26"), "d")', '26'],
    ['toDate("soon", "2026")', '2026'],
    ['toInt(2.5)', 3],
    ['toInt(-2.5)', -2],
    ['toInt(-2.51)', -3],
    ['toInt("33.9")', 34],
    ['toInt(" 33 ", 7)', 7],
    ['toInt({view.custom.none})', null],
    ['toInt({view.custom.none}, 7)', 7],
    ['toFloat("1.3e5")', 130000],
    ['toStr({view.custom.none})', null],
    ['toBoolean("Yes")', true],
    ['if({view.custom.none}, 1, 2)', 2],
    ['concat("a", {view.custom.none})', 'a'],
    ['"a" + {view.custom.none}', 'a'],
    ['toStr(1 / 3)', '0.3333333333333333'],
    ['toStr(10 ^ 21)', '1.0E21'],
    ['toStr(0.00012)', '1.2E-4'],
    ['"" + (0 - 0.5 + 12345678)', '1.23456775E7'],
    ['min(3, {view.custom.none}, 2)', 2],
    ['max({view.custom.none})', null],
    ['len({view.custom.none})', 0],
    ['len({view.custom.set})', 2],
    ['left("abc", 9)', 'abc'],
    ['right("abc", 2)', 'bc'],
    ['substring("abcd", 1, 3)', 'bc'],
    ['replace("a.b", ".", "$&")', 'a$&b'],
    ['round(2.5)', 3],
    ['round(1.005, 2)', 1.01],
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
    ['{view.custom.none} + 5', /The left side of \+ has no value/],
    ['5 - {view.custom.none}', /The right side of - has no value/],
    ['{view.custom.none} > 0', /The left side of > has no value/],
    ['abs({view.custom.none})', /a number is missing: the value is null/],
    ['upper({view.custom.none})', /a text is missing: the value is null/],
    ['toInt("0x10")', /"0x10" is not a number/],
    ['toBoolean("maybe")', /"maybe" is neither true nor false/],
    ['sqrt(-1)', /the result is not a number/],
    ['substring("abc", 1, 9)', /no part from 1 to 9/],
    ['left("abc", -1)', /no number of characters/],
    ['numberFormat(1, "0.0 # kg")', /"#" at place 5/],
    ['dateFormat(0, "yyyy b")', /"b" at place 6 is no letter of dates/],
    ['dateFormat("2026-02-30", "dd")', /"2026-02-30" is not a date/],
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
