/** Which alarms are shelved: somebody set them aside, until a time. */
import type { Clock } from '../platform/ports.ts';
import type { Store } from '../store/database.ts';

/** That somebody set an alarm aside. Times are epoch milliseconds. */
export interface Shelving {
  /** `prov:default:/tag:Line/Temp:/alm:High`. */
  readonly source: string;
  /** The user name of who did. */
  readonly by: string;
  readonly since: number;
  readonly until: number;
}

export interface Shelf {
  /** How an alarm is shelved now; undefined where it is not. */
  readonly of: (source: string) => Shelving | undefined;
  readonly all: () => readonly Shelving[];
  /** Sets alarms aside, in one transaction with `note`; those that were already are so until the new time. */
  readonly put: (sources: readonly string[], by: string, ms: number, note: () => void) => void;
  /** Takes alarms back, in one transaction with `note`. */
  readonly remove: (sources: readonly string[], note: () => void) => void;
  /** Calls `listener` after each change, also where a time is up. One listener at a time. */
  readonly onChange: (listener: () => void) => void;
  readonly close: () => void;
}

/** Seconds for which an alarm is shelved at most, a week, so that none is forgotten there. */
export const longestShelving = 604_800;

/** Milliseconds between two looks. */
const often = 60_000;

/** Opens it as it was left. */
export function openShelf(store: Pick<Store, 'db' | 'transaction'>, clock: Clock): Shelf {
  const { db } = store;
  const put = db.prepare<[Shelving]>(
    'INSERT OR REPLACE INTO alarm_shelving (source, by, since, until) VALUES (@source, @by, @since, @until)',
  );
  const remove = db.prepare<[string]>('DELETE FROM alarm_shelving WHERE source = ?');
  const shelved = new Map(
    db
      .prepare<[], Shelving>('SELECT source, by, since, until FROM alarm_shelving ORDER BY since, source')
      .all()
      .map((shelving) => [shelving.source, shelving]),
  );
  let tell = (): void => undefined;
  let callOff: (() => void) | undefined;
  /** Also where the clock was set back so far that the time would be longer than any may be. */
  const isOver = ({ until }: Shelving): boolean => until <= clock.now() || until - clock.now() > longestShelving * 1000;
  /** Lets go of what is over, and waits for the next that will be; whether anything was. Its rows go with the next change. */
  const look = (): boolean => {
    const before = shelved.size;
    callOff?.();
    for (const shelving of shelved.values()) if (isOver(shelving)) shelved.delete(shelving.source);
    const next = Math.min(...[...shelved.values()].map(({ until }) => until));
    // The clock may be set meanwhile: nobody says so.
    callOff = Number.isFinite(next) ? clock.after(Math.min(next - clock.now(), often), ended) : undefined;
    return shelved.size < before;
  };
  const ended = (): void => {
    if (look()) tell();
  };
  const changed = (): void => {
    look();
    tell();
  };
  const of = (source: string): Shelving | undefined => {
    const found = shelved.get(source);
    return found === undefined || isOver(found) ? undefined : found;
  };
  const stored = db.prepare<[number]>('DELETE FROM alarm_shelving WHERE until <= ?');
  look();
  return {
    of,
    all: () => [...shelved.values()].filter((shelving) => !isOver(shelving)),
    put: (sources, by, ms, note) => {
      const since = clock.now();
      const own = sources.map((source) => ({ source, by, since, until: Math.round(since + ms) }));
      store.transaction(() => {
        note();
        stored.run(since);
        for (const shelving of own) put.run(shelving);
      });
      for (const shelving of own) shelved.set(shelving.source, shelving);
      changed();
    },
    remove: (sources, note) => {
      store.transaction(() => {
        note();
        for (const source of sources) remove.run(source);
      });
      for (const source of sources) shelved.delete(source);
      changed();
    },
    onChange: (listener) => {
      tell = listener;
    },
    close: () => callOff?.(),
  };
}
