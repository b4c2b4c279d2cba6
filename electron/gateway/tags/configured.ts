/**
 * The providers that a site configures in `tags.json` of the data directory:
 * `{ "providers": { "plant": { "kind": "opcua", "endpoint": "opc.tcp://10.0.0.5:4840" } } }`. A change takes effect while the
 * station runs; one provider that cannot be opened takes down itself alone.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { placed, readJson, utf8, valueAt, type Mend, type Read } from '../platform/readJson.ts';
import { watchFolders } from '../platform/watch.ts';
import { accessOf, everybody, lacksAccess, maybeAccess, type TagAccess } from './access.ts';
import type { TagProvider } from './provider.ts';
import { readRecorded, type RecordedTag } from './recorded.ts';
import type { ProviderContext } from './providers/kind.ts';
import { accessIn, openProvider, providerEntry } from './providers/kinds.ts';
import { isRemark, noSetting, type Misfit } from './providers/misfit.ts';

/** The name of the file in the data directory. */
export const providersFile = 'tags.json';

/** Days for which the history of tags and the journal of alarms are kept where the site says nothing. */
const defaultKeepDays = 400;
const mostKeepDays = 36_500;
const keepDays = z.number().int().min(1).max(mostKeepDays).optional();
const name = z.string().regex(/^[\w .-]+$/, 'is no name: it has letters, digits, blanks, points, _ and - alone');

const settings = z.strictObject({
  providers: z.record(name, providerEntry).default({}),
  history: z
    .strictObject({
      /** How long the history of tags is kept; what changes takes effect at the next start. */
      keepDays,
      /** Days after which the points of five minutes become few; as above. */
      pointDays: z.number().int().min(1).max(mostKeepDays).optional(),
      /** Megabytes of the file at most; as above. */
      mostMegabytes: z.number().int().min(10).max(10_000_000).optional(),
      /** Tags of providers of which a history is kept; each is read by itself, so that one that is wrong takes no other down. */
      tags: z.array(z.unknown()).default([]),
      /** Histories that Ignition writes into databases of `databases.json`, by the names that paths give them. */
      external: z.record(name, z.strictObject({ database: z.string().min(1) })).default({}),
    })
    .optional(),
  /** How long what alarms left behind is kept; what changes takes effect at the next start. */
  alarms: z.strictObject({ keepDays }).optional(),
});
type Settings = z.output<typeof settings>;
type Entries = z.output<typeof settings>['providers'];

/** Names that are no site's to give. */
const taken = new Set(['default', 'system']);

export interface ConfiguredProviders {
  /** How long the history of tags and the journal of alarms are kept, as the file said at the start. */
  readonly keeps: {
    readonly history: {
      readonly keepDays: number;
      readonly pointDays?: number | undefined;
      readonly mostMegabytes?: number | undefined;
    };
    readonly alarms: { readonly keepDays: number };
  };
  /** Histories in databases, by their names, with the connections of these. */
  readonly historians: () => ReadonlyMap<string, { readonly database: string }>;
  /** Tags whose history the site asks for, by their whole paths. */
  readonly recorded: () => readonly RecordedTag[];
  /** Those that are open. */
  readonly providers: () => readonly TagProvider[];
  /** Whether the site names a provider, or may, that is not open: who may read what it had is not known then. */
  readonly isShut: (provider: string) => boolean;
  /** What of the file is not used, each with its reason. */
  readonly problems: () => readonly string[];
  /** From now on `changed` hears when the file has changed and others are open; those that left are still to be closed. */
  readonly follow: (changed: () => void) => void;
  /** Ends following. The providers are closed by whoever has them. */
  readonly close: () => Promise<void>;
}

export interface ConfiguredOptions {
  readonly dataDir: string;
  /** What each provider reaches; its name, folder and predecessor are added. */
  readonly context: Omit<ProviderContext, 'name' | 'folder' | 'note' | 'before'>;
}

/** What of a file stands aside may have been meant to keep or to forbid something: as long as it stands there, that is so. */
interface Doubts {
  /** Sections of which it is not known for how long they ask to keep what they are of. */
  readonly keeps: Set<string>;
  /** Providers that are not opened. */
  readonly left: Set<string>;
  /** Whether there may be more providers than those that are named. */
  mayBeMore: boolean;
  /** Whether it may say who may read and write the tags of all providers. */
  mayShut: boolean;
}

