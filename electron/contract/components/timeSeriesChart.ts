/** The chart of values over time. */
import {
  across,
  axisLabel,
  colorScheme,
  curve,
  font,
  grid,
  legend,
  look,
  looks,
  momentOrNone,
  timeAxis,
  title,
  valueTicks,
} from './chartParts.ts';
import { declare } from './declaration.ts';
import { anything, choice, color, flag, list, number, numberOrNone, object, pixels, style, text } from './shapes.ts';

const pens = {
  type: choice(['line', 'area', 'bar', 'scatter'], 'How it is drawn.'),
  axis: text('', 'The name of the scale in the plot that it is drawn on; the first one where nothing stands here.'),
};

export const trendAxis = object(
  {
    name: text('', 'Its name, by which trends and markers have it.'),
    alignment: choice(['left', 'right'], 'At which side it stands.'),
    min: numberOrNone(null, 'Where it begins; by the values where nothing stands here.'),
    max: numberOrNone(null, 'Where it ends; by the values where nothing stands here.'),
    width: pixels(60, 'How much room it has, in pixels.'),
    label: axisLabel,
    tick: valueTicks,
    grid,
    style: style('How it looks.'),
  },
  'A scale of values.',
);

export const marker = object(
  {
    type: choice(['line', 'band'], 'A line at a value, or a band from `min` to `max`.'),
    visible: flag(true, 'Whether it is there.'),
    axis: text('', 'The name of the scale.'),
    value: numberOrNone(null, 'The value of a line.'),
    min: numberOrNone(null, 'Where a band begins; at the end of the scale where nothing stands here.'),
    max: numberOrNone(null, 'Where a band ends; at the end of the scale where nothing stands here.'),
    color: color('', 'The colour of a band.'),
    opacity: number(1, 'How much of a band is seen.'),
    line: object(across, 'The line.'),
    style: style('How a band looks.'),
  },
  'A limit or a range of good values.',
);

const baseline = object(
  {
    ...across,
    visible: flag(true, 'Whether it is there.'),
    axis: text('', 'The name of the scale.'),
    column: text('', 'The column that it is of; the first one where nothing stands here.'),
    function: choice(['avg', 'min', 'max', 'sum', 'first', 'last', 'median'], 'What of the values it is.'),
  },
  'A line at what the values come to.',
);

const trend = object(
  {
    ...pens,
    series: text('', 'The name of the series that it draws.'),
    visible: flag(true, 'Whether it is drawn.'),
    interpolation: curve,
    breakLine: flag(true, 'Whether the line breaks where there is no value.'),
    radius: pixels(2, 'How large the dots of a scatter are, in pixels.'),
    stack: flag(true, 'Whether bars and areas of its columns stand on one another.'),
    columns: list(
      object(
        {
          key: text('', 'The name of the column.'),
          color: color('', 'Its colour.'),
          axis: text('', 'The name of the scale, where it is another than that of the trend.'),
          type: choice(
            ['', 'line', 'area', 'bar', 'scatter'],
            'How it is drawn, where that is another than the trend.',
          ),
          styles: object(looks, 'How it looks.'),
        },
        'A column of the series.',
      ),
      'Its columns: all of the series where none stand here, and those that stand here with what they have of their own.',
    ),
    baselines: list(baseline, 'Lines at what the values come to.'),
  },
  'A series, drawn.',
);

export const timeSeriesChart = declare({
  type: 'ia.chart.timeseries',
  title: 'Time series chart',
  purpose: 'Draws values over time, in lanes that share the time.',
  properties: {
    series: list(
      object(
        {
          name: text('', 'Its name, by which trends have it.'),
          data: anything([], 'A dataset whose first column is the time, or a list of objects with a time each.'),
        },
        'Values with their times.',
      ),
      'What is drawn.',
    ),
    plots: list(
      object(
        {
          relativeWeight: number(1, 'The share of the height that it has.'),
          color: color('', 'The colour of its ground.'),
          markers: list(marker, 'Limits and ranges.'),
          axes: list(trendAxis, 'Scales of values.'),
          trends: list(trend, 'What is drawn in it.'),
          style: style('How it looks.'),
        },
        'A lane of its own.',
      ),
      'Lanes, one below the other; one for all columns of all series where there are none.',
    ),
    timeAxis,
    timeRange: object(
      {
        visible: flag(true, 'Whether it is there.'),
        dateFormat: momentOrNone('D MMM YYYY', 'How its days are written.'),
        timeFormat: momentOrNone('HH:mm:ss', 'How its times are written.'),
        style: style('How it looks.'),
      },
      'From when to when is shown, in words.',
    ),
    xTrace: object(
      {
        visible: flag(true, 'Whether a person can go along the time and read the values there.'),
        line: object(
          {
            color: color('', 'Its colour.'),
            width: pixels(2, 'How wide it is, in pixels.'),
            opacity: number(1, 'How much of it is seen.'),
          },
          'The line at that time.',
        ),
        infoBox: object(
          {
            ...look,
            font,
            width: numberOrNone(null, 'How wide it is, in pixels; as its words need where nothing stands here.'),
            dateFormat: momentOrNone('', 'How its day is written; nothing where nothing stands here.'),
            timeFormat: momentOrNone('HH:mm:ss', 'How its time is written.'),
            style: style('How it looks.'),
          },
          'The values there.',
        ),
      },
      'What is read at a time.',
    ),
    title,
    legend,
    defaultStyles: object(
      { ...looks, colorScheme, colors: list(color('', 'A colour.'), 'Colours before those of the palette.') },
      'How pens look that say nothing of their own.',
    ),
    enablePanZoom: flag(true, 'Whether a person can go into the time and along it.'),
  },
  shows: 'series',
});
