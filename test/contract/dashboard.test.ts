/** Dashboards: where widgets stand when people change them, and what of a change the gateway takes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dashboard } from '../../electron/contract/components/dashboard.ts';
import { arranged, isOn, isOver, roomFor, type Lines } from '../../electron/contract/components/dashboardGrid.ts';
import type { Json, JsonObject } from '../../electron/contract/json.ts';

const lines = (rowStart: number, rowEnd: number, columnStart: number, columnEnd: number): Lines => ({
  rowStart,
  rowEnd,
  columnStart,
  columnEnd,
});

describe('the grid of a dashboard', () => {
  const side = fc.integer({ min: 1, max: 3 });
  const start = fc.integer({ min: 1, max: 4 });
  const place = fc
    .tuple(start, side, start, side)
    .map(([row, high, column, wide]) => lines(row, row + high, column, column + wide));

  it('has nothing over another after a change, and nothing beside itself', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 6 }), place, fc.boolean(), (all, to, pack) => {
        const grid = { rowCount: 12, columnCount: 6, pack };
        const now = arranged(all, 0, to, grid);
        if (now === undefined) return;
        for (const [at, one] of now.entries()) {
          expect(isOn(one, grid)).toBe(true);
          for (const other of now.slice(at + 1)) expect(isOver(one, other)).toBe(false);
        }
        if (!pack) expect(now[0]).toEqual(to);
      }),
    );
  });

  it('has no place where there is none', () => {
    const grid = { rowCount: 2, columnCount: 2, pack: true };
    const all = [lines(1, 2, 1, 3), lines(2, 3, 1, 2)];
    expect(arranged(all, 1, lines(2, 4, 1, 2), grid)).toBeUndefined();
    expect(roomFor(all, { rows: 1, columns: 2 }, grid)).toBeUndefined();
    expect(roomFor(all, { rows: 1, columns: 1 }, grid)).toEqual(lines(2, 3, 2, 3));
  });
});

describe('a change of a dashboard', () => {
  const widget = (name: string, position: Lines, more: JsonObject = {}): JsonObject => ({
    name,
    viewPath: name,
    position: { ...position },
    ...more,
  });
  const one = widget('One', lines(1, 2, 1, 2), { minSize: { columnSpan: 1, rowSpan: 1 } });
  const props = {
    isEditing: true,
    stretch: { rowCount: 2, columnCount: 2 },
    widgets: [one],
    availableWidgets: [{ name: 'New', viewPath: 'New', category: 'Line 4', defaultSize: { rowSpan: 1 } }],
  };
  const why = (value: Json, more: JsonObject = {}) => dashboard.refuses?.({ ...props, ...more }, ['widgets'], value);

  it('is taken where it is one of places, of what stands there or can', () => {
    expect(why([{ ...one, position: { ...lines(2, 3, 2, 3) } }])).toBeUndefined();
    expect(why([one, widget('New', lines(2, 3, 1, 3))])).toBeUndefined();
    expect(why([])).toBeUndefined();
  });

  it('is refused otherwise, whatever a page says', () => {
    expect(why([], { isEditing: false })).toBe('This is not being changed.');
    expect(why([{ ...one, viewPath: 'Admin' }])).toMatch(/another one/);
    expect(why([{ ...one, position: { ...lines(2, 4, 1, 2) } }])).toBe('One would not be on the grid.');
    expect(why([one, widget('New', lines(1, 2, 1, 2))])).toBe('A widget would lie over another.');
    const large = { ...one, minSize: { columnSpan: 2, rowSpan: 1 } };
    expect(why([{ ...large, position: { ...lines(1, 2, 2, 3) } }], { widgets: [large] })).toBe(
      'One cannot be so small.',
    );
    expect(dashboard.refuses?.({ editingToggle: false }, ['isEditing'], true)).toMatch(/Nobody begins/);
  });
});