export type ProvidersFile = Read<Settings> & {
  readonly doubts: Doubts;
  /** Words for a person on something of the file, with its place. */
  readonly placed: (path: readonly PropertyKey[], words: string) => string;
};

/** What the file of a data directory says; no providers where there is none. What of it is a mistake stands aside alone. */
export function readProviders(dataDir: string): ProvidersFile {
  const place = join(dataDir, providersFile);
  const doubts: Doubts = { keeps: new Set(), left: new Set(), mayBeMore: false, mayShut: false };
  let text = '{}';
  const noted = (bytes: Uint8Array): void => {
    text = utf8(bytes) ?? text;
  };
  const mend: Mend = (path, _reason, strange, file) => {
    const [section, key] = path;
    if (section === 'providers') {
      if (key === undefined) return undefined;
      doubts.left.add(String(key));
      return { at: path.slice(0, 2), instead: undefined };
    }
    if (key === 'external') return { at: path.slice(0, 3), instead: undefined };
    const at = strange === undefined ? path.slice(0, 2) : [...path, strange];
    if (section === undefined && strange === undefined) return undefined;
    if (strange !== undefined && isRemark(strange, valueAt(file, at))) return { at, instead: undefined };
    if (section === undefined && strange !== undefined) {
      // It may be a half-written file, or the list of providers under another name: no reason to leave a plant.
      if (valueAt(file, ['providers']) === undefined) return undefined;
      doubts.mayBeMore = true;
      doubts.mayShut ||= maybeAccess(strange);
    }
    if (key !== 'tags')
      for (const kept of section === undefined ? ['history', 'alarms'] : [String(section)]) doubts.keeps.add(kept);
    return { at, instead: undefined };
  };
  const read: Read<Settings> = existsSync(place)
    ? readJson(place, settings, mend, noted)
    : { ok: true, value: { providers: {} }, problems: [] };
  return { ...read, doubts, placed: (path, words) => placed(text, path, words) };
}

/** How long things are kept. Where nobody knows what the file asks for, nothing is let go. */
function keepsOf({ doubts, ...read }: ProvidersFile): ConfiguredProviders['keeps'] {
  if (!read.ok) return { history: { keepDays: mostKeepDays }, alarms: { keepDays: mostKeepDays } };
  const { history, alarms } = read.value;
  const unsaid = (section: string): number => (doubts.keeps.has(section) ? mostKeepDays : defaultKeepDays);
  return {
    history: {
      keepDays: history?.keepDays ?? unsaid('history'),
      pointDays: history?.pointDays,
      mostMegabytes: history?.mostMegabytes,
    },
    alarms: { keepDays: alarms?.keepDays ?? unsaid('alarms') },
  };
}

/** Where a provider keeps what it needs between starts. */
export function providerFolder(dataDir: string, name: string): string {
  return join(dataDir, 'tags', name);
}

/** A provider that asks whoever reads or writes any of its tags for some levels, beside what the tag itself asks for. */
function governed(provider: TagProvider, { read, write }: TagAccess): TagProvider {
  return {
    ...provider,
    readAccess: (path) => {
      const own = provider.readAccess?.(path) ?? everybody;
      return own === 'nobody' || read === 'nobody' ? 'nobody' : [...read, ...own];
    },
    write: (writes, by) => {
      const lacking = by === 'gateway' ? undefined : lacksAccess(write, by.levels);
      if (lacking === undefined) return provider.write(writes, by);
      const code = 'Bad_AccessDenied';
      return Promise.resolve(
        writes.map(({ path }) => ({ code, reason: `The tag [${provider.name}]${path} was not written. ${lacking}` })),
      );
    },
  };
}

interface OpenProvider {
  readonly entry: Entries[string];
  /** Whether nobody may read and write it, as something else in the file may ask for that. */
  readonly isShut: boolean;
  readonly provider: TagProvider;
  /** What of its settings it goes on without. */
  readonly notes: readonly Misfit[];
}
const noAccess = { access: { read: 'nobody', write: 'nobody' }, problems: [] } as const;

