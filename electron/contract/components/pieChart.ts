/** The pie. */
import { objectOf } from '../json.ts';
import { declare } from './declaration.ts';
import { anything, choice, color, flag, idle, length, list, number, object, pixels, text } from './shapes.ts';

/** Sections that can be chosen at once: more than a pie can show. */
const mostSections = 1000;

export const pieChart = declare({
  type: 'ia.chart.pie',
  title: 'Pie chart',
  purpose: 'Shows what share each of some values has of their sum.',
  properties: {
    data: anything([], 'A list of objects with a name and a number each, or a dataset with such columns.'),
    title: text('', 'A title above.'),
    titleColor: color('', 'Its colour.'),
    colors: list(color('', 'A colour.'), 'The colours of the sections, again from the first where there are too few.'),
    cutoutRadius: number(0, 'How much of its middle is left open, in percent of the radius.'),
    threeDimensional: flag(false, 'Whether it is a disc that is seen from above and in front.'),
    showLabels: flag(true, 'Whether words stand beside the sections.'),
    labels: object(
      {
        color: color('', 'Their colour.'),
        showName: flag(true, 'Whether they say the name.'),
        showValue: flag(true, 'Whether they say the value.'),
        align: flag(true, 'Whether they stand below one another at both sides; else beside their sections.'),
        bent: flag(false, 'Whether they follow the circle; those longer than their section are cut.'),
        inside: object(
          {
            enabled: flag(false, 'Whether words stand on the sections that are large enough.'),
            percentLimit: number(10, 'The least share for that, in percent.'),
            radius: number(80, 'How far from the middle they stand, in percent of the radius.'),
            color: color('', 'Their colour.'),
          },
          'Words on the sections.',
        ),
        wrap: object(
          {
            enabled: flag(false, 'Whether long words go on in a new line.'),
            maxWidth: pixels(200, 'Their most width, in pixels.'),
          },
          'Long words.',
        ),
      },
      'Words beside the sections.',
    ),
    showLegend: flag(true, 'Whether there is a legend.'),
    legend: object(
      {
        position: choice(['bottom', 'left', 'top', 'right'], 'Where it stands.'),
        fontSize: length(16, 'The size of its letters.'),
        icon: object(
          {
            enabled: flag(true, 'Whether each name has a field of its colour.'),
            width: length(25, 'Its width.'),
            height: length(25, 'Its height.'),
          },
          'The fields of colour.',
        ),
      },
      'The names of the sections.',
    ),
    legendLabelColor: color('', 'The colour of the names in the legend.'),
    valueFormat: object(
      {
        showValueAsPercent: flag(true, 'Whether values are shown as shares of the sum.'),
        showPercentSymbol: flag(true, 'Whether the percent sign stands after them.'),
      },
      'How values are written.',
    ),
    sectionOutline: object(
      {
        width: pixels(0, 'How wide it is, in pixels.'),
        color: color('', 'Its colour.'),
        opacity: number(1, 'How much of it is seen.'),
      },
      'A line around each section.',
    ),
    tooltipFormat: text(
      '{name}: {percent} ({value})',
      'What is said of the section under the pointer: `{name}`, `{value}` and `{percent}`; `{none}` for nothing.',
    ),
    enableTransitions: idle('Whether changes move.'),
    selection: object(
      {
        enabled: flag(false, 'Whether a person can choose a section.'),
        data: anything([], 'The sections that are chosen, as they stand in the data.'),
      },
      'What is chosen.',
    ),
  },
  parts: ({ labels, threeDimensional }) =>
    objectOf(labels)['bent'] === true && threeDimensional === true
      ? [{ at: 'labels.bent', what: 'beside a disc, words stand straight' }]
      : [],
  shows: 'data',
  writes: ['selection.data'],
  refuses: ({ selection }, _path, value) => {
    if (objectOf(selection)['enabled'] !== true) return 'Nothing can be chosen here.';
    return Array.isArray(value) && value.length <= mostSections ? undefined : 'This is no choice of sections.';
  },
});
