/** Tags of which a history is kept, and how exactly, as Ignition's exports of tags say it. */
import { z } from 'zod';
import { numberOf, orAbsent, orElse } from '../platform/absent.ts';
import { issueWords } from '../platform/issueWords.ts';
import { timeUnitNames, timeUnits } from '../platform/timeUnits.ts';
import { dataTypes } from './dataTypes.ts';

const timeUnit = z.enum(timeUnitNames);

/** Settings of a tag by which its history goes. */
export const recording = {
  dataType: orAbsent(z.enum(dataTypes)),
  engLow: orAbsent(numberOf(z.number())),
  engHigh: orAbsent(numberOf(z.number())),
  historicalDeadband: orElse(numberOf(z.number().nonnegative()), 0.01),
  historicalDeadbandMode: orElse(z.enum(['Absolute', 'Percent', 'Off']), 'Absolute'),
  historicalDeadbandStyle: orElse(z.enum(['Analog', 'Discrete', 'Auto']), 'Auto'),
  historyMaxAge: orElse(numberOf(z.number().nonnegative()), 0),
  historyMaxAgeUnits: orElse(timeUnit, 'HOUR'),
  historyTimeDeadband: orElse(numberOf(z.number().nonnegative()), 0),
  historyTimeDeadbandUnits: orElse(timeUnit, 'SEC'),
  sampleMode: orElse(z.enum(['OnChange', 'Periodic', 'TagGroup']), 'OnChange'),
  historySampleRate: orElse(numberOf(z.number().nonnegative()), 1),
  historySampleRateUnits: orElse(timeUnit, 'SEC'),
};
const settings = z.object(recording);

/** A tag with a history, by its whole path. */
export interface RecordedTag extends z.output<typeof settings> {
  readonly path: string;
}

const withSettings = z.strictObject({ path: z.string(), ...recording });

/** A tag whose history a site asks for: its whole path, with settings or without. */
const entry = z.union([z.string().transform((path) => ({ path })), withSettings]);

/** What of an entry is wrong, and where in the list that stands. */
export interface RecordingProblem {
  readonly path: readonly PropertyKey[];
  readonly why: string;
}

/** The tags with a history that a site lists; `hasProvider` tells whether there is a provider of that name. */
export function readRecorded(
  entries: readonly unknown[],
  hasProvider: (name: string) => boolean,
): {
  readonly tags: readonly RecordedTag[];
  readonly problems: readonly RecordingProblem[];
} {
  const tags = new Map<string, RecordedTag>();
  const problems: RecordingProblem[] = [];
  for (const [at, given] of entries.entries()) {
    const read = entry.safeParse(given);
    if (!read.success) {
      const { path, why } = misfitIn(given);
      problems.push({ path: [at, ...path], why });
      continue;
    }
    const { path } = read.data;
    const why = tags.has(path.toLowerCase()) ? `${path} is there twice` : whyNotRecorded(path, hasProvider);
    if (why === undefined) tags.set(path.toLowerCase(), { ...settings.parse(read.data), path });
    else problems.push({ path: [at], why });
  }
  return { tags: [...tags.values()], problems };
}

/** Where in an entry a mistake is, and which, in words. */
function misfitIn(given: unknown): Pick<RecordingProblem, 'path' | 'why'> {
  const issues = withSettings.safeParse(given).error?.issues ?? [];
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const path = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])];
  return issue === undefined || path.length === 0
    ? { path, why: 'is neither the whole path of a tag nor an object with one ("path")' }
    : { path, why: issueWords(issue, withSettings) };
}

function whyNotRecorded(path: string, hasProvider: (name: string) => boolean): string | undefined {
  const [, provider = ''] = /^\[([^\]]+)\]./s.exec(path) ?? [];
  if (provider === '') return `${path} is no whole path, such as [plant]ns=2;s=Flow`;
  if (provider.toLowerCase() === 'default')
    return 'a tag of the project says itself that it has a history (historyEnabled)';
  return hasProvider(provider) ? undefined : `there is no provider ${provider}`;
}

/**
 * Milliseconds between two stored values of a tag whose history is sampled; undefined where each change is stored. The rate of a
 * group of tags (`TagGroup`) stands in no file of the project.
 */
export function samplingOf({ sampleMode, historySampleRate, historySampleRateUnits }: RecordedTag): number | undefined {
  const rate = historySampleRate * timeUnits[historySampleRateUnits];
  return sampleMode === 'Periodic' && rate > 0 ? rate : undefined;
}

/** What of a tag its history goes by. */
export function recordedTag(path: string, given: z.output<typeof settings>): RecordedTag {
  return { ...settings.parse(given), path };
}
