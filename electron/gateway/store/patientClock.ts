import { storeTrouble } from '../../contract/storeTrouble.ts';
import type { Clock, Log } from '../platform/ports.ts';

/** Milliseconds until what could not be written is tried again. */
const again = 5000;

/**
 * A clock whose timers outlast a disk or another program that does not let them write: nobody is there to be told, so it is
 * logged, and the task is run again until it is through. Any other error of a task is its own.
 */
export function patientClock(clock: Clock, log: Log): Clock {
  return {
    ...clock,
    // It may be another one later.
    get zone() {
      return clock.zone;
    },
    after: (ms, task) => {
      let isLogged = false;
      const attempt = (): void => {
        try {
          task();
        } catch (error) {
          if (storeTrouble(error) === undefined) throw error;
          if (!isLogged)
            log.error('Something that was due could not be written; it is tried again.', { reason: String(error) });
          isLogged = true;
          callOff = clock.after(again, attempt);
        }
      };
      let callOff = clock.after(ms, attempt);
      return () => callOff();
    },
  };
}
