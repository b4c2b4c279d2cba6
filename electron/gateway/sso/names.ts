/**
 * What a name looks like to a person: whether there is anything to see, whether it is taken for another one, and whether
 * its words are put together from letters of several scripts (Unicode Technical Standard 39).
 */
import { confusables } from './confusables.ts';

const fromHex = (points: string): string =>
  String.fromCodePoint(...points.split('+').map((point) => Number.parseInt(point, 16)));

/** Made once, when it is first needed: no start of the program has to wait for it. */
function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const prototypes = lazy(
  () =>
    new Map(
      confusables
        .replaceAll('\n', '')
        .split(';')
        .filter(Boolean)
        .flatMap((group) => {
          const [prototype = '', characters = ''] = group.split('=');
          return characters.split(',').map((character) => [fromHex(character), fromHex(prototype)] as const);
        }),
    ),
);

/** The skeleton of UTS 39, section 4: two texts that look alike have the same. It is for comparing, never for showing. */
export function skeleton(text: string): string {
  const visible = text.normalize('NFD').replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');
  return Array.from(visible, (one) => prototypes().get(one) ?? one)
    .join('')
    .normalize('NFD');
}

/** The blank cell of Braille is a symbol by its category, and nothing to the eye. */
const blanks = /[\s\u2800]+/gu;
const oneSpace = (text: string): string => text.replaceAll(blanks, ' ').trim();
/** `ß` is `SS` in capitals: up and down again makes them one. */
const folded = (text: string): string => text.normalize('NFKC').toUpperCase().toLowerCase();

/** Forms of names that were asked for before: each check of a person asks for those of many. */
const formsOf = new Map<string, readonly string[]>();
const mostForms = 50_000;

/** The words of a name without marks on letters and without punctuation: "Kern, Otto", "Carl-Holm", "Ås". */
function bare(name: string): string[] {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** As they look: the skeleton of m is two letters. */
const titles = lazy(() => new Set(['dr', 'prof', 'mr', 'mrs', 'ms', 'herr', 'frau', 'ing', 'dipl'].map(skeleton)));
const twoLetterInitial = lazy(() => skeleton('m'));

/** The words that tell people apart, of words as they look: no titles, no initials beside whole names. */
function mainWords(words: readonly string[]): string[] {
  const main = words.filter((word) => word.length > 1 && word !== twoLetterInitial() && !titles().has(word));
  return main.length === 0 ? [...words] : main;
}

/**
 * The forms in which a name is compared: two names may be those of one person when they have a form in common. The first
 * is what the name looks like as it is written, the second what it looks like in another case, the others what remains
 * without spaces, and without punctuation, marks, titles, initials and order.
 */
export function forms(name: string): readonly string[] {
  const known = formsOf.get(name);
  if (known !== undefined) return known;
  if (formsOf.size >= mostForms) formsOf.clear();
  const spoken = oneSpace(skeleton(folded(name)).toLowerCase());
  const words = bare(spoken);
  const made = [
    `written ${oneSpace(skeleton(name))}`,
    `spoken ${spoken}`,
    ...(words.length === 0
      ? []
      : [`run together ${words.join('')}`, `in any order ${mainWords(words).sort().join(' ')}`]),
  ];
  formsOf.set(name, made);
  return made;
}

/** Scripts that are written today and those whose letters are taken for theirs; the ones written together count as one. */
const scripts = lazy(() => [
  /\p{scx=Latin}/u,
  /\p{scx=Greek}/u,
  /\p{scx=Cyrillic}/u,
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u,
  /[\p{scx=Han}\p{scx=Hangul}]/u,
  /[\p{scx=Han}\p{scx=Bopomofo}]/u,
  ...[
    ...['Arabic', 'Armenian', 'Bengali', 'Canadian_Aboriginal', 'Cherokee', 'Coptic', 'Deseret', 'Devanagari'],
    ...['Ethiopic', 'Georgian', 'Gothic', 'Gujarati', 'Gurmukhi', 'Hebrew', 'Kannada', 'Khmer', 'Lao', 'Lisu'],
    ...['Malayalam', 'Mongolian', 'Myanmar', 'Nko', 'Oriya', 'Sinhala', 'Syriac', 'Tamil', 'Telugu', 'Thaana', 'Thai'],
    ...['Tibetan', 'Tifinagh', 'Vai', 'Yi'],
  ].map((script) => new RegExp(`\\p{scx=${script}}`, 'u')),
]);

/** Whether a word of a name is put together from several scripts, as a word that is made to look like another is. */
export function hasMixedScripts(name: string): boolean {
  return name.split(/[^\p{L}\p{M}]+/u).some((word) => {
    const letters = Array.from(word).filter((one) => !/[\p{scx=Common}\p{scx=Inherited}]/u.test(one));
    return (
      letters.length > 1 &&
      !scripts().some((script) => letters.every((one) => script.test(one))) &&
      letters.some((one) => scripts().some((script) => script.test(one)))
    );
  });
}

/** A person as a refusal or a list names them: the name, and that it is made of mixed scripts where it is. */
export function shownName(fullName: string, userName: string): string {
  const mixed = hasMixedScripts(fullName) || hasMixedScripts(userName) ? ', mixed scripts' : '';
  return `${fullName} (${userName}${mixed})`;
}
