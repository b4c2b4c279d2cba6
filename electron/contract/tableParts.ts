/** What a project asks inside of the properties of a table and this version does not do. */
import { isNothing } from './components/nothing.ts';
import { unformatted, type Part, type StyleAt } from './components/shapes.ts';
import { listOf, objectOf, textOf, type Json, type JsonObject } from './json.ts';

/** Why a pattern of columns cannot be read; undefined where it can. */
export type PatternProblem = (kind: 'number' | 'date', pattern: string) => string | undefined;

const columnReads =
  'field visible render justify align numberFormat dateFormat header footer style nullFormat boolean number width strictWidth editable sortable resizable sort filter'.split(
    ' ',
  );
/** What belongs to a way of showing cells that the column does not use. */
const idle = ['progressBar', 'toggleSwitch', 'viewPath', 'viewParams'];
const renders: readonly Json[] = ['auto', 'string', 'number', 'date', 'boolean', 'view'];

/** The parts of a table that are not shown, but for its styles. */
export function unreadInTable(props: JsonObject, problemOf: PatternProblem): readonly Part[] {
  const filter = objectOf(props['filter']);
  const selection = objectOf(props['selection']);
  const { mode = 'single' } = selection;
  const { subview, height = 'auto' } = objectOf(props['rows']);
  return [
    ...asked('rows.subview', objectOf(subview)['enabled']),
    ...asked('rows.height', height === 'auto' ? '' : height),
    ...asked('filter', filter['enabled'] ?? filter['text']),
    ...asked('filter.results', objectOf(filter['results'])['enabled']),
    ...asked('sortOrder', props['sortOrder']),
    ...asked('selection.enableColumnSelection', selection['enableColumnSelection']),
    ...(mode === 'single' || isNothing(mode) ? [] : [{ at: 'selection.mode', what: textOf(mode) }]),
    ...nullParts('nullFormat', props['nullFormat']),
    ...listOf(props['columns']).flatMap((column, index) =>
      columnParts(objectOf(column), `columns[${index}]`, problemOf),
    ),
  ];
}

/** The styles inside of the properties of a table, by where they stand. */
export function stylesInTable(props: JsonObject): readonly StyleAt[] {
  return [
    ...styleAt('selection.style', objectOf(props['selection'])['style']),
    ...styleAt('rows.style', objectOf(props['rows'])['style']),
    ...styleAt('cells.style', objectOf(props['cells'])['style']),
    ...listOf(props['columns']).flatMap((one, index) => {
      const [column, at] = [objectOf(one), `columns[${index}]`];
      if (column['visible'] === false) return [];
      return [
        ...styleAt(`${at}.style`, column['style']),
        ...styleAt(`${at}.header.style`, objectOf(column['header'])['style']),
        ...styleAt(`${at}.footer.style`, objectOf(column['footer'])['style']),
      ];
    }),
  ];
}

function styleAt(at: string, style: Json | undefined): readonly StyleAt[] {
  return style === undefined ? [] : [{ at, style }];
}

function columnParts(column: JsonObject, at: string, problemOf: PatternProblem): readonly Part[] {
  if (column['visible'] === false) return [];
  const { render = 'auto', viewPath, boolean, number, editable, sort, filter, nullFormat } = column;
  const shown = render === '' || render === null ? 'auto' : render;
  return [
    ...unread(column, [...columnReads, ...idle]).map((name) => ({ at: `${at}.${name}` })),
    ...(renders.includes(shown)
      ? []
      : [{ at: `${at}.render`, what: typeof shown === 'string' ? shown : JSON.stringify(shown) }]),
    ...(shown === 'auto' ? asked(`${at}.viewPath`, viewPath) : []),
    ...(shown === 'view' && isNothing(viewPath) ? [{ at: `${at}.viewPath`, what: 'no view is named' }] : []),
    ...(boolean === 'toggle' ? [{ at: `${at}.boolean`, what: 'toggle' }] : []),
    ...(shown === 'number' && number === 'progress' ? [{ at: `${at}.number`, what: 'progress' }] : []),
    ...asked(`${at}.editable`, editable),
    ...asked(`${at}.sort`, sort === 'none' ? '' : sort),
    ...asked(`${at}.filter`, objectOf(filter)['enabled']),
    ...nullParts(`${at}.nullFormat`, nullFormat),
    ...patternPart(`${at}.numberFormat`, column['numberFormat'], 'number', problemOf),
    ...patternPart(`${at}.dateFormat`, column['dateFormat'], 'date', problemOf),
  ];
}

function asked(at: string, value: Json | undefined): readonly Part[] {
  return isNothing(value) ? [] : [{ at }];
}

function nullParts(at: string, value: Json | undefined): readonly Part[] {
  return unread(objectOf(value), ['nullFormatValue']).map((name) => ({ at: `${at}.${name}` }));
}

/** A pattern that is not understood, with the reason. */
function patternPart(
  at: string,
  pattern: Json | undefined,
  kind: 'number' | 'date',
  problemOf: PatternProblem,
): readonly Part[] {
  const text = typeof pattern === 'string' ? pattern : isNothing(pattern) ? '' : JSON.stringify(pattern);
  const what = unformatted.has(text) ? undefined : problemOf(kind, text);
  return what === undefined ? [] : [{ at, what }];
}

/** The settings of an object that are not among the known ones and ask for something. */
function unread(settings: JsonObject, known: readonly string[]): readonly string[] {
  return Object.keys(settings).filter((name) => !known.includes(name) && !isNothing(settings[name]));
}
