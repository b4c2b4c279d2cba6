/**
 * Functions that run after the script that asks for it, in the interpreter that holds them, apart from the order of its
 * session's events: a press does not wait for them but goes on in another interpreter. `system.util.invokeAsynchronous(function[,
 * args[, kwargs[, description]]])` is one, a thread or a timer of Python's `threading` another.
 */
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Ports } from '../platform/ports.ts';
import { reads, ScriptScope, type ScriptApi, type ScriptCaller } from '../platform/scriptFunction.ts';
import type { Interpreter } from './interpreter.ts';

/** Functions that may wait at the same time; a script that asks for more is in a loop. */
const most = 500;

/** A function that a script handed over. */
export const handedOver = z.object({ $fn: z.int().nonnegative() });

/** Since when a function may run: once something was done, or after so many milliseconds. */
type Since = Promise<unknown> | number;

/**
 * Runs a function that a script handed over, from `since` on; at once where nothing is said. What it raises goes to the log, as
 * in Ignition, under the description. Throws `busy` where too many wait.
 */
export type Later = (
  given: z.output<typeof handedOver>,
  description: string,
  caller: ScriptCaller,
  since?: Since,
) => void;

/**
 * `holder` finds the interpreter that holds a function; `keep` takes what runs without waiting for its time, whose view is there for
 * it. After `close` nothing is run that waits.
 */
export function openLater(
  holder: (interpreterId: string) => Interpreter | undefined,
  keep: (caller: ScriptCaller, work: Promise<unknown>) => void,
  { log, newId, clock }: Pick<Ports, 'log' | 'newId' | 'clock'>,
): { readonly later: Later; readonly close: () => void } {
  let waiting = 0;
  const timers = new Set<() => void>();
  const after = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const callOff = clock.after(ms, () => {
        timers.delete(callOff);
        resolve();
      });
      timers.add(callOff);
    });
  const later: Later = ({ $fn }, description, caller, since = 0) => {
    if (waiting >= most)
      throw new CountersignError(ErrorCode.busy, `${most} functions wait to be run already. This one is not run.`);
    const name = `${description}, started by ${caller.name}`;
    const here = [caller.sessionId ?? null, caller.pageId ?? null, newId(), caller.viewId ?? null] as const;
    waiting += 1;
    const begin = typeof since !== 'number' ? since : since === 0 ? Promise.resolve() : after(since);
    const work = begin
      .then(() => holder(caller.interpreter)?.callLater($fn, { ...caller, name }, here) ?? 'lost')
      .then(
        (ended) => {
          if (ended === 'lost') log.warn(`${name}, was not run: its session or interpreter ended before.`);
        },
        (error: unknown) => {
          log.error(`${name}, failed.`, { reason: error instanceof Error ? error.message : String(error) });
        },
      )
      .finally(() => {
        waiting -= 1;
      });
    if (since === 0) keep(caller, work);
  };
  return {
    later,
    close: () => {
      for (const callOff of timers) callOff();
      timers.clear();
    },
  };
}

/** The longest that a timer waits, in milliseconds: a day. */
const longestWait = 86_400_000;

/** `system.util.invokeAsynchronous`, in Python's form of it: the function, its description, and milliseconds to wait before. */
export function asynchronousScripts(later: Later): ScriptApi {
  return {
    'util.invokeAsynchronous': reads(
      ScriptScope.gateway,
      z.tuple([handedOver, z.string(), z.number().min(0).max(longestWait)]),
      ([given, description, wait], caller) => {
        later(given, description === '' ? 'a function' : description, caller, wait);
        return null;
      },
    ),
  };
}
