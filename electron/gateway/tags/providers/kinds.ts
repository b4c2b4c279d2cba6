/** The kinds of providers that a site configures, one file each, by the name that `kind` says. */
import { z } from 'zod';
import { json, type JsonObject } from '../../../contract/json.ts';
import { accessSettings } from '../access.ts';
import type { TagProvider } from '../provider.ts';
import type { ProviderContext, ProviderKind } from './kind.ts';
import { isRemark, misfit, type Misfit } from './misfit.ts';
import { modbus } from './modbus.ts';
import { mqtt } from './mqtt.ts';
import { opcua } from './opcua.ts';
import { sparkplug } from './sparkplug.ts';
import { tagFile } from './tagFile.ts';

const kinds: ReadonlyMap<string, ProviderKind> = new Map<string, ProviderKind>([
  ['tags', tagFile],
  ['opcua', opcua],
  ['modbus', modbus],
  ['mqtt', mqtt],
  ['sparkplug', sparkplug],
]);

/** The entry of a provider, whatever its kind. */
export const providerEntry = z.looseObject({ kind: z.string() }).catchall(json);
type ProviderEntry = z.output<typeof providerEntry>;

/** What an entry says of who may read and write the tags of the provider. */
export function accessIn(entry: ProviderEntry): JsonObject {
  return accessSettings(entry) ?? {};
}

/** What an entry says to its kind. */
export function settingsIn(entry: ProviderEntry): JsonObject {
  const others = new Set([
    'kind',
    ...Object.keys(accessIn(entry)),
    ...Object.keys(entry).filter((name) => isRemark(name, entry[name])),
  ]);
  return Object.fromEntries(Object.entries(entry).filter(([name]) => !others.has(name)));
}

/** Opens a provider by its entry, or says why not. */
export function openProvider(
  entry: ProviderEntry,
  context: ProviderContext,
): { readonly provider: TagProvider } | Misfit {
  const { kind } = entry;
  const known = kinds.get(kind);
  if (known === undefined) {
    const there = [...kinds.keys()].join(', ');
    return { path: ['kind'], reason: `there is no kind ${kind} of tag providers; there are ${there}` };
  }
  const settings = known.settings.safeParse(settingsIn(entry));
  if (settings.success) return { provider: known.open(settings.data, context) };
  return misfit(settings.error, known.settings);
}
