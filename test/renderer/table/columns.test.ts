import { describe, expect, it } from 'vitest';
import { columnsOf, rowsOf } from '../../../electron/contract/tableData.ts';
import type { JsonObject } from '../../../electron/contract/json.ts';
import { leastWidth, sampler, widthsOf } from '../../../renderer/components/table/columns.ts';

const rows = rowsOf([{ a: 'A long name that nobody would have thought of', b: 1 }]) ?? [];
const widths = (named: readonly JsonObject[], over = rows) => {
  const columns = columnsOf(named, over);
  return widthsOf(columns, sampler()(columns, over), {}, false);
};

describe('the widths of columns', () => {
  it('give way down to their longest words before a table is scrolled', () => {
    const [long, short] = widths([{ field: 'a' }, { field: 'b' }]);
    expect(long?.share).toBeGreaterThan(3 * (short?.share ?? 0));
    expect(leastWidth(widths([{ field: 'a' }, { field: 'b' }]))).toBeLessThan(150);
  });

  it('keep words whole that stand in the cells, and in titles of several words', () => {
    const people = rowsOf([{ needs: 'Supervisor or Quality' }]) ?? [];
    const leastOf = (title: string): number => {
      return widths([{ field: 'needs', header: { title } }], people)[0]?.least ?? 0;
    };
    // Ten letters of 16 pixels with what stands around.
    expect(leastOf('Needs')).toBeGreaterThan(100);
    expect(leastOf('Needs')).toBeLessThan(120);
    expect(leastOf('Who may sign it')).toBe(leastOf('Needs'));
    expect(leastOf('Who may countersign')).toBeGreaterThan(leastOf('Needs'));
  });

  it('break a word that is longer than a column should be', () => {
    const hashes = rowsOf([{ hash: 'a'.repeat(64) }]) ?? [];
    expect(leastWidth(widths([{ field: 'hash' }], hashes))).toBeLessThan(250);
  });

  it('stay while values come, but for a column that held nothing before', () => {
    const columns = columnsOf([{ field: 'needs' }, { field: 'signer' }], []);
    const sample = sampler();
    const over = (needs: string, signer: string | null) =>
      widthsOf(columns, sample(columns, rowsOf([{ needs, signer }]) ?? []), {}, false);
    const [needs, signer] = over('Quality', null);
    const later = over('Somebody of the night shift', 'Samir Haddad');
    expect(later[0]).toEqual(needs);
    expect(later[1]?.share).toBeGreaterThan(signer?.share ?? Infinity);
    expect(over('Quality', 'Somebody with a long name')).toEqual(later);
  });

  it('are as they are where the project is strict', () => {
    expect(widths([{ field: 'a', width: 400, strictWidth: true }])).toEqual([{ least: 400, share: 0 }]);
  });
});
