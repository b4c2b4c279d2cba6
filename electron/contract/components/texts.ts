/** Fields for texts. */
import { choice, flag, list, number, style, text, type Part, type Reading } from './shapes.ts';
import { listOf, textOf, type Json, type JsonObject } from '../json.ts';
import { onActionPerformed } from './buttons.ts';
import { declare } from './declaration.ts';

const isNoText = (value: Json): string | undefined => (typeof value === 'string' ? undefined : 'It takes a text.');

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
  hasAll: true,
  properties: textEntry,
  shows: 'text',
  writes: ['text'],
  refuses: (_props, _path, value) => isNoText(value),
});

export const textArea = declare({
  type: 'ia.input.text-area',
  title: 'Text area',
  purpose: 'Takes a text of several lines.',
  hasAll: true,
  properties: {
    ...textEntry,
    wrap: choice(['soft', 'hard', 'off'], 'How lines that are too long go on.'),
    resize: choice(['none', 'both', 'horizontal', 'vertical'], 'Which ways a person may draw it larger.'),
  },
  shows: 'text',
  writes: ['text'],
  refuses: (_props, _path, value) => isNoText(value),
});

export const passwordField = declare({
  type: 'ia.input.password-field',
  title: 'Password field',
  purpose: 'Takes a text that nobody reads over a shoulder. It proves to nobody who somebody is: signing does.',
  hasAll: true,
  properties: {
    text: text('', 'The text that is held. The property keeps it in the open: scripts and bindings read it.'),
    placeholder: text('', 'What stands in the empty field.'),
    enabled: flag(true, 'Whether it can be changed.'),
    allowReveal: flag(true, 'Whether a person may see what they typed.'),
  },
  shows: 'text',
  writes: ['text'],
  refuses: (_props, _path, value) => isNoText(value),
});

/** Scans that are kept; what a project does with them, it does at once. */
export const mostScans = 1000;

/** What of the settings of a scanner finds no scan. An expression is one whose time grows with the text alone. */
function scanParts({ prefix, suffix, regex }: JsonObject, reading: Reading): readonly Part[] {
  const [before, after, expression] = [textOf(prefix), textOf(suffix), textOf(regex)];
  // Only both of them together say where a scan begins and ends.
  if ((before === '') !== (after === '')) {
    return [{ at: before === '' ? 'suffix' : 'prefix', what: 'nothing is heard without the other of the two' }];
  }
  if (before !== '' || expression === '') return [];
  const what = reading.pattern('expression', expression);
  return what === undefined ? [] : [{ at: 'regex', what }];
}

export const barcodeScannerInput = declare({
  type: 'ia.input.barcodescannerinput',
  title: 'Barcode scanner input',
  purpose: 'Hears what a scanner types, wherever the focus is, and keeps it.',
  properties: {
    data: list(text('', 'A scan.'), `The scans, the newest last; no more than ${mostScans}.`),
    prefix: text('', 'What a scan begins with. It is not kept.'),
    suffix: text('', 'What a scan ends with. It is not kept.'),
    regex: text('', 'A regular expression, whose first group is kept; where neither prefix nor suffix is set.'),
    window: number(20, 'How many characters the expression looks back.'),
    captureMode: choice(['keypress', 'keydown', 'keyup'], 'Which events of the keys are heard.'),
    dataStyle: style('How the newest scan looks.'),
  },
  parts: scanParts,
  shows: 'data',
  writes: ['data'],
  refuses: ({ data }, path, value) => {
    const [before, now] = [listOf(data), listOf(value)];
    const kept = before.slice(Math.max(0, before.length + 1 - mostScans));
    const isOneMore =
      path.length === 1 && typeof now.at(-1) === 'string' && JSON.stringify(now.slice(0, -1)) === JSON.stringify(kept);
    return isOneMore ? undefined : 'A scan is one text more.';
  },
  events: onActionPerformed,
});
