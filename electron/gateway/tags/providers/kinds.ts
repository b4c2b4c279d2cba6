/** The kinds of providers that a site configures, one file each, by the name that `kind` says. */
import { z } from 'zod';
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
export const providerEntry = z.looseObject({ kind: z.string() });

/** Opens a provider by its entry, or says why not, in words. */
export function openProvider(
  { kind, ...rest }: z.output<typeof providerEntry>,
  context: ProviderContext,
): { readonly provider: TagProvider } | { readonly reason: string } {
  const known = kinds.get(kind);
  if (known === undefined)
    return { reason: `there is no kind of tag providers ${kind}; there are ${[...kinds.keys()].join(', ')}` };
  const settings = known.settings.safeParse(rest);
  if (settings.success) return { provider: known.open(settings.data, context) };
  const [issue] = settings.error.issues;
  return { reason: `${[...(issue?.path ?? [])].join('.')}: ${issue?.message ?? 'cannot be read'}` };
}
