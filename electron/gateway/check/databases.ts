/** Named queries of a project whose database the station does not have. */
import type { Project } from '../project/load.ts';
import { found, type Problem } from './finding.ts';

/** The connections of a site. */
export interface SiteDatabases {
  readonly names: readonly string[];
  /** The one that is meant where neither a query nor the project names one. */
  readonly preferred: string | undefined;
}

/** The queries that would be refused at the site, each in the file of its settings, and what the project itself names. */
export function checkDatabases(
  { queries, settings }: Project,
  { names, preferred }: SiteDatabases,
): readonly Problem[] {
  const lacking = (name: string): boolean => !names.includes(name);
  const own = settings.database;
  const why = (name: string): string => `databases.json of the station has no connection ${name}.`;
  return [
    ...(own === undefined || !lacking(own)
      ? []
      : [{ file: 'project.json', ...found('reference', own, 'countersign.database', why(own)) }]),
    ...[...queries.values()].flatMap(({ path, file, database, parameters }) => {
      // The connection of a parameter is known when the query is run.
      if (parameters.some(({ type }) => type === 'Database')) return [];
      if (database !== '') {
        return lacking(database)
          ? [{ file, ...found('reference', database, 'attributes.database', `${why(database)} The query is refused.`) }]
          : [];
      }
      if (own !== undefined || preferred !== undefined) return [];
      const reason =
        'The query, the project and databases.json of the station name no connection. The query is refused.';
      return [{ file, ...found('reference', path, 'attributes.database', reason) }];
    }),
  ];
}
