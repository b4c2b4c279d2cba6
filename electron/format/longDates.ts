/** The patterns that `LT`, `L`, `LL` and the like of moment.js stand for, by the language of a locale. */

type LongDates = Readonly<Record<string, string>>;

/** A language's: a time, a day in figures and in words; `L`'s longer forms follow from these where the language has no own. */
function forms(time: string, day: string, words: string, own: LongDates = {}): LongDates {
  const { LLL = `${words} ${time}` } = own;
  const upper = {
    LT: time,
    LTS: time.replace('mm', 'mm:ss'),
    L: day,
    LL: words,
    LLL,
    LLLL: `dddd, ${LLL}`,
    ...own,
  };
  const short: Record<string, string> = {};
  for (const [name, pattern] of Object.entries(upper)) {
    if (!/^L+$/.test(name)) continue;
    short[name.toLowerCase()] = pattern.replaceAll(/MMMM|MM|DD|dddd/g, (token) => token.slice(1));
  }
  return { ...short, ...upper };
}

const clock = 'HH:mm';
const dots = 'DD.MM.YYYY';
const slashes = 'DD/MM/YYYY';
const plain = 'D MMMM YYYY';
const numbered = 'D. MMMM YYYY';
const of = 'D [de] MMMM [de] YYYY';
const noComma: LongDates = { LLLL: `dddd ${plain} ${clock}` };
const english = forms('h:mm A', 'MM/DD/YYYY', 'MMMM D, YYYY');
const british = forms(clock, slashes, plain);
const southern = forms('h:mm A', slashes, plain);
const korean = 'YYYY년 MMMM D일';
const japanese = 'YYYY年M月D日';

/** By locale in small letters; a region without its own has those of its language. */
const known: ReadonlyMap<string, LongDates> = new Map([
  ['en', english],
  ['en-gb', british],
  ['en-il', british],
  ['en-sg', british],
  ['en-ie', forms(clock, slashes, plain, noComma)],
  ['en-au', southern],
  ['en-in', southern],
  ['en-nz', southern],
  ['en-ca', forms('h:mm A', 'YYYY-MM-DD', 'MMMM D, YYYY')],
  ['de', forms(clock, dots, numbered)],
  ['fr', forms(clock, slashes, plain, noComma)],
  ['fr-ca', forms(clock, 'YYYY-MM-DD', plain, noComma)],
  ['fr-ch', forms(clock, dots, plain, noComma)],
  ['it', forms(clock, slashes, plain, noComma)],
  ['it-ch', forms(clock, dots, plain, noComma)],
  ['es', forms('H:mm', slashes, of)],
  ['es-us', forms('h:mm A', 'MM/DD/YYYY', of)],
  ['es-do', forms('h:mm A', slashes, of)],
  ['pt', forms(clock, slashes, of)],
  ['pt-br', forms(clock, slashes, of, { LLL: `${of} [às] ${clock}` })],
  ['nl', forms(clock, 'DD-MM-YYYY', plain, noComma)],
  ['nl-be', forms(clock, slashes, plain, noComma)],
  ['pl', forms(clock, dots, plain)],
  ['tr', forms(clock, dots, plain)],
  ['ru', forms('H:mm', dots, `${plain} г.`, { LLL: `${plain} г., H:mm` })],
  ['cs', forms('H:mm', dots, numbered, { LLLL: `dddd ${numbered} H:mm`, l: 'D. M. YYYY' })],
  ['hu', forms('H:mm', 'YYYY.MM.DD.', 'YYYY. MMMM D.', { LLLL: 'YYYY. MMMM D., dddd H:mm' })],
  ['da', forms(clock, dots, numbered, { LLLL: `dddd [d.] ${numbered} [kl.] ${clock}` })],
  [
    'nb',
    forms(clock, dots, numbered, {
      LLL: `${numbered} [kl.] ${clock}`,
      LLLL: `dddd ${numbered} [kl.] ${clock}`,
    }),
  ],
  [
    'sv',
    forms(clock, 'YYYY-MM-DD', plain, {
      LLL: `${plain} [kl.] ${clock}`,
      LLLL: `dddd ${plain} [kl.] ${clock}`,
      lll: `D MMM YYYY ${clock}`,
      llll: `ddd D MMM YYYY ${clock}`,
    }),
  ],
  [
    'ja',
    forms(clock, 'YYYY/MM/DD', japanese, {
      LLLL: `${japanese} dddd ${clock}`,
      l: 'YYYY/MM/DD',
      llll: `${japanese}(ddd) ${clock}`,
    }),
  ],
  [
    'ko',
    forms('A h:mm', 'YYYY.MM.DD.', korean, {
      LLLL: `${korean} dddd A h:mm`,
      l: 'YYYY.MM.DD.',
      ll: korean,
      lll: `${korean} A h:mm`,
      llll: `${korean} dddd A h:mm`,
    }),
  ],
]);

/** What a token stands for in a locale, a tag of Intl: null where it stands for another pattern that is not known there. */
export function longDate(token: string, tag: string): string | null | undefined {
  if (!Object.hasOwn(english, token)) return undefined;
  const { language, region = '' } = new Intl.Locale(tag);
  const own = known.get(`${language}-${region.toLowerCase()}`) ?? known.get(language);
  return own?.[token] ?? null;
}
