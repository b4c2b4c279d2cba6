/**
 * The provider of tags that a file defines: memory tags that hold what is written, tags of another provider under a name of
 * their own, expressions, and simulated ones that move by themselves for a project that has no plant behind it.
 */
import { isDeepStrictEqual } from 'node:util';
import { signal } from '@preact/signals-core';
import { counted } from '../../contract/counted.ts';
import type { Json, JsonObject } from '../../contract/json.ts';
import type { Clock } from '../platform/ports.ts';
import { good } from '../platform/quality.ts';
import { everybody, lacksAccess } from './access.ts';
import { opcPath, openKinds, type OtherTags } from './definedKinds.ts';
import type { DefinedTag } from './definedTag.ts';
import type { TagDefinition } from './definitions.ts';
import { foldersOf } from './folders.ts';
import { recordedTag } from './recorded.ts';
import { Connection, type ProviderStatus, type QualifiedValue, type TagProvider, withoutTraffic } from './provider.ts';

export interface DefinedTagsOptions {
  readonly name: string;
  readonly definitions: readonly TagDefinition[];
  readonly clock: Clock;
  /** The tags of all providers, for tags that follow others. */
  readonly others: () => OtherTags;
  /** The provider whose place this takes: its memory tags keep what they hold. */
  readonly before?: TagProvider | undefined;
}

export interface DefinedTags extends TagProvider {
  readonly definitions: readonly TagDefinition[];
}

/** Opens a provider over definitions. */
export function definedTags({ name, definitions, clock, others, before }: DefinedTagsOptions): DefinedTags {
  const byPath = new Map(definitions.map((definition) => [definition.path.toLowerCase(), definition]));
  const parameters = parameterPaths(definitions);
  const kinds = openKinds({ provider: name, clock, others });
  // The provider before is kept no longer than this: each holds what it took over itself.
  const carried = carriedOver(definitions, before);
  const opened = new Map<string, DefinedTag>();
  const since = clock.now();
  const folders = foldersOf(definitions);
  const find = (path: string): DefinedTag | undefined => {
    const key = path.toLowerCase();
    const known = opened.get(key);
    if (known !== undefined) return known;
    const definition = byPath.get(key);
    const parameter = parameters.get(key);
    if (definition === undefined && parameter === undefined) return undefined;
    const tag =
      definition === undefined ? fixed(parameter?.value ?? null, since) : kinds.open(definition, carried.get(key));
    opened.set(key, tag);
    return tag;
  };
  // Those that move by themselves move from the start, and what drives a tag is followed from then on.
  for (const { path, simulate, pace } of definitions)
    if (simulate !== undefined || (pace !== undefined && 'expression' in pace)) find(path);

  return {
    name,
    kind: 'tags',
    definitions,
    tag: (path) => find(path)?.value,
    read: (paths) => Promise.all(paths.map(async (path) => find(path)?.read() ?? missing(name, path, clock))),
    write: (writes, by) =>
      Promise.all(
        writes.map(async ({ path, value }) => {
          const definition = byPath.get(path.toLowerCase());
          if (definition === undefined)
            return (
              find(path)?.write(value, by) ?? { code: 'Bad_NotFound', reason: `There is no tag [${name}]${path}.` }
            );
          const own = `The tag [${name}]${definition.path}`;
          if (definition.readOnly) return { code: 'Bad_ReadOnly', reason: `${own} takes no writes.` };
          const lacking = whyNotBy(definition, by);
          if (lacking !== undefined) return { code: 'Bad_AccessDenied', reason: `${own} was not written. ${lacking}` };
          return find(path)?.write(value, by) ?? { code: 'Bad_ReadOnly', reason: `${own} takes no writes.` };
        }),
      ),
    browse: (folder) => Promise.resolve(folders.in(folder)),
    held: (path) => {
      const key = path.toLowerCase();
      // One that is switched off says so, and keeps what it took over for when it is on again.
      const own = byPath.get(key)?.enabled === false ? undefined : opened.get(key);
      return own?.value.peek() ?? carried.get(key);
    },
    describe: (path) => {
      const definition = byPath.get(path.toLowerCase());
      return definition && described(definition);
    },
    itemOf: (path) => {
      const definition = byPath.get(path.toLowerCase());
      return definition?.valueSource === 'opc' ? opcPath(definition) : undefined;
    },
    recorded: () =>
      definitions.flatMap((definition) =>
        definition.historyEnabled ? [recordedTag(`[${name}]${definition.path}`, definition)] : [],
      ),
    scripted: () =>
      definitions.flatMap(({ path, name: called, scripts, parameters, source }) =>
        scripts.map((script) => ({
          ...script,
          path: `[${name}]${path}`,
          about: { ...source, name: called, parameters },
        })),
      ),
    readAccess: (path) => {
      const key = path.toLowerCase();
      return (byPath.get(key) ?? parameters.get(key)?.of)?.access.read ?? everybody;
    },
    status: (): ProviderStatus => ({
      connection: Connection.none,
      words: counted(definitions.length, 'tag'),
      since,
      followed: 0,
      ...withoutTraffic,
    }),
    close: () => {
      kinds.close();
      return Promise.resolve();
    },
  };
}

