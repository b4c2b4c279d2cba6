/** The journal: what became of alarms, in the station's database, so that a restart forgets none of it. */
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { alarmPriorities, type AlarmChange } from '../../contract/alarms.ts';
import { json, jsonObject } from '../../contract/json.ts';
import type { Ports } from '../platform/ports.ts';
import type { Store } from '../store/database.ts';
import type { AlarmEvent } from './event.ts';

/** The columns that say when something happened to an event. */
const times = Object.freeze({ active: 'active_at', cleared: 'cleared_at', acknowledged: 'ack_at' } as const);
/** What comes first of what happened to one event at one time. */
const inOrder: readonly AlarmChange[] = ['active', 'acknowledged', 'cleared'];

/** What happened to an alarm at one time: `event` is how it stood right after. */
export interface JournalEntry {
  readonly change: AlarmChange;
  readonly at: number;
  readonly event: AlarmEvent;
}

export interface Asked {
  /** Epoch milliseconds. */
  readonly start: number;
  readonly end: number;
  readonly most: number;
  readonly wanted: (entry: JournalEntry) => boolean;
}

export interface Journal {
  /** Those that are active, and the newest of the others: those that wait to be acknowledged first; the oldest stands first. */
  readonly held: (most: number) => readonly AlarmEvent[];
  /** Keeps how an event stands, within a tenth of a second. Never throws: what cannot be kept is told in the log. */
  readonly note: (event: AlarmEvent) => void;
  /**
   * Keeps events in one transaction with `beside`, at once. Throws `store` and what `beside` throws; nothing of it is kept then.
   */
  readonly commit: (events: readonly AlarmEvent[], beside: () => void) => void;
  /** What happened from `start` to `end`, both within, as far as `wanted` takes it; the newest `most`, the oldest first. */
  readonly between: (asked: Asked) => Promise<{ readonly entries: readonly JournalEntry[]; readonly isCut: boolean }>;
  /** Writes what waits. */
  readonly close: () => void;
}

export interface JournalOptions {
  readonly store: Pick<Store, 'db' | 'transaction' | 'whenFree'>;
  readonly ports: Pick<Ports, 'clock' | 'log'>;
  /** Days for which what is over is kept. */
  readonly keepDays: () => number;
  /** Events that are kept at most; beyond them the oldest that are over go. */
  readonly mostKept?: number;
}

/** Milliseconds: between two writes, after one that failed, and until what is too old is looked for, first and then. */
const every = 100;
const pause = 5000;
const minute = 60_000;
const hour = 3_600_000;
const day = 86_400_000;
/** Events that one write takes, and one look lets go: a few milliseconds. */
const atOnce = 250;
/** Events that wait while nothing can be written. */
const mostWaiting = 5000;
const keptAtMost = 100_000;

const columns = `id, source, display_path AS displayPath, label, priority, notes, needs_notes AS needsNotes,
  ack_signature AS ackSignature, acks_itself AS acksItself, was_shelved AS wasShelved, value, data, active_at AS activeAt, cleared_at AS clearedAt,
  ack_at AS ackAt, ack_by AS ackBy, ack_notes AS ackNotes`;

interface EventRow {
  readonly id: string;
  readonly source: string;
  readonly displayPath: string;
  readonly label: string;
  readonly priority: string;
  readonly notes: string;
  readonly needsNotes: number;
  readonly ackSignature: string | null;
  readonly acksItself: number;
  readonly wasShelved: number;
  readonly value: string;
  readonly data: string;
  readonly activeAt: number;
  readonly clearedAt: number | null;
  readonly ackAt: number | null;
  readonly ackBy: string | null;
  readonly ackNotes: string | null;
}

const priority = z.enum(alarmPriorities);

