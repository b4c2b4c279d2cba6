/** What is selected in a table, and what the table then holds of it (`selection.data`). */
import { effect, untracked } from '@preact/signals-core';
import { flagOf } from '../../contract/components/shapes.ts';
import { memberOf, objectOfMembers } from '../../contract/doubles.ts';
import type { Path } from '../../contract/inside.ts';
import { listOf, textOf, type Json, type JsonObject } from '../../contract/json.ts';
import type { Quality } from '../../contract/page.ts';
import { cellAt, rowAt, rowCount, type Row } from '../../contract/tableData.ts';
import { intervalsOf, placesIn } from '../../contract/tableSelection.ts';
import { good, worse } from '../platform/quality.ts';
import { openWriter } from './bindings/circular.ts';
import type { Properties } from './properties.ts';
import type { Component } from './tree.ts';

const selection = (name: string): Path => ['props', 'selection', name];

interface Selected {
  readonly data: readonly JsonObject[];
  readonly quality: Quality;
}

/** What is selected: the rows, or of a selected column the cells of them; of a column alone, those of all rows. */
function selectedIn(properties: Properties): Selected | undefined {
  const row = properties.get(selection('selectedRow'));
  const column = textOf(properties.get(selection('selectedColumn')));
  const hasRow = typeof row === 'number' && row >= 0;
  const hasColumn =
    column !== '' && column !== '-1' && flagOf(properties.get(selection('enableColumnSelection'))) === true;
  if (!hasRow && !hasColumn) return undefined;
  const data = properties.get(['props', 'data']);
  const intervals = hasRow
    ? intervalsOf(row, properties.get(selection('rows')), properties.get(selection('mode')))
    : [[0, rowCount(data) - 1] as const];
  const places = placesIn(intervals, rowCount(data));
  return {
    data: places.flatMap((at) => {
      const found = rowAt(data, at);
      return found === undefined ? [] : [hasColumn ? cellsOf(found, column) : found.cells];
    }),
    // Of many rows, the quality of the data as a whole says enough.
    quality:
      places.length > mostAsked
        ? properties.quality(['props', 'data'])
        : places.reduce((worst, at) => worse(worst, properties.quality(['props', 'data', at])), good),
  };
}

const mostAsked = 100;

function cellsOf(row: Row, field: string): JsonObject {
  return objectOfMembers([[field, memberOf(cellAt(row, { field }), 'value')]]);
}

/** Keeps `selection.data` of a table at what is selected, whoever selected it. Returns what ends it. */
export function followSelection(component: Component): () => void {
  const { properties } = component;
  const failed = (reason: string): void => {
    const whole: Path = ['props', 'selection'];
    properties.set(whole, properties.get(whole) ?? null, { code: 'Error_Configuration', reason }, 'Binding');
  };
  let hasEnded = false;
  const write = openWriter(failed, () => {
    hasEnded = true;
    failed('what is selected changes the rows of the table, without end');
  });
  // What a project stored stays until there is something to select.
  let last = JSON.stringify([[], good]);
  return effect(() => {
    const { data, quality } = selectedIn(properties) ?? { data: [], quality: good };
    const now = JSON.stringify([data, quality]);
    if (now === last || hasEnded) return;
    last = now;
    untracked(() => write(() => component.bindings.write(selection('data'), data, 'Browser', quality)));
  });
}

/** Why a person may not select what they chose, in words; undefined where they may. */
export function whyNotSelected(properties: Properties, name: string, value: Json): string | undefined {
  if (name === 'selectedColumn') return whyNoColumn(properties, value);
  if (flagOf(properties.get(selection('enableRowSelection'))) === false)
    return 'Rows of this table are not for selection. Nothing was selected.';
  const count = rowCount(properties.get(['props', 'data']));
  if (name === 'selectedRow') return value === null || isPlace(value, count) ? undefined : noSuchRow;
  // Rows that follow each other as they are shown may lie apart in the data.
  if (textOf(properties.get(selection('mode'))) === 'single')
    return 'In this table, one row can be selected at once. Nothing was selected.';
  // No row is in two of them: there are never more of them than rows.
  const isAll = Array.isArray(value) && value.length <= count && listOf(value).every((pair) => isPair(pair, count));
  return isAll ? undefined : noSuchRow;
}

const noSuchRow = 'The table has no such row. Nothing was selected.';

function isPlace(value: Json | undefined, count: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < count;
}

function isPair(pair: Json, count: number): boolean {
  const places = listOf(pair);
  return places.length === 2 && places.every((place) => isPlace(place, count));
}

function whyNoColumn(properties: Properties, value: Json): string | undefined {
  if (value === null) return undefined;
  if (flagOf(properties.get(selection('enableColumnSelection'))) !== true)
    return 'Columns of this table are not for selection. Nothing was selected.';
  return typeof value === 'string' ? undefined : 'The table has no such column. Nothing was selected.';
}
