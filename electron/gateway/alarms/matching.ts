/** Which alarms are asked for. */
import { z } from 'zod';
import { alarmPriorities, alarmStates, fits } from '../../contract/alarms.ts';
import type { AlarmEvent } from './event.ts';
import { stateOf } from './rows.ts';

/** Whether a pattern means an alarm, by its source or its display path. */
export function isMeant({ source, displayPath }: Pick<AlarmEvent, 'source' | 'displayPath'>, pattern: string): boolean {
  return fits(source, pattern) || fits(displayPath, pattern);
}

const patterns = z.array(z.string()).nullable();

/** Which events are asked for: what is null excludes none. */
export const alarmFilter = z.strictObject({
  priorities: z.array(z.enum(alarmPriorities)).nullable(),
  states: z.array(z.enum(alarmStates)).nullable(),
  /** Patterns of sources, which stand in two arguments of Ignition's. */
  paths: patterns,
  sources: patterns,
  displayPaths: patterns,
});
export type AlarmFilter = z.output<typeof alarmFilter>;

/** Whether an event is one that is asked for. */
export function isAskedFor(
  event: AlarmEvent,
  { priorities, states, paths, sources, displayPaths }: AlarmFilter,
): boolean {
  const state = stateOf(event);
  const any = (text: string, given: readonly string[] | null): boolean =>
    given === null || given.some((pattern) => fits(text, pattern));
  return (
    (priorities === null || priorities.includes(event.priority)) &&
    (states === null || states.includes(state)) &&
    any(event.source, paths) &&
    any(event.source, sources) &&
    any(event.displayPath, displayPaths)
  );
}
