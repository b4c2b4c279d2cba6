import { z } from 'zod';

/** A JSON value: what properties, event payloads and tag values hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Levels that a value may be nested: far more than anybody reads, far fewer than a stack holds. */
export const deepestJson = 500;

/** How far a value goes over the limits of what is taken from outside; undefined where it keeps them. */
export type JsonFault = 'not data' | 'too deep' | 'too large';

/**
 * Why a value from outside is not taken, without recursion and without a copy: it is not plain data (`undefined`, NaN,
 * a function), deeper than `deepestJson`, or larger than `most` characters of names and values.
 */
export function faultOfJson(value: unknown, most = Infinity): JsonFault | undefined {
  const left: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 1 }];
  let size = 0;
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value: found, depth } = next;
    size += typeof found === 'string' ? found.length + 2 : 4;
    if (size > most) return 'too large';
    if (found === null || typeof found === 'string' || typeof found === 'boolean') continue;
    if (typeof found === 'number') {
      if (!Number.isFinite(found)) return 'not data';
      continue;
    }
    if (typeof found !== 'object') return 'not data';
    if (depth > deepestJson) return 'too deep';
    if (Array.isArray(found)) {
      for (const inner of found as readonly unknown[]) left.push({ value: inner, depth: depth + 1 });
      continue;
    }
    const prototype: unknown = Object.getPrototypeOf(found);
    if (prototype !== Object.prototype && prototype !== null) return 'not data';
    for (const [name, inner] of Object.entries(found)) {
      size += name.length + 2;
      left.push({ value: inner, depth: depth + 1 });
    }
  }
  return undefined;
}

const faultWords: Readonly<Record<JsonFault, string>> = Object.freeze({
  'not data': 'is not plain data',
  'too deep': `is nested deeper than ${deepestJson} levels`,
  'too large': 'is too large',
});

function plainData(most?: number): (value: unknown, context: z.RefinementCtx) => void {
  return (value, context) => {
    const fault = faultOfJson(value, most);
    if (fault !== undefined) context.addIssue({ code: 'custom', message: faultWords[fault], input: value });
  };
}

/** Whether a value from outside is a list of JSON values. */
export function isJsonList(value: unknown): value is readonly Json[] {
  return Array.isArray(value) && value.every((item) => faultOfJson(item) === undefined);
}

/** Parses a JSON value; refuses `undefined`, NaN, infinities, what is too deep, and anything that is not plain data. */
export const json = z.custom<Json>().superRefine(plainData());
export const jsonObject = z.custom<JsonObject>(isPlainObject, 'is not an object').superRefine(plainData());

/** Characters that a page may send as one value or payload. */
export const mostPageData = 1_000_000;
/** As `json` and `jsonObject`, for what a page sends. */
export const pageJson = z.custom<Json>().superRefine(plainData(mostPageData));
export const pageJsonObject = z
  .custom<JsonObject>(isPlainObject, 'is not an object')
  .superRefine(plainData(mostPageData));

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a text of JSON says, to be parsed by a schema; undefined where it is none. */
export function readJsonText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A JSON value as a list; anything else is an empty one. */
export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** A JSON value as an object; anything else is an empty one. */
export function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** A JSON value as a text: null and absent are empty, lists and objects as they are written. */
export function textOf(value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Whether a JSON value is an object (neither a list nor null). */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
