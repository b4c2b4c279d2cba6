/** The surface of a page for tests that trigger challenges by themselves. */
import { systemClock } from '../../electron/gateway/platform/ports.ts';
import type { ChallengeHost } from '../../electron/gateway/signature/challenges.ts';
import { keepSeries } from '../../electron/gateway/signature/series.ts';

/** A surface that shows what it is told to, on a session of its own with nobody signed in. */
export function challengeHost(pageId: string, more: Partial<ChallengeHost> = {}): ChallengeHost {
  return {
    pageId,
    session: { id: `session of ${pageId}`, address: '127.0.0.1', user: null, series: keepSeries(systemClock()) },
    show: () => Promise.resolve(true),
    ended: () => undefined,
    tell: () => undefined,
    ...more,
  };
}
