import { expect, it } from 'vitest';
import { capital, letters, lettersAfter, lettersOf, marked, numbers, signs } from '../../renderer/keyboard/layouts.ts';

const printable = Array.from({ length: 0x7e - 0x20 }, (_, at) => String.fromCharCode(0x21 + at));

it('HM-11 every character that a keyboard of any of its languages types in a password can be typed', () => {
  for (const { rows, language } of letters) {
    const own = rows.flat();
    const latin = language === 'ru' ? letters[0].rows.flat() : [];
    const typed = new Set([...own, ...latin, ...signs.flat(2)].flatMap((key) => [key, capital(key, language)]));
    expect(printable.filter((character) => !typed.has(character))).toEqual([]);
  }
});

it('HM-11 no key stands twice in what is seen at once, and each types one character', () => {
  for (const rows of [...letters.map((one) => one.rows), ...signs, ...marked]) {
    const keys = rows.flat();
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => Array.from(key).length !== 1)).toEqual([]);
    expect(rows).toHaveLength(3);
  }
});

it('HM-11 the letters are of the language that is asked for, and the key of languages goes through all of them', () => {
  expect(lettersOf('de-AT').name).toBe('Deutsch');
  expect(lettersOf('xx').name).toBe('English');
  const seen = new Set([letters[0]]);
  for (let one = lettersAfter(letters[0]); one !== letters[0]; one = lettersAfter(one)) seen.add(one);
  expect(seen.size).toBe(letters.length);
});

it('HM-11 a capital is one letter', () => {
  expect(['a', 'ß', 'ä', 'ŉ', 'и'].map((key) => capital(key, 'de'))).toEqual(['A', 'ẞ', 'Ä', 'ŉ', 'И']);
});

it('HM-11 a digit stands below a digit: with the keys beside them, all rows of numbers have as many', () => {
  // Delete, Enter and Hide keys stand beside all rows but the third.
  expect(numbers.map((row, at) => row.length + (at === 2 ? 0 : 1))).toEqual([4, 4, 4, 4]);
  expect(numbers.flat().toSorted().join('')).toBe(',-.0123456789');
});
