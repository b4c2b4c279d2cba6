/** What a scanner typed, found among the characters that come from the keyboard. */
import { RE2JS } from 're2js';
import { fastest } from '../badgeReader.ts';

export interface ScanSettings {
  readonly prefix: string;
  readonly suffix: string;
  readonly regex: string;
  /** How many characters the expression looks back. */
  readonly window: number;
}

/** Characters of a scan that has a beginning and no end; more are none. */
const longestScan = 4096;
/** The most that an expression is held against: its time grows with it. */
const longestWindow = 1000;
/** Characters looked back at, times steps of the expression, that are held against each other with each key. */
const mostSteps = 1_000_000;

/** What was heard and is not a scan yet, and the scan that a character ended. */
export interface Heard {
  readonly left: string;
  readonly scan: string | undefined;
}

/** What becomes of what was heard when a character comes. */
export function hear(left: string, character: string, { prefix, suffix, regex, window }: ScanSettings): Heard {
  if (prefix !== '' && suffix !== '') return between(left + character, lines(prefix), lines(suffix));
  if (prefix !== '' || suffix !== '' || regex === '') return { left: '', scan: undefined };
  const heard = (left + character).slice(-Math.min(Math.max(1, window), longestWindow));
  const scan = firstGroup(regex, heard);
  return scan === undefined ? { left: heard, scan } : { left: '', scan };
}

/**
 * Hears the keys of a page, with their times in milliseconds; gives the scan that one ended. Keys of a person follow each other more slowly
 * than those of any scanner, and are none of a scan (HM-12).
 */
export function hearKeysOfScanner(): (key: string, at: number, settings: ScanSettings) => string | undefined {
  let left = '';
  let last = -Infinity;
  return (key, at, settings) => {
    const isFirst = at - last >= fastest;
    last = at;
    if (isFirst) left = '';
    const character = characterOf(key);
    if (character === '') return undefined;
    const heard = hear(left, character, settings);
    // One key alone is a person's, whatever it fits.
    left = isFirst ? character : heard.left;
    return isFirst ? undefined : heard.scan;
  };
}

/**
 * What a scanner input finds in what the site's reader read, whose first and last keys are known: what stands between its own `prefix` and
 * `suffix` where these are in it, what its expression finds, or else the whole.
 */
export function scanIn(read: string, settings: ScanSettings): string | undefined {
  let left = '';
  for (const character of read) {
    const heard = hear(left, character, settings);
    if (heard.scan !== undefined) return heard.scan;
    left = heard.left;
  }
  const { prefix, suffix, regex } = settings;
  return prefix === '' && suffix === '' && regex !== '' ? undefined : read;
}

function between(heard: string, prefix: string, suffix: string): Heard {
  const from = heard.indexOf(prefix);
  // The beginning of a beginning may still become one.
  if (from < 0) return { left: heard.slice(-prefix.length), scan: undefined };
  const inner = heard.slice(from + prefix.length);
  if (inner.length > longestScan) return { left: '', scan: undefined };
  const to = inner.indexOf(suffix);
  return to < 0 ? { left: heard.slice(from), scan: undefined } : { left: '', scan: inner.slice(0, to) };
}

/** Scanners end a scan by Enter, which projects write as either end of a line. */
function lines(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

/** What the first group of an expression found. The time grows with the text alone, whatever the expression is. */
function firstGroup(regex: string, heard: string): string | undefined {
  const expression = expressionOf(regex);
  if (expression === undefined || heard.length * expression.programSize() > mostSteps) return undefined;
  const matcher = expression.matcher(heard);
  return matcher.groupCount() > 0 && matcher.find() ? (matcher.group(1) ?? undefined) : undefined;
}

/** The one that was asked for last: it is held against each character. */
let compiled: { readonly source: string; readonly expression: RE2JS | undefined } | undefined;

function expressionOf(source: string): RE2JS | undefined {
  if (compiled?.source !== source) compiled = { source, expression: compile(source) };
  return compiled.expression;
}

function compile(source: string): RE2JS | undefined {
  try {
    return RE2JS.compile(source);
  } catch {
    // It is named at its component.
    return undefined;
  }
}

/** The character of a key; empty for one that types nothing. */
export function characterOf(key: string): string {
  if (key === 'Enter') return '\n';
  if (key === 'Tab') return '\t';
  return /^.$/u.test(key) ? key : '';
}
