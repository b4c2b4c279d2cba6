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

/** What an entry says to people, as JSON has no comments: no kind has a setting of such a name. */
export const isRemark = (name: string, value: unknown): boolean =>
  typeof value === 'string' && /^(?:[_#$]|\/\/|comment|description|documentation|note|remark)/i.test(name);

/** What an entry says to its kind. */
export function settingsIn(entry: ProviderEntry): JsonObject {
  const others = new Set([
    'kind',
    ...Object.keys(accessIn(entry)),
    ...Object.keys(entry).filter((name) => isRemark(name, entry[name])),
  ]);
  return Object.fromEntries(Object.entries(entry).filter(([name]) => !others.has(name)));
}

/** Why an entry is not used, in words, and where in it that stands. */
export interface Misfit {
  readonly path: readonly PropertyKey[];
  readonly reason: string;
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

/** Why settings of a kind are none. */
export function misfit({ issues }: z.ZodError, settings: z.ZodType): Misfit {
  // A name with a slip in it is why another one is not there.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const [strange] = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const path = [...(issue?.path ?? []), ...(strange === undefined ? [] : [strange])];
  return { path, reason: issue === undefined ? 'cannot be read' : issueWords(issue, settings) };
}
