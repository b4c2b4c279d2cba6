/** Whether the patterns that components format by can be read. */
import type { PatternKind } from '../contract/components/shapes.ts';
import { CountersignError } from '../contract/errors.ts';
import { formatD3 } from './d3Pattern.ts';
import { formatDate } from './datePattern.ts';
import { formatMoment } from './momentPattern.ts';
import { formatNumber } from './numberPattern.ts';
import { formatNumeral } from './numeralPattern.ts';

type Region = { readonly locale: string; readonly zone: string };

const formats: Readonly<Record<PatternKind, (pattern: string, region: Region) => unknown>> = {
  number: (pattern, { locale }) => formatNumeral(0, pattern, locale),
  date: (pattern, { locale, zone }) => formatMoment(0, pattern, zone, locale),
  javaNumber: (pattern, { locale }) => formatNumber(0, pattern, locale),
  javaDate: (pattern, { locale, zone }) => formatDate(0, pattern, zone, locale),
  d3: (pattern, { locale }) => formatD3(0, pattern, locale),
};

/** Why a pattern is not understood; undefined where it is. */
export function patternProblem(kind: PatternKind, pattern: string, region: Region): string | undefined {
  try {
    formats[kind](pattern, region);
    return undefined;
  } catch (error) {
    if (error instanceof CountersignError) return error.message;
    throw error;
  }
}
