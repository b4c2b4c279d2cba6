/** The chart whose pens a person manages. */
import { axisLabel, curve, grid, legend, looks, timeAxis, title, valueTicks } from './chartParts.ts';
import { aggregates } from '../aggregates.ts';
import { declare } from './declaration.ts';
import {
  choice,
  color,
  date,
  flag,
  idle,
  list,
  millisOf,
  number,
  numberOrNone,
  object,
  pattern,
  pixels,
  style,
  text,
} from './shapes.ts';
import { marker } from './timeSeriesChart.ts';

const pen = object(
  {
    name: text('', 'Its name.'),
    enabled: flag(true, 'Whether it is one of the pens.'),
    visible: flag(true, 'Whether it is drawn. A person switches it here.'),
    selectable: flag(true, 'Whether a person may choose it.'),
    plot: number(0, 'The lane that it is drawn in, counted from 0.'),
    axis: text('', 'The name of its scale; the first one where nothing stands here.'),
    data: object(
      {
        source: text('', 'The tag in the history whose values it draws.'),
        aggregateMode: choice(
          ['default', ...aggregates],
          'What the values of a slice of time come to; `default` is the least and the greatest.',
        ),
      },
      'Where its values come from.',
    ),
    display: object(
      {
        type: choice(['line', 'area', 'bar', 'scatter'], 'How it is drawn.'),
        interpolation: curve,
        breakLine: flag(true, 'Whether the line breaks where there is no value.'),
        radius: pixels(3, 'How large the dots of a scatter are, in pixels.'),
        styles: object(looks, 'How it looks.'),
      },
      'How it is drawn.',
    ),
  },
  'A pen.',
);

const axis = object(
  {
    name: text('', 'Its name, by which pens have it.'),
    label: axisLabel,
    range: object(
      {
        auto: flag(true, 'Whether it goes by the values.'),
        min: numberOrNone(null, 'Where it begins.'),
        max: numberOrNone(null, 'Where it ends.'),
      },
      'From where to where.',
    ),
    tick: valueTicks,
    dataFormat: pattern('number', '0,0.##', 'How values of its pens are written.'),
    grid,
    width: pixels(60, 'How much room it has, in pixels.'),
    position: choice(['left', 'right'], 'At which side it stands.'),
    color: color('', 'The colour of its marks.'),
    style: style('How it looks.'),
  },
  'A scale of values.',
);

export const powerChart = declare({
  type: 'ia.chart.powerchart',
  title: 'Power chart',
  purpose: 'Draws the history of tags in lanes; a person chooses the time and which pens are drawn.',
  properties: {
    pens: list(pen, 'What is drawn.'),
    axes: list(axis, 'Scales of values.'),
    plots: list(
      object(
        {
          name: text('', 'Its name.'),
          relativeWeight: number(1, 'The share of the height that it has.'),
          color: color('', 'The colour of its ground.'),
          markers: list(marker, 'Limits and ranges.'),
          style: style('How it looks.'),
        },
        'A lane.',
      ),
      'Lanes, one below the other.',
    ),
    timeAxis,
    title,
    legend,
    config: object(
      {
        mode: choice(
          ['realtime', 'historical'],
          'Whether the time ends now, or is a range of its own. A person switches it.',
        ),
        unitOfTime: number(8, 'How much of `measureOfTime` before now is shown.'),
        measureOfTime: choice(['hours', 'seconds', 'minutes', 'days', 'weeks', 'months', 'years'], 'The unit of that.'),
        rangeStartDate: date('When a range of its own begins.'),
        rangeEndDate: date('When a range of its own ends.'),
        startDate: idle('When the strip below begins.'),
        endDate: idle('When the strip below ends.'),
        tagBrowserStartPath: text('', 'The folder that the list of tags begins at. Empty for all of `[default]`.'),
        penNamePathDepth: number(1, 'How many parts of the path of a tag are the name of a pen that a person adds.'),
        refreshRate: numberOrNone(
          null,
          'After how many milliseconds a time that ends now is read again, 2,000 at least; as often as it moves by a point where nothing stands here.',
        ),
        pointCount: numberOrNone(
          null,
          'How many points are read of each pen, up to 2,000; 600 where nothing or 0 stands here.',
        ),
        rangeSelectorPen: idle('The pen in the strip below.'),
        responsiveDesignWidth: numberOrNone(
          null,
          'How wide the chart is at least, in pixels, where its list of tags stands beside the lanes; 480 where nothing stands here.',
        ),
        visibility: object(
          {
            showTagBrowser: flag(false, 'Whether the list of tags is open. A person opens it.'),
            showPenControlDisplay: flag(true, 'Whether the pens are listed below.'),
            showTimeRangeSelector: flag(true, 'Whether a person can choose the time.'),
            showDateRangeSelector: flag(true, 'Whether a person can choose a range of its own.'),
            buttons: object(
              {
                showTagBrowserButton: flag(true, 'Whether a button opens the list of tags, and closes it.'),
                showPanZoomButton: idle('Whether a button begins to move and zoom: both are there at any time.'),
                showXTraceButton: idle('Whether a button begins to read values: that is there at any time.'),
              },
              'What buttons there are.',
            ),
          },
          'What is there of it.',
        ),
      },
      'What is shown. A person changes it.',
    ),
    interaction: object(
      {
        mode: choice(['panAndZoom', 'xTrace'], 'What the pointer does: here it reads, moves and zooms at any time.'),
        chartZoomLevel: idle('How far a person went into the chart.'),
        rangeZoomLevel: idle('How far a person went into the strip.'),
        xTrace: idle('Where a person read values.'),
      },
      'What a person does.',
    ),
  },
  shows: 'pens',
  writes: [
    'pens',
    'pens[].visible',
    'config.visibility.showTagBrowser',
    'config.mode',
    'config.unitOfTime',
    'config.measureOfTime',
    'config.rangeStartDate',
    'config.rangeEndDate',
  ],
  refuses: (_props, [part, name], value) => {
    if (part === 'pens') return typeof value === 'boolean' ? undefined : 'A pen is drawn or not.';
    if (name === 'visibility') return typeof value === 'boolean' ? undefined : 'It is open or closed.';
    if (name === 'unitOfTime') return typeof value === 'number' ? undefined : 'That is no number.';
    if (name === 'mode' || name === 'measureOfTime') return typeof value === 'string' ? undefined : 'That is no word.';
    return millisOf(value) === undefined ? 'That is no moment.' : undefined;
  },
  missing: [
    'There is no strip for the range, and there are no annotations.',
    'The list of tags has those without a history, too: of a pen for one of them, no values are there.',
  ],
});
