/** Symbols of equipment. */
import {
  anything,
  choice,
  color,
  flag,
  idle,
  isText,
  number,
  numberOrNone,
  object,
  style,
  type Shape,
} from './shapes.ts';
import { declare } from './declaration.ts';

const appearance = choice(
  ['auto', 'simple', 'mimic', 'p&id'],
  'How it is drawn: plain, with more of its parts, or as in a flow sheet. `auto` is what `session.props.symbols.autoAppearance` says.',
);

const animationSpeed: Shape<number | undefined> = {
  kind: 'percentage or `auto`',
  meaning:
    'How fast what turns in it does while it runs; 0 for not at all. `auto` is what `session.props.symbols.autoAnimationSpeed` ' +
    'says. Nothing moves where the system asks for less motion.',
  default: 'auto',
  read: (value) => (isAuto(value) ? undefined : number(100, '').read(value)),
  unread: (value, at, reading) => (isAuto(value) ? [] : (number(100, '').unread?.(value, at, reading) ?? [])),
};

const animated = idle('Whether it would move: projects have it, and what says so is its state and `animationSpeed`.');

function isAuto(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === 'auto';
}

/** States that symbols have by themselves; a project’s style sheet may have colours for others. */
const machineStates = ['default', 'running', 'stopped', 'faulted'];
const valveStates = ['default', 'open', 'failedToOpen', 'partiallyClosed', 'closed', 'failedToClose', ...machineStates];

function state(known: readonly string[]): Shape<string> {
  return {
    kind: `${[...new Set(known)].map((word) => `\`${word}\``).join(', ')}, or one of the project`,
    meaning:
      'What it does. What runs or is open is light, what stands or is closed is dark. A state of the project has the colours ' +
      '`--symbolFill--<state>` and `--symbolStroke--<state>` of its style sheet.',
    default: 'default',
    read: (value) => (isText(value) && value !== '' ? value : 'default'),
    unread: (value, at, { css }) => {
      if (isText(value) && (known.includes(value) || isColoured(value, css))) return [];
      return [{ at, what: JSON.stringify(value) }];
    },
  };
}

function isColoured(state: string, css: (property: string, value: string) => string | undefined): boolean {
  return /^[\w-]+$/.test(state) && css('fill', `var(--symbolFill--${state})`) !== undefined;
}

const sides = ['bottom', 'top', 'left', 'right', 'hidden'] as const;
const outside = choice(sides, 'Where it stands beside the symbol.');
const around = choice(['inside', ...sides], 'Where it stands in the symbol or beside it.');
const justify = choice(['center', 'left', 'right'], 'How the text stands there.');
const textStyle = style('How the text looks.');

function label(otherwise: string, location: typeof outside | typeof around) {
  return object(
    {
      text: anything(otherwise, 'What it says.'),
      location,
      justify: choice(['center', 'left', 'right', 'auto'], 'How the text stands there; `auto` towards the symbol.'),
      style: textStyle,
    },
    'What it is called.',
  );
}

function value(location: typeof outside | typeof around) {
  return object(
    { text: anything('100%', 'What it says.'), location, justify, style: textStyle },
    'A value that belongs to it.',
  );
}

const feet = choice(['bottom', 'top', 'left', 'right', 'none'], 'Where its feet are; it has none as in a flow sheet.');
const direction = choice(['right', 'left', 'top', 'bottom'], 'Which way it points.');

export const motor = declare({
  type: 'ia.symbol.motor',
  title: 'Motor',
  purpose: 'Shows what a motor does.',
  properties: {
    appearance,
    state: state(machineStates),
    orientation: direction,
    feet,
    label: label('Motor', outside),
    value: value(outside),
    animationSpeed,
    animated,
  },
  shows: 'state',
});

export const pump = declare({
  type: 'ia.symbol.pump',
  title: 'Pump',
  purpose: 'Shows what a pump does.',
  properties: {
    appearance,
    variant: choice(['centrifugal', 'vacuum'], 'What kind of a pump it is.'),
    state: state(machineStates),
    orientation: direction,
    feet,
    label: label('Pump', outside),
    value: value(outside),
    animationSpeed,
    animated,
  },
  shows: 'state',
});

export const valve = declare({
  type: 'ia.symbol.valve',
  title: 'Valve',
  purpose: 'Shows whether a valve is open.',
  properties: {
    appearance,
    state: state(valveStates),
    valve: choice(['top', 'bottom', 'left', 'right'], 'On which side its actuator is.'),
    reverseFlow: flag(false, 'Whether what flows through it does so the other way: to the left, or up.'),
    label: label('Valve', outside),
    value: value(outside),
    animationSpeed: idle('How fast what flows would be shown to do so: an arrow says which way, and stands still.'),
    animated,
  },
  shows: 'state',
});

export const sensor = declare({
  type: 'ia.symbol.sensor',
  title: 'Sensor',
  purpose: 'Shows what is measured, and where.',
  properties: {
    appearance,
    state: state(machineStates),
    orientation: choice(['bottom', 'top', 'left', 'right'], 'On which side it touches what it measures.'),
    label: label('Sensor', around),
    value: value(around),
    animationSpeed: idle('How fast it would move: nothing in it does.'),
    animated,
  },
  shows: 'state',
});

export const vessel = declare({
  type: 'ia.symbol.vessel',
  title: 'Vessel',
  purpose: 'Shows how full a tank or a vessel is, and what is done in it.',
  properties: {
    appearance,
    state: state(machineStates),
    orientation: choice(['vertical', 'horizontal'], 'Whether it stands or lies.'),
    bottom: choice(['flat', 'conical', 'rounded'], 'The bottom of one that stands.'),
    displayFillLevel: flag(true, 'Whether what is in it is drawn.'),
    displayStand: flag(true, 'Whether it stands on feet; it has none as in a flow sheet.'),
    displayAgitator: flag(true, 'Whether it has an agitator, which turns while it runs.'),
    liquidColor: color('', 'The colour of what is in it.'),
    liquidWarningColor: color(
      '',
      'That colour while the value is over the capacity or below nothing, or the vessel is faulted.',
    ),
    liquidOpacity: number(
      0.7,
      'How much of what lies behind it that hides, from 0 to 1; where it has a colour of the project.',
    ),
    label: label('Vessel', outside),
    value: object(
      {
        value: numberOrNone(0, 'How much is in it.'),
        capacity: number(100, 'How much it can hold.'),
        displayValueAsPercent: flag(true, 'Whether the value is told as a share of the capacity.'),
        location: outside,
        justify,
        style: textStyle,
      },
      'What is in it.',
    ),
    animationSpeed,
    animated,
  },
  shows: 'value',
});
