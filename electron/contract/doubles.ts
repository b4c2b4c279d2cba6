/**
 * Whole numbers that are doubles. Java and Python have two kinds of numbers (`7.0 / 2` is 3.5, `7 / 2` is 3), and so has the text
 * of JSON (`7.0`, `7`); JavaScript has one. Which members of a list or an object are such doubles is kept beside it, for as long
 * as it is there; of a number that stands alone, whoever holds it says so. What nothing is kept of is an integer where it is whole.
 */
import type { Json, JsonObject } from './json.ts';

/** As V8 has it: a text that stands in JSON as it is. */
declare global {
  interface JSON {
    rawJSON: (text: string) => object;
  }
}

const kept = new WeakMap<object, Set<string>>();
/** Whether anything was ever kept: nothing is looked for before. */
let hasKept = false;

/** A whole number of JSON that only a double can be: with a point or an exponent. Texts may look so too. */
const likeDouble = /\d(?:\.0+|(?:\.\d+)?[eE][+-]?\d+)\s*[,\]}]/;

/** A value that stands alone; `isDouble` says of a whole number that it is a double. */
export interface ExactValue {
  readonly value: Json;
  readonly isDouble?: boolean;
}

/** Keeps that a member of a list or an object is a double. */
export function keepDouble(holder: object, key: string | number): void {
  hasKept = true;
  const known = kept.get(holder);
  if (known === undefined) kept.set(holder, new Set([String(key)]));
  else known.add(String(key));
}

/** Keeps of a list of doubles which of them are whole. */
export function keepDoubles(values: readonly unknown[]): void {
  for (const [at, value] of values.entries()) if (Number.isInteger(value)) keepDouble(values, at);
}

/** Whether a member of a value is a whole number that is a double. */
export function isDoubleAt(holder: Json | undefined, key: string | number): boolean {
  if (!hasKept || typeof holder !== 'object' || holder === null) return false;
  return kept.get(holder)?.has(String(key)) === true;
}

/** A member of an object as it stands alone, null where there is none. */
export function memberOf(object: JsonObject, name: string): ExactValue {
  const value = Object.hasOwn(object, name) ? (object[name] ?? null) : null;
  return isDoubleAt(object, name) ? { value, isDouble: true } : { value };
}

/** What an object holds, each as it stands alone. */
export function membersOf(object: JsonObject): readonly (readonly [name: string, member: ExactValue])[] {
  return Object.keys(object).map((name) => [name, memberOf(object, name)]);
}

/** What a list holds, each as it stands alone. */
export function itemsOf(list: readonly Json[]): readonly ExactValue[] {
  return list.map((value, at) => ({ value, isDouble: isDoubleAt(list, at) }));
}

/** An object of members that stood alone; of those of one name, the last. */
export function objectOfMembers(members: readonly (readonly [name: string, member: ExactValue])[]): JsonObject {
  const object = Object.fromEntries(members.map(([name, { value }]) => [name, value]));
  const doubles = new Map<string, boolean>();
  for (const [name, { isDouble = false }] of members) if (isDouble || doubles.has(name)) doubles.set(name, isDouble);
  for (const [name, isDouble] of doubles) if (isDouble) keepDouble(object, name);
  return object;
}

/** A list of members that stood alone. */
export function listOfMembers(members: readonly ExactValue[]): readonly Json[] {
  const list = members.map(({ value }) => value);
  for (const [at, { isDouble }] of members.entries()) if (isDouble === true) keepDouble(list, at);
  return list;
}

/** Keeps of a copy what is kept of a value, but for a member that is another one in it. */
export function copyDoubles(from: object, to: object, but?: string | number): void {
  if (!hasKept) return;
  for (const key of kept.get(from) ?? []) if (but === undefined || key !== String(but)) keepDouble(to, key);
}

/** Parses JSON; what is written as a double is kept as one. Throws `SyntaxError` for what is no JSON. */
export function parseExactJson(text: string): unknown {
  return likeDouble.test(text) ? JSON.parse(text, readNumber) : JSON.parse(text);
}

function readNumber(this: object, key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const isDouble = typeof value === 'number' && Number.isInteger(value) && /[.eE]/.test(context?.source ?? '');
  if (isDouble) keepDouble(this, key);
  return value;
}

/** The text of a JSON value, in which a double is written as one. */
export function exactJson(value: unknown): string {
  // Looking through a value costs a part of its text, a function that is asked for each number many times that.
  return hasKept && holdsKept(value) ? JSON.stringify(value, writeNumber) : JSON.stringify(value);
}

/** Whether anything is kept of a value, or of what is in it. */
function holdsKept(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (kept.has(value)) return true;
  return Array.isArray(value) ? value.some(holdsKept) : Object.values(value).some(holdsKept);
}

function writeNumber(this: object, key: string, value: unknown): unknown {
  if (typeof value !== 'number' || !Number.isInteger(value) || kept.get(this)?.has(key) !== true) return value;
  const digits = String(value);
  return JSON.rawJSON(/e/.test(digits) ? digits : `${digits}.0`);
}
