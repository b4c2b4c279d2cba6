/**
 * Proofs at identity providers outside, one a page at most: a person is sent there from what is open over the page, and
 * what comes back goes to it, if it is still open and still wants it. A second one on the same page takes the place of
 * the first; those of two pages do not know each other (OI-15 to OI-17).
 */
import type { ProofView } from '../contract/challenge.ts';
import { CountersignError } from '../contract/errors.ts';
import type { OidcProvider, OutsideProof } from './idp/oidc/oidcProvider.ts';
import type { Progress } from './idp/oidc/flow.ts';
import { failureOf, ProofFailure, type Purpose } from './idp/provider.ts';
import type { Ports } from './ports.ts';

/** What is done with who was proved. */
export type Taken =
  /** The surface names them and waits for their word, so many milliseconds. */
  | { readonly outcome: 'confirm'; readonly within: number }
  | { readonly outcome: 'refused'; readonly message: string; readonly differentUser: boolean }
  /** It is done, and what was open is gone. */
  | { readonly outcome: 'done' };

export interface PageAsk {
  readonly provider: OidcProvider;
  readonly purpose: Purpose;
  readonly fresh: boolean;
  readonly how: 'browser' | 'device';
  readonly expected: string | undefined;
  /** Whoever is signed in at the provider leaves first. */
  readonly differentUser: boolean;
  /** Milliseconds. */
  readonly timeLimit: number;
  /** What a person on another device has to know: where, and what for. */
  readonly about: string;
  /** Whether that for which it was begun is still open. */
  readonly isWanted: () => boolean;
  readonly take: (proof: OutsideProof) => Promise<Taken> | Taken;
  /** The provider was out of reach: whether an account of the station may do instead. */
  readonly unreachable: () => boolean;
  /** Tells the surface of the page. */
  readonly show: (view: ProofView) => void;
}

export interface Proofs {
  readonly start: (pageId: string, ask: PageAsk) => void;
  readonly view: (pageId: string) => ProofView;
  /** The address that is shown on a page, if one is. */
  readonly address: (pageId: string) => string | undefined;
  /** Gives up what runs on a page. What comes later finds nobody. */
  readonly stop: (pageId: string) => void;
  /** Gives up what nothing waits for any more. */
  readonly tidy: () => void;
  /** Gives everything up; resolves when no port is open any more. */
  readonly close: () => Promise<void>;
}

/** Milliseconds without an answer until the person is told how to go on by themselves (OI-15). */
const patience = 15_000;

/** What did not happen. */
const consequence: Readonly<Record<Purpose, string>> = Object.freeze({
  'sign in': 'Nobody was signed in.',
  signature: 'Nothing was signed.',
  identity: 'Nobody was proved.',
});

/** What to do next. */
const advice: Readonly<Record<ProofFailure, string>> = Object.freeze({
  cancelled: '',
  'timed out': 'Start again when you are ready.',
  denied: 'Try again, or ask whoever looks after your account.',
  'wrong person': '',
  'stale proof': 'Try again as a different user; if that does not help, close the browser first.',
  'provider unreachable': 'Try again in a while.',
  misconfigured: 'Whoever looks after this station has to mend it.',
});

interface Running {
  readonly ask: PageAsk;
  readonly stop: AbortController;
  readonly done: Promise<void>;
  view: ProofView;
  address: string | undefined;
  callOff: () => void;
  /** Somebody is there who was not wanted: their ID token, to let them leave. */
  present: { readonly provider: string; readonly idToken: string } | undefined;
}

const none: ProofView = Object.freeze({ state: 'none' });

