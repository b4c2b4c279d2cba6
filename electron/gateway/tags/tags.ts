/**
 * Tags: named live values with a quality, as signals that bindings follow. A tag path is `[provider]Folder/Name`;
 * without a provider it means `[default]`.
 */
import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Json } from '../../contract/json.ts';
import type { Quality } from '../../contract/page.ts';

/** A value as a tag has it. `timestamp` is epoch milliseconds of the last change. */
export interface QualifiedValue {
  readonly value: Json;
  readonly quality: Quality;
  readonly timestamp: number;
}

export interface TagProvider {
  readonly name: string;
  /** The live value of a tag, or undefined when this provider has no such tag. */
  readonly tag: (path: string) => ReadonlySignal<QualifiedValue> | undefined;
  /** Writes a tag; answers why it was not written, in words, or undefined. */
  readonly write: (path: string, value: Json) => string | undefined;
  readonly close: () => void;
}

export interface Tags {
  /** The live value at a path; an unknown path gives a value of quality `Bad_NotFound`. */
  readonly read: (path: string) => ReadonlySignal<QualifiedValue>;
  /** Writes a tag; answers why it was not written, in words, or undefined. */
  readonly write: (path: string, value: Json) => string | undefined;
  readonly close: () => void;
}

/** Paths of no tag that are kept at hand: an expression can make others without end. */
const mostMissing = 10_000;

/** All providers of a gateway behind one name space. */
export function openTags(providers: readonly TagProvider[]): Tags {
  const byName = new Map(providers.map((provider) => [provider.name.toLowerCase(), provider]));
  const missing = new Map<string, ReadonlySignal<QualifiedValue>>();
  const locate = (path: string): { readonly provider: TagProvider | undefined; readonly rest: string } => {
    const [, name = 'default', rest = path] = /^\[([^\]]*)\](.*)$/s.exec(path) ?? [];
    return { provider: byName.get(name.toLowerCase()), rest };
  };
  /** What is missing: the provider, the tag, or a part of a tag that is there. */
  const missingInWords = (path: string): string => {
    const { provider, rest } = locate(path);
    if (provider === undefined) return `No tag provider ${/^\[[^\]]*\]/.exec(path)?.[0] ?? '[default]'}`;
    const [, base = '', part = ''] = /^(.*)\.(\w+)$/s.exec(rest) ?? [];
    return part !== '' && provider.tag(base) !== undefined
      ? `The part .${part} of a tag is not supported in this version: ${path}`
      : `No tag ${path}`;
  };
  const notFound = (path: string): ReadonlySignal<QualifiedValue> => {
    const known = missing.get(path);
    if (known !== undefined) return known;
    const quality = { code: 'Bad_NotFound', reason: missingInWords(path) };
    const made = signal<QualifiedValue>({ value: null, quality, timestamp: 0 });
    if (missing.size >= mostMissing) missing.clear();
    missing.set(path, made);
    return made;
  };
  return {
    read: (path) => {
      const { provider, rest } = locate(path);
      return provider?.tag(rest) ?? notFound(path);
    },
    write: (path, value) => {
      const { provider, rest } = locate(path);
      return provider === undefined ? missingInWords(path) : provider.write(rest, value);
    },
    close: () => {
      for (const provider of providers) provider.close();
    },
  };
}
