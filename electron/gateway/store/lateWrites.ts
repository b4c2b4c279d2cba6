/** What has happened and is over on the screen, whether or not it can be written down: it is written as soon as it can be. */
import { storeTrouble } from '../../contract/storeTrouble.ts';
import type { Clock, Log } from '../platform/ports.ts';

export interface LateWrites {
  /** Does some writing now, or where the disk or another program does not let it, later. Throws any other error of it. */
  readonly write: (work: () => void) => void;
  /** Tries what is owed once more; what cannot be written then is lost, and logged. */
  readonly close: () => void;
}

/** Milliseconds until the next try. */
const again = 1000;

/** Opens them, by a clock whose tasks outlast the store's troubles. */
export function openLateWrites(clock: Pick<Clock, 'after'>, log: Log): LateWrites {
  const owed = new Map<() => void, () => void>();
  return {
    write: (work) => {
      try {
        work();
      } catch (error) {
        if (storeTrouble(error) === undefined) throw error;
        log.error('What happened could not be written down; it is tried again.', { reason: String(error) });
        const settle = (): void => {
          work();
          owed.delete(settle);
        };
        owed.set(settle, clock.after(again, settle));
      }
    },
    close: () => {
      for (const [settle, callOff] of [...owed]) {
        callOff();
        try {
          settle();
        } catch (error) {
          log.error('What happened could not be written down before the end.', { reason: String(error) });
        }
      }
      owed.clear();
    },
  };
}
