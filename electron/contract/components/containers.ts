/** Containers. */
import { anything, choice, flag, idle, length, number, object, style, text } from './shapes.ts';
import { declare } from './declaration.ts';

/** How a flex container, and what is laid out as one, places what is in it. */
export const flexLayout = {
  direction: choice(['row', 'row-reverse', 'column', 'column-reverse'], 'Which way the children run.'),
  wrap: choice(['nowrap', 'wrap', 'wrap-reverse'], 'Whether they go on in a new line when there is no room.'),
  justify: text('', 'How they share the room along the direction, as `justify-content` of CSS.'),
  alignItems: text('', 'How they stand across the direction, as `align-items` of CSS.'),
  alignContent: text('', 'How lines share the room across the direction, as `align-content` of CSS.'),
};

/** A turn of a child. */
export const rotation = object(
  {
    angle: text('0deg', 'How far: degrees, or an angle of CSS.'),
    anchor: text('50% 50%', 'The point that it turns around, as `transform-origin` of CSS.'),
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
  properties: flexLayout,
  children: flexPosition,
});

export const embeddedView = declare({
  type: 'ia.display.view',
  title: 'Embedded view',
  purpose: 'Shows a view of the project inside of another one.',
  properties: {
    path: text('', 'The path of the view.'),
    params: anything({}, 'Its parameters. What the view gives back is written here.'),
    useDefaultViewWidth: flag(false, 'Whether it has the width that the view has by itself.'),
    useDefaultViewHeight: flag(false, 'Whether it has the height that the view has by itself.'),
    loading: idle('When the view is loaded.'),
  },
});

export const flexRepeater = declare({
  type: 'ia.display.flex-repeater',
  title: 'Flex repeater',
  purpose: 'Shows one view many times, each with parameters of its own.',
  properties: {
    path: text('', 'The path of the view.'),
    instances: anything(
      [],
      'A list of objects: the parameters of each view, and `instanceStyle` and `instancePosition` of the one.',
    ),
    ...flexLayout,
    elementPosition: object(flexPosition, 'How each of them stands.'),
    elementStyle: style('How each of them looks.'),
    useDefaultViewWidth: flag(true, 'Whether each has the width that the view has by itself.'),
    useDefaultViewHeight: flag(true, 'Whether each has the height that the view has by itself.'),
    loading: idle('When the views are loaded.'),
  },
});
