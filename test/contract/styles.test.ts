import { describe, expect, it } from 'vitest';
import { splitClassStyle, splitStyle, styleValue } from '../../electron/contract/styles.ts';

describe('what is not applied of a style', () => {
  it('is no member that was never named; `!important` counts in a style class, as in a style sheet', () => {
    const style = { paddingLeft: '1rem !important', key: 'value', color: 'red' };
    expect(splitStyle(style, styleValue)).toEqual({ css: [['color', 'red']], left: ['paddingLeft'] });
    expect(splitClassStyle(style, styleValue)).toEqual({
      css: [
        ['padding-left', '1rem'],
        ['color', 'red'],
      ],
      left: [],
      important: new Set(['padding-left']),
    });
  });
});

describe('a picture in a style', () => {
  it.each([
    ['url( /system/images/a.png )', 'url("/system/images/a.png")'],
    ['url( "/system/images/a.png" ) no-repeat', 'url("/system/images/a.png") no-repeat'],
    ["url('/system/images/a.png')", 'url("/system/images/a.png")'],
  ])('is read in each way to write it: %s', (text, shown) => {
    expect(styleValue('background', text)).toBe(shown);
  });

  it.each([
    ['blanks', `url(${' '.repeat(1_000_000)}"`],
    ['beginnings', 'url( '.repeat(200_000)],
    ['quotes', 'url("'.repeat(200_000)],
  ])('of a million %s is looked through once', (_name, text) => {
    const began = performance.now();
    expect(styleValue('background', text)).toBeUndefined();
    // Where each blank began anew, a twentieth of the first took six seconds.
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
