/** When a page has come to rest: none of its scripts runs or waits, and nothing that was put off for a moment is left. */
import type { Clock } from '../platform/ports.ts';
import type { Interpreter } from '../scripting/interpreter.ts';

/** Milliseconds: what is put off for less is put off to gather more of it, and is done at once here. */
const moment = 50;
/** Turns of the program's loop in which nothing happened: what follows from an answer is done within one. */
const calmTurns = 3;

export interface Activity {
  /** The clock, but that nothing waits for a moment. */
  readonly clock: Clock;
  /** An interpreter whose scripts are heard to their end. */
  readonly follow: (interpreter: Interpreter) => Interpreter;
  /** Resolves when all is at rest, to true; to false when that takes longer than `limit` milliseconds. */
  readonly rest: (limit: number) => Promise<boolean>;
}

/** Follows what a page does, by the clock and the interpreter that it is given. */
export function openActivity(clock: Clock): Activity {
  const running = new Set<Promise<unknown>>();
  let waiting = 0;
  const followed = <T>(work: Promise<T>): Promise<T> => {
    const ended: Promise<boolean> = work.then(
      () => running.delete(ended),
      () => running.delete(ended),
    );
    running.add(ended);
    return work;
  };
  const oneEnds = (limit: number): Promise<unknown> => {
    let callOff = (): void => undefined;
    const late = new Promise((resolve) => {
      callOff = clock.after(limit, () => resolve(undefined));
    });
    return Promise.race([...running, late]).finally(() => callOff());
  };
  return {
    clock: {
      ...clock,
      after: (ms, task) => {
        if (ms > moment) return clock.after(ms, task);
        waiting += 1;
        const soon = setImmediate(() => {
          waiting -= 1;
          isOpen = false;
          task();
        });
        let isOpen = true;
        return () => {
          if (isOpen) waiting -= 1;
          isOpen = false;
          clearImmediate(soon);
        };
      },
    },
    follow: (interpreter) => ({
      ...interpreter,
      run: (script, given) => followed(interpreter.run(script, given)),
      evaluate: (script, given) => followed(interpreter.evaluate(script, given)),
      evaluateQualified: (script, given) => followed(interpreter.evaluateQualified(script, given)),
      runNamed: (name, given) => followed(interpreter.runNamed(name, given)),
      callLater: (id, caller, here) => followed(interpreter.callLater(id, caller, here)),
    }),
    rest: async (limit) => {
      const end = clock.monotonic() + limit;
      for (let calm = 0; calm < calmTurns;) {
        const left = end - clock.monotonic();
        if (left <= 0) return false;
        if (running.size > 0) await oneEnds(left);
        else await new Promise((resolve) => setImmediate(resolve));
        calm = running.size > 0 || waiting > 0 ? 0 : calm + 1;
      }
      return true;
    },
  };
}
