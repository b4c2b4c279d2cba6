/** Whether the patterns of a table's columns can be read: those of numeral.js and of moment.js, as tables format by them. */
import { CountersignError } from '../contract/errors.ts';
import { formatMoment } from './momentPattern.ts';
import { formatNumeral } from './numeralPattern.ts';

/** Why a pattern is not understood; undefined where it is. */
export function tablePatternProblem(
  kind: 'number' | 'date',
  pattern: string,
  { locale, zone }: { readonly locale: string; readonly zone: string },
): string | undefined {
  try {
    if (kind === 'number') formatNumeral(0, pattern, locale);
    else formatMoment(0, pattern, zone, locale);
    return undefined;
  } catch (error) {
    if (error instanceof CountersignError) return error.message;
    throw error;
  }
}
