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
  if (of.times !== undefined) {
    const times = of.times.filter((at) => at >= shown.from && at <= shown.to);
    const every = Math.max(1, Math.ceil(times.length / most));
    return times.filter((_, at) => at % every === 0).map(step);
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
 * The words of a text of amCharts: what stands in braces is one of the words that are given, or else of the data, and may be
 * formatted (`{start.formatDate('HH:mm')}`). Marks of letters (`[bold]`) are left out.
 */
function filled(
  text: string,
  words: Readonly<Record<string, string>>,
  data: (name: string) => Json | undefined,
  region: Region,
): string {
  return text
    .replace(/\[\/?[^\]{}]*\]/g, '')
    .replace(
      /\{([^{}.]+)(?:\.(\w+)\((?:'([^']*)'|"([^"]*)")\))?\}/g,
      (_, name: string, how = '', one = '', other = '') =>
        how === ''
          ? (words[name] ?? shownText(data(name), region))
          : formatted(data(name), String(how), String(one || other), region),
    )
    .trim();
}

/** Whether the letters of such a text are bold. */
export function isBold(text: string): boolean {
  return /\[bold\]/i.test(text);
}

/** What a legend says of a series. */
export function legendWords(text: string, name: string): string {
  const words = filled(text, { name }, () => undefined, { locale: 'en', zone: 'UTC' });
  return words === '' ? name : words;
}

/** What is said at a scale where a person reads. */
export function placeWords(of: XyScale, value: number | null, region: Region): string {
  if (value === null) return '';
  const place = wordsAt(of, value, region);
  const { text } = of.axis.tooltip;
  const words = { value: place, valueX: place, dateX: place, category: place, categoryX: place, date: place };
  return text === '' ? place : filled(text, words, () => value, region);
}

/** The words of a value of a series by a text, such as that of its tooltip. */
export function valueText(
  text: string,
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
  const words: Readonly<Record<string, string>> = {
    name: pen.name,
    valueX: along(x, valueX),
    dateX: along(x, valueX),
    categoryX: along(x, valueX),
    valueY: along(y, valueY),
    dateY: along(y, valueY),
    categoryY: along(y, valueY),
    value: pen.isLying ? along(x, valueX) : along(y, valueY),
  };
  return filled(text, words, (name) => item.row[name], region);
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
