/** Tags whose provider the station does not have. */
import { CountersignError } from '../../contract/errors.ts';
import { partsOfPath, providerOf, type HistoryPath } from '../history/paths.ts';
import type { Project } from '../project/load.ts';
import { opcPath } from '../tags/definedKinds.ts';
import type { TagDefinition } from '../tags/definitions.ts';
import { tagPathFrom } from '../tags/tagExpression.ts';
import { found, noValue, type Found, type Problem } from './finding.ts';
import type { SitePlant } from './references.ts';

/** Those that every station has. */
const own = Object.freeze(['default', '~', 'system']);

/** What is wrong with a path whose provider is not there; a path that is still to be put together may have any. */
export function checkProvider(
  tagPath: string,
  path: string,
  providers: readonly string[] | undefined,
  instead: string,
): readonly Found[] {
  const [, name = ''] = /^\[([^\]{}]*)\]/.exec(tagPath) ?? [];
  if (providers === undefined || name === '') return [];
  const isThere = [...own, ...providers].some((one) => one.toLowerCase() === name.toLowerCase());
  if (isThere) return [];
  return [found('reference', `[${name}]`, path, `tags.json of the station has no provider ${name}. ${instead}`)];
}

/** The same of a path of a history. */
export function checkHistoryPath(path: string, at: string, plant: SitePlant | undefined): readonly Found[] {
  if (plant === undefined) return [];
  let parts: HistoryPath | undefined;
  try {
    parts = partsOfPath(path);
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    return [found('reference', path, at, `${error.message} ${noValue}`)];
  }
  if (parts === undefined) return [];
  const { history } = parts;
  if (plant.historians.some((one) => one.toLowerCase() === history.toLowerCase())) return [];
  return checkProvider(`[${providerOf(parts)}]`, at, plant.providers, noValue);
}

/** Tags of a project that lead to a provider which the site does not have, by their paths. */
export function checkTagProviders({ tags }: Pick<Project, 'tags'>, providers: readonly string[]): readonly Problem[] {
  return tags.flatMap((tag) =>
    checkProvider(targetOf(tag), tag.path, providers, 'The tag has no value, and bad quality.').map((one) => ({
      file: 'countersign/tags.json',
      ...one,
    })),
  );
}

/** The path of the tag that one follows; empty where it follows none by its path. */
function targetOf(tag: TagDefinition): string {
  if (!tag.enabled) return '';
  if (tag.valueSource === 'opc') return opcPath(tag);
  const follows = tag.valueSource === 'reference' || tag.valueSource === 'derived';
  return follows ? tagPathFrom(tag.sourceTagPath, 'default', tag.path) : '';
}
