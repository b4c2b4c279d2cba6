/**
 * Tags as a file defines them: in the form that Ignition exports them, folders and all, or as a list in which each entry says
 * its `path`. What of them is not understood is named, and takes down its tag alone.
 */
import { z } from 'zod';
import { json, jsonObject, type JsonObject } from '../../contract/json.ts';
import { numberOf, orAbsent, orElse, truth } from '../platform/absent.ts';
import { issueWords } from '../platform/issueWords.ts';
import { parseJson, type Read } from '../platform/readJson.ts';
import { accessOf, accessSettings, type TagAccess } from './access.ts';
import { readAlarms, type AlarmSettings } from './alarmSettings.ts';
import { readEventScripts, type EventScript } from './eventScripts.ts';
import { paceOf, readGroups, type Pace } from './groups.ts';
import { recording } from './recorded.ts';
import { flatten, type Atom } from './structure.ts';

const simulation = z.discriminatedUnion('kind', [
  /** Swings around a mean: value = mean + amplitude * sin(2 pi t / period), with t in seconds. */
  z.strictObject({ kind: z.literal('sine'), mean: z.number(), amplitude: z.number(), period: z.number().positive() }),
  /** Counts up by `step` every `every` seconds from `from`, and starts over above `to`. */
  z.strictObject({
    kind: z.literal('ramp'),
    from: z.number(),
    to: z.number(),
    step: z.number().positive(),
    every: z.number().positive(),
  }),
  /** Gives `value` until `after` seconds, then nothing more: the value goes stale. */
  z.strictObject({ kind: z.literal('stops'), value: z.number(), after: z.number().nonnegative() }),
]);
export type Simulation = z.output<typeof simulation>;

/** What to write where a tag asks a database. */
const insteadOfQuery =
  'db is not done: show what a query finds by a binding of the kind query, or have a script write it to a memory tag (system.db.runNamedQuery)';

/** A tag with a value, as an export says it. */
const atomicTag = z.object({
  name: orElse(z.string(), ''),
  tagType: orElse(z.literal('AtomicTag'), 'AtomicTag'),
  valueSource: orAbsent(
    z.enum(['memory', 'opc', 'expr', 'derived', 'reference', 'simulated'], {
      error: ({ input }) => (input === 'db' ? insteadOfQuery : undefined),
    }),
  ),
  /** The starting value of a memory tag, which scripts and bindings may write. */
  value: json.optional(),
  enabled: orElse(truth, true),
  readOnly: orElse(truth, false),
  documentation: orAbsent(z.string()),
  tooltip: orAbsent(z.string()),
  engUnit: orAbsent(z.string()),
  formatString: orAbsent(z.string()),
  /** Of `opc`: the provider that speaks to the server, and the address there. */
  opcServer: orElse(z.string(), ''),
  opcItemPath: orElse(z.string(), ''),
  /** Of `expr`. */
  expression: orElse(z.string(), ''),
  /** Of `derived` and `reference`. */
  sourceTagPath: orElse(z.string(), ''),
  deriveExpressionGetter: orElse(z.string(), ''),
  deriveExpressionSetter: orElse(z.string(), ''),
  scaleMode: orElse(z.enum(['Off', 'Linear']), 'Off'),
  rawLow: orElse(numberOf(z.number()), 0),
  rawHigh: orElse(numberOf(z.number()), 10),
  scaledLow: orElse(numberOf(z.number()), 0),
  scaledHigh: orElse(numberOf(z.number()), 10),
  clampMode: orElse(z.enum(['No_Clamp', 'Clamp_Low', 'Clamp_High', 'Clamp_Both']), 'No_Clamp'),
  deadband: orElse(numberOf(z.number().nonnegative()), 0),
  deadbandMode: orElse(z.enum(['Absolute', 'Percent', 'Off']), 'Absolute'),
  simulate: orAbsent(simulation),
  tagGroup: orAbsent(z.string()),
  /** As `tagGroup`, in exports of before Ignition 8. */
  scanClass: orAbsent(z.string()),
  executionMode: orAbsent(z.string()),
  executionRate: orAbsent(numberOf(z.number().min(0))),
  historyEnabled: orElse(truth, false),
  ...recording,
  alarms: orElse(z.array(jsonObject), []),
});

/** Where a tag's value comes from. */
export type ValueSource = NonNullable<z.output<typeof atomicTag>['valueSource']>;

export interface TagDefinition extends Omit<z.output<typeof atomicTag>, 'alarms' | 'valueSource'> {
  readonly valueSource: ValueSource;
  readonly alarms: readonly AlarmSettings[];
  readonly access: TagAccess;
  /** When it is told; undefined for each change. */
  readonly pace: Pace | undefined;
  /** Those that hear of its events. */
  readonly scripts: readonly EventScript[];
  /** `Line 4/Temperature`, within its provider. */
  readonly path: string;
  /** As it stands in the file, with the parameters of its type put in. */
  readonly source: JsonObject;
  readonly within: Atom['within'];
  readonly parameters: JsonObject;
}

