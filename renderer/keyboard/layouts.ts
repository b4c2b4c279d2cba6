/** What the keys of the on-screen keyboard type (HM-11): letters by language, and what all languages share. */

/** Rows of keys, each by the character that it types. */
export type Rows = readonly (readonly string[])[];

export interface Letters {
  /** Of the language, as BCP 47 has it: which letter is another one's capital. */
  readonly language: string;
  /** As who reads the language calls it. */
  readonly name: string;
  readonly rows: Rows;
}

const rows = (...texts: readonly string[]): Rows => texts.map((text) => Array.from(text));

/** In the order in which the key of languages goes through them. */
export const letters: readonly [Letters, ...Letters[]] = [
  { language: 'en', name: 'English', rows: rows('qwertyuiop', 'asdfghjkl', 'zxcvbnm,.') },
  { language: 'de', name: 'Deutsch', rows: rows('qwertzuiopü', 'asdfghjklöä', 'yxcvbnmß,.') },
  { language: 'fr', name: 'Français', rows: rows('azertyuiop', 'qsdfghjklm', 'wxcvbnéèà,.') },
  { language: 'es', name: 'Español', rows: rows('qwertyuiop', 'asdfghjklñ', 'zxcvbnm,.') },
  { language: 'ru', name: 'Русский', rows: rows('йцукенгшщзхъ', 'фывапролджэё', 'ячсмитьбю,.') },
];

/** Digits and signs, in two parts: every character of ASCII is among them, since any may stand in a password. */
export const signs: readonly [Rows, Rows] = [
  rows('1234567890', '-/:;()@&"_', ".,?!'+=%*"),
  rows('[]{}#^~|\\`', '<>$€£§°µ±×', '«»–…²³½Ω'),
];

/** Letters with marks of every language that is written in Latin letters, in two parts. */
export const marked: readonly [Rows, Rows] = [
  rows('àáâãäåāăąæ', 'çćčďđèéêëē', 'ęěğìíîïıł'),
  rows('ñńňòóôõöøő', 'œřśšșťțßùú', 'ûüůűýÿźžż'),
];

/** For what takes numbers alone: with the keys beside them, all rows have as many. */
export const numbers: Rows = rows('789', '456', '123-', '0.,');

/** The letters of a language, such as `de-AT`; English where there are none of its own. */
export function lettersOf(language: string): Letters {
  const [primary = ''] = language.toLowerCase().split('-');
  return letters.find((one) => one.language === primary) ?? letters[0];
}

/** The letters after others. */
export function lettersAfter(before: Letters): Letters {
  return letters[(letters.indexOf(before) + 1) % letters.length] ?? letters[0];
}

/** What a key types with the key for capitals: its capital, where it has one of one letter. */
export function capital(character: string, language: string): string {
  if (character === 'ß') return 'ẞ';
  const upper = character.toLocaleUpperCase(language);
  return Array.from(upper).length === 1 ? upper : character;
}
