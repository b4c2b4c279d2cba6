/** The chart of values by places: lines, columns, steps and candlesticks over dates, numbers or names. */
import { isJsonObject, listOf, objectOf, textOf, type Json } from '../json.ts';
import { dashes, isAuto } from './chartParts.ts';
import { declare } from './declaration.ts';
import { isNothing } from './nothing.ts';
import {
  anything,
  choice,
  color,
  date,
  flag,
  idle,
  length,
  list,
  isText,
  named,
  number,
  numberOf,
  numberOrNone,
  object,
  pattern,
  pixels,
  type Shape,
  text,
} from './shapes.ts';

/** A setting that is obeyed in one value alone; any other is named. */
function only(value: string | number | boolean, meaning: string): Shape<undefined> {
  return {
    kind: JSON.stringify(value),
    meaning: `${meaning} Anything else is not done.`,
    default: value,
    read: () => undefined,
    unread: (given, at) => (given === value || numberOf(given) === value ? [] : [{ at, what: JSON.stringify(given) }]),
  };
}

const fill = object(
  {
    color: color('', 'The colour; that of the series where nothing stands here.'),
    opacity: number(1, 'How much of it is seen.'),
  },
  'What is filled.',
);

function stroke(width: number): Shape<{
  readonly color: string;
  readonly opacity: number;
  readonly width: number;
  readonly dashArray: readonly number[];
}> {
  return object(
    {
      color: color('', 'The colour; that of the series where nothing stands here.'),
      opacity: number(1, 'How much of it is seen.'),
      width: pixels(width, 'How wide it is, in pixels.'),
      dashArray: dashes('Lengths of its dashes.'),
    },
    'The line.',
  );
}

const heatRules = object(
  {
    enabled: flag(false, 'Whether the colour follows a value.'),
    dataField: text('', 'The property of the data that it follows.'),
    min: color('', 'The colour of the least value.'),
    max: color('', 'The colour of the greatest value.'),
  },
  'Colours by a value.',
);

const derivedFill = object(
  {
    color: text('', 'The property of the data that has the colour.'),
    opacity: text('', 'That which says how much of it is seen.'),
  },
  'What is filled.',
);
const derivedStroke = object(
  {
    color: text('', 'The property of the data that has the colour.'),
    opacity: text('', 'That which says how much of it is seen.'),
    width: text('', 'That which says how wide it is.'),
  },
  'The line.',
);

/** The value is in the data, where a project says its property there. */
const deriveFieldsFromData = object(
  { fill: derivedFill, stroke: derivedStroke },
  'What the data says of how each value looks.',
);

/** A moment that may be a text, which is read in the time zone of the session; nothing for what is none. */
function dateOrText(meaning: string): Shape<number | string | undefined> {
  const plain = date(meaning);
  return {
    ...plain,
    kind: 'date, also as a text',
    read: (value) => (isText(value) ? value : plain.read(value)),
    unread: (value, at, reading) =>
      isText(value) && !Number.isNaN(Date.parse(value)) ? [] : (plain.unread?.(value, at, reading) ?? []),
  };
}

const open = object(
  {
    x: anything('', 'The property of the data that has where it begins along x.'),
    y: anything('', 'The property of the data that has where it begins along y.'),
  },
  'Where each begins; at zero or at the end of the scale where nothing stands here.',
);

