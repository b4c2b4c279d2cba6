import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate } from '../../electron/format/datePattern.ts';
import { formatMoment } from '../../electron/format/momentPattern.ts';
import { formatNumber } from '../../electron/format/numberPattern.ts';
import { formatNumeral } from '../../electron/format/numeralPattern.ts';

describe('patterns of numbers in tables', () => {
  it.each([
    ['0%', 0.25, '25%'],
    ['0,0.##', 1234.5, '1,234.5'],
    ['0,0.##', 1234, '1,234'],
    ['0,0.00', 1234.565, '1,234.57'],
    ['000', 5, '005'],
    ['0[.]00', 3, '3'],
    ['0[.]00', 3.1, '3.10'],
    ['0.0[00]', 3.14159, '3.142'],
    ['(0,0)', -3000, '(3,000)'],
    ['+0', 3, '+3'],
    ['$0,0.00', 1234.5, '$1,234.50'],
    ['0.00', 0.125, '0.13'],
    ['#,##0.00', 1234567, '1,234,567.00'],
    ['0.0', -0.001, '0.0'],
    ['00:00:00', 25, '0:00:25'],
    ['00:00:00', 63846.4, '17:44:06'],
    ['0:00:00', -61, '-0:01:01'],
    ['0.00e+0', 1395, '1.40e+3'],
    ['0.0e-0', 0.0000128398, '1.3e-5'],
  ])('%s of %d is %s', (pattern, value, shown) => {
    expect(formatNumeral(value, pattern, 'en')).toBe(shown);
  });

  it('writes with the separators of the locale', () => {
    expect(formatNumeral(1234.5, '0,0.00', 'de')).toBe('1.234,50');
  });

  it.each([
    ['0a', '"a" at place 2'],
    ['0o', '"o" at place 2'],
    ['00:00', '":" at place 3'],
    ['0.0 kg', '"k" at place 5'],
    ['(0', 'bracket'],
    ['', 'digit'],
  ])('refuses %s and names the character', (pattern, reason) => {
    expect(() => formatNumeral(1, pattern, 'en')).toThrow(reason);
  });
});

describe('patterns of dates in tables', () => {
  const time = Date.UTC(2026, 10, 26, 14, 3, 25, 7);

  it.each([
    ['YYYY-MM-DD HH:mm', '2026-11-26 15:03'],
    ['MM/DD/YYYY', '11/26/2026'],
    ['LLL', 'November 26, 2026 3:03 PM'],
    ['ddd D MMM [at] h:mm a', 'Thu 26 Nov at 3:03 pm'],
    ['GGGG-[W]WW', '2026-W48'],
    ['DDDD Q d E', '330 4 4 4'],
    ['ss.SSS', '25.007'],
    ['Z ZZ z', '+01:00 +0100 CET'],
    ['X', '1795701805'],
  ])('%s is %s', (pattern, shown) => {
    expect(formatMoment(time, pattern, 'Europe/Berlin', 'en')).toBe(shown);
  });

  it.each([
    ['en', 'MMM Do YY', 'Nov 26th 26'],
    ['en', 'Mo DDDo do wo Wo Qo', '11th 330th 4th 48th 48th 4th'],
    ['de', 'Do MMMM', '26. November'],
    ['fr', 'Do MMMM', '26 novembre'],
    ['fr', 'Mo Wo', '11e 48e'],
    ['nl', 'Do MMMM', '26ste november'],
    ['es', 'Do', '26º'],
  ])('counts as people of %s do: %s is %s', (locale, pattern, shown) => {
    expect(formatMoment(time, pattern, 'Europe/Berlin', locale)).toBe(shown);
  });

  it.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [4, '4th'],
    [11, '11th'],
    [12, '12th'],
    [13, '13th'],
    [21, '21st'],
    [22, '22nd'],
    [23, '23rd'],
    [30, '30th'],
  ])('day %i is the %s', (day, shown) => {
    expect(formatMoment(Date.UTC(2026, 0, day), 'Do', 'UTC', 'en')).toBe(shown);
  });

  it('refuses what it does not write, by name', () => {
    expect(() => formatMoment(time, 'yo', 'UTC', 'en')).toThrow('begins "yo", which this version does not write');
    expect(() => formatMoment(time, 'Do MMMM', 'UTC', 'ja')).toThrow(
      'begins "Do", which is not known in the language "ja"',
    );
    expect(() => formatMoment(time, 'LL', 'UTC', 'zh-CN')).toThrow(
      'begins "LL", which is not known in the language "zh-CN"',
    );
  });

  it.each([
    ['de', 'LLLL', 'Donnerstag, 26. November 2026 15:03'],
    ['de_AT', 'l LTS', '26.11.2026 15:03:25'],
    ['en-GB', 'L LT', '26/11/2026 15:03'],
    ['en-AU', 'LLL', '26 November 2026 3:03 PM'],
    ['fr-CA', 'L', '2026-11-26'],
    ['fr', 'LLLL', 'jeudi 26 novembre 2026 15:03'],
    ['es-MX', 'LL', '26 de noviembre de 2026'],
    ['pt-BR', 'LLL', '26 de novembro de 2026 às 15:03'],
    ['pl', 'LL', '26 listopada 2026'],
    ['sv', 'LLL lll', '26 november 2026 kl. 15:03 26 nov. 2026 15:03'],
    ['da', 'LLLL', 'torsdag d. 26. november 2026 kl. 15:03'],
    ['hu', 'LLLL', '2026. november 26., csütörtök 15:03'],
    ['cs', 'l', '26. 11. 2026'],
    ['ru', 'LLL', '26 ноября 2026 г., 15:03'],
    ['ja', 'LLLL llll', '2026年11月26日 木曜日 15:03 2026年11月26日(木) 15:03'],
    ['ko', 'lll', '2026년 11월 26일 오후 3:03'],
  ])('are those of the language: %s, %s', (locale, pattern, shown) => {
    expect(formatMoment(time, pattern, 'Europe/Berlin', locale)).toBe(shown);
  });
});

describe('any pattern', () => {
  it.each([
    ['of numbers', (pattern: string) => formatNumber(-1234.5, pattern, 'en')],
    ['of numbers in tables', (pattern: string) => formatNumeral(-1234.5, pattern, 'en')],
    ['of dates', (pattern: string) => formatDate(0, pattern, 'UTC', 'en')],
    ['of dates in tables', (pattern: string) => formatMoment(0, pattern, 'UTC', 'en')],
  ])('%s is obeyed or refused, never a crash', (_what, format) => {
    const letters = "0 # , . ; % E ' $ [ ] ( ) + - k g y Y M d D H h m s S a Z z X L Q w".split(' ');
    const patterns = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(' ', ...letters), maxLength: 12 }));
    fc.assert(
      fc.property(patterns, (pattern) => {
        try {
          expect(typeof format(pattern)).toBe('string');
        } catch (error) {
          expect(error).toHaveProperty('code', 'illegal-argument');
        }
      }),
      { numRuns: 500 },
    );
  });
});
