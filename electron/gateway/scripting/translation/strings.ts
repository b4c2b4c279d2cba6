/** Literal texts of Python 2.7 as Python 3 writes them. */
import { outOfReach } from './syntax.ts';

export interface TextOptions {
  /** The source names its encoding: the letters of a plain text are its bytes. */
  readonly isBytes: boolean;
  /** `from __future__ import unicode_literals`. */
  readonly isUnicode: boolean;
}

/** A literal with its prefix and quotes, translated; or why it is refused. `start` is its prefix with the first quotes. */
export function stringLiteral(
  text: string,
  start: string,
  { isBytes, isUnicode }: TextOptions,
): string | { readonly reason: string } {
  const prefix = /^[a-zA-Z]*/.exec(start)?.[0].toLowerCase() ?? '';
  if (prefix.includes('f') || prefix.includes('t'))
    return { reason: 'an f-string is not Python 2.7; use "..." % values or "...".format()' };
  if (prefix === 'rb' || prefix === 'ru')
    return { reason: `${prefix}"..." is not Python 2.7; write ${prefix.slice(1)}r"..."` };
  const quotes = start.slice(prefix.length);
  const raw = prefix.includes('r');
  const content = text.slice(start.length, text.length - quotes.length);
  if (prefix.includes('u') || (isUnicode && !prefix.includes('b'))) {
    return raw
      ? `_py2_unicode_(${literal(quotes, rawUnicode(content))})`
      : `_py2_unicode_(${literal(quotes, content)})`;
  }
  const hasLetters = /[^\0-\x7f]/.test(content);
  if (isBytes && hasLetters) {
    const plain = raw ? content.replace(/\\/g, '\\\\') : withoutUnicodeEscapes(content);
    return literal(quotes, inBytes(plain));
  }
  if (!raw) {
    const [large] = /(?<=(?<!\\)(?:\\\\)*)\\[4-7][0-7]{2}/.exec(content) ?? [];
    if (large !== undefined) return { reason: `${large} is no byte; a plain text of Jython has none above \\377` };
    return literal(quotes, withoutUnicodeEscapes(content));
  }
  return `r${quotes}${content.replaceAll(words, (word) => `${word[0] ?? ''}${quotes} r${quotes}${word.slice(1)}`)}${quotes}`;
}

/** A text may say what no script names: what runs has its letters nowhere. */
const words = new RegExp(outOfReach.join('|'), 'g');

/** The literal, with the second sign of such a word as an escape: before it stands no backslash. */
function literal(quotes: string, content: string): string {
  const written = content.replaceAll(
    words,
    (word) => `${word[0] ?? ''}\\x${word.charCodeAt(1).toString(16)}${word.slice(2)}`,
  );
  return `${quotes}${written}${quotes}`;
}

/** In a plain text `\u00e4` is six signs. */
function withoutUnicodeEscapes(content: string): string {
  return /\\[uUN]/.test(content)
    ? content.replace(/\\([\s\S])/g, (whole, sign: string) => (/[uUN]/.test(sign) ? `\\${whole}` : whole))
    : content;
}

/** In `ur"..."` a `\u00e4` is the letter, and no other backslash means anything. */
function rawUnicode(content: string): string {
  return content.replace(/\\+(u[0-9a-fA-F]{4})?/g, (whole, escape: string | undefined) => {
    const slashes = whole.length - (escape?.length ?? 0);
    return escape !== undefined && slashes % 2 === 1
      ? `${'\\\\'.repeat(slashes - 1)}\\${escape}`
      : '\\\\'.repeat(slashes) + (escape ?? '');
  });
}

function inBytes(content: string): string {
  return content.replace(/[^\0-\x7f]+/g, (letters) =>
    [...Buffer.from(letters, 'utf8')].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}
