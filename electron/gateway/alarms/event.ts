/** What an alarm leaves behind each time that it becomes active. */
import { isDeepStrictEqual } from 'node:util';
import { alarmPriorities, type AlarmPriority } from '../../contract/alarms.ts';
import type { Json, JsonObject } from '../../contract/json.ts';
import { levelOf } from '../platform/quality.ts';
import type { AlarmSettings, BoundSetting } from '../tags/alarmSettings.ts';
import type { ReadBound } from './condition.ts';

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
  /** The associated data of the alarm, as they were then. */
  readonly data: JsonObject;
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

/** The words that may be bound. */
type Bound = 'displayPath' | 'label' | 'priority' | 'notes';

/** What the events of an alarm of a tag say. `boundText` is what a setting says that is bound; undefined where that is not known. */
export function wordsOf(
  path: string,
  settings: AlarmSettings,
  boundText: (bound: BoundSetting, name: Bound) => string | undefined,
): AlarmWords {
  const { name, ackMode, ackNotesReqd, ackSignature = null } = settings;
  const text = (called: Bound): string | undefined => {
    const given = settings[called];
    return typeof given === 'object' ? boundText(given, called) : given;
  };
  const priority = (text('priority') ?? '').trim().toLowerCase();
  return {
    displayPath: text('displayPath') || `${path}/${name}`,
    label: text('label') || name,
    // One that cannot be read is overlooked by nobody.
    priority: alarmPriorities.find((known, at) => [known.toLowerCase(), String(at)].includes(priority)) ?? 'Critical',
    notes: text('notes') ?? '',
    needsNotes: ackNotesReqd,
    ackSignature,
    acksItself: ackMode === 'Auto',
  };
}

/** The text of what a setting is bound to; undefined where its quality is not good, or it has none. */
export function textOfBound(read: ReadBound): (bound: BoundSetting) => string | undefined {
  return (bound) => {
    const { value, quality } = read(bound);
    return levelOf(quality) === 'good' && value !== null && typeof value !== 'object' ? String(value) : undefined;
  };
}

/** Whether an event says what its alarm would say today; what is bound may say something else by now. */
export function stillSays(event: AlarmEvent, path: string, settings: AlarmSettings): boolean {
  const { displayPath, label, priority, notes, needsNotes, ackSignature, acksItself } = event;
  const words = wordsOf(path, settings, (_bound, name) => event[name]);
  return isDeepStrictEqual({ displayPath, label, priority, notes, needsNotes, ackSignature, acksItself }, words);
}

/** Whether it is active, or waits to be acknowledged. */
export function isOpen({ clearedAt, ack }: Pick<AlarmEvent, 'clearedAt' | 'ack'>): boolean {
  return clearedAt === undefined || ack === undefined;
}
