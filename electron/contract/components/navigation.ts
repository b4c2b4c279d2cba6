/** What leads to other pages. */
import { listOf, objectOf, textOf, type Json, type JsonObject } from '../json.ts';
import { branches, choice, flag, flagOf, icon, idle, object, style, text } from './shapes.ts';
import { declare } from './declaration.ts';

/** What an item of a menu needs for people to press it, each on unless it says otherwise. */
type Needs = readonly ('enabled' | 'visible')[];

function isPressed(item: JsonObject, needs: Needs): boolean {
  return needs.every((name) => flagOf(item[name]) !== false);
}

/** The addresses of the items that people come to: one that is off or hidden hides what is below it. */
function targetsOf(items: Json | undefined, needs: Needs): readonly string[] {
  return listOf(items)
    .map(objectOf)
    .filter((item) => isPressed(item, needs))
    .flatMap((item) => [textOf(item['target']), ...targetsOf(item['items'], needs)]);
}

/** The item at a place of a menu; undefined where people come to none. */
function pressedAt(items: Json | undefined, path: readonly Json[], needs: Needs): JsonObject | undefined {
  let found: JsonObject = { items: items ?? [] };
  for (const place of path) {
    found = objectOf(typeof place === 'number' ? listOf(found['items'])[place] : undefined);
    if (Object.keys(found).length === 0 || !isPressed(found, needs)) return undefined;
  }
  return path.length === 0 ? undefined : found;
}

const onItemClicked = {
  meaning: 'An item that leads somewhere was pressed.',
  fields: {
    label: 'Its text.',
    target: 'Where it leads.',
    enabled: 'Whether it can be used.',
    path: 'Its place: a number for each level.',
  },
};

/** What a menu leads to, and what it tells of the item that was pressed. */
const menuOf = (needs: Needs, labelOf: (item: JsonObject) => string) => ({
  leadsTo: ({ items }: JsonObject, address: string) => targetsOf(items, needs).includes(address),
  events: {
    onItemClicked: {
      ...onItemClicked,
      tells: ({ items }: JsonObject, { path, label, target }: JsonObject) => {
        const item = pressedAt(items, listOf(path), needs);
        if (item === undefined) return undefined;
        const now = { label: labelOf(item), target: textOf(item['target']) };
        // Where items moved meanwhile, another one stands there than was pressed. The words of one that leads somewhere may
        // have counted on.
        const hasMoved =
          typeof target === 'string' && (now.target !== target || (target === '' && now.label !== label));
        return hasMoved ? undefined : { ...now, enabled: true, path: listOf(path) };
      },
    },
  },
});

export const link = declare({
  type: 'ia.navigation.link',
  title: 'Link',
  purpose: 'Leads to a page of the project, or to another address.',
  properties: {
    text: text('', 'What it says.'),
    url: text(
      '',
      'Where it leads: `/line/4` is a page of the project, anything else a whole address of http or https.',
    ),
    target: choice(
      ['self', 'tab', 'blank', 'parent', 'top'],
      'Whether it opens in place of the page, or beside it (`tab`, `blank`). Other addresses always open beside it.',
    ),
    rel: idle('How the address belongs to the page.'),
    referrerPolicy: idle('What the other address is told of the page: nothing, always.'),
  },
  leadsTo: ({ url }, address) => textOf(url) === address,
  missing: ['What `download` asks to be saved instead of opened is opened.'],
});

const resetOnClick = flag(false, 'Whether the menu goes back to its first list when the item was pressed.');

export const menuTree = declare({
  type: 'ia.navigation.menutree',
  title: 'Menu tree',
  purpose: 'A list of where one can go. An item with items of its own leads to their list, and back.',
  properties: {
    items: branches(
      {
        label: object({ text: text('', 'The text.'), icon: icon('', 'A drawing before it.') }, 'What it says.'),
        target: text('', 'Where it leads: a page of the project, or an address of http or https.'),
        navIcon: icon('material/chevron_right', 'The drawing that says it has items of its own.'),
        enabled: flag(true, 'Whether it can be used.'),
        visible: flag(true, 'Whether it is shown.'),
        showHeader: flag(true, 'Whether its text stands above its own items.'),
        resetOnClick,
        backActionText: text('', 'What leads back from its items, in place of the text of the menu.'),
        style: style('How it looks.'),
      },
      'What one can go to.',
    ),
    backActionText: text('Back', 'What leads back from a list of items.'),
    layoutAlignment: choice(['left', 'right'], 'On which side the texts begin.'),
    itemStyle: style('How all items look.'),
    headerStyle: style('How the texts above lists look.'),
    backActionStyle: style('How what leads back looks.'),
    enabled: flag(true, 'Whether it can be used.'),
  },
  ...menuOf(['enabled', 'visible'], ({ label }) => textOf(objectOf(label)['text'])),
});

export const horizontalMenu = declare({
  type: 'ia.navigation.horizontalmenu',
  title: 'Horizontal menu',
  purpose: 'A row of where one can go. Items of an item open below it.',
  properties: {
    items: branches(
      {
        label: text('', 'What it says.'),
        target: text('', 'Where it leads: a page of the project, or an address of http or https.'),
        icon: icon('', 'A drawing before the text.'),
        enabled: flag(true, 'Whether it can be used.'),
        style: style('How it looks.'),
      },
      'What one can go to.',
    ),
    itemStyle: style('How all items look.'),
    enabled: flag(true, 'Whether it can be used.'),
  },
  ...menuOf(['enabled'], ({ label }) => textOf(label)),
});
