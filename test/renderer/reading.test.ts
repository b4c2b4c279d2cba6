import { describe, expect, it } from 'vitest';
import { numberText, readingOf, spoken } from '../../renderer/components/reading.ts';
import { inJava, inNumeral } from '../../renderer/components/written.ts';

describe('what is shown of a value', () => {
  it('the last one of a stale value stays and is doubtful; another bad one is gone', () => {
    expect(readingOf(5, undefined)).toEqual({ value: 5, isDoubtful: false });
    expect(readingOf(5, { code: 'Bad_Stale' })).toEqual({ value: 5, isDoubtful: true });
    expect(readingOf(5, { code: 'Uncertain_LastKnownValue' })).toEqual({ value: 5, isDoubtful: true });
    expect(readingOf(5, { code: 'Bad_NotFound' })).toEqual({ value: undefined, isDoubtful: true });
  });

  it('is heard with its quality', () => {
    expect(spoken('52', undefined)).toBe('52');
    expect(spoken('52', { code: 'Bad_Stale' })).toBe('52, Stale');
    expect(spoken('', { code: 'Bad_NotFound' })).toBe('Not found');
  });
});

describe('numbers of indicators', () => {
  it('have no more digits than they are given', () => {
    expect(numberText(1234.56789, 'en')).toBe('1,234.5679');
    expect(numberText(0.1, 'de', 2)).toBe('0,1');
    expect(numberText(72.6, 'en', 0)).toBe('73');
  });

  it('stand as they are where a pattern is not understood', () => {
    expect(inJava(1234.5, '#,##0.00', 'en')).toBe('1,234.50');
    expect(inJava(1234.5, '0.0.0', 'en')).toBe('1,234.5');
    expect(inNumeral(0.64, '0%', 'en')).toBe('64%');
    expect(inNumeral(0.64, '0%%', 'en')).toBe('0.64');
    expect(inNumeral(11906, '', 'en')).toBe('11,906');
  });
});
