import { isJsonObject, type Json, type JsonObject } from '../json.ts';

/** Null, an empty text, false, and lists and objects of nothing ask for nothing. */
export function isNothing(value: Json | undefined): boolean {
  if (value === null || value === undefined || value === '' || value === false) return true;
  if (Array.isArray(value)) return (value as readonly Json[]).every(isNothing);
  return isJsonObject(value) && Object.values(value).every(isNothing);
}

/**
 * Whether a member of an object asks for nothing: it has no value, or it is what a designer leaves behind, a member that was
 * added and never named (`key: "value"`), an object of such members, or a copy beside the one that counts (`data_1` beside `data`).
 */
export function isIdle(name: string, settings: JsonObject): boolean {
  const value = settings[name];
  if (isNothing(value) || (/^key(_\d+)?$/.test(name) && value === 'value')) return true;
  if (isJsonObject(value) && Object.keys(value).every((inside) => isIdle(inside, value))) return true;
  const original = /^(.+)_\d+$/.exec(name)?.[1];
  return original !== undefined && Object.hasOwn(settings, original);
}
