/** What an indicator knows of a value: the number, and whether it may be trusted. */
import type { Quality } from '../../electron/contract/page.ts';
import { formatNumber } from '../../electron/format/numberPattern.ts';
import { doubtOf } from './doubt.ts';
import { qualityWords } from './props.ts';

export interface Reading {
  /** Undefined where there is none to show: nothing was measured, or its quality is bad. */
  readonly value: number | undefined;
  /** The last one that was known, or one that is uncertain: it is shown hollow and grey. */
  readonly isDoubtful: boolean;
}

/** A value with its quality. What is stale keeps its last number; no other bad one is shown. */
export function readingOf(value: number | undefined, quality: Quality | undefined): Reading {
  const doubt = doubtOf(quality);
  return { value: doubt === 'unknown' ? undefined : value, isDoubtful: doubt !== undefined };
}

/** A number as it reads where no pattern is given: with `digits` behind the point at most. */
export function numberText(value: number, locale: string, digits = 4): string {
  return formatNumber(value, digits === 0 ? '#,##0' : `#,##0.${'#'.repeat(digits)}`, locale);
}

/** What somebody hears who does not see the drawing. */
export function spoken(words: string, quality: Quality | undefined): string {
  return quality === undefined ? words : `${words === '' ? '' : `${words}, `}${qualityWords(quality)}`;
}
