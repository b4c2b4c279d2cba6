import { describe, expect, it } from 'vitest';
import { columnsOf, rowsOf } from '../../../electron/contract/tableData.ts';
import type { JsonObject } from '../../../electron/contract/json.ts';
import { leastWidth, widthsOf } from '../../../renderer/components/table/columns.ts';

const rows = rowsOf([{ a: 'A long name that nobody would have thought of', b: 1 }]) ?? [];
const widths = (columns: readonly JsonObject[]) => widthsOf(columnsOf(columns, rows), rows, {}, false);

describe('the widths of columns', () => {
  it('are by what stands in them, and give way down to their titles before a table is scrolled', () => {
    const [long, short] = widths([{ field: 'a' }, { field: 'b' }]);
    expect(long?.share).toBeGreaterThan(3 * (short?.share ?? 0));
    expect(leastWidth(widths([{ field: 'a' }, { field: 'b' }]))).toBeLessThan(150);
  });

  it('are as they are where the project is strict', () => {
    expect(widths([{ field: 'a', width: 400, strictWidth: true }])).toEqual([{ least: 400, share: 0 }]);
  });
});
