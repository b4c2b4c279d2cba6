/** The settings that each kind of binding and transform has: which it needs, and which of those that a project gives nobody knows. */
import { isJsonObject, type Json, type JsonObject } from '../../../contract/json.ts';
import { jsonPath } from '../../platform/jsonPath.ts';
import type { BindingConfig, PropConfig } from '../../project/schemas.ts';

/** Settings by name; what has settings of its own inside names them, and so does each entry of a list. */
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
      returnSize: { needed: [], known: ['type', 'numRows'] },
    },
  },
  http: {
    needed: ['request'],
    known: ['connectTimeout', 'socketTimeout', 'enableCookies', 'enableValueCache', 'polling'],
    inside: { polling, request: { needed: ['url'], known: ['method', 'header', 'auth'] } },
  },
};

const row = ['input', 'output'];
const map = ['type', 'inputType', 'outputType', 'mappings', 'fallback'];
const transformKinds: Readonly<Record<string, Settings>> = {
  expression: { needed: ['expression'], known: ['type'] },
  format: {
    needed: ['formatValue'],
    known: ['type', 'formatType'],
    inside: { formatValue: { needed: [], known: ['date', 'time'] } },
  },
  map: { needed: [], known: map, inside: { mappings: { needed: [], known: row } } },
  'map of ranges': {
    needed: [],
    known: map,
    inside: {
      mappings: {
        needed: [],
        known: row,
        inside: { input: { needed: [], known: ['min', 'max', 'exclusiveMin', 'exclusiveMax'] } },
      },
    },
  },
  script: { needed: ['code'], known: ['type'] },
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

/** What is either true or false, what is a number, and what has settings or names of its own, in whatever kind and place it stands. */
const shapes: ReadonlyMap<string, 'truth' | 'object' | 'number'> = new Map([
  ...['bidirectional', 'publishInitial', 'waitOnAll', 'bypassCache', 'ignoreBadQuality', 'enabled'].map(
    (name) => [name, 'truth'] as const,
  ),
  ...['references', 'parameters', 'polling', 'dateRange', 'returnSize', 'request'].map(
    (name) => [name, 'object'] as const,
  ),
  ...['fallbackDelay', 'connectTimeout', 'socketTimeout'].map((name) => [name, 'number'] as const),
]);

/**
 * Why a setting of a binding cannot be what it is, in words; undefined where each can, or its kind is not known. What holds
 * nothing says nothing.
 */
export function unfitSetting(type: string, config: JsonObject): string | undefined {
  return unfit(Object.hasOwn(kinds, type) ? kinds[type] : undefined, config, '');
}

function unfit(settings: Settings | undefined, given: JsonObject, at: string): string | undefined {
  if (settings === undefined) return undefined;
  for (const name of [...settings.needed, ...settings.known]) {
    const value = given[name];
    const shape = shapes.get(name);
    if (isNothing(value) || (Array.isArray(value) && value.length === 0)) continue;
    if (shape === 'truth' && typeof value !== 'boolean')
      return `${at}${name} of the binding is ${JSON.stringify(value)}, neither true nor false`;
    if (shape === 'number' && typeof value !== 'number')
      return `${at}${name} of the binding is ${JSON.stringify(value)}, which is no number`;
    if (shape !== 'object') continue;
    if (!isJsonObject(value)) return `${at}${name} of the binding is ${JSON.stringify(value)}, which is no object`;
    const inner = unfit(settings.inside?.[name], value, `${at}${name}.`);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** Where a setting stands in what it is said of. */
export type SettingPath = readonly (string | number)[];

/** Settings of a binding's `config` that its kind does not have. Those that say nothing are none. */
function unknownSettings(type: string, config: JsonObject): readonly SettingPath[] {
  return unknown(Object.hasOwn(kinds, type) ? kinds[type] : undefined, config, []);
}

/** Settings of a transform that its kind does not have. */
function unknownOfTransform(transform: JsonObject): readonly SettingPath[] {
  const { type, inputType } = transform;
  const kind = type === 'map' && inputType === 'range' ? 'map of ranges' : type;
  const known = typeof kind === 'string' && Object.hasOwn(transformKinds, kind) ? transformKinds[kind] : undefined;
  return unknown(known, transform, []);
}

/** What is said of a binding and nobody reads: beside its settings, in them, and in its transforms. */
export function unreadOfBinding({ type, config, transforms, unread }: BindingConfig): readonly SettingPath[] {
  return [
    ...unread.map((key) => [key]),
    ...unknownSettings(type, config).map((path) => ['config', ...path]),
    ...transforms.flatMap((transform, index) =>
      unknownOfTransform(transform).map((path) => ['transforms', index, ...path]),
    ),
  ];
}

/** What is said of a property beside its binding and nobody reads. */
export function unreadOfProperty({ onChange, unread }: PropConfig): readonly SettingPath[] {
  return [...unread.map((key) => [key]), ...(onChange?.unread ?? []).map((key) => ['onChange', key])];
}

/** What something is called by where it stands: what is in the `config` of a binding is the binding's own. */
export function settingName(path: SettingPath, of = ''): string {
  return jsonPath(of, ...(path[0] === 'config' ? path.slice(1) : path));
}

function unknown(settings: Settings | undefined, given: Json, at: SettingPath): readonly SettingPath[] {
  if (settings === undefined) return [];
  if (Array.isArray(given)) {
    return (given as readonly Json[]).flatMap((entry, index) => unknown(settings, entry, [...at, index]));
  }
  if (!isJsonObject(given)) return [];
  const { needed, known, inside = {} } = settings;
  return Object.entries(given).flatMap(([name, value]) => {
    if (isNothing(value)) return [];
    if (!needed.includes(name) && !known.includes(name)) return [[...at, name]];
    return Object.hasOwn(inside, name) ? unknown(inside[name], value, [...at, name]) : [];
  });
}

function isNothing(value: Json | undefined): boolean {
  return value === undefined || value === null;
}
