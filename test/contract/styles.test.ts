import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SheetRule } from '../../electron/contract/page.ts';
import { knownClasses } from '../../electron/contract/knownClasses.ts';
import { sheetValue, splitClassStyle, splitStyle, styleValue } from '../../electron/contract/styles.ts';
import { processorTime } from '../support/processorTime.ts';

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

describe('a property for another program', () => {
  it.each(['MozBorderRadius', 'msTransform', '-o-transition', 'InkscapeFontSpecification', 'shapeInside'])(
    'is neither applied nor named: %s',
    (name) => {
      expect(splitStyle({ [name]: 'url(#a)', color: 'red' }, styleValue)).toEqual({
        css: [['color', 'red']],
        left: [],
      });
    },
  );
});

describe('a property of a style', () => {
  it.each<[string, string | number]>([
    ['--lineColor', '#fff'],
    ['inline-size', '10px'],
    ['block-size', '10px'],
    ['container-type', 'inline-size'],
    ['break-inside', 'avoid'],
    ['counter-reset', 'step'],
    ['-webkit-mask-size', 'cover'],
    ['-webkit-box-shadow', '0 0 2px red'],
    ['-webkit-transform', 'rotate(3deg)'],
    ['-webkit-filter', 'blur(1px)'],
    ['-webkit-appearance', 'none'],
    ['-webkit-background-clip', 'text'],
    ['clip-path', `polygon(${'0 0, '.repeat(300)}1px 1px)`],
  ])('passes where it does no harm: %s', (property, value) => {
    expect(styleValue(property, value)).toBe(value);
  });

  it('is a variable by its own name, whose number is no length', () => {
    expect(splitStyle({ '--lineWidth': 2 }, styleValue)).toEqual({ css: [['--lineWidth', '2']], left: [] });
  });

  it.each<[string, string]>([
    ['background', 'url(https://elsewhere.example/a.png)'],
    ['-webkit-mask-image', 'url(https://elsewhere.example/a.png)'],
    ['-webkit-mask-box-image', 'url(/system/images/a.png)'],
    ['--picture', 'url(https://elsewhere.example/a.png)'],
    ['--rest', 'red; } * { color: red'],
    ['content', '"Signed"'],
    ['all', 'unset'],
    ['grid-area', '"\\2039"'],
    ['filter', 'url(https://elsewhere.example/a.svg#f)'],
    ['cursor', 'image-set("https://elsewhere.example/a.png" 1x)'],
    ['-webkit-app-region', 'drag'],
    ['app-region', 'drag'],
    ['view-transition-name', 'all'],
    ['behavior', 'none'],
    ['colour', 'red'],
    ['color', '@import "a"'],
    ['color', 'a'.repeat(20_001)],
  ])('is refused where it loads, escapes or covers, or is none: %s: %s', (property, value) => {
    expect(styleValue(property, value)).toBeUndefined();
  });
});

describe('the style classes of a project', () => {
  it('are those with a file, and those that its style sheet alone speaks of', () => {
    const high = { base: { style: { color: 'red' } }, variants: [] };
    const look = (...selectors: string[]): SheetRule => ({
      kind: 'look',
      line: 1,
      selectors,
      around: [],
      declarations: [],
    });
    const known = knownClasses({ 'Alarm/High': high }, [
      look('.psc-Alarm\\/High', '.psc-btn:hover > .psc-icon\\.small', 'div.psc-größe'),
      look('.card .psc-btn'),
    ]);
    expect(Object.keys(known).sort()).toEqual(['Alarm/High', 'btn', 'größe', 'icon.small']);
    expect(known['Alarm/High']).toBe(high);
  });
});

describe('a text of a style sheet', () => {
  it.each([[['.lamp::before']], [['.lamp:after', '& .row::AFTER']]])(
    'is that of parts that have no other: %j',
    (parts) => {
      expect(sheetValue(parts, 'content', '"(" counter(row) ")"', styleValue)).toBe('"(" counter(row) ")"');
      expect(sheetValue(parts, 'content', 'url(/system/images/a.png)', styleValue)).toBeUndefined();
      expect(sheetValue(parts, 'content', 'attr(data-id)', styleValue)).toBeUndefined();
      expect(sheetValue(parts, 'app-region', 'drag', styleValue)).toBeUndefined();
    },
  );

  it.each([[['.lamp']], [['.lamp::before', '.lamp']], [[]]])('is none of elements: %j', (selectors) => {
    expect(sheetValue(selectors, 'content', '"Signed"', styleValue)).toBeUndefined();
  });
});

describe('a variable of the design', () => {
  const tokens = readFileSync(new URL('../../renderer/design/tokens.css', import.meta.url), 'utf8');
  const names = new Set([...tokens.matchAll(/^\s*(--[\w-]+):/gm)].map(([, name = '']) => name));

  it('is no style’s to set: the mark of a doubtful value is made of them', () => {
    expect(names.size).toBeGreaterThan(50);
    expect([...names].filter((name) => styleValue(name, 'transparent') !== undefined)).toEqual([]);
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
    const taken = processorTime(() => expect(styleValue('background', text)).toBeUndefined());
    // Where each blank began anew, a twentieth of the first took six seconds.
    expect(taken).toBeLessThan(2000);
  });
});
