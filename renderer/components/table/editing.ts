/** The cell of a table that a person edits. The table does not change its data: what is held after the script is what is shown. */
import type { Json } from '../../../electron/contract/json.ts';
import { cellAt, isEditable, type Column } from '../../../electron/contract/tableData.ts';
import type { NodeState } from '../../page/node.svelte.ts';
import type { PageActions } from '../../page/state.svelte.ts';
import { cellOf } from './cells.ts';
import type { TableModel } from './model.svelte.ts';
import type { Teller } from './telling.ts';

/** `at` is the place of the row as shown. */
export interface CellEditing {
  /** Begins to edit a cell where that may be; one that is a box is pressed instead. */
  readonly edit: (at: number, column: Column) => void;
  readonly commit: (at: number, column: Column, value: Json) => void;
  /** Gives up what was entered, and says `why` where that is given. */
  readonly cancel: (at: number, column: Column, why?: string) => void;
}

/** `left` hears of a cell that is not edited any more, around what that changes in the document. */
export function cellEditing(
  node: () => NodeState,
  page: () => PageActions,
  model: TableModel,
  { write, raise }: Teller,
  left: (at: number, column: Column, change: () => Promise<unknown>) => Promise<void>,
): CellEditing {
  function cellPayload(at: number, column: Column): { readonly [name: string]: Json } {
    const row = model.shown[at] ?? -1;
    const found = model.rows[row];
    const value = found === undefined ? null : (cellAt(found, column)['value'] ?? null);
    return { column: column.field, row, rowIndex: model.from + at, value, seen: found?.cells ?? null };
  }

  async function begin(at: number, column: Column, row: number): Promise<void> {
    if (!(await write('editingCell', { column: column.field, row }))) return;
    raise('component.onEditCellStart', cellPayload(at, column));
  }

  async function leave(at: number, column: Column): Promise<void> {
    const { editingCell } = model.own;
    if (editingCell !== undefined && editingCell !== null) await left(at, column, () => write('editingCell', null));
  }

  function commit(at: number, column: Column, value: Json): void {
    const now = { ...cellPayload(at, column), value };
    void leave(at, column).then(() => raise('component.onEditCellCommit', now));
  }

  return {
    edit: (at, column) => {
      const place = model.shown[at] ?? -1;
      const row = model.rows[place];
      if (row === undefined || !isEditable(row, column)) return;
      const { shown } = cellOf(row, column, node().props, page().region);
      if (typeof shown === 'boolean') commit(at, column, !shown);
      else void begin(at, column, place);
    },
    commit,
    cancel: (at, column, why) => {
      const now = cellPayload(at, column);
      void leave(at, column).then(() => {
        if (why !== undefined) node().takeRefusal('editingCell', why);
        raise('component.onEditCellCancel', now);
      });
    },
  };
}
