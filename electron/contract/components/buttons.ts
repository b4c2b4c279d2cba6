/** What is pressed. */
import { iconPath } from '../icons.ts';
import { listOf, objectOf, textOf } from '../json.ts';
import { anything, choice, flag, icon, length, list, object, source, style, text } from './shapes.ts';
import { declare } from './declaration.ts';
import { isAlike } from './alike.ts';

/** What every input that acts raises. */
export const onActionPerformed = {
  onActionPerformed: { meaning: 'It was used, and the gateway took what it changed.' },
};

/** What a project says of an action that cannot be undone (HM-8). */
const confirm = (asks: string) =>
  object(
    {
      enabled: flag(false, 'Whether a press asks first.'),
      text: text('Are you sure?', 'What it asks.'),
    },
    asks,
  );

export const button = declare({
  type: 'ia.input.button',
  title: 'Button',
  purpose: 'Does something when it is pressed.',
  hasAll: true,
  properties: {
    text: anything('Button', 'What stands on it.'),
    enabled: flag(true, 'Whether it can be pressed.'),
    primary: flag(true, 'Whether it is the main thing to do here; else it has an outline alone.'),
    justify: choice(
      ['center', 'start', 'end', 'space-around', 'space-between', 'space-evenly'],
      'How text and picture share its width.',
    ),
    align: choice(['center', 'start', 'end', 'stretch'], 'How they stand in its height.'),
    image: object(
      {
        icon: icon('', 'A drawing of the library of icons.'),
        source: source('images', 'A picture, where no icon is named.'),
        width: length(24, 'Its width.'),
        height: length(24, 'Its height.'),
        position: choice(['left', 'center', 'right', 'top', 'bottom'], 'Where it stands beside the text.'),
        style: style('How it looks.'),
      },
      'A picture on it.',
    ),
    textStyle: style('How the text looks.'),
    confirm: confirm(
      'A question before `onActionPerformed`, for what cannot be undone. Perspective has none here; `dom` events do not wait for it.',
    ),
  },
  parts: ({ image }) => {
    const { icon: drawing, source: asked } = objectOf(image);
    const isHidden = textOf(asked) !== '' && iconPath(objectOf(drawing)) !== '';
    return isHidden ? [{ at: 'image.source', what: 'the icon stands in its place' }] : [];
  },
  events: onActionPerformed,
});

const stateOfMany = object(
  {
    text: text('', 'What stands on it.'),
    value: anything(undefined, 'What is written when it is pressed.'),
    selectedStyle: style('How it looks while it is what is so.'),
    unselectedStyle: style('How it looks otherwise.'),
    tooltipText: text('', 'What is said while a pointer stands on it.'),
  },
  'A state.',
);

export const multiStateButton = declare({
  type: 'ia.input.multi-state-button',
  title: 'Multi-state button',
  purpose: 'Asks for one of a few states, and shows which one is so.',
  hasAll: true,
  properties: {
    states: list(stateOfMany, 'The states, a button each.'),
    controlValue: anything(null, 'What was asked for last.'),
    indicatorValue: anything(null, 'The value of the state that is so.'),
    orientation: choice(['column', 'row'], 'Which way the buttons run.'),
    buttonGap: length(4, 'The space between two of them.'),
    endButtonCornerRadius: length('', 'How round the corners of the first and of the last are.'),
    defaultSelectedStyle: style('How the state that is so looks where it has no look of its own.'),
    defaultUnselectedStyle: style('How the others look where they have none of their own.'),
    primary: flag(false, 'Whether the state that is so has the colour of the main thing to do.'),
    enabled: flag(true, 'Whether they can be pressed.'),
  },
  shows: 'indicatorValue',
  writes: ['controlValue'],
  refuses: ({ states }, _path, value) =>
    listOf(states).some((state) => isAlike(objectOf(state)['value'] ?? null, value))
      ? undefined
      : 'This is none of the states.',
  events: onActionPerformed,
});

const readiness = (when: string) =>
  object(
    {
      text: text('', 'What stands on it.'),
      icon: icon('', 'A drawing before the text.'),
      style: style('How it looks.'),
    },
    `What it is like ${when}.`,
  );

export const oneShotButton = declare({
  type: 'ia.input.oneshotbutton',
  title: 'One-shot button',
  purpose: 'Writes a value once, and waits until a controller took it away again.',
  hasAll: true,
  properties: {
    value: anything(0, 'What is held. While it is `setValue`, the button waits.'),
    setValue: anything(1, 'What a press writes.'),
    readyState: readiness('while it can be pressed'),
    writingState: readiness('while it waits'),
    confirm: confirm('A question before anything is written.'),
    primary: flag(true, 'Whether it is the main thing to do here; else it has an outline alone.'),
    disabledStyle: style('How it looks while it is switched off.'),
    enabled: flag(true, 'Whether it can be pressed.'),
  },
  shows: 'value',
  writes: ['value'],
  refuses: (props, _path, value) =>
    isAlike(value, props['setValue'] ?? 1) ? undefined : 'The button writes another value.',
  events: onActionPerformed,
});
