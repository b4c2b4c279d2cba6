import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../electron/format/numberPattern.ts';

/** Pattern, number, and what java.text.DecimalFormat of Java 17 gives for Locale.ENGLISH. */
const java: readonly (readonly [string, number, string])[] = [
  ['0.0%', 0.4567, '45.7%'],
  ['0', 2.5, '2'],
  ['0', 3.5, '4'],
  ['0.00', 0.125, '0.12'],
  ['0.00', 1.005, '1.00'],
  ['0.00', 2.675, '2.67'],
  ['#,##0.00', 1e21, '1,000,000,000,000,000,000,000.00'],
  ['#,##0.00', 1234.565, '1,234.57'],
  ['##.##', 0, '0'],
  ['##.##', 0.5, '0.5'],
  ['##.##', 9.995, '9.99'],
  ['.##', 0.5, '.5'],
  ['#.', 5, '5.'],
  ['#.00%', 0.4567, '45.67%'],
  ['0%', 0.125, '12%'],
  ['0%', 0.4567, '46%'],
  ['0.0‰', 0.4567, '456.7‰'],
  ['0.###E0', 0, '0E0'],
  ['0.###E0', 1234567.891, '1.235E6'],
  ['0.###E0', 1.5e-10, '1.5E-10'],
  ['##0.##E0', 12345, '12.345E3'],
  ['##0.##E0', 123456, '123.46E3'],
  ['##0.##E0', 0.00012345, '123.45E-6'],
  ['00.##E0', 123456, '12.35E4'],
  ['00E00', 12345, '12E03'],
  ['0.0;(0.0)', -3, '(3.0)'],
  ['0.0;(0.0)', 2.5, '2.5'],
  ['#,####', 1234567.891, '123,4568'],
  ['#,##0.00 kg', 1234567.891, '1,234,567.89 kg'],
  ["'Batch '000", 5, 'Batch 005'],
  ['0.0-', -3, '-3.0-'],
  ["0 '%'", 5, '5 %'],
  ['0000.0000', 31415.9, '31415.9000'],
  ['$0.00', -3, '-$3.00'],
  ['#,##0.00;(#,##0.00)', -1234567.891, '(1,234,567.89)'],
  ['0.################', 0.1, '0.1'],
  ['0.################', 1e-300, '0'],
  ["a'b''c'0", 5, "ab'c5"],
  ['0 %', Number.MAX_VALUE, '∞ %'],
];

describe('patterns of numbers', () => {
  it.each(java)('%s of %d is %s, as in Java', (pattern, value, shown) => {
    expect(formatNumber(value, pattern, 'en')).toBe(shown);
  });

  it.each([
    ['de', '-1.234.567,89'],
    ['de_DE', '-1.234.567,89'],
    ['fr', '-1\u202f234\u202f567,89'],
    ['sv', '\u22121\u00a0234\u00a0567,89'],
  ])('writes with the separators of %s', (locale, shown) => {
    expect(formatNumber(-1_234_567.891, '#,##0.00', locale)).toBe(shown);
  });

  it('a number that shows as zero carries no minus', () => {
    expect(formatNumber(-0.4, '0', 'en')).toBe('0');
    expect(formatNumber(-0, '0.0;(0.0)', 'en')).toBe('0.0');
    expect(formatNumber(-0.04, '0.0;(0.0)', 'en')).toBe('0.0');
  });

  it('keeps every digit of a decimal that comes as text', () => {
    expect(formatNumber('9007199254740993.55', '#,##0.00', 'en')).toBe('9,007,199,254,740,993.55');
    expect(formatNumber('0.125', '0.00', 'en')).toBe('0.12');
    expect(() => formatNumber('12 kg', '0', 'en')).toThrow('"12 kg" is not a number');
  });

  it.each([
    ['0.0.0', '"." at place 4'],
    ['0#', '"#" at place 2'],
    ['0.#0', '"0" at place 4'],
    ['0,', '"," at place 2'],
    ['0,0.0,0', '"," at place 6'],
    ["'abc0", 'its end'],
    ['kg', 'its end'],
    ['', 'its end'],
    ['0;0;0', '";" at place 4'],
    ['0E', '"E" at place 2'],
    ['0E+0', '"E" at place 2'],
    ['0.0 # kg', '"#" at place 5'],
    ['0%%', 'more than one sign of per cent'],
  ])('refuses %s and names the character', (pattern, reason) => {
    expect(() => formatNumber(1, pattern, 'en')).toThrow(reason);
  });

  it('refuses a locale that is none', () => {
    expect(() => formatNumber(1, '0', 'not a locale')).toThrow('the locale "not a locale" is not understood');
  });

  it('shows a whole number as it is, and never another one', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(Number(formatNumber(value, '#,##0', 'en').replaceAll(',', ''))).toBe(value);
      }),
    );
  });

  it('is never further from the number than half of its last place', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 6 }), (value, places) => {
        const shown = Number(formatNumber(value, places === 0 ? '0' : `0.${'0'.repeat(places)}`, 'en'));
        expect(Math.abs(shown - value)).toBeLessThanOrEqual(0.5 * 10 ** -places + 1e-9);
      }),
    );
  });
});
