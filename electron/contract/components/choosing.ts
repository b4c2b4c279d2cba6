/** What a person chooses with: on or off, one of several. */
import {
  anything,
  choice,
  color,
  flag,
  flagOf,
  icon,
  isBlank,
  isText,
  list,
  numberOrNone,
  object,
  pixels,
  style,
  text,
  truth,
} from './shapes.ts';
import { isJsonObject, listOf, objectOf, type Json, type JsonObject } from '../json.ts';
import { columnsOf, millisOfDate } from '../values.ts';
import { isAlike } from './alike.ts';
import { declare } from './declaration.ts';
import { onActionPerformed } from './buttons.ts';

/** Where a text stands beside what it belongs to. */
export const textPosition = choice(['right', 'left', 'top', 'bottom'], 'Where the text stands.');

export const checkBox = declare({
  type: 'ia.input.checkbox',
  title: 'Check box',
  purpose: 'Says whether something is so.',
  hasAll: true,
  properties: {
    selected: truth('What is held.'),
    text: text('text', 'What it is about.'),
    textPosition,
    triState: flag(false, 'Whether a person may go on to neither.'),
    checkedIcon: icon('', 'The drawing for true.'),
    uncheckedIcon: icon('', 'The drawing for false.'),
    indeterminateIcon: icon('', 'The drawing for neither.'),
    enabled: flag(true, 'Whether it can be changed.'),
  },
  shows: 'selected',
  writes: ['selected'],
  refuses: ({ triState }, _path, value) =>
    typeof value === 'boolean' || (value === null && flagOf(triState) === true)
      ? undefined
      : 'It is ticked or it is not.',
  events: onActionPerformed,
});

const placeholder = object(
  {
    text: text('Select...', 'The text.'),
    color: color('', 'Its colour.'),
    icon: icon('', 'A drawing before it.'),
  },
  'What stands there while nothing is chosen.',
);

/** The values that can be chosen in a dropdown: of a list, or of the rows of a dataset. */
function openValues(options: Json | undefined): readonly Json[] {
  const columns = columnsOf(options);
  if (columns !== undefined) {
    const disabled = columns.find(({ name }) => name === 'isDisabled')?.data;
    const values = (columns.find(({ name }) => name === 'value') ?? columns[0])?.data ?? [];
    return values.filter((_value, at) => flagOf(disabled?.[at]) !== true);
  }
  return listOf(options).flatMap((option) => {
    if (!isJsonObject(option) || millisOfDate(option) !== undefined) return [option];
    return option['value'] === undefined || flagOf(option['isDisabled']) === true ? [] : [option['value']];
  });
}

function whyNotChosen(props: JsonObject, value: Json): string | undefined {
  const isMany = flagOf(props['multiSelect']) === true;
  const isCleared = value === null && flagOf(props['showClearIcon']) === true;
  if (flagOf(props['allowCustomOptions']) === true || isCleared) return undefined;
  // What is held and is no choice any more stays beside what is chosen now.
  const known = [...openValues(props['options']), ...(isMany ? listOf(props['value']) : [])];
  const chosen = isMany && Array.isArray(value) ? listOf(value) : [value];
  // Nobody chooses more than there is: a list without end would be looked through.
  const isKnown = chosen.length <= known.length && chosen.every((one) => known.some((other) => isAlike(one, other)));
  return isKnown ? undefined : 'This is none of the choices.';
}

function whyNotSearched(value: Json): string | undefined {
  return typeof value === 'string' ? undefined : 'A search is a text.';
}

