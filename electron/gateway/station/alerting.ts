/**
 * Alerts leave the station at once (ES-14): whoever answers for security reads them where they read those of other programs, in a
 * syslog. The trail itself is what waits to be sent: an entry that no place took is tried again, also after a restart, before those
 * that came after it. The site says where to in `alerts.json`.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { alerting } from '../audit/critical.ts';
import type { Trail } from '../audit/trail.ts';
import { writeDurably } from '../platform/durably.ts';
import type { Ports } from '../platform/ports.ts';
import { readJson } from '../platform/readJson.ts';
import type { Store } from '../store/database.ts';
import { sendSyslog, Severity, syslogPlace, type SyslogPlace } from './syslog.ts';

const alertsName = 'alerts.json';
/** What a site writes into `alerts.json`. */
const alertsFile = z.strictObject({ to: z.array(syslogPlace).min(1).max(10) });

/** How far an earlier run came, by address: `alerted.json`. */
const alertedFile = z.strictObject({ station: z.string(), sent: z.record(z.string(), z.int().nonnegative()) });

/** Milliseconds until a place that took nothing is asked again: twice as long each time, up to the longest. */
const shortestWait = 5000;
const longestWait = 60_000;

interface AlertRow {
  readonly seq: number;
  readonly bytes: string;
}

const stamp = z.object({ at: z.object({ utc: z.string() }) });

export interface Alerts {
  /** The trail, whose alerts are sent once they are committed. */
  readonly trail: Trail;
  /** How many alerts a syslog did not take, of the one that has the fewest, and since when the oldest waits; null where none does. */
  readonly unsent: () => { readonly alerts: number; readonly since: string } | null;
  readonly close: () => void;
}

export interface AlertDependencies {
  readonly dataDir: string;
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Ports;
  readonly stationId: string;
}

function placesOf(dataDir: string): readonly SyslogPlace[] {
  const file = join(dataDir, alertsName);
  if (!existsSync(file)) return [];
  const read = readJson(file, alertsFile);
  if (read.ok) return read.value.to;
  throw new CountersignError(
    ErrorCode.project,
    `${file} ${read.reason}. Mend the file, or remove it where nobody shall hear of alerts elsewhere.`,
  );
}

/** What of an alert is sent: the entry as the trail has it, in one line of ASCII. */
function textOf(bytes: string): string {
  return bytes.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * Sends the alerts of the trail from now on, and those that an earlier run could not. A place that is new hears from this start on.
 * Throws `project` for an `alerts.json` that cannot be used.
 */
export function openAlerts({ dataDir, store, trail, ports, stationId }: AlertDependencies): Alerts {
  const places = placesOf(dataDir);
  if (places.length === 0) return { trail, unsent: () => null, close: () => undefined };
  const { clock, log } = ports;
  const names = alerting.map((action) => `'${action}'`).join(', ');
  const next = store.db.prepare<[number], AlertRow>(
    `SELECT seq, bytes FROM audit_entry WHERE seq > ? AND action IN (${names}) ORDER BY seq LIMIT 1`,
  );
  const left = store.db.prepare<[number], { alerts: number; since: string | null }>(
    `SELECT count(*) AS alerts, min(at) AS since FROM audit_entry WHERE seq > ? AND action IN (${names})`,
  );
  const thisStart = store.db.prepare<[], { seq: number }>(
    "SELECT max(seq) AS seq FROM audit_entry WHERE action = 'station.started'",
  );
  const kept = join(dataDir, 'alerted.json');
  const before = readJson(kept, alertedFile);
  const isOfThis = before.ok && before.value.station === stationId;
  const begun = thisStart.get()?.seq ?? 0;
  // An older database, put back, has fewer entries: what it writes now was never sent.
  const sentTo = ({ syslog }: SyslogPlace): number =>
    Math.min((isOfThis ? before.value.sent[syslog] : begun) ?? begun, begun);
  const sent = new Map(places.map((place) => [place.syslog, sentTo(place)]));
  const keep = (): void => writeDurably(kept, JSON.stringify({ station: stationId, sent: Object.fromEntries(sent) }));
  let isClosed = false;

  /** Places that took nothing when they were asked last. */
  const failing = new Set<string>();
  /** Sends to one place what it has not got, one after the other; no place waits for another. */
  const follow = (place: SyslogPlace): (() => void) => {
    let failures = 0;
    let isBusy = false;
    let callOff = (): void => undefined;
    const sendAll = async (): Promise<void> => {
      isBusy = true;
      try {
        for (;;) {
          const alert = isClosed ? undefined : next.get(sent.get(place.syslog) ?? 0);
          if (alert === undefined) return;
          const { at } = stamp.parse(JSON.parse(alert.bytes));
          const message = { severity: Severity.alert, kind: 'alert', at: at.utc, text: textOf(alert.bytes) };
          await sendSyslog(place, message, dataDir);
          if (failures > 0) log.info('An alert that waited was sent.', { place: place.syslog });
          failures = 0;
          failing.delete(place.syslog);
          sent.set(place.syslog, alert.seq);
          keep();
        }
      } finally {
        isBusy = false;
      }
    };
    const attempt = (): void => {
      callOff();
      if (isBusy || isClosed) return;
      sendAll().catch((error: unknown) => {
        if (isClosed) return;
        log.warn('An alert could not be sent, and waits.', { place: place.syslog, reason: String(error) });
        callOff = clock.after(Math.min(shortestWait * 2 ** failures, longestWait), attempt);
        failures += 1;
        failing.add(place.syslog);
      });
    };
    return attempt;
  };
  keep();
  const attempts = places.map(follow);
  let isDue = false;
  store.beforeCommit(() => () => {
    if (isDue) for (const attempt of attempts) attempt();
    isDue = false;
  });
  for (const attempt of attempts) attempt();
  return {
    trail: {
      ...trail,
      append: (event) => {
        isDue ||= alerting.includes(event.action);
        return trail.append(event);
      },
    },
    unsent: () => {
      if (failing.size === 0) return null;
      const least = Math.min(...[...failing].map((syslog) => sent.get(syslog) ?? 0));
      const { alerts = 0, since = null } = left.get(least) ?? {};
      return since === null ? null : { alerts, since };
    },
    close: () => {
      isClosed = true;
    },
  };
}
