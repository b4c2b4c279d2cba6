/**
 * Views inside of components: which views a component of a type shows, by its properties. Each is a slot with a name of its own,
 * the path of its view, and its parameters, which stand at places of the component's properties.
 */
import { flagOf, numberOf } from '../../contract/components/shapes.ts';
import { memberOf, membersOf, objectOfMembers } from '../../contract/doubles.ts';
import { listOf, objectOf, textOf, type Json, type JsonObject } from '../../contract/json.ts';
import { columnsOf as datasetOf } from '../../contract/values.ts';
import {
  cellAt,
  cellKey,
  columnsOf,
  rowAt,
  rowCount,
  showsViews,
  subviewKey,
  type Column,
  type Row,
} from '../../contract/tableData.ts';
import type { Path, Properties } from './properties.ts';

export interface Slot {
  /** `instances[2]`; empty for the only one of its component. */
  readonly key: string;
  /** The path of the view; empty where the project names none. */
  readonly path: string;
  readonly params: JsonObject;
  /** Where a parameter stands: it has the quality of that. */
  readonly paramAt: (name: string) => Path;
  /** Whether what the view gives back is written to where the parameter stands. */
  readonly takesBack: boolean;
  /** Nobody sees the view now: it is closed, or not opened before somebody does. */
  readonly unseen?: 'closed' | 'unopened';
  /** Why it stands for views that are not shown, in words. */
  readonly problem?: string;
}

type ReadSlots = (properties: Properties) => readonly Slot[];

/** Settings of an instance of a repeater that are no parameters. */
const ofInstance = new Set(['instanceStyle', 'instancePosition']);

/** A list of a component, as slots. What is no object in it has no view. `inside` leads to the view in each. */
function listed(
  name: string,
  slotOf: (item: JsonObject, properties: Properties, index: number) => Pick<Slot, 'path' | 'params' | 'unseen'>,
  inside: Path,
  suffix = '',
): ReadSlots {
  return (properties) => {
    const items = properties.get(['props', name]);
    if (!Array.isArray(items)) return isNothing(items) ? [] : [noList(name, items)];
    return (items as readonly Json[]).map((item, index) => ({
      ...slotOf(objectOf(item), properties, index),
      key: `${name}[${index}]${suffix}`,
      paramAt: (param) => ['props', name, index, ...inside, param],
      takesBack: true,
    }));
  };
}

/** Says of what should be a list of views that it is none, so that nothing is taken for a list of none. */
function noList(name: string, items: Json): Slot {
  const what =
    datasetOf(items) === undefined ? 'is no list' : 'is a dataset and no list (a query binding gives a list as json)';
  const nothing = { path: '', params: {}, paramAt: (): Path => ['props', name], takesBack: false };
  return { ...nothing, key: name, problem: `${name} ${what}, so that no view is shown.` };
}

function isNothing(value: Json | undefined): value is null | '' | undefined {
  return value === null || value === '' || value === undefined;
}

/** The slots of several kinds in one component. */
function together(...all: readonly ReadSlots[]): ReadSlots {
  return (properties) => all.flatMap((read) => read(properties));
}

const viewIn = (item: JsonObject): Pick<Slot, 'path' | 'params'> => ({
  path: textOf(item['viewPath']),
  params: objectOf(item['viewParams']),
});

/** The head of a fold, where that is a view and no text. */
function headerOf(item: JsonObject): Pick<Slot, 'path' | 'params'> {
  const content = objectOf(objectOf(item['header'])['content']);
  return content['type'] === 'view' ? viewIn(content) : { path: '', params: {} };
}

/** What is in a fold, which is there while it is open. */
function bodyOf(item: JsonObject): Pick<Slot, 'path' | 'params' | 'unseen'> {
  return { ...viewIn(objectOf(item['body'])), ...(flagOf(item['expanded']) === true ? {} : { unseen: 'closed' }) };
}

/** A pane of a carousel: opened when it is seen for the first time, unless all are there from the beginning. */
function paneOf(item: JsonObject, properties: Properties, index: number): Pick<Slot, 'path' | 'params' | 'unseen'> {
  const panes = properties.get(['props', 'views']);
  const count = Array.isArray(panes) ? panes.length : 0;
  const first = numberOf(properties.get(['props', 'activePane'])) ?? 0;
  const many = numberOf(properties.get(['props', 'appearance', 'slidesToShow'])) ?? 1;
  // As many as are in view leave no room empty at the end.
  const start = Math.max(0, Math.min(Math.round(first), count - Math.min(many, count)));
  const isSeen = index >= start && index < start + many;
  const isLazy = flagOf(properties.get(['props', 'lazyLoad'])) !== false;
  return { ...viewIn(item), ...(isSeen || !isLazy ? {} : { unseen: 'unopened' }) };
}

/** Views in cells of one table: more would hold up everybody, and nobody reads them. */
const mostCellViews = 500;

const tooManyCells: Slot = {
  key: 'cells',
  path: '',
  params: {},
  paramAt: () => ['props', 'data'],
  takesBack: false,
  problem: `A table shows views in ${mostCellViews} cells; the rows after them have none.`,
};

const tooManySubviews: Slot = {
  ...tooManyCells,
  key: 'subviews',
  problem: `A table shows views below ${mostCellViews} open rows; those that were opened after them show none.`,
};

/** The views of a table: those in cells, row by row up to the most that there may be, and those below rows that are open. */
function tableSlots(properties: Properties): readonly Slot[] {
  return [...cellSlots(properties), ...subviewSlots(properties)];
}

