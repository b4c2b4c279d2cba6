/** What stands inside of a property's value: read and replaced by path, the same way in the gateway and in a page. */
import { copyDoubles } from './doubles.ts';
import { CountersignError, ErrorCode } from './errors.ts';
import { isJsonObject, type Json } from './json.ts';

/** Names of objects and places of lists, from the outside in. */
export type Path = readonly (string | number)[];

/** What a value holds at a path; undefined when there is nothing. */
export function readInside(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((inner, key) => {
    if (Array.isArray(inner)) return (inner as readonly Json[])[Number(key)];
    return isJsonObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined;
  }, value);
}

/**
 * The value with another one at a path, making objects on the way; all that is not on the way is shared with the old one.
 * Throws `illegal-argument` for a path that cannot be.
 */
export function writeInside(value: Json | undefined, path: Path, written: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return written;
  if (Array.isArray(value)) {
    const index = Number(key);
    if (!Number.isInteger(index) || index < 0 || index > value.length) {
      throw new CountersignError(ErrorCode.illegalArgument, `a list of ${value.length} has no place ${String(key)}`);
    }
    const list = [...(value as readonly Json[])];
    list[index] = writeInside(list[index], rest, written);
    copyDoubles(value, list, index);
    return list;
  }
  if (typeof key === 'number') {
    if (key === 0 && (value === undefined || value === null)) return [writeInside(undefined, rest, written)];
    throw new CountersignError(ErrorCode.illegalArgument, `there is no list that has a place ${key}`);
  }
  if (value !== undefined && value !== null && !isJsonObject(value)) {
    throw new CountersignError(ErrorCode.illegalArgument, `a single value has nothing named ${key}`);
  }
  const object = value ?? {};
  const inner = Object.hasOwn(object, key) ? object[key] : undefined;
  const made = { ...object, [key]: writeInside(inner, rest, written) };
  copyDoubles(object, made, key);
  return made;
}

/** Whether a path leads to another one, or is the same. A place and its number as a text are one key. */
export function isPrefix(prefix: Path, path: Path): boolean {
  return prefix.length <= path.length && prefix.every((key, index) => String(key) === String(path[index]));
}