/** The parameters of instances by the paths that Ignition gives them, `Hall 2/M1/Parameters.Offset`, each with a tag of its instance. */
function parameterPaths(
  definitions: readonly TagDefinition[],
): ReadonlyMap<string, { readonly value: Json; readonly of: TagDefinition }> {
  const instances = new Map<string, TagDefinition>();
  for (const definition of definitions) {
    const own = definition.within.at(-1)?.path;
    if (own !== undefined && !instances.has(own)) instances.set(own, definition);
  }
  return new Map(
    [...instances].flatMap(([path, of]) =>
      Object.entries(of.parameters).map(
        ([name, value]) => [`${path}/Parameters.${name}`.toLowerCase(), { value, of }] as const,
      ),
    ),
  );
}

/** What holds as long as the file says so. */
function fixed(held: Json, timestamp: number): DefinedTag {
  const value = signal<QualifiedValue>({ value: held, quality: good, timestamp });
  return {
    value,
    read: () => Promise.resolve(value.peek()),
    write: () => Promise.resolve({ code: 'Bad_ReadOnly', reason: 'A parameter is what its file says.' }),
  };
}

/**
 * What tags held when their file was read again: memory tags, where they are still of the same type and begin as before, and those
 * that are driven, where nothing else is said of them.
 */
function carriedOver(
  definitions: readonly TagDefinition[],
  before: TagProvider | undefined,
): ReadonlyMap<string, QualifiedValue> {
  const carried = new Map<string, QualifiedValue>();
  for (const definition of before?.held === undefined ? [] : definitions) {
    const { path, valueSource, dataType, value } = definition;
    const held = before?.held?.(path);
    const last = held && before?.describe(path);
    const isSame =
      last !== undefined &&
      (valueSource === 'memory'
        ? last['dataType'] === dataType && isDeepStrictEqual(last['value'], value)
        : isDeepStrictEqual(last, described(definition)));
    if (held !== undefined && isSame) carried.set(path.toLowerCase(), held);
  }
  return carried;
}

function whyNotBy({ access }: TagDefinition, by: Parameters<TagProvider['write']>[1]): string | undefined {
  return by === 'gateway' ? undefined : lacksAccess(access.write, by.levels);
}

/** A tag as exports say it, with what holds where they say nothing. */
function described(definition: TagDefinition): JsonObject {
  const { name, tagType, enabled, readOnly, valueSource, dataType } = definition;
  return {
    ...definition.source,
    name,
    tagType,
    enabled,
    readOnly,
    valueSource,
    ...(dataType === undefined ? {} : { dataType }),
  };
}

function missing(name: string, path: string, clock: Clock): QualifiedValue {
  return { value: null, quality: { code: 'Bad_NotFound', reason: `No tag [${name}]${path}` }, timestamp: clock.now() };
}
