/**
 * Reads a JSON file of a project against its schema, and says what is wrong in terms of the file: line and column
 * where it is not JSON, line and path where it breaks the schema.
 */
import { parse, tokenize, type AnyNode, type DocumentNode } from '@humanwhocodes/momoa';
import type { z } from 'zod';
import { parseExactJson } from '../../contract/doubles.ts';
import { deepestJson, faultOfJson } from '../../contract/json.ts';
import { fileFault } from './fileFault.ts';
import { issueWords } from './issueWords.ts';
import { plainBytes } from './plainFile.ts';
import { namesTwice } from './namesTwice.ts';
import { jsonPath } from './jsonPath.ts';
import { jsonFault } from './jsonSyntax.ts';

export type Read<T> =
  | {
      readonly ok: true;
      readonly value: T;
      /** What was not understood and stands aside, each with its place in the file. */
      readonly problems: readonly string[];
    }
  | { readonly ok: false; readonly reason: string };

/** What stands in an entry's place; nothing, where that is undefined. */
export interface Mended {
  readonly at: readonly PropertyKey[];
  readonly instead: unknown;
  /** Fields of an object that stay as they are beside what stands in its place. */
  readonly keeps?: readonly string[];
}

/**
 * Which entry of a file stands aside for a problem at a path; undefined where the whole file is of no use. `strange` is the name
 * that what stands there does not have, where that is the problem.
 */
export type Mend = (
  path: readonly PropertyKey[],
  reason: string,
  strange: string | undefined,
  /** The file, as far as it was mended. */
  file: unknown,
) => Mended | undefined;

/** Entries of one file that may stand aside before it is refused as a whole. */
const mostMended = 1000;

/** Reads and parses one file; `onBytes` gets what was read, of a file that breaks the schema too. Never throws. */
export function readJson<S extends z.ZodType>(
  file: string,
  schema: S,
  mend?: Mend,
  onBytes?: (bytes: Uint8Array) => void,
): Read<z.output<S>> {
  let bytes: Buffer;
  try {
    bytes = plainBytes(file);
  } catch (error) {
    return { ok: false, reason: fileFault(error) };
  }
  onBytes?.(bytes);
  const text = utf8(bytes);
  return text === undefined ? { ok: false, reason: notUtf8 } : parseJson(text, schema, mend);
}

/** Why a file is not read whose bytes are no text. */
export const notUtf8 = 'is not UTF-8; nothing of it is used';

/** The text of a file without its byte order mark; undefined where it is not UTF-8, which would become another text. */
export function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Parses text as JSON against a schema. With `mend`, an entry that breaks the schema stands aside and the rest is read.
 * Never throws.
 */
export function parseJson<S extends z.ZodType>(text: string, schema: S, mend?: Mend): Read<z.output<S>> {
  let raw: unknown;
  try {
    raw = parseExactJson(text);
  } catch (error) {
    const fault = jsonFault(text) ?? (error instanceof Error ? error.message : 'unknown');
    return { ok: false, reason: `is not JSON: ${fault}` };
  }
  if (faultOfJson(raw) === 'too deep') {
    return { ok: false, reason: `is nested deeper than ${deepestJson} levels` };
  }
  const problems = namesTwice(text, raw);
  // Which of the two counts would be a guess, and where nothing of a file may stand aside, nobody guesses.
  const [first] = problems;
  if (first !== undefined && mend === undefined) return { ok: false, reason: first };
  const exact = keepDigits(text, raw);
  raw = exact.value;
  problems.push(...exact.problems);
  for (;;) {
    const parsed = schema.safeParse(raw);
    if (parsed.success) return { ok: true, value: parsed.data, problems };
    const document = parse(text, { mode: 'json' });
    const found = parsed.error.issues.flatMap((issue) => {
      // A name that there is not is the place, and each of them one.
      const names = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [key]) : [[]];
      return names.map((added) => {
        const [strange] = added;
        const words = placedIn(document, [...issue.path, ...added], issueWords(issue, schema, strange));
        return { path: issue.path, strange, words };
      });
    });
    const mended = found.map(({ path, words, strange }) => mend?.(path, words, strange, raw));
    if (mended.includes(undefined) || problems.length >= mostMended) {
      return {
        ok: false,
        // Those first for which the whole file is of no use.
        reason: [...found.filter((_, at) => mended[at] === undefined), ...found.filter((_, at) => mended[at])]
          .slice(0, 5)
          .map(({ words }) => words)
          .join('; '),
      };
    }
    problems.push(...found.map(({ words }) => words));
    for (const one of mended) if (one !== undefined) replaceAt(raw, one);
  }
}