function cellSlots(properties: Properties): readonly Slot[] {
  const columns = columnsOf(properties.get(['props', 'columns']), []).filter(showsViews);
  if (columns.length === 0) return [];
  const data = properties.get(['props', 'data']);
  const count = rowCount(data);
  const most = Math.floor(mostCellViews / columns.length);
  const places = Array.from({ length: Math.min(count, most) }, (_, at) => at);
  return [
    ...places.flatMap((at) => {
      const row = rowAt(data, at);
      return row === undefined ? [] : columns.map((column) => cellSlot(row, at, column));
    }),
    ...(count > most ? [tooManyCells] : []),
  ];
}

/** The view below each row that is open. */
function subviewSlots(properties: Properties): readonly Slot[] {
  const { enabled, viewPath, viewParams, expanded } = objectOf(properties.get(['props', 'rows', 'subview']));
  if (flagOf(enabled) !== true) return [];
  const data = properties.get(['props', 'data']);
  const open = Array.isArray(expanded) ? (expanded as readonly Json[]) : [];
  const slots = open.slice(0, mostCellViews).flatMap((at): readonly Slot[] => {
    const row = typeof at === 'number' ? rowAt(data, at) : undefined;
    if (typeof at !== 'number' || row === undefined) return [];
    const own = { value: row.cells, row: at, rowIndex: at, rowData: row.cells };
    return [
      {
        key: subviewKey(at),
        path: textOf(viewPath),
        params: objectOfMembers([...membersOf(objectOf(viewParams)), ...membersOf(own)]),
        paramAt: (param: string): Path =>
          Object.hasOwn(own, param) ? ['props', 'data', at] : ['props', 'rows', 'subview', 'viewParams', param],
        takesBack: false,
      },
    ];
  });
  return open.length > mostCellViews ? [...slots, tooManySubviews] : slots;
}

function cellSlot(row: Row, rowIndex: number, column: Column): Slot {
  const { field, index, settings } = column;
  const place = { row: rowIndex, rowIndex, column: field, columnIndex: index, rowData: row.cells };
  const own = objectOfMembers([['value', memberOf(cellAt(row, column), 'value')], ...membersOf(place)]);
  return {
    key: cellKey(rowIndex, index),
    path: textOf(settings['viewPath']),
    // What the cell is stands over parameters of the same names.
    params: objectOfMembers([...membersOf(objectOf(settings['viewParams'])), ...membersOf(own)]),
    paramAt: (param) =>
      Object.hasOwn(own, param) ? ['props', 'data', rowIndex] : ['props', 'columns', index, 'viewParams', param],
    takesBack: false,
  };
}

/** Views of one kind on a map: each is there before somebody opens it, or is drawn. */
const mostMapViews = 100;

/** A view in a corner of a map. */
function controlOf({ path, params, enabled }: JsonObject): Pick<Slot, 'path' | 'params' | 'unseen'> {
  const isShown = flagOf(enabled) !== false;
  return { path: textOf(path), params: objectOf(params), ...(isShown ? {} : { unseen: 'closed' }) };
}

/** The view in each thing of a kind on a map. `viewOf` gives the object with its path and parameters, which stands `inside`. */
function onMap(kind: 'marker' | 'view', viewOf: (thing: JsonObject) => JsonObject, inside: Path = []): ReadSlots {
  return (properties) => {
    const views = listOf(properties.get(['props', 'layers', 'ui', kind])).flatMap((thing, index): readonly Slot[] => {
      const { path, params } = viewOf(objectOf(thing));
      if (textOf(path) === '') return [];
      const at: Path = ['props', 'layers', 'ui', kind, index, ...inside, 'params'];
      return [
        {
          key: [`layers.ui.${kind}[${index}]`, ...inside].join('.'),
          path: textOf(path),
          params: objectOf(params),
          paramAt: (param) => [...at, param],
          takesBack: true,
        },
      ];
    });
    const problem = `A map shows ${mostMapViews} views of \`layers.ui.${kind}\`; those after them are not there.`;
    return views.map((slot, index) => (index < mostMapViews ? slot : { ...slot, path: '', problem }));
  };
}

/** The view that a marker of a map opens. */
function popupOf(marker: JsonObject): JsonObject {
  const { enabled, content } = objectOf(marker['popup']);
  return flagOf(enabled) === true ? objectOf(objectOf(content)['view']) : {};
}

/** By type of component. */
const slotTypes: Readonly<Record<string, ReadSlots>> = Object.freeze({
  'ia.display.view': (properties) => [
    {
      key: '',
      path: textOf(properties.get(['props', 'path'])),
      params: objectOf(properties.get(['props', 'params'])),
      paramAt: (param) => ['props', 'params', param],
      takesBack: true,
    },
  ],
  'ia.display.table': tableSlots,
  'ia.display.flex-repeater': listed(
    'instances',
    (item, properties) => ({
      path: textOf(properties.get(['props', 'path'])),
      params: objectOfMembers(membersOf(item).filter(([name]) => !ofInstance.has(name))),
    }),
    [],
  ),
  'ia.display.map': together(
    listed('customControls', controlOf, ['params']),
    onMap('marker', popupOf, ['popup', 'content', 'view']),
    onMap('view', (view) => view),
  ),
  'ia.display.viewcanvas': listed('instances', viewIn, ['viewParams']),
  'ia.display.carousel': listed('views', paneOf, ['viewParams']),
  'ia.display.dashboard': listed('widgets', viewIn, ['viewParams']),
  'ia.display.accordion': together(
    listed('items', headerOf, ['header', 'content', 'viewParams'], '.header.content'),
    listed('items', bodyOf, ['body', 'viewParams'], '.body'),
  ),
  'ia.container.tab': listed('tabs', viewIn, ['viewParams']),
});

/** How the slots of a type of component are read; undefined for one that shows no views. */
export function slotsOf(type: string): ReadSlots | undefined {
  return Object.hasOwn(slotTypes, type) ? slotTypes[type] : undefined;
}
