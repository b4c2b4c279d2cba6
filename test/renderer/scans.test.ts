import { describe, expect, it } from 'vitest';
import { characterOf, hear, type ScanSettings } from '../../renderer/components/scans.ts';

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
