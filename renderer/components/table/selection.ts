/** The rows and the column of a table that a person selects: written to the gateway, and told once that holds them. */
import type { Column } from '../../../electron/contract/tableData.ts';
import type { TableModel } from './model.svelte.ts';
import { selectedAfter, type Press } from './selecting.ts';
import type { Teller } from './telling.ts';

/** How a row is pressed. */
export type Modifiers = Pick<Press, 'extends' | 'toggles'>;

export interface TableSelection {
  /** Selects a row, by its place as shown, and the column where columns are for that. Done when the gateway holds it. */
  readonly select: (at: number, column: Column | undefined, press: Modifiers) => Promise<void>;
  /** Selects the rows from where a person began, or else from `from`, to a row. */
  readonly selectTo: (at: number, from: number) => void;
  readonly selectAll: () => void;
  /** Selects the column as a whole, where rows are not for selection, too. */
  readonly selectColumn: (column: Column) => void;
}

type Selection = TableModel['own']['selection'];
type Settings = 'enableRowSelection' | 'enableColumnSelection' | 'mode' | 'selectedRow' | 'selectedColumn' | 'data';

/** What of a table its selection hangs on. */
export interface Selectable extends Pick<TableModel, 'shown' | 'selected'> {
  readonly own: { readonly selection: Pick<Selection, Settings> };
}

export function tableSelection(model: Selectable, { write, raise }: Teller): TableSelection {
  const { own } = model;
  const isForRows = (): boolean => own.selection.enableRowSelection;
  /** Where a person began to select, by its place in the data. */
  let anchor: number | undefined;
  /** One after the other: a press while the one before is written finds what that left. */
  let selecting = Promise.resolve();

  function tell(): void {
    const { selectedRow = null, selectedColumn, data = [] } = own.selection;
    const now = { selectedRow, selectedColumn: selectedColumn || null, data };
    raise('component.onSelectionChange', now);
  }

  /** Selects a row by its place in the data; whether another one is selected then. */
  async function chooseRow(row: number | undefined, press: Modifiers): Promise<boolean> {
    if (!isForRows() || row === undefined) return false;
    const { mode } = own.selection;
    const next = selectedAfter({ mode, selected: model.selected, anchor, shown: model.shown }, { row, ...press });
    if (!press.extends) anchor = row;
    if (JSON.stringify(next) === JSON.stringify(model.selected)) return false;
    const last = next.at(-1)?.[1] ?? null;
    if (mode !== 'single' && last !== null && !(await write('selection.rows', next))) return false;
    // The gateway selected it with the others; its answer says so at once.
    return write('selection.selectedRow', last);
  }

  async function chooseColumn(column: Column | undefined): Promise<boolean> {
    const { enableColumnSelection, selectedColumn } = own.selection;
    if (!enableColumnSelection || column === undefined || selectedColumn === column.field) return false;
    return write('selection.selectedColumn', column.field);
  }

  function select(at: number, column: Column | undefined, press: Modifiers): Promise<void> {
    // The row that was pressed, wherever it stands once it is its turn.
    const row = model.shown[at];
    selecting = selecting.then(async () => {
      const isOther = [await chooseRow(row, press), await chooseColumn(column)].some(Boolean);
      if (isOther) tell();
    });
    return selecting;
  }

  return {
    select,
    selectTo: (at, from) => {
      anchor ??= model.shown[from];
      void select(at, undefined, { extends: true, toggles: false });
    },
    selectAll: () => {
      anchor = model.shown[0];
      if (model.shown.length > 0) void select(model.shown.length - 1, undefined, { extends: true, toggles: false });
    },
    selectColumn: (column) => {
      selecting = selecting.then(async () => {
        const isOther = [
          own.selection.selectedRow !== undefined && isForRows() ? await write('selection.selectedRow', null) : false,
          await chooseColumn(column),
        ].some(Boolean);
        if (isOther) tell();
      });
    },
  };
}
