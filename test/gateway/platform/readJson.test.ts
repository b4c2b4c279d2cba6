import { expect, it } from 'vitest';
import { exactJson } from '../../../electron/contract/doubles.ts';
import { json } from '../../../electron/contract/json.ts';
import { parseJson } from '../../../electron/gateway/platform/readJson.ts';

it('keeps which numbers are doubles beside a whole number that is read as a text', () => {
  const text = '{"of":{"7":"123456789012345678"},"long":[123456789012345678,-9007199254740993],"level":7.0,"count":7}';
  const read = parseJson(text, json);
  expect(read.ok && exactJson(read.value)).toBe(
    '{"of":{"7":"123456789012345678"},"long":["123456789012345678","-9007199254740993"],"level":7.0,"count":7}',
  );
  expect(read.ok && read.problems).toHaveLength(2);
});

it('names what stands twice in one object, and refuses it where nothing of a file may stand aside', () => {
  const text = '{\n"a": {"b\\\\": 1, "c": "a\\": b", "b\\\\": 2},\n"list": [{"a": 1}, {"a": 2}],\n"a" : 3}';
  const first = 'line 4: "a" stands twice in one object; the last one is read';
  const second = 'line 2: "b\\\\" stands twice in one object; the last one is read';
  const mended = parseJson(text, json, () => undefined);
  expect(mended).toMatchObject({ ok: true, value: { a: 3, list: [{ a: 1 }, { a: 2 }] } });
  expect(mended.ok && [...mended.problems].sort()).toEqual([second, first]);
  expect(parseJson('{"expression": 1, "expression": 2}', json)).toEqual({
    ok: false,
    reason: 'line 1: "expression" stands twice in one object; the last one is read',
  });
  expect(parseJson('{"a": {"b": 1}, "b": {"a": "\\"a\\": 1"}}', json)).toMatchObject({ ok: true, problems: [] });
});
