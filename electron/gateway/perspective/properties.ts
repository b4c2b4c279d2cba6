/**
 * The properties of one object of a page (a component, a view, the page, the session), by scope (`props`, `custom`,
 * `params` ...). Each top-level property is a signal: bindings follow it, and a change deep inside replaces the value.
 */
import { signal, type Signal } from '@preact/signals-core';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import type { Quality } from '../../contract/page.ts';
import { good, isGood, worse } from '../platform/quality.ts';
import type { Qualified } from '../expression/evaluate.ts';

export type Path = readonly (string | number)[];

/** Who wrote a property, as change scripts are told. */
export type Origin = 'Browser' | 'Binding' | 'BindingWriteback' | 'Script' | 'Session' | 'Project';

export interface Properties {
  readonly scopes: readonly string[];
  /** What a path holds now; following it when read inside a binding. Undefined when there is nothing. */
  readonly get: (path: Path) => Json | undefined;
  /** The worst quality of what a path holds: its own, of what it is part of, and of what is inside it. */
  readonly quality: (path: Path) => Quality;
  /** Puts a value at a path, making objects on the way. Throws `illegal-argument` for a path that cannot be. */
  readonly set: (path: Path, value: Json, quality?: Quality, origin?: Origin) => void;
  /** Who wrote the property that a path is in the last time. */
  readonly origin: (path: Path) => Origin;
  /** The names in a scope, following additions. */
  readonly names: (scope: string) => string[];
  readonly hasScope: (scope: string) => boolean;
}

/**
 * Makes the properties of an object from its scopes' first values. `changed` hears each change of a top-level
 * property, at once.
 */
export function createProperties(
  initial: Readonly<Record<string, JsonObject>>,
  changed: (scope: string, name: string, now: Qualified) => void = () => undefined,
): Properties {
  const scopes = new Map<string, Map<string, Signal<Qualified>>>();
  /** Qualities that are not good, by property and by the path inside it that has them. */
  const inside = new Map<Signal<Qualified>, Map<string, { readonly path: Path; readonly quality: Quality }>>();
  const additions = signal(0);
  const origins = new Map<string, Origin>();
  for (const [scope, values] of Object.entries(initial)) {
    const entries = Object.entries(values).map(([name, value]) => [name, signal({ value, quality: good })] as const);
    scopes.set(scope, new Map(entries));
  }
  const scopeOf = (path: Path): Map<string, Signal<Qualified>> => {
    const scope = scopes.get(String(path[0]));
    if (scope !== undefined) return scope;
    throw new CountersignError(ErrorCode.illegalArgument, `There is no property ${path.join('.')}`);
  };
  const entryOf = (path: Path): Signal<Qualified> | undefined => {
    const found = scopeOf(path).get(String(path[1]));
    // Follow additions, so that a binding to a property that does not exist yet hears of it.
    if (found === undefined) additions.value;
    return found;
  };
  const whole = (scope: string): JsonObject => {
    additions.value;
    return Object.fromEntries([...scopeOf([scope])].map(([name, entry]) => [name, entry.value.value]));
  };
  /**
   * Keeps the quality of what is written at a path in place of what was there. Returns the quality of the whole property,
   * and whether that of a part of it changed.
   */
  const keepQuality = (
    entry: Signal<Qualified>,
    path: Path,
    quality: Quality,
  ): { readonly quality: Quality; readonly changed: boolean } => {
    const known = inside.get(entry);
    if (known === undefined && isGood(quality)) return { quality, changed: false };
    const parts = new Map([...(known ?? [])].filter(([, part]) => !isPrefix(path, part.path)));
    if (!isGood(quality)) parts.set(JSON.stringify(path.map(String)), { path, quality });
    if (parts.size === 0) inside.delete(entry);
    else inside.set(entry, parts);
    return {
      quality: [...parts.values()].reduce((worst, part) => worse(worst, part.quality), good),
      changed: JSON.stringify([...(known ?? [])]) !== JSON.stringify([...parts]),
    };
  };

  return {
    scopes: [...scopes.keys()],
    hasScope: (scope) => scopes.has(scope),
    names: (scope) => {
      additions.value;
      return [...scopeOf([scope]).keys()];
    },
    get: (path) => (path.length === 1 ? whole(String(path[0])) : readInside(entryOf(path)?.value.value, path.slice(2))),
    quality: (path) => {
      if (path.length < 2) return good;
      const entry = entryOf(path);
      // Read first: whoever asks follows the property whatever the answer hangs on.
      const whole = entry?.value.quality ?? good;
      if (entry === undefined || path.length === 2 || isGood(whole)) return whole;
      return [...(inside.get(entry)?.values() ?? [])]
        .filter((part) => isPrefix(part.path, path) || isPrefix(path, part.path))
        .reduce((worst, part) => worse(worst, part.quality), good);
    },
    origin: ([scope, name]) => origins.get(`${String(scope)}.${String(name)}`) ?? 'Project',
    set: (path, value, quality = good, origin = 'Script') => {
      const [scope, name] = path;
      if (scope === undefined || name === undefined) {
        throw new CountersignError(ErrorCode.illegalArgument, `${path.join('.')} cannot be replaced as a whole`);
      }
      const entries = scopeOf(path);
      const entry = entries.get(String(name));
      const written = writeInside(entry?.peek().value, path.slice(2), value);
      const made = entry ?? signal<Qualified>({ value: written, quality: good });
      const kept = keepQuality(made, path, quality);
      const now = { value: written, quality: kept.quality };
      origins.set(`${String(scope)}.${String(name)}`, origin);
      if (entry === undefined) {
        made.value = now;
        entries.set(String(name), made);
        additions.value += 1;
      } else if (same(entry.peek(), now) && !kept.changed) {
        return;
      } else {
        entry.value = now;
      }
      changed(String(scope), String(name), now);
    },
  };
}

/** Whether a path is another one, or what that is part of. */
export function isPrefix(prefix: Path, path: Path): boolean {
  return prefix.length <= path.length && prefix.every((key, index) => String(key) === String(path[index]));
}

function same(one: Qualified, other: Qualified): boolean {
  return (
    (one.value === other.value ||
      (typeof one.value === 'object' && JSON.stringify(one.value) === JSON.stringify(other.value))) &&
    one.quality.code === other.quality.code &&
    one.quality.since === other.quality.since &&
    one.quality.reason === other.quality.reason
  );
}

function readInside(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((inner, key) => {
    if (Array.isArray(inner)) return (inner as readonly Json[])[Number(key)];
    return isJsonObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined;
  }, value);
}

function writeInside(value: Json | undefined, path: Path, written: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return written;
  if (Array.isArray(value)) {
    const index = Number(key);
    if (!Number.isInteger(index) || index < 0 || index > value.length) {
      throw new CountersignError(ErrorCode.illegalArgument, `a list of ${value.length} has no place ${String(key)}`);
    }
    const list = [...(value as readonly Json[])];
    list[index] = writeInside(list[index], rest, written);
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
  return { ...object, [key]: writeInside(inner, rest, written) };
}
