/** Numbers by the patterns of a project. One that is not understood is named at its component; the number stands as it is. */
import { unformatted } from '../../electron/contract/components/shapes.ts';
import { CountersignError } from '../../electron/contract/errors.ts';
import { formatNumber } from '../../electron/format/numberPattern.ts';
import { formatNumeral } from '../../electron/format/numeralPattern.ts';
import { numberText } from './reading.ts';

type Format = (value: number, pattern: string, locale: string) => string;

function by(format: Format): Format {
  return (value, pattern, locale) => {
    if (unformatted.has(pattern)) return numberText(value, locale, 20);
    try {
      return format(value, pattern, locale);
    } catch (error) {
      if (error instanceof CountersignError) return numberText(value, locale, 20);
      throw error;
    }
  };
}

/** By a pattern of Java. */
export const inJava: Format = by(formatNumber);
/** By a pattern of numeral.js. */
export const inNumeral: Format = by(formatNumeral);
