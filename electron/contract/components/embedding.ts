/** Components that show views of the project: in folds, one after the other, or anywhere. */
import { listOf } from '../json.ts';
import {
  choice,
  color,
  extent,
  flag,
  icon,
  length,
  list,
  number,
  object,
  pixels,
  parameters,
  style,
  text,
  type Read,
} from './shapes.ts';
import { declare } from './declaration.ts';

/** A view by its path. */
export const view = {
  viewPath: text('', 'The path of the view.'),
  viewParams: parameters('Its parameters. What the view gives back is written here.'),
};
const ownSize = (otherwise: boolean) => ({
  useDefaultViewWidth: flag(otherwise, 'Whether it has the width that the view has by itself.'),
  useDefaultViewHeight: flag(otherwise, 'Whether it has the height that the view has by itself.'),
});

const fold = {
  expanded: flag(false, 'Whether it is open. What is in a closed one is not there.'),
  header: object(
    {
      height: length('40px', 'How high the head is, where that is enough for a finger.'),
      reverse: flag(false, 'Whether the sign that opens it stands before the head, in place of after it.'),
      toggle: object(
        {
          enabled: flag(true, 'Whether there is such a sign.'),
          expandedIcon: icon('material/expand_less', 'The sign while it is open.'),
          collapsedIcon: icon('material/expand_more', 'The sign while it is closed.'),
        },
        'The sign that says whether it is open.',
      ),
      content: object(
        {
          type: choice(['text', 'view'], 'Whether the head shows a text or a view.'),
          text: text('', 'The text.'),
          ...view,
          ...ownSize(false),
          style: style('How the text or the view looks.'),
        },
        'What the head shows.',
      ),
      style: style('How the head looks.'),
    },
    'The head, which opens and closes it.',
  ),
  body: object(
    {
      ...view,
      height: length('auto', 'How high it is.'),
      ...ownSize(false),
      style: style('How what stands around the view looks; it keeps 16 pixels free where this says no margin.'),
    },
    'What is in it.',
  ),
};

export type Fold = Read<typeof fold>;

export const accordion = declare({
  type: 'ia.display.accordion',
  title: 'Accordion',
  purpose: 'Shows views in folds that people open and close.',
  properties: {
    expansionMode: choice(['multiple', 'single'], 'Whether opening one closes the others.'),
    items: list(object(fold, 'A fold.'), 'The folds, from above.'),
    unusedSpaceStyle: style('How the room under them looks.'),
  },
  writes: ['items[].expanded'],
  refuses: ({ items }, [, index, , ...deeper], value) =>
    deeper.length === 0 && typeof value === 'boolean' && listOf(items)[Number(index)] !== undefined
      ? undefined
      : 'There is no such fold.',
  events: {
    onItemExpanded: { meaning: 'A person opened a fold.', fields: { index: 'Which of them, from 0.' } },
    onItemCollapsed: { meaning: 'A person closed a fold.', fields: { index: 'Which of them, from 0.' } },
  },
});

const side = ['flex-start', 'center', 'flex-end'] as const;
const dot = object({ fillColor: color('', 'Its colour.'), style: style('How it looks.') }, 'A dot.');
const arrow = (which: string, path: string) =>
  object(
    {
      iconPath: text(path, 'Its drawing.'),
      fillColor: color('', 'Its colour.'),
      style: style('How it looks.'),
    },
    `The arrow to the ${which} pane.`,
  );

const pane = {
  ...view,
  direction: choice(['row', 'column'], 'Which way `justify` runs in the pane.'),
  justify: choice(side, 'Where the view stands along that.'),
  alignItems: choice(side, 'Where the view stands across that.'),
};

