/** What a table shows in its cells. */
import { columnShapes, type ColumnSettings } from '../../../electron/contract/components/tableColumns.ts';
import { flagOf, millisOf, numberOf, readAll } from '../../../electron/contract/components/shapes.ts';
import type { Json, JsonObject } from '../../../electron/contract/json.ts';
import { cellAt, type Column, type Row } from '../../../electron/contract/tableData.ts';
import { cellText } from '../../../electron/format/valueText.ts';
import type { Region } from '../../page/state.svelte.ts';
import { layered, object, text } from '../props.ts';

export interface Cell {
  /** What stands there: a text, or a box that is checked or not. */
  readonly shown: string | boolean;
  /** What it holds. */
  readonly value: Json;
  readonly style: Json | undefined;
  /** Sides to which the text goes, as classes of the table; empty for left and for the table's own. */
  readonly place: string;
}

const read = new WeakMap<JsonObject, ColumnSettings>();

/** The settings of a column. */
export function settingsOf({ settings }: Pick<Column, 'settings'>): ColumnSettings {
  const known = read.get(settings) ?? readAll(columnShapes, settings);
  read.set(settings, known);
  return known;
}

/** The cell of a row in a column. What a pattern cannot show is shown as it is held. */
export function cellOf(row: Row, column: Column, table: JsonObject, region: Region): Cell {
  const { settings } = column;
  const wrapped = cellAt(row, column);
  const value = wrapped['value'] ?? null;
  const justify = sideOr(wrapped['justify'], settings['justify']);
  const align = text(wrapped['align']) || text(settings['align']);
  const style = layered(object(table['cells'])['style'], settings['style'], wrapped['style']);
  const isFigure = typeof value === 'number' && settings['render'] !== 'date';
  const side = ['left', 'center', 'right'].includes(justify) ? justify : isFigure ? 'right' : '';
  return {
    shown: asBox(value, settings) ?? cellText(row, column, table, region),
    value,
    style: Object.keys(style).length === 0 ? undefined : style,
    place: [side, ['top', 'center', 'bottom'].includes(align) ? `at-${align}` : ''].join(' ').trim(),
  };
}

function sideOr(own: Json | undefined, ofColumn: Json | undefined): string {
  return text(own) || text(ofColumn);
}

/** Whether a box that stands for the value is checked; undefined where no box does. */
function asBox(value: Json, settings: JsonObject): boolean | undefined {
  const render = text(settings['render']) || 'auto';
  if (settings['boolean'] === 'value') return undefined;
  if (render === 'boolean') return flagOf(value);
  return render === 'auto' && typeof value === 'boolean' ? value : undefined;
}

/**
 * How full the bar of a cell is: 0 is empty and 1 full, and what lies off its scale is less or more. Undefined where the cell has no
 * bar, and where its scale has no length.
 */
export function fullness(value: Json, column: Column): number | undefined {
  const { render, number: shown, progressBar } = settingsOf(column);
  const held = numberOf(value);
  if (shown !== 'progress' || held === undefined || !['auto', 'number'].includes(render)) return undefined;
  const { min, max } = progressBar;
  return max > min ? (held - min) / (max - min) : undefined;
}

/** What kind of values a column holds, for editing and for what is asked of it: as it says, or as the first value that is there. */
export function kindOf(column: Column, rows: readonly Row[]): 'string' | 'number' | 'boolean' | 'date' {
  const { render } = settingsOf(column);
  if (render === 'string' || render === 'number' || render === 'boolean' || render === 'date') return render;
  for (const row of rows) {
    const value = cellAt(row, column)['value'] ?? null;
    if (value === null) continue;
    if (typeof value === 'number' || typeof value === 'boolean')
      return typeof value === 'number' ? 'number' : 'boolean';
    return millisOf(value) === undefined ? 'string' : 'date';
  }
  return 'string';
}
