import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  intervalsOf,
  intervalsOver,
  isIn,
  placesIn,
  type Interval,
} from '../../../electron/contract/tableSelection.ts';
import { moveOf } from '../../../renderer/components/table/keys.ts';
import { selectedAfter, type Press, type Selecting } from '../../../renderer/components/table/selecting.ts';

const shown = [0, 1, 2, 3, 4, 5];
const plain = { extends: false, toggles: false };

function after(mode: Selecting['mode'], selected: readonly Interval[], press: Press, anchor = 1): readonly Interval[] {
  return selectedAfter({ mode, selected, anchor, shown }, press);
}

describe('what is selected after a press', () => {
  it('is the row, where no key is held', () => {
    expect(after('multiple interval', [[0, 3]], { row: 4, ...plain })).toEqual([[4, 4]]);
  });

  it('is one row in a table of one, or none with Ctrl', () => {
    expect(after('single', [], { row: 4, extends: true, toggles: false })).toEqual([[4, 4]]);
    expect(after('single', [[4, 4]], { row: 4, extends: false, toggles: true })).toEqual([]);
  });

  it('goes from where the person began to the row, with Shift', () => {
    expect(after('single interval', [[1, 1]], { row: 4, extends: true, toggles: false })).toEqual([[1, 4]]);
    const back = after('multiple interval', [[4, 4]], { row: 2, extends: true, toggles: false }, 4);
    expect(placesIn(back, 6)).toEqual([2, 3, 4]);
    expect(back.at(-1)?.[1]).toBe(2);
  });

  it('are the rows as they are shown, where those are sorted', () => {
    const sorted = { mode: 'multiple interval', selected: [], anchor: 5, shown: [5, 0, 4, 1, 3, 2] } as const;
    const now = selectedAfter(sorted, { row: 4, extends: true, toggles: false });
    expect(placesIn(now, 6)).toEqual([0, 4, 5]);
    expect(now.at(-1)?.[1]).toBe(4);
  });

  it('is one row more, or less, with Ctrl', () => {
    const more = after('multiple interval', [[0, 1]], { row: 4, extends: false, toggles: true });
    expect(placesIn(more, 6)).toEqual([0, 1, 4]);
    const less = after('multiple interval', more, { row: 0, extends: false, toggles: true });
    expect(placesIn(less, 6)).toEqual([1, 4]);
  });
});

describe('intervals', () => {
  it('hold the places that they were made of, and end where they should', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(40), { minLength: 1 }), fc.nat(), (places, pick) => {
        const end = places[pick % places.length] ?? 0;
        const intervals = intervalsOver(places, end);
        expect(placesIn(intervals, 41)).toEqual(places.toSorted((one, other) => one - other));
        expect(intervals.at(-1)?.[1]).toBe(end);
        for (const place of places) expect(isIn(intervals, place)).toBe(true);
      }),
    );
  });

  it('count while the selected row is their end, and only where several can be selected', () => {
    const rows = [
      [0, 1],
      [4, 3],
    ];
    expect(intervalsOf(3, rows, 'multiple interval')).toEqual(rows);
    expect(intervalsOf(5, rows, 'multiple interval')).toEqual([[5, 5]]);
    expect(intervalsOf(3, rows, 'single')).toEqual([[3, 3]]);
    expect(intervalsOf(-1, rows, 'multiple interval')).toEqual([]);
    expect(intervalsOf(null, rows, 'multiple interval')).toEqual([]);
  });
});

describe('keys in a table', () => {
  const size = { rows: 10, columns: 3, page: 4 };
  it.each([
    ['ArrowDown', { at: 9, column: -1 }, { at: 9, column: -1 }],
    ['ArrowRight', { at: 2, column: -1 }, { at: 2, column: 0 }],
    ['ArrowLeft', { at: 2, column: 0 }, { at: 2, column: -1 }],
    ['PageDown', { at: 2, column: 1 }, { at: 6, column: 1 }],
    ['Home', { at: 2, column: -1 }, { at: 0, column: -1 }],
    ['End', { at: 2, column: 0 }, { at: 2, column: 2 }],
    ['x', { at: 2, column: 0 }, undefined],
  ])('%s leads from %j to %j', (key, from, to) => {
    expect(moveOf({ key, ctrlKey: false }, from, size, false)).toEqual(to);
  });

  it('lead the other way where the text runs from right to left', () => {
    expect(moveOf({ key: 'ArrowLeft', ctrlKey: false }, { at: 0, column: -1 }, size, true)).toEqual({
      at: 0,
      column: 0,
    });
  });
});
