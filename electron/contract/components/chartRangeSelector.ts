/** The strip from which a range of time is chosen. */
import { objectOf } from '../json.ts';
import { colorScheme, font, timeAxis } from './chartParts.ts';
import { declare } from './declaration.ts';
import { anything, color, date, flag, list, millisOf, object, text } from './shapes.ts';

export const chartRangeSelector = declare({
  type: 'ia.chart.chartrangeselector',
  title: 'Chart range selector',
  purpose: 'Shows values over a long time, of which a person chooses a part.',
  properties: {
    data: anything([], 'A dataset whose first column is the time, or a list of objects with a time each.'),
    selectedRange: object(
      { start: date('When it begins.'), end: date('When it ends.') },
      'The part that is chosen. What a person drags is written here.',
    ),
    brushRange: object({ visible: flag(true, 'Whether it is there.') }, 'From when to when is chosen, in words.'),
    areaStyles: object(
      {
        colorScheme,
        colors: list(color('', 'A colour.'), 'Colours before those of the palette.'),
      },
      'How the values look.',
    ),
    timeAxis,
    yAxis: object(
      {
        label: object({ text: text('', 'What it says.'), font }, 'What stands along it.'),
        tick: object(
          { color: color('', 'The colour of the marks.'), label: object({ font }, 'The values that stand there.') },
          'The steps.',
        ),
      },
      'The scale of the values.',
    ),
    enablePanZoom: flag(true, 'Whether a person can move and change the part that is chosen.'),
  },
  shows: 'data',
  writes: ['selectedRange'],
  refuses: (_props, _path, value) => {
    const { start, end, ...others } = objectOf(value);
    const isRange = [start, end].every((moment) => millisOf(moment) !== undefined);
    return isRange && Object.keys(others).length === 0 ? undefined : 'A range is from a moment to another.';
  },
});
