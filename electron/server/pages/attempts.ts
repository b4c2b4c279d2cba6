/** How often somebody may fail to prove who they are from one address, whatever the name that they try. */
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Limiter } from '../../gateway/sso/limiter.ts';

/** The calls of a surface that prove somebody, or try to. */
const proving: ReadonlySet<string> = new Set([
  'sign',
  'signIn',
  'proveIdentity',
  'choosePassword',
  'completeSetup',
  'confirmTotp',
]);

/** Runs a call; one that proves is refused while too many of its address failed. Throws `busy` then, in words. */
export type Attempt = (name: string, call: () => Promise<unknown>) => Promise<unknown>;

/** The attempts of one address. */
export function attempts(calls: Limiter, address: string): Attempt {
  return async (name, call) => {
    if (!proving.has(name)) return call();
    const wait = Math.ceil(calls.wait(address));
    if (wait > 0) {
      throw new CountersignError(
        ErrorCode.busy,
        `Too many attempts from this computer failed. Nothing was done, and nothing was signed. Try again in ${wait} s.`,
      );
    }
    const giveBack = calls.take(address);
    let failed = false;
    try {
      const outcome = await call();
      failed = failure.safeParse(outcome).success;
      return outcome;
    } finally {
      if (!failed) giveBack();
    }
  };
}

/** A refusal of what was given. Who has yet to give something beside it has proved the rest. */
const failure = z.object({ outcome: z.literal('refused'), needs: z.literal('nothing') });
