import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characterOf, hear, hearKeysOfScanner, scanIn, type ScanSettings } from '../../renderer/components/scans.ts';

/** The scans in what is typed. */
function scansIn(typed: string, settings: Partial<ScanSettings>): readonly string[] {
  const whole = { prefix: '', suffix: '', regex: '', window: 20, ...settings };
  const scans: string[] = [];
  let left = '';
  for (const character of typed) {
    const heard = hear(left, character, whole);
    left = heard.left;
    if (heard.scan !== undefined) scans.push(heard.scan);
  }
  return scans;
}

describe('a scan', () => {
  it('stands between its prefix and its suffix, which may have several characters', () => {
    expect(scansIn('ab]C1123\r\nx', { prefix: ']C1', suffix: '\n' })).toEqual(['123\r']);
    expect(scansIn('<<1><2>3>', { prefix: '<', suffix: '>' })).toEqual(['<1', '2']);
  });

  it('ends with Enter, however a project writes the end of a line', () => {
    expect(characterOf('Enter')).toBe('\n');
    for (const suffix of ['\n', '\r', '\r\n']) expect(scansIn('#12\n', { prefix: '#', suffix })).toEqual(['12']);
  });

  it('is the first group of an expression, looked for as far back as the project says', () => {
    expect(scansIn('zzAB1234zz', { regex: '([A-Z]{2}\\d{4})' })).toEqual(['AB1234']);
    expect(scansIn('AB1234', { regex: '([A-Z]{2}\\d{4})', window: 4 })).toEqual([]);
    expect(scansIn('AB1234', { regex: '[A-Z]{2}\\d{4}' })).toEqual([]);
  });

  it('is none where only one of prefix and suffix is set, or the expression is none', () => {
    expect(scansIn('<1>', { prefix: '<' })).toEqual([]);
    expect(scansIn('<1>', { regex: '(' })).toEqual([]);
    expect(scansIn('<1>', {})).toEqual([]);
  });

  it('is looked for in a time that grows with the text alone, whatever the expression', () => {
    expect(scansIn(`${'a'.repeat(200)}X`, { regex: '^((a+)+X)$', window: 1000 })).toEqual([`${'a'.repeat(200)}X`]);
    expect(scansIn('a'.repeat(300), { regex: '^(a+)+X$', window: 1000 })).toEqual([]);
    expect(scansIn('AB12', { regex: '(AB)(?=12)' })).toEqual([]);
  });

  it('that never ends is given up', () => {
    expect(scansIn(`<${'x'.repeat(5000)}>`, { prefix: '<', suffix: '>' })).toEqual([]);
  });

  it('is made of what keys type, and of no other keys', () => {
    expect(['a', 'Tab', 'Shift', 'F1', '\u00e4'].map(characterOf)).toEqual(['a', '\t', '', '', '\u00e4']);
  });
});

describe('HM-12 a scanner that types', () => {
  const found = (typed: string, apart: (key: number) => number, settings: Partial<ScanSettings>): readonly string[] => {
    const hearKey = hearKeysOfScanner();
    let at = 1000;
    return Array.from(typed).flatMap(
      (key, index) =>
        hearKey(key, (at += apart(index)), { prefix: '', suffix: '', regex: '', window: 20, ...settings }) ?? [],
    );
  };

  it('is heard by how fast its keys follow each other', () => {
    expect(found('x<12>', () => 12, { prefix: '<', suffix: '>' })).toEqual(['12']);
    expect(found('4006381333931', () => 12, { regex: '(\\d{13})' })).toEqual(['4006381333931']);
    const afterPause = found('7AB12', (key) => (key === 1 ? 500 : 12), { regex: '(AB\\d\\d)' });
    expect(afterPause).toEqual(['AB12']);
  });

  it('is nobody who types at 30 to 200 ms a key', () => {
    const text = fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom('<', '>', '1', 'a', '[', ']') });
    const pauses = fc.array(fc.integer({ min: 30, max: 200 }), { minLength: 30, maxLength: 30 });
    const settings = fc.constantFrom({ prefix: '<', suffix: '>' }, { prefix: '[', suffix: ']' }, { regex: '(.)' });
    fc.assert(
      fc.property(text, pauses, settings, (typed, times, set) => {
        expect(found(typed, (key) => times[key] ?? 30, set)).toEqual([]);
      }),
    );
  });

  it('whose first and last keys the site names is read whole, or what an input says of it', () => {
    const settings = { prefix: '', suffix: '', regex: '', window: 20 };
    expect(scanIn('4711', settings)).toBe('4711');
    expect(scanIn('[4711]', { ...settings, prefix: '[', suffix: ']' })).toBe('4711');
    expect(scanIn('4711', { ...settings, prefix: '[', suffix: ']' })).toBe('4711');
    expect(scanIn('LOT-4711', { ...settings, regex: '(\\d{4})' })).toBe('4711');
    expect(scanIn('LOT', { ...settings, regex: '(\\d{4})' })).toBeUndefined();
  });
});
