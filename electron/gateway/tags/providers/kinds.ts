/** The kinds of providers that a site configures, one file each, by the name that `kind` says. */
import { z } from 'zod';
import { json, type JsonObject } from '../../../contract/json.ts';
import { issueWords } from '../../platform/issueWords.ts';
import { accessSettings } from '../access.ts';
import type { TagProvider } from '../provider.ts';
import type { ProviderContext, ProviderKind } from './kind.ts';
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
  const others = new Set(['kind', ...Object.keys(accessIn(entry))]);
  return Object.fromEntries(Object.entries(entry).filter(([name]) => !others.has(name)));
}

/** Opens a provider by its entry, or says why not, in words. */
export function openProvider(
  entry: ProviderEntry,
  context: ProviderContext,
): { readonly provider: TagProvider } | { readonly reason: string } {
  const { kind } = entry;
  const known = kinds.get(kind);
  if (known === undefined)
    return { reason: `kind: there is no kind ${kind} of tag providers; there are ${[...kinds.keys()].join(', ')}` };
  const settings = known.settings.safeParse(settingsIn(entry));
  if (settings.success) return { provider: known.open(settings.data, context) };
  const [issue] = settings.error.issues;
  const [strange] = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const path = [...(issue?.path ?? []), ...(strange === undefined ? [] : [strange])];
  return { reason: `${path.join('.')}: ${issue === undefined ? 'cannot be read' : issueWords(issue)}` };
}
