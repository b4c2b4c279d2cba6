/**
 * The bindings of one object's properties. What cannot be evaluated gives the property a bad quality with the reason; it
 * never shows an old value as a live one.
 */
import { untracked } from '@preact/signals-core';
import { CountersignError, ErrorCode } from '../../../contract/errors.ts';
import type { Json } from '../../../contract/json.ts';
import { isPrefix, readInside, type Path } from '../../../contract/inside.ts';
import type { Quality } from '../../../contract/page.ts';
import type { Qualified } from '../../expression/evaluate.ts';
import { good, isGood } from '../../platform/quality.ts';
import type { PropConfig } from '../../project/schemas.ts';
import { settingsIn } from '../address.ts';
import { isSameValue, type Origin, type Properties } from '../properties.ts';
import type { TagRead } from '../readValues.ts';
import type { BindingScope, Source, Written } from './binding.ts';
import { openWriter } from './circular.ts';
import { openBinding } from './kinds.ts';

export interface Bindings {
  /**
   * Writes a property as a person or a script does: to what a bidirectional binding reads, and otherwise to the property
   * itself; `isDouble` says of a whole number that it is a double. Throws `illegal-argument` with the reason where it cannot be
   * written, and rejects with it where that is known later.
   */
  readonly write: (path: Path, value: Json, origin: Origin, quality?: Quality, isDouble?: boolean) => Written;
  /** Runs the binding of a property again. Throws `illegal-argument` where it has none. */
  readonly refresh: (path: Path) => void;
  /** Nothing comes any more. What is written is written back all the same: scripts of what closes do that. */
  readonly close: () => void;
}

interface Bound {
  readonly path: Path;
  readonly source: Source;
  readonly sent: Sent;
}

/** What was written back last, until it came back: it is whose it was, and no word of what is bound. */
interface Sent {
  current: Writeback | undefined;
}

interface Writeback {
  readonly path: Path;
  readonly value: Json;
  readonly origin: Origin;
  isBack: boolean;
  isDone: boolean;
}

/** Properties that nothing is bound to. */
export function unbound(properties: Properties): Bindings {
  return {
    write: (path, value, origin, quality = good, isDouble = false) => {
      properties.set(path, value, quality, origin, isDouble);
      return undefined;
    },
    refresh: notBound,
    close: () => undefined,
  };
}

/**
 * Opens the bindings of an object, those of a list in the order of its places.
 * @param scopeOf What the binding of a property, by its name in the file, reaches.
 */
