/** `system.db.*` as scripts call it; the forms that Python gives them are in `system_db.py`. */
import { z } from 'zod';
import { keepDouble, type ExactValue } from '../../contract/doubles.ts';
import { json, type Json } from '../../contract/json.ts';
import { datasetValue } from '../../contract/values.ts';
import { reads, ScriptScope, writes, type ScriptApi, type ScriptCaller } from '../platform/scriptFunction.ts';
import type { Queries } from '../queries/queries.ts';
import type { Asked, Databases } from './databases.ts';
import { positionalStatement } from './placeholders.ts';
import { plainStatement } from './statement.ts';
import { boundValues } from './values.ts';

const sql = z
  .string({ error: 'the query is not a text' })
  .max(1_000_000, { error: 'the query has more than a million letters' });
/**
 * None for a query without places; then `?` is its own. They are data already, and the list itself is kept: beside it is kept which of
 * them are doubles.
 */
const values = z.custom<readonly Json[] | null>(
  (given) => given === null || Array.isArray(given),
  'args is no list of values',
);
const database = z.string({ error: 'database is not a text' }).nullable();
const transaction = z.string({ error: 'tx is not the id of a transaction' }).nullable();
const place = { database, transaction };

/** What a script changes in a database, for the audit trail; no value of it. */
export interface Change {
  readonly database: string;
  /** The SQL, or the path of the named query. */
  readonly statement: string;
}

export interface DatabaseScriptDependencies {
  readonly databases: Databases;
  readonly queries: Queries;
  /** Writes down what a script is about to change. What it throws keeps the change from being made. */
  readonly note: (change: Change, script: ScriptCaller) => void;
}

/** The functions of databases. */
export function databaseScripts({ databases, queries, note }: DatabaseScriptDependencies): ScriptApi {
  const asked = (
    text: string,
    given: readonly Json[] | null,
    where: { readonly database: string | null; readonly transaction: string | null },
    script: ScriptCaller,
    isNoted = true,
  ): Asked => {
    const bound = given === null ? undefined : boundValues(given);
    return {
      database: where.database ?? '',
      transaction: where.transaction === null ? undefined : { id: where.transaction, owner: ownerOf(script) },
      changes: isNoted ? (name) => note({ database: name, statement: text }, script) : undefined,
      statement: (dialect) => (bound === undefined ? plainStatement(text) : positionalStatement(text, bound, dialect)),
    };
  };
  return {
    'db.query': writes(
      ScriptScope.gateway,
      z.tuple([sql, values, z.strictObject(place)]),
      ([text, given, where], script) => databases.query(asked(text, given, where, script)),
    ),
    'db.scalar': writes(
      ScriptScope.gateway,
      z.tuple([sql, values, z.strictObject(place)]),
      async ([text, given, where], script) => {
        return cellOf(await databases.scalar(asked(text, given, where, script)));
      },
    ),
    'db.update': writes(
      ScriptScope.gateway,
      z.tuple([sql, values, z.strictObject({ ...place, getKey: z.boolean(), skipAudit: z.boolean() })]),
      async ([text, given, { getKey, skipAudit, ...where }], script) => {
        const { changed, key } = await databases.update(asked(text, given, where, script, !skipAudit), getKey);
        return getKey ? key : changed;
      },
    ),
    'db.runNamedQuery': writes(
      ScriptScope.gateway,
      z.tuple([
        z.string({ error: 'the path of the named query is not a text' }),
        z.record(z.string(), json, { error: 'parameters is not a dictionary' }),
        z.strictObject({ transaction, getKey: z.boolean() }),
      ]),
      async ([path, parameters, { transaction: id, getKey }], script) =>
        cellOf(
          await queries.run(path, parameters, {
            transaction: id === null ? undefined : { id, owner: ownerOf(script) },
            wantsKey: getKey,
            changes: (name) => note({ database: name, statement: path }, script),
          }),
        ),
    ),
    'db.begin': reads(
      ScriptScope.gateway,
      z.tuple([
        z.string(),
        z.int({ error: 'isolationLevel is not a whole number' }),
        z.number({ error: 'timeout is not a number' }),
      ]),
      ([name, isolation, timeLimit], script) => databases.begin(name, ownerOf(script), isolation, timeLimit),
    ),
    'db.commit': reads(ScriptScope.gateway, z.tuple([z.string()]), async ([id], script) => {
      await databases.transactions.commit(id, ownerOf(script));
      return null;
    }),
    'db.rollback': reads(ScriptScope.gateway, z.tuple([z.string()]), async ([id], script) => {
      await databases.transactions.rollback(id, ownerOf(script));
      return null;
    }),
    'db.close': reads(ScriptScope.gateway, z.tuple([z.string()]), async ([id], script) => {
      await databases.transactions.end(id, ownerOf(script));
      return null;
    }),
    'db.connections': reads(ScriptScope.gateway, z.tuple([z.string().nullable()]), ([name]) =>
      connectionsOf(databases, name),
    ),
    'db.clearCache': reads(ScriptScope.gateway, z.tuple([z.string().nullable()]), ([path]) => {
      queries.clearCache(path ?? undefined);
      return null;
    }),
  };
}

/** A value in a list, which says whether it is a double. */
function cellOf({ value, isDouble }: ExactValue): Json {
  const cell = [value];
  if (isDouble === true) keepDouble(cell, 0);
  return cell;
}

/** A transaction belongs to the scripts of one session, or to those of none. */
function ownerOf({ sessionId }: ScriptCaller): string {
  return sessionId ?? 'gateway';
}

const kindNames: Readonly<Record<string, string>> = Object.freeze({
  postgresql: 'POSTGRES',
  mariadb: 'MYSQL',
  sqlite: 'SQLITE',
});
const stateNames = Object.freeze({ connected: 'Valid', idle: 'Valid', faulted: 'Faulted' });

/** All of them for null; an empty name is the one that is meant where none is named. */
function connectionsOf(databases: Databases, name: string | null): Json {
  const meant = name === '' ? databases.preferred() : name;
  const found = databases.status().filter((one) => meant === null || one.name === meant);
  return datasetValue([
    { name: 'Name', type: 'String', data: found.map((one) => one.name) },
    { name: 'Description', type: 'String', data: found.map(({ description }) => description) },
    { name: 'DBType', type: 'String', data: found.map(({ kind }) => kindNames[kind] ?? kind) },
    { name: 'Status', type: 'String', data: found.map(({ state }) => stateNames[state]) },
  ]);
}
