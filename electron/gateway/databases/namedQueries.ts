/** Named queries of the project, run in the databases of the station. */
import { isDoubleAt, type ExactValue } from '../../contract/doubles.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/json.ts';
import type { NamedQuery } from '../queries/namedQuery.ts';
import type { QuerySource } from '../queries/queries.ts';
import type { Asked, Databases } from './databases.ts';
import { namedStatement } from './placeholders.ts';
import { undeclaredIn } from './undeclared.ts';
import { boundAs, textOfParameter } from './values.ts';

/** What runs named queries. @param zone The station's time zone, in which dates are read that come as texts. */
export function databaseSource(databases: Databases, zone: string): QuerySource {
  return {
    run: async (query, parameters, { transaction, changes, wantsKey = false } = {}) => {
      const asked: Asked = { ...askedOf(query, parameters, databases, zone), transaction, changes };
      switch (query.type) {
        case 'Query':
          return { value: await databases.query(asked, query.mostRows) };
        case 'UpdateQuery': {
          const { changed, key } = await databases.update(asked, wantsKey);
          return { value: wantsKey ? key : changed };
        }
        case 'ScalarQuery':
          try {
            return await databases.scalar(asked);
          } catch (error) {
            if (query.fallback === undefined || isOfCaller(error)) throw error;
            return { value: query.fallback };
          }
      }
    },
  };
}

/** Whether it failed by how it was called, for which a fallback is no answer. */
function isOfCaller(error: unknown): boolean {
  return error instanceof CountersignError && error.code !== ErrorCode.notLive && error.code !== ErrorCode.busy;
}

function askedOf(
  query: NamedQuery,
  given: JsonObject,
  databases: Databases,
  zone: string,
): Pick<Asked, 'database' | 'statement'> {
  const valueAt = (name: string): ExactValue => ({ value: given[name] ?? null, isDouble: isDoubleAt(given, name) });
  let { database } = query;
  for (const { type, identifier } of query.parameters) {
    if (type === 'Database') database = textOfParameter(identifier, valueAt(identifier), zone);
  }
  const of = (kind: 'Parameter' | 'QueryString') => query.parameters.filter(({ type }) => type === kind);
  const bound = new Map(
    of('Parameter').map(({ identifier, sqlType }) => [
      identifier,
      boundAs(identifier, sqlType, valueAt(identifier), zone),
    ]),
  );
  const texts = new Map(
    of('QueryString').map(({ identifier }) => [identifier, textOfParameter(identifier, valueAt(identifier), zone)]),
  );
  const trusted = databases.trusts(query.path);
  return {
    database,
    statement: (dialect) => {
      const lacking = undeclaredIn(query, dialect);
      if (lacking === undefined) return namedStatement(query.sql, { bound, texts, trusted }, dialect);
      throw new CountersignError(ErrorCode.illegalArgument, `The named query ${query.path} was not run: ${lacking}`);
    },
  };
}
