/**
 * Dates and datasets among the values of properties, as project files hold them and every part of the program passes them on:
 * `{"$": ["ts", 192, ms], "$ts": ms}` and `{"$": ["ds", 192, ms], "$columns": [{"name", "type", "data"}]}`.
 */
import { isJsonObject, type Json, type JsonObject } from './json.ts';

/** The quality code that the files keep beside a value: Good. */
const goodCode = 192;

/** A column of a dataset; `type` is a Java class by its simple name: `Integer`, `String`, `Date` ... */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly data: readonly Json[];
}

/** A date of epoch milliseconds. Two dates of the same instant are equal as JSON. */
export function dateValue(millis: number): JsonObject {
  return { $: ['ts', goodCode, millis], $ts: millis };
}

/** The epoch milliseconds of a value that is a date; undefined for any other. */
export function millisOfDate(value: Json | undefined): number | undefined {
  const millis = isJsonObject(value) ? value['$ts'] : undefined;
  return typeof millis === 'number' && isMoment(millis) ? millis : undefined;
}

/** Whether a number is of a day that calendars have, in milliseconds since 1970: a hundred million days to either side. */
export function isMoment(millis: number): boolean {
  return Math.abs(millis) <= 8.64e15;
}

/** A dataset of columns of the same length. */
export function datasetValue(columns: readonly Column[]): JsonObject {
  return { $: ['ds', goodCode, 0], $columns: columns.map(({ name, type, data }) => ({ name, type, data })) };
}

/** The columns of a value that is a dataset; undefined for any other. */
export function columnsOf(value: Json | undefined): readonly Column[] | undefined {
  const columns = isJsonObject(value) ? value['$columns'] : undefined;
  if (!Array.isArray(columns)) return undefined;
  return (columns as readonly Json[]).map((column) => {
    const { name, type, data } = isJsonObject(column) ? column : noColumn;
    return {
      name: typeof name === 'string' ? name : '',
      type: typeof type === 'string' ? type : 'Object',
      data: Array.isArray(data) ? (data as readonly Json[]) : [],
    };
  });
}

const noColumn: JsonObject = {};

/** How many rows a dataset has. */
export function rowCount(columns: readonly Column[]): number {
  return columns[0]?.data.length ?? 0;
}
