/** A tag that is told when its group says so, and not at each change. */
import { effect, signal, untracked } from '@preact/signals-core';
import { levelOf, pendingCode } from '../platform/quality.ts';
import type { Clock } from '../platform/ports.ts';
import type { DefinedTag } from './definedTag.ts';
import { followed, pendingValue } from './followed.ts';
import type { DrivenPace } from './groups.ts';
import type { QualifiedValue } from './provider.ts';

/** Milliseconds between two times that a tag is asked because an expression came to another value. */
const shortest = 50;

/** What drives a tag now: how often it is told, and how often it was to be told beside that. */
interface Drive {
  readonly every: number;
  readonly shots: number;
}

interface Paced {
  readonly tag: DefinedTag;
  readonly clock: Clock;
  /** Follows what drives it. */
  readonly drive: () => Drive;
  /** What it was told last, before this. */
  readonly first: QualifiedValue | undefined;
  readonly put: (value: QualifiedValue) => void;
}

/** Tells the value of a tag as it is driven, and at once where it is not to be trusted any more. */
function openPaced({ tag, clock, drive, first, put }: Paced) {
  let latest = first;
  let newest: QualifiedValue | undefined;
  let shown: QualifiedValue | undefined;
  let latestAt = -Infinity;
  let shots = 0;
  let asks = 0;
  let isOver = false;
  let callOff: (() => void) | undefined;
  let callOffShot: (() => void) | undefined;
  let shotAt = -Infinity;
  const show = (): void => {
    const next = standing(latest, newest);
    if (next === undefined || (shown !== undefined && isSame(next, shown))) return;
    shown = next;
    put(next);
  };
  const tell = (value: QualifiedValue | undefined): void => {
    callOff?.();
    callOff = undefined;
    latestAt = clock.monotonic();
    latest = value;
    show();
  };
  /** Asks for the value as it is now: what came last may be older than what drives it. */
  const ask = async (): Promise<void> => {
    callOffShot = undefined;
    shotAt = clock.monotonic();
    asks += 1;
    const own = asks;
    const value = await tag.read();
    if (!isOver && own === asks) tell(value);
  };
  const stop = effect(() => {
    newest = tag.value.value;
    const { every, shots: asked } = drive();
    untracked(() => {
      if (asked !== shots)
        callOffShot ??= clock.after(Math.max(0, shotAt + shortest - clock.monotonic()), () => void ask());
      shots = asked;
      callOff?.();
      callOff = undefined;
      if (every > 0 && newest !== undefined && newest.quality.code !== pendingCode) {
        const rest = latestAt + every - clock.monotonic();
        if (rest <= 0) tell(newest);
        else callOff = clock.after(rest, () => tell(newest));
      }
      show();
    });
  });
  return {
    ask,
    close: () => {
      isOver = true;
      stop();
      callOff?.();
      callOffShot?.();
    },
  };
}

/** What was told, with why it is not to be trusted now. */
function standing(latest: QualifiedValue | undefined, newest: QualifiedValue | undefined): QualifiedValue | undefined {
  if (newest === undefined) return latest;
  const level = levelOf(newest.quality);
  const isBad = level === 'bad' || level === 'error';
  return isBad ? { ...(latest ?? newest), quality: newest.quality } : latest;
}

function isSame(one: QualifiedValue, other: QualifiedValue): boolean {
  const { value, quality, timestamp, isDouble } = one;
  return (
    value === other.value &&
    timestamp === other.timestamp &&
    isDouble === other.isDouble &&
    quality.code === other.quality.code &&
    quality.reason === other.quality.reason
  );
}

/** A tag that is told no more often than each so many milliseconds, and the newest value then; a read asks for it as it is. */
export function slowed(tag: DefinedTag, every: number, clock: Clock): DefinedTag {
  const value = followed({
    clock,
    first: pendingValue(clock.now()),
    open: (put) => openPaced({ tag, clock, drive: () => ({ every, shots: 0 }), first: undefined, put }).close,
  });
  return { ...tag, value };
}

/**
 * A tag that has what it held when it was driven last, also for whoever reads it. It is followed from the end of this turn on until
 * `closing` calls. `condition` follows what drives it; `held` is what it held before its file was read again.
 */
export function driven(
  tag: DefinedTag,
  { every, driven: rate }: DrivenPace,
  clock: Clock,
  {
    condition,
    held,
    closing,
  }: {
    readonly condition: () => QualifiedValue;
    readonly held: QualifiedValue | undefined;
    readonly closing: (close: () => void) => void;
  },
): DefinedTag {
  const value = signal<QualifiedValue>(held ?? pendingValue(clock.now()));
  /** Undefined before it is known first: what has been true for who knows how long drives nothing. */
  let last: QualifiedValue['value'] | undefined;
  let shots = 0;
  const drive = (): Drive => {
    const { value: found, quality } = condition();
    const isKnown = levelOf(quality) === 'good';
    const isTrue = isKnown && found !== null && found !== false && found !== 0;
    if (rate !== 'once') return { every: isTrue ? rate : every, shots };
    // While it is not known, nothing has changed.
    if (last !== undefined && isTrue && found !== last) shots += 1;
    if (isKnown) last = found;
    return { every, shots };
  };
  let paced: ReturnType<typeof openPaced> | undefined;
  let isOver = false;
  // The tags that it reads are not all there while it is made.
  queueMicrotask(() => {
    if (isOver) return;
    paced = openPaced({ tag, clock, drive, first: held, put: (next) => void (value.value = next) });
  });
  closing(() => {
    isOver = true;
    paced?.close();
  });
  return {
    value,
    read: () => Promise.resolve(value.peek()),
    write: async (given, by) => {
      const quality = await tag.write(given, by);
      if (levelOf(quality) !== 'bad' && levelOf(quality) !== 'error') await paced?.ask();
      return quality;
    },
  };
}
