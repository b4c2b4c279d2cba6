/** Signed records that leave the station while it runs: each is an entry of the trail (`signature.exported`), and is in what it made. */
import { counted } from '../../contract/counted.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { trailLines } from '../audit/csv.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import type { Ports } from '../platform/ports.ts';
import { isoUtc } from '../platform/time.ts';
import type { Store } from '../store/database.ts';
import { bundleText, makeBundle } from './bundle.ts';
import { bundleOfRequest, newPrinting, paperOf } from './printing.ts';

/** `pdf` is the record on paper with its bundle inside, `json` the bundle alone. */
export const exportFormats = ['pdf', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The trail of a time, as a bundle that strangers verify, or as lines to be read. Dates and times as the store keeps them. */
export interface TrailWanted {
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly format: 'json' | 'csv';
}

/** Entries that leave the station in one go while it runs: more would hold it up, and are for the command line. */
const mostEntries = 20_000;

export interface Exports {
  /**
   * The bytes of the trail of a time, which the trail records. Throws `illegal-argument` for more entries than a station that runs
   * takes together, and `object-not-found` for none.
   */
  readonly exportTrail: (wanted: TrailWanted, actor: Actor) => Uint8Array;
  /**
   * The bytes of a request as a file; `uuid` names it or one of its slots. Throws `illegal-argument` for a UUID that names
   * none, and as `paperOf`.
   */
  readonly exportRecord: (uuid: string, format: ExportFormat, actor: Actor) => Promise<Uint8Array>;
}

export interface ExportDependencies {
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Ports;
  /** Id of the station's key. */
  readonly keyId: string;
  /** The id of the request that a UUID names. Throws `illegal-argument` for one that names none. */
  readonly requestIdOf: (uuid: string) => string;
}

export function openExports({ store, trail, ports, keyId, requestIdOf }: ExportDependencies): Exports {
  const before = store.db.prepare<[string], { n: number }>(
    "SELECT count(*) AS n FROM audit_entry WHERE target = ? AND +action = 'signature.exported'",
  );
  const between = store.db.prepare<[string, string], { n: number }>(
    'SELECT count(*) AS n FROM audit_entry WHERE at >= ? AND at < ?',
  );
  return {
    exportTrail: ({ since, until, format }, actor) => {
      const entries = between.get(since ?? '', until ?? '\uffff')?.n ?? 0;
      if (entries > mostEntries) {
        throw new CountersignError(
          ErrorCode.illegalArgument,
          `That are ${counted(entries, 'entry', 'entries')}, and ${mostEntries} at most are saved here: choose a shorter time, or use "countersign export".`,
        );
      }
      store.transaction(() =>
        trail.append({
          action: 'audit.exported',
          actor,
          target: 'audit',
          detail: { format, since: since ?? null, until: until ?? null, entries },
        }),
      );
      if (format === 'csv') return Buffer.from([...trailLines(store.db, { since, until })].join('\r\n') + '\r\n');
      return Buffer.from(bundleText(makeBundle(store.db, { since, until })));
    },
    exportRecord: async (uuid, format, actor) => {
      const request = requestIdOf(uuid);
      const target = `signature-request:${request}`;
      // The entry comes first, so that the copy says of itself which one it is; its transaction ends with a checkpoint.
      const copy = store.transaction(() => {
        const number = (before.get(target)?.n ?? 0) + 1;
        trail.append({ action: 'signature.exported', actor, target, detail: { format, copy: number } });
        return number;
      });
      const made = bundleOfRequest(store.db, request);
      if (format === 'json') return Buffer.from(bundleText(made));
      const { clock } = ports;
      const printed = { request, at: isoUtc(clock.now()), zone: clock.zone, by: actor.name, copy };
      return paperOf(made, newPrinting(printed), keyId);
    },
  };
}
