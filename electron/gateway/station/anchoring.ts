/**
 * Anchors: the newest checkpoint, written outside of the station on a schedule, so that no later trail passes that does not go on
 * from it (AL-6, AL-20). The site says where in `anchors.json`; what was not anchored yet could still be made anew by whoever
 * holds the computer and its keys, so its age is shown.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readNote } from '../../ledger/checkpoint.ts';
import type { AuditEvent, Trail } from '../audit/trail.ts';
import { openTree } from '../audit/tree.ts';
import type { Ports } from '../platform/ports.ts';
import { writeDurably } from '../platform/durably.ts';
import { readJson } from '../platform/readJson.ts';
import type { Store } from '../store/database.ts';
import { anchorPlace, placeName, putInto, type AnchorPlace } from './anchorPlaces.ts';
import { keepCosignature, newestSeen, seenBy, type Seen } from './cosignatures.ts';
import { cosign, OtherLogError } from './witness.ts';

/** What a site writes into `anchors.json`. Minutes. */
export const anchorFile = z.strictObject({
  to: z.array(anchorPlace).min(1),
  /** How long a new checkpoint waits at most. */
  every: z.number().min(1).max(1440).default(15),
  /** An un-anchored age that is told. */
  oldAfter: z.number().min(1).max(10_080).default(60),
});

/** How far an earlier run came: `anchored.json`. */
const anchoredFile = z.strictObject({ station: z.string(), entries: z.int().nonnegative() });

/** How the trail stands outside: `since` is when the oldest entry that no anchor covers was written, ISO 8601 UTC. */
export interface Anchored {
  readonly state: 'none' | 'fresh' | 'old';
  readonly since: string | null;
}

export interface Anchors {
  readonly status: () => Anchored;
  /** Entries that every place has; 0 where nothing is anchored. */
  readonly entries: () => number;
  /** What each witness saw at last. */
  readonly seen: () => readonly Seen[];
  readonly close: () => void;
}

export interface AnchorDependencies {
  readonly dataDir: string;
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Ports;
  readonly stationId: string;
}

interface CheckpointRow {
  readonly size: number;
  readonly note: string;
}

const minute = 60_000;
/** Minutes until a place that took nothing is asked again: one, two, four and so on, up to these. */
const longestWait = 60;

/** Anchors the newest checkpoint now and on the site's schedule; where there is no `anchors.json`, nothing is anchored. */
export function openAnchors({ dataDir, store, trail, ports, stationId }: AnchorDependencies): Anchors {
  const { clock, log } = ports;
  const file = join(dataDir, 'anchors.json');
  const seen = (): Seen[] => newestSeen(store.db);
  if (!existsSync(file)) {
    return { status: () => ({ state: 'none', since: null }), entries: () => 0, seen, close: () => undefined };
  }
  const read = readJson(file, anchorFile);
  if (!read.ok)
    log.error('The file of the anchors cannot be used: nothing is anchored.', { file, reason: read.reason });
  const { to, every, oldAfter } = read.ok ? read.value : { to: [], every: 15, oldAfter: 60 };

  const newest = store.db.prepare<[], CheckpointRow>('SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1');
  const after = store.db.prepare<[number], { at: string }>(
    'SELECT at FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT 1',
  );
  const tree = openTree(store.db);
  const kept = join(dataDir, 'anchored.json');
  const before = readJson(kept, anchoredFile);
  // An older database, put back, has fewer: what was anchored then says nothing of what it writes now.
  const isOfThis = before.ok && before.value.station === stationId && before.value.entries <= trail.size();
  /** Entries that each place has, also from an earlier run; 0 where nothing was ever anchored. */
  const reached = new Map(to.map((place) => [place, isOfThis ? before.value.entries : 0]));
  /** Entries that every place has. */
  const anchored = (): number => (reached.size === 0 ? 0 : Math.min(...reached.values()));
  let isReported = false;
  let isClosed = false;

  const status = (): Anchored => {
    const oldest = after.get(anchored())?.at ?? null;
    const age = oldest === null ? 0 : clock.now() - Date.parse(oldest);
    return { state: age > oldAfter * minute || !read.ok ? 'old' : 'fresh', since: oldest };
  };
  const write = (event: Pick<AuditEvent, 'action' | 'detail'>): void => {
    try {
      const actor = { kind: 'station', id: 'anchors', name: 'Anchors' } as const;
      store.transaction(() => trail.append({ ...event, actor, target: `station:${stationId}` }));
    } catch (error) {
      log.error('What became of the anchors could not be written down.', { reason: String(error) });
    }
  };
  const send = async (place: AnchorPlace, { size, note }: CheckpointRow): Promise<void> => {
    if (!('witness' in place)) return putInto(place, { size, note, stationId }, dataDir);
    const text = readNote(note)?.text ?? '';
    const seen = seenBy(store.db, place.key.name);
    const asked = { size, note, text, seen, proof: (first: number) => tree.consistency(first, size) };
    const line = await cosign(place.witness, place.key, asked);
    if (!isClosed) keepCosignature(store, size, place.key.name, line);
  };
  /** Keeps one place up to date: none waits for another, and one that hangs holds nothing else up. */
  const follow = (place: AnchorPlace): (() => void) => {
    let failures = 0;
    let isAlerted = false;
    const attempt = async (): Promise<void> => {
      const checkpoint = newest.get();
      if (checkpoint === undefined || checkpoint.size === reached.get(place)) return;
      const floor = anchored();
      await send(place, checkpoint);
      reached.set(place, checkpoint.size);
      if (!isClosed && anchored() > floor)
        writeDurably(kept, JSON.stringify({ station: stationId, entries: anchored() }));
    };
    const failed = (error: unknown): void => {
      failures += 1;
      if (isClosed) return;
      log.warn('A checkpoint could not be anchored.', { place: placeName(place), reason: String(error) });
      if (!(error instanceof OtherLogError) || isAlerted) return;
      // Another program of this station may have asked with a checkpoint that was made meanwhile.
      if (error.longer !== undefined && error.longer <= (newest.get()?.size ?? 0)) return;
      isAlerted = true;
      log.error('Another trail was anchored.', { place: placeName(place), reason: error.message });
      write({ action: 'security.alert', detail: { reason: `${error.message} (${placeName(place)})` } });
    };
    const again = (): void => {
      attempt()
        .then(() => {
          [failures, isAlerted] = [0, false];
        })
        .catch(failed)
        .finally(() => {
          if (isClosed) return;
          const minutes = failures === 0 ? every : Math.min(2 ** (failures - 1), longestWait);
          callOff = clock.after(minutes * minute, again);
        });
    };
    // What the start itself writes is under its first checkpoint.
    let callOff = clock.after(0, again);
    return () => callOff();
  };
  const tell = (): void => {
    stopTelling = clock.after(every * minute, tell);
    const { state, since } = status();
    if (state !== 'old') isReported = false;
    if (state !== 'old' || isReported) return;
    log.error('The trail was not anchored for too long.', { since });
    const reason = read.ok ? 'a place took no checkpoint' : `anchors.json ${read.reason}`;
    write({ action: 'anchor.old', detail: { since, reason } });
    isReported = true;
  };
  const followed = to.map(follow);
  let stopTelling = clock.after(0, tell);
  return {
    status,
    entries: anchored,
    seen,
    close: () => {
      isClosed = true;
      stopTelling();
      for (const stop of followed) stop();
    },
  };
}
