/** The equipment schedule. */
import { listOf, objectOf, textOf, type Json, type JsonObject } from '../json.ts';
import { columnsOf, rowCount } from '../values.ts';
import { declare, type EventDeclaration } from './declaration.ts';
import {
  anything,
  choice,
  color,
  date,
  flag,
  flagOf,
  icon,
  length,
  list,
  millisOf,
  number,
  numberOrNone,
  object,
  pattern,
  pixels,
  type Shape,
  style,
  text,
} from './shapes.ts';

/** Rows and things of a schedule that are shown; more are named. */
export const mostScheduled = 2000;

/** The rows of a dataset, or of a list. */
function rowsIn(value: Json | undefined): readonly Json[] {
  const columns = columnsOf(value);
  if (columns === undefined) return listOf(value);
  return Array.from({ length: rowCount(columns) }, (_each, at) =>
    Object.fromEntries(columns.map(({ name, data }): [string, Json] => [name, data[at] ?? null])),
  );
}

/** A list of objects, or a dataset with a column for each name. */
function rows<T>(item: Shape<T>, meaning: string): Shape<readonly T[]> {
  const shape = list(item, meaning);
  const all = (value: Json | undefined): Json[] => [...rowsIn(value)];
  return {
    ...shape,
    kind: `dataset, or ${shape.kind}`,
    read: (value) => shape.read(all(value).slice(0, mostScheduled)),
    unread: (value, at, reading) => {
      const found = all(value);
      if (columnsOf(value) === undefined && !Array.isArray(value)) return shape.unread?.(value, at, reading) ?? [];
      return found.length > mostScheduled
        ? [{ at, what: `more than ${mostScheduled} are not shown` }]
        : (shape.unread?.(found, at, reading) ?? []);
    },
    styles: (value, at) => shape.styles?.(all(value), at) ?? [],
  };
}

const span = { startDate: date('When it begins.'), endDate: date('When it ends.') };

const item = object(
  {
    id: anything('', 'By which events name it. Without one, there is no row.'),
    label: text('New Item', 'What it is called; empty for its id.'),
    iconConfig: icon('', 'A drawing beside that.'),
    headerBackgroundColor: color('', 'The ground of its name.'),
    headerFontColor: color('', 'The colour of its name.'),
    headerFontSize: numberOrNone(null, 'Its size, in pixels.'),
    headerStyle: style('How its name looks.'),
    rowBackgroundColor: color('', 'The ground of its row.'),
    rowBottomBorderColor: color('', 'The line below it.'),
    rowBottomBorderStyle: text('', 'The kind of that line, as CSS has it.'),
    rowBottomBorderWidth: length('', 'How thick that is.'),
    rowStyle: style('How its row looks.'),
  },
  'A row.',
);

const scheduled = object(
  {
    eventId: anything('', 'By which it is named.'),
    itemId: anything('', 'In whose row it is.'),
    label: text('Scheduled Event', 'What stands on it; empty for its id.'),
    ...span,
    leadTime: number(0, 'How long of its beginning it is made ready, in seconds.'),
    percentDone: number(0, 'How much of it is done, in percent.'),
    backgroundColor: color('', 'Its ground.'),
    borderColor: color('', 'Its edge.'),
    borderStyle: text('', 'The kind of that, as CSS has it.'),
    borderWidth: length('', 'How thick that is.'),
    fontColor: color('', 'The colour of its text.'),
    fontWeight: anything(undefined, 'How bold that is.'),
    leadBackgroundColor: color('', 'The ground of its beginning.'),
    leadStyle: style('How that looks.'),
    style: style('How it looks.'),
  },
  'Something that is planned.',
);

const downtime = object(
  {
    itemId: anything('', 'In whose row it is.'),
    ...span,
    color: color('', 'Its colour.'),
    opacity: number(1, 'How much it hides, from 0 to 1.'),
    underlay: flag(false, 'Whether it lies below what is planned.'),
    style: style('How it looks.'),
  },
  'A time in which it stands.',
);

const part = (meaning: string) => object({ color: color('', 'Its colour.'), style: style('How it looks.') }, meaning);

/** What has an id, among the rows of a list; ids are alike where they read the same. */
function named(all: Json | undefined, name: string, id: Json | undefined): JsonObject | undefined {
  const asked = textOf(id);
  if (asked === '') return undefined;
  return rowsIn(all)
    .map(objectOf)
    .find((one) => textOf(one[name]) === asked);
}

/** What handlers are told of an event that is there: of a change, with the times and the row that a person gave it. */
function eventPayload(may: string, change: 'none' | 'time' | 'time and row'): NonNullable<EventDeclaration['tells']> {
  return (props, { eventId, itemId, start, end }) => {
    const event = named(props['scheduledEvents'], 'eventId', eventId);
    if (event === undefined || flagOf(props[may]) === false) return undefined;
    const own = { eventId: event['eventId'] ?? null, itemId: event['itemId'] ?? null };
    if (change === 'none')
      return { ...own, start: millisOf(event['startDate']) ?? null, end: millisOf(event['endDate']) ?? null };
    if (typeof start !== 'number' || typeof end !== 'number' || start >= end) return undefined;
    const row = named(props['items'], 'id', change === 'time' ? own.itemId : itemId);
    return row === undefined ? undefined : { ...own, itemId: row['id'] ?? null, start, end };
  };
}

