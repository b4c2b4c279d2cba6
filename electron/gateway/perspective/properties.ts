/**
 * The properties of one object of a page (a component, a view, the page, the session), by scope (`props`, `custom`,
 * `params` ...). Each top-level property is a signal, and a change deep inside replaces the value; a binding that reads a part of one
 * hears of that part alone (`bindingScope.ts`).
 */
import { signal, type Signal } from '@preact/signals-core';
import { copyDoubles, exactJson, isDoubleAt, keepDouble } from '../../contract/doubles.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { isPrefix, readInside, writeInside, type Path } from '../../contract/inside.ts';
import { isJsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import type { Quality } from '../../contract/page.ts';
import { good, isGood, worse } from '../platform/quality.ts';
import type { Qualified } from '../expression/evaluate.ts';
import { keepRead, type KnownValue, type TagRead } from './readValues.ts';

export type { Path };

/** Who wrote a property, as change scripts are told. */
export type Origin = 'Browser' | 'Binding' | 'BindingWriteback' | 'Script' | 'Session' | 'Project';

export interface Properties {
  readonly scopes: readonly string[];
  /** What a path holds now; following it when read inside a binding. Undefined when there is nothing. */
  readonly get: (path: Path) => Json | undefined;
  /** The worst quality of what a path holds: its own, of what it is part of, and of what is inside it. */
  readonly quality: (path: Path) => Quality;
  /** Whether what a path holds is a whole number that is a double. */
  readonly isDouble: (path: Path) => boolean;
  /**
   * Puts a value at a path, making objects on the way; `isDouble` says of a whole number that it is a double. Throws
   * `illegal-argument` for a path that cannot be.
   */
  readonly set: (
    path: Path,
    value: Json,
    quality?: Quality,
    origin?: Origin,
    isDouble?: boolean,
    /** The tag that the value is of, as it was read. */
    read?: TagRead,
  ) => void;
  /** Says of a place, which may not be there, what its quality is; what the property holds stays as it is. */
  readonly doubt: (path: Path, quality: Quality) => void;
  /**
   * What is known of the values at a path and inside of it, beside what they are: those that are still as they were read of a tag,
   * and those whose quality is not good.
   */
  readonly knownValues: (path: Path) => readonly KnownValue[];
  /** When a value at a path was so at its source, epoch milliseconds, where it is still as it was read of a tag that says so. */
  readonly readTime: (path: Path) => number | undefined;
  /** Who wrote the property that a path is in the last time. */
  readonly origin: (path: Path) => Origin;
  /** The names in a scope, following additions. */
  readonly names: (scope: string) => string[];
  readonly hasScope: (scope: string) => boolean;
}

/**
 * Makes the properties of an object from its scopes' first values. `changed` hears of each change at once, by the path
 * that was written. `defaults` are what holds in a scope where nothing is: projects keep only what differs from it.
 */
export function createProperties(
  initial: Readonly<Record<string, JsonObject>>,
  changed: (path: Path) => void = () => undefined,
  defaults: Readonly<Record<string, JsonObject>> = {},
): Properties {
  const scopes = new Map<string, Map<string, Property>>();
  const additions = signal(0);
  for (const [scope, values] of Object.entries(initial)) {
    const entryFor = (name: string, value: Json): Property =>
      propertyOf(qualified(value, good, isDoubleAt(values, name)), 'Project');
    scopes.set(scope, new Map(Object.entries(values).map(([name, value]) => [name, entryFor(name, value)])));
  }
  const scopeOf = (path: Path): Map<string, Property> => {
    const scope = scopes.get(String(path[0]));
    if (scope !== undefined) return scope;
    throw new CountersignError(ErrorCode.illegalArgument, `There is no property ${path.join('.')}`);
  };
  const entryOf = (path: Path): Property | undefined => {
    const found = scopeOf(path).get(String(path[1]));
    // Follow additions, so that a binding to a property that does not exist yet hears of it.
    if (found === undefined) additions.value;
    return found;
  };
  const whole = (scope: string): JsonObject => {
    additions.value;
    const entries = [...scopeOf([scope])];
    const made = Object.fromEntries(entries.map(([name, { held }]) => [name, held.value.value]));
    for (const [name, { held }] of entries) if (held.value.isDouble === true) keepDouble(made, name);
    return made;
  };
  /** The properties that a path leads to or into, those of a whole scope for its name. */
  const within = (path: Path): readonly Property[] => {
    const entries = scopeOf(path);
    if (path.length < 2) return [...entries.values()];
    const entry = entries.get(String(path[1]));
    return entry === undefined ? [] : [entry];
  };

  return {
    scopes: [...scopes.keys()],
    hasScope: (scope) => scopes.has(scope),
    names: (scope) => {
      additions.value;
      return [...scopeOf([scope]).keys()];
    },
    get: (path) => {
      if (path.length === 1) return whole(String(path[0]));
      const entry = entryOf(path)?.held.value.value;
      const own = path.length === 2 ? entry : readInside(entry, path.slice(2));
      return own === undefined || isJsonObject(own) ? withDefaults(own, readInside(defaults, path)) : own;
    },
    quality: (path) => {
      if (path.length < 2) return good;
      const entry = entryOf(path);
      // Read first: whoever asks follows the property whatever the answer hangs on.
      const whole = entry?.held.value.quality ?? good;
      if (entry === undefined || path.length === 2 || isGood(whole)) return whole;
      return [...entry.doubts.values()]
        .filter((part) => isPrefix(part.path, path) || isPrefix(path, part.path))
        .reduce((worst, part) => worse(worst, part.quality), good);
    },
    readTime: (path) =>
      within(path)
        .flatMap(({ reads }) => reads)
        .find((one) => one.path.length === path.length && isPrefix(path, one.path))?.timestamp || undefined,
    origin: (path) => scopeOf(path).get(String(path[1]))?.origin ?? 'Project',
    isDouble: (path) => path.length >= 2 && isDoubleInside(entryOf(path)?.held.value, path.slice(2)),
    knownValues: (path) => {
      const entries = within(path);
      const read = entries.flatMap(({ reads }) => reads).filter((one) => isPrefix(path, one.path));
      const known = new Set(read.map((one) => JSON.stringify(one.path.map(String))));
      const doubtful = entries
        .flatMap(({ doubts }) => [...doubts.values()])
        .filter((part) => isPrefix(path, part.path) || isPrefix(part.path, path))
        .map((part) => ({ ...part, path: part.path.length < path.length ? path : part.path }))
        .filter((part) => !known.has(JSON.stringify(part.path.map(String))));
      return [...doubtful, ...read].map((one) => ({ ...one, path: one.path.slice(path.length) }));
    },
    doubt: (path, quality) => {
      const entry = scopeOf(path).get(String(path[1]));
      if (entry === undefined) return;
      keepQuality(entry, path, quality);
      entry.held.value = { ...entry.held.peek(), quality: qualityOf(entry) };
      changed(path.slice(0, 2));
    },
    set: (path, value, quality = good, origin = 'Script', isDouble = false, read) => {
      const [scope, name] = path;
      if (scope === undefined || name === undefined) {
        throw new CountersignError(ErrorCode.illegalArgument, `${path.join('.')} cannot be replaced as a whole`);
      }
      const entries = scopeOf(path);
      const known = entries.get(String(name));
      const before = known?.held.peek();
      const inner = path.slice(2);
      const written = writeInside(before?.value, inner, value);
      const key = inner.at(-1);
      if (isDouble && key !== undefined) {
        const holder = readInside(written, inner.slice(0, -1));
        if (typeof holder === 'object' && holder !== null) keepDouble(holder, key);
      }
      const entry = known ?? propertyOf({ value: written, quality: good }, origin);
      const isAsDoubtful = keepQuality(entry, path, quality);
      entry.reads = keepRead(entry.reads, path, quality, read);
      entry.origin = origin;
      const now = qualified(written, qualityOf(entry), isDouble && inner.length === 0);
      const isSame =
        before !== undefined &&
        isAsDoubtful &&
        isSameQuality(before.quality, now.quality) &&
        isDouble === isDoubleInside(before, inner) &&
        isSameValue(readInside(before.value, inner), value);
      if (isSame) return;
      try {
        entry.held.value = now;
        if (known === undefined) {
          entries.set(String(name), entry);
          additions.value += 1;
        }
      } finally {
        // Also where what follows it failed: the value is there all the same.
        changed(path);
      }
    },
  };
}

/** The quality of a place in a property. */
interface Doubt {
  readonly path: Path;
  readonly quality: Quality;
}

/** One property: what it holds, followed, and what is known of that. */
interface Property {
  readonly held: Signal<Qualified>;
  origin: Origin;
  /** Qualities inside of it that are not good, by the path that has them. */
  doubts: ReadonlyMap<string, Doubt>;
  reads: readonly KnownValue[];
}

const noDoubts: ReadonlyMap<string, Doubt> = new Map();
const noReads: readonly KnownValue[] = Object.freeze([]);

function propertyOf(held: Qualified, origin: Origin): Property {
  return { held: signal(held), origin, doubts: noDoubts, reads: noReads };
}

/** Keeps the quality of what is written at a path in place of what was there. Whether each part is as good as it was. */
function keepQuality(property: Property, path: Path, quality: Quality): boolean {
  if (property.doubts.size === 0 && isGood(quality)) return true;
  const parts = new Map(property.doubts);
  const gone = [...parts].filter(([, part]) => isPrefix(path, part.path));
  for (const [key] of gone) parts.delete(key);
  const own = JSON.stringify(path.map(String));
  if (!isGood(quality)) parts.set(own, { path, quality });
  property.doubts = parts.size === 0 ? noDoubts : parts;
  const [before] = gone;
  return isGood(quality)
    ? before === undefined
    : gone.length === 1 && before?.[0] === own && isSameQuality(before[1].quality, quality);
}

/** The quality of a whole property: the worst that is in it. */
function qualityOf({ doubts }: Property): Quality {
  return [...doubts.values()].reduce((worst, part) => worse(worst, part.quality), good);
}

function qualified(value: Json, quality: Quality, isDouble: boolean): Qualified {
  return isDouble && typeof value === 'number' ? { value, quality, isDouble } : { value, quality };
}

/** Whether a property, or what is at a path inside of it, is a whole number that is a double. */
export function isDoubleInside(property: Qualified | undefined, path: Path): boolean {
  const key = path.at(-1);
  return key === undefined
    ? property?.isDouble === true
    : isDoubleAt(readInside(property?.value, path.slice(0, -1)), key);
}

/** A value with what holds where it says nothing: that of an object stands in for what the object does not name. */
function withDefaults(own: Json | undefined, otherwise: Json | undefined): Json | undefined {
  if (own === undefined) return otherwise;
  if (!isJsonObject(own) || !isJsonObject(otherwise)) return own;
  const missing = Object.keys(otherwise).filter((name) => own[name] === undefined || isJsonObject(otherwise[name]));
  if (missing.length === 0) return own;
  const made: JsonObject = {
    ...own,
    ...Object.fromEntries(missing.map((name) => [name, withDefaults(own[name], otherwise[name]) ?? null])),
  };
  copyDoubles(own, made);
  for (const name of missing) if (isDoubleAt(otherwise, name)) keepDouble(made, name);
  return made;
}

/** Whether two qualities say the same. */
export function isSameQuality(one: Quality, other: Quality): boolean {
  return one.code === other.code && one.since === other.since && one.reason === other.reason;
}

/** What a path holds, with what is known of it; undefined where there is nothing. */
export function heldAt(properties: Properties, path: Path): Qualified | undefined {
  const value = properties.get(path);
  if (value === undefined) return undefined;
  const held = { value, quality: properties.quality(path), isDouble: properties.isDouble(path) };
  const timestamp = properties.readTime(path);
  return timestamp === undefined ? held : { ...held, timestamp };
}

/** Whether two values hold the same and are as good; whenever that was. */
export function isSameQualified(one: Qualified, other: Qualified): boolean {
  return (
    isSameQuality(one.quality, other.quality) &&
    (one.isDouble ?? false) === (other.isDouble ?? false) &&
    isSameValue(one.value, other.value)
  );
}

/** Whether two values hold the same, doubles as doubles. */
export function isSameValue(one: Json | undefined, other: Json): boolean {
  return one === other || (typeof one === 'object' && exactJson(one) === exactJson(other));
}
