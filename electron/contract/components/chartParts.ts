/** What several charts have in common in their properties. */
import { isJsonObject, textOf, type Json } from '../json.ts';
import { isNothing } from './nothing.ts';
import {
  choice,
  color,
  flag,
  length,
  number,
  numberOf,
  object,
  pattern,
  pixels,
  type Read,
  type Shape,
  type Shapes,
  style,
  text,
} from './shapes.ts';

/** How large letters are, and of which colour; empty where the design decides. */
export const font = object(
  { size: length('', 'The size of the letters.'), color: color('', 'Their colour.') },
  'How the letters look.',
);

/** Lengths of dashes and of what is between them; 0 and empty for a line without any. Read as numbers of pixels. */
export function dashes(meaning: string): Shape<readonly number[]> {
  return {
    kind: 'number, or a text of numbers',
    meaning,
    default: undefined,
    read: (value) => dashesOf(value) ?? [],
    unread: (value, at) => (dashesOf(value) === undefined ? [{ at, what: JSON.stringify(value) }] : []),
  };
}

function dashesOf(value: Json | undefined): readonly number[] | undefined {
  if (value === undefined || isNothing(value)) return [];
  const lengths = textOf(value)
    .split(/[\s,]+/)
    .map((one) => numberOf(one));
  if (!lengths.every((one) => one !== undefined && one >= 0)) return undefined;
  // A line of no dashes and no gaps is whole.
  return lengths.every((one) => one === 0) ? [] : lengths.flatMap((one) => one ?? []);
}

/** A number, or `Auto` where the chart finds one. Undefined for that. */
export function numberOrAuto(meaning: string): Shape<number | undefined> {
  return {
    kind: 'number, `Auto`',
    meaning,
    default: 'Auto',
    read: (value) => numberOf(value),
    unread: (value, at) =>
      isAuto(value) || numberOf(value) !== undefined ? [] : [{ at, what: JSON.stringify(value) }],
  };
}

/** Whether a value leaves it to the chart. */
export function isAuto(value: Json | undefined): boolean {
  return typeof value === 'string' && value.toLowerCase() === 'auto';
}

const d3 = pattern('d3', 'Auto', '');

/** A pattern of d3-format; empty where the chart shows as many digits as the steps of the scale need. */
export function tickFormat(meaning: string): Shape<string> {
  return {
    ...d3,
    meaning,
    kind: 'pattern of d3-format, `Auto`',
    read: (value) => (isAuto(value) ? '' : d3.read(value).replace(/^Auto$/, '')),
    unread: (value, at, reading) => (isAuto(value) ? [] : (d3.unread?.(value, at, reading) ?? [])),
  };
}

/** A pattern of moment.js; `None` for nothing there. */
export function momentOrNone(otherwise: string, meaning: string): Shape<string> {
  const moment = pattern('date', otherwise, meaning);
  const isNone = (value: Json | undefined): boolean => typeof value === 'string' && value.toLowerCase() === 'none';
  return {
    ...moment,
    kind: 'pattern of moment.js, `None`',
    read: (value) => (isNone(value) ? '' : moment.read(value)),
    unread: (value, at, reading) => (isNone(value) ? [] : (moment.unread?.(value, at, reading) ?? [])),
  };
}

/** A share from 0 to 1 that a project may leave open. */
function share(meaning: string): Shape<number | undefined> {
  return {
    kind: 'number or null',
    meaning,
    default: null,
    read: (value) => numberOf(value),
    unread: (value, at) => (numberOf(value) === undefined ? [{ at, what: JSON.stringify(value) }] : []),
  };
}

/** How something is drawn; empty where the design decides. */
export const look = {
  fill: object({ color: color('', 'The colour.'), opacity: share('How much of it is seen.') }, 'What is filled.'),
  stroke: object(
    {
      color: color('', 'The colour.'),
      opacity: share('How much of it is seen.'),
      width: share('How wide it is, in pixels.'),
      dashArray: dashes('Lengths of its dashes.'),
    },
    'The line.',
  ),
};

/** How a pen looks by itself, under the pointer, chosen, and while another one is chosen. */
export const looks = {
  normal: object(look, 'How it looks by itself.'),
  highlighted: object(look, 'How it looks while its name is pointed at.'),
  selected: object(look, 'How it looks while it is chosen.'),
  muted: object(look, 'How it looks while another one is chosen.'),
};

const gridLines = {
  visible: flag(false, 'Whether there are lines at the steps.'),
  color: color('', 'Their colour.'),
  opacity: number(0.9, 'How much of them is seen.'),
  dashArray: dashes('Lengths of their dashes.'),
  style: style('How they look.'),
};

