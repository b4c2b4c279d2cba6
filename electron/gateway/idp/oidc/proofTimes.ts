/**
 * What tells one proof from the next: the times of authentication that people came with (OI-8). They are kept in memory:
 * after a restart what the provider says before each proof decides alone.
 */
import type { Clock } from '../../platform/ports.ts';

/** The last `auth_time` of each subject of each issuer, in seconds. */
export interface ProofTimes {
  readonly of: (issuer: string, subject: string) => number | undefined;
  readonly used: (issuer: string, subject: string, authTime: number, cameAt: number) => void;
  /** When somebody came last from an issuer, on the monotonic clock. */
  readonly cameAt: (issuer: string) => number | undefined;
}

/** Subjects that are remembered; proofs so old are refused as old. */
const mostSubjects = 10_000;

/** Remembers the times of authentication for as long as the process runs. */
export function openProofTimes(): ProofTimes {
  const times = new Map<string, number>();
  const came = new Map<string, number>();
  const key = (issuer: string, subject: string): string => `${issuer} ${subject}`;
  return {
    of: (issuer, subject) => times.get(key(issuer, subject)),
    cameAt: (issuer) => came.get(issuer),
    used: (issuer, subject, authTime, cameAt) => {
      came.set(issuer, cameAt);
      const last = times.get(key(issuer, subject)) ?? 0;
      times.delete(key(issuer, subject));
      times.set(key(issuer, subject), Math.max(last, authTime));
      const [oldest] = times.keys();
      if (times.size > mostSubjects && oldest !== undefined) times.delete(oldest);
    },
  };
}

/**
 * Lets a second pass after the last proof. `auth_time` counts whole seconds: whoever enters credentials from now on has
 * another one, and is told from somebody who brings the last one again. People are slower; programs wait. Resolves at once when `signal`
 * is aborted.
 */
export function pauseAfter(clock: Clock, cameAt: number | undefined, signal: AbortSignal): Promise<void> {
  const pause = cameAt === undefined ? 0 : cameAt + 1000 - clock.monotonic();
  if (pause <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const callOff = clock.after(pause, resolve);
    signal.addEventListener(
      'abort',
      () => {
        callOff();
        resolve();
      },
      { once: true },
    );
  });
}
