/**
 * `system.util.invokeAsynchronous(function[, args[, kwargs[, description]]])`: the function runs after the script that asks,
 * in the interpreter that holds it, apart from the order of its session's events: a press does not wait for it but goes on
 * in another interpreter.
 */
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Ports } from '../platform/ports.ts';
import { reads, ScriptScope, type ScriptApi } from '../platform/scriptFunction.ts';
import type { Interpreter } from './interpreter.ts';

/** Functions that may wait at the same time; a script that asks for more is in a loop. */
const most = 500;

/** `holder` finds the interpreter that holds a function. What a function raises goes to the log, as in Ignition. */
export function asynchronousScripts(
  holder: (interpreterId: string) => Interpreter | undefined,
  { log, newId }: Pick<Ports, 'log' | 'newId'>,
): ScriptApi {
  let waiting = 0;
  return {
    'util.invokeAsynchronous': reads(
      ScriptScope.gateway,
      z.tuple([z.object({ $fn: z.int().nonnegative() }), z.string()]),
      ([{ $fn }, description], caller) => {
        if (waiting >= most)
          throw new CountersignError(ErrorCode.busy, `${most} functions wait to be run already. This one is not run.`);
        const name = `${description === '' ? 'a function' : description}, started by ${caller.name}`;
        const here = [caller.sessionId ?? null, caller.pageId ?? null, newId()] as const;
        waiting += 1;
        const work = holder(caller.interpreter)?.callLater($fn, { ...caller, name }, here) ?? Promise.resolve('lost');
        work
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
        return null;
      },
    ),
  };
}
