/**
 * What every source of live values is, whatever it speaks: a provider of tags. A path within it is a text that the provider
 * alone reads: a folder and a name, a node id, a topic, a register.
 */
import type { ReadonlySignal } from '@preact/signals-core';
import type { Json, JsonObject } from '../../contract/json.ts';
import type { Quality } from '../../contract/page.ts';
import type { Access } from './access.ts';
import type { ScriptOfTag } from './eventScripts.ts';
import type { RecordedTag } from './recorded.ts';

/** A value as a tag has it. `timestamp` is epoch milliseconds, of where the value was made as far as that says; 0 of none. */
export interface QualifiedValue {
  readonly value: Json;
  readonly quality: Quality;
  readonly timestamp: number;
  /** Whether the value is a whole number that is a double (`7.0`). */
  readonly isDouble?: boolean;
}

export interface TagWrite {
  readonly path: string;
  readonly value: Json;
}

/** What became of a write. */
export interface WriteAnswer extends Quality {
  /** It was not taken as it should, and may have been done all the same: nobody is told that nothing was written. */
  readonly mayBeDone?: true;
}

/** Who writes: a person or a script of a session, with the security levels of whoever is signed in, or the gateway itself. */
export type Writer = { readonly levels: ReadonlySet<string> } | 'gateway';

/** An entry of a folder of tags. */
export interface TagNode {
  readonly name: string;
  /** Where it is within its provider. */
  readonly path: string;
  /** As Ignition names kinds: `AtomicTag`, `Folder`, `UdtInstance`, `Provider`. */
  readonly tagType: string;
  /** Of an instance of a type: which one. */
  readonly typeId?: string;
  readonly hasChildren: boolean;
  /** As Ignition names types: `Float8`, `String`; absent where it is not known. */
  readonly dataType?: string;
  /** Where its value comes from: `memory`, `opc`, `expr` ...; absent for what has none. */
  readonly valueSource?: string;
}

/** How a provider stands to what it speaks to. */
export const Connection = Object.freeze({
  /** It speaks to nobody. */
  none: 'none',
  connecting: 'connecting',
  connected: 'connected',
  faulted: 'faulted',
  disabled: 'disabled',
} as const);
export type Connection = (typeof Connection)[keyof typeof Connection];

export interface ProviderStatus {
  readonly connection: Connection;
  /** What it speaks to, and why it cannot: for people, without secrets. */
  readonly words: string;
  /** Epoch milliseconds since which it stands so. */
  readonly since: number;
  /** Tags that are followed now; 0 of a provider that speaks to nobody. */
  readonly followed: number;
  /** Values that came since the start, and on an average of the last ten seconds in each of them. */
  readonly received: number;
  readonly rate: number;
  /** Why it could not speak at last, and when that was (epoch milliseconds), also where it can again. */
  readonly lastError: { readonly words: string; readonly at: number } | undefined;
  /** When it tries again to speak, epoch milliseconds; undefined where it does now, or tries just now. */
  readonly nextAttempt: number | undefined;
  /** What to look at while it has heard of nothing that it could list, in sentences. */
  readonly whyEmpty?: string;
}

/** What a provider says that speaks to nobody. */
export const withoutTraffic = Object.freeze({ received: 0, rate: 0, lastError: undefined, nextAttempt: undefined });

export interface TagProvider {
  readonly name: string;
  /** What it speaks: `tags`, `opcua`, `mqtt`, `sparkplug`, `modbus`, `system`. */
  readonly kind: string;
  /**
   * The live value of a tag, or undefined when this provider knows that it has no such tag. A provider that speaks to
   * somebody asks for the value while something follows the signal, and for no other (`followed.ts`).
   */
  readonly tag: (path: string) => ReadonlySignal<QualifiedValue> | undefined;
  /** Why it has no such tag, where the path alone says it, in words. */
  readonly whyNoTag?: (path: string) => string;
  /** The values now, in the order of the paths, all asked together of where they are. Never rejects. */
  readonly read: (paths: readonly string[]) => Promise<readonly QualifiedValue[]>;
  /**
   * Writes in the order of the list. Answers a quality each: good where what it speaks to has taken the value, and a reason in
   * words otherwise. Once answered, `tag` has what is held now. Never rejects.
   */
  readonly write: (writes: readonly TagWrite[], by: Writer) => Promise<readonly WriteAnswer[]>;
  /** What is in a folder; the top for an empty text. Rejects with `not-live` or `object-not-found`. */
  readonly browse: (folder: string) => Promise<readonly TagNode[]>;
  /** Asks what a tag is, where only what the provider speaks to knows it; `describe` knows it then. Never rejects. */
  readonly learn?: (path: string) => Promise<void>;
  /** What is known of a tag as Ignition's export of tags says it (`name`, `dataType`, `engUnit` ...). */
  readonly describe: (path: string) => JsonObject | undefined;
  /** The item of another provider that a tag has its values from, as that one has it; undefined where they are its own. */
  readonly itemOf?: (path: string) => string | undefined;
  /** Who may read a tag; everybody where the provider does not say. */
  readonly readAccess?: (path: string) => Access;
  /** Those of its tags of which a history is kept. */
  readonly recorded?: () => readonly RecordedTag[];
  /** The scripts of the events of its tags. */
  readonly scripted?: () => readonly ScriptOfTag[];
  /** What nothing outside of this program holds (memory tags), for the provider that takes the place of this one. */
  readonly held?: (path: string) => QualifiedValue | undefined;
  readonly status: () => ProviderStatus;
  readonly close: () => Promise<void>;
}

/** The provider that a path means, by the name in its brackets: `[~]` is that of the project. */
export function providerMeant(name: string): string {
  return name === '~' ? 'default' : name;
}
