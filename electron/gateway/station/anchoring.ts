/**
 * Anchors: the newest checkpoint, written outside of the station on a schedule, so that no later trail passes that does not go on
 * from it (AL-6, AL-20). The site says where in `anchors.json`; what was not anchored yet could still be made anew by whoever
 * holds the computer and its keys, so its age is shown.
 */
import { createSocket } from 'node:dgram';
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readCheckpoint, readNote } from '../../ledger/checkpoint.ts';
import type { Trail } from '../audit/trail.ts';
import type { Ports } from '../platform/ports.ts';
import { writeDurably } from '../platform/durably.ts';
import { readJson } from '../platform/readJson.ts';
import type { Store } from '../store/database.ts';

/** `udp://host:port` or `tcp://host:port`. */
const syslogAddress = z.string().regex(/^(?:udp|tcp):\/\/(?:[\w.-]+|\[[0-9A-Fa-f:]+\]):\d{1,5}$/, {
  error: 'is no address as udp://10.0.0.5:514 or tcp://log.plant.example:601',
});

/** What a site writes into `anchors.json`. Minutes. */
export const anchorFile = z.strictObject({
  to: z
    .array(z.union([z.strictObject({ folder: z.string().min(1) }), z.strictObject({ syslog: syslogAddress })]))
    .min(1),
  /** How long a new checkpoint waits at most. */
  every: z.number().min(1).max(1440).default(15),
  /** An un-anchored age that is told. */
  oldAfter: z.number().min(1).max(10_080).default(60),
});
export type AnchorFile = z.output<typeof anchorFile>;
type Place = AnchorFile['to'][number];

/** How far an earlier run came: `anchored.json`. */
const anchoredFile = z.strictObject({ station: z.string(), entries: z.int().nonnegative() });

/** How the trail stands outside: `since` is when the oldest entry that no anchor covers was written, ISO 8601 UTC. */
export interface Anchored {
  readonly state: 'none' | 'fresh' | 'old';
  readonly since: string | null;
}

export interface Anchors {
  readonly status: () => Anchored;
  readonly close: () => void;
}

export interface AnchorDependencies {
  readonly dataDir: string;
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Ports;
  readonly stationId: string;
}

const minute = 60_000;
/** Milliseconds that a place has to take an anchor. */
const patience = 10_000;

