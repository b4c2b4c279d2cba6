/** What a person reads of values: of any, and of those in the cells of a table. */
import { unformatted } from '../contract/components/shapes.ts';
import { CountersignError } from '../contract/errors.ts';
import { listOf, objectOf, textOf, type Json, type JsonObject } from '../contract/json.ts';
import { cellAt, type Column, type Row } from '../contract/tableData.ts';
import { millisOfDate } from '../contract/values.ts';
import { formatDate } from './datePattern.ts';
import { formatMoment } from './momentPattern.ts';
import { formatNumeral } from './numeralPattern.ts';
import { readDate } from './readDate.ts';

/** How a session reads numbers and dates: its locale and its time zone. */
interface Region {
  readonly locale: string;
  readonly zone: string;
}

/** What a person reads of a value that nothing formats: a date on the session's clock, a dataset by its size. */
export function valueText(value: Json | undefined, { zone, locale }: Region): string {
  const millis = millisOfDate(value);
  if (millis !== undefined) return formatDate(millis, 'yyyy-MM-dd HH:mm:ss', zone, locale);
  const columns = objectOf(value)['$columns'];
  if (columns === undefined) return textOf(value);
  return `Dataset [${listOf(objectOf(listOf(columns)[0])['data']).length}R x ${listOf(columns).length}C]`;
}

/** What a person reads of a cell; `table` has the properties of the table. What a pattern cannot show is shown as it is held. */
export function cellText(
  row: Row,
  { field, settings }: Pick<Column, 'field' | 'settings'>,
  table: JsonObject,
  region: Region,
): string {
  const { value } = cellAt(row, { field });
  if (isEmpty(value, settings, table)) return nothing(settings, table);
  const plain = valueText(value, region);
  try {
    return formatted(value ?? null, textOf(settings['render']) || 'auto', settings, region) ?? plain;
  } catch (error) {
    // The table names the pattern; the value is shown as it is held.
    if (error instanceof CountersignError) return plain;
    throw error;
  }
}

/** Whether a cell shows what stands for nothing. */
function isEmpty(value: Json | undefined, settings: JsonObject, table: JsonObject): boolean {
  if (value === null) return true;
  const rule = (name: string): boolean =>
    (objectOf(settings['nullFormat'])[name] ?? objectOf(table['nullFormat'])[name]) === true;
  return value === undefined ? !rule('strict') : value === 'null' && rule('includeNullStrings');
}

/** What stands for nothing: as the column says, or else the table. */
function nothing(settings: JsonObject, table: JsonObject): string {
  const own = objectOf(settings['nullFormat'])['nullFormatValue'];
  return textOf(own === '' ? undefined : own) || textOf(objectOf(table['nullFormat'])['nullFormatValue']);
}

/** A date or a number by the pattern of its column; undefined where nothing formats it. */
function formatted(value: Json, render: string, settings: JsonObject, { locale, zone }: Region): string | undefined {
  const date = millisOfDate(value);
  if (render === 'date' || (render === 'auto' && date !== undefined)) {
    const millis = date ?? (typeof value === 'number' ? value : readDate(textOf(value), zone));
    return millis === undefined
      ? undefined
      : formatMoment(millis, textOf(settings['dateFormat']) || 'MM/DD/YYYY', zone, locale);
  }
  const isNumber = typeof value === 'number' || (render === 'number' && typeof value === 'string');
  if (!isNumber || (render !== 'number' && render !== 'auto')) return undefined;
  const pattern = textOf(settings['numberFormat'] ?? '0,0.##');
  return unformatted.has(pattern) ? undefined : formatNumeral(value, pattern, locale);
}
