/** Alarms as pages and scripts get them. */
import { z } from 'zod';
import { json, jsonObject } from './json.ts';

/** As Ignition names them, the lowest first. */
export const alarmPriorities = ['Diagnostic', 'Low', 'Medium', 'High', 'Critical'] as const;
export type AlarmPriority = (typeof alarmPriorities)[number];

/** The states of ISA-18.2 in the order of Ignition's numbers. */
export const alarmStates = [
  'Cleared, Unacknowledged',
  'Cleared, Acknowledged',
  'Active, Unacknowledged',
  'Active, Acknowledged',
] as const;
export type AlarmState = (typeof alarmStates)[number];

/** What happens to an alarm, in the order of Ignition's numbers. */
export const alarmChanges = ['active', 'cleared', 'acknowledged'] as const;
export type AlarmChange = (typeof alarmChanges)[number];

/** An event of an alarm. Times are epoch milliseconds. */
export const alarmRow = z.strictObject({
  id: z.string(),
  /** `prov:default:/tag:Line/Temp:/alm:High`. */
  source: z.string(),
  name: z.string(),
  displayPath: z.string(),
  label: z.string(),
  priority: z.enum(alarmPriorities),
  state: z.enum(alarmStates),
  notes: z.string(),
  /** What the tag held when it became active. */
  value: json,
  /** The associated data of the alarm, as they were then. */
  data: jsonObject,
  /** Whether an acknowledgement needs a note. */
  needsNotes: z.boolean(),
  /** The signature template by which it is acknowledged; null where whoever is signed in does. */
  ackSignature: z.string().nullable(),
  activeAt: z.number(),
  clearedAt: z.number().nullable(),
  ack: z.strictObject({ at: z.number(), by: z.string(), notes: z.string() }).nullable(),
  /** How the alarm is shelved now. */
  shelved: z.strictObject({ by: z.string(), until: z.number() }).nullable(),
});
export type AlarmRow = z.output<typeof alarmRow>;

/** What happened to an event at one time; the event is as it stood right after. */
export const journalRow = z.strictObject({ change: z.enum(alarmChanges), at: z.number(), event: alarmRow });
export type JournalRow = z.output<typeof journalRow>;

/** An alarm by its source, with what people call it. */
const alarmName = { source: z.string(), displayPath: z.string(), priority: z.enum(alarmPriorities) };

/** By their user names, how people are called who did something with alarms: `Samir Haddad (supervisor)`. */
const people = z.record(z.string(), z.string());

/** How the alarms stand, for an alarm status table. */
export const alarmBoard = z.strictObject({
  /** Those that are active or wait to be acknowledged, but for shelved ones; the most urgent first. */
  events: z.array(alarmRow),
  /** How many there are beside these. */
  more: z.number(),
  shelved: z.array(
    z.strictObject({ ...alarmName, by: z.string(), until: z.number(), state: z.enum(alarmStates).nullable() }),
  ),
  outOfService: z.array(z.strictObject(alarmName)),
  people,
});
export type AlarmBoard = z.output<typeof alarmBoard>;

/** What the banner of a page says. */
export const alarmBanner = z.strictObject({
  /** The most urgent alarm that is active and that nobody acknowledged; null where there is none. */
  event: alarmRow.nullable(),
  /** How many there are beside it. */
  more: z.number(),
  /** Why it is not known how all alarms stand, in words. */
  doubt: z.string().nullable(),
});
export type AlarmBanner = z.output<typeof alarmBanner>;

/** Characters of a note, and alarms that are handled at once. */
export const longestNote = 2000;
const mostAtOnce = 500;
const names = z.array(z.string().max(2000)).min(1).max(mostAtOnce);

/** What a person does with alarms: events by their ids, alarms by their sources. */
export const alarmAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('acknowledge'), events: names, note: z.string().max(longestNote) }),
  z.strictObject({ kind: z.literal('shelve'), sources: names, seconds: z.number() }),
  z.strictObject({ kind: z.literal('unshelve'), sources: names }),
]);
export type AlarmAct = z.output<typeof alarmAct>;

/** What became of it: how many were handled, how many wait for a signature, and which were not, each with the reason as a sentence. */
export const alarmOutcome = z.strictObject({
  done: z.number(),
  signing: z.number(),
  refused: z.array(z.strictObject({ why: z.string(), events: z.array(z.string()) })),
});
export type AlarmOutcome = z.output<typeof alarmOutcome>;

/** What happened in a time, the oldest first; cut where more did. */
export const journalPart = z.strictObject({ entries: z.array(journalRow), isCut: z.boolean(), people });
export type JournalPart = z.output<typeof journalPart>;

/** Whether a text is what a pattern says, in any case of its letters; `*` stands for anything. */
export function fits(text: string, pattern: string): boolean {
  const whole = text.toLowerCase();
  const [first = '', ...rest] = pattern.toLowerCase().split('*');
  const last = rest.pop();
  if (last === undefined) return whole === first;
  if (!whole.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = whole.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return whole.length - last.length >= at && whole.endsWith(last);
}
