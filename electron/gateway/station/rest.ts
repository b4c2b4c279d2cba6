/**
 * What a station does for its files beside the work: the keys are told how far the trail is, a moment after each checkpoint and
 * so after each signature, and some moments after anything else; the log is moved into the database when nobody signs.
 */
import type { Checkpoints } from './checkpoints.ts';
import type { Keys } from './keys.ts';
import type { Ports } from '../platform/ports.ts';
import { settle, type Station } from './station.ts';
import type { Store } from '../store/database.ts';

/** Milliseconds between two times. */
const restEvery = 300_000;
/** Milliseconds after a checkpoint until the keys hear of it: not within the answer to who signed, and once for several. */
const markAfter = 1000;
/** The same after entries that no checkpoint is of yet. */
const markEntriesAfter = 10_000;
/** Bytes of the database's log above which somebody has to look: it is moved every 16 MB where nobody holds it. */
const largestLog = 32 * 1024 * 1024;

export interface RestDependencies {
  readonly store: Store;
  readonly checkpoints: Pick<Checkpoints, 'trail' | 'whenGrown'>;
  readonly keys: Keys;
  readonly station: Station;
  readonly ports: Ports;
  /** The keys are told nothing of a database that they do not remember. */
  readonly isHeld: () => boolean;
}

export interface Rest {
  /** Whether the log of the database was too long when it was looked at last: another program holds the database open (SY-16). */
  readonly isLogLong: () => boolean;
  /** Does so once more, and ends it. */
  readonly close: () => void;
}

/**
 * Does so now, and then now and then. What does not succeed, on a full disk say, is as it was, and is tried again the next
 * time. A log that grows, since another program holds it, is told: once, until it is short again.
 */
export function restNowAndThen({ store, checkpoints, keys, station, ports, isHeld }: RestDependencies): Rest {
  const { clock, log } = ports;
  const { trail } = checkpoints;
  const challenge = store.db.prepare("SELECT 1 FROM challenge WHERE state = 'open' LIMIT 1");
  const isSigning = (): boolean => challenge.get() !== undefined;
  /** Whether the keys know of more than was moved, and whether the move waits until the last challenge is closed. */
  let isLogBehind = false;
  let isHeldUp = false;
  const mark = (movesLog: boolean): void => {
    if (isHeld()) return;
    isLogBehind = settle({ store, keys, station, trail, log }, { movesLog, isBehind: isLogBehind });
  };
  let isLogLong = false;
  let isReported = false;
  const lookAtLog = (): void => {
    const bytes = store.logBytes();
    isLogLong = bytes > largestLog;
    if (isLogLong && !isReported) {
      const megabytes = Math.floor(bytes / 1024 / 1024);
      log.warn('The log of the database grows: another program holds the database open. Nothing is lost.', {
        megabytes,
      });
      store.transaction(() =>
        trail.append({
          action: 'station.log-grows',
          actor: { kind: 'station', id: station.id, name: station.name },
          target: `station:${station.id}`,
          detail: { megabytes },
        }),
      );
    }
    isReported = isLogLong;
  };
  const now = (movesLog: boolean): void => {
    mark(movesLog);
    try {
      lookAtLog();
    } catch (error) {
      log.error('That the log of the database grows could not be kept.', { reason: String(error) });
    }
  };
  now(true);
  const again = (): void => {
    isHeldUp = isSigning();
    now(!isHeldUp);
    callOff = clock.after(restEvery, again);
  };
  let callOff = clock.after(restEvery, again);
  let isClosed = false;
  let waiting: { readonly isSoon: boolean; readonly callOff: () => void } | undefined;
  const markLater = (isSoon: boolean): void => {
    if (isClosed || (waiting !== undefined && (waiting.isSoon || !isSoon))) return;
    waiting?.callOff();
    const callOff = clock.after(isSoon ? markAfter : markEntriesAfter, () => {
      waiting = undefined;
      const movesLog = isHeldUp && !isSigning();
      isHeldUp &&= !movesLog;
      now(movesLog);
    });
    waiting = { isSoon, callOff };
  };
  checkpoints.whenGrown(markLater);
  store.beforeCommit(() => () => {
    if (isHeldUp && !isSigning()) markLater(true);
  });
  return {
    isLogLong: () => isLogLong,
    close: () => {
      isClosed = true;
      callOff();
      waiting?.callOff();
      now(true);
    },
  };
}
