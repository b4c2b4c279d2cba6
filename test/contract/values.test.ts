/** Dates among the values of properties. */
import { describe, expect, it } from 'vitest';
import { millisOf } from '../../electron/contract/components/shapes.ts';
import { dateValue, millisOfDate } from '../../electron/contract/values.ts';

const last = 8.64e15;

describe('a date', () => {
  it('is of a day that calendars have', () => {
    for (const millis of [0, -last, last]) {
      expect(millisOfDate(dateValue(millis))).toBe(millis);
      expect([millisOf(millis), millisOf(dateValue(millis))]).toEqual([millis, millis]);
    }
  });

  it('is none that lies outside of all calendars: who wrote it would be told of no day', () => {
    for (const millis of [1e308, -1e308, last + 1]) {
      expect(millisOfDate(dateValue(millis))).toBeUndefined();
      expect([millisOf(millis), millisOf(dateValue(millis))]).toEqual([undefined, undefined]);
    }
  });

  it('is no text and no other object', () => {
    for (const value of ['2026-11-30', { $ts: '5' }, [], null]) expect(millisOf(value)).toBeUndefined();
  });
});
