/** What a chart says in words: steps of scales, values, times. */
import { formatD3 } from '../../../electron/format/d3Pattern.ts';
import { formatMoment } from '../../../electron/format/momentPattern.ts';
import { formatNumeral } from '../../../electron/format/numeralPattern.ts';
import { localeTag } from '../../../electron/format/symbols.ts';
import { CountersignError } from '../../../electron/contract/errors.ts';
import type { Region } from '../../page/state.svelte.ts';
import { fractionOf, placeOf, stepsOf, type Scale } from './range.ts';

export interface Step {
  readonly value: number;
  /** From 0 at the beginning of the scale to 1 at its end. */
  readonly place: number;
  readonly text: string;
}

/** About so many steps of a scale, written by a pattern of d3-format or by the digits that they need. */
export function stepWords(scale: Scale, count: number, pattern: string, locale: string): readonly Step[] {
  const steps = readable(scale, count);
  const fraction = fractionOf(steps);
  return steps.map((value) => ({
    value,
    place: placeOf(value, scale),
    text:
      patterned(() => (pattern === '' ? undefined : formatD3(value, pattern, locale))) ??
      withDigits(value, fraction, locale),
  }));
}

/** The steps; two at least, where a step more or two make that. */
function readable(scale: Scale, count: number): readonly number[] {
  const found = stepsOf(scale, count);
  if (found.length > 1 || count < 2) return found;
  return [1, 2, 3].map((more) => stepsOf(scale, count + more)).find((steps) => steps.length > 1) ?? found;
}

/** What a pattern makes of a value; undefined where it cannot be read, which the component's mark says. */
export function patterned(make: () => string | undefined): string | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof CountersignError) return undefined;
    throw error;
  }
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const made = formats.get(key) ?? new Intl.NumberFormat(localeTag(locale), { numberingSystem: 'latn', ...options });
  formats.set(key, made);
  return made;
}

function withDigits(value: number, fraction: number, locale: string): string {
  const isFar = Math.abs(value) >= 1e9;
  return formatOf(
    locale,
    isFar ? { notation: 'compact' } : { minimumFractionDigits: fraction, maximumFractionDigits: fraction },
  ).format(value);
}

/**
 * A value as it is read: by a pattern of numeral.js where there is one, else with six digits that mean something; before the point
 * all of them stand.
 */
export function valueWords(value: number, locale: string, pattern = ''): string {
  return (
    patterned(() => (pattern === '' ? undefined : formatNumeral(value, pattern, locale))) ??
    formatOf(locale, Math.abs(value) >= 1e6 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 6 }).format(
      value,
    )
  );
}

/** A time by patterns of moment.js, of its day and of its time; the empty ones say nothing. */
export function timeWords(at: number, patterns: readonly string[], { zone, locale }: Region): string {
  return patterns
    .filter((pattern) => pattern !== '')
    .map((pattern) => patterned(() => formatMoment(at, pattern, zone, locale)) ?? '')
    .join(' ')
    .trim();
}
