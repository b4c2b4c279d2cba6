/** The dashboard. */
import type { Path } from '../inside.ts';
import { listOf, objectOf, textOf, type Json, type JsonObject } from '../json.ts';
import { isOn, isOver, type Grid, type Lines } from './dashboardGrid.ts';
import { declare } from './declaration.ts';
import { view } from './embedding.ts';
import { choice, flag, flagOf, idle, list, number, object, pixels, style, text } from './shapes.ts';

/** Cells of a side of the grid; a widget that people put somewhere is looked for a place in each. */
const mostCells = 100;

const lines = {
  rowStart: number(1, 'The line of the grid above it, from 1.'),
  rowEnd: number(2, 'The line of the grid below it.'),
  columnStart: number(1, 'The line of the grid left of it, from 1.'),
  columnEnd: number(2, 'The line of the grid right of it.'),
};

const cells = (least: number, meaning: string) =>
  object({ columnSpan: number(least, 'How many columns.'), rowSpan: number(least, 'How many rows.') }, meaning);

const widget = {
  name: text('', 'What it is called.'),
  ...view,
  isConfigurable: idle('Whether its view has settings, which it is not asked to show.'),
  position: object(lines, 'Where it stands.'),
  minSize: cells(1, 'How small a person can make it.'),
  header: object(
    {
      enabled: flag(true, 'Whether it has a head.'),
      title: text('', 'What stands there.'),
      style: style('How the head looks.'),
    },
    'The head.',
  ),
  body: object({ style: style('How it looks.') }, 'What is around the view.'),
  style: style('How the whole widget looks.'),
};

const available = {
  ...widget,
  category: text('', 'Under which heading a person finds it.'),
  defaultSize: cells(2, 'How large it is when it is put there.'),
};

const gaps = {
  rowGutterSize: pixels(6, 'Pixels between rows.'),
  columnGutterSize: pixels(6, 'Pixels between columns.'),
};

export const dashboard = declare({
  type: 'ia.display.dashboard',
  title: 'Dashboard',
  purpose: 'Shows views as widgets on a grid, which people add, move, make larger and take away.',
  properties: {
    grid: choice(['stretch', 'fixed'], 'Whether the grid fills the component, or has cells of one size.'),
    stretch: object(
      {
        rowCount: number(8, 'How many rows there are.'),
        columnCount: number(8, 'How many columns there are.'),
        ...gaps,
      },
      'A grid that fills the component.',
    ),
    fixed: object(
      {
        cellSize: pixels(100, 'Pixels of the sides of a cell.'),
        rowCount: number(10, 'How many rows there are.'),
        columnCount: number(10, 'How many columns there are.'),
        ...gaps,
      },
      'A grid with cells of one size.',
    ),
    widgets: list(object(widget, 'A widget.'), 'What stands on the grid.'),
    pack: flag(true, 'Whether widgets move up into free room when a person changes something.'),
    isEditing: flag(false, 'Whether people change it.'),
    editingToggle: flag(true, 'Whether people can begin and end that.'),
    availableWidgets: list(object(available, 'A widget.'), 'What people can put there.'),
  },
  shows: 'widgets',
  writes: ['isEditing', 'widgets'],
  refuses: (props: JsonObject, [name]: Path, value: Json) =>
    name === 'isEditing' ? whyNotEditing(props, value) : whyNotArranged(props, value),
  missing: ['`isConfigurable`: the view of a widget is not told that it is to show its settings (`configuring`).'],
});

/** The grid of a dashboard. */
export function gridOf(props: JsonObject): Grid {
  const { grid, stretch, fixed, pack } = dashboard.properties;
  const own = grid.read(props['grid']) === 'fixed' ? fixed.read(props['fixed']) : stretch.read(props['stretch']);
  const side = (count: number): number => Math.min(mostCells, Math.max(1, Math.round(count)));
  return { rowCount: side(own.rowCount), columnCount: side(own.columnCount), pack: pack.read(props['pack']) };
}

function whyNotEditing({ editingToggle }: JsonObject, value: Json): string | undefined {
  if (flagOf(editingToggle) === false) return 'Nobody begins or ends the change of this here.';
  return typeof value === 'boolean' ? undefined : 'It is changed or it is not.';
}

/** A widget but for where it stands, as a text: what a person cannot change of it. */
function kept(one: Json, without: readonly string[]): string {
  const own = Object.entries(objectOf(one)).filter(([name]) => !['position', ...without].includes(name));
  return JSON.stringify(own.toSorted(([name], [other]) => (name < other ? -1 : 1)));
}

/** The widget as it stands on a dashboard, of one that can be put there. */
export function putWidget(one: JsonObject, position: Lines): JsonObject {
  const { category: _category, defaultSize: _size, ...own } = one;
  return { ...own, position: { ...position } };
}

/** Why a person does not leave a dashboard like this, in words; undefined where they do. */
function whyNotArranged(props: JsonObject, value: Json): string | undefined {
  if (flagOf(props['isEditing']) !== true) return 'This is not being changed.';
  const grid = gridOf(props);
  const known = new Set([
    ...listOf(props['widgets']).map((one) => kept(one, [])),
    ...listOf(props['availableWidgets']).map((one) => kept(one, ['category', 'defaultSize'])),
  ]);
  const all = listOf(value);
  if (!Array.isArray(value) || all.length > grid.rowCount * grid.columnCount) return 'It takes a list of widgets.';
  if (!all.every((one) => known.has(kept(one, [])))) return 'A widget is another one than can stand here.';
  const before = new Set(listOf(props['widgets']).map((one) => JSON.stringify(one)));
  const places = all.map((one) => dashboard.properties.widgets.read([one])[0]);
  for (const [at, one] of places.entries()) {
    // What nobody touched stays where the project put it.
    if (one === undefined || before.has(JSON.stringify(all[at]))) continue;
    const { position, minSize } = one;
    if (!isOn(position, grid)) return `${textOf(one.name) || 'A widget'} would not be on the grid.`;
    const isSmall =
      position.rowEnd - position.rowStart < minSize.rowSpan ||
      position.columnEnd - position.columnStart < minSize.columnSpan;
    if (isSmall) return `${textOf(one.name) || 'A widget'} cannot be so small.`;
    const isUnder = places.some(
      (other, place) => place !== at && other !== undefined && isOver(position, other.position),
    );
    if (isUnder) return 'A widget would lie over another.';
  }
  return undefined;
}
