import { expect, it } from 'vitest';
import { valueWords } from '../../../renderer/components/chart/words.ts';

it.each([
  [1234567, '1,234,567'],
  [-98765432.5, '-98,765,433'],
  [123456.7, '123,457'],
  [0.1 + 0.2, '0.3'],
  [12.3456789, '12.3457'],
])('a value of %d is read as %s', (value, words) => {
  expect(valueWords(value, 'en')).toBe(words);
});
