/** What a project asks of a table and this version does not do. */
import { isNothing } from '../../electron/contract/components.ts';
import { CountersignError } from '../../electron/contract/errors.ts';
import type { Json, JsonObject } from '../../electron/contract/json.ts';
import { formatMoment } from '../../electron/format/momentPattern.ts';
import { formatNumeral } from '../../electron/format/numeralPattern.ts';
import type { PageActions, Region } from '../page/state.svelte.ts';
import { styleParts, unread } from './notObeyed.ts';
import { list, object, text } from './props.ts';
import { unformatted } from './tableCells.ts';

const columnReads =
  'field visible render justify align numberFormat dateFormat header footer style nullFormat boolean number width strictWidth editable sortable resizable sort filter'.split(
    ' ',
  );
/** What belongs to a way of showing cells that the column does not use. */
const idle = ['progressBar', 'toggleSwitch', 'viewPath', 'viewParams'];

/** The parts of a table that are not shown, in the project's own names. */
export function tableParts(props: JsonObject, { region, styleClasses }: PageActions): readonly string[] {
  const filter = object(props['filter']);
  const parts = (name: string, style: Json | undefined): readonly string[] => styleParts(name, style, styleClasses);
  return [
    ...parts('rows.style', object(props['rows'])['style']),
    ...parts('cells.style', object(props['cells'])['style']),
    ...asked('rows.subview', object(object(props['rows'])['subview'])['enabled']),
    ...asked('filter', filter['enabled'] ?? filter['text']),
    ...asked('filter.results', object(filter['results'])['enabled']),
    ...asked('sortOrder', props['sortOrder']),
    ...asked('selection.enableColumnSelection', object(props['selection'])['enableColumnSelection']),
    ...nullParts('nullFormat', props['nullFormat']),
    ...list(props['columns']).flatMap((column, index) =>
      columnParts(object(column), `columns[${index}]`, region, parts),
    ),
  ];
}

function columnParts(
  column: JsonObject,
  name: string,
  region: Region,
  parts: (name: string, style: Json | undefined) => readonly string[],
): readonly string[] {
  if (column['visible'] === false) return [];
  const render = text(column['render']) || 'auto';
  const sort = text(column['sort']);
  const conditions = object(column['filter']);
  return [
    ...unread(column, [...columnReads, ...idle]).map((part) => `${name}.${part}`),
    ...(['auto', 'string', 'number', 'date', 'boolean'].includes(render) ? [] : [`${name}.render: ${render}`]),
    ...(render === 'auto' && !isNothing(column['viewPath']) ? [`${name}.viewPath`] : []),
    ...(column['boolean'] === 'toggle' ? [`${name}.boolean: toggle`] : []),
    ...(render === 'number' && column['number'] === 'progress' ? [`${name}.number: progress`] : []),
    ...asked(`${name}.editable`, column['editable']),
    ...asked(`${name}.sort`, sort === 'none' ? '' : sort),
    ...asked(`${name}.filter`, conditions['enabled']),
    ...nullParts(`${name}.nullFormat`, column['nullFormat']),
    ...parts(`${name}.style`, column['style']),
    ...parts(`${name}.header.style`, object(column['header'])['style']),
    ...parts(`${name}.footer.style`, object(column['footer'])['style']),
    ...refused(`${name}.numberFormat`, column['numberFormat'], (pattern) => formatNumeral(0, pattern, region.locale)),
    ...refused(`${name}.dateFormat`, column['dateFormat'], (pattern) =>
      formatMoment(0, pattern, region.zone, region.locale),
    ),
  ];
}

function asked(name: string, value: Json | undefined): readonly string[] {
  return isNothing(value) ? [] : [name];
}

function nullParts(name: string, value: Json | undefined): readonly string[] {
  return unread(object(value), ['nullFormatValue']).map((part) => `${name}.${part}`);
}

/** A pattern that is not understood, with the reason. */
function refused(name: string, pattern: Json | undefined, format: (pattern: string) => string): readonly string[] {
  try {
    if (!unformatted.has(text(pattern))) format(text(pattern));
    return [];
  } catch (error) {
    if (error instanceof CountersignError) return [`${name}: ${error.message}`];
    throw error;
  }
}
