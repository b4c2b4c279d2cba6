/** Reading JSON that may be anything, in its one form (RFC 8785), and printing what stands in it. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Something contradicts. */
export class Tampered extends Error {}

/** Something that the bundle speaks of is not in it. */
export class Missing extends Error {}

/** The text that bytes are as UTF-8. Throws `Tampered` for bytes that are none: each reader would make another text of them. */
export function utf8(bytes: Uint8Array, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Tampered(`${what} is not UTF-8`);
  }
}

/** Reads JSON; `canonical` is for what has one form alone, so that it hides nothing (RFC 8785). */
export function parse(text: string, what: string, form?: 'canonical'): Json {
  const [value, isCanonical] = read(text, what, form === 'canonical');
  if (!isCanonical) throw new Tampered(`${what} is not in canonical form`);
  return value;
}

/** Levels that lists and objects may be nested: what a station takes has half of them, and every reader's stack holds these. */
const deepest = 1000;

/** A value, and whether its text is the canonical one, where that is asked. */
function read(text: string, what: string, compares: boolean): readonly [Json, boolean] {
  try {
    const value: unknown = JSON.parse(text);
    if (isJson(value, deepest)) return [value, !compares || canonical(value) === text];
  } catch (error) {
    // Also what is nested so deep that the reader itself gives up.
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
  }
  throw new Tampered(`${what} is not JSON`);
}

/** The canonical form of a value (RFC 8785). */
export function canonical(value: Json): string {
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  if (isObject(value)) {
    // JavaScript sorts texts by UTF-16 units, as the RFC asks.
    const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** Whether a value is one that all programs read as the same, in at most so many levels. */
function isJson(value: unknown, levels: number): value is Json {
  if (value === null || typeof value === 'boolean') return true;
  // A number beyond those of RFC 8785, and half of a character, are read differently by different programs.
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return isWhole(value);
  return (
    typeof value === 'object' &&
    levels > 0 &&
    Object.entries(value).every(([key, member]) => isWhole(key) && isJson(member, levels - 1))
  );
}

function isWhole(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

/** Whether a value is an object, neither a list nor null. */
export function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** What stands at a path of members; undefined where nothing does. */
export function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let found = value;
  for (const key of path) {
    found = isObject(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  }
  return found;
}

/** The text at a path. Throws `Tampered` where there is none. */
export function textAt(value: Json | undefined, ...path: readonly string[]): string {
  const found = at(value, ...path);
  if (typeof found === 'string') return found;
  throw new Tampered(`"${path.join('.')}" is missing, or is no text`);
}

/** The whole number above 0 at a path. Throws `Tampered` where there is none. */
export function numberAt(value: Json | undefined, ...path: readonly string[]): number {
  const found = at(value, ...path);
  if (typeof found === 'number' && Number.isSafeInteger(found) && found > 0) return found;
  throw new Tampered(`"${path.join('.')}" is missing, or is no number`);
}

/** The list at a path. Throws `Tampered` where there is none. */
export function listAt(value: Json | undefined, ...path: readonly string[]): readonly Json[] {
  const found = at(value, ...path);
  if (isList(found)) return found;
  throw new Tampered(`"${path.join('.')}" is missing, or is no list`);
}

/** Throws `Tampered` for a member that this part of the format does not have. */
export function only(value: Json, what: string, names: readonly string[]): void {
  const other = isObject(value) ? Object.keys(value).find((name) => !names.includes(name)) : '';
  if (other !== undefined) throw new Tampered(`${what} has a member that it cannot have: ${shown(other)}`);
}

/** Throws for a second one of an id. */
export function once(ids: readonly string[], what: string): void {
  const seen = new Set<string>();
  const twice = ids.find((id) => seen.size === seen.add(id).size);
  if (twice !== undefined) throw new Tampered(`${what} ${shown(twice)} is there twice`);
}

/** Characters of one text that are printed: more than a name, a meaning or an id has, and no terminal is buried in it. */
const mostShown = 500;

/**
 * A text of the bundle as it can be printed: no line of its own, nothing that turns the direction or steers a terminal, and of a
 * long one its beginning, with how much there is.
 */
export function shown(text: string): string {
  if (text.length > mostShown)
    return `${printable(text.slice(0, mostShown))} … (cut: ${text.length} characters in all)`;
  return printable(text);
}

function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`,
  );
}

/** The members that each part has; another one is nothing that this format says. */
export const members = Object.freeze({
  bundle: [
    'format',
    'station',
    'keys',
    'checkpoint',
    'range',
    'asked',
    'entries',
    'checkpoints',
    'requests',
    'signatures',
  ],
  station: ['id', 'name'],
  range: ['from', 'to'],
  asked: ['since', 'until', 'before', 'after'],
  key: ['id', 'algorithm', 'publicKey'],
  entry: ['seq', 'bytes', 'proof'],
  checkpoint: ['note', 'consistency'],
  request: ['id', 'content', 'template'],
  signature: ['bytes', 'signature'],
});
