/** The menu that any component may have for a second press (`meta.contextMenu`). */
import { isJsonObject, listOf, objectOf, type Json, type JsonObject } from '../json.ts';
import {
  anything,
  choice,
  flag,
  icon,
  list,
  object,
  readAll,
  style,
  stylesIn,
  text,
  unknownParts,
  unreadIn,
  type Read,
  type Shape,
} from './shapes.ts';

const settings = {
  type: choice(['submenu', 'link', 'method', 'message'], 'What it does.'),
  text: text('', 'What stands on it.'),
  icon: icon('', 'A drawing before that.'),
  link: object(
    {
      url: text('', 'A page of the project (`/line`), or an address.'),
      target: choice(['self', 'tab', 'blank', 'parent', 'top'], 'Whether it is opened here or in a tab of its own.'),
    },
    'Where it leads.',
  ),
  method: object(
    {
      name: text('', 'A method of the component.'),
      params: anything({}, 'Its arguments by their names, or a list of them.'),
    },
    'The method that it calls.',
  ),
  message: object(
    {
      type: text('', 'The type of the message.'),
      scope: choice(['page', 'session', 'view'], 'Who hears of it.'),
      payload: anything({}, 'What it says.'),
    },
    'The message that it sends.',
  ),
  permissions: anything(undefined, 'The security levels that somebody needs for it, as those of an action.'),
  style: style('How it looks.'),
};

/** An entry of a menu, with those of the menu behind it. */
export type MenuItem = Read<typeof settings> & { readonly children: readonly MenuItem[] };

const item: Shape<MenuItem> = {
  kind: 'entry of a menu',
  meaning: 'An entry.',
  default: undefined,
  read: (value) => ({
    ...readAll(settings, objectOf(value)),
    children: childrenOf(value).map((one) => item.read(one)),
  }),
  unread: (value, at, reading) => {
    if (!isJsonObject(value)) return [{ at, what: JSON.stringify(value) }];
    const isBoth = childrenOf(value).length > 0 && item.read(value).type !== 'submenu';
    return [
      ...(isBoth ? [{ at: `${at}.type`, what: 'an entry with a menu behind it does nothing else' }] : []),
      ...unknownParts(at, value, [...Object.keys(settings), 'children']),
      ...unreadIn(settings, value, `${at}.`, reading),
      ...childrenOf(value).flatMap((one, index) => item.unread?.(one, `${at}.children[${index}]`, reading) ?? []),
    ];
  },
  styles: (value, at) => [
    ...stylesIn(settings, objectOf(value), `${at}.`),
    ...childrenOf(value).flatMap((one, index) => item.styles?.(one, `${at}.children[${index}]`) ?? []),
  ],
};

function childrenOf(value: Json | undefined): readonly Json[] {
  return listOf(objectOf(value)['children']);
}

const menu = {
  enabled: flag(false, 'Whether the component has one.'),
  items: list(item, 'Its entries.'),
  style: style('How it looks.'),
};

export const menuShape = object(menu, 'The menu of a component.');
export type MenuSettings = Read<typeof menu>;

/** The menu of a component; undefined where it has none. */
export function menuIn(value: Json | undefined): MenuSettings | undefined {
  // Most components have none.
  if (value === undefined) return undefined;
  const read = menuShape.read(value);
  return read.enabled && read.items.length > 0 ? read : undefined;
}

/** Whether an entry says what it needs to do something, or leads to a menu behind it. */
export function isDone({ type, link, method, message, children }: MenuItem): boolean {
  if (children.length > 0) return true;
  switch (type) {
    case 'submenu':
      return false;
    case 'link':
      return link.url !== '';
    case 'method':
      return /^[a-z_]\w*$/i.test(method.name);
    case 'message':
      return message.type !== '';
  }
}

/** An entry as it stands in the project, by its place in each menu that leads to it. */
export function itemAt(value: Json | undefined, path: readonly number[]): JsonObject | undefined {
  const [first, ...others] = path;
  if (first === undefined) return undefined;
  const found = others.reduce<Json | undefined>(
    (at, index) => listOf(objectOf(at)['children'])[index],
    listOf(objectOf(value)['items'])[first],
  );
  return isJsonObject(found) ? found : undefined;
}
