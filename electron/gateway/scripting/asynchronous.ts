/**
 * Functions that run after the script that asks for it, in the interpreter that holds them, apart from the order of its
 * session's events: a press does not wait for them but goes on in another interpreter. `system.util.invokeAsynchronous(function[,
 * args[, kwargs[, description]]])` is one.
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

/**
 * Runs a function that a script handed over, once `when` is. What it raises goes to the log, as in Ignition, under the
 * description. Throws `busy` where too many wait.
 */
export type Later = (
  given: z.output<typeof handedOver>,
  description: string,
  caller: ScriptCaller,
  when?: Promise<unknown>,
) => void;

/** `holder` finds the interpreter that holds a function. */
export function openLater(
  holder: (interpreterId: string) => Interpreter | undefined,
  { log, newId }: Pick<Ports, 'log' | 'newId'>,
): Later {
  let waiting = 0;
  return ({ $fn }, description, caller, when = Promise.resolve()) => {
    if (waiting >= most)
      throw new CountersignError(ErrorCode.busy, `${most} functions wait to be run already. This one is not run.`);
    const name = `${description}, started by ${caller.name}`;
    const here = [caller.sessionId ?? null, caller.pageId ?? null, newId()] as const;
    waiting += 1;
    when
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
  };
}

/** `system.util.invokeAsynchronous`, in Python's form of it. */
export function asynchronousScripts(later: Later): ScriptApi {
  return {
    'util.invokeAsynchronous': reads(
      ScriptScope.gateway,
      z.tuple([handedOver, z.string()]),
      ([given, description], caller) => {
        later(given, description === '' ? 'a function' : description, caller);
        return null;
      },
    ),
  };
}
