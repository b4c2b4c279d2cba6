/** Characters of segments: which are lit, and where they stand. A character is 12 wide and 20 high. */

/** The segments of 14, by the letters that data sheets give them; `g` and `n` are the halves of the middle. */
const lines = {
  a: 'M2.7 1.4H9.3',
  b: 'M10.6 2.7V8.7',
  c: 'M10.6 11.3V17.3',
  d: 'M2.7 18.6H9.3',
  e: 'M1.4 11.3V17.3',
  f: 'M1.4 2.7V8.7',
  g: 'M2.7 10H5.1',
  n: 'M6.9 10H9.3',
  h: 'M3.2 3.2L4.9 8.3',
  i: 'M6 3.2V8.6',
  j: 'M8.8 3.2L7.1 8.3',
  k: 'M4.9 11.7L3.2 16.8',
  l: 'M6 11.4V16.8',
  m: 'M7.1 11.7L8.8 16.8',
} as const;
/** Of 7, the middle is one. */
const middle = 'M2.7 10H9.3';

type Name = keyof typeof lines;

const digits: Readonly<Record<string, string>> = {
  '0': 'abcdef',
  '1': 'bc',
  '2': 'abgned',
  '3': 'abgncd',
  '4': 'fgnbc',
  '5': 'afgncd',
  '6': 'afgnedc',
  '7': 'abc',
  '8': 'abcdefgn',
  '9': 'abcdfgn',
  ' ': '',
  '-': 'gn',
  _: 'd',
  '=': 'dgn',
  '°': 'abfgn',
  '[': 'adef',
  ']': 'abcd',
};

const of14: Readonly<Record<string, string>> = {
  ...digits,
  '3': 'abcdn',
  A: 'abcefgn',
  B: 'abcdiln',
  C: 'adef',
  D: 'abcdil',
  E: 'adefgn',
  F: 'aefgn',
  G: 'acdefn',
  H: 'bcefgn',
  I: 'adil',
  J: 'bcde',
  K: 'efgjm',
  L: 'def',
  M: 'bcefhj',
  N: 'bcefhm',
  O: 'abcdef',
  P: 'abefgn',
  Q: 'abcdefm',
  R: 'abefgnm',
  S: 'acdfgn',
  T: 'ail',
  U: 'bcdef',
  V: 'efjk',
  W: 'bcefkm',
  X: 'hjkm',
  Y: 'hjl',
  Z: 'adjk',
  '+': 'gnil',
  '*': 'ghijklmn',
  '/': 'jk',
  '\\': 'hm',
  '(': 'jm',
  ')': 'hk',
  "'": 'i',
  '"': 'fi',
  '|': 'il',
  '%': 'fjkc',
  $: 'acdfgnil',
};

const of7: Readonly<Record<string, string>> = {
  ...digits,
  A: 'abcefgn',
  b: 'cdefgn',
  C: 'adef',
  c: 'degn',
  d: 'bcdegn',
  E: 'adefgn',
  F: 'aefgn',
  G: 'acdef',
  H: 'bcefgn',
  h: 'cefgn',
  I: 'ef',
  J: 'bcde',
  L: 'def',
  n: 'cegn',
  O: 'abcdef',
  o: 'cdegn',
  P: 'abefgn',
  q: 'abcfgn',
  r: 'egn',
  S: 'acdfgn',
  t: 'defgn',
  U: 'bcdef',
  u: 'cde',
  y: 'bcdfgn',
};

/** What locales write for the same. */
const alike: Readonly<Record<string, string>> = { '\u2212': '-', '\u00a0': ' ', '\u202f': ' ', '\u2019': "'" };

export type Segments = '7 segment' | '14 segment';

/** What stands in a place of the display, that far from its beginning. */
export type Shown =
  | { readonly kind: 'segments'; readonly x: number; readonly on: string; readonly off: string }
  /** Points between characters. */
  | { readonly kind: 'points'; readonly x: number; readonly d: string }
  /** A character that no segments can show. */
  | { readonly kind: 'letter'; readonly x: number; readonly letter: string };

const points: Readonly<Record<string, { readonly d: string; readonly width: number }>> = {
  '.': { d: 'M1 18.6h0', width: 3 },
  ',': { d: 'M1.4 18.2L.6 21', width: 3 },
  ':': { d: 'M1.5 6h0M1.5 14h0', width: 4 },
};
const cell = 14.5;

/** The characters of a text, and how wide they are together. */
export function shownIn(
  text: string,
  segments: Segments,
): { readonly characters: readonly Shown[]; readonly width: number } {
  const characters: Shown[] = [];
  let x = 0;
  for (const written of text) {
    const character = alike[written] ?? written;
    const point = points[character];
    if (point !== undefined) {
      characters.push({ kind: 'points', x, d: point.d });
      x += point.width;
      continue;
    }
    const lit = litFor(character, segments);
    characters.push(
      lit === undefined ? { kind: 'letter', x, letter: written } : { kind: 'segments', x, ...drawn(lit, segments) },
    );
    x += cell;
  }
  return { characters, width: Math.max(0, x - 2.5) };
}

/** The segments of a character; undefined where none show it. A display has no small and capital letters beside each other. */
function litFor(character: string, segments: Segments): string | undefined {
  const known = segments === '7 segment' ? of7 : of14;
  const found = [character, character.toUpperCase(), character.toLowerCase()].find((one) => Object.hasOwn(known, one));
  return found === undefined ? undefined : known[found];
}

function drawn(lit: string, segments: Segments): { readonly on: string; readonly off: string } {
  const names = (segments === '7 segment' ? 'abcdefg' : 'abcdefgnhijklm').split('') as readonly Name[];
  const line = (name: Name): string => (segments === '7 segment' && name === 'g' ? middle : lines[name]);
  const of = (isLit: boolean): string =>
    names
      .filter((name) => lit.includes(name) === isLit)
      .map(line)
      .join('');
  return { on: of(true), off: of(false) };
}
