/** How symbols of equipment look: what their states mean, and how fast what turns in them does. */
import { doubtOf } from '../doubt.ts';
import type { Quality } from '../../../electron/contract/page.ts';

/** What a state is drawn as. What is none of these is a state of the project, which has colours of its own. */
export type Look = 'default' | 'running' | 'stopped' | 'partial' | 'faulted' | 'custom';

const looks: Readonly<Record<string, readonly [look: Look, word: string]>> = Object.freeze({
  default: ['default', ''],
  running: ['running', 'running'],
  open: ['running', 'open'],
  stopped: ['stopped', 'stopped'],
  closed: ['stopped', 'closed'],
  partiallyClosed: ['partial', 'partly closed'],
  faulted: ['faulted', 'faulted'],
  failedToOpen: ['faulted', 'did not open'],
  failedToClose: ['faulted', 'did not close'],
});

export function lookOf(state: string): Look {
  return Object.hasOwn(looks, state) ? (looks[state]?.[0] ?? 'custom') : 'custom';
}

/** A state in a word, for whoever does not see it; empty for none in particular. */
export function wordFor(state: string): string {
  return Object.hasOwn(looks, state) ? (looks[state]?.[1] ?? state) : state;
}

/** Seconds of a turn at full speed: slow enough to be overlooked, fast enough to be seen. */
const wholeTurn = 4;

/** How long a turn takes at a speed in percent, as CSS has it; undefined where nothing turns, or it is not known to. */
export function turnFor(state: string, speed: number, quality: Quality | undefined): string | undefined {
  return lookOf(state) === 'running' && speed > 0 && quality === undefined
    ? `${Math.round((wholeTurn * 100_000) / speed) / 1000}s`
    : undefined;
}

/** Whether nothing is known of what has a quality: of what is stale or uncertain, the last that was known stays. */
export function isUnknown(quality: Quality | undefined): boolean {
  return doubtOf(quality) === 'unknown';
}

/** Degrees by which what points to the right points elsewhere. */
export const pointing = Object.freeze({ right: 0, bottom: 90, left: 180, top: 270 });

/** Degrees by which what stands below stands elsewhere. */
export const standing = Object.freeze({ bottom: 0, left: 90, top: 180, right: 270 });

/** The share of a vessel that is full, from 0 to 1; undefined where nothing is known of it. */
export function shareOf(value: number | undefined, capacity: number): number | undefined {
  if (value === undefined || !(capacity > 0)) return undefined;
  return Math.min(1, Math.max(0, value / capacity));
}
