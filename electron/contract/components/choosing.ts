/** What a person chooses with: on or off, one of several. */
import { anything, choice, color, flag, icon, isText, number, object, style, text } from './shapes.ts';
import { declare } from './declaration.ts';
import { onActionPerformed } from './buttons.ts';

/** Where a text stands beside what it belongs to. */
export const textPosition = choice(['right', 'left', 'top', 'bottom'], 'Where the text stands.');

export const checkBox = declare({
  type: 'ia.input.checkbox',
  title: 'Check box',
  purpose: 'Says whether something is so.',
  properties: {
    selected: anything(false, 'What is held: true, false, or null for neither.'),
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

export const dropdown = declare({
  type: 'ia.input.dropdown',
  title: 'Dropdown',
  purpose: 'Chooses one or several of a list that opens.',
  properties: {
    value: anything('', 'The value that is chosen; a list of them where several are.'),
    options: anything([], 'A list of `value`, `label` and `isDisabled`; or a dataset, or a list of texts.'),
    multiSelect: flag(false, 'Whether several can be chosen.'),
    search: object(
      {
        enabled: flag(true, 'Whether a person may type to find a choice.'),
        matching: choice(['any', 'start'], 'Where in a choice that is looked for.'),
        noResultsText: text('No results found', 'What stands there when nothing is found.'),
      },
      'How choices are found.',
    ),
    placeholder: {
      ...placeholder,
      kind: 'text or object',
      // Projects have a text alone, too.
      unread: (value, at, reading) => (isText(value) ? [] : (placeholder.unread?.(value, at, reading) ?? [])),
    },
    showClearIcon: flag(false, 'Whether a press empties it.'),
    allowCustomOptions: flag(false, 'Whether a person may enter what is no choice.'),
    wrapMultiSelectValues: flag(true, 'Whether several values go on in a new line.'),
    textAlign: choice(['left', 'center', 'right'], 'How the texts stand.'),
    minMenuHeight: number(150, 'The least height of the list, in pixels.'),
    maxMenuHeight: number(350, 'Its most height, in pixels.'),
    dropdownOptionStyle: style('How the choices look.'),
    enabled: flag(true, 'Whether it can be changed.'),
  },
  shows: 'value',
  writes: ['value'],
  events: onActionPerformed,
});
