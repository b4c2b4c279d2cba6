/** How alarms stand in a table: which are shown, in which order, and in which words. */
import type { AlarmBoard, AlarmOutcome, AlarmRow, AlarmState } from '../../../electron/contract/alarms.ts';
import type { AlarmFilters } from '../../../electron/contract/alarmTable.ts';
import { counted } from '../../../electron/contract/counted.ts';
import { valueText } from '../../../electron/format/valueText.ts';
import type { Region } from '../../page/state.svelte.ts';
import { valueWords } from '../chart/words.ts';

/** How a sign is drawn: ring and body, body alone, ring and hollow, dashed. */
export type Look = 'active' | 'acknowledged' | 'returned' | 'over' | 'aside';

const looks: Readonly<Record<AlarmState, Look>> = {
  'Active, Unacknowledged': 'active',
  'Active, Acknowledged': 'acknowledged',
  'Cleared, Unacknowledged': 'returned',
  'Cleared, Acknowledged': 'over',
};

export function lookOf(state: AlarmState): Look {
  return looks[state];
}

const words: Readonly<Record<AlarmState, readonly [string, string]>> = {
  'Active, Unacknowledged': ['Active,', 'not acknowledged'],
  'Active, Acknowledged': ['Active,', 'acknowledged'],
  'Cleared, Unacknowledged': ['Returned,', 'not acknowledged'],
  'Cleared, Acknowledged': ['Returned,', 'acknowledged'],
};

/** A state as people read it, in two parts. */
export function stateWords(state: AlarmState): readonly [string, string] {
  return words[state];
}

export function isUnacknowledged({ ack }: Pick<AlarmRow, 'ack'>): boolean {
  return ack === null;
}

/** The rows of a table. */
export interface Standing {
  readonly rows: readonly AlarmRow[];
  /** The ids of rows that are not among the alarms any more: each stands as it was last, in its place. */
  readonly gone: ReadonlySet<string>;
  /** Those that came while the rows are held where they are. */
  readonly waiting: readonly AlarmRow[];
}

/** The rows where somebody came to them, in their order. */
export type Held = ReadonlyMap<string, AlarmRow>;

/**
 * The rows of a table: those that are `found` among `all`, the most urgent first. While they are held each keeps its place: one
 * that went stays as it was, and one that came waits.
 */
export function standing(found: readonly AlarmRow[], all: readonly AlarmRow[], held: Held | undefined): Standing {
  if (held === undefined) return { rows: found, gone: new Set(), waiting: [] };
  const now = new Map(found.map((event) => [event.id, event]));
  const there = new Set(all.map(({ id }) => id));
  const gone = new Set([...held.keys()].filter((id) => !there.has(id)));
  return {
    rows: [...held].flatMap(([id, last]) => now.get(id) ?? (gone.has(id) ? [last] : [])),
    gone,
    waiting: found.filter(({ id }) => !held.has(id)),
  };
}

/** Filters as they are for an alarm that a person chose: it stays in sight with what they write, however it stands by then. */
export function inAnyState(filters: AlarmFilters): AlarmFilters {
  return { ...filters, states: { activeUnacked: true, activeAcked: true, clearUnacked: true, clearAcked: false } };
}

/** A time to shelve for, in words. */
export function timeWords(seconds: number): string {
  const units = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
  ] as const;
  const [size, name] = units.find(([one]) => seconds >= one && seconds % one === 0) ?? [1, 'second'];
  const count = seconds / size;
  return counted(count, name);
}

/** What became of what a person did with alarms, where that needs words: some of them, or many. */
export function outcomeWords({ done, signing, refused }: AlarmOutcome, verb: string): string {
  if (refused.length === 0 && signing === 0) return done > 1 ? `${done} alarms ${verb}.` : '';
  const left = refused.map(({ why, events }) => `${events.length} not: ${why}`);
  const handled =
    signing > 0 ? `${counted(signing, 'alarm')} ${verb} once signed.` : `${counted(done, 'alarm')} ${verb}.`;
  return [handled, ...left].join(' ');
}

/** What an event says beside its path: its label, and what the tag held; of a number as many digits as anybody reads. */
export function alarmText(event: AlarmRow, region: Region): string {
  const { label } = event;
  const then = valueThen(event, region);
  return then === '' ? label : `${label}, at ${then}`;
}

/** What a tag held when its alarm became active; digits that a sensor makes up are none of it. */
export function valueThen({ value }: Pick<AlarmRow, 'value'>, region: Region): string {
  return typeof value === 'number' ? valueWords(fourDigits(value), region.locale) : valueText(value, region);
}

/** A number by four digits, and with all of those before its point. */
function fourDigits(value: number): number {
  const before = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value))) + 1;
  return Number(value.toFixed(Math.min(100, Math.max(0, 4 - before))));
}

export type People = AlarmBoard['people'];

/** Somebody as people call them; by the user name where that is not known. */
export function calledIn(people: People, userName: string): string {
  return people[userName] ?? userName;
}

const priorityNames = ['critical', 'high', 'medium', 'low', 'diagnostic'] as const;

/** The choice of priorities, whose places stand below `before`. */
export function priorityChoices(before: string, priorities: AlarmFilters['priorities']) {
  return priorityNames.map((name) => ({
    place: `${before}.${name}`,
    words: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    isOn: priorities[name],
  }));
}

/** Which of the alarms a person looks at: those that are there, the shelved ones, or those that nothing judges. */
export type View = 'alarms' | 'shelved' | 'resting';
