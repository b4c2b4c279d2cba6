/** The tags of a station: those of its project, of the providers that the site configures, and of its own services. */
import type { Ports } from '../platform/ports.ts';
import type { Sealer } from '../platform/sealer.ts';
import { openConfigured, type ConfiguredProviders } from './configured.ts';
import { definedTags } from './defined.ts';
import type { TagDefinition } from './definitions.ts';
import type { ScriptOfTag } from './eventScripts.ts';
import type { RecordedTag } from './recorded.ts';
import { systemTags, type ServiceTags } from './system.ts';
import { openTags, type ReadAlarmPart, type Tags } from './tags.ts';

export interface StationTags extends Tags {
  /** How long the site keeps the history of tags, and the journal of alarms. */
  readonly keeps: ConfiguredProviders['keeps'];
  /** Histories in databases that the site names, with the connections of these. */
  readonly historians: () => ReadonlyMap<string, { readonly database: string }>;
  /** Whether the provider of a path is one of the site that is not open: who may read what it had is not known then. */
  readonly isShut: (path: string) => boolean;
  /** What of the site's settings is not used, each with its reason. */
  readonly problems: () => readonly string[];
  /** From now on `[default]` has these tags. */
  readonly takeProject: (definitions: readonly TagDefinition[]) => void;
  /** The tags of which a history is kept: those of files that say so, and those that the site lists. */
  readonly recorded: () => readonly RecordedTag[];
  /** The scripts of the events of tags: those of the project, and those of the providers of the site. */
  readonly scripted: () => { readonly ofProject: readonly ScriptOfTag[]; readonly ofSite: readonly ScriptOfTag[] };
  /** From now on a change of the site's settings takes effect; `changed` hears of each. */
  readonly follow: (changed: () => void) => void;
}

export interface StationTagsOptions {
  readonly dataDir: string;
  readonly ports: Pick<Ports, 'clock' | 'log'>;
  /** The secret of a name. */
  readonly secret: (name: string) => string | undefined;
  /** Seals what providers keep in their folders. */
  readonly sealer: Sealer;
  /** The tags of the project. */
  readonly definitions: readonly TagDefinition[];
  readonly services: readonly ServiceTags[];
  /** None where nothing judges the alarms of tags. */
  readonly alarmPart?: ReadAlarmPart;
}

/** Opens them all. */
export function openStationTags(options: StationTagsOptions): StationTags {
  const { dataDir, ports, secret, sealer, definitions, services, alarmPart } = options;
  const { clock, log } = ports;
  const others = (): Tags => tags;
  let own = definedTags({ name: 'default', definitions, clock, others });
  const system = systemTags(services, clock);
  const configured = openConfigured({ dataDir, context: { clock, log, secret, sealer, others } });
  const tags = openTags([own, system, ...configured.providers()], alarmPart);
  const take = (): void => tags.take([own, system, ...configured.providers()]);
  return {
    ...tags,
    keeps: configured.keeps,
    historians: configured.historians,
    isShut: (path) => configured.isShut(/^\[([^\]]*)\]/.exec(tags.wholePath(path))?.[1] ?? ''),
    problems: configured.problems,
    takeProject: (next) => {
      if (next === own.definitions) return;
      own = definedTags({ name: 'default', definitions: next, clock, others, before: own });
      take();
    },
    recorded: () => {
      const ofFiles = [own, ...configured.providers()].flatMap((provider) => provider.recorded?.() ?? []);
      const known = new Set(ofFiles.map(({ path }) => path.toLowerCase()));
      const listed = configured.recorded().map((tag) => ({ ...tag, path: tags.wholePath(tag.path) }));
      return [...ofFiles, ...listed.filter(({ path }) => !known.has(path.toLowerCase()))];
    },
    scripted: () => ({
      ofProject: own.scripted?.() ?? [],
      ofSite: configured.providers().flatMap((provider) => provider.scripted?.() ?? []),
    }),
    follow: (changed) =>
      configured.follow(() => {
        take();
        changed();
      }),
    close: async () => {
      await configured.close();
      await tags.close();
    },
  };
}