export const grid = object(gridLines, 'Lines across the plot.');

const lineLabel = object(
  {
    text: text('', 'What it says.'),
    position: choice(['right', 'left'], 'At which end of the line it stands.'),
    font,
    style: style('How it looks.'),
  },
  'Words at the line.',
);

/** A line across a plot. */
export const across = {
  color: color('', 'Its colour.'),
  width: pixels(1, 'How wide it is, in pixels.'),
  opacity: number(0.5, 'How much of it is seen.'),
  dashArray: dashes('Lengths of its dashes.'),
  label: lineLabel,
  style: style('How it looks.'),
};

/** The steps of a scale of values. */
export const valueTicks = object(
  {
    color: color('', 'The colour of the line and of the marks on it.'),
    count: numberOrAuto('About how many there are.'),
    label: object(
      { format: tickFormat('How the values are written.'), font, style: style('How they look.') },
      'The values that stand there.',
    ),
    style: style('How the marks look.'),
  },
  'The steps.',
);

/** What a scale is called. */
export const axisLabel = object(
  {
    text: text('', 'What it says.'),
    visible: flag(true, 'Whether it is there.'),
    offset: pixels(0, 'How far from its place it stands, in pixels.'),
    font,
    style: style('How it looks.'),
  },
  'What stands along the scale.',
);

/** How a plot of one or more lanes says what time it is. */
export const timeAxis = object(
  {
    visible: flag(true, 'Whether there is one.'),
    color: color('', 'The colour of its line.'),
    height: pixels(36, 'How much room it has, in pixels.'),
    tickCount: numberOrAuto('About how many steps there are.'),
    tick: object(
      {
        color: color('', 'The colour of the marks.'),
        label: object(
          {
            format: momentOrNone('', 'How times are written; by their steps where nothing stands here.'),
            angled: flag(false, 'Whether they stand aslant.'),
            font,
            style: style('How they look.'),
          },
          'The times that stand there.',
        ),
        style: style('How the marks look.'),
      },
      'The steps.',
    ),
    grid: object(
      { ...gridLines, visible: flag(true, 'Whether there are lines at the steps.') },
      'Lines across the lanes.',
    ),
    style: style('How it looks.'),
  },
  'The scale of time.',
);

/** An object of settings of what is not there unless it is `visible`: until then they ask for nothing. */
function unlessHidden<const S extends Shapes & { readonly visible: Shape<boolean> }>(
  inside: S,
  meaning: string,
): Shape<Read<S>> {
  const shape = object(inside, meaning);
  return {
    ...shape,
    unread: (value, at, reading) => {
      const isHidden = isJsonObject(value) && !inside.visible.read(value['visible']);
      return isHidden ? [] : (shape.unread?.(value, at, reading) ?? []);
    },
  };
}

export const title = unlessHidden(
  {
    visible: flag(false, 'Whether it is there.'),
    text: text('', 'What it says.'),
    font,
    height: pixels(0, 'How much room it has, in pixels; 0 for what its text needs.'),
    style: style('How it looks.'),
  },
  'A title above.',
);

export const legend = unlessHidden(
  { visible: flag(false, 'Whether it is there.'), style: style('How it looks.') },
  'The names of the pens.',
);

/** The colours that a chart takes, one pen after the other. */
export const palettes = [
  'Accent',
  'Blues',
  'BrBG',
  'BuGn',
  'BuPu',
  'Dark2',
  'GnBu',
  'Greens',
  'Greys',
  'OrRd',
  'Oranges',
  'PRGn',
  'Paired',
  'Pastel1',
  'Pastel2',
  'PiYG',
  'PuBu',
  'PuBuGn',
  'PuOr',
  'PuRd',
  'Purples',
  'RdBu',
  'RdGy',
  'RdPu',
  'RdYlBu',
  'RdYlGn',
  'Reds',
  'Set1',
  'Set2',
  'Set3',
  'Spectral',
  'YlGn',
  'YlGnBu',
  'YlOrBr',
  'YlOrRd',
] as const;

/** A palette by its name, empty for the pens of the design. */
export const colorScheme: Shape<(typeof palettes)[number] | ''> = choice(
  ['', ...palettes],
  'The palette by its name in ColorBrewer; empty for the pens of the design.',
);

/** Curves that lines follow. */
export const curve = choice(
  ['curveLinear', 'curveStep', 'curveStepAfter', 'curveStepBefore', 'curveMonotoneX', 'curveBasis'],
  'How the line goes from value to value.',
);
