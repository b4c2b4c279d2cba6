/** What a person may change of a table, and what becomes of it. */
import { batch, untracked } from '@preact/signals-core';
import { numberOf } from '../../contract/components/shapes.ts';
import type { Path } from '../../contract/inside.ts';
import { isJsonObject, listOf, textOf, type Json, type JsonObject } from '../../contract/json.ts';
import {
  columnsOf,
  isEditable,
  rowAt,
  rowCount,
  rowsOf,
  showsViews,
  type Column,
  type Row,
} from '../../contract/tableData.ts';
import { conditionKinds, isCondition, isFiltered } from '../../contract/tableFilter.ts';
import type { Properties } from './properties.ts';
import { whyNotSelected } from './tableSelection.ts';
import type { Written } from './bindings/binding.ts';
import type { Component } from './tree.ts';

/** Why a person may not write to a place in the properties of a table, in words; undefined where they may. */
export function whyNotInTable({ properties }: Component, path: Path, value: Json): string | undefined {
  return untracked(() => {
    const [part, name = '', ...deeper] = path.map(String);
    if (part === 'columns') return whyNoCondition(properties, path, value);
    if (part === 'editingCell') return path.length === 1 ? whyNotEdited(properties, value) : notOpen;
    if (part === 'rows') return isListOfRows(properties, value) ? undefined : noSuchRow;
    if (deeper.length > 0) return part === 'selection' ? `${noSuchRow} Nothing was selected.` : notOpen;
    if (part === 'selection') return whyNotSelected(properties, name, value);
    if (part === 'pager') return whyNoPage(properties, name, value);
    return typeof value === 'string' ? undefined : notOpen;
  });
}

const notOpen = 'This is not open to people. It was not written.';
const noSuchRow = 'The table has no such row.';

function isListOfRows(properties: Properties, value: Json): boolean {
  const count = rowCount(properties.get(['props', 'data']));
  return (
    Array.isArray(value) &&
    new Set(value).size === value.length &&
    listOf(value).every((at) => typeof at === 'number' && Number.isInteger(at) && at >= 0 && at < count)
  );
}

function whyNoPage(properties: Properties, name: string, value: Json): string | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) return 'There is no such page.';
  if (name !== 'activeOption') return undefined;
  const options = listOf(properties.get(['props', 'pager', 'options']));
  const known = [...options, properties.get(['props', 'pager', 'initialOption']) ?? null];
  return known.some((one) => numberOf(one) === value) ? undefined : 'This number of rows is not to be chosen.';
}

/** A condition of a column is written as a whole: `columns[2].filter`. */
function whyNoCondition(properties: Properties, path: Path, value: Json): string | undefined {
  const [, index, part] = path;
  const column = columnsOf(properties.get(['props', 'columns']), []).find((one) => one.index === Number(index));
  if (part !== 'filter' || path.length !== 3 || column === undefined || !isJsonObject(value)) return notOpen;
  if (!isFiltered(column)) return 'This column is not filtered by people. Nothing was changed.';
  const before = column.settings['filter'];
  const isSame = isJsonObject(before) && ['enabled', 'visible'].every((name) => before[name] === value[name]);
  const known = new Set<string>(['enabled', 'visible', ...conditionKinds]);
  const isKnown = conditionKinds.every((kind) => {
    const { condition = '' } = isJsonObject(value[kind]) ? value[kind] : {};
    return condition === '' || isCondition(kind, condition);
  });
  return isSame && isKnown && Object.keys(value).every((name) => known.has(name)) ? undefined : notOpen;
}

/** A cell of a table: its row, and its column. */
export interface Place {
  readonly row: Row;
  readonly column: Column;
}

/** The cell of a place that a page names by `row` and `column`; undefined where there is none. */
export function cellOf(properties: Properties, { row, column }: JsonObject): Place | undefined {
  const data = properties.get(['props', 'data']);
  const found = typeof row === 'number' ? rowAt(data, row) : undefined;
  if (found === undefined) return undefined;
  const named = properties.get(['props', 'columns']);
  const columns = columnsOf(named, listOf(named).length === 0 ? (rowsOf(data) ?? []) : []);
  const at = columns.filter((one) => !showsViews(one)).find(({ field }) => field === textOf(column));
  return at === undefined ? undefined : { row: found, column: at };
}

function whyNotEdited(properties: Properties, value: Json): string | undefined {
  if (value === null) return undefined;
  const cell = isJsonObject(value) ? cellOf(properties, value) : undefined;
  if (cell === undefined) return 'The table has no such cell.';
  return isEditable(cell.row, cell.column) ? undefined : 'This cell is not to be edited.';
}

/** Writes what a person changed, and what hangs on it. Throws and rejects as `write` of its bindings. */
export function writeTable(component: Component, path: Path, value: Json): Written {
  const going: Written[] = [];
  const write = (at: Path, written: Json): void => {
    going.push(component.bindings.write(['props', ...at], written, 'Browser'));
  };
  batch(() => {
    write(path, value);
    // The end of the last interval is the row that was selected last.
    if (path[0] === 'selection' && path[1] === 'rows') {
      write(['selection', 'selectedRow'], listOf(listOf(value).at(-1))[1] ?? null);
    }
    // What is found anew is seen from its first page on.
    if (path[0] === 'filter' || path[0] === 'columns' || path[1] === 'activeOption') {
      if (untracked(() => component.properties.get(['props', 'pager', 'activePage'])) !== 1)
        write(['pager', 'activePage'], 1);
    }
  });
  const later = going.filter((one) => one !== undefined);
  return later.length === 0 ? undefined : Promise.all(later).then(() => undefined);
}
