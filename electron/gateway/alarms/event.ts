/** What an alarm leaves behind each time that it becomes active. */
import { isDeepStrictEqual } from 'node:util';
import type { AlarmPriority } from '../../contract/alarms.ts';
import type { Json } from '../../contract/json.ts';
import type { AlarmSettings } from '../tags/alarmSettings.ts';

/** What an event says of its alarm, as the settings were then. */
export interface AlarmWords {
  readonly displayPath: string;
  readonly label: string;
  readonly priority: AlarmPriority;
  readonly notes: string;
  /** Whether an acknowledgement needs a note. */
  readonly needsNotes: boolean;
  /** The signature template by which it is acknowledged; null where whoever is signed in does. */
  readonly ackSignature: string | null;
  /** Whether it is acknowledged once it is over, by nobody. */
  readonly acksItself: boolean;
}

/** One time that an alarm became active. */
export interface AlarmEvent extends AlarmWords {
  readonly id: string;
  /** `prov:default:/tag:Line/Temp:/alm:High`. */
  readonly source: string;
  /** Epoch milliseconds at which it became active, by the station's clock. */
  readonly activeAt: number;
  /** What the tag held then. */
  readonly value: Json;
  /** Whether the alarm was shelved when it became active. */
  readonly wasShelved: boolean;
  /** Epoch milliseconds at which it was over; absent while it is active. */
  readonly clearedAt?: number;
  readonly ack?: Acknowledgement;
}

export interface Acknowledgement {
  readonly at: number;
  /** The user name of who did; empty where the settings of the alarm did. */
  readonly by: string;
  readonly notes: string;
}

/** What the events of an alarm of a tag say. */
export function wordsOf(path: string, settings: AlarmSettings): AlarmWords {
  const { name, displayPath = `${path}/${name}`, label = name, priority, notes, ackMode, ackNotesReqd } = settings;
  const { ackSignature = null } = settings;
  return {
    displayPath,
    label,
    priority,
    notes,
    needsNotes: ackNotesReqd,
    ackSignature,
    acksItself: ackMode === 'Auto',
  };
}

/** Whether an event says what its alarm would say today. */
export function stillSays({ displayPath, label, priority, notes, ...event }: AlarmEvent, words: AlarmWords): boolean {
  const { needsNotes, ackSignature, acksItself } = event;
  return isDeepStrictEqual({ displayPath, label, priority, notes, needsNotes, ackSignature, acksItself }, words);
}

/** Whether it is active, or waits to be acknowledged. */
export function isOpen({ clearedAt, ack }: Pick<AlarmEvent, 'clearedAt' | 'ack'>): boolean {
  return clearedAt === undefined || ack === undefined;
}
