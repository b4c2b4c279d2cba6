/** The settings that each kind of binding has: which it needs, and which of those that a project gives nobody knows. */
import { isJsonObject, type Json, type JsonObject } from '../../../contract/json.ts';

/** Settings by name; what has settings of its own inside names them. */
interface Settings {
  readonly needed: readonly string[];
  readonly known: readonly string[];
  readonly inside?: Readonly<Record<string, Settings>>;
}

const polling: Settings = { needed: [], known: ['enabled', 'rate'] };
/** Those that say how a designer or a cache of the platform works have nothing to do here. */
const kinds: Readonly<Record<string, Settings>> = {
  property: { needed: ['path'], known: ['bidirectional'] },
  expr: { needed: ['expression'], known: [] },
  'expr-struct': { needed: ['struct'], known: ['waitOnAll'] },
  tag: { needed: ['tagPath'], known: ['mode', 'references', 'bidirectional', 'fallbackDelay', 'publishInitial'] },
  query: {
    needed: ['queryPath'],
    known: ['parameters', 'returnFormat', 'polling', 'bypassCache', 'enableValueCache', 'designerUseLimit', 'mode'],
    inside: { polling },
  },
  'tag-history': {
    needed: ['tags'],
    known: [
      'dateRange',
      'returnFormat',
      'returnSize',
      'aggregate',
      'calculations',
      'valueFormat',
      'ignoreBadQuality',
      'preventInterpolation',
      'avoidScanClassValidation',
      'enableValueCache',
      'polling',
    ],
    inside: {
      polling,
      dateRange: { needed: [], known: ['mostRecent', 'mostRecentUnits', 'startDate', 'endDate'] },
    },
  },
  http: {
    needed: ['request'],
    known: ['connectTimeout', 'socketTimeout', 'enableCookies', 'polling'],
    inside: { polling, request: { needed: ['url'], known: ['method', 'header', 'auth'] } },
  },
};

/** The first setting that a binding needs and lacks: `request.url`; undefined where it has all, or its kind is not known. */
export function lackingSetting(type: string, config: JsonObject): string | undefined {
  return lacking(Object.hasOwn(kinds, type) ? kinds[type] : undefined, config, '');
}

function lacking(settings: Settings | undefined, given: JsonObject, at: string): string | undefined {
  if (settings === undefined) return undefined;
  const { needed, inside = {} } = settings;
  for (const name of needed) if (isNothing(given[name])) return `${at}${name}`;
  for (const [name, inner] of Object.entries(inside)) {
    const value = given[name];
    const found = isJsonObject(value) ? lacking(inner, value, `${at}${name}.`) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Settings of a binding that its kind does not have, by their places: `polling.every`. Those that say nothing are none. */
export function unknownSettings(type: string, config: JsonObject): readonly string[] {
  return unknown(Object.hasOwn(kinds, type) ? kinds[type] : undefined, config, '');
}

function unknown(settings: Settings | undefined, given: JsonObject, at: string): readonly string[] {
  if (settings === undefined) return [];
  const { needed, known, inside = {} } = settings;
  return Object.entries(given).flatMap(([name, value]) => {
    if (isNothing(value)) return [];
    if (!needed.includes(name) && !known.includes(name)) return [`${at}${name}`];
    return isJsonObject(value) && Object.hasOwn(inside, name) ? unknown(inside[name], value, `${at}${name}.`) : [];
  });
}

function isNothing(value: Json | undefined): boolean {
  return value === undefined || value === null;
}
