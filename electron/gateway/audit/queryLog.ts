/**
 * `system.util.queryAuditLog`: the trail as Ignition's scripts read an audit profile. What a script wrote by `system.util.audit`
 * stands there as it gave it; any other entry with its own action and target, and its detail as JSON.
 */
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { json, readJsonText, type Json, type JsonObject } from '../../contract/json.ts';
import { onOneLine } from '../platform/oneLine.ts';
import { optionalText } from '../platform/scriptFunction.ts';
import { isoUtc } from '../platform/time.ts';
import type { Sqlite } from '../platform/sqlite.ts';
import type { AuditKind } from './kinds.ts';

export const auditLogQuery = z.strictObject({
  /** Epoch milliseconds; the newest eight hours where nothing is said. */
  startDate: z.number({ error: 'startDate is not a date' }).nullish(),
  endDate: z.number({ error: 'endDate is not a date' }).nullish(),
  actorFilter: optionalText('actorFilter'),
  actionFilter: optionalText('actionFilter'),
  targetFilter: optionalText('targetFilter'),
  valueFilter: optionalText('valueFilter'),
  systemFilter: optionalText('systemFilter'),
  /** Bits: 1 gateway, 2 designer, 4 client. */
  contextFilter: z.int({ error: 'contextFilter is not a whole number' }).nullish(),
});
export type AuditLogQuery = z.output<typeof auditLogQuery>;

const entry = z.object({
  station: z.string(),
  at: z.object({ utc: z.string() }),
  action: z.string(),
  actor: z.object({ id: z.string(), name: z.string() }),
  target: z.string(),
  detail: z.record(z.string(), json),
});

/** What `system.util.audit` was given. */
const audited = z.object({
  action: z.string().default(''),
  actionTarget: z.string().default(''),
  actionValue: z.union([z.string(), z.number(), z.boolean()]).default(''),
  actorHost: z.string().default(''),
  originatingSystem: z.union([z.string(), z.array(z.string())]).optional(),
  originatingContext: z.int().default(1),
  statusCode: z.int().default(0),
});

/** A row, in the order of Ignition's columns: Timestamp (epoch milliseconds) to Context. */
export type AuditLogRow = readonly [number, ...Json[]];

const usualHours = 8;
const mostRows = 10_000;
const atOnce = 1000;
const contexts: Readonly<Record<number, string>> = { 1: 'Gateway', 2: 'Designer', 4: 'Client' };

/**
 * The rows, the oldest first. `visible` are the first words of actions that may be seen, all where it is not given. Throws
 * `illegal-argument` where more than 10,000 entries fit.
 */
export async function queryAuditLog(
  db: Sqlite,
  query: AuditLogQuery,
  now: number,
  visible?: readonly AuditKind[],
): Promise<readonly AuditLogRow[]> {
  const end = query.endDate ?? now;
  const [since, until] = [isoUtc(query.startDate ?? end - usualHours * 3_600_000), isoUtc(end)];
  const statement = db.prepare<[number, number], { at: string; action: string; bytes: string }>(
    'SELECT at, action, bytes FROM audit_entry WHERE seq < ? AND seq >= ? ORDER BY seq DESC',
  );
  const clockSet = db
    .prepare<[number], number | null>("SELECT max(seq) FROM audit_entry WHERE action = 'clock.changed' AND seq < ?")
    .pluck();
  const rows: AuditLogRow[] = [];
  let top = (db.prepare<[], { seq: number | null }>('SELECT max(seq) AS seq FROM audit_entry').get()?.seq ?? 0) + 1;
  while (top > 1) {
    const from = Math.max(1, top - atOnce);
    const found = statement.all(top, from);
    for (const { at, action, bytes } of found) {
      if (at < since || at > until || !isVisible(action, visible)) continue;
      const row = rowOf(bytes);
      if (row !== undefined && fits(row, query)) rows.push(row.cells);
      if (rows.length > mostRows)
        throw new CountersignError(
          ErrorCode.illegalArgument,
          `More than ${mostRows} entries fit. Ask for a shorter time.`,
        );
    }
    // A whole stretch from before: what stands further back is older still, up to where somebody set the clock.
    top = found.every(({ at }) => at < since) ? Math.min(from, (clockSet.get(top) ?? 0) + 1) : from;
    await setImmediate();
  }
  return rows.toReversed();
}

function isVisible(action: string, visible: readonly string[] | undefined): boolean {
  return visible?.includes(action.split('.')[0] ?? '') ?? true;
}

interface Row {
  readonly cells: AuditLogRow;
  /** Names by which its actor is asked for. */
  readonly actors: readonly string[];
  readonly action: string;
  readonly target: string;
  readonly value: string;
  readonly system: string;
  readonly context: number;
}

function rowOf(bytes: string): Row | undefined {
  const { data } = entry.safeParse(readJsonText(bytes));
  if (data === undefined) return undefined;
  const { station, at, actor } = data;
  const own = fieldsOf(data);
  const { action, target, value, host, system = `station:${station}`, context, code } = own;
  const result = code === 0 ? 'Good' : `Code ${code}`;
  const texts = [actor.name, host, action, target, value].map(onOneLine);
  return {
    cells: [
      Date.parse(at.utc),
      ...texts,
      code,
      result,
      onOneLine(system),
      context,
      contexts[context] ?? String(context),
    ],
    actors: [actor.name, actor.id],
    action,
    target,
    value,
    system,
    context,
  };
}

interface LogFields {
  readonly action: string;
  readonly target: string;
  readonly value: string;
  readonly host: string;
  readonly system: string | undefined;
  readonly context: number;
  readonly code: number;
}

function fieldsOf({ action, target, detail }: { action: string; target: string; detail: JsonObject }): LogFields {
  const { data } = action === 'script.audit' ? audited.safeParse(detail) : {};
  if (data === undefined) {
    const value = Object.keys(detail).length === 0 ? '' : JSON.stringify(detail);
    return { action, target, value, host: '', system: undefined, context: 1, code: 0 };
  }
  const { originatingSystem: system } = data;
  return {
    action: data.action,
    target: data.actionTarget,
    value: String(data.actionValue),
    host: data.actorHost,
    system: Array.isArray(system) ? system.join(', ') : system,
    context: data.originatingContext,
    code: data.statusCode,
  };
}

/** A filter is the whole text, as Ignition's databases compare it. */
function fits(row: Row, query: AuditLogQuery): boolean {
  const is = (wanted: string | null | undefined, ...held: readonly string[]): boolean =>
    wanted == null || wanted === '' || held.includes(wanted);
  return (
    is(query.actorFilter, ...row.actors) &&
    is(query.actionFilter, row.action) &&
    is(query.targetFilter, row.target) &&
    is(query.valueFilter, row.value) &&
    is(query.systemFilter, row.system) &&
    (query.contextFilter == null || (query.contextFilter & row.context) !== 0)
  );
}
