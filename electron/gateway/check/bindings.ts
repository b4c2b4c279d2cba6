/** What of the bindings of a component, of a view or of the session is not done. */
import { isJsonObject, listOf, objectOf, type JsonObject } from '../../contract/json.ts';
import { settingsIn } from '../perspective/address.ts';
import { supportedBindings } from '../perspective/bindings/kinds.ts';
import { settingName, unreadOfBinding, unreadOfProperty, type SettingPath } from '../perspective/bindings/settings.ts';
import { jsonPath } from '../platform/jsonPath.ts';
import type { BindingConfig, PropConfig } from '../project/schemas.ts';
import { beginningOf, capital, checkLeaves, textOf } from './expressions.ts';
import { found, noValue, type Found } from './finding.ts';
import { checkHistoryPath, checkProvider } from './providers.ts';
import { checkReference, scopesOf, type Standing } from './references.ts';
import { checkTransform } from './transforms.ts';
import { bindingProblem } from './trial.ts';

/** Checks the settings of properties of what stands at a path of the file. */
export function checkBindings(
  propConfig: Readonly<Record<string, PropConfig>>,
  at: string,
  standing: Standing,
): readonly Found[] {
  return settingsIn(propConfig, scopesOf(standing)).flatMap(({ name: property, entry, leftOut }) => {
    const { binding, unreadable } = entry;
    const path = jsonPath(at, 'propConfig', property);
    // What cannot be read was told when the file was loaded.
    if (unreadable !== undefined) return [];
    if (leftOut !== undefined) {
      return [found('binding', property, path, `The settings ${leftOut}. They are left out.`)];
    }
    const ofEntry = unread(unreadOfProperty(entry), property, path);
    // One that is switched off leaves the value that is stored.
    if (binding === undefined || binding.enabled === false) return ofEntry;
    return [...ofEntry, ...checkBinding(binding, jsonPath(path, 'binding'), standing)];
  });
}

/** Names what nobody reads, by where it stands in what is said of something. */
function unread(paths: readonly SettingPath[], what: string, at: string): readonly Found[] {
  return paths.map((path) =>
    found(
      'binding',
      settingName(path, what),
      jsonPath(at, ...path),
      'It is not read. A mark at the component says so.',
    ),
  );
}

function checkBinding(binding: BindingConfig, at: string, standing: Standing): readonly Found[] {
  const { type, config, transforms } = binding;
  return [
    ...(supportedBindings.has(type)
      ? checkConfig(type, config, jsonPath(at, 'config'), standing)
      : [found('binding', type, jsonPath(at, 'type'), `Bindings of this kind are not done. ${noValue}`)]),
    ...unread(unreadOfBinding(binding), type, at),
    ...transforms.flatMap((transform, index) => checkTransform(transform, jsonPath(at, 'transforms', index), standing)),
  ];
}

function checkConfig(type: string, config: JsonObject, at: string, standing: Standing): readonly Found[] {
  const inside = checkInside(type, config, at, standing);
  const problem = inside.length === 0 ? bindingProblem(type, config) : undefined;
  return problem === undefined ? inside : [found('binding', type, at, `${capital(problem)}. ${noValue}`)];
}

/** Checks what the settings of a binding name. */
function checkInside(type: string, config: JsonObject, at: string, standing: Standing): readonly Found[] {
  switch (type) {
    case 'property':
      return checkReference(textOf(config['path']), jsonPath(at, 'path'), standing);
    case 'expr':
      return checkLeaves(config['expression'], jsonPath(at, 'expression'), standing);
    case 'expr-struct':
      return checkLeaves(config['struct'], jsonPath(at, 'struct'), standing);
    case 'query':
      return [...checkQuery(config, at, standing), ...checkRate(config, at, standing)];
    case 'http':
      return [
        ...checkLeaves(objectOf(config['request'])['url'], jsonPath(at, 'request', 'url'), standing),
        ...checkRate(config, at, standing),
      ];
    case 'tag':
      return checkTag(config, at, standing);
    case 'tag-history':
      return [...checkHistory(config, at, standing), ...checkRate(config, at, standing)];
    default:
      return [];
  }
}

/** Checks the rate of polling, which is an expression too. */
function checkRate({ polling }: JsonObject, at: string, standing: Standing): readonly Found[] {
  const { enabled, rate } = objectOf(polling);
  return enabled === true ? checkLeaves(rate, jsonPath(at, 'polling', 'rate'), standing) : [];
}

/** Checks the tags of a history, and the expressions that say which and when. */
function checkHistory(config: JsonObject, at: string, standing: Standing): readonly Found[] {
  const { tags, dateRange, returnSize } = config;
  const range = objectOf(dateRange);
  return [
    ...(typeof tags === 'string' ? checkLeaves(tags, jsonPath(at, 'tags'), standing) : []),
    ...listOf(tags).flatMap((tag, index) => {
      const place = jsonPath(at, 'tags', index);
      if (typeof tag === 'string') return checkHistoryPath(tag, place, standing.plant);
      return checkHistoryPath(textOf(objectOf(tag)['path']), jsonPath(place, 'path'), standing.plant);
    }),
    ...['mostRecent', 'startDate', 'endDate'].flatMap((name) =>
      checkLeaves(range[name], jsonPath(at, 'dateRange', name), standing),
    ),
    ...checkLeaves(objectOf(returnSize)['numRows'], jsonPath(at, 'returnSize', 'numRows'), standing),
  ];
}

function checkQuery({ mode, queryPath, parameters }: JsonObject, at: string, standing: Standing): readonly Found[] {
  const given = checkLeaves(parameters, jsonPath(at, 'parameters'), standing);
  // Which one an expression names is known when it is evaluated.
  if (mode === 'expression') return [...checkLeaves(queryPath, jsonPath(at, 'queryPath'), standing), ...given];
  const path = typeof queryPath === 'string' ? queryPath : '';
  const why =
    path === '' || standing.queries.has(path)
      ? standing.plant?.refusedQueries.get(path)
      : 'The project has no such named query that can be used.';
  const missing = why === undefined ? [] : [found('reference', path, jsonPath(at, 'queryPath'), `${why} ${noValue}`)];
  return [...missing, ...given];
}

function checkTag(config: JsonObject, at: string, standing: Standing): readonly Found[] {
  const { mode = 'direct', tagPath, references } = config;
  if (mode === 'direct')
    return checkProvider(textOf(tagPath), jsonPath(at, 'tagPath'), standing.plant?.providers, noValue);
  if (mode === 'expression') {
    const path = jsonPath(at, 'tagPath');
    const begins = beginningOf(textOf(tagPath));
    return [
      ...checkLeaves(tagPath, path, standing),
      ...checkProvider(begins, path, standing.plant?.providers, noValue),
    ];
  }
  if (mode !== 'indirect') return [];
  const given = isJsonObject(references) ? references : {};
  const lacking = [...textOf(tagPath).matchAll(/\{([^{}]*)\}/g)]
    .map(([, name = '']) => name.trim())
    .filter((name) => !Object.hasOwn(given, name));
  return [
    ...lacking.map((name) =>
      found('reference', `{${name}}`, jsonPath(at, 'tagPath'), `The binding's references lack {${name}}. ${noValue}`),
    ),
    ...checkLeaves(given, jsonPath(at, 'references'), standing),
    ...checkProvider(textOf(tagPath), jsonPath(at, 'tagPath'), standing.plant?.providers, noValue),
  ];
}
