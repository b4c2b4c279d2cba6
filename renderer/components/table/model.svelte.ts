/** A table as it is shown: its rows and columns by what the project says and what a person made of them. */
import { table } from '../../../electron/contract/components/table.ts';
import { objectOf } from '../../../electron/contract/json.ts';
import { columnsOf, rowReader, type Column, type Row } from '../../../electron/contract/tableData.ts';
import { finder, rowText, type CellText } from '../../../electron/contract/tableFilter.ts';
import { intervalsOf } from '../../../electron/contract/tableSelection.ts';
import { cellText } from '../../../electron/format/valueText.ts';
import { columnsOf as datasetOf } from '../../../electron/contract/values.ts';
import type { NodeState } from '../../page/node.svelte.ts';
import type { PageActions } from '../../page/state.svelte.ts';
import { list, propsOf } from '../props.ts';
import { arranger, steady } from './arrangement.ts';
import { ordered, sampler, widthsOf } from './columns.ts';
import { sortedBy, sortsOf, type Sort } from './sorting.ts';

const none: readonly never[] = [];

export type TableModel = ReturnType<typeof tableModel>;

export function tableModel(node: () => NodeState, page: () => PageActions) {
  const own = kept(propsOf(table, node));
  const readRows = rowReader();
  const columnsFor = fieldColumns();
  const arrange = arranger();
  const keep = steady();
  /** Undefined for data that is there and cannot be read. */
  const read = $derived(readRows(node().props['data']));
  const rows: readonly Row[] = $derived(read ?? none);
  const doubled = $derived.by(() => {
    const names = (datasetOf(node().props['data']) ?? none).map(({ name }) => name);
    return names.find((name, at) => names.indexOf(name) < at);
  });
  const named = $derived(
    list(node().props['columns']).length === 0 ? undefined : columnsOf(node().props['columns'], none),
  );
  const columns: readonly Column[] = $derived(named ?? columnsFor(rows));

  /** How a person sorted, while the project sorts as it did then. */
  let pressed = $state.raw<{ readonly over: string; readonly sorts: readonly Sort[] }>();
  const ofProject = $derived(sortsOf(columns, own.sortOrder));
  const over = $derived(JSON.stringify(ofProject));
  const sorts = $derived(pressed?.over === over ? pressed.sorts : ofProject);

  const textIn: CellText = $derived.by(() => {
    const table = { nullFormat: node().props['nullFormat'] ?? null };
    const { region } = page();
    return (row, column) => cellText(row, column, table, region);
  });
  const wholeText = $derived(wholeTexts(columns, textIn));
  const isFound = $derived(finder(own.filter.text, columns, textIn, wholeText));
  const arranged = $derived(arrange({ rows, columns, sorts, isFound, zone: page().region.zone }));
  /** The row that is edited, by its place in the data. */
  const editedPlace = $derived.by(() => {
    const { row } = objectOf(own.editingCell);
    return typeof row === 'number' && row < rows.length ? row : undefined;
  });
  const found = $derived(keep(arranged, editedPlace));

  const isPaged = $derived(!own.virtualized);
  const pageSize = $derived(Math.max(1, own.pager.activeOption ?? own.pager.initialOption));
  const pages = $derived(isPaged ? Math.max(1, Math.ceil(found.length / pageSize)) : 1);
  const activePage = $derived(Math.max(1, Math.min(pages, Math.floor(own.pager.activePage))));
  const from = $derived(isPaged ? (activePage - 1) * pageSize : 0);
  /** The places in the data of what is shown, in its order. */
  const shown = $derived(isPaged ? found.slice(from, from + pageSize) : found);

  let order = $state.raw<readonly number[]>([]);
  let made = $state.raw<Readonly<Record<number, number>>>({});
  const inOrder = $derived(ordered(columns, order));
  const sample = sampler();
  const samples = $derived(sample(columns, rows));
  const widths = $derived(widthsOf(inOrder, samples, made, own.resizeMode === 'fixed'));

  return {
    own,
    get isReadable() {
      return read !== undefined;
    },
    get rows() {
      return rows;
    },
    /** The first name that several columns of a dataset have: of these, a table shows the last one. */
    get doubled() {
      return doubled;
    },
    /** In the order in which they are shown. */
    get columns() {
      return inOrder;
    },
    get widths() {
      return widths;
    },
    get sorts() {
      return sorts;
    },
    /** Rows that are found, on all pages. */
    get found() {
      return found.length;
    },
    get shown() {
      return shown;
    },
    get isPaged() {
      return isPaged;
    },
    get pageSize() {
      return pageSize;
    },
    get pages() {
      return pages;
    },
    get activePage() {
      return activePage;
    },
    /** How many rows stand on the pages before. */
    get from() {
      return from;
    },
    /** The intervals of selected rows, by their places in the data. */
    get selected() {
      return intervalsOf(own.selection.selectedRow, own.selection.rows, own.selection.mode);
    },
    sort(field: string, added: boolean): void {
      pressed = { over, sorts: sortedBy(sorts, field, added) };
    },
    order(places: readonly number[]): void {
      order = places;
    },
    widen({ index }: Column, width: number): void {
      made = { ...made, [index]: width };
    },
  };
}

/** Properties of which each is read once for all who ask: the many cells do. */
function kept<T extends object>(read: T): T {
  const all = {};
  for (const name of Object.keys(read)) {
    const value: unknown = $derived(Reflect.get(read, name));
    Object.defineProperty(all, name, { enumerable: true, get: () => value });
  }
  // The compiler does not follow accessors: each gives what was read under its name.
  return all as T;
}

/** The texts of rows, each written once. */
function wholeTexts(columns: readonly Column[], textIn: CellText): (row: Row) => string {
  const written = new WeakMap<Row, string>();
  return (row) => {
    const text = written.get(row) ?? rowText(row, columns, textIn);
    written.set(row, text);
    return text;
  };
}

/** The columns of a table that names none: the same as long as its fields are the same. */
function fieldColumns(): (rows: readonly Row[]) => readonly Column[] {
  let before: readonly Column[] = [];
  return (rows) => {
    const now = columnsOf(undefined, rows);
    const isSame = now.length === before.length && now.every(({ field }, at) => field === before[at]?.field);
    if (!isSame) before = now;
    return before;
  };
}