const bullet = object(
  {
    enabled: flag(true, 'Whether it is there.'),
    render: choice(['circle', 'label'], 'What it is: a dot, or words.'),
    width: pixels(10, 'How wide it is, in pixels.'),
    height: idle('How high it is: a dot is as high as it is wide.'),
    radius: idle('How round it is.'),
    rotation: idle('How it is turned.'),
    deriveFieldsFromData: object(
      { fill: derivedFill, stroke: derivedStroke, rotation: idle('How it is turned.') },
      'What the data says of how each of them looks.',
    ),
    fill,
    stroke: object(
      {
        color: color('', 'The colour.'),
        opacity: number(1, 'How much of it is seen.'),
        width: number(1, 'How wide it is.'),
      },
      'The line around it.',
    ),
    label: object(
      {
        text: text('', 'What they say, as in a tooltip; the value where nothing stands here.'),
        position: object(
          { dx: pixels(0, 'To the right of the value, in pixels.'), dy: pixels(0, 'Below it, in pixels.') },
          'How far from the value their middle stands.',
        ),
        background: object(
          {
            fill: color('', 'Its colour; nothing is behind them where nothing stands here.'),
            fillOpacity: number(1, 'How much of it is seen.'),
            stroke: color('', 'The colour of the line around it.'),
            strokeOpacity: number(1, 'How much of that is seen.'),
          },
          'What is behind them.',
        ),
      },
      'The words: of 200 values at most, evenly spread, since more would lie over each other.',
    ),
    tooltip: idle('What is said at it: that of the series.'),
    heatRules: object(
      {
        enabled: only(false, 'Whether its size follows a value.'),
        dataField: idle('Which.'),
        min: idle('The least.'),
        max: idle('The greatest.'),
      },
      'Sizes by a value.',
    ),
  },
  'A mark at each value.',
);

const line = object(
  {
    appearance: object(
      {
        connect: flag(true, 'Whether it goes on where there is no value.'),
        stroke: stroke(3),
        fill: object(
          { color: color('', 'The colour.'), opacity: number(0, 'How much of it is seen.') },
          'What is under it.',
        ),
        minDistance: idle('The least distance between two values, in pixels.'),
        tensionX: number(1, 'How straight it is along x: at 1 from value to value; the less, the more it swings.'),
        tensionY: number(1, 'The same along y.'),
        bullets: list(bullet, 'Marks at the values.'),
      },
      'How it looks.',
    ),
  },
  'A line.',
);

const columns = {
  stroke: stroke(1),
  fill,
  stacked: flag(false, 'Whether it stands on the one before it.'),
  heatRules,
  deriveFieldsFromData,
};

const tooltip = object(
  {
    enabled: flag(true, 'Whether it is there.'),
    text: text(
      '{name}: [bold]{valueY}[/]',
      'What it says: names of the data in braces, `{name}`, `{valueX}`, `{valueY}`, `{dateX}`, `{categoryX}`; `{start.formatDate("HH:mm")}`.',
    ),
    cornerRadius: pixels(3, 'How round its corners are, in pixels.'),
    pointerLength: idle('How long its pointer is.'),
    getFillFromObject: idle('Whether it has the colour of the series.'),
    background: object(
      { color: color('', 'The colour.'), opacity: number(1, 'How much of it is seen.') },
      'Its ground.',
    ),
  },
  'What is said of a value.',
);

const series = object(
  {
    name: text('', 'Its name.'),
    label: object({ text: text('', 'What the legend says; its name where nothing stands here.') }, 'In the legend.'),
    visible: flag(true, 'Whether it is there.'),
    defaultState: object(
      { visible: flag(true, 'Whether it is shown until a person says otherwise.') },
      'How it begins.',
    ),
    hiddenInLegend: flag(false, 'Whether the legend leaves it out.'),
    data: object(
      {
        source: text('', 'The name of the source.'),
        x: text('', 'The property that has the place along x.'),
        y: text('', 'The property that has the place along y.'),
      },
      'What it draws.',
    ),
    xAxis: text('', 'The name of its scale along x.'),
    yAxis: text('', 'The name of its scale along y.'),
    zIndex: number(0, 'Whether it lies over others: the greater is nearer.'),
    tooltip,
    render: choice(['line', 'column', 'step line', 'candlestick'], 'How it is drawn.'),
    line,
    stepLine: line,
    column: object(
      {
        open,
        appearance: object(
          {
            ...columns,
            width: numberOrNone(
              null,
              'How much of its place a column fills across, in percent; 80 where nothing stands here.',
            ),
            height: numberOrNone(null, 'The same for a column that lies.'),
          },
          'How it looks.',
        ),
      },
      'A column.',
    ),
    candlestick: object(
      {
        open,
        high: object({ x: text('', 'Along x.'), y: text('', 'Along y.') }, 'The property that has the greatest value.'),
        low: object({ x: text('', 'Along x.'), y: text('', 'Along y.') }, 'The property that has the least value.'),
        appearance: object({ ...columns, stacked: only(false, 'Whether it stands on another.') }, 'How it looks.'),
      },
      'A candlestick.',
    ),
  },
  'What is drawn.',
);

