/**
 * ExternalSignIns at identity providers outside, one a page at most: a person is sent there from what is open over the page, and
 * what comes back goes to it, if it is still open and still wants it. A second one on the same page takes the place of
 * the first; those of two pages do not know each other (OI-15 to OI-17).
 */
import type { ProofView } from '../../contract/challenge.ts';
import { CountersignError } from '../../contract/errors.ts';
import type { OidcProvider, ExternalFailure, ExternalProof } from '../idp/oidc/oidcProvider.ts';
import type { Progress } from '../idp/oidc/flow.ts';
import { ProofFailure, type Purpose } from '../idp/provider.ts';
import { currentCall, inCall, newCid, type CallOrigin } from '../platform/callOrigin.ts';
import type { Ports } from '../platform/ports.ts';
import type { Limiter } from '../sso/limiter.ts';
import type { Client } from './client.ts';

/** What is done with who was proved. */
export type ProofOutcome =
  /** The surface names them and waits for their word on this one proof, so many milliseconds. */
  | { readonly outcome: 'confirm'; readonly proofId: string; readonly within: number }
  | { readonly outcome: 'refused'; readonly message: string; readonly differentUser: boolean }
  /** It is done, and what was open is gone. */
  | { readonly outcome: 'done' };

export interface ExternalSignInRequest {
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
  readonly accept: (proof: ExternalProof) => Promise<ProofOutcome> | ProofOutcome;
  /** It was given up, or took too long: whoever was proved by it has not confirmed anything. */
  readonly dropped: () => void;
  /** The provider was out of reach: whether an account of the station may do instead. */
  readonly unreachable: () => boolean;
  /** Tells the surface of the page. */
  readonly show: (view: ProofView) => void;
}

export interface ExternalSignIns {
  /**
   * Seconds until another one may be begun from here: each asks the provider, as whom the station is known there. A browser that
   * has proved nothing must not have it asked without end; a window is the station's own.
   */
  readonly wait: () => number;
  readonly start: (pageId: string, ask: ExternalSignInRequest) => void;
  readonly view: (pageId: string) => ProofView;
  /** The address that is shown on a page, if one is. */
  readonly address: (pageId: string) => string | undefined;
  /** Gives up what runs on a page. What comes later finds nobody. */
  readonly stop: (pageId: string) => void;
  /** The same for good: the page is gone, or what was open over it. */
  readonly forget: (pageId: string) => void;
  /** Gives up what nothing waits for any more. */
  readonly tidy: () => void;
  /** Gives everything up; resolves when no port is open any more. */
  readonly close: () => Promise<void>;
}

/** Milliseconds without an answer until the person is told how to go on by themselves (OI-15). */
const patience = 15_000;
/** Milliseconds that the end of the program waits for what still runs. */
const closePatience = 3000;

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
  denied: 'Try again, or ask an administrator.',
  'wrong person': '',
  // Many providers do not ask again whom they asked just now.
  'stale proof':
    'Wait ten seconds and try again, or as a different user; if that does not help, close the browser first.',
  'provider unreachable': 'Try again in a while.',
  misconfigured: 'An administrator has to correct the settings.',
});

interface Running {
  readonly ask: ExternalSignInRequest;
  readonly halt: AbortController;
  view: ProofView;
  address: string | undefined;
  /** The call that began it: what comes of it is done in that. */
  readonly call: CallOrigin;
  callOff: () => void;
}

/** Somebody whom the provider knows in the browser: what lets them leave. Never leaves this process. */
interface Known {
  readonly provider: OidcProvider;
  readonly idToken: string;
}

const none: ProofView = Object.freeze({ state: 'none' });

/**
 * Keeps the proofs of the pages of a client's session. `endsSessions` says at whose end a browser session ends with a
 * challenge, `begun` how many may be begun from one address.
 */
