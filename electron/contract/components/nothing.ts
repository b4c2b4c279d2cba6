import { isJsonObject, type Json } from '../json.ts';

/** Null, an empty text, false, and lists and objects of nothing ask for nothing. */
export function isNothing(value: Json | undefined): boolean {
  if (value === null || value === undefined || value === '' || value === false) return true;
  if (Array.isArray(value)) return (value as readonly Json[]).every(isNothing);
  return isJsonObject(value) && Object.values(value).every(isNothing);
}