/** A part of a scale that is left out, by the names and the shape of its ends. */
function axisBreak<T extends string | number | undefined>([start, end]: readonly [string, string], place: Shape<T>) {
  const shape = object(
    {
      enabled: flag(false, 'Whether a part of the scale is left out.'),
      size: number(0.01, 'The share of its room that it keeps, from 0 to 1.'),
      [start]: { ...place, meaning: 'Where it begins.' },
      [end]: { ...place, meaning: 'Where it ends.' },
    },
    'A part of the scale that is left out; a band across the chart says where.',
  );
  const read = (value: Json | undefined) => {
    const rangeSettings = objectOf(value);
    return { ...shape.read(value), start: place.read(rangeSettings[start]), end: place.read(rangeSettings[end]) };
  };
  return { ...shape, read };
}

const dateRange = object(
  {
    min: dateOrText('Where it begins; by the data where nothing stands here.'),
    max: dateOrText('Where it ends; by the data where nothing stands here.'),
    useStrict: idle('Whether it ends right there: a scale of dates does.'),
  },
  'From when to when.',
);

/** An end of a scale of numbers. */
function valueEnd(meaning: string): Shape<number | undefined> {
  const end = numberOrNone(null, `${meaning}; by the data where nothing or \`auto\` stands here.`);
  return { ...end, unread: (value, at, reading) => (isAuto(value) ? [] : (end.unread?.(value, at, reading) ?? [])) };
}

/** An axis whose settings for other renderings say nothing: designers store all of them. */
function ofRendering<T>(shape: Shape<T>): Shape<T> {
  return {
    ...shape,
    unread: (value, at, reading) => {
      const { render } = objectOf(value);
      const others = renderings.filter((one) => one !== (isNothing(render) ? renderings[0] : render));
      const asked = Object.entries(objectOf(value)).filter(([name]) => !others.some((one) => one === name));
      return shape.unread?.(isJsonObject(value) ? Object.fromEntries(asked) : value, at, reading) ?? [];
    },
  };
}

const renderings = ['value', 'date', 'category'] as const;