/** Opens it. */
export function openJournal({ store, ports, keepDays, mostKept = keptAtMost }: JournalOptions): Journal {
  const { db } = store;
  const { clock, log } = ports;
  const put = db.prepare<[EventRow]>(
    `INSERT OR REPLACE INTO alarm_event (id, source, display_path, label, priority, notes, needs_notes, ack_signature,
       acks_itself, was_shelved, value, data, active_at, cleared_at, ack_at, ack_by, ack_notes)
     VALUES (@id, @source, @displayPath, @label, @priority, @notes, @needsNotes, @ackSignature,
       @acksItself, @wasShelved, @value, @data, @activeAt, @clearedAt, @ackAt, @ackBy, @ackNotes)`,
  );
  const active = db.prepare<[], EventRow>(
    `SELECT ${columns} FROM alarm_event WHERE (cleared_at IS NULL OR ack_at IS NULL) AND cleared_at IS NULL ORDER BY active_at`,
  );
  const unacknowledged = db.prepare<[number], EventRow>(
    `SELECT ${columns} FROM alarm_event WHERE (cleared_at IS NULL OR ack_at IS NULL) AND cleared_at IS NOT NULL
     ORDER BY active_at DESC LIMIT ?`,
  );
  const over = db.prepare<[number], EventRow>(
    `SELECT ${columns} FROM alarm_event WHERE cleared_at IS NOT NULL AND ack_at IS NOT NULL ORDER BY active_at DESC LIMIT ?`,
  );
  const pages = inOrder.map((change) => ({
    change,
    page: db.prepare<[{ start: number; at: number; id: string; most: number }], EventRow>(
      `SELECT ${columns} FROM alarm_event WHERE ${times[change]} BETWEEN @start AND @at AND (${times[change]}, id) < (@at, @id)
       ORDER BY ${times[change]} DESC, id DESC LIMIT @most`,
    ),
  }));
  const forgetOld = db.prepare<[number, number]>(
    `DELETE FROM alarm_event WHERE id IN (
       SELECT id FROM alarm_event WHERE active_at < ? AND cleared_at IS NOT NULL ORDER BY active_at LIMIT ?)`,
  );
  const forgetMore = db.prepare<[number, number]>(
    `DELETE FROM alarm_event WHERE cleared_at IS NOT NULL AND id IN (
       SELECT id FROM alarm_event ORDER BY active_at DESC LIMIT ? OFFSET ?)`,
  );
  const waiting = new Map<string, AlarmEvent>();
  let callOff: (() => void) | undefined;
  let isFailing = false;
  /** What could not wait for longer while nothing was written. */
  let lost = 0;
  let isOpen = true;

  const write = (events: readonly AlarmEvent[], beside: () => void): void => {
    store.transaction(() => {
      beside();
      for (const event of events) put.run(rowOf(event));
    });
    for (const event of events) if (waiting.get(event.id) === event) waiting.delete(event.id);
  };
  /** Writes what waits, `most` events of it; whether that could be done. */
  const flush = (most: number): boolean => {
    try {
      write([...waiting.values()].slice(0, most), () => undefined);
      if (isFailing) log.info('What happens to alarms is kept again.', { lost });
      [isFailing, lost] = [false, 0];
      return true;
    } catch (error) {
      if (!isFailing)
        log.error('What happens to alarms cannot be kept.', { reason: String(error), waiting: waiting.size });
      isFailing = true;
      return false;
    }
  };
  const soon = (ms: number): void => {
    callOff ??= clock.after(ms, () => {
      void store.whenFree(() => {
        callOff = undefined;
        if (!isOpen) return;
        const done = flush(atOnce);
        if (waiting.size > 0) soon(done ? every : pause);
      });
    });
  };
  const forget = (): void => {
    let isFull = false;
    try {
      const old = clock.now() - keepDays() * day;
      const gone = store.transaction(
        () => forgetOld.run(old, atOnce).changes + forgetMore.run(atOnce, mostKept).changes,
      );
      isFull = gone >= atOnce;
    } catch (error) {
      log.warn('What alarms left behind long ago cannot be let go.', { reason: String(error) });
    }
    stopForgetting = clock.after(isFull ? every : hour, forget);
  };
  let stopForgetting = clock.after(minute, forget);
  return {
    held: (most) => {
      const first = active.all();
      const next = unacknowledged.all(Math.max(0, most - first.length));
      const last = over.all(Math.max(0, most - first.length - next.length));
      return [...first, ...next, ...last].map(eventOf).toSorted(byTime);
    },
    note: (event) => {
      waiting.set(event.id, event);
      const [oldest] = waiting.keys();
      // What can be written is: nothing of a flood is lost while the database takes it.
      if (waiting.size > mostWaiting && oldest !== undefined && (isFailing || !flush(atOnce)))
        lost += Number(waiting.delete(oldest));
      soon(every);
    },
    commit: (events, beside) => {
      write(events, beside);
      // How they stood before waits no more.
      for (const { id } of events) waiting.delete(id);
    },
    between: inTurn(async ({ start, end, most, wanted }: Asked) => {
      for (let left = waiting.size; left > 0 && flush(atOnce); left -= atOnce) await setImmediate();
      const found: JournalEntry[] = [];
      for (const { change, page } of pages) {
        let [at, id, left] = [end + 1, '', most + 1];
        while (left > 0) {
          const rows = page.all({ start, at, id, most: atOnce });
          const entries = rows.map((row) => entryOf(change, eventOf(row))).filter((entry) => entry !== undefined);
          const own = entries.filter(wanted).slice(0, left);
          found.push(...own);
          left -= own.length;
          const last = rows.at(-1);
          if (last === undefined || rows.length < atOnce) break;
          [at, id] = [timeOf(change, eventOf(last)) ?? start, last.id];
          await setImmediate();
        }
      }
      const sorted = found.toSorted((one, other) => one.at - other.at || byId(one.event, other.event));
      return { entries: sorted.slice(-most), isCut: sorted.length > most };
    }),
    close: () => {
      isOpen = false;
      callOff?.();
      stopForgetting();
      if (waiting.size > 0) flush(mostWaiting);
    },
  };
}

