import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasetValue } from '../../../electron/contract/values.ts';
import {
  bentPath,
  bentWords,
  besidePie,
  pieOf,
  sectionPath,
  spread,
  rimPath,
} from '../../../renderer/components/chart/pie.ts';

describe('the sections of a pie', () => {
  it('have the first text as their name and the first number as their value', () => {
    const pie = pieOf([
      { flavor: 'Apple', count: 3 },
      { flavor: 'Pecan', count: 1 },
    ]);
    expect(pie?.sections.map(({ name, value, share }) => [name, value, share])).toEqual([
      ['Apple', 3, 0.75],
      ['Pecan', 1, 0.25],
    ]);
  });

  it('come from a dataset, too', () => {
    const pie = pieOf(
      datasetValue([
        { name: 'n', type: 'String', data: ['a'] },
        { name: 'v', type: 'Integer', data: [2] },
      ]),
    );
    expect(pie?.sections.map(({ name }) => name)).toEqual(['a']);
  });

  it('leave out what has no value or less than none, and say so', () => {
    const pie = pieOf([
      { n: 'a', v: 1 },
      { n: 'b', v: null },
      { n: 'c', v: -1 },
    ]);
    expect(pie?.sections.map(({ name }) => name)).toEqual(['a']);
    expect(pie?.problems).toEqual(['b has no value.', 'c is below zero.']);
  });

  it('go around the circle once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1 }), (values) => {
        const sections = pieOf(values.map((v, at) => ({ n: `s${at}`, v })))?.sections ?? [];
        const sum = values.reduce((all, one) => all + one, 0);
        expect(sections.at(-1)?.to ?? 0).toBeCloseTo(sum === 0 ? 0 : 1, 9);
        expect(sections.every(({ from }, at) => from === (sections[at - 1]?.to ?? 0))).toBe(true);
      }),
    );
  });

  it('are drawn as a piece, as a whole circle, and as a ring', () => {
    expect(sectionPath({ from: 0, to: 0.25 }, 10, 0)).toBe('M0 -10A10 10 0 0 1 10 0L0 0Z');
    expect(sectionPath({ from: 0, to: 1 }, 10, 0)).toBe('M0 -10A10 10 0 0 1 0 10A10 10 0 0 1 0 -10Z');
    expect(sectionPath({ from: 0, to: 0.25 }, 10, 5)).toBe('M0 -10A10 10 0 0 1 10 0L5 0A5 5 0 0 0 0 -5Z');
    expect(sectionPath({ from: 0.5, to: 0.5 }, 10, 0)).toBe('');
  });

  it('have words that do not lie over one another where there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { maxLength: 8 }), (places) => {
        const found = spread(places, 20, -100, 100).toSorted((one, other) => one - other);
        expect(found.every((top, at) => at === 0 || top - (found[at - 1] ?? 0) >= 20 - 1e-9)).toBe(true);
        expect(found.every((top) => top >= -100 - 1e-9 && top <= 100 + 1e-9)).toBe(true);
      }),
    );
  });
});

it('words stand beside a pie at each height, and where it ends, anywhere', () => {
  for (const height of [-80, -30, 0, 45, 99]) {
    expect(Math.hypot(besidePie(height, 100, 7, false), height)).toBeCloseTo(107);
  }
  expect(besidePie(120, 100, 7, false)).toBe(0);
  // A disc is flat, and as wide in all of the height of its rim.
  expect(besidePie(9, 100, 7, true)).toBe(107);
  expect(besidePie(80, 100, 7, true)).toBe(0);
});

describe('words that follow the circle', () => {
  it('go with the clock above, and against it below', () => {
    expect(bentPath({ from: 0, to: 0.25 }, 105)).toBe('M0 -100A100 100 0 0 1 100 0');
    expect(bentPath({ from: 0.25, to: 0.75 }, 95)).toBe('M-100 0A100 100 0 0 0 100 0');
    expect(bentPath({ from: 0, to: 1 }, 95)).toMatch(/^M.*A100 100 0 1 0 /);
  });

  it('are cut where their section ends', () => {
    expect(bentWords('Cleaning: 50 %', { from: 0, to: 0.5 }, 100)).toBe('Cleaning: 50 %');
    expect(bentWords('Cleaning: 10 %', { from: 0, to: 0.1 }, 100)).toBe('Cleanin…');
    expect(bentWords('Cleaning: 1 %', { from: 0, to: 0.01 }, 100)).toBe('');
  });
});

describe('a disc', () => {
  it('shows the outer rim in front, and the inner one behind', () => {
    expect(rimPath({ from: 0, to: 0.25 }, 100, 0)).toBe('');
    expect(rimPath({ from: 0.25, to: 0.5 }, 100, 0)).toBe('M100 -9A100 60 0 0 1 0 51L0 69A100 60 0 0 0 100 9Z');
    expect(rimPath({ from: 0.9, to: 1 }, 100, 0)).toBe('');
    expect(rimPath({ from: 0.75, to: 1 }, 100, 50)).toBe('M-50 -9A50 30 0 0 1 0 -39L0 -21A50 30 0 0 0 -50 9Z');
    expect(rimPath({ from: 0, to: 1 }, 100, 50).match(/M/g)).toHaveLength(3);
  });
});