const axisSettings = object(
  {
    name: text('', 'Its name, by which series have it.'),
    label: object(
      {
        enabled: flag(true, 'Whether it is there.'),
        text: text('', 'What it says.'),
        color: color('', 'Its colour.'),
      },
      'What stands along it.',
    ),
    visible: flag(true, 'Whether it is there.'),
    inversed: flag(false, 'Whether it runs the other way.'),
    tooltip: object(
      {
        enabled: flag(true, 'Whether it is there.'),
        text: text('', 'What it says, with the place as `{value}`; the place where nothing stands here.'),
        format: idle('How the place is written: a name is written as it is.'),
        cornerRadius: pixels(3, 'How round its corners are, in pixels.'),
        pointerLength: idle('How long its pointer is.'),
        background: object(
          { color: color('', 'The colour.'), opacity: number(1, 'How much of it is seen.') },
          'Its ground.',
        ),
      },
      'What is said at the scale where a person reads.',
    ),
    render: choice(renderings, 'What stands along it: numbers, dates or names.'),
    category: object({ break: axisBreak(['startCategory', 'endCategory'], text('', '')) }, 'Names.'),
    date: object(
      {
        baseInterval: object(
          {
            enabled: flag(false, 'Whether columns have the width of such a time.'),
            timeUnit: choice(['hour', 'millisecond', 'second', 'minute', 'day', 'week', 'month', 'year'], 'The unit.'),
            count: number(1, 'How many of it.'),
            skipEmptyPeriods: flag(
              false,
              'Whether times without data are left out where `enabled` says so: a dotted line stands there.',
            ),
          },
          'The time that one value is of.',
        ),
        range: dateRange,
        break: axisBreak(['startDate', 'endDate'], dateOrText('')),
        inputFormat: idle('How dates that are texts are written: all usual ways are read.'),
        format: pattern('javaDate', 'M/d/yyyy HH:mm:ss', 'How dates are written.'),
      },
      'Dates.',
    ),
    value: object(
      {
        range: object(
          {
            min: valueEnd('Where it begins'),
            max: valueEnd('Where it ends'),
            useStrict: flag(false, 'Whether it ends right there, and not at the next step.'),
          },
          'From where to where.',
        ),
        logarithmic: flag(false, 'Whether each power of ten has the same length.'),
        break: axisBreak(['startValue', 'endValue'], numberOrNone(null, '')),
        format: pattern('javaNumber', '#,###.##', 'How numbers are written.'),
      },
      'Numbers.',
    ),
    appearance: object(
      {
        opposite: flag(false, 'Whether it stands at the right or at the top.'),
        inside: flag(false, 'Whether it stands on the plot.'),
        labels: object(
          {
            color: color('', 'The colour.'),
            opacity: number(1, 'How much of them is seen.'),
            rotation: number(0, 'How they are turned, in degrees.'),
            horizontalCenter: idle('Which point of them stands at the step.'),
            verticalCenter: idle('Which point of them stands at the step.'),
            wrap: flag(false, 'Whether long names go on in a new line.'),
          },
          'What stands at the steps.',
        ),
        grid: object(
          {
            color: color('', 'The colour.'),
            opacity: number(1, 'How much of it is seen.'),
            dashArray: dashes('Lengths of its dashes.'),
            minDistance: numberOrNone(null, 'The least distance between two lines, in pixels.'),
            position: number(0.5, 'Where the line of a name stands in its place, from 0 to 1.'),
          },
          'Lines at the steps.',
        ),
        font: object(
          { size: length('', 'The size of the letters.'), weight: number(500, 'How heavy they are.') },
          'The letters.',
        ),
      },
      'How it looks.',
    ),
  },
  'A scale.',
);

const axis = ofRendering(axisSettings);

const cursorLine = object(
  { enabled: flag(true, 'Whether it is there.'), stroke: stroke(1) },
  'A line where a person reads.',
);

const heading = object(
  {
    text: text('', 'What it says.'),
    appearance: object(
      {
        color: color('', 'Its colour.'),
        font: object(
          { size: length('', 'The size of its letters.'), weight: number(600, 'How heavy they are.') },
          'Its letters.',
        ),
        padding: object(
          {
            top: length('', 'Above it.'),
            right: length('', 'To its right.'),
            bottom: length('', 'Below it.'),
            left: length('', 'To its left.'),
          },
          'The room around it.',
        ),
      },
      'How it looks.',
    ),
  },
  'A title.',
);

/** There is no bar: what it would show in small is named where a project switches it on. */
const horizontal = ((): Shape<{ readonly enabled: boolean }> => {
  const shape = object(
    {
      enabled: flag(true, 'Whether a person can go into x and along it.'),
      series: idle('Series that it shows in small: a person goes along by fingers, the wheel or keys.'),
    },
    'Along x.',
  );
  return {
    ...shape,
    unread: (value, at, reading) => {
      const { series: shown, enabled } = objectOf(value);
      const isShown = shown !== undefined && textOf(shown) !== '' && enabled !== false;
      return [
        ...(shape.unread?.(value, at, reading) ?? []),
        ...(isShown ? [{ at: `${at}.series`, what: textOf(shown) }] : []),
      ];
    },
  };
})();

