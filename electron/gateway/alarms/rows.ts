/** Events as those outside get them. */
import type { AlarmRow, AlarmState } from '../../contract/alarms.ts';
import type { AlarmEvent } from './event.ts';
import type { Shelving } from './shelf.ts';

/** The state of an event as ISA-18.2 has it, and Ignition names it. */
export function stateOf({ clearedAt, ack }: Pick<AlarmEvent, 'clearedAt' | 'ack'>): AlarmState {
  const [active, acknowledged] = [clearedAt === undefined, ack !== undefined];
  if (active) return acknowledged ? 'Active, Acknowledged' : 'Active, Unacknowledged';
  return acknowledged ? 'Cleared, Acknowledged' : 'Cleared, Unacknowledged';
}

/** What people call somebody, by the user name. */
export type Called = (userName: string) => string;

/** How those are called who did something; what an alarm did by itself, nobody did. */
export function peopleOf(userNames: readonly string[], called: Called): Readonly<Record<string, string>> {
  return Object.fromEntries([...new Set(userNames)].flatMap((name) => (name === '' ? [] : [[name, called(name)]])));
}

/** An event with how its alarm is shelved now. */
export function rowOf(event: AlarmEvent, shelving: Shelving | undefined): AlarmRow {
  const { id, source, displayPath, label, priority, notes, value, data, needsNotes, ackSignature, activeAt } = event;
  const { clearedAt, ack } = event;
  const name = source.slice(source.lastIndexOf(':/alm:') + ':/alm:'.length);
  return {
    ...{
      id,
      source,
      name,
      displayPath,
      label,
      priority,
      state: stateOf(event),
      notes,
      value,
      data,
      needsNotes,
      activeAt,
    },
    ackSignature,
    clearedAt: clearedAt ?? null,
    ack: ack === undefined ? null : { ...ack },
    shelved: shelving === undefined ? null : { by: shelving.by, until: shelving.until },
  };
}
