/** The alarms of a tag, as an export says them. What of one is not understood is named, and takes down that alarm alone. */
import { z } from 'zod';
import { alarmPriorities } from '../../contract/alarms.ts';
import { isJsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import { parseExpression } from '../expression/parse.ts';
import { numberOf, orAbsent, orElse, truth } from '../platform/absent.ts';
import { issueWords } from '../platform/issueWords.ts';
import { lettersAway } from '../platform/lettersAway.ts';
import { attempt } from './tagExpression.ts';

const modes = [
  'AboveValue',
  'BelowValue',
  'Equality',
  'Inequality',
  'BetweenValues',
  'OutsideValues',
  'BadQuality',
  'AnyChange',
  'OnCondition',
  'Bit',
] as const;

/** Seconds: the longest that a timer can wait, three weeks and a half, with a reserve. */
const longestDelay = 2_000_000;

/** A setting that is what a tag holds, or what an expression over tags comes to. */
const bound = z
  .strictObject({ bindType: z.enum(['Tag', 'Expression']), value: z.string().min(1) })
  .superRefine(({ bindType, value }, context) => {
    const parsed = bindType === 'Tag' ? undefined : attempt(() => parseExpression(value));
    if (parsed !== undefined && 'reason' in parsed) context.addIssue({ code: 'custom', message: parsed.reason });
  });
export type BoundSetting = z.output<typeof bound>;

/** A number, or what is bound. */
function numeric(number: z.ZodNumber) {
  const error = 'is neither a number that it can be nor bound to a tag or an expression';
  return orElse(z.union([numberOf(number), bound], { error }), 0);
}
const limit = numeric(z.number());
const delay = numeric(z.number().nonnegative().max(longestDelay));

const isSo = (fallback: boolean) => orElse(z.union([truth, bound]), fallback);
const words = z.union([z.string(), bound]);

/** A priority by its name or its number, 0 to 4. */
const priority = z.union([z.string(), z.number()]).transform((given, context) => {
  const asked = String(given).trim();
  const found = alarmPriorities.find((name, at) => name.toLowerCase() === asked.toLowerCase() || String(at) === asked);
  if (found === undefined) context.addIssue({ code: 'custom', message: `is none of ${alarmPriorities.join(', ')}` });
  return found ?? z.NEVER;
});

/** Why a range is none. */
export const crossed = 'The second set point is below the first one';

const alarm = z
  .object({
    name: orElse(z.string().min(1), 'Alarm'),
    enabled: isSo(true),
    mode: orElse(z.enum(modes), 'Equality'),
    setpointA: limit,
    setpointB: limit,
    /** Of `OnCondition`. */
    activeCondition: orAbsent(z.union([truth, bound])),
    /** Of `Bit`: 0 is the lowest. */
    bitPosition: numeric(z.number().int().min(0).max(63)),
    /** Whether the alarm is active while the bit is 0, and not while it is 1. */
    bitOnZero: orElse(truth, false),
    inclusiveA: orElse(truth, true),
    inclusiveB: orElse(truth, true),
    deadband: numeric(z.number().nonnegative()),
    deadbandMode: orElse(z.literal('Absolute'), 'Absolute'),
    /** Each change of the value while the alarm is active would be an event of its own. */
    anyChange: orElse(z.literal(false), false),
    timeOnDelaySeconds: delay,
    timeOffDelaySeconds: delay,
    /** Whether an event has the time of the value that made it, and not the one at which it was judged. */
    timestampSource: orElse(z.enum(['System', 'Value']), 'System'),
    priority: orElse(
      z.union([priority, bound], `is none of ${alarmPriorities.join(', ')}, their numbers, or bound`),
      'Low',
    ),
    label: orAbsent(words),
    displayPath: orAbsent(words),
    notes: orElse(words, ''),
    /** Auto: acknowledged once it is cleared. Unused: it needs no acknowledgement. */
    ackMode: orElse(z.enum(['Manual', 'Auto', 'Unused']), 'Manual'),
    ackNotesReqd: orElse(truth, false),
    /** The signature template by which it is acknowledged; without one, whoever is signed in does. */
    ackSignature: orAbsent(z.string().trim().min(1)),
    shelvingAllowed: isSo(true),
  })
  .refine(({ mode, deadband }) => mode !== 'Inequality' || deadband === 0, {
    path: ['deadband'],
    message: 'An alarm of the mode Inequality with a dead band would never end',
  })
  .refine(({ mode, setpointA, setpointB }) => !needsTwo.has(mode) || !areCrossed(setpointA, setpointB), {
    path: ['setpointB'],
    message: crossed,
  })
  .refine(({ mode, activeCondition }) => mode !== 'OnCondition' || activeCondition !== undefined, {
    path: ['activeCondition'],
    message: 'is not there, and says when the alarm is active',
  })
  .refine(({ ackMode, ackSignature }) => ackSignature === undefined || ackMode === 'Manual', {
    path: ['ackSignature'],
    message: 'asks for a signature, and with this ackMode nobody acknowledges',
  });

/** Associated data: what a project gives an alarm under a name of its own. */
export interface AssociatedDatum {
  readonly name: string;
  readonly value: { readonly constant: Json } | BoundSetting;
}

export type AlarmSettings = z.output<typeof alarm> & { readonly associated: readonly AssociatedDatum[] };

function areCrossed(one: z.output<typeof limit>, other: z.output<typeof limit>): boolean {
  return typeof one === 'number' && typeof other === 'number' && other < one;
}

export const needsTwo: ReadonlySet<(typeof modes)[number]> = new Set(['BetweenValues', 'OutsideValues']);

/** Settings that do not say when an alarm is active: the alarm is there without them. Each with what it asks for, and what is so instead. */
const pipeline = (asked: string) => `${asked} is not run: nobody is sent a message. The alarm is there`;
const beside: Readonly<Record<string, string>> = {
  activePipeline: pipeline('the pipeline of one that is active (activePipeline)'),
  clearPipeline: pipeline('the pipeline of one that is over (clearPipeline)'),
  ackPipeline: pipeline('the pipeline of one that was acknowledged (ackPipeline)'),
};
const ownSettings = [...Object.keys(alarm.shape), ...Object.keys(beside)].map((name) => name.toLowerCase());

/** Data that an alarm brings with it. */
const mostAssociated = 50;

/** What of an alarm's entry is associated data. Problems are as sentences without their subject. */
function associatedOf(entry: JsonObject, names: readonly string[]) {
  const problems: string[] = [];
  const associated: AssociatedDatum[] = [];
  if (names.length > mostAssociated)
    problems.push(`it has ${names.length} associated data, and the first ${mostAssociated} are kept`);
  for (const name of names.slice(0, mostAssociated)) {
    const constant = entry[name] ?? null;
    const parsed = isJsonObject(constant) && 'bindType' in constant ? bound.safeParse(constant) : undefined;
    if (parsed === undefined) associated.push({ name, value: { constant } });
    else if (parsed.success) associated.push({ name, value: parsed.data });
    else {
      const why = parsed.error.issues[0]?.message ?? 'it cannot be read';
      problems.push(`its associated data ${name} is not kept: ${why}. The alarm is there`);
    }
  }
  return { associated, problems };
}

/**
 * Whether a name that no setting has may be meant for one: such an alarm would be judged by something else than its file says. Any
 * other is associated data. Of a short setting its letters alone count: `Code` and `Level` are names that a project gives.
 */
function maybeSetting(name: string): boolean {
  const lettersOf = (word: string): string => Array.from(word.toLowerCase()).toSorted().join('');
  return ownSettings.some((own) =>
    own.length > 5
      ? lettersAway(own, name.toLowerCase()) <= Math.max(2, own.length / 4)
      : lettersOf(own) === lettersOf(name),
  );
}

/** The alarms of a tag's entries. Problems name the alarm and the setting. */
export function readAlarms(entries: readonly JsonObject[]): {
  readonly alarms: readonly AlarmSettings[];
  readonly problems: readonly string[];
} {
  const alarms = new Map<string, AlarmSettings>();
  const problems: string[] = [];
  for (const entry of entries) {
    const called = typeof entry['name'] === 'string' ? entry['name'] : 'Alarm';
    const parsed = alarm.safeParse(entry);
    const unknown = Object.keys(entry).filter((name) => !(name in alarm.shape));
    const strange = unknown.find((name) => !Object.hasOwn(beside, name) && maybeSetting(name));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      problems.push(
        `alarm ${called}: ${(issue?.path ?? []).join('.')} ${issue === undefined ? 'cannot be read' : issueWords(issue, alarm)}. The alarm is not there`,
      );
    } else if (strange !== undefined) {
      problems.push(`alarm ${called}: the setting ${strange} is not done. The alarm is not there`);
    } else if (alarms.has(called.toLowerCase())) {
      problems.push(`alarm ${called}: there are two of this name. The first one is used`);
    } else {
      for (const [name, reason] of Object.entries(beside))
        if (entry[name] !== undefined && entry[name] !== '' && entry[name] !== null)
          problems.push(`alarm ${called}: ${reason}`);
      const own = associatedOf(
        entry,
        unknown.filter((name) => !Object.hasOwn(beside, name)),
      );
      problems.push(...own.problems.map((problem) => `alarm ${called}: ${problem}`));
      alarms.set(called.toLowerCase(), { ...parsed.data, associated: own.associated });
    }
  }
  return { alarms: [...alarms.values()], problems };
}

/** The signature templates that alarms of tags name. */
export function namedTemplates(tags: readonly { readonly alarms: readonly AlarmSettings[] }[]): ReadonlySet<string> {
  return new Set(tags.flatMap(({ alarms }) => alarms.flatMap(({ ackSignature }) => ackSignature ?? [])));
}
