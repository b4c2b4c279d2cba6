/** `system.countersign.audit.*`, ours: the audit trail for pages; and `system.util.queryAuditLog`. Whoever asks is signed in. */
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { json } from '../../contract/json.ts';
import { noteOf, readCheckpoint, readNote } from '../../ledger/checkpoint.ts';
import { checkpointWords } from '../../ledger/words.ts';
import { localTime } from '../../format/localTime.ts';
import type { Clock } from '../platform/ports.ts';
import { toUtc } from '../platform/time.ts';
import { reads, ScriptScope, writes, type ScriptApi, type ScriptCaller } from '../platform/scriptFunction.ts';
import type { Sqlite } from '../platform/sqlite.ts';
import type { Inspection, Inspections } from './inspection.ts';
import { auditLogQuery, queryAuditLog } from './queryLog.ts';
import { openKinds } from './kinds.ts';
import { auditFilter, searchTrail } from './search.ts';
import type { Actor } from './trail.ts';

export interface AuditScriptDependencies {
  readonly db: Sqlite;
  readonly clock: Clock;
  readonly inspections: Inspections;
  /** What keeps the station from signing on its database, in words, and how an administrator lets it go on. */
  readonly hold: {
    readonly words: () => string | undefined;
    readonly release: (reason: string, actor: Actor) => void;
  };
  /** What tells an older copy of the whole data directory, in words. */
  readonly counter: () => string;
  /** What each witness saw of the trail at last; `at` is ISO 8601, UTC. */
  readonly witnesses: () => readonly { readonly witness: string; readonly entries: number; readonly at: string }[];
  /** Who is signed in on the script's session, and has not left it locked. */
  readonly person: (script: ScriptCaller) => Actor | undefined;
  readonly isAdministrator: (script: ScriptCaller) => boolean;
}

/** The functions of the trail. Throws `forbidden` for a script in whose session nobody is signed in. */
export function auditScripts({
  db,
  clock,
  inspections,
  hold,
  counter,
  witnesses,
  person,
  isAdministrator,
}: AuditScriptDependencies): ScriptApi {
  const requirePerson = (script: ScriptCaller): void => {
    if (person(script) !== undefined) return;
    throw new CountersignError(ErrorCode.forbidden, 'Sign in to see the audit trail.');
  };
  const checkpoint = db.prepare<[number | null, number | null], { note: string }>(
    'SELECT note FROM checkpoint WHERE ? IS NULL OR size = ? ORDER BY size DESC LIMIT 1',
  );
  const asScriptValue = ({ at, ...rest }: Inspection): { readonly [key: string]: string | number } => ({
    ...rest,
    at,
    atLocal: localTime(Date.parse(at), clock.zone),
  });
  return {
    'system.countersign.audit.getEntries': reads(
      ScriptScope.session,
      z.strictObject({ filter: auditFilter.prefault({}) }),
      async ({ filter }, script) => {
        requirePerson(script);
        // What the trail says of accounts and sign-ins is for who may see accounts.
        const [since, until] = [toUtc(filter.since, clock.zone), toUtc(filter.until, clock.zone)];
        return json.parse(
          await searchTrail(db, { ...filter, since, until }, clock, isAdministrator(script) ? undefined : openKinds),
        );
      },
    ),
    'util.queryAuditLog': reads(ScriptScope.session, z.tuple([auditLogQuery]), async ([query], script) => {
      requirePerson(script);
      const rows = await queryAuditLog(db, query, clock.now(), isAdministrator(script) ? undefined : openKinds);
      return json.parse(rows);
    }),
    'system.countersign.audit.getCheckpoint': reads(
      ScriptScope.session,
      z.strictObject({ entries: z.int({ error: 'entries is not a number of entries' }).positive().nullish() }),
      ({ entries }, script) => {
        requirePerson(script);
        const row = checkpoint.get(entries ?? null, entries ?? null);
        const note = readNote(row?.note ?? '');
        const read = readCheckpoint(note?.text ?? '');
        if (row === undefined || note === undefined || read === undefined) return null;
        const { size, at } = read;
        const atLocal = localTime(Date.parse(at), clock.zone);
        const seen = witnesses().map((one) => ({ ...one, atLocal: localTime(Date.parse(one.at), clock.zone) }));
        return {
          entries: size,
          at,
          atLocal,
          words: checkpointWords(note.text).join(' '),
          note: row.note,
          code: noteOf(note),
          witnesses: seen,
        };
      },
    ),
    'system.countersign.audit.getVerification': reads(ScriptScope.session, z.strictObject({}), (_, script) => {
      requirePerson(script);
      return asScriptValue(inspections.now());
    }),
    'system.countersign.audit.getHold': reads(ScriptScope.session, z.strictObject({}), (_, script) => {
      requirePerson(script);
      return hold.words() ?? null;
    }),
    'system.countersign.audit.getCounter': reads(ScriptScope.session, z.strictObject({}), (_, script) => {
      requirePerson(script);
      return counter();
    }),
    'system.countersign.audit.release': writes(
      ScriptScope.session,
      z.strictObject({ reason: z.string({ error: 'reason is not a text' }) }),
      ({ reason }, script) => {
        const actor = isAdministrator(script) ? person(script) : undefined;
        if (actor === undefined) {
          throw new CountersignError(
            ErrorCode.forbidden,
            'An administrator lets a station that is held go on. Sign in as one first. Nothing was changed.',
          );
        }
        hold.release(reason, actor);
        return null;
      },
    ),
    'system.countersign.audit.verify': writes(ScriptScope.session, z.strictObject({}), (_, script) => {
      requirePerson(script);
      void inspections.look();
      return asScriptValue(inspections.now());
    }),
  };
}
