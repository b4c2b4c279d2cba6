import { describe, expect, it } from 'vitest';
import { rowsOf, type Row } from '../../../electron/contract/tableData.ts';
import { steady } from '../../../renderer/components/table/arrangement.ts';
import { rowFollower } from '../../../renderer/components/table/editedRow.ts';

const rows = (...lots: readonly string[]): readonly Row[] => rowsOf(lots.map((lot) => ({ lot }))) ?? [];

describe('the row that is edited', () => {
  it('is another one where it stands elsewhere now, or is gone', () => {
    const follow = rowFollower();
    expect(follow(1, rows('A', 'B'))).toBe(false);
    expect(follow(1, rows('N', 'A', 'B'))).toBe(true);
    const shorter = rowFollower();
    shorter(1, rows('A', 'B'));
    expect(shorter(1, rows('A'))).toBe(true);
  });

  it('is the same one with other values, and where nothing was edited before', () => {
    const follow = rowFollower();
    expect(follow(undefined, rows('A'))).toBe(false);
    expect(follow(0, rows('B', 'A'))).toBe(false);
    expect(follow(0, rows('C', 'A'))).toBe(false);
    expect(follow(1, rows('C', 'A'))).toBe(false);
  });

  it('stays where it is, with those around it, until it is not edited any more', () => {
    const keep = steady();
    expect(keep([0, 1, 2], undefined)).toEqual([0, 1, 2]);
    expect(keep([2, 0, 1], 1)).toEqual([0, 1, 2]);
    expect(keep([3, 2, 0], 1)).toEqual([0, 1, 2, 3]);
    expect(keep([3, 2, 0], undefined)).toEqual([3, 2, 0]);
  });
});
