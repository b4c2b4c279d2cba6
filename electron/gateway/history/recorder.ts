/**
 * Stores what tags say whose settings ask for a history: each value that differs from the one before it by more than the dead
 * band, each change of quality, and after the longest age the same value once more. Where values are stored no more often than
 * some time, the one that holds when it is over is.
 */
import { isDeepStrictEqual } from 'node:util';
import { effect } from '@preact/signals-core';
import { pendingCode } from '../platform/quality.ts';
import { timeUnits } from '../platform/timeUnits.ts';
import type { Clock } from '../platform/ports.ts';
import type { QualifiedValue } from '../tags/provider.ts';
import { samplingOf, type RecordedTag } from '../tags/recorded.ts';
import type { Tags } from '../tags/tags.ts';
import type { History } from './history.ts';
import type { StoredPoint } from './protocol.ts';

/** Milliseconds by which a clock may be ahead. */
const clockTolerance = 60_000;

export interface Recorder {
  /** From now on these tags are stored; those whose settings stay go on. */
  readonly take: (tags: readonly RecordedTag[]) => void;
  readonly close: () => void;
}

/** Opens it, of no tags yet. */
export function openRecorder(
  tags: Pick<Tags, 'tag'>,
  history: Pick<History, 'store'>,
  clock: Pick<Clock, 'now' | 'after'>,
): Recorder {
  const began = clock.now();
  let followed = new Map<string, { readonly tag: RecordedTag; readonly close: () => void }>();
  const follow = (tag: RecordedTag): (() => void) => {
    const { path } = tag;
    const longest = tag.historyMaxAge * timeUnits[tag.historyMaxAgeUnits];
    const least = Math.max(tag.historyTimeDeadband * timeUnits[tag.historyTimeDeadbandUnits], samplingOf(tag) ?? 0);
    let last: StoredPoint | undefined;
    let callOff = (): void => undefined;
    /** What came too soon after the last one that was stored: the newest of it is stored when its time has come. */
    let held: StoredPoint | undefined;
    let callOffHeld: (() => void) | undefined;
    const store = (point: StoredPoint): void => {
      last = point;
      held = undefined;
      callOffHeld?.();
      callOffHeld = undefined;
      history.store(point);
      if (longest <= 0) return;
      callOff();
      callOff = clock.after(longest, () => {
        const newest = held ?? last;
        if (newest !== undefined) store({ ...newest, at: clock.now() });
      });
    };
    const consider = (point: StoredPoint): void => {
      if (last === undefined) {
        store(point);
        return;
      }
      const { at, quality } = last;
      // An earlier one is of a clock that was set back.
      const isTooSoon = point.quality === quality && point.at >= at && point.at < at + least;
      if (!isTooSoon) {
        if (isNews(tag, last, point)) store(point);
        return;
      }
      held = point;
      callOffHeld ??= clock.after(at + least - point.at, () => {
        callOffHeld = undefined;
        if (held !== undefined) consider({ ...held, at: at + least });
        held = undefined;
      });
    };
    const stop = effect(() => {
      const given = tags.tag(path).value;
      if (given.quality.code === pendingCode) return;
      const now = clock.now();
      const made = pointOf(path, given, now);
      const before = last?.at ?? began - 1;
      // The clock of the station was set back: what is later than now is of the clock that it was.
      const floor = before > now + clockTolerance ? now - 1 : before;
      // What a controller has held since before the start, or since before its connection was lost, is known again from now
      // on: at its own time it would lie before the gap, which would go on. One whose clock is ahead is believed no time, as
      // each value would stand in the place of the one before it once that is set right.
      const isTimed = made.at > floor && made.at <= now + clockTolerance;
      const point = isTimed ? made : { ...made, at: Math.max(now, floor + 1) };
      consider(point);
    });
    return () => {
      stop();
      callOff();
      callOffHeld?.();
    };
  };
  const take = (given: readonly RecordedTag[]): void => {
    const next = new Map<string, { readonly tag: RecordedTag; readonly close: () => void }>();
    for (const tag of given) {
      const before = followed.get(tag.path);
      if (before === undefined || !isDeepStrictEqual(before.tag, tag)) continue;
      next.set(tag.path, before);
      followed.delete(tag.path);
    }
    for (const { close } of followed.values()) close();
    followed = next;
    for (const tag of given) if (!next.has(tag.path)) next.set(tag.path, { tag, close: follow(tag) });
  };
  return {
    take,
    close: () => take([]),
  };
}

function isNews(tag: RecordedTag, last: StoredPoint, point: StoredPoint): boolean {
  if (point.quality !== last.quality) return true;
  const {
    historicalDeadband,
    historicalDeadbandMode,
    historicalDeadbandStyle,
    dataType,
    engLow = 0,
    engHigh = 100,
  } = tag;
  const isDiscrete =
    historicalDeadbandStyle === 'Discrete' ||
    (historicalDeadbandStyle === 'Auto' && !(dataType ?? 'Float8').startsWith('Float'));
  if (isDiscrete || typeof point.value !== 'number' || typeof last.value !== 'number')
    return point.value !== last.value;
  const band =
    historicalDeadbandMode === 'Off'
      ? 0
      : historicalDeadbandMode === 'Percent'
        ? (historicalDeadband * Math.abs(engHigh - engLow)) / 100
        : historicalDeadband;
  return band > 0 ? Math.abs(point.value - last.value) >= band : point.value !== last.value;
}

/** A value as a point: truth values as 1 and 0, what is no single value as its JSON. Its time is that of where it was made. */
function pointOf(path: string, { value, quality, timestamp }: QualifiedValue, now: number): StoredPoint {
  const isGood = quality.code.startsWith('Good');
  // When a quality goes bad the value may be an old one, with its old time.
  const at = Math.round(isGood && timestamp > 0 ? timestamp : now);
  const plain =
    typeof value === 'boolean'
      ? Number(value)
      : typeof value === 'object' && value !== null
        ? JSON.stringify(value)
        : value;
  return { path, at, value: plain, quality: isGood ? null : quality.code };
}
