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