/** Keeps the proofs of a station's pages. `endsSessions` says at whose end a browser session ends with a challenge. */
export function openProofs(ports: Ports, endsSessions: (provider: OidcProvider) => boolean): Proofs {
  const pages = new Map<string, Running>();
  const ending = new Set<Promise<void>>();
  const { clock, log } = ports;

  const stop = (pageId: string): void => {
    const running = pages.get(pageId);
    if (running === undefined) return;
    pages.delete(pageId);
    running.callOff();
    running.stop.abort();
    if (running.view.state !== 'none') running.ask.show(none);
  };

  return {
    start: (pageId, ask) => {
      const before = pages.get(pageId)?.present;
      stop(pageId);
      const leaving = ask.differentUser && before?.provider === ask.provider.name ? before.idToken : undefined;
      const { title } = ask.provider.settings;
      const halt = new AbortController();
      const isCurrent = (): boolean => pages.get(pageId) === running && !halt.signal.aborted;
      const put = (view: ProofView): void => {
        if (!isCurrent()) return;
        running.view = view;
        ask.show(view);
      };
      const waiting = (note: string, more: { address?: string; code?: string; qr?: string } = {}): void => {
        running.address = more.address;
        const { address = null, code = null, qr = address } = more;
        put({ state: 'waiting', provider: title, how: ask.how, address, qr, code, note });
      };
      const told = (progress: Progress): void => {
        running.callOff();
        switch (progress.step) {
          case 'opened': {
            const { address } = progress;
            waiting(`Go on in the browser: sign in at ${title}.`);
            running.callOff = clock.after(patience, () =>
              waiting('Nothing came back from the browser yet. Open this address in a browser on this computer.', {
                address,
              }),
            );
            return;
          }
          case 'not opened':
            waiting('No browser could be opened. Open this address in a browser on this computer.', progress);
            return;
          case 'leaving':
            waiting(
              progress.returns
                ? 'Somebody else is being signed out in the browser. Sign in there afterwards.'
                : 'Somebody else is being signed out in the browser. When it says so, press "Start again" here.',
            );
            return;
          case 'device': {
            const { code, address, complete } = progress;
            waiting(`Open the address on another device, and type the code. ${ask.about}`, {
              code,
              address,
              qr: complete ?? address,
            });
          }
        }
      };
      const fail = (message: string, differentUser: boolean, offline: boolean): void =>
        put({ state: 'failed', provider: title, message, differentUser, offline });
      const arrive = async (proof: OutsideProof): Promise<void> => {
        if (!isCurrent() || !ask.isWanted()) return;
        running.callOff();
        const taken = await ask.take(proof);
        if (taken.outcome === 'done') {
          if (pages.get(pageId) === running) pages.delete(pageId);
        } else if (taken.outcome === 'refused') {
          running.present = { provider: ask.provider.name, idToken: proof.grant.idToken };
          fail(taken.message, taken.differentUser, false);
        } else {
          const { userName, fullName } = proof.identity;
          running.present = { provider: ask.provider.name, idToken: proof.grant.idToken };
          put({ state: 'proved', provider: title, userName, fullName, timeLeft: taken.within });
          running.callOff = clock.after(taken.within, () =>
            fail(`The sign-in was not confirmed in time. ${consequence[ask.purpose]} Sign in again.`, false, false),
          );
        }
        if (ask.purpose !== 'sign in' && endsSessions(ask.provider)) {
          // The next person finds an empty form there (OI-19).
          await ask.provider.endBrowserSession(proof.grant.idToken);
        }
      };
      const run = async (): Promise<void> => {
        try {
          const { purpose, fresh, how, expected: loginHint, timeLimit } = ask;
          await arrive(
            await ask.provider.prove({ purpose, fresh, how, loginHint, leaving, timeLimit, signal: halt.signal, told }),
          );
        } catch (error) {
          running.callOff();
          const failure = failureOf(error);
          if (!(error instanceof CountersignError)) log.error('A proof outside failed.', { reason: String(error) });
          const reason = error instanceof CountersignError ? error.message : 'This failed inside Countersign.';
          const message = [reason, consequence[ask.purpose], advice[failure]].filter(Boolean).join(' ');
          const offline = failure === ProofFailure.unreachable && isCurrent() && ask.unreachable();
          // Whoever gets a stale answer is known there as somebody; another person needs an empty form.
          fail(message, failure === ProofFailure.stale, offline);
        }
      };
      const running: Running = {
        ask,
        stop: halt,
        view: none,
        address: undefined,
        callOff: () => undefined,
        present: before,
        // Begins in its own turn, when the entry is there for what it tells.
        done: Promise.resolve().then(run),
      };
      pages.set(pageId, running);
      const { done } = running;
      ending.add(done);
      void done.finally(() => ending.delete(done));
      waiting(`The browser is being opened for ${title}.`);
    },
    view: (pageId) => pages.get(pageId)?.view ?? none,
    address: (pageId) => pages.get(pageId)?.address,
    stop,
    tidy: () => {
      for (const [pageId, { ask }] of pages) if (!ask.isWanted()) stop(pageId);
    },
    close: async () => {
      for (const pageId of [...pages.keys()]) stop(pageId);
      await Promise.all(ending);
    },
  };
}
