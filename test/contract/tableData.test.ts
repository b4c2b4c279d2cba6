import { describe, expect, it } from 'vitest';
import { rowAt } from '../../electron/contract/tableData.ts';

describe('a row of a table', () => {
  it.each([-1, 0.5, 2, NaN, Infinity])('is there for no place %d', (at) => {
    expect(rowAt([{ a: 1 }, { a: 2 }], at)).toBeUndefined();
    expect(rowAt({ $columns: [{ name: 'a', data: [1, 2] }] }, at)).toBeUndefined();
  });

  it('is there for its own', () => {
    expect(rowAt({ $columns: [{ name: 'a', data: [1, 2] }] }, 1)?.cells).toEqual({ a: 2 });
  });
});
