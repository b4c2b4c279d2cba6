/** What a person does with the rows of a table, by presses and by keys, and what handlers hear of it. */
import type { Json } from '../../../electron/contract/json.ts';
import { cellAt, isEditable, type Column } from '../../../electron/contract/tableData.ts';
import type { NodeState } from '../../page/node.svelte.ts';
import type { PageActions } from '../../page/state.svelte.ts';
import { list } from '../props.ts';
import type { CellEditing } from './editing.ts';
import type { Place } from './keys.ts';
import type { TableModel } from './model.svelte.ts';
import type { Modifiers, TableSelection } from './selection.ts';
import type { Teller } from './telling.ts';

/** `at` is the place of the row as shown. */
export interface RowActions {
  readonly press: (event: MouseEvent, at: number, column: Column) => void;
  readonly pressTwice: (event: MouseEvent, at: number, column: Column) => void;
  /** The pointer went down on a cell. */
  readonly hold: (event: PointerEvent, at: number, column: Column) => void;
  readonly toggleSubview: (at: number) => void;
  /** A value was entered into a cell. */
  readonly commit: (at: number, column: Column, value: Json) => void;
  readonly cancel: (at: number, column: Column, why?: string) => void;
  /** A key that moves to no other place; whether something was done. */
  readonly pressKey: (event: KeyboardEvent, place: Place) => boolean;
}

type RowEvent = 'component.onRowClick' | 'component.onRowDoubleClick';

const plain: Modifiers = { extends: false, toggles: false };

/** Milliseconds that a press is long after. */
const long = 600;

/** What is done with a control in a view of a cell, or with a cell of a table in there, is not done with the row. */
function isOnCell({ target, currentTarget }: Event): boolean {
  return (
    target instanceof Element &&
    target.closest('[data-column], a, button, input, label, select, textarea') === currentTarget
  );
}

/** What is done with rows, by what the project says of them. */
export function rowActions(
  node: () => NodeState,
  page: () => PageActions,
  model: TableModel,
  selection: TableSelection,
  tell: Teller,
  editing: CellEditing,
): RowActions {
  const { own } = model;
  const opens = (): boolean => node().events.includes('component.onRowDoubleClick');
  const expanded = (): readonly Json[] => list(own.rows.subview.expanded);

  function rowPayload(at: number) {
    const place = model.shown[at] ?? -1;
    return { row: place, rowIndex: model.from + at, seen: model.rows[place]?.cells ?? null };
  }

  /** Whoever hears of the row finds it selected. */
  async function tellOf(name: RowEvent, at: number, column: Column | undefined, press: Modifiers): Promise<void> {
    // The row that was pressed, which may stand elsewhere once it is selected.
    const pressed = rowPayload(at);
    await selection.select(at, column, press);
    await page().fire(node(), name, pressed);
  }

  function modifiersOf(event: MouseEvent | KeyboardEvent): Modifiers {
    const isTouch = event instanceof PointerEvent && event.pointerType === 'touch';
    const isMultiple = own.selection.mode === 'multiple interval';
    return { extends: event.shiftKey, toggles: event.ctrlKey || event.metaKey || (isTouch && isMultiple) };
  }

  async function toggleSubview(at: number): Promise<void> {
    const place = model.shown[at];
    if (place === undefined) return;
    const isOpen = expanded().includes(place);
    const toggled = rowPayload(at);
    const others = own.rows.subviewExpansionMode === 'single' ? [] : expanded().filter((one) => one !== place);
    if (!(await tell.write('rows.subview.expanded', isOpen ? others : [...others, place]))) return;
    tell.raise(`component.onSubview${isOpen ? 'Collapse' : 'Expand'}`, toggled);
  }

  /** Begins to edit where such a press does, by the project's `allowEditOn`. */
  function editsOn(way: typeof own.cells.allowEditOn, at: number, column: Column): void {
    if (own.cells.allowEditOn === way) editing.edit(at, column);
  }

  return {
    press: (event, at, column) => {
      if (!isOnCell(event)) return;
      void tellOf('component.onRowClick', at, column, modifiersOf(event));
      const row = model.rows[model.shown[at] ?? -1];
      // A box is pressed itself.
      const isBox = row !== undefined && typeof cellAt(row, column)['value'] === 'boolean';
      if (!isBox) editsOn('single-click', at, column);
    },
    pressTwice: (event, at, column) => {
      if (!isOnCell(event)) return;
      if (opens()) void tellOf('component.onRowDoubleClick', at, column, plain);
      editsOn('double-click', at, column);
    },
    hold: (event, at, column) => {
      if (own.cells.allowEditOn !== 'long-press' || !isOnCell(event)) return;
      const timer = setTimeout(() => editsOn('long-press', at, column), long);
      for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const) {
        event.currentTarget?.addEventListener(end, () => clearTimeout(timer), { once: true });
      }
    },
    toggleSubview: (at) => void toggleSubview(at),
    commit: editing.commit,
    cancel: editing.cancel,
    /** Enter opens a row where a double click does, or edits a cell; otherwise it clicks, as the space bar does. */
    pressKey: (event, { at, column: index }) => {
      const column = model.columns[index];
      const row = model.rows[model.shown[at] ?? -1];
      if (row === undefined) return false;
      const edits = column !== undefined && isEditable(row, column) && (event.key === 'Enter' || event.key === 'F2');
      if (edits) editing.edit(at, column);
      else if (event.key === 'Enter' && opens()) void tellOf('component.onRowDoubleClick', at, column, plain);
      else if (event.key === 'Enter' || event.key === ' ')
        void tellOf('component.onRowClick', at, column, modifiersOf(event));
      else if (event.altKey && own.rows.subview.enabled && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        const isOpen = expanded().includes(model.shown[at] ?? -1);
        if (isOpen === (event.key === 'ArrowUp')) void toggleSubview(at);
      } else if (event.key === 'a' && event.ctrlKey && own.selection.mode !== 'single') selection.selectAll();
      else return false;
      return true;
    },
  };
}
