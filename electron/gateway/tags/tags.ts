/**
 * Tags: named live values with a quality, as signals that bindings follow. A tag path is `[provider]Folder/Name`;
 * without a provider, or with `[~]`, it means `[default]`. `[default]Folder/Name.Quality` and the like are parts of a tag.
 */
import { isDeepStrictEqual } from 'node:util';
import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/json.ts';
import { everybody, type Access } from './access.ts';
import { alarmPartNamed, partNamed, type AlarmPart } from './parts.ts';
import {
  providerMeant,
  type ProviderStatus,
  type QualifiedValue,
  type TagNode,
  type TagProvider,
  type TagWrite,
  type WriteAnswer,
  type Writer,
} from './provider.ts';

export interface Tags {
  /**
   * The live value at a path, to be followed; an unknown path gives a value of quality `Bad_NotFound`. It is asked for anew
   * where it is followed, as a provider may come and go.
   */
  readonly tag: (path: string) => ReadonlySignal<QualifiedValue>;
  /** The path with the provider that it is of: `[default]Line 4/Temp`. */
  readonly wholePath: (path: string) => string;
  /** What a record says of where a value is from: the whole path, and of a tag of the kind `opc` the item that it follows. */
  readonly placeOf: (path: string) => string;
  /** The values now, in the order of the paths, asked of where they are. Never rejects. */
  readonly read: (paths: readonly string[]) => Promise<readonly QualifiedValue[]>;
  /** Writes; answers a quality each, with the reason in words where it was not written. Never rejects. */
  readonly write: (writes: readonly TagWrite[], by: Writer) => Promise<readonly WriteAnswer[]>;
  /**
   * What is in a folder, with whole paths; the providers for an empty text. Rejects with `object-not-found` where there is none
   * and with `not-live` where a provider cannot say.
   */
  readonly browse: (path: string) => Promise<readonly TagNode[]>;
  /** Asks what a tag is, where only what its provider speaks to knows it; `describe` knows it then. Never rejects. */
  readonly learn: (path: string) => Promise<void>;
  /** What is known of a tag, as Ignition's export of tags says it; undefined for what is not there. */
  readonly describe: (path: string) => JsonObject | undefined;
  /** Who may read a tag, and so any part of it. Here it is said alone: `tagsFor` holds whoever asks to it. */
  readonly readAccess: (path: string) => Access;
  /** How the providers stand. */
  readonly providers: () => readonly ({ readonly name: string; readonly kind: string } & ProviderStatus)[];
  /** From now on these are the providers; whoever follows a tag finds it there. Those that left are closed. */
  readonly take: (providers: readonly TagProvider[]) => void;
  readonly close: () => Promise<void>;
}

/** Paths, those of no tag, and parts of tags, that are kept at hand: an expression can make others without end. */
const mostKept = 10_000;
/** Characters of a path that is kept with where it leads; those of tags are shorter. */
const longestKept = 500;

/** Where a path leads. */
interface Located {
  readonly name: string;
  readonly provider: TagProvider | undefined;
  /** The path inside the provider. */
  readonly rest: string;
  /** The path with the provider that it is of. */
  readonly whole: string;
  /** What a record says of where a value is from. */
  readonly place: string;
}

/** How a part of the alarms of a tag of `[default]` stands, following them. */
export type ReadAlarmPart = (part: AlarmPart) => QualifiedValue;