export const dropdown = declare({
  type: 'ia.input.dropdown',
  title: 'Dropdown',
  purpose: 'Chooses one or several of a list that opens.',
  hasAll: true,
  properties: {
    value: anything('', 'The value that is chosen; a list of them where several are.'),
    options: {
      ...anything([], 'A list of `value`, `label` and `isDisabled`; or a dataset, or a list of texts.'),
      unread: (value: Json, at: string) =>
        isBlank(value) || Array.isArray(value) || columnsOf(value) !== undefined
          ? []
          : [{ at, what: JSON.stringify(value), isNone: true }],
    },
    multiSelect: flag(false, 'Whether several can be chosen.'),
    search: object(
      {
        enabled: flag(true, 'Whether a person may type to find a choice.'),
        matching: choice(['any', 'start'], 'Where in a choice that is looked for.'),
        searchParam: text('', 'What a person searches for just now: it is written, and not read.'),
        noResultsText: text('No results found', 'What stands there when nothing is found.'),
      },
      'How choices are found.',
    ),
    placeholder: {
      ...placeholder,
      kind: 'text or object',
      read: (value) => placeholder.read(isText(value) ? { text: value } : value),
      // Projects have a text alone, too.
      unread: (value, at, reading) => (isText(value) ? [] : (placeholder.unread?.(value, at, reading) ?? [])),
    },
    showClearIcon: flag(false, 'Whether a press empties it.'),
    allowCustomOptions: flag(false, 'Whether a person may enter what is no choice.'),
    wrapMultiSelectValues: flag(true, 'Whether several values go on in a new line.'),
    textAlign: choice(['left', 'center', 'right'], 'How the texts stand.'),
    minMenuHeight: pixels(150, 'The least height of the list, in pixels.'),
    maxMenuHeight: pixels(350, 'Its most height, in pixels.'),
    dropdownOptionStyle: style('How the choices look.'),
    enabled: flag(true, 'Whether it can be changed.'),
  },
  shows: 'value',
  writes: ['value', 'search.searchParam'],
  refuses: (props, [name], value) => (name === 'search' ? whyNotSearched(value) : whyNotChosen(props, value)),
  events: onActionPerformed,
});

export const radioGroup = declare({
  type: 'ia.input.radio-group',
  title: 'Radio group',
  purpose: 'Chooses one of a few that all are in sight.',
  hasAll: true,
  properties: {
    radios: list(
      object(
        {
          text: text('', 'What it is about.'),
          value: anything('', 'What is held while it is chosen.'),
          selected: flag(false, 'Whether it is chosen; of several, the last.'),
        },
        'A choice.',
      ),
      'The choices.',
    ),
    value: anything(undefined, 'The value of the choice that is made.'),
    index: numberOrNone(null, 'Its place in the list, from 0.'),
    orientation: choice(['row', 'column'], 'Which way the choices run.'),
    textPosition,
    justify: choice(
      ['start', 'center', 'end', 'space-around', 'space-between', 'space-evenly'],
      'How they share the room that way.',
    ),
    align: choice(['center', 'start', 'end', 'stretch'], 'How they stand across it.'),
    selectedIcon: icon('', 'The drawing of the choice that is made.'),
    unselectedIcon: icon('', 'The drawing of the others.'),
    radioStyle: style('How each choice looks.'),
    enabled: flag(true, 'Whether it can be changed.'),
  },
  shows: 'value',
  writes: ['value'],
  refuses: ({ radios }, _path, value) =>
    listOf(radios).some((radio) => isAlike(objectOf(radio)['value'] ?? '', value))
      ? undefined
      : 'This is none of the choices.',
  events: onActionPerformed,
});

export const toggleSwitch = declare({
  type: 'ia.input.toggle-switch',
  title: 'Toggle switch',
  purpose: 'Switches something on and off at once.',
  hasAll: true,
  properties: {
    selected: truth('What is held: true for on.'),
    label: object(
      {
        text: text('', 'What it switches.'),
        position: choice(['right', 'left'], 'On which side of the switch it stands.'),
        style: style('How it looks.'),
      },
      'The words beside it; without any, they say whether it is on.',
    ),
    color: object(
      {
        selected: color('', 'While it is on.'),
        unselected: color('', 'While it is off.'),
      },
      'Its colours.',
    ),
    enabled: flag(true, 'Whether it can be changed.'),
  },
  shows: 'selected',
  writes: ['selected'],
  refuses: (_props, _path, value) => (typeof value === 'boolean' ? undefined : 'It is on or off.'),
  events: onActionPerformed,
});
