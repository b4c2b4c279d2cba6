/** Ordinal numbers as moment.js writes them (`1st`, `1.`, `1er`), in the languages where it does so by a plain rule. */

/** What is counted, by the letters of its token in a pattern. */
type Counted = 'M' | 'D' | 'DDD' | 'd' | 'w' | 'W' | 'Q';

const endings: Readonly<Record<string, (number: number, counted: Counted) => string>> = {
  en: (number) => {
    const isTeen = Math.floor((number % 100) / 10) === 1;
    return (isTeen ? undefined : ['th', 'st', 'nd', 'rd'][number % 10]) ?? 'th';
  },
  fr: (number, counted) => {
    if (counted === 'D') return number === 1 ? 'er' : '';
    if (number !== 1) return 'e';
    return counted === 'w' || counted === 'W' ? 're' : 'er';
  },
  nl: (number) => (number === 1 || number === 8 || number >= 20 ? 'ste' : 'de'),
};
const dotted = new Set('cs da de et fi hr hu is lb lv nb nn pl sk sl sr'.split(' '));
const raised = new Set('es gl it pt'.split(' '));

/** The letters of what is counted, of a token such as `Do`; undefined for one that is no ordinal. */
export function countedBy(token: string): Counted | undefined {
  const letters = token.endsWith('o') ? token.slice(0, -1) : '';
  const known: readonly Counted[] = ['M', 'D', 'DDD', 'd', 'w', 'W', 'Q'];
  return known.find((one) => one === letters);
}

/** A number with the ending of its language (a tag of BCP 47); undefined where that is not known. */
export function ordinal(number: number, counted: Counted, tag: string): string | undefined {
  const language = tag.split('-')[0] ?? '';
  // French is written in another way outside of France.
  if (/^fr-(?:CA|CH)/.test(tag)) return undefined;
  const ending = Object.hasOwn(endings, language) ? endings[language]?.(number, counted) : undefined;
  if (ending !== undefined) return `${number}${ending}`;
  if (dotted.has(language)) return `${number}.`;
  return raised.has(language) ? `${number}º` : undefined;
}
