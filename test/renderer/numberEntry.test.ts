import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTypedNumber, stepped, typedNumber } from '../../renderer/components/numberEntry.ts';
import { labelled, shareOf } from '../../renderer/components/sliderScale.ts';

const locales = fc.constantFrom('en', 'de', 'fr', 'de-CH', 'sv', 'ar', 'hi');

describe('a number that is typed', () => {
  it('is read as it stands in the field, in every locale', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
        locales,
        (value, locale) => {
          fc.pre(value === 0 || Math.abs(value) > 1e-10);
          expect(readTypedNumber(typedNumber(value, locale), locale)).toBeCloseTo(value, 9);
        },
      ),
    );
  });

  it.each([
    ['1,234', 'en', 1234],
    ['1,234.5', 'en', 1234.5],
    ['1.234,5', 'de', 1234.5],
    ['1,5', 'de', 1.5],
    // A point that parts no groups is no group: never fifteen.
    ['1.5', 'de', 1.5],
    ['1.234', 'de', 1234],
    ['1 234,5', 'fr', 1234.5],
    ['-7', 'en', -7],
    ['\u22127', 'sv', -7],
    ['.5', 'en', 0.5],
    ['1e3', 'en', 1000],
  ])('%s in %s is %d', (text, locale, value) => {
    expect(readTypedNumber(text, locale)).toBe(value);
  });

  it('is nothing where nothing is typed, and no number where it is none', () => {
    expect(readTypedNumber('  ', 'en')).toBeNull();
    for (const text of ['12o0', '1,23', '1.2.3', '--1', 'e5', '1e999', 'Infinity']) {
      expect(readTypedNumber(text, 'en')).toBeUndefined();
    }
  });
});

describe('a step', () => {
  it('adds nothing of binary fractions', () => {
    expect(stepped(0.1, 0.2)).toBe(0.3);
    expect(stepped(1.25, -0.05)).toBe(1.2);
    expect(stepped(1e-7, 1e-7)).toBe(2e-7);
    expect(stepped(3, 1)).toBe(4);
  });

  it('forth and back is where it was', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((whole) => whole / 100);
    fc.assert(
      fc.property(cents, cents, (value, step) => {
        expect(stepped(stepped(value, step), -step)).toBeCloseTo(value, 9);
      }),
    );
  });
});

describe('the scale of a slider', () => {
  it('places a value between its ends, and one outside at the end', () => {
    expect([20, 10, 60, 5, 99].map((value) => shareOf(value, 10, 60))).toEqual([0.2, 0, 1, 0, 1]);
    expect(shareOf(5, 5, 5)).toBe(0);
  });

  it('is labelled from the least on, and not where nobody could read it', () => {
    expect(labelled(0, 1, 0.25, 100)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(labelled(0, 100, 30, 100)).toEqual([0, 30, 60, 90]);
    for (const [min, max, interval] of [
      [0, 1000, 1],
      [0, 10, 0],
      [10, 0, 1],
    ] as const)
      expect(labelled(min, max, interval, 100)).toEqual([]);
  });
});