export function openBindings(
  propConfig: Readonly<Record<string, PropConfig>>,
  properties: Properties,
  scopeOf: (property: string) => BindingScope,
): Bindings {
  const bound: Bound[] = [];
  const entries = settingsIn(propConfig, properties.scopes).flatMap(({ name, path, entry: { binding, unreadable } }) =>
    path === undefined ? [] : [{ name, path, binding, unreadable }],
  );
  for (const { name, path, binding, unreadable } of entries.sort((one, other) => inOrder(one.path, other.path))) {
    const sent: Sent = { current: undefined };
    const put = (at: Path, value: Json, quality: Quality, isDouble = false, read?: TagRead): void =>
      untracked(() => properties.set(at, value, quality, originOf(sent, path, value), isDouble, read));
    const failed = (reason: string): void => {
      const quality: Quality = { code: 'Error_Configuration', reason };
      const whole = path.slice(0, 2);
      const held = untracked(() => properties.get(whole));
      if (held === undefined || path.length === 2) put(whole, held ?? null, quality);
      else untracked(() => properties.doubt(path, quality));
    };
    if (unreadable !== undefined) failed(unreadable);
    // A binding that is switched off leaves the value that is stored.
    if (binding === undefined || binding.enabled === false) continue;
    let ended = false;
    // Writing would only set it off again, so it ends here.
    const followsItself = (): void => {
      ended = true;
      source.close();
      failed('the binding follows itself');
    };
    const write = openWriter(failed, followsItself);
    // What a transform made of a tag's value is no value of that tag any more.
    const isPlain = binding.transforms.length === 0;
    const take = ({ value, quality, isDouble, tag, timestamp = 0 }: Qualified): void => {
      const read = tag === undefined || !isPlain ? undefined : { tag, timestamp };
      if (!ended) write(() => put(path, value, quality, isDouble, read));
    };
    const source = openBinding(binding, scopeOf(name), take);
    bound.push({ path, source, sent });
  }
  if (bound.length === 0) return unbound(properties);
  const exactly = (path: Path): Bound | undefined =>
    bound.find((one) => one.path.length === path.length && isPrefix(one.path, path));
  /** The deepest binding of a property, or of what it is part of, that writes back. */
  const writable = (path: Path): Bound | undefined =>
    bound
      .filter((one) => one.source.write !== undefined && isPrefix(one.path, path))
      .reduce<Bound | undefined>(
        (deepest, one) => ((deepest?.path.length ?? 0) < one.path.length ? one : deepest),
        undefined,
      );
  /** What is written back at this moment: two that write to each other end where they began. */
  const writing = new Set<Source>();
  let isClosed = false;
  return {
    write: (path, value, origin, quality = good, isDouble = false) => {
      const { source, sent, path: own = [] } = exactly(path) ?? writable(path) ?? {};
      if (source?.write === undefined || sent === undefined || writing.has(source)) {
        properties.set(path, value, quality, origin, isDouble);
        return undefined;
      }
      // What is bound would hold it as a good one.
      if (!isGood(quality)) {
        throw new CountersignError(
          ErrorCode.illegalArgument,
          `A value of the quality ${quality.code} is not written to what ${path.join('.')} is bound to`,
        );
      }
      writing.add(source);
      try {
        // Nothing comes back to what is closed: whoever wrote it reads it there.
        if (isClosed) properties.set(path, value, quality, origin, isDouble);
        return sending(sent, { path, value, origin }, () => source.write?.(path.slice(own.length), value, isDouble));
      } finally {
        writing.delete(source);
      }
    },
    refresh: (path) => (exactly(path)?.source.refresh ?? notBound)(path),
    close: () => {
      isClosed = true;
      for (const { source } of bound.toReversed()) source.close();
    },
  };
}

/** Writes back, and knows what comes of it again: while it is written, and once where it comes after that. */
function sending(sent: Sent, what: Pick<Writeback, 'path' | 'value' | 'origin'>, write: () => Written): Written {
  const current: Writeback = { ...what, isBack: false, isDone: false };
  sent.current = current;
  const done = (wasTaken: boolean): void => {
    current.isDone = true;
    if (sent.current === current && (current.isBack || !wasTaken)) sent.current = undefined;
  };
  const failed = (error: unknown): never => {
    done(false);
    throw error;
  };
  try {
    const written = write();
    if (written !== undefined) return written.then(() => done(true), failed);
  } catch (error) {
    failed(error);
  }
  done(false);
  return undefined;
}

/** Who wrote what a binding puts at its path: whoever wrote it back, where it is that. */
function originOf(sent: Sent, path: Path, value: Json): Origin {
  const { current } = sent;
  if (current === undefined) return 'Binding';
  if (current.isDone) sent.current = undefined;
  if (!isSameValue(readInside(value, current.path.slice(path.length)), current.value)) return 'Binding';
  current.isBack = true;
  return current.origin;
}

function notBound(path: Path): never {
  throw new CountersignError(ErrorCode.illegalArgument, `There is no binding on ${path.join('.')}.`);
}

function inOrder(one: Path, other: Path): number {
  const at = one.findIndex((key, index) => key !== other[index]);
  const [mine, its] = [one[at], other[at]];
  return typeof mine === 'number' && typeof its === 'number' ? mine - its : 0;
}
