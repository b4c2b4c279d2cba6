import fc from 'fast-check';
import { expect, it } from 'vitest';
import { copyDoubles, exactJson, isDoubleAt, keepDouble, parseExactJson } from '../../electron/contract/doubles.ts';
import { writeInside } from '../../electron/contract/inside.ts';
import { json, type Json } from '../../electron/contract/json.ts';

const read = (text: string): Json => json.parse(parseExactJson(text));

it('a double that is whole stays one through JSON, wherever it stands', () => {
  for (const text of ['[7.0,7,{"a":7.0,"b":[1,2.0]},"7.0",7.5]', '{"x":-3.0}', '[1e+21,100000000000000000000.0]'])
    expect(exactJson(read(text))).toBe(text);
  expect(exactJson(read('[1E3, 2e-1]'))).toBe('[1000.0,0.2]');
});

it('every value has the text that JSON has for it, but for doubles that are whole', () => {
  const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(number, fc.string(), fc.boolean(), fc.constant(null), tie('list'), tie('object')),
    list: fc.array(tie('value'), { maxLength: 4 }),
    object: fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
  }));
  fc.assert(
    fc.property(value, (given) => {
      const text = JSON.stringify(given);
      expect(JSON.parse(exactJson(parseExactJson(text)))).toEqual(JSON.parse(text));
    }),
  );
});

it('a write inside of a value keeps what the others are, and not what was where it writes', () => {
  const before = read('{"rows":[7.0,8.0],"mean":7.0}');
  expect(exactJson(writeInside(before, ['rows', 0], 1))).toBe('{"rows":[1,8.0],"mean":7.0}');
  expect(exactJson(writeInside(before, ['mean'], 1))).toBe('{"rows":[7.0,8.0],"mean":1}');
  expect(exactJson(before)).toBe('{"rows":[7.0,8.0],"mean":7.0}');
});

it('what is kept of one value is not of an equal one, and not of other members', () => {
  const holder = [7, 7];
  keepDouble(holder, 1);
  const copy = [7, 7];
  copyDoubles(holder, copy, 0);
  expect([isDoubleAt(holder, 0), isDoubleAt(holder, 1), isDoubleAt(copy, 1), isDoubleAt([7, 7], 1)]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