/** All providers of a gateway behind one name space. */
export function openTags(first: readonly TagProvider[], alarmPart?: ReadAlarmPart): Tags {
  let providers = first;
  const byName = new Map<string, TagProvider>();
  const made = new Map<string, ReadonlySignal<QualifiedValue>>();
  /** Paths are asked for at each change of what is there. */
  const located = new Map<string, Located>();
  const version = signal(0);
  const take = (given: readonly TagProvider[]): void => {
    byName.clear();
    // The first of a name is it.
    for (const provider of given.toReversed()) byName.set(provider.name.toLowerCase(), provider);
    providers = given;
    made.clear();
    located.clear();
    version.value += 1;
  };
  take(first);

  const keep = <T>(kept: Map<string, T>, path: string, one: T): T => {
    if (kept.size >= mostKept) kept.clear();
    kept.set(path, one);
    return one;
  };
  const locate = (path: string): Located => {
    const known = located.get(path);
    if (known !== undefined) return known;
    const [, asked = '~', rest = path] = /^\[([^\]]*)\](.*)$/s.exec(path) ?? [];
    const name = providerMeant(asked);
    const provider = byName.get(name.toLowerCase());
    const whole = `[${provider?.name ?? name}]${rest}`;
    const item = provider?.itemOf?.(partNamed(rest)?.base ?? rest);
    const place = item === undefined ? whole : `${whole} of ${item}`;
    const found = { name, provider, rest, whole, place };
    return path.length > longestKept ? found : keep(located, path, found);
  };
  /** A tag, or a part of one (`.Quality`). */
  const tag = (path: string): ReadonlySignal<QualifiedValue> => {
    version.value;
    const { provider, rest } = locate(path);
    const found = provider?.tag(rest);
    if (found !== undefined) return found;
    const kept = made.get(path);
    if (kept !== undefined) return kept;
    const part = partNamed(rest);
    const whole = part && provider?.tag(part.base);
    if (part !== undefined && whole !== undefined) {
      const about = (): JsonObject | undefined => provider?.describe(part.base);
      return keep(
        made,
        path,
        computed(() => part.of(whole.value, about)),
      );
    }
    const ofAlarms = alarmPartOf(provider, rest);
    if (ofAlarms !== undefined && alarmPart !== undefined)
      return keep(
        made,
        path,
        steady(() => alarmPart(ofAlarms)),
      );
    return keep(made, path, signal(notFound(missingInWords(path, locate(path)))));
  };
  return {
    tag,
    wholePath: (path) => locate(path).whole,
    placeOf: (path) => locate(path).place,
    read: async (paths) => {
      const answers = new Map<string, QualifiedValue>();
      await byProvider(paths, locate, async ({ provider, rests }) => {
        const [whole, others] = split(rests, ({ rest }) => provider.tag(rest) !== undefined);
        const parts = others.flatMap(({ path, rest }) => {
          const part = partNamed(rest);
          return part !== undefined && provider.tag(part.base) !== undefined ? [{ path, part }] : [];
        });
        // Asked at once, before anything is waited for: only so does a tag that leads to itself by a part find that it does.
        const [values, bases] = await Promise.all([
          provider.read(whole.map(({ rest }) => rest)),
          provider.read(parts.map(({ part }) => part.base)),
        ]);
        for (const [at, { path }] of whole.entries()) answers.set(path, values[at] ?? notFound(`No tag ${path}`));
        for (const [at, { path, part }] of parts.entries()) {
          const base = bases[at];
          if (base !== undefined)
            answers.set(
              path,
              part.of(base, () => provider.describe(part.base)),
            );
        }
      });
      return paths.map((path) => answers.get(path) ?? tag(path).peek());
    },
    write: async (writes, by) => {
      const answers = new Map<number, WriteAnswer>();
      const at = new Map(writes.entries());
      await byProvider(
        [...at.keys()],
        (index) => locate(at.get(index)?.path ?? ''),
        async ({ provider, rests }) => {
          const own = rests.flatMap(({ path: index, rest }) => {
            const { value = null, path = '' } = at.get(index) ?? {};
            const part = alarmPartOf(provider, rest) ?? partNamed(rest);
            const isOfTag =
              part !== undefined && provider.tag(rest) === undefined && provider.tag(part.base) !== undefined;
            if (!isOfTag) return [{ index, path: rest, value }];
            if ('isValue' in part && part.isValue) return [{ index, path: part.base, value }];
            answers.set(index, {
              code: 'Bad_ReadOnly',
              reason: `${path} is a part of a tag, and is not written alone.`,
            });
            return [];
          });
          const qualities = await provider.write(
            own.map(({ path, value }) => ({ path, value })),
            by,
          );
          for (const [place, { index }] of own.entries()) {
            const quality = qualities[place];
            if (quality !== undefined) answers.set(index, quality);
          }
        },
      );
      return writes.map(
        ({ path }, index) =>
          answers.get(index) ?? { code: 'Bad_NotFound', reason: `${missingInWords(path, locate(path))}.` },
      );
    },
    browse: async (path) => {
      if (path === '') {
        return providers.map(({ name }) => ({ name, path: `[${name}]`, tagType: 'Provider', hasChildren: true }));
      }
      const { provider, rest, name } = locate(path);
      if (provider === undefined) throw new CountersignError(ErrorCode.objectNotFound, noProvider(name));
      const nodes = await provider.browse(rest);
      return nodes.map((node) => ({ ...node, path: `[${provider.name}]${node.path}` }));
    },
    learn: async (path) => {
      const { provider, rest } = locate(path);
      await provider?.learn?.(rest);
    },
    describe: (path) => {
      const { provider, rest } = locate(path);
      return provider?.describe(rest);
    },
    readAccess: (path) => {
      version.value;
      const { provider, rest } = locate(path);
      if (provider?.readAccess === undefined) return everybody;
      const part = provider.tag(rest) === undefined ? (alarmPartOf(provider, rest) ?? partNamed(rest)) : undefined;
      return provider.readAccess(part?.base ?? rest);
    },
    providers: () => providers.map(({ name, kind, status }) => ({ name, kind, ...status() })),
    take: (next) => {
      const left = providers.filter((provider) => !next.includes(provider));
      take(next);
      for (const provider of left) void provider.close();
    },
    close: async () => {
      await Promise.all(providers.map((provider) => provider.close()));
    },
  };
}