export const xyChart = declare({
  type: 'ia.chart.xy',
  title: 'XY chart',
  purpose: 'Draws values over dates, numbers or names, as lines, columns, steps or candlesticks.',
  properties: {
    dataSources: named(anything([], 'A list of objects, or a dataset.'), 'The data, by names.'),
    xAxes: list(axis, 'Scales along x.'),
    yAxes: list(axis, 'Scales along y.'),
    series: list(series, 'What is drawn.'),
    title: heading,
    subtitle: heading,
    legend: object(
      {
        enabled: flag(true, 'Whether it is there.'),
        position: choice(['bottom', 'top', 'left', 'right'], 'Where it stands.'),
        labels: object(
          {
            text: text(
              '{name}',
              'What stands there: the name of the series for `{name}`, and other words as they are.',
            ),
            font: object(
              {
                color: color('', 'The colour.'),
                size: length('', 'The size of the letters.'),
                weight: number(400, 'How heavy they are.'),
              },
              'The letters.',
            ),
          },
          'The names.',
        ),
        markers: object(
          {
            icon: object({ color: idle('A colour: each name has that of its series.') }, 'The fields.'),
            width: idle('How wide they are: each has room for a letter.'),
            height: idle('How high they are: each has room for a letter.'),
          },
          'The fields of colour.',
        ),
      },
      'The names of the series.',
    ),
    cursor: object(
      {
        enabled: flag(true, 'Whether a person can read the values along x.'),
        series: idle('A series that it keeps to.'),
        lineX: cursorLine,
        lineY: cursorLine,
      },
      'What is read.',
    ),
    scrollBars: object(
      {
        horizontal,
        vertical: object({ enabled: idle('Whether there is one along y.') }, 'Along y.'),
      },
      'Going into the chart.',
    ),
    background: object(
      {
        render: choice(
          ['none', 'color', 'gradient'],
          'What it is: nothing, one colour, or several that go over into each other.',
        ),
        color: color('', 'The colour, where it is one.'),
        gradient: object(
          {
            direction: choice(
              ['linear', 'radial'],
              'Whether the colours go over along a line, or from the middle outwards.',
            ),
            rotation: number(0, 'How that line is turned, in degrees: from left to right, and with the clock.'),
            colors: list(color('', ''), 'The colours.'),
          },
          'Where it is several.',
        ),
        opacity: number(1, 'How much of it is seen.'),
      },
      'The ground.',
    ),
    enableTransitions: idle('Whether changes move.'),
    selection: object(
      {
        enabled: flag(
          false,
          'Whether a press chooses a value: a column, a candlestick, or a mark (`bullets`) of a line; another press lets it go.',
        ),
        selectedHighlightColor: color('', 'The colour of the frame around what is chosen.'),
        data: anything([], 'What is chosen, as it stands in the data: a list of that object.'),
      },
      'What is chosen.',
    ),
  },
  shows: 'dataSources',
  writes: ['selection.data'],
  refuses: ({ selection }, _path, value) => {
    if (objectOf(selection)['enabled'] !== true) return 'Nothing can be chosen here.';
    return Array.isArray(value) && value.length <= 1 ? undefined : 'This is no choice of a value.';
  },
  missing: ['Nobody goes into the chart along y.'],
  parts: (props) => [...unknownAxes(props), ...tooltipFormats(props)],
});

/** Series that ask for a scale or a source that is not there. */
function unknownAxes(props: Readonly<Record<string, Json>>): readonly { readonly at: string; readonly what: string }[] {
  const names = (axes: Json | undefined): readonly (Json | undefined)[] =>
    listOf(axes).map((one) => objectOf(one)['name']);
  return listOf(props['series']).flatMap((one, at) => {
    const asked = objectOf(one);
    return (['xAxis', 'yAxis'] as const).flatMap((which) => {
      const name = asked[which];
      const known = names(props[which === 'xAxis' ? 'xAxes' : 'yAxes']);
      return name === undefined || isNothing(name) || known.includes(name)
        ? []
        : [{ at: `series[${at}].${which}`, what: JSON.stringify(name) }];
    });
  });
}

/** Formats of what is said at a scale of numbers or dates, which has that of the scale. */
function tooltipFormats(
  props: Readonly<Record<string, Json>>,
): readonly { readonly at: string; readonly what: string }[] {
  return (['xAxes', 'yAxes'] as const).flatMap((axes) =>
    listOf(props[axes]).flatMap((one, at) => {
      const { render, tooltip: said } = objectOf(one);
      const { format } = objectOf(said);
      return render === 'category' || format === undefined || isNothing(format)
        ? []
        : [{ at: `${axes}[${at}].tooltip.format`, what: JSON.stringify(format) }];
    }),
  );
}
