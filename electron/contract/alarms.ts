/** Alarms as pages and scripts get them. */
import { z } from 'zod';
import { json } from './json.ts';

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
  /** Whether an acknowledgement needs a note. */
  needsNotes: z.boolean(),
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
