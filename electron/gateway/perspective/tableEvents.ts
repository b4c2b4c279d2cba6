/** What the events of a table tell: a page says where, and the gateway what stands there. */
import { untracked } from '@preact/signals-core';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { memberOf, membersOf, objectOfMembers } from '../../contract/doubles.ts';
import { isJsonObject, type JsonObject } from '../../contract/json.ts';
import { cellAt, isEditable, isStillAt, rowAt } from '../../contract/tableData.ts';
import { cellOf } from './tableWrites.ts';
import type { Properties } from './properties.ts';
import type { Component } from './tree.ts';

const ofRows: ReadonlySet<string> = new Set(
  ['onRowClick', 'onRowDoubleClick', 'onSubviewExpand', 'onSubviewCollapse'].map((name) => `component.${name}`),
);
const ofCells: ReadonlySet<string> = new Set(
  ['onEditCellStart', 'onEditCellCancel', 'onEditCellCommit'].map((name) => `component.${name}`),
);

/**
 * The payload of an event of a table. Throws `illegal-argument` for a row or a cell that it does not have, and for one where
 * another row stands by now than the person saw (`seen`, its cells); `forbidden` for a cell that is not to be edited.
 */
export function tablePayload({ properties }: Component, event: string, payload: JsonObject): JsonObject {
  return untracked(() => {
    if (ofRows.has(event)) return rowPayload(properties, payload);
    if (ofCells.has(event)) return cellPayload(properties, event, payload);
    if (event !== 'component.onSelectionChange') return payload;
    const held = (name: string) => properties.get(['props', 'selection', name]) ?? null;
    return { selectedRow: held('selectedRow'), selectedColumn: held('selectedColumn') || null, data: held('data') };
  });
}

function placesOf({ row, rowIndex }: JsonObject): JsonObject {
  return { row: row ?? null, rowIndex: typeof rowIndex === 'number' ? rowIndex : (row ?? null) };
}

/** A handler is told of the row that a person saw, or of none: the next one may be another machine. */
function requireUnmoved(properties: Properties, { row, seen }: JsonObject): void {
  if (typeof row !== 'number' || !isJsonObject(seen) || isStillAt(properties.get(['props', 'data']), row, seen)) return;
  throw new CountersignError(
    ErrorCode.illegalArgument,
    'The rows moved meanwhile. Nothing was done. Choose the row again.',
  );
}

function rowPayload(properties: Properties, payload: JsonObject): JsonObject {
  const { row } = payload;
  const found = typeof row === 'number' ? rowAt(properties.get(['props', 'data']), row) : undefined;
  if (found === undefined) throw new CountersignError(ErrorCode.illegalArgument, 'The table has no such row any more.');
  requireUnmoved(properties, payload);
  return { ...placesOf(payload), value: found.cells };
}

function cellPayload(properties: Properties, event: string, payload: JsonObject): JsonObject {
  const cell = cellOf(properties, payload);
  if (cell === undefined) {
    throw new CountersignError(ErrorCode.illegalArgument, 'The table has no such cell any more. Nothing was changed.');
  }
  if (!isEditable(cell.row, cell.column)) {
    throw new CountersignError(ErrorCode.forbidden, 'This cell is not to be edited. Nothing was changed.');
  }
  // What was given up is told of whatever stands there.
  if (event !== 'component.onEditCellCancel') requireUnmoved(properties, payload);
  const value = memberOf(event === 'component.onEditCellCommit' ? payload : cellAt(cell.row, cell.column), 'value');
  return objectOfMembers([...membersOf({ column: cell.column.field, ...placesOf(payload) }), ['value', value]]);
}
