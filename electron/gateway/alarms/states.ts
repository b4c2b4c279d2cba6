/** The states of ISA-18.2 as Ignition names them. */
import type { AlarmEvent } from './alarms.ts';

/** In the order of Ignition's numbers. */
export const alarmStates = [
  'Cleared, Unacknowledged',
  'Cleared, Acknowledged',
  'Active, Unacknowledged',
  'Active, Acknowledged',
] as const;
export type AlarmState = (typeof alarmStates)[number];

/** The state of an event. */
export function stateOf({ clearedAt, ack }: Pick<AlarmEvent, 'clearedAt' | 'ack'>): AlarmState {
  const [active, acknowledged] = [clearedAt === undefined, ack !== undefined];
  if (active) return acknowledged ? 'Active, Acknowledged' : 'Active, Unacknowledged';
  return acknowledged ? 'Cleared, Acknowledged' : 'Cleared, Unacknowledged';
}
