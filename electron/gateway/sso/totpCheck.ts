/**
 * TOTP codes of accounts: each is taken once, and never one of an earlier step after a later one (AU-10, AU-11). Which was the
 * last is what the trail says, which nobody sets back without a trace. A code of another time says that two clocks differ; an
 * administrator finds that in the trail.
 */
import { z } from 'zod';
import type { SsoParts } from './parts.ts';
import { acceptedStep, stepsAhead, totpStep } from './totp.ts';
import type { Account } from './users.ts';

/** How a code was looked at. `words` are for a person who gave one of a step just beside those that are taken. */
export type TotpResult = { readonly taken: true } | { readonly taken: false; readonly words: string | undefined };

/** What the trail says of a code that was taken: its step. */
const spent = z.object({ step: z.int() });

/** Takes codes over the parts of the user service. What it resolves to is stored before it is told; it counts nothing. */
export function openTotpCheck(
  context: Pick<SsoParts, 'store' | 'trail' | 'ports' | 'config' | 'users' | 'unseal' | 'seedName'>,
): (account: Account, code: string) => TotpResult {
  const { store, trail, ports, config, users } = context;
  const { past_steps, future_steps } = config.totp;

  /** The last steps that this program took: whatever becomes of the database while it runs. */
  const taken = new Map<string, number>();
  const lastStep = (seed: string): number | null => {
    const last = trail.lastAbout(seed);
    const known = [taken.get(seed) ?? [], last === undefined ? [] : spent.parse(last.detail).step].flat();
    return known.length === 0 ? null : Math.max(...known);
  };

  const tell = (account: Account, ahead: number, taken: boolean): void => {
    trail.append({
      action: 'user.totp-clock-differs',
      actor: { kind: 'person', id: account.id, name: account.fullName },
      target: `user:${account.id}`,
      detail: { stepsAhead: ahead, secondsOfAStep: 30, taken },
    });
    ports.log.warn('A code was of another time. Compare the clocks of the station and of the authenticator.', {
      user: account.userName,
      reason: `${account.userName}, ${ahead} steps of 30 s ahead, ${taken ? 'taken' : 'refused'}`,
    });
  };

  return (account, code) =>
    store.transaction(() => {
      const present = users.byId(account.id);
      if (present?.totpKey == null) return { taken: false, words: undefined };
      const key = { key: context.unseal('totpSeed', present.totpKey), algorithm: present.totpAlgorithm ?? 'SHA1' };
      const seed = `authenticator:${context.seedName(present.id, key.key)}`;
      const now = ports.clock.now();
      const step = acceptedStep(key, code, now, lastStep(seed), config.totp);
      if (step !== undefined) {
        const actor = { kind: 'person', id: account.id, name: account.fullName } as const;
        trail.append({ action: 'user.code-taken', actor, target: seed, detail: { step } });
        taken.set(seed, step);
        if (!present.totpConfirmed) users.update(present.id, { totp_confirmed: 1 });
        if (step > totpStep(now)) tell(present, step - totpStep(now), true);
        return { taken: true };
      }
      const ahead = stepsAhead(key, code, now);
      const outside = ahead !== undefined && (ahead > future_steps || ahead < -past_steps);
      if (!outside) return { taken: false, words: undefined };
      tell(present, ahead, false);
      const isNext = ahead === future_steps + 1 || ahead === -past_steps - 1;
      return { taken: false, words: isNext ? wordsOf(ahead, ahead - future_steps) : undefined };
    });
}

/** What a person reads whose password is right and whose code is of the step beside those that are taken. */
function wordsOf(ahead: number, stepsToWait: number): string {
  const off = `${Math.abs(ahead) * 30} s ${ahead > 0 ? 'ahead of' : 'behind'}`;
  const next =
    ahead > 0 ? `give the same code again in ${stepsToWait * 30} s` : 'give the next code as soon as it is shown';
  return (
    `The code of the authenticator does not fit now: its clock is about ${off} the clock of this station. ` +
    `Compare the two clocks, and ${next}.`
  );
}
