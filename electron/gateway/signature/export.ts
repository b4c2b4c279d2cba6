/** Signed records that leave the station while it runs: each is an entry of the trail (`signature.exported`), and is in what it made. */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { entryLines } from '../audit/csv.ts';
import { findEntries, type AuditFilter } from '../audit/search.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import type { Ports } from '../platform/ports.ts';
import { isoUtc } from '../platform/time.ts';
import type { Store } from '../store/database.ts';
import { bundleText, makeBundle } from './bundle.ts';
import { bundleOfRequest, newPrinting, paperOf } from './printing.ts';

/** `pdf` is the record on paper with its bundle inside, `json` the bundle alone. */
export const exportFormats = ['pdf', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Entries of the trail, as a bundle that strangers verify, or as lines to be read. Dates and times as the store keeps them. */
export interface TrailWanted extends Omit<AuditFilter, 'limit' | 'before'> {
  readonly format: 'json' | 'csv';
}

/** Entries that leave the station in one go while it runs: more would hold it up, and are for the command line. */
const mostEntries = 20_000;

export interface Exports {
  /**
   * The bytes of those entries of the trail that fit, which the trail records. Throws `illegal-argument` for more entries than a
   * station that runs takes together, and for a bundle that would have some entries of its dates alone; `object-not-found` for none.
   */
  readonly exportTrail: (wanted: TrailWanted, actor: Actor) => Promise<Uint8Array>;
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
  return {
    exportTrail: async ({ format, ...filter }, actor) => {
      const { text, person, record, kind, since, until } = filter;
      // Nobody could tell which entries a bundle leaves out, so it leaves out none.
      if (format === 'json' && [text, person, record, kind].some((one) => one !== undefined)) {
        throw new CountersignError(
          ErrorCode.illegalArgument,
          'A bundle has all entries from one date to another: clear what else is looked for, or save as CSV. Nothing was saved.',
        );
      }
      const rows = await findEntries(store.db, filter, ports.clock, mostEntries);
      if (rows === undefined) {
        throw new CountersignError(
          ErrorCode.illegalArgument,
          `That are more than ${mostEntries} entries, which are at most saved here: choose a shorter time, or use "countersign export".`,
        );
      }
      if (rows.length === 0)
        throw new CountersignError(ErrorCode.objectNotFound, 'The audit trail has no such entry. Nothing was saved.');
      const lookedFor = Object.entries({ text, person, record, kind }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const],
      );
      // The entry comes first: its transaction ends with a checkpoint, under which are all that were found.
      store.transaction(() =>
        trail.append({
          action: 'audit.exported',
          actor,
          target: 'audit',
          detail: {
            format,
            since: since ?? null,
            until: until ?? null,
            ...Object.fromEntries(lookedFor),
            entries: rows.length,
          },
        }),
      );
      if (format === 'csv') return Buffer.from([...entryLines(rows)].join('\r\n') + '\r\n');
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
