/** Functions of JSON that stands in a text. Keys without quotes and single quotes are read too. */
import { evaluate, parse } from '@humanwhocodes/momoa';
import { faultOfJson, isJsonObject, json, type Json, type JsonObject } from '../../../contract/json.ts';
import { parseExactJson, isDoubleAt } from '../../../contract/doubles.ts';
import { bounded, double, longOf, needed, plain, refuse, type Value } from '../values.ts';
import { plainFunction, type Functions } from './definition.ts';

type Step = string | number;

/** What a text of JSON says; a list or an object is what it is. Throws `illegal-argument` for what is no JSON. */
function read(value: Value | undefined): Json {
  const held = plain(value);
  if (typeof held === 'object' && held !== null) return held;
  const text = needed(value);
  const found = json.safeParse(readExactly(text) ?? readLoosely(text));
  return found.success ? found.data : refuse('the text is no JSON');
}

/** What a text of JSON says, of which doubles are kept as such; undefined where it is none. */
function readExactly(text: string): unknown {
  try {
    if (manyDigits.test(text)) JSON.parse(text, checkDigits);
    return parseExactJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const manyDigits = /\d{16}/;

/** Refuses a whole number that has more digits than are kept here. */
function checkDigits(_key: string, _value: unknown, context?: { readonly source?: string }): undefined {
  const { source = '' } = context ?? {};
  if (/^-?\d{16,}$/.test(source)) longOf(BigInt(source));
}

function readLoosely(text: string): unknown {
  // Reading goes as deep as the text does.
  if (faultOfBrackets(text)) return undefined;
  try {
    return evaluate(parse(text, { mode: 'json5' }));
  } catch {
    return undefined;
  }
}

function faultOfBrackets(text: string): boolean {
  return (text.match(/[[{]/g)?.length ?? 0) > 5000;
}

/** Reads `items[1].v` or `[0].name`. Throws `illegal-argument`. */
function readPath(value: Value | undefined): readonly [Step, ...Step[]] {
  const text = needed(value);
  const steps: Step[] = [];
  let end = 0;
  for (const match of text.matchAll(/(?:^|\.)([^.[\]]+)|\[(\d+)\]/gy)) {
    steps.push(match[1] ?? Number(match[2]));
    end = match.index + match[0].length;
  }
  const [first, ...rest] = steps;
  return first === undefined || end < text.length ? refuse(`"${text}" is no path in JSON`) : [first, ...rest];
}

/** What a step leads to; undefined where it leads nowhere. */
function at(value: Json, step: Step): Json | undefined {
  if (typeof step === 'number') return Array.isArray(value) ? (value as readonly Json[])[step] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

function nowhere(step: Step): never {
  return refuse(
    typeof step === 'number' ? `there is no entry ${step} in the JSON` : `there is no "${step}" in the JSON`,
  );
}

function get(value: Json, path: readonly Step[]): Json {
  return path.reduce((inner, step) => at(inner, step) ?? (at(inner, step) === null ? null : nowhere(step)), value);
}

/** The value with another one at a path; the last member may be a new one, all else must be there. */
function set(value: Json, [step, ...rest]: readonly [Step, ...Step[]], by: Json): Json {
  const [next, ...further] = rest;
  const held = at(value, step);
  const inner = next === undefined ? by : set(held ?? nowhere(step), [next, ...further], by);
  if (typeof step === 'number') {
    if (!Array.isArray(value) || held === undefined) return nowhere(step);
    return (value as readonly Json[]).with(step, inner);
  }
  if (!isJsonObject(value)) return nowhere(step);
  const changed: JsonObject = { ...value, [step]: inner };
  return changed;
}

/** What stands at a path: a list or an object as text. */
function jsonGet(value: Value | undefined, path: Value | undefined): Value {
  const steps = readPath(path);
  const holder = get(read(value), steps.slice(0, -1));
  const last = steps.at(-1) ?? '';
  const found = get(holder, [last]);
  if (typeof found === 'number' && isDoubleAt(holder, last)) return double(found);
  return typeof found === 'object' && found !== null ? JSON.stringify(found) : found;
}

function jsonSet(value: Value | undefined, path: Value | undefined, by: Value | undefined): Value {
  const changed = set(read(value), readPath(path), plain(by));
  return faultOfJson(changed) === undefined ? bounded(JSON.stringify(changed)) : refuse('the JSON would be too deep');
}

export const jsonFunctions: Functions = {
  jsonGet: plainFunction([2, 2], jsonGet),
  jsonSet: plainFunction([3, 3], jsonSet),
  jsonFormat: plainFunction([1, 1], (value) => bounded(JSON.stringify(read(value), null, 2))),
};
