/** What a table shows in its cells. */
import { CountersignError } from '../../electron/contract/errors.ts';
import type { Json, JsonObject } from '../../electron/contract/json.ts';
import { cellAt, type Column, type Row } from '../../electron/contract/tableData.ts';
import { classNames } from '../../electron/contract/styles.ts';
import { unformatted } from '../../electron/contract/components/shapes.ts';
import { formatMoment } from '../../electron/format/momentPattern.ts';
import { formatNumeral } from '../../electron/format/numeralPattern.ts';
import { readDate } from '../../electron/format/readDate.ts';
import type { Region } from '../page/state.svelte.ts';
import { dateOf, object, shownText, text } from './props.ts';

export interface Cell {
  /** What stands there: a text, or a box that is checked or not. */
  readonly shown: string | boolean;
  readonly style: Json | undefined;
  /** Sides to which the text goes, as classes of the table; empty for left and for the table's own. */
  readonly place: string;
}

/** The cell of a row in a column. What a pattern cannot show is shown as it is held. */
export function cellOf(row: Row, column: Column, table: JsonObject, region: Region): Cell {
  const { settings } = column;
  const wrapped = cellAt(row, column);
  const value = wrapped['value'] ?? null;
  const justify = text(wrapped['justify']) || text(settings['justify']);
  const align = text(wrapped['align']) || text(settings['align']);
  const style = layered(object(table['cells'])['style'], settings['style'], wrapped['style']);
  const isFigure = typeof value === 'number' && settings['render'] !== 'date';
  const side = ['left', 'center', 'right'].includes(justify) ? justify : isFigure ? 'right' : '';
  return {
    shown: value === null ? nothing(settings, table) : shownAs(value, settings, region),
    style: Object.keys(style).length === 0 ? undefined : style,
    place: [side, ['top', 'center', 'bottom'].includes(align) ? `at-${align}` : ''].join(' ').trim(),
  };
}

/** Styles of which each lies over those before it; the classes of all of them count. */
export function layered(...styles: readonly (Json | undefined)[]): JsonObject {
  const merged = styles.reduce<JsonObject>((all, style) => ({ ...all, ...object(style) }), {});
  const names = styles.flatMap((style) => classNames(style));
  return names.length === 0 ? merged : { ...merged, classes: names };
}

function nothing(settings: JsonObject, table: JsonObject): string {
  const own = object(settings['nullFormat'])['nullFormatValue'];
  return text(own ?? object(table['nullFormat'])['nullFormatValue']);
}

function shownAs(value: Json, settings: JsonObject, region: Region): string | boolean {
  const render = text(settings['render']) || 'auto';
  const plain = shownText(value, region);
  if (typeof value === 'boolean' && (render === 'auto' || render === 'boolean')) {
    return settings['boolean'] === 'value' ? plain : value;
  }
  try {
    return formatted(value, render, settings, region) ?? plain;
  } catch (error) {
    // The table names the pattern; the value is shown as it is held.
    if (error instanceof CountersignError) return plain;
    throw error;
  }
}

/** A date or a number by the pattern of its column; undefined where nothing formats it. */
function formatted(value: Json, render: string, settings: JsonObject, { locale, zone }: Region): string | undefined {
  const date = dateOf(value);
  if (render === 'date' || (render === 'auto' && date !== undefined)) {
    const millis = date ?? (typeof value === 'number' ? value : readDate(text(value), zone));
    return millis === undefined
      ? undefined
      : formatMoment(millis, text(settings['dateFormat']) || 'MM/DD/YYYY', zone, locale);
  }
  const isNumber = typeof value === 'number' || (render === 'number' && typeof value === 'string');
  if (!isNumber || (render !== 'number' && render !== 'auto')) return undefined;
  // Where nobody asks for another number of digits, all that are held are shown.
  const pattern = text(settings['numberFormat'] ?? (render === 'number' ? '0,0.##' : ''));
  return unformatted.has(pattern) ? undefined : formatNumeral(value, pattern, locale);
}
