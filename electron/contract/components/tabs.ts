/** The container that shows one of its children at a time, by tabs. */
import { isJsonObject, listOf, objectOf, textOf, type Json, type JsonObject } from '../json.ts';
import {
  choice,
  flag,
  length,
  listOr,
  number,
  numberOrNone,
  object,
  parameters,
  readAll,
  style,
  text,
  unknownParts,
  unreadIn,
  type Read,
  type Shape,
} from './shapes.ts';
import { declare } from './declaration.ts';

const tab = {
  text: text('', 'What stands on it.'),
  viewPath: text('', 'The path of a view that is shown as the tab, in place of a text.'),
  viewParams: parameters('The parameters of that view. What the view gives back is written here.'),
  width: length('', 'How wide the tab is, in place of `tabSize.width`.'),
  runWhileHidden: flag(
    false,
    'Whether what the tab shows, once it was seen, is kept while another is shown, with the views inside of it.',
  ),
  disabled: flag(false, 'Whether people cannot go to it.'),
};

export type Tab = Read<typeof tab>;

function settingsOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? objectOf(value) : { text: textOf(value) };
}

/** A text, or an object of settings. */
const tabShape: Shape<Tab> = {
  kind: 'text or object',
  meaning: 'A tab.',
  default: undefined,
  read: (value) => readAll(tab, settingsOf(value)),
  inside: tab,
  unread: (value, at, reading) => {
    const settings = settingsOf(value);
    return [...unknownParts(at, settings, Object.keys(tab)), ...unreadIn(tab, settings, `${at}.`, reading)];
  },
};

/** What the position of a child says. */
export const tabPosition = { tabIndex: number(0, 'The tab that shows it, from 0.') };

export const tabContainer = declare({
  type: 'ia.container.tab',
  title: 'Tab container',
  purpose: 'Shows one of its children at a time; people choose which by tabs.',
  properties: {
    tabs: listOr([''], tabShape, 'The tabs: each a text, or an object of settings.'),
    currentTabIndex: numberOrNone(0, 'The tab that is shown, from 0; with null none is.'),
    menuType: choice(
      ['classic', 'modern'],
      'Whether tabs stand as sheets over what they show, or as words over a line.',
    ),
    tabSize: object(
      {
        width: length(96, 'How wide a tab is at least.'),
        height: length(36, 'How high a tab is, where that is enough for a finger.'),
      },
      'The size of a tab.',
    ),
    menuStyle: style('How the row of tabs looks.'),
    contentStyle: style('How what stands around the content looks.'),
    tabStyle: object(
      {
        active: style('How the tab that is shown looks.'),
        inactive: style('How the others look.'),
        disabled: style('How tabs look that people cannot go to.'),
      },
      'How tabs look.',
    ),
  },
  writes: ['currentTabIndex'],
  refuses: ({ tabs }, path, value) => {
    const asked = path.length === 1 && typeof value === 'number' ? listOf(tabs)[value] : undefined;
    if (asked === undefined) return 'There is no such tab.';
    return tab.disabled.read(settingsOf(asked)['disabled']) ? 'This tab is switched off.' : undefined;
  },
  children: tabPosition,
  missing: [
    'The bindings and scripts of what stands on a tab go on while another tab is shown; only views inside of it are closed then.',
  ],
});
