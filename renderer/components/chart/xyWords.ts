/** What an XY chart says of its values: steps of scales, and the words of tooltips. */
import { millisOf } from '../../../electron/contract/components/shapes.ts';
import { textOf, type Json } from '../../../electron/contract/json.ts';
import { formatDate } from '../../../electron/format/datePattern.ts';
import { formatNumber } from '../../../electron/format/numberPattern.ts';
import type { Region } from '../../page/state.svelte.ts';
import { shownText } from '../props.ts';
import { beside, partsOf, placeOf, stepsOf, type Scale } from './range.ts';
import { timeSteps } from './timeSteps.ts';
import { patterned, valueWords, type Step } from './words.ts';
import type { Item, XyPen, XyScale } from './xy.ts';

/** What stands at a value of a scale. */
export function wordsAt({ axis, names }: XyScale, value: number, region: Region): string {
  const { zone, locale } = region;
  if (axis.render === 'category') return names[Math.round(value)] ?? '';
  if (axis.render === 'date') return patterned(() => formatDate(value, axis.date.format, zone, locale)) ?? '';
  return patterned(() => formatNumber(value, axis.value.format, locale)) ?? valueWords(value, locale);
}

/** The steps of the part of a scale that is shown, for a side of so many pixels. */
export function xySteps(of: XyScale, shown: Scale, size: number, least: number, region: Region): readonly Step[] {
  const { axis } = of;
  const apart = Math.max(least, axis.appearance.grid.minDistance ?? 0);
  const most = Math.max(1, size / apart);
  const step = (value: number): Step => ({ value, place: placeOf(value, shown), text: wordsAt(of, value, region) });
  if (axis.render === 'category') {
    const [first, last] = [Math.ceil(shown.from), Math.floor(shown.to)];
    const every = Math.max(1, Math.ceil((last - first + 1) / most));
    const places = Array.from(
      { length: Math.max(0, Math.ceil((last - first + 1) / every)) },
      (_, at) => first + at * every,
    );
    return beside(places, shown).map(step);
  }
  if (axis.render === 'date') {
    return partsOf(shown)
      .flatMap((part) => timeSteps(part, most * Math.abs(placeOf(part.to, shown) - placeOf(part.from, shown)), region))
      .map(({ at }) => step(at));
  }
  return stepsOf(shown, most).map(step);
}

/** Where the line of a step stands: that of a name somewhere in its place. */
export function gridPlaces({ axis }: XyScale, steps: readonly Step[], shown: Scale): readonly number[] {
  const away = axis.render === 'category' ? axis.appearance.grid.position - 0.5 : 0;
  return steps.map(({ value }) => placeOf(value + away, shown)).filter((place) => place >= 0 && place <= 1);
}

/**
 * The words of a tooltip: what stands in braces is the series' name, a value by its scale, or a property of the data, which may
 * be formatted (`{start.formatDate('HH:mm')}`). Marks of letters (`[bold]`) are left out.
 */
export function tooltipWords(
  pen: XyPen,
  item: Item,
  xs: readonly XyScale[],
  ys: readonly XyScale[],
  region: Region,
): string {
  const [x, y] = [xs[pen.x], ys[pen.y]];
  const along = (scale: XyScale | undefined, value: number | null): string =>
    scale === undefined || value === null ? '' : wordsAt(scale, value, region);
  // What stands on others says what it is, and not how high it stands.
  const own = (value: number | null): number | null =>
    value === null || !pen.series.column.appearance.stacked || pen.series.render !== 'column'
      ? value
      : value - (item.base ?? 0);
  const [valueX, valueY] = pen.isLying ? [own(item.x), item.y] : [item.x, own(item.y)];
  const values: Readonly<Record<string, string>> = {
    name: pen.name,
    valueX: along(x, valueX),
    dateX: along(x, valueX),
    categoryX: along(x, valueX),
    valueY: along(y, valueY),
    dateY: along(y, valueY),
    categoryY: along(y, valueY),
    value: pen.isLying ? along(x, valueX) : along(y, valueY),
  };
  return pen.series.tooltip.text
    .replace(/\[\/?[^\]{}]*\]/g, '')
    .replace(
      /\{([^{}.]+)(?:\.(\w+)\((?:'([^']*)'|"([^"]*)")\))?\}/g,
      (_, name: string, how = '', one = '', other = '') =>
        how === ''
          ? (values[name] ?? shownText(item.row[name], region))
          : formatted(item.row[name], String(how), String(one || other), region),
    )
    .trim();
}

function formatted(value: Json | undefined, how: string, pattern: string, region: Region): string {
  const { zone, locale } = region;
  const millis = millisOf(value);
  const made = patterned(() => {
    if (how === 'formatDate' && millis !== undefined) return formatDate(millis, pattern, zone, locale);
    if (how === 'formatNumber' && typeof value === 'number') return formatNumber(value, pattern, locale);
    return undefined;
  });
  return made ?? textOf(value);
}