/** Answers one question after the other: a hundred at once would be read in steps of a hundred parts. */
function inTurn<Q, A>(answer: (question: Q) => Promise<A>): (question: Q) => Promise<A> {
  let last: Promise<unknown> = Promise.resolve();
  return (question) => {
    const own = last.then(() => answer(question));
    last = own.catch(() => undefined);
    return own;
  };
}

function byTime(one: AlarmEvent, other: AlarmEvent): number {
  return one.activeAt - other.activeAt || byId(one, other);
}

/** Ids sort by the time at which they were made. */
function byId(one: AlarmEvent, other: AlarmEvent): number {
  return one.id === other.id ? 0 : one.id < other.id ? -1 : 1;
}

/** When it happened to an event; undefined where it did not. */
function timeOf(change: AlarmChange, { activeAt, clearedAt, ack }: AlarmEvent): number | undefined {
  if (change === 'active') return activeAt;
  return change === 'cleared' ? clearedAt : ack?.at;
}

/** How an event stood right after it happened to it. What needs no acknowledgement was never acknowledged. */
function entryOf(change: AlarmChange, event: AlarmEvent): JournalEntry | undefined {
  const at = timeOf(change, event);
  const { clearedAt, ack, ...begun } = event;
  const needsNone = ack?.by === '' && ack.at === event.activeAt;
  if (at === undefined || (change === 'acknowledged' && needsNone)) return undefined;
  const isThere = (time: number | undefined, own: AlarmChange): boolean =>
    time !== undefined && (own === change || time < at || (time === at && own === 'acknowledged'));
  return {
    change,
    at,
    event: {
      ...begun,
      ...(clearedAt !== undefined && isThere(clearedAt, 'cleared') ? { clearedAt } : {}),
      ...(ack !== undefined && isThere(ack.at, 'acknowledged') ? { ack } : {}),
    },
  };
}

function rowOf({ needsNotes, acksItself, wasShelved, value, data, clearedAt, ack, ...own }: AlarmEvent): EventRow {
  return {
    ...own,
    needsNotes: Number(needsNotes),
    acksItself: Number(acksItself),
    wasShelved: Number(wasShelved),
    value: JSON.stringify(value),
    data: JSON.stringify(data),
    clearedAt: clearedAt ?? null,
    ackAt: ack?.at ?? null,
    ackBy: ack?.by ?? null,
    ackNotes: ack?.notes ?? null,
  };
}

function eventOf({ clearedAt, ackAt, ackBy, ackNotes, ...row }: EventRow): AlarmEvent {
  return {
    ...row,
    priority: priority.parse(row.priority),
    needsNotes: row.needsNotes === 1,
    acksItself: row.acksItself === 1,
    wasShelved: row.wasShelved === 1,
    value: json.parse(JSON.parse(row.value)),
    data: jsonObject.parse(JSON.parse(row.data)),
    ...(clearedAt === null ? {} : { clearedAt }),
    ...(ackAt === null ? {} : { ack: { at: ackAt, by: ackBy ?? '', notes: ackNotes ?? '' } }),
  };
}
