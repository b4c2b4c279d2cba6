/**
 * A live value that is asked for while something follows it, and a little longer: a page that is changed for another with
 * the same tag, or a binding that evaluates anew, is no reason to ask again.
 */
import { signal, type ReadonlySignal } from '@preact/signals-core';
import { pendingCode } from '../platform/quality.ts';
import type { Clock } from '../platform/ports.ts';
import type { QualifiedValue } from './provider.ts';

/** Milliseconds for which a value is asked for after nothing follows it any more. */
const lingering = 5000;

/** A value that has not come yet. */
export function pendingValue(timestamp: number): QualifiedValue {
  return { value: null, quality: { code: pendingCode }, timestamp };
}

export interface FollowedOptions {
  readonly clock: Clock;
  /** What it is before the first value comes. */
  readonly first: QualifiedValue;
  /** Begins to ask for the value, and answers what ends it. `take` puts each value that comes. */
  readonly open: (take: (value: QualifiedValue) => void) => () => void;
  /** It is not asked for any more: what is kept of it may be forgotten. */
  readonly left?: () => void;
}

/** A signal that asks for its value while it is followed. Once left, it holds `first` again: what it had may be long past. */
export function followed({ clock, first, open, left }: FollowedOptions): ReadonlySignal<QualifiedValue> {
  let close: (() => void) | undefined;
  /** Begins to ask. What comes after the end is nobody's: it would stand there as if it were asked for. */
  const begin = (): (() => void) => {
    let isAsked = true;
    const end = open((next) => {
      if (isAsked) value.value = next;
    });
    return () => {
      isAsked = false;
      end();
    };
  };
  let callOff: (() => void) | undefined;
  const value = signal<QualifiedValue>(first, {
    watched: () => {
      callOff?.();
      callOff = undefined;
      close ??= begin();
    },
    unwatched: () => {
      callOff?.();
      callOff = clock.after(lingering, () => {
        callOff = undefined;
        close?.();
        close = undefined;
        value.value = first;
        left?.();
      });
    },
  });
  return value;
}
