/** Named queries of a project whose database the station does not have. */
import type { Project } from '../project/load.ts';
import { found, type Problem } from './finding.ts';

/** The connections of a site. */
export interface SiteDatabases {
  readonly names: readonly string[];
  /** The one that is meant where neither a query nor the project names one. */
  readonly preferred: string | undefined;
}

const refused = 'The query is refused.';

/** Why a query is refused at the site, by its path: it has no connection there. */
export function refusedQueries({ queries, settings }: Project, site: SiteDatabases): ReadonlyMap<string, string> {
  const own = settings.database;
  const reasons = [...queries.values()].flatMap(({ path, database, parameters }): [string, string][] => {
    // The connection of a parameter is known when the query is run.
    if (parameters.some(({ type }) => type === 'Database')) return [];
    const named = database === '' ? own : database;
    if (named !== undefined) return site.names.includes(named) ? [] : [[path, noConnection(named)]];
    if (site.preferred !== undefined) return [];
    return [[path, 'The query, the project and databases.json of the station name no connection.']];
  });
  return new Map(reasons);
}

function noConnection(name: string): string {
  return `databases.json of the station has no connection ${name}.`;
}

/** The queries that would be refused at the site, each in the file of its settings, and what the project itself names. */
export function checkDatabases(project: Project, site: SiteDatabases): readonly Problem[] {
  const own = project.settings.database;
  return [
    ...(own === undefined || site.names.includes(own)
      ? []
      : [{ file: 'project.json', ...found('reference', own, 'countersign.database', noConnection(own)) }]),
    ...[...refusedQueries(project, site)].flatMap(([path, reason]) => {
      const query = project.queries.get(path);
      // What the project names is told of the project.
      if (query === undefined || (query.database === '' && own !== undefined)) return [];
      const { file, database } = query;
      return [{ file, ...found('reference', database || path, 'attributes.database', `${reason} ${refused}`) }];
    }),
  ];
}