const times = { start: 'When it begins, in milliseconds since 1970.', end: 'When it ends.' };
const fields = { eventId: 'Its id.', itemId: 'The id of its row.', ...times };

export const equipmentSchedule = declare({
  type: 'ia.display.equipmentschedule',
  title: 'Equipment schedule',
  purpose: 'Shows what is planned for each of several machines, and when they stand; a person moves it.',
  properties: {
    items: rows(item, 'The rows.'),
    scheduledEvents: rows(scheduled, 'What is planned.'),
    downtimeEvents: rows(downtime, 'When a machine stands.'),
    breakEvents: rows(object({ ...span, style: style('How it looks.') }, 'A break.'), 'Breaks of all of them.'),
    dateRange: object(span, 'The time that is shown; a week from today where it is none.'),
    defaultZoom: choice(
      ['hours', 'month', 'day', '12-hr', '8-hr', '6-hr', '3-hr', 'minutes'],
      'What a step of the scale is at first. One of `minutes` is a quarter of an hour.',
    ),
    addEnabled: flag(true, 'Whether a person can add something.'),
    moveEnabled: flag(true, 'Whether they can move it.'),
    resizeEnabled: flag(true, 'Whether they can make it longer or shorter.'),
    deleteEnabled: flag(true, 'Whether they can take it away.'),
    clickEnabled: flag(true, 'Whether they can select it.'),
    selectedEvent: object(
      { eventId: anything('', 'Its id.'), itemId: anything('', 'That of its row.') },
      'What was selected last.',
    ),
    currentTimeIndicator: object(
      {
        color: color('', 'Its colour.'),
        width: pixels(2, 'How thick it is, in pixels.'),
        opacity: number(1, 'How much it hides, from 0 to 1.'),
      },
      'The line at the present.',
    ),
    progressBar: object(
      {
        enabled: flag(true, 'Whether it is there.'),
        bar: part('What is done.'),
        track: part('All of it.'),
        valueDisplay: object(
          {
            enabled: flag(false, 'Whether it is there.'),
            format: pattern('number', '0,0.##', 'How it is written.'),
            justify: choice(['center', 'left', 'right'], 'Where it stands.'),
            style: style('How it looks.'),
          },
          'How much is done, as a number.',
        ),
      },
      'How much of something is done.',
    ),
    rowHeight: pixels(46, 'How wide a step of the scale is, in pixels, and how high a row at least.'),
    headerStyles: object(
      {
        primaryHeaderStyle: style('How the line with the whole time looks.'),
        secondaryHeaderStyle: style('How the larger parts of it look.'),
        tertiaryHeaderStyle: style('How the steps look.'),
      },
      'The scale.',
    ),
    rowStyle: style('How each row looks.'),
    bodyStyle: style('How the ground of all rows looks.'),
    scheduledEventStyle: style('How all that is planned looks.'),
    downtimeEventStyle: style('How all times look in which a machine stands.'),
    breakEventStyle: style('How all breaks look.'),
    selectedEventStyle: style('How what is selected looks.'),
  },
  writes: ['selectedEvent'],
  refuses: ({ scheduledEvents, clickEnabled }, _path, value) => {
    if (flagOf(clickEnabled) === false) return 'Nothing can be selected here.';
    const event = named(scheduledEvents, 'eventId', objectOf(value)['eventId']);
    const isOne = event !== undefined && textOf(event['itemId']) === textOf(objectOf(value)['itemId']);
    return isOne ? undefined : 'This is not planned any more.';
  },
  events: {
    onAddEvent: {
      meaning: 'A person wants something to be planned. Nothing is, unless a handler does it.',
      fields: { itemId: fields.itemId, ...times },
      tells: ({ items, addEnabled }, { itemId, start, end }) => {
        const row = named(items, 'id', itemId);
        const isTime = typeof start === 'number' && typeof end === 'number' && start < end;
        return row === undefined || !isTime || flagOf(addEnabled) === false
          ? undefined
          : { itemId: row['id'] ?? null, start, end };
      },
    },
    onMoveEvent: {
      meaning: 'A person moved something. It stays where it was, unless a handler moves it.',
      fields,
      tells: eventPayload('moveEnabled', 'time and row'),
    },
    onResizeEvent: {
      meaning: 'A person made it longer or shorter. It stays as it was, unless a handler changes it.',
      fields,
      tells: eventPayload('resizeEnabled', 'time'),
    },
    onDeleteEvent: {
      meaning: 'A person wants it away. It stays, unless a handler takes it away.',
      fields,
      tells: eventPayload('deleteEnabled', 'none'),
    },
    onClickEvent: { meaning: 'It was pressed.', fields, tells: eventPayload('clickEnabled', 'none') },
  },
  missing: [
    'What is planned for the same time stands below each other in its row, and not in a list that opens.',
    'What handlers do not hear of (`onMoveEvent` and the like), a person cannot do.',
  ],
});
