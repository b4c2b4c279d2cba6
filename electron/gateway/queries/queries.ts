/**
 * Named queries as bindings and scripts run them. What runs them is a `QuerySource`; a station without a connection to a
 * database refuses each by name.
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { isDoubleAt, keepDouble, type ExactValue } from '../../contract/doubles.ts';
import type { JsonObject } from '../../contract/json.ts';
import type { Clock } from '../platform/ports.ts';
import { openQueryCache } from './cache.ts';
import type { NamedQuery } from './namedQuery.ts';

/**
 * A dataset (`contract/values.ts`), a single value of a scalar query, which may be a double, or the number of rows that an update
 * changed.
 */
export type QueryResult = ExactValue;

/** How a query is run beside its parameters. */
export interface RunOptions {
  /** The transaction of a script that it runs in, with whose it is. */
  readonly transaction?: { readonly id: string; readonly owner: string } | undefined;
  /** Whether an update gives the key that it generated in place of the number of rows. */
  readonly wantsKey?: boolean;
  /** Hears of the database before the query changes something there; what it throws keeps it from being changed. */
  readonly changes?: (database: string) => void;
}

/** Runs queries in a database. Rejects with a `CountersignError` that says why it did not. */
export interface QuerySource {
  readonly run: (query: NamedQuery, parameters: JsonObject, options?: RunOptions) => Promise<QueryResult>;
}

export interface Queries {
  /**
   * Runs a named query by its path. Rejects with `object-not-found` where the project has no such query,
   * `illegal-argument` for a parameter that is missing or is none of its, `forbidden` where it is switched off, and
   * otherwise as its source does.
   */
  readonly run: (path: string, parameters: JsonObject, options?: RunOptions) => Promise<QueryResult>;
  /**
   * The same for somebody with these roles who only looks: rejects with `forbidden` where the query asks for another role or for
   * a zone, and where it changes what it reads.
   */
  readonly read: (
    path: string,
    parameters: JsonObject,
    roles: readonly string[],
    options?: ReadOptions,
  ) => Promise<QueryResult>;
  /** Forgets what is kept of a query's results, or of all. */
  readonly clearCache: (path?: string) => void;
}

export interface ReadOptions {
  /** Whether it is asked again, whatever is kept of it. */
  readonly bypassesCache?: boolean;
}

/** The source of what has no connection to a database, such as the check of a project. */
export const unasked: QuerySource = {
  run: ({ path }) =>
    Promise.reject(
      new CountersignError(
        ErrorCode.unsupported,
        `The named query ${path} was not run: a check asks no database. "countersign databases test" does.`,
      ),
    ),
};

/** The named queries of a project, which is asked for them each time, over what runs them. */
export function openQueries(
  all: () => ReadonlyMap<string, NamedQuery>,
  source: QuerySource,
  { monotonic }: Pick<Clock, 'monotonic'>,
): Queries {
  const cache = openQueryCache(monotonic);
  const find = (path: string): NamedQuery => {
    const query = all().get(path);
    if (query === undefined) {
      throw new CountersignError(ErrorCode.objectNotFound, `There is no named query ${path} in this project.`);
    }
    if (!query.enabled) forbid(path, 'is switched off');
    return query;
  };
  const run = async (
    query: NamedQuery,
    parameters: JsonObject,
    options: RunOptions,
    bypassesCache = options.transaction !== undefined,
  ): Promise<QueryResult> => {
    const { path, cachedFor } = query;
    const kept = bypassesCache || cachedFor === undefined ? undefined : cache.get(path, parameters);
    if (kept !== undefined) return kept;
    const result = await source.run(query, parameters, options);
    // A result of a query that was edited meanwhile is not kept for the one that it is now.
    if (cachedFor !== undefined && options.transaction === undefined && all().get(path) === query)
      cache.keep(path, parameters, result, cachedFor);
    return result;
  };
  return {
    run: async (path, parameters, options = {}) => {
      const query = find(path);
      return run(query, parametersOf(query, parameters), options);
    },
    clearCache: cache.clear,
    read: async (path, parameters, roles, { bypassesCache } = {}) => {
      const query = find(path);
      if (query.type === 'UpdateQuery') forbid(path, 'changes what it reads, and a binding only reads');
      // A zone cannot be checked, so it lets nobody.
      const may = query.permissions.some(({ zone, role }) => zone === '' && (role === '' || roles.includes(role)));
      if (query.permissions.length > 0 && !may) forbid(path, 'is for other roles or zones than yours');
      return run(query, parametersOf(query, parameters), {}, bypassesCache);
    },
  };
}

function forbid(path: string, reason: string): never {
  throw new CountersignError(ErrorCode.forbidden, `The named query ${path} ${reason}. It was not run.`);
}

/** What a query takes of what it is given: projects give it what others like it take as well. Refuses where it lacks one. */
function parametersOf({ path, parameters }: NamedQuery, given: JsonObject): JsonObject {
  const known = parameters.map(({ identifier }) => identifier);
  const missing = known.filter((name) => !Object.hasOwn(given, name));
  if (missing.length > 0) refuse(path, `it needs ${missing.join(', ')}`);
  const taken = Object.fromEntries(known.map((name) => [name, given[name] ?? null]));
  for (const name of known) if (isDoubleAt(given, name)) keepDouble(taken, name);
  return taken;
}

function refuse(path: string, reason: string): never {
  throw new CountersignError(ErrorCode.illegalArgument, `The named query ${path} was not run: ${reason}.`);
}
