/**
 * Watches the wall clock against the monotonic one (ES-22). Nothing here vouches for the time of a station; but when
 * somebody sets the clock while the program runs, that is audited, and what is recorded afterwards says so. Another zone is
 * audited too: what is recorded afterwards names it, and its UTC is as good as before.
 */
import type { Trail } from '../audit/trail.ts';
import type { Clock, Ports } from '../platform/ports.ts';
import { ClockTrust } from '../../ledger/clockTrust.ts';
import type { Store } from '../store/database.ts';
import { isoUtc } from '../platform/time.ts';

/** Milliseconds by which the two clocks may drift apart between two looks; a set clock jumps further. */
const tolerance = 2000;
/** Milliseconds between two looks. */
const interval = 30_000;
/** Milliseconds after which a clock that was set forward, and not back, is believed. */
const believedAfter = 24 * 3_600_000;

/** What somebody did to the clock or its zone: the time that it would be, or the zone that it was, and what was found. */
interface ClockChange {
  readonly action: 'clock.changed' | 'clock.zone-changed';
  readonly old: string;
  readonly new: string;
}

export interface ClockWatch {
  readonly trust: () => ClockTrust;
  /** The time, epoch milliseconds, by which what cannot be undone falls due: as if nobody had set the clock forward, for a day. */
  readonly due: () => number;
  /** Looks now, and has a change audited by `noted`. The same change is noted once. */
  readonly look: () => void;
  /**
   * The computer slept: its monotonic clock may have stood still, so that a wall clock which is ahead is no change. One
   * that is behind is.
   */
  readonly resumed: () => void;
  /** Something else says that the clock was changed. */
  readonly distrust: () => void;
  readonly follow: (noted: (change: ClockChange) => void) => () => void;
}

/** Watches a clock from now on. */
export function watchClock(clock: Clock): ClockWatch {
  let offset = clock.now() - clock.monotonic();
  /** The same without what somebody set, until that is believed. */
  let before = offset;
  let setAt = -Infinity;
  let { zone } = clock;
  let trust: ClockTrust = ClockTrust.unverified;
  let noted: Parameters<ClockWatch['follow']>[0] | undefined;
  const difference = (): number => clock.now() - clock.monotonic() - offset;
  const lookAtZone = (): void => {
    const found = clock.zone;
    if (found === zone) return;
    noted?.({ action: 'clock.zone-changed', old: zone, new: found });
    zone = found;
  };
  const follow = (by: number): void => {
    offset += by;
    before += by;
  };
  const look = (): void => {
    lookAtZone();
    if (clock.monotonic() - setAt >= believedAfter) before = offset;
    const by = difference();
    if (Math.abs(by) <= tolerance) {
      // Slow drift and the steps of a time service are not somebody setting the clock.
      follow(by);
      return;
    }
    trust = ClockTrust.changed;
    const found = clock.now();
    // What could not be noted is still a change at the next look.
    noted?.({ action: 'clock.changed', old: isoUtc(found - by), new: isoUtc(found) });
    offset += by;
    setAt = clock.monotonic();
  };
  return {
    trust: () => (Math.abs(difference()) > tolerance ? ClockTrust.changed : trust),
    due: () => Math.min(clock.now(), clock.monotonic() + before),
    look,
    resumed: () => {
      if (difference() < -tolerance) look();
      else {
        lookAtZone();
        follow(difference());
      }
    },
    distrust: () => {
      trust = ClockTrust.changed;
    },
    follow: (listener) => {
      noted = listener;
      let callOff = (): void => undefined;
      const again = (): void => {
        look();
        callOff = clock.after(interval, again);
      };
      callOff = clock.after(interval, again);
      return () => {
        noted = undefined;
        callOff();
      };
    },
  };
}

/** Has each change of the clock audited, and what differs from the last entry of an earlier run. */
export function auditClock(watch: ClockWatch, store: Store, trail: Trail, ports: Ports, stationId: string): () => void {
  const append = ({ action, ...detail }: ClockChange): void => {
    store.transaction(() => {
      trail.append({
        action,
        actor: { kind: 'station', id: 'clock', name: 'Clock' },
        target: `station:${stationId}`,
        detail,
      });
    });
  };
  const [last] = trail.latest(1);
  const now = ports.clock.now();
  if (last !== undefined && Date.parse(last.at.utc) - now > tolerance) {
    watch.distrust();
    append({ action: 'clock.changed', old: last.at.utc, new: isoUtc(now) });
  }
  if (last !== undefined && last.at.zone !== ports.clock.zone) {
    append({ action: 'clock.zone-changed', old: last.at.zone, new: ports.clock.zone });
  }
  return watch.follow(append);
}
