/**
 * A series (21 CFR 11.200(a)(1)(i), ES-7): after a signature with all components, the same person may sign again here
 * with the password alone, where the template allows it. Each session has its own. It lives in memory, so that a restart
 * ends it, and ends when the session is locked, left, taken over or asleep, or nobody signed there for a while.
 */
import type { Identity } from '../idp/provider.ts';
import type { Clock } from '../platform/ports.ts';
import type { SignatureTemplate } from './template.ts';

/** Milliseconds after a signature until all components are asked for again. */
const idleLimit = 120_000;

export interface SeriesSigner {
  readonly userId: string;
  readonly userName: string;
  readonly fullName: string;
}

export interface SeriesKeeper {
  /** Who may go on under a template; nobody where it wants all components each time. */
  readonly of: (template: SignatureTemplate) => SeriesSigner | undefined;
  /** Somebody signed: the series is theirs now. */
  readonly signed: (identity: Identity) => void;
  readonly end: () => void;
}

/** Keeps the series of a session. */
export function keepSeries(clock: Clock): SeriesKeeper {
  let current: { readonly signer: SeriesSigner; readonly factors: number; readonly until: number } | undefined;
  return {
    of: (template) =>
      !template.forceReauthentication &&
      current !== undefined &&
      current.factors >= template.requiredFactors &&
      clock.monotonic() < current.until
        ? current.signer
        : undefined,
    signed: ({ userId, userName, fullName, factors: given, series, issuer }) => {
      // A provider outside is asked each time; whoever signed before is not the last one any more.
      if (issuer !== null) {
        current = undefined;
        return;
      }
      // A signature of a series had fewer components than the one that began it.
      const factors = series && current?.signer.userId === userId ? current.factors : given;
      current = { signer: { userId, userName, fullName }, factors, until: clock.monotonic() + idleLimit };
    },
    end: () => {
      current = undefined;
    },
  };
}