/** A whole number of so many digits may not be one that a double holds. */
const manyDigits = /(?<![\w.])-?\d{16,}(?![\d.eE])/;

/** A number with such an exponent may be beyond all that a double holds. */
const largeExponent = /\d[eE]\+?\d{3}/;

/** Why a number as it is written does not become one; undefined where it does. */
function whyNoNumber(digits: string): string | undefined {
  if (!Number.isFinite(Number(digits))) return `the number ${digits} is larger than any number here`;
  if (!/^-?\d+$/.test(digits) || BigInt(digits) === BigInt(Number(digits))) return undefined;
  return `the whole number ${digits} has more digits than a number holds here`;
}

/** Parses again, where a number would lose digits or be none: it becomes the text that it is, and is named. */
function keepDigits(text: string, raw: unknown): { readonly value: unknown; readonly problems: string[] } {
  if (!manyDigits.test(text) && !largeExponent.test(text)) return { value: raw, problems: [] };
  const problems: string[] = [];
  let rewritten = '';
  let end = 0;
  for (const { type, loc } of tokenize(text, { mode: 'json' })) {
    const [start, digits] = [loc.start.offset, text.slice(loc.start.offset, loc.end.offset)];
    const why = type === 'Number' ? whyNoNumber(digits) : undefined;
    if (why === undefined) continue;
    problems.push(`${why}; it is read as a text`);
    rewritten += `${text.slice(end, start)}"${digits}"`;
    end = loc.end.offset;
  }
  return { value: problems.length === 0 ? raw : parseExactJson(rewritten + text.slice(end)), problems };
}

/** What is at a path of parsed JSON; undefined where nothing is. */
export function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    raw,
  );
}

/** Puts something in the place of an entry of parsed JSON. */
function replaceAt(raw: unknown, { at, instead, keeps = [] }: Mended): void {
  const last = at.at(-1);
  const holder = valueAt(raw, at.slice(0, -1));
  if (last === undefined || typeof holder !== 'object' || holder === null) return;
  if (instead === undefined) {
    Reflect.deleteProperty(holder, last);
    return;
  }
  const was: unknown = Reflect.get(holder, last);
  const kept =
    typeof was === 'object' && was !== null ? Object.entries(was).filter(([name]) => keeps.includes(name)) : [];
  Reflect.set(holder, last, kept.length === 0 ? instead : Object.assign(Object.fromEntries(kept), instead));
}

/** Words on what is at a path of a text of JSON, or on what lacks it, with its line and the path before them. */
export function placed(text: string, path: readonly PropertyKey[], words: string): string {
  return placedIn(parse(text, { mode: 'json' }), path, words);
}

function placedIn(document: DocumentNode, place: readonly PropertyKey[], words: string): string {
  const line = nodeAt(document, place).loc.start.line;
  const path = jsonPath('', ...place.map((key) => (typeof key === 'number' ? key : String(key))));
  return `line ${line}, ${path === '' ? 'the file' : path}: ${words}`;
}

/** The innermost node that exists on a path, so that a missing key points at the object that lacks it. */
function nodeAt(document: DocumentNode, path: readonly PropertyKey[]): AnyNode {
  let node: AnyNode = document.body;
  for (const key of path) {
    const next: AnyNode | undefined =
      node.type === 'Object'
        ? node.members.find((member) => member.name.type === 'String' && member.name.value === key)?.value
        : node.type === 'Array' && typeof key === 'number'
          ? node.elements[key]?.value
          : undefined;
    if (next === undefined) break;
    node = next;
  }
  return node;
}
