/** The alarms of a tag, as an export says them. What of one is not understood is named, and takes down that alarm alone. */
import { z } from 'zod';
import { alarmPriorities } from '../../contract/alarms.ts';
import type { JsonObject } from '../../contract/json.ts';
import { parseExpression } from '../expression/parse.ts';
import { orAbsent, orElse } from '../platform/absent.ts';
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
] as const;

/** Seconds: the longest that a timer can wait, three weeks and a half, with a reserve. */
const longestDelay = 2_000_000;
const delay = orElse(z.number().nonnegative().max(longestDelay), 0);

/** A setting that is what a tag holds, or what an expression over tags comes to. */
const bound = z
  .strictObject({ bindType: z.enum(['Tag', 'Expression']), value: z.string().min(1) })
  .superRefine(({ bindType, value }, context) => {
    const parsed = bindType === 'Tag' ? undefined : attempt(() => parseExpression(value));
    if (parsed !== undefined && 'reason' in parsed) context.addIssue({ code: 'custom', message: parsed.reason });
  });
export type BoundSetting = z.output<typeof bound>;

/** A parameter of a type makes a text of a number. */
const limit = orElse(
  z.union(
    [
      z.number(),
      z
        .string()
        .regex(/^\s*[+-]?\d+(\.\d+)?\s*$/)
        .transform(Number),
      bound,
    ],
    {
      error: 'is neither a number nor bound to a tag or an expression',
    },
  ),
  0,
);

/** Why a range is none. */
export const crossed = 'The second set point is below the first one';

const alarm = z
  .object({
    name: orElse(z.string().min(1), 'Alarm'),
    enabled: orElse(z.boolean(), true),
    mode: orElse(z.enum(modes), 'Equality'),
    setpointA: limit,
    setpointB: limit,
    /** Of `OnCondition`. */
    activeCondition: orAbsent(z.union([z.boolean(), bound])),
    inclusiveA: orElse(z.boolean(), true),
    inclusiveB: orElse(z.boolean(), true),
    deadband: orElse(z.number().nonnegative(), 0),
    deadbandMode: orElse(z.literal('Absolute'), 'Absolute'),
    /** Each change of the value while the alarm is active would be an event of its own. */
    anyChange: orElse(z.literal(false), false),
    timeOnDelaySeconds: delay,
    timeOffDelaySeconds: delay,
    priority: orElse(z.enum(alarmPriorities), 'Low'),
    label: orAbsent(z.string()),
    displayPath: orAbsent(z.string()),
    notes: orElse(z.string(), ''),
    /** Auto: acknowledged once it is cleared. Unused: it needs no acknowledgement. */
    ackMode: orElse(z.enum(['Manual', 'Auto', 'Unused']), 'Manual'),
    ackNotesReqd: orElse(z.boolean(), false),
    /** The signature template by which it is acknowledged; without one, whoever is signed in does. */
    ackSignature: orAbsent(z.string().trim().min(1)),
    shelvingAllowed: orElse(z.boolean(), true),
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
export type AlarmSettings = z.output<typeof alarm>;

function areCrossed(one: z.output<typeof limit>, other: z.output<typeof limit>): boolean {
  return typeof one === 'number' && typeof other === 'number' && other < one;
}

export const needsTwo: ReadonlySet<(typeof modes)[number]> = new Set(['BetweenValues', 'OutsideValues']);

/** Settings that do not say when an alarm is active: the alarm is there without them. Each with what it asks for, and what is so instead. */
const pipeline = (asked: string) => `${asked} is not run: nobody is sent a message. The alarm is there`;
const associated = (name: string) => `its associated data ${name} is not kept. The alarm is there`;
const beside: Readonly<Record<string, string>> = {
  activePipeline: pipeline('the pipeline of one that is active (activePipeline)'),
  clearPipeline: pipeline('the pipeline of one that is over (clearPipeline)'),
  ackPipeline: pipeline('the pipeline of one that was acknowledged (ackPipeline)'),
  timestampSource:
    'the setting timestampSource is not done: times are those at which it was judged. The alarm is there',
};

/** Settings of Ignition that say when an alarm is active, and are not done. */
const undone = ['bitPosition', 'bitOnZero'];
const ownSettings = [...Object.keys(alarm.shape), ...Object.keys(beside), ...undone].map((name) => name.toLowerCase());

/**
 * Whether a name that no setting has may be meant for one: such an alarm would be judged by something else than its file says. Any
 * other is associated data, whose names a project gives.
 */
function maybeSetting(name: string): boolean {
  return ownSettings.some((own) => lettersAway(own, name.toLowerCase()) <= Math.max(2, own.length / 4));
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
        `alarm ${called}: ${(issue?.path ?? []).join('.')} ${issue?.message ?? 'cannot be read'}. The alarm is not there`,
      );
    } else if (strange !== undefined) {
      problems.push(`alarm ${called}: the setting ${strange} is not done. The alarm is not there`);
    } else if (alarms.has(called.toLowerCase())) {
      problems.push(`alarm ${called}: there are two of this name. The first one is used`);
    } else {
      for (const name of unknown) {
        const asks =
          entry[name] !== '' && entry[name] !== null && !(name === 'timestampSource' && entry[name] === 'System');
        if (asks) problems.push(`alarm ${called}: ${beside[name] ?? associated(name)}`);
      }
      alarms.set(called.toLowerCase(), parsed.data);
    }
  }
  return { alarms: [...alarms.values()], problems };
}

/** The signature templates that alarms of tags name. */
export function namedTemplates(tags: readonly { readonly alarms: readonly AlarmSettings[] }[]): ReadonlySet<string> {
  return new Set(tags.flatMap(({ alarms }) => alarms.flatMap(({ ackSignature }) => ackSignature ?? [])));
}
