/** Values of attributes of a drawing: which are set in the document, and as what. Whatever is none of these is named. */
import type { Json } from '../json.ts';
import { sourceOf } from '../sources.ts';
import type { Reading } from '../components/shapes.ts';

/**
 * What an attribute is set to: a text; the element of that id in the same drawing, in words of the attribute; a gradient that
 * stands in the element itself; or an id.
 */
export type Written =
  | { readonly text: string }
  | { readonly gradient: string }
  | { readonly refersTo: string; readonly as: 'url' | 'href' }
  | { readonly id: string };

/** What whoever reads a drawing knows of CSS, and of where pictures come from. */
export type DrawingReading = Pick<Reading, 'css' | 'hosts'>;

/** A value as the document has it; undefined where it is not understood. */
export type ReadAttribute = (value: Json, reading: DrawingReading) => Written | undefined;

const number = String.raw`[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?`;
/** Two numbers may stand together where the sign of the second tells them apart. */
const separator = String.raw`(?:\s*,\s*|\s+|(?=[-+]))`;
const length = `${number}(?:px|em|rem|ex|ch|%|in|cm|mm|q|pt|pc|vw|vh|vmin|vmax)?`;
/** Numbers that no browser takes: they hold them in 32 bits. */
const beyondSvg = /\de\+?0*(?:3[89]|[4-9]\d|\d{3,})/i;

function listOf(one: string, least = 1, most: number | '' = least): string {
  return `${one}(?:${separator}${one}){${least - 1},${most === '' ? '' : most - 1}}`;
}

/** A text or a number that matches whole, but for spaces around it, and is no longer than anybody writes one. */
function matching(source: string, longest = 1000): ReadAttribute {
  const whole = new RegExp(`^(?:${source})$`, 'i');
  return (value) => {
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    const text = String(value).trim();
    return text.length <= longest && whole.test(text) && !beyondSvg.test(text) ? { text } : undefined;
  };
}

/** Characters of the outline of a shape: a map has the most. */
const longestShape = 1_000_000;

export const measure = matching(length);
/** How large something is: never less than nothing. */
export const size = matching(`(?!-)${length}`);
export const measures = matching(listOf(length, 1, ''));
export const dashes = matching(`none|${listOf(length, 1, '')}`);
export const share = matching(`${number}%?`);
export const points = matching(String.raw`[\d\s.,+\-e]*`, longestShape);
export const box = matching(listOf(number, 4));
export const aspect = matching('none|x(?:min|mid|max)y(?:min|mid|max)(?:\\s+(?:meet|slice))?');
export const direction = matching(`auto|auto-start-reverse|${number}(?:deg|rad|grad|turn)?`);

/** What `d` draws: letters of commands with their numbers, of which the first says where it begins. */
export const pathData = matching(String.raw`(?:M[\d\s.,+\-eMLHVCSQTAZ]*)?`, longestShape);

const turns = [
  `matrix\\s*\\(\\s*${listOf(number, 6)}\\s*\\)`,
  `(?:translate|scale)\\s*\\(\\s*${listOf(number, 1, 2)}\\s*\\)`,
  `rotate\\s*\\(\\s*(?:${listOf(number, 3)}|${number})\\s*\\)`,
  `skew[xy]\\s*\\(\\s*${number}\\s*\\)`,
].join('|');
export const transform = matching(`none|(?:${turns})(?:[\\s,]*(?:${turns}))*`);

export function oneOf(...words: readonly string[]): ReadAttribute {
  return (value) => (typeof value === 'string' && words.includes(value) ? { text: value } : undefined);
}

const idPattern = /^[\w.:-]+$/;
export const id: ReadAttribute = (value) =>
  typeof value === 'string' && idPattern.test(value) ? { id: value } : undefined;

/** Another element of the drawing: `url(#id)`. */
export const reference: ReadAttribute = (value) => {
  if (value === 'none') return { text: 'none' };
  const found = typeof value === 'string' ? /^\s*url\(\s*(["']?)#([\w.:-]+)\1\s*\)\s*$/i.exec(value)?.[2] : undefined;
  return found === undefined ? undefined : { refersTo: found, as: 'url' };
};

/** Another element of the drawing: `#id`. Nothing from elsewhere is drawn. */
export const href: ReadAttribute = (value) => {
  const found = typeof value === 'string' ? /^#([\w.:-]+)$/.exec(value.trim())?.[1] : undefined;
  return found === undefined ? undefined : { refersTo: found, as: 'href' };
};

/** A value of a CSS property that SVG has as an attribute, too. */
export function property(name: string): ReadAttribute {
  return (value, { css }) => {
    // A number has no unit there: it is one of the drawing's own.
    const text = css(name, typeof value === 'number' ? String(value) : value);
    return text === undefined ? undefined : { text };
  };
}

/** A colour, `none`, a variable of the theme, or a gradient of the drawing. */
export function paint(name: 'fill' | 'stroke'): ReadAttribute {
  const color = property(name);
  return (value, reading) => reference(value, reading) ?? color(value, reading);
}

/** A picture from where pictures come from. */
export const picture: ReadAttribute = (value, { hosts }) => {
  const found = typeof value === 'string' ? sourceOf(value, 'images', hosts) : undefined;
  return found !== undefined && 'url' in found ? { text: found.url } : undefined;
};
