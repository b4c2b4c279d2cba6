/** What a locale writes numbers with. Its digits are always 0 to 9. */
import { CountersignError, ErrorCode } from '../contract/errors.ts';

export interface NumberSymbols {
  readonly decimal: string;
  readonly group: string;
  readonly minus: string;
  readonly percent: string;
  readonly exponent: string;
}

const known = new Map<string, NumberSymbols>();
const tags = new Map<string, string>();

/** The tag of a locale as a session names it: `de`, `en-US` or Java's `en_US`. Throws `illegal-argument` for others. */
export function localeTag(locale: string): string {
  const found = tags.get(locale);
  if (found !== undefined) return found;
  try {
    const tag = Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0] ?? 'en';
    tags.set(locale, tag);
    return tag;
  } catch {
    throw new CountersignError(ErrorCode.illegalArgument, `the locale "${locale}" is not understood`);
  }
}

/** The symbols of a locale. */
export function numberSymbols(locale: string): NumberSymbols {
  const found = known.get(locale);
  if (found !== undefined) return found;
  const part = (type: string, otherwise: string, how: Intl.NumberFormatOptions = {}): string =>
    new Intl.NumberFormat(localeTag(locale), { ...how, numberingSystem: 'latn', minimumFractionDigits: 1 })
      .formatToParts(-1234567.5)
      .find((candidate) => candidate.type === type)?.value ?? otherwise;
  const symbols = {
    decimal: part('decimal', '.'),
    group: part('group', ','),
    minus: part('minusSign', '-'),
    percent: part('percentSign', '%', { style: 'percent' }),
    exponent: part('exponentSeparator', 'E', { notation: 'scientific' }),
  };
  known.set(locale, symbols);
  return symbols;
}
