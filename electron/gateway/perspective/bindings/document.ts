/** A dataset as a list of objects, as bindings give it where a project asks for a document or for JSON. */
import { objectOfMembers, type ExactValue } from '../../../contract/doubles.ts';
import type { JsonObject } from '../../../contract/json.ts';
import { rowCount, type Column } from '../../../contract/values.ts';

/** The cell of a column in a row; whole numbers of a column of doubles are doubles. */
export function cellIn({ data, type }: Pick<Column, 'data' | 'type'>, row: number): ExactValue {
  const value = data[row] ?? null;
  return { value, isDouble: Number.isInteger(value) && (type === 'Double' || type === 'Float') };
}

/** An object for each row. */
export function documentOf(columns: readonly Column[]): readonly JsonObject[] {
  return Array.from({ length: rowCount(columns) }, (_, row) =>
    objectOfMembers(columns.map((column) => [column.name, cellIn(column, row)])),
  );
}
