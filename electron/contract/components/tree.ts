/** The tree. */
import { readInside, type Path } from '../inside.ts';
import { listOf, objectOf, textOf, type Json, type JsonObject } from '../json.ts';
import { anything, branches, choice, flag, flagOf, icon, list, number, object, style, text } from './shapes.ts';
import { declare } from './declaration.ts';

/** The item at a path of places (`0.2.1`); undefined where there is none. */
export function treeItem(items: Json | undefined, path: string): JsonObject | undefined {
  let found: Json | undefined = { items: items ?? [] };
  for (const place of path.split('.')) {
    if (!/^\d+$/.test(place)) return undefined;
    found = listOf(objectOf(found)['items'])[Number(place)];
    if (found === undefined) return undefined;
  }
  return objectOf(found);
}

/** What handlers are told of an item by its place; undefined where there is none. */
function itemPayload({ items }: JsonObject, reported: JsonObject): JsonObject | undefined {
  const path = listOf(reported['itemPath']).map(textOf).join('.');
  const item = treeItem(items, path);
  if (item === undefined) return undefined;
  const [label, data] = [textOf(item['label']), item['data'] ?? null];
  // Where items moved meanwhile, another one stands there than was pressed; the words of one, or its data, may have changed.
  const isSame =
    label === reported['label'] || (data !== null && JSON.stringify(data) === JSON.stringify(reported['data']));
  if (typeof reported['label'] === 'string' && !isSame) return undefined;
  return { label, data, itemPath: path.split('.').map(Number) };
}

/** Why somebody cannot open or close the item at a path of the properties; undefined where they can. */
function whyNotOpened(props: JsonObject, path: Path, value: Json): string | undefined {
  const item = objectOf(readInside(props, path.slice(0, -1)));
  const isBranch = listOf(item['items']).length > 0;
  return isBranch && typeof value === 'boolean' ? undefined : 'There is no such item any more.';
}

/** Why somebody cannot select items; undefined where they can. */
function whyNotSelected({ items, interactable, branchNodeSelectable }: JsonObject, value: Json): string | undefined {
  if (flagOf(interactable) === false) return 'Nothing can be selected here.';
  if (!Array.isArray(value)) return 'The selection is a list of paths.';
  if (new Set(value).size < value.length) return 'An item is selected once.';
  for (const path of listOf(value)) {
    const item = treeItem(items, textOf(path));
    if (item === undefined) return 'There is no such item any more.';
    if (flagOf(branchNodeSelectable) === false && listOf(item['items']).length > 0)
      return 'Only what has nothing in it can be selected.';
  }
  return undefined;
}

export const tree = declare({
  type: 'ia.display.tree',
  title: 'Tree',
  purpose: 'Shows items that have items in them, which a person opens and selects.',
  properties: {
    items: branches(
      {
        label: text('', 'What it says.'),
        expanded: flag(false, 'Whether it is open.'),
        data: anything(undefined, 'What handlers and the selection are told of it.'),
        icon: icon('', 'Its drawing, in place of that of its kind.'),
      },
      'What the tree has.',
    ),
    selection: list(text('', ''), 'The paths of the items that are selected: `0.2` is the third in the first.'),
    selectionData: anything([], 'The same with what they are: `itemPath` and `value`. The gateway keeps it.'),
    interactable: flag(true, 'Whether a person can select.'),
    branchNodeSelectable: flag(true, 'Whether an item that has items in it can be selected.'),
    appearance: object(
      {
        rowHeight: number(
          24,
          'The least height of a row, in pixels. A row is never less high than what a finger needs.',
        ),
        textOverflow: choice(['scroll', 'truncate'], 'What becomes of a text that is too long.'),
        expandIcons: object(
          {
            expanded: icon('material/arrow_drop_down', 'Of an item that is open.'),
            collapsed: icon('material/arrow_right', 'Of one that is closed.'),
            empty: icon('', 'Of one that has nothing in it.'),
          },
          'The drawings that say whether an item is open.',
        ),
        defaultNodeIcons: object(
          {
            expanded: icon('material/folder_open', 'Of an item that is open.'),
            collapsed: icon('material/folder', 'Of one that is closed.'),
            empty: icon('material/stop', 'Of one that has nothing in it.'),
          },
          'The drawings of items that have none of their own.',
        ),
        selectedStyle: style('How a selected row looks.'),
        unselectedStyle: style('How any other row looks.'),
      },
      'How rows look.',
    ),
  },
  writes: ['selection', 'items[]+.expanded'],
  refuses: (props: JsonObject, path: Path, value: Json) =>
    path[0] === 'items' ? whyNotOpened(props, path, value) : whyNotSelected(props, value),
  events: {
    onItemClicked: {
      meaning: 'An item was pressed.',
      fields: { label: 'Its text.', data: 'Its data.', itemPath: 'Its place: a number for each level.' },
      tells: itemPayload,
    },
  },
});
