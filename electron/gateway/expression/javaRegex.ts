/**
 * Regular expressions of projects: Java's syntax on an engine whose time grows with the text alone, so that no pattern can
 * hold up the gateway. What this engine cannot do (looking around, references to groups, possessive quantifiers), and what it
 * would read in another way than Java, is refused by character.
 */
import { RE2JS } from 're2js';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { refusal } from '../../format/refusal.ts';
import { refuse } from './values.ts';

/** Letters after a backslash that mean the same to both; `\s` of Java has the vertical tab. */
const same = new Set('dDwWbBAtnrfa');
const spaces = '\\t\\n\\x0B\\f\\r ';
const notLineEnd = '[^\\n\\r\\x{85}\\x{2028}\\x{2029}]';

/** Reads from a place on: what it says to the engine, and where it ends. */
type Reading = readonly [written: string, end: number];

const compiled = new Map<string, RE2JS>();
const mostCompiled = 500;
/** Each character of a text may be looked at in each place of a pattern: about a second at the worst. */
const mostSteps = 50_000_000;
/** Characters of a pattern. */
const longest = 1000;

/** Compiles a pattern of Java. Throws `illegal-argument` with the character that is not understood. */
function javaRegex(pattern: string): RE2JS {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  if (pattern.length > longest) refuse(`a pattern has at most ${longest} characters`);
  if (compiled.size >= mostCompiled) compiled.clear();
  try {
    const made = RE2JS.compile(translated(pattern));
    compiled.set(pattern, made);
    return made;
  } catch (error) {
    if (error instanceof CountersignError) throw error;
    const reason = error instanceof Error ? error.message : 'it is malformed';
    throw new CountersignError(ErrorCode.illegalArgument, `the pattern "${pattern}" is not understood: ${reason}`, {
      cause: error,
    });
  }
}

function translated(pattern: string): string {
  let written = '';
  for (let at = 0; at < pattern.length;) {
    const [piece, end] = pieceAt(pattern, at);
    written += piece;
    at = end;
  }
  return written;
}

function pieceAt(pattern: string, at: number): Reading {
  const character = pattern.charAt(at);
  switch (character) {
    case '\\':
      return pattern[at + 1] === 'Q' ? quotedAt(pattern, at) : escapeAt(pattern, at, false);
    case '[':
      return classAt(pattern, at);
    case '.':
      return [notLineEnd, at + 1];
    case '$':
      throw refusal(pattern, at, 'also stands before the end of the last line in Java; \\z is the end');
    case '(':
      return groupAt(pattern, at);
    case '*':
    case '+':
    case '?':
      return quantifiedAt(pattern, at, at + 1);
    case '{': {
      const count = /^\{\d+(?:,\d*)?\}/.exec(pattern.slice(at))?.[0];
      if (count === undefined) throw refusal(pattern, at, 'begins no number of repetitions');
      return quantifiedAt(pattern, at, at + count.length);
    }
    default:
      return [character, at + 1];
  }
}

function quantifiedAt(pattern: string, from: number, to: number): Reading {
  if (pattern[to] === '+') throw refusal(pattern, to, 'makes a quantifier possessive, which is not supported');
  const end = pattern[to] === '?' ? to + 1 : to;
  return [pattern.slice(from, end), end];
}

function groupAt(pattern: string, at: number): Reading {
  if (pattern[at + 1] !== '?') return ['(', at + 1];
  const kind = /^\(\?(?:i?:|i\)|<[A-Za-z][A-Za-z0-9]*>)/.exec(pattern.slice(at))?.[0];
  if (kind === undefined) throw refusal(pattern, at, 'begins a group that looks around or sets what is not supported');
  return [kind, at + kind.length];
}

function quotedAt(pattern: string, at: number): Reading {
  const close = pattern.indexOf('\\E', at);
  const end = close === -1 ? pattern.length : close;
  return [literal(pattern.slice(at + 2, end)), close === -1 ? end : close + 2];
}

function literal(text: string): string {
  return RE2JS.quote(text);
}

function escapeAt(pattern: string, at: number, inClass: boolean): Reading {
  const letter = pattern.charAt(at + 1);
  if (letter === '') throw refusal(pattern, at, 'has nothing after it');
  if (!/[A-Za-z0-9]/.test(letter)) return [literal(letter), at + 2];
  if (letter === 's') return [inClass ? spaces : `[${spaces}]`, at + 2];
  if (letter === 'S' && !inClass) return [`[^${spaces}]`, at + 2];
  if (letter === 'z' && !inClass) return ['\\z', at + 2];
  const code = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))/.exec(pattern.slice(at + 1));
  if (code !== null) return [`\\x{${code[1] ?? code[2] ?? ''}}`, at + 1 + code[0].length];
  const category = /^[pP](?:\{(?:L[ulto]?|M|N[dlo]?|P|S|Z)\}|[LMNPSZ])/.exec(pattern.slice(at + 1))?.[0];
  if (category !== undefined) return [`\\${category}`, at + 1 + category.length];
  if (!same.has(letter) || (inClass && /[bBA]/.test(letter))) {
    throw refusal(pattern, at, `begins \\${letter}, which is not supported`);
  }
  return [`\\${letter}`, at + 2];
}

function classAt(pattern: string, from: number): Reading {
  const negated = pattern[from + 1] === '^';
  let at = from + (negated ? 2 : 1);
  let written = negated ? '[^' : '[';
  if (pattern[at] === ']') throw refusal(pattern, at, 'ends a class that has nothing in it');
  while (pattern[at] !== ']') {
    const character = pattern[at];
    if (character === undefined) throw refusal(pattern, from, 'begins a class that is not closed');
    if (character === '[' || pattern.startsWith('&&', at)) {
      throw refusal(pattern, at, 'joins classes in each other, which is not supported');
    }
    const [piece, end]: Reading = character === '\\' ? escapeAt(pattern, at, true) : [character, at + 1];
    written += piece;
    at = end;
  }
  return [`${written}]`, at + 1];
}

/** What no regular expression reads as anything but itself. */
const isPlain = /^[^\\[\](){}.*+?^$|]+$/;

/**
 * Splits as Java's `String.split`: nothing before a match at the beginning that is empty, at most `limit` parts where it is above
 * 0, and no empty parts at the end where it is 0.
 */
export function javaSplit(text: string, pattern: string, limit: number): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (const [start, end] of isPlain.test(pattern) ? placesOf(text, pattern) : matchesOf(text, pattern)) {
    if (limit > 0 && parts.length === limit - 1) break;
    if (start === 0 && end === 0) continue;
    parts.push(text.slice(from, start));
    from = end;
  }
  if (from === 0 && parts.length === 0) return [text];
  parts.push(text.slice(from));
  while (limit === 0 && parts.at(-1) === '') parts.pop();
  return parts;
}

function* matchesOf(text: string, pattern: string): Generator<readonly [start: number, end: number]> {
  const regex = javaRegex(pattern);
  if (text.length * regex.programSize() > mostSteps) {
    refuse(`a text of ${text.length} characters is too long for the pattern "${pattern}"`);
  }
  const matcher = regex.matcher(text);
  while (matcher.find()) yield [matcher.start(), matcher.end()];
}

function* placesOf(text: string, separator: string): Generator<readonly [start: number, end: number]> {
  for (let at = text.indexOf(separator); at !== -1; at = text.indexOf(separator, at + separator.length)) {
    yield [at, at + separator.length];
  }
}