/** Anchors the newest checkpoint now and on the site's schedule; where there is no `anchors.json`, nothing is anchored. */
export function openAnchors({ dataDir, store, trail, ports, stationId }: AnchorDependencies): Anchors {
  const { clock, log } = ports;
  const file = join(dataDir, 'anchors.json');
  if (!existsSync(file)) return { status: () => ({ state: 'none', since: null }), close: () => undefined };
  const read = readJson(file, anchorFile);
  if (!read.ok)
    log.error('The file of the anchors cannot be used: nothing is anchored.', { file, reason: read.reason });
  const { to, every, oldAfter } = read.ok ? read.value : { to: [], every: 15, oldAfter: 60 };

  const newest = store.db.prepare<[], { size: number; note: string }>(
    'SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1',
  );
  const after = store.db.prepare<[number], { at: string }>(
    'SELECT at FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT 1',
  );
  const kept = join(dataDir, 'anchored.json');
  const before = readJson(kept, anchoredFile);
  // An older database, put back, has fewer: what was anchored then says nothing of what it writes now.
  const isOfThis = before.ok && before.value.station === stationId && before.value.entries <= trail.size();
  /** Entries that every place has, also from an earlier run; 0 where none was ever anchored. */
  let anchored = isOfThis ? before.value.entries : 0;
  let isTold = false;
  let isClosed = false;

  const since = (): string | null => after.get(anchored)?.at ?? null;
  const status = (): Anchored => {
    const oldest = since();
    const age = oldest === null ? 0 : clock.now() - Date.parse(oldest);
    return { state: age > oldAfter * minute || !read.ok ? 'old' : 'fresh', since: oldest };
  };
  const look = async (): Promise<void> => {
    const checkpoint = newest.get();
    if (checkpoint === undefined || checkpoint.size === anchored || to.length === 0) return;
    const results = await Promise.allSettled(to.map((place) => anchor(place, checkpoint, stationId)));
    const failed = results.flatMap((result, index) =>
      result.status === 'rejected' ? [[to[index], result.reason]] : [],
    );
    for (const [place, reason] of failed)
      log.warn('A checkpoint could not be anchored.', { place, reason: String(reason) });
    if (failed.length > 0) return;
    anchored = checkpoint.size;
    writeDurably(kept, JSON.stringify({ station: stationId, entries: anchored }));
  };
  const tell = (): void => {
    const { state, since: oldest } = status();
    if (state !== 'old') isTold = false;
    if (state !== 'old' || isTold || isClosed) return;
    log.error('The trail was not anchored for too long.', { since: oldest });
    store.transaction(() =>
      trail.append({
        action: 'anchor.old',
        actor: { kind: 'station', id: 'anchors', name: 'Anchors' },
        target: `station:${stationId}`,
        detail: { since: oldest, reason: read.ok ? 'a place took no checkpoint' : `anchors.json ${read.reason}` },
      }),
    );
    isTold = true;
  };
  let isLooking = false;
  const again = (): void => {
    callOff = clock.after(every * minute, again);
    try {
      tell();
    } catch (error) {
      log.error('That the trail is not anchored could not be written down.', { reason: String(error) });
    }
    // A place that hangs is waited for, and holds nothing else up.
    if (isLooking) return;
    isLooking = true;
    look()
      .catch((error: unknown) => log.error('Anchoring failed.', { reason: String(error) }))
      .finally(() => (isLooking = false));
  };
  // What the start itself writes is under its first checkpoint.
  let callOff = clock.after(0, again);
  return {
    status,
    close: () => {
      isClosed = true;
      callOff();
    },
  };
}

async function anchor(
  place: Place,
  { size, note }: { readonly size: number; readonly note: string },
  stationId: string,
): Promise<void> {
  if ('folder' in place) return writeAnchor(join(place.folder, anchorName(stationId, size)), note);
  const at = readCheckpoint(readNote(note)?.text ?? '')?.at ?? '-';
  return sendSyslog(new URL(place.syslog), syslogMessage(note, at, hostname()));
}

/** The name of an anchor's file: ascending, by station. */
export function anchorName(stationId: string, size: number): string {
  return `${stationId}-${String(size).padStart(10, '0')}.checkpoint`;
}

/** Writes an anchor whole, or not; one that is there with the same text counts. */
async function writeAnchor(file: string, note: string): Promise<void> {
  const there = await readFile(file, 'utf8').catch(() => undefined);
  if (there === note) return;
  if (there !== undefined) throw new Error(`${file} is there with another checkpoint.`);
  const part = `${file}.part`;
  try {
    await writeFile(part, note, { flush: true });
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** A message by RFC 5424: facility 13 (log audit), severity 5 (notice); the note in Base64, since it has lines. */
export function syslogMessage(note: string, at: string, host: string): string {
  const name = host.replace(/[^!-~]/g, '').slice(0, 255) || '-';
  return `<109>1 ${at} ${name} countersign - checkpoint - ${Buffer.from(note).toString('base64')}`;
}

/** Sends a message: a datagram (RFC 5426), or a frame with its length before it (RFC 6587, section 3.4.1). */
function sendSyslog({ protocol, hostname: host, port }: URL, message: string): Promise<void> {
  const address = host.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    if (protocol === 'udp:') {
      const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
      socket.send(message, Number(port), address, (error) => {
        socket.close();
        if (error === null) resolve();
        else reject(error);
      });
      return;
    }
    const socket = connect({ host: address, port: Number(port), timeout: patience });
    socket.once('timeout', () => socket.destroy(new Error('it takes too long')));
    socket.once('error', reject);
    socket.once('close', () => resolve());
    socket.once('connect', () => socket.end(`${Buffer.byteLength(message)} ${message}`));
    socket.resume();
  });
}
