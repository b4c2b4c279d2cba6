/** What every kind of provider is that a site configures: its settings, and how it is opened with them. */
import { z } from 'zod';
import type { Clock, Log } from '../../platform/ports.ts';
import type { Sealer } from '../../platform/sealer.ts';
import type { OtherTags } from '../definedKinds.ts';
import type { TagProvider } from '../provider.ts';

/** What a provider reaches of the station. */
export interface ProviderContext {
  readonly name: string;
  readonly clock: Clock;
  readonly log: Log;
  /** A folder of its own for what it keeps between starts (certificates); it need not be there yet. */
  readonly folder: string;
  /** The secret of a name in the station's store of secrets; undefined where there is none. */
  readonly secret: (name: string) => string | undefined;
  /** Seals what a provider keeps in its folder and nobody else is to know. */
  readonly sealer: Sealer;
  /** The tags of all providers. */
  readonly others: () => OtherTags;
  /** Names what of the settings is not used, with its place in them: the provider goes on without it. */
  readonly note: (path: readonly PropertyKey[], reason: string) => void;
  /** The provider of the same name whose place this takes, while it is still open. */
  readonly before: TagProvider | undefined;
}

export interface ProviderKind<S extends z.ZodType = z.ZodType> {
  readonly settings: S;
  readonly open: (settings: z.output<S>, context: ProviderContext) => TagProvider;
}

/** A kind of providers with the type of its settings. */
export function providerKind<S extends z.ZodType>(
  settings: S,
  open: (settings: z.output<S>, context: ProviderContext) => TagProvider,
): ProviderKind<S> {
  return { settings, open };
}

/** A secret in settings: its name in the store, never the secret itself. */
export const secretName = z.strictObject(
  { secret: z.string().min(1) },
  'is { "secret": "name" }: what it is stands in no file, countersign secret set keeps it',
);