/** Opens the providers of a data directory. None where there is no file. */
export function openConfigured({ dataDir, context }: ConfiguredOptions): ConfiguredProviders {
  let open = new Map<string, OpenProvider>();
  let historians: ReadonlyMap<string, { readonly database: string }> = new Map();
  let recorded: readonly RecordedTag[] = [];
  let problems: readonly string[] = [];
  /** Those that cannot be opened, in lower case; undefined while it is not known which there are. */
  let shut: ReadonlySet<string> | undefined;
  const load = (read = readProviders(dataDir)): void => {
    if (!read.ok) {
      // What was there before goes on: a half-written file is no reason to leave a plant.
      problems = [`${providersFile} ${read.reason}`];
      context.log.warn(`${providersFile} ${read.reason}`);
      return;
    }
    const found: string[] = [...read.problems];
    const { left, mayBeMore, mayShut } = read.doubts;
    const tell = (path: readonly PropertyKey[], words: string): void => void found.push(read.placed(path, words));
    if (mayShut)
      found.push('nobody may read or write the tags of its providers but the station itself, until that is mended');
    const next = new Map<string, OpenProvider>();
    for (const [name, entry] of Object.entries(read.value.providers)) {
      const before = open.get(name);
      const twin = [...next.keys()].find((other) => other.toLowerCase() === name.toLowerCase());
      const at = ['providers', name];
      if (taken.has(name.toLowerCase())) tell(at, `this name is the station's own`);
      else if (twin !== undefined) tell(at, `there is ${twin} already, and the case of letters makes no other name`);
      else {
        const { access, problems: ofAccess } = mayShut ? noAccess : accessOf([accessIn(entry)]);
        for (const problem of ofAccess) tell(at, problem);
        for (const key of Object.keys(entry)) if (isRemark(key, entry[key])) tell([...at, key], noSetting);
        if (before !== undefined && before.isShut === mayShut && isDeepStrictEqual(before.entry, entry)) {
          next.set(name, before);
          for (const { path, reason } of before.notes) tell([...at, ...path], reason);
          continue;
        }
        const notes: Misfit[] = [];
        const opened = openProvider(entry, {
          ...context,
          name,
          folder: providerFolder(dataDir, name),
          note: (path, reason) => void notes.push({ path, reason }),
          before: before?.provider,
        });
        if ('provider' in opened) {
          next.set(name, { entry, isShut: mayShut, provider: governed(opened.provider, access), notes });
          for (const { path, reason } of notes) tell([...at, ...path], reason);
        } else {
          left.add(name);
          tell([...at, ...opened.path], opened.reason);
        }
      }
    }
    open = next;
    shut = mayBeMore ? undefined : new Set([...left].map((name) => name.toLowerCase()));
    const named = new Map<string, { readonly database: string }>();
    for (const [name, entry] of Object.entries(read.value.history?.external ?? {})) {
      const twin = [...taken, ...next.keys(), ...named.keys()].find(
        (other) => other.toLowerCase() === name.toLowerCase(),
      );
      if (twin === undefined) named.set(name, entry);
      else found.push(read.placed(['history', 'external', name], `the name ${twin} is taken`));
    }
    historians = named;
    const names = new Set(['system', ...[...next.keys()].map((name) => name.toLowerCase())]);
    const listed = readRecorded(read.value.history?.tags ?? [], (name) => names.has(name.toLowerCase()));
    recorded = listed.tags;
    for (const { path, why } of listed.problems) tell(['history', 'tags', ...path], why);
    problems = found.map((problem) => `${providersFile} ${problem}`);
    for (const problem of problems) context.log.warn(problem);
  };
  const first = readProviders(dataDir);
  load(first);
  let stop = (): Promise<void> => Promise.resolve();
  return {
    keeps: keepsOf(first),
    historians: () => historians,
    recorded: () => recorded,
    providers: () => [...open.values()].map(({ provider }) => provider),
    isShut: (provider) => {
      const key = provider.toLowerCase();
      const isOpen = (): boolean => taken.has(key) || [...open.keys()].some((name) => name.toLowerCase() === key);
      return shut?.has(key) ?? !isOpen();
    },
    problems: () => problems,
    follow: (changed) => {
      const watch = watchFolders({
        clock: context.clock,
        changed: () => {
          load();
          changed();
        },
        failed: (reason) => context.log.warn(`${providersFile} is not followed any more.`, { reason }),
      });
      watch.follow([join(dataDir, providersFile)]);
      stop = watch.close;
    },
    close: () => stop(),
  };
}
