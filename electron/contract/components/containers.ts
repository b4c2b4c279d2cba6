/** Containers. */
import { textOf } from '../json.ts';
import {
  choice,
  extent,
  flag,
  idle,
  length,
  list,
  listOr,
  number,
  object,
  parameters,
  pixels,
  point,
  style,
  text,
} from './shapes.ts';
import { declare } from './declaration.ts';

/** How a flex container, and what is laid out as one, places what is in it. */
export const flexLayout = {
  direction: choice(['row', 'row-reverse', 'column', 'column-reverse'], 'Which way the children run.'),
  wrap: choice(['nowrap', 'wrap', 'wrap-reverse'], 'Whether they go on in a new line when there is no room.'),
  justify: text('flex-start', 'How they share the room along the direction, as `justify-content` of CSS.'),
  alignItems: text('stretch', 'How they stand across the direction, as `align-items` of CSS.'),
  alignContent: text('stretch', 'How lines share the room across the direction, as `align-content` of CSS.'),
};

/** A turn of a child. */
export const rotation = object(
  {
    angle: text('0deg', 'How far: degrees, or an angle of CSS.'),
    anchor: point('50% 50%', 'The point that it turns around, as `transform-origin` of CSS.'),
  },
  'How the child is turned.',
);

/** What the position of a child of a flex container says. */
export const flexPosition = {
  grow: number(0, 'The share of what room is left over that it takes.'),
  shrink: number(1, 'The share of what room is missing that it gives up.'),
  basis: length('auto', 'Its size along the direction before that.'),
  align: text('', 'How it stands across the direction, as `align-self` of CSS.'),
  alignSelf: text('', 'As `align`: projects have both.'),
  display: flag(true, 'Whether it takes part in the layout. One that does not takes no room.'),
  rotate: rotation,
};

export const flexContainer = declare({
  type: 'ia.container.flex',
  title: 'Flex container',
  purpose: 'Lays its children out in a row or a column, and shares the room among them.',
  hasAll: true,
  properties: flexLayout,
  children: flexPosition,
});

export const embeddedView = declare({
  type: 'ia.display.view',
  title: 'Embedded view',
  purpose: 'Shows a view of the project inside of another one.',
  hasAll: true,
  properties: {
    path: text('', 'The path of the view.'),
    params: parameters('Its parameters. What the view gives back is written here.'),
    useDefaultViewWidth: flag(false, 'Whether it has the width that the view has by itself.'),
    useDefaultViewHeight: flag(false, 'Whether it has the height that the view has by itself.'),
    loading: idle('When the view is loaded.'),
  },
});

export const flexRepeater = declare({
  type: 'ia.display.flex-repeater',
  title: 'Flex repeater',
  purpose: 'Shows one view many times, each with parameters of its own.',
  hasAll: true,
  properties: {
    path: text('', 'The path of the view.'),
    instances: list(
      parameters('The parameters of the view, and its `instanceStyle` and `instancePosition`.'),
      'A list of objects: one for each view.',
    ),
    ...flexLayout,
    elementPosition: object(
      {
        ...flexPosition,
        grow: number(1, flexPosition.grow.meaning),
        basis: length(0, flexPosition.basis.meaning),
      },
      'How each of them stands.',
    ),
    elementStyle: style('How each of them looks.'),
    useDefaultViewWidth: flag(true, 'Whether each has the width that the view has by itself.'),
    useDefaultViewHeight: flag(true, 'Whether each has the height that the view has by itself.'),
    loading: idle('When the views are loaded.'),
  },
});

export const breakpointContainer = declare({
  type: 'ia.container.breakpt',
  title: 'Breakpoint container',
  purpose: 'Shows one of two children: one for a small size of itself, one for a large one.',
  properties: {
    breakpoint: number(640, 'Pixels from which on it is large.'),
    determinant: choice(['width', 'height'], 'Which of its sides decides.'),
  },
  children: { size: choice(['small', 'large'], 'For which size it is.') },
  missing: ['The bindings and scripts of the child that is not shown go on: the gateway does not know the size.'],
});

/** What the position of a child of a split container says. */
export const splitPosition = {
  position: choice(
    ['left', 'right', 'top', 'bottom'],
    'On which side it stands; one that says none, where there is room.',
  ),
};

export const splitContainer = declare({
  type: 'ia.container.split',
  title: 'Split container',
  purpose: 'Shows two children beside each other; people move what stands between them.',
  properties: {
    orientation: choice(['horizontal', 'vertical'], 'Whether they stand side by side, or one above the other.'),
    split: object(
      {
        position: extent('50%', 'How much the left or upper child has: pixels, or a part as `50%`.'),
        size: pixels(16, 'How thick what stands between them is, in pixels.'),
        draggable: flag(true, 'Whether people can move it.'),
        visible: flag(true, 'Whether it is seen.'),
      },
      'What stands between them.',
    ),
  },
  writes: ['split.position'],
  refuses: (_props, path, value) =>
    path.length === 2 && /^\d+(\.\d+)?(px|%)?$/.test(textOf(value)) ? undefined : 'Nothing is divided there.',
  events: {
    onMinBoundReached: { meaning: 'A person moved it as far to the left or up as it goes.' },
    onMaxBoundReached: { meaning: 'A person moved it as far to the right or down as it goes.' },
  },
  children: splitPosition,
});

const columnRule = {
  name: text('', 'For which breakpoint this holds.'),
  span: number(12, 'How many of the 12 columns it takes.'),
  rowIndex: number(0, 'In which row it stands, from 0.'),
  colIndex: number(0, 'At which column it begins, from 0.'),
  order: number(0, 'Before which others of its row it stands.'),
};

/** What the position of a child of a column container says. */
export const columnPosition = {
  breakpoints: list(
    object(columnRule, 'Where it stands.'),
    'Where it stands, for each breakpoint that has a rule of its own.',
  ),
  height: length('auto', 'How high it is.'),
};

export const columnContainer = declare({
  type: 'ia.container.column',
  title: 'Column container',
  purpose: 'Lays its children out in 12 columns, otherwise for each range of widths.',
  properties: {
    breakpoints: listOr(
      [
        { name: 'sm', minWidth: 0 },
        { name: 'md', minWidth: 480 },
        { name: 'lg', minWidth: 996 },
      ],
      object(
        {
          name: text('', 'Its name, which the rules of the children say.'),
          minWidth: number(0, 'Pixels of the container from which on it holds.'),
        },
        'A breakpoint.',
      ),
      'The ranges of widths; the one with the largest `minWidth` that there is room for holds.',
    ),
    gutters: object(
      {
        vertical: pixels(10, 'Pixels between rows.'),
        horizontal: pixels(10, 'Pixels between columns.'),
      },
      'What is free between the children.',
    ),
  },
  children: columnPosition,
});