/** The part of the alarms of a tag that a path names, where there is such a tag; those of `[default]` alone have alarms. */
function alarmPartOf(provider: TagProvider | undefined, path: string): AlarmPart | undefined {
  const part = provider?.name === 'default' ? alarmPartNamed(path) : undefined;
  return part !== undefined && provider?.tag(part.base) !== undefined ? part : undefined;
}

/** A value that is told once, however often it is made anew. */
function steady(read: () => QualifiedValue): ReadonlySignal<QualifiedValue> {
  let last: QualifiedValue | undefined;
  return computed(() => {
    const now = read();
    last = last !== undefined && isDeepStrictEqual(last, now) ? last : now;
    return last;
  });
}

/** What is missing: the provider, the tag, or a part of a tag that is there. */
function missingInWords(path: string, { provider, rest, name }: Located): string {
  if (provider === undefined) return noProvider(name);
  const why = provider.whyNoTag?.(rest);
  if (why !== undefined) return `No tag ${path}: ${why}`;
  const [, base = '', part = ''] = /^(.*)\.(\w+)$/s.exec(rest) ?? [];
  return part !== '' && provider.tag(base) !== undefined
    ? `The part .${part} of a tag is not supported in this version: ${path}`
    : `No tag ${path}`;
}

function noProvider(name: string): string {
  return `No tag provider [${name}]`;
}

function notFound(reason: string): QualifiedValue {
  return { value: null, quality: { code: 'Bad_NotFound', reason }, timestamp: 0 };
}

function split<T>(all: readonly T[], is: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(is), all.filter((one) => !is(one))];
}

/** Asks each provider once for all that is its own, all of them at the same time. */
async function byProvider<K>(
  keys: readonly K[],
  locate: (key: K) => Located,
  ask: (group: {
    readonly provider: TagProvider;
    readonly rests: readonly { readonly path: K; readonly rest: string }[];
  }) => Promise<void>,
): Promise<void> {
  const groups = new Map<TagProvider, { readonly path: K; readonly rest: string }[]>();
  for (const path of keys) {
    const { provider, rest } = locate(path);
    if (provider === undefined) continue;
    const group = groups.get(provider);
    if (group === undefined) groups.set(provider, [{ path, rest }]);
    else group.push({ path, rest });
  }
  await Promise.all([...groups].map(([provider, rests]) => ask({ provider, rests })));
}
