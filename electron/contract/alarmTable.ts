/** What tables of alarms find, and what stands in their columns: the gateway and the page ask the same. */
import {
  fits,
  type AlarmBoard,
  type AlarmPriority,
  type AlarmRow,
  type AlarmState,
  type JournalRow,
} from './alarms.ts';
import type { alarmJournalTable, alarmStatusTable } from './components/alarms.ts';
import type { Read } from './components/shapes.ts';
import type { Json } from './json.ts';

type Properties = Read<typeof alarmStatusTable.properties>;
export type AlarmFilters = Properties['filters']['active'];
export type JournalFilters = Read<typeof alarmJournalTable.properties>['filter'];

/** Whether a text is one of some patterns, with commas between them; none is no condition. */
function fitsOne(text: string, patterns: string): boolean {
  const asked = patterns.split(',').flatMap((one) => one.trim() || []);
  return asked.length === 0 || asked.some((pattern) => fits(text, pattern));
}

type Named = Pick<AlarmRow, 'source' | 'displayPath' | 'label' | 'priority'>;

/** Whether an alarm is of the priorities, the conditions and the text that a project and a person ask for. */
export function isSearchedFor(
  { source, displayPath, label, priority }: Named,
  { priorities, conditions, text }: Pick<AlarmFilters, 'priorities' | 'conditions' | 'text'>,
): boolean {
  const ranks: Readonly<Record<AlarmPriority, boolean>> = {
    Diagnostic: priorities.diagnostic,
    Low: priorities.low,
    Medium: priorities.medium,
    High: priorities.high,
    Critical: priorities.critical,
  };
  const provider = /^prov:([^:]*):/.exec(source)?.[1] ?? '';
  return (
    ranks[priority] &&
    fitsOne(source, conditions.source) &&
    fitsOne(displayPath, conditions.displayPath) &&
    fitsOne(provider, conditions.provider) &&
    isSearched([displayPath, label, source], text)
  );
}

function isSearched(texts: readonly string[], asked: string): boolean {
  const search = asked.trim().toLowerCase();
  return search === '' || texts.some((one) => one.toLowerCase().includes(search));
}

/** Whether a status table shows an event. */
export function isFound(event: AlarmRow, filters: AlarmFilters): boolean {
  const { states } = filters;
  const chosen: Readonly<Record<AlarmState, boolean>> = {
    'Active, Unacknowledged': states.activeUnacked,
    'Active, Acknowledged': states.activeAcked,
    'Cleared, Unacknowledged': states.clearUnacked,
    'Cleared, Acknowledged': states.clearAcked,
  };
  return chosen[event.state] && isSearchedFor(event, filters);
}

type ShelvedAlarm = AlarmBoard['shelved'][number];

/** Whether it shows an alarm that is shelved. */
export function isShelvedFound({ displayPath, source, by }: ShelvedAlarm, text: string): boolean {
  return isSearched([displayPath, source, by], text);
}

/** Whether a journal table shows an entry. */
export function isEntryFound({ change, event }: JournalRow, filters: JournalFilters): boolean {
  const { active, cleared, acked } = filters.events;
  return { active, cleared, acknowledged: acked }[change] && isSearchedFor(event, filters);
}

/** What stands in the columns of a status table; times are epoch milliseconds. */
export function alarmFields({ id, activeAt, clearedAt, ack, value, data, ...event }: AlarmRow) {
  return {
    ...data,
    eventId: id,
    source: event.source,
    displayPath: event.displayPath,
    name: event.name,
    label: event.label,
    priority: event.priority,
    state: event.state,
    notes: event.notes,
    eventValue: value,
    isActive: clearedAt === null,
    isAcked: ack !== null,
    isClear: clearedAt !== null,
    activeTime: activeAt,
    clearTime: clearedAt,
    ackTime: ack?.at ?? null,
    ackUser: ack?.by ?? '',
    ackNotes: ack?.notes ?? '',
  } satisfies Record<string, Json>;
}

/** The fields that are times. */
export const alarmTimes: ReadonlySet<string> = new Set(['activeTime', 'clearTime', 'ackTime', 'expires', 'eventTime']);

/** The same of an alarm that is shelved. */
export function shelvedFields({ until, by, source }: ShelvedAlarm) {
  return { expires: until, shelvedBy: by, sourcePath: source } satisfies Record<string, Json>;
}

/** The same of an entry of a journal. */
export function entryFields({ change, at, event }: JournalRow) {
  const { source, displayPath, name, label, priority, state, eventId, eventValue, ackUser, ackNotes } =
    alarmFields(event);
  const own = { ...event.data, eventTime: at, eventState: change };
  return { ...own, source, displayPath, name, label, priority, state, eventId, eventValue, ackUser, ackNotes };
}