export function openExternalSignIns(
  ports: Ports,
  endsSessions: (provider: OidcProvider) => boolean,
  { address: remoteAddr, openRedirect }: Pick<Client, 'address' | 'openRedirect'>,
  begun: Limiter,
): ExternalSignIns {
  const source = openRedirect === undefined ? undefined : (remoteAddr ?? 'unknown');
  const pages = new Map<string, Running>();
  const known = new Map<string, Known>();
  const ending = new Set<Promise<unknown>>();
  const { clock, log } = ports;

  const track = (work: Promise<unknown>): void => {
    ending.add(work);
    void work.finally(() => ending.delete(work)).catch(() => undefined);
  };
  /** Lets whoever is known on a page leave the browser, where the station wants that (OI-19). */
  const letLeave = async (pageId: string): Promise<void> => {
    const who = known.get(pageId);
    if (who === undefined || !endsSessions(who.provider)) return;
    known.delete(pageId);
    await who.provider.endBrowserSession(who.idToken, openRedirect === undefined);
  };
  const end = (pageId: string): void => {
    const running = pages.get(pageId);
    if (running === undefined) return;
    pages.delete(pageId);
    running.callOff();
    running.halt.abort();
    running.ask.dropped();
    running.ask.show(none);
  };
  const stop = (pageId: string): void => {
    end(pageId);
    track(letLeave(pageId));
  };

  const forget = (pageId: string): void => {
    stop(pageId);
    known.delete(pageId);
  };

  const run = async (pageId: string, running: Running, leaving: string | undefined): Promise<void> => {
    const { ask, halt } = running;
    const { provider, purpose, how } = ask;
    const { title } = provider.settings;
    const isCurrent = (): boolean => pages.get(pageId) === running && !halt.signal.aborted;
    const put = (view: ProofView): void => {
      if (!isCurrent()) return;
      running.view = view;
      ask.show(view);
    };
    const waiting = (
      note: string,
      more: { address?: string; code?: string; qr?: string; open?: string } = {},
    ): void => {
      running.address = more.address;
      const { address = null, code = null, qr = address, open = null } = more;
      put({ state: 'waiting', provider: title, how, address, qr, code, open, note });
    };
    const helpLater = (address: string): void => {
      running.callOff = clock.after(patience, () =>
        waiting('Nothing came back from the browser yet. Open this address in a browser on this computer.', {
          address,
        }),
      );
    };
    const onProgress = (progress: Progress): void => {
      running.callOff();
      switch (progress.step) {
        case 'opened': {
          waiting(`Go on in the browser: sign in at ${title}.`);
          helpLater(progress.address);
          return;
        }
        case 'here':
          waiting(`Sign in at ${title} in the tab that opens, and come back here.`, { open: progress.address });
          return;
        case 'not opened':
          waiting('No browser could be opened. Open this address in a browser on this computer.', progress);
          return;
        case 'leaving':
          waiting(
            progress.returns
              ? 'Somebody else is being signed out in the browser. Sign in there afterwards.'
              : 'Somebody else is being signed out in the browser. When it says so, press "Start again" here.',
          );
          helpLater(progress.address);
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
    const fail = (message: string, differentUser: boolean, offline = false): void =>
      put({ state: 'failed', provider: title, message, differentUser, offline });
    const failed = async ({ failure, reason, grant }: ExternalFailure): Promise<void> => {
      const offline = failure === ProofFailure.unreachable && isCurrent() && ask.unreachable();
      // The browser comes first: what it shows is not to lie over what the person has to read.
      if (grant !== undefined) await letLeave(pageId);
      const message = [reason, consequence[purpose], advice[failure]].filter(Boolean).join(' ');
      fail(message, grant !== undefined, offline);
    };
    const conclude = async (proof: ExternalProof): Promise<void> => {
      const outcome = await inCall(running.call, () => ask.accept(proof)).catch(async (error: unknown) => {
        if (how === 'browser') known.set(pageId, { provider, idToken: proof.grant.idToken });
        await letLeave(pageId);
        throw error;
      });
      switch (outcome.outcome) {
        case 'done':
          if (pages.get(pageId) === running) stop(pageId);
          return;
        case 'refused':
          if (how === 'browser') known.set(pageId, { provider, idToken: proof.grant.idToken });
          await letLeave(pageId);
          fail(outcome.message, outcome.differentUser);
          return;
        case 'confirm': {
          const { userName, fullName } = proof.identity;
          const { proofId, within: timeLeft } = outcome;
          put({ state: 'proved', provider: title, proofId, userName, fullName, timeLeft });
          running.callOff = clock.after(timeLeft, () => {
            ask.dropped();
            fail(`The sign-in was not confirmed in time. ${consequence[purpose]} Sign in again.`, false);
            track(letLeave(pageId));
          });
        }
      }
    };

    waiting(openRedirect === undefined ? `The browser is being opened for ${title}.` : `${title} is being asked.`);
    const { fresh, expected: loginHint, timeLimit } = ask;
    const result = await provider.prove({
      purpose,
      fresh,
      how,
      remoteAddr,
      openRedirect,
      loginHint,
      leaving,
      timeLimit,
      signal: halt.signal,
      onProgress,
    });
    running.callOff();
    const { grant } = result;
    const isSignedIn = 'identity' in result && purpose === 'sign in' && isCurrent() && ask.isWanted();
    // Whoever signs in keeps their session in the browser; whoever only showed who they are does not.
    if (grant !== undefined && how === 'browser' && !isSignedIn)
      known.set(pageId, { provider, idToken: grant.idToken });
    // Given up meanwhile: nobody is taken for anybody, and nobody stays behind in a shared browser.
    if (!isCurrent() || !ask.isWanted()) await letLeave(pageId);
    else if ('identity' in result) await conclude(result);
    else await failed(result);
  };

  return {
    wait: () => (source === undefined ? 0 : begun.wait(source)),
    start: (pageId, ask) => {
      if (source !== undefined) begun.spend(source);
      const before = known.get(pageId);
      end(pageId);
      const leaving = ask.differentUser && before?.provider === ask.provider ? before.idToken : undefined;
      if (leaving !== undefined) known.delete(pageId);
      const running: Running = {
        ask,
        halt: new AbortController(),
        view: none,
        address: undefined,
        call: currentCall() ?? { cid: newCid() },
        callOff: () => undefined,
      };
      pages.set(pageId, running);
      track(
        run(pageId, running, leaving).catch((error: unknown) => {
          log.error('A proof outside failed.', { reason: String(error) });
          if (pages.get(pageId) !== running) return;
          const reason = error instanceof CountersignError ? error.message : 'This failed inside Countersign.';
          const { title: of } = ask.provider.settings;
          const message = `${reason} ${consequence[ask.purpose]} Try again.`;
          running.view = { state: 'failed', provider: of, message, differentUser: false, offline: false };
          ask.show(running.view);
        }),
      );
    },
    view: (pageId) => pages.get(pageId)?.view ?? none,
    address: (pageId) => pages.get(pageId)?.address,
    stop,
    forget,
    tidy: () => {
      for (const [pageId, { ask }] of pages) if (!ask.isWanted()) forget(pageId);
    },
    close: async () => {
      for (const pageId of [...pages.keys()]) end(pageId);
      known.clear();
      let callOff = (): void => undefined;
      const late = new Promise<void>((resolve) => {
        callOff = clock.after(closePatience, resolve);
      });
      await Promise.race([Promise.allSettled(ending), late]);
      callOff();
    },
  };
}
