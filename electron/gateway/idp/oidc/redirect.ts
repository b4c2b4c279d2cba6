/**
 * The way back from a provider, whatever the browser comes back to: a listener on this computer for a window program, an
 * address of the station's server for a browser. It takes one answer at each step of the way, known by its `state`.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { notProved, ProofFailure } from '../provider.ts';

export interface RedirectOptions {
  /** What the last answer must bring back. */
  readonly state: string;
  readonly issuer: string;
  /** Hears of each request that was refused, in words for the trail. */
  readonly refused: (reason: string) => void;
}

/** What a browser is shown that came back. */
export type Shown =
  | { readonly kind: 'refused' }
  /** It is done; `arrived` is called when the browser has the page that says so. */
  | { readonly kind: 'done'; readonly arrived: () => void }
  | { readonly kind: 'onward'; readonly location: Promise<URL> };

/** The steps of one sign-in that come back. */
export interface Steps {
  /**
   * The provider's last answer: the address that the browser came with. Rejects with a mix-up (RFC 9207), with what a step
   * on the way threw, and on `giveUp`.
   */
  readonly answer: Promise<URL>;
  /**
   * Sends the browser on when it comes back with this state: where `next` says, once it has looked at the answer, or
   * nowhere where that is none. The first answer decides; whoever opens the same address once more is sent on as well.
   */
  readonly sendOn: (state: string, next: (answer: URL) => Promise<URL> | undefined) => void;
  /** Whether a state is one of this sign-in's. */
  readonly knows: (state: string) => boolean;
  /** A browser came back with this address. */
  readonly take: (url: URL) => Shown;
  /** Something that is no answer came. */
  readonly refuse: (reason: string) => Shown;
  readonly giveUp: () => void;
}

/** What a flow uses of a way back, which is open from then on. */
export interface Redirect extends Pick<Steps, 'answer' | 'sendOn'> {
  /** The address that the provider sends the browser to. */
  readonly redirectUri: string;
  /**
   * Where the person's own browser begins, instead of a browser that is opened for them: an address of the station, good
   * once, that sends it on to `url`. Absent where the station opens the browser.
   */
  readonly begin?: (url: URL) => string;
  /** Gives the address back; a request after that finds nobody. */
  readonly close: () => Promise<void>;
}

/** Opens the way back of one sign-in. Rejects with `misconfigured` where there is none. */
export type OpenRedirect = (options: RedirectOptions) => Promise<Redirect>;

/** Keeps the steps of one sign-in. */
export function openSteps({ state, issuer, refused }: RedirectOptions): Steps {
  let used = false;
  const onward = new Map<string, (answer: URL) => Promise<URL> | undefined>();
  let resolve: (url: URL) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const answer = new Promise<URL>((fulfil, refuseIt) => {
    resolve = fulfil;
    reject = refuseIt;
  });
  answer.catch(() => undefined);
  const refuse = (reason: string): Shown => {
    refused(reason);
    return { kind: 'refused' };
  };
  const isFromHere = (url: URL): boolean => {
    if (url.searchParams.getAll('iss').every((iss) => iss === issuer)) return true;
    refused('the answer of another issuer');
    reject(notProved(ProofFailure.denied, 'The answer came from another identity provider.'));
    return false;
  };
  return {
    answer,
    refuse,
    sendOn: (returned, next) => {
      let location: Promise<URL> | undefined;
      onward.set(returned, (first) => (location ??= next(first)));
    },
    knows: (given) => onward.has(given) || equal(given, state),
    take: (url) => {
      const states = url.searchParams.getAll('state');
      const [given = ''] = states;
      if (states.length !== 1) return refuse('no state');
      const next = onward.get(given);
      if (next !== undefined) {
        if (!isFromHere(url)) return { kind: 'refused' };
        const location = next(url);
        if (location === undefined) return refuse('an answer without a code');
        location.catch(reject);
        return { kind: 'onward', location };
      }
      if (!equal(given, state)) return refuse('another state');
      if (used) return refuse('a second answer');
      if (!isAnswer(url)) return refuse('an answer without a code');
      used = true;
      // The page is on its way to the browser; nothing waits until it has arrived.
      return isFromHere(url) ? { kind: 'done', arrived: () => resolve(url) } : { kind: 'refused' };
    },
    giveUp: () => reject(notProved(ProofFailure.cancelled, 'This sign-in was given up.')),
  };
}

/** Whether an address is what a provider sends back: a code or an error, and one of them. */
export function isAnswer({ searchParams }: URL): boolean {
  return searchParams.getAll('code').length + searchParams.getAll('error').length === 1;
}

function equal(one: string, other: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}
