import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cells, columnCount, holding } from '../../renderer/components/columns.ts';
import { firstShown, goOn, swiped } from '../../renderer/components/carousel.ts';
import { bounded, panes, writtenAs } from '../../renderer/components/split.ts';

const breakpoints = [
  { name: 'sm', minWidth: 0 },
  { name: 'lg', minWidth: 1000 },
  { name: 'md', minWidth: 500 },
];

describe('a column container', () => {
  it('holds to the largest breakpoint that there is room for, and those below stand in for it', () => {
    expect(holding(breakpoints, 1000)).toEqual(['lg', 'md', 'sm']);
    expect(holding(breakpoints, 999)).toEqual(['md', 'sm']);
    expect(holding(breakpoints, 10)).toEqual(['sm']);
  });

  it('orders a row, and goes on in a new line where columns are taken', () => {
    const rule = (order: number, colIndex: number, span = 4) => ({
      breakpoints: [{ name: 'lg', order, colIndex, span }],
    });
    expect(cells([rule(1, 0), rule(4, 0), rule(3, 8), rule(2, 4)], ['lg'])).toEqual([
      { row: 1, column: 1, span: 4 },
      { row: 2, column: 1, span: 4 },
      { row: 1, column: 9, span: 4 },
      { row: 1, column: 5, span: 4 },
    ]);
  });

  it('takes the rule of a smaller breakpoint, and a line for a child without any', () => {
    const small = { breakpoints: [{ name: 'sm', span: 6, colIndex: 3 }] };
    expect(cells([{}, small], ['lg', 'md', 'sm'])).toEqual([
      { row: 2, column: 1, span: 12 },
      { row: 1, column: 4, span: 6 },
    ]);
  });

  it('puts no two children into one cell, and none outside of the columns', () => {
    const rules = fc.array(
      fc.record({
        rowIndex: fc.integer({ min: 0, max: 3 }),
        colIndex: fc.integer({ min: -2, max: 14 }),
        span: fc.integer({ min: -1, max: 15 }),
        order: fc.integer({ min: -2, max: 5 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(rules, (all) => {
        const found = cells(
          all.map((rule) => ({ breakpoints: [{ name: 'lg', ...rule }] })),
          ['lg'],
        );
        const taken = found.flatMap(({ row, column, span }) =>
          Array.from({ length: span }, (_none, index) => `${row} ${column + index}`),
        );
        expect(found).toHaveLength(all.length);
        expect(new Set(taken).size).toBe(taken.length);
        for (const { column, span } of found) {
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column + span - 1).toBeLessThanOrEqual(columnCount);
        }
      }),
    );
  });
});

describe('a split container', () => {
  const child = (position?: string) => ({ position: position === undefined ? {} : { position } });

  it('has a child on each side, wherever they say', () => {
    const [right, left, plain] = [child('right'), child('left'), child()];
    expect(panes([right, left], 'horizontal')).toEqual({ first: [left], second: [right] });
    expect(panes([right, plain], 'horizontal')).toEqual({ first: [plain], second: [right] });
    expect(panes([child('top'), plain], 'horizontal')).toEqual({ first: [child('top')], second: [plain] });
    expect(panes([plain], 'vertical')).toEqual({ first: [plain], second: [] });
  });

  it('writes a size as the one before was written, within its room', () => {
    expect(writtenAs(100, 400, 240)).toBe(100);
    expect(writtenAs(100, 400, '240px')).toBe('100px');
    expect(writtenAs(100, 400, '50%')).toBe('25%');
    expect(writtenAs(1, 3, '50%')).toBe('33.33%');
    expect([bounded(-5, 100), bounded(50.4, 100), bounded(200, 100)]).toEqual([0, 50, 100]);
  });
});

describe('a carousel', () => {
  it('leaves no room empty, and begins again after the last pane', () => {
    expect([firstShown(0, 3, 1), firstShown(2, 3, 2), firstShown(9, 3, 1), firstShown(1, 1, 3)]).toEqual([0, 1, 2, 0]);
    expect([goOn(2, 1, 3, 1), goOn(0, -1, 3, 1), goOn(1, 1, 3, 2), goOn(0, 1, 0, 1)]).toEqual([0, 2, 0, 0]);
  });

  it('goes on where a finger pulled far enough', () => {
    expect([swiped(-200, 200, false), swiped(-199, 200, false), swiped(200, 200, false)]).toEqual([1, 0, -1]);
    expect([swiped(-200, 200, true), swiped(200, 200, true)]).toEqual([-1, 1]);
  });
});