/** Settings that are read elsewhere, and those of how a tag is drawn and kept, and in which history: there is one. */
const idle = new Set(['path', 'eventScripts', 'valuePersistence', 'typeColor', 'historyProvider']);

/** A file's tags with their paths. Problems name what stands aside or is not done. */
export function readTags(text: string): Read<readonly TagDefinition[]> {
  const read = parseJson(text, tagFile);
  if (!read.ok) return read;
  const { entries, groups, at } = entriesOf(read.value);
  const { tags, problems } = tagsOf(entries, at, groups);
  // What is wrong with the one that is the whole file stands in the file itself.
  const placed = at === wholeFile ? problems.map((one) => one.replace(/^the file\[0\](?:\.|: )/, '')) : problems;
  return { ok: true, value: tags, problems: [...read.problems, ...placed] };
}

/** An export is a list of tags, what holds one (all of a provider), or one tag, folder or instance by itself. */
const tagFile = z.union(
  [
    z.array(z.unknown()),
    z.looseObject({ tags: z.array(z.unknown()), tagGroups: z.array(z.unknown()).optional() }),
    z.looseObject({ tagType: z.string() }),
  ],
  'has no list of tags ("tags")',
);
const wholeFile = 'the file';

function entriesOf(file: z.output<typeof tagFile>): {
  readonly entries: readonly unknown[];
  readonly groups: readonly unknown[];
  readonly at: string;
} {
  if (Array.isArray(file)) return { entries: file, groups: [], at: '' };
  const { tagType = 'Provider', tags, tagGroups } = file;
  return tagType === 'Provider' && Array.isArray(tags)
    ? { entries: tags, groups: Array.isArray(tagGroups) ? tagGroups : [], at: 'tags' }
    : { entries: [file], groups: [], at: wholeFile };
}

/** Tags of entries as they stand in a file, with the groups that it describes. `at` is where they do. */
export function tagsOf(
  entries: readonly unknown[],
  at = 'tags',
  described: readonly unknown[] = [],
): {
  readonly tags: readonly TagDefinition[];
  readonly problems: readonly string[];
} {
  const { atoms, problems } = flatten(entries, at);
  const { groups, problems: ofGroups } = readGroups(described);
  const problemsFound: string[] = [...problems, ...ofGroups];
  const lacking = new Set<string>();
  const tags = new Map<string, TagDefinition>();
  for (const { path, source, at: place, within, parameters, around } of atoms) {
    const parsed = atomicTag.safeParse({ ...source, name: path.split('/').at(-1) ?? path });
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      problemsFound.push(
        `${place}: ${(issue?.path ?? []).join('.')} ${issue === undefined ? 'cannot be read' : issueWords(issue, atomicTag)}. The tag ${path} is not there`,
      );
    } else if (tags.has(path.toLowerCase()))
      problemsFound.push(`${place}: there are two tags ${path}. The first one is used`);
    else {
      const governing = accessSettings(source) ?? {};
      for (const name of Object.keys(source)) {
        if (!(name in atomicTag.shape) && !idle.has(name) && !Object.hasOwn(governing, name))
          problemsFound.push(`${place}: the setting ${name} of a tag is not done`);
      }
      if (parsed.data.sampleMode === 'TagGroup')
        problemsFound.push(`${place}: sampleMode TagGroup of a tag is not done. Its history has each change`);
      const { alarms, problems: ofAlarms } = readAlarms(parsed.data.alarms);
      problemsFound.push(...ofAlarms.map((problem) => `${place}: ${problem}`));
      const { scripts, problems: ofEvents } = readEventScripts(source['eventScripts']);
      problemsFound.push(...ofEvents.map((problem) => `${place}: ${problem}`));
      const { access, problems: ofAccess } = accessOf([...around, source]);
      problemsFound.push(...ofAccess.map((problem) => `${place}: ${problem}`));
      const valueSource = parsed.data.valueSource ?? (parsed.data.simulate === undefined ? 'memory' : 'simulated');
      const { tagGroup = parsed.data.scanClass, executionMode, executionRate } = parsed.data;
      // What a memory tag holds, and a tag under another name, is told by whoever changes it.
      const { pace, lacks } =
        valueSource === 'memory' || valueSource === 'reference'
          ? { pace: undefined }
          : paceOf({ tagGroup, executionMode, executionRate }, groups);
      // One group has many tags.
      if (lacks !== undefined && !lacking.has(lacks)) problemsFound.push(`${place}: ${lacks}`);
      if (lacks !== undefined) lacking.add(lacks);
      tags.set(path.toLowerCase(), {
        ...parsed.data,
        valueSource,
        alarms,
        access,
        pace,
        scripts,
        path,
        source,
        within,
        parameters,
      });
    }
  }
  return { tags: [...tags.values()], problems: problemsFound };
}