export const carousel = declare({
  type: 'ia.display.carousel',
  title: 'Carousel',
  purpose: 'Shows views one after the other; people go on by arrows, dots or a finger.',
  properties: {
    views: list(object(pane, 'A pane.'), 'The panes.'),
    activePane: number(0, 'The pane that is shown first, from 0.'),
    autoplay: object(
      {
        enabled: flag(false, 'Whether it goes on by itself.'),
        transitionDelay: number(2500, 'Milliseconds that a pane stays.'),
        pauseOnHover: flag(false, 'Whether it waits while a pointer is over it.'),
        pauseOnDotHover: flag(false, 'Whether it waits while a pointer is over the dots.'),
        pauseOnFocus: flag(false, 'Whether it waits while something in it has the focus.'),
      },
      'Going on by itself.',
    ),
    behavior: object(
      {
        transitionSpeed: number(500, 'Milliseconds from one pane to the next. None for whoever wants no motion.'),
        fade: flag(false, 'Whether a pane comes out of the one before, in place of beside it.'),
        swipeThreshold: pixels(200, 'Pixels that a finger moves to get to the next pane.'),
        mobileSwipeable: flag(true, 'Whether a finger moves the panes.'),
        desktopDraggable: flag(true, 'Whether a mouse moves the panes.'),
      },
      'How it moves.',
    ),
    appearance: object(
      {
        slidesToShow: number(1, 'How many panes are in view at once.'),
        slidePadding: pixels(20, 'Pixels that are free at each side of a pane.'),
        reverse: flag(false, 'Whether the panes run from right to left.'),
        ...ownSize(false),
        dots: object(
          {
            enabled: flag(true, 'Whether there is a dot for each pane.'),
            iconPath: text('material/fiber_manual_record', 'The drawing of a dot.'),
            styles: object(
              { active: dot, inactive: dot },
              'How the dot of the pane that is shown and the others look.',
            ),
          },
          'The dots.',
        ),
        arrows: object(
          {
            enabled: flag(true, 'Whether there are arrows.'),
            next: arrow('next', 'material/chevron_right'),
            previous: arrow('previous', 'material/chevron_left'),
          },
          'The arrows.',
        ),
      },
      'How it looks.',
    ),
    lazyLoad: flag(true, 'Whether a view is opened when its pane is shown for the first time.'),
  },
  writes: ['activePane'],
  refuses: ({ views }, path, value) =>
    path.length === 1 && typeof value === 'number' && listOf(views)[value] !== undefined
      ? undefined
      : 'There is no such pane.',
});

const instance = {
  ...view,
  position: choice(['absolute', 'relative'], 'Whether it stands anywhere, or is moved from where it would stand.'),
  left: extent('0px', 'How far from the left.'),
  top: extent('0px', 'How far from above.'),
  right: extent('auto', 'How far from the right.'),
  bottom: extent('auto', 'How far from below.'),
  width: extent('auto', 'How wide it is.'),
  height: extent('auto', 'How high it is.'),
  zIndex: text('auto', 'Over which others it lies: a larger number lies over smaller ones.'),
  style: style('How it looks.'),
};

export type Instance = Read<typeof instance>;

export const viewCanvas = declare({
  type: 'ia.display.viewcanvas',
  title: 'View canvas',
  purpose: 'Shows views anywhere in itself, and moves them when their places change.',
  properties: {
    instances: list(object(instance, 'A view.'), 'The views; a later one lies over those before.'),
    defaultStyle: style('How each of them looks.'),
    ...ownSize(true),
    enableTransitions: flag(true, 'Whether a view moves to another place, in place of being there at once.'),
    transitionSettings: object(
      {
        duration: text('1s', 'How long it moves, as `transition-duration` of CSS.'),
        timingFunction: text('ease', 'How fast it moves when, as `transition-timing-function` of CSS.'),
        delay: text('0s', 'How long it waits before, as `transition-delay` of CSS.'),
      },
      'How views move. None do for whoever wants no motion.',
    ),
  },
  events: {
    onInstanceClicked: {
      meaning: 'A person pressed a view.',
      fields: {
        index: 'Which of them, from 0.',
        path: 'Its path.',
        params: 'Its parameters.',
        position: 'Its `left`, `top`, `right` and `bottom`.',
        size: 'Its `width` and `height`.',
      },
    },
  },
});
