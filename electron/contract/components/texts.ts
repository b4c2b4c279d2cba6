/** Fields for texts. */
import { choice, flag, text } from './shapes.ts';
import { declare } from './declaration.ts';

export const textEntry = {
  text: text('', 'The text that is held.'),
  placeholder: text('', 'What stands in the empty field.'),
  enabled: flag(true, 'Whether it can be changed.'),
  deferUpdates: flag(true, 'Whether it is written when the person leaves or presses Enter; else with each key.'),
  rejectUpdatesWhileFocused: flag(true, 'Whether what comes meanwhile waits until the person left.'),
  spellcheck: flag(true, 'Whether the browser checks the spelling.'),
};

export const textField = declare({
  type: 'ia.input.text-field',
  title: 'Text field',
  purpose: 'Takes a line of text.',
  properties: textEntry,
  shows: 'text',
  writes: ['text'],
});

export const textArea = declare({
  type: 'ia.input.text-area',
  title: 'Text area',
  purpose: 'Takes a text of several lines.',
  properties: {
    ...textEntry,
    wrap: choice(['soft', 'hard', 'off'], 'How lines that are too long go on.'),
    resize: choice(['none', 'both', 'horizontal', 'vertical'], 'Which ways a person may draw it larger.'),
  },
  shows: 'text',
  writes: ['text'],
});
