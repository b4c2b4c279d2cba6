/**
 * One proof at an OpenID provider: a person is sent there, and what comes back is checked. In the system browser with a
 * loopback redirect, or on another device; given up, out of time and refused are different ends, and each one gives the
 * port back.
 */
import { CountersignError } from '../../../contract/errors.ts';
import type { Clock, Log } from '../../platform/ports.ts';
import { notProved, ProofFailure, type Purpose } from '../provider.ts';
import { mayOpen, type OpenedBrowser, type SystemBrowser } from './browser.ts';
import type { OidcClient } from './client.ts';
import type { OidcSettings } from './config.ts';
import type { Before } from './freshness.ts';
import { openLoopback } from './loopback.ts';
import { elsewhere } from './metadata.ts';
import type { Grant, ReadyClient } from './protocol.ts';
import { isAnswer, type OpenRedirect, type Redirect } from './redirect.ts';

/** What a person is sent to a provider for. */
export interface FlowAsk {
  readonly purpose: Purpose;
  /** Whether credentials have to be entered for this. */
  readonly fresh: boolean;
  readonly how: 'browser' | 'device';
  /** Who is expected, as the provider would call them. */
  readonly loginHint?: string | undefined;
  /** An ID token of whoever is signed in at the provider and leaves first. */
  readonly leaving?: string | undefined;
  /** Milliseconds that the person has. */
  readonly timeLimit: number;
  /** Gives it up. */
  readonly signal: AbortSignal;
  /** How the person's own browser comes back; a listener on this computer where nothing is said. */
  readonly openRedirect?: OpenRedirect | undefined;
  /** Hears how it goes on. An address never has a token in it. */
  readonly onProgress: (progress: Progress) => void;
}

export type Progress =
  /** The browser was sent there. */
  | { readonly step: 'opened'; readonly address: string }
  /** The person's own browser goes there, from this address of the station. */
  | { readonly step: 'here'; readonly address: string }
  /** There is no browser that could be sent. */
  | { readonly step: 'not opened'; readonly address: string }
  /** Somebody else is being signed out at the provider first; the browser comes back by itself, or it does not. */
  | { readonly step: 'leaving'; readonly returns: boolean; readonly address: string }
  | { readonly step: 'device'; readonly code: string; readonly address: string; readonly complete: string | undefined };

/** What came of it: the grant, and what the provider said before the person was sent. */
export interface FlowResult {
  readonly grant: Grant;
  readonly before: Before;
}

export interface FlowDependencies {
  readonly settings: OidcSettings;
  readonly client: OidcClient;
  readonly browser: SystemBrowser;
  readonly clock: Clock;
  readonly log: Log;
  /** Hears of each request to the redirect that was refused. */
  readonly refused: (reason: string) => void;
}

/** Runs one proof. Throws what `notProved` makes. */
export async function runFlow(given: FlowDependencies, ask: FlowAsk): Promise<FlowResult> {
  const stop = new AbortController();
  const giveUp = (): void => stop.abort(notProved(ProofFailure.cancelled, 'This sign-in was given up.'));
  ask.signal.addEventListener('abort', giveUp, { once: true });
  if (ask.signal.aborted) giveUp();
  const callOff = given.clock.after(ask.timeLimit, () => {
    stop.abort(notProved(ProofFailure.timedOut, `Nobody signed in at ${given.settings.title} in time.`));
  });
  try {
    const ready = await untilStopped(given.client.ready(), stop.signal);
    return await (ask.how === 'device'
      ? byDevice(given, ready, ask, stop.signal)
      : byBrowser(given, ready, ask, stop.signal));
  } finally {
    callOff();
    ask.signal.removeEventListener('abort', giveUp);
    // Whatever still runs for this ends with it.
    if (!stop.signal.aborted) stop.abort(notProved(ProofFailure.cancelled, 'This sign-in is over.'));
  }
}

async function byBrowser(
  given: FlowDependencies,
  ready: ReadyClient,
  ask: FlowAsk,
  signal: AbortSignal,
): Promise<FlowResult> {
  const { settings, refused } = given;
  const { issuer, redirect } = settings;
  const clock = await clockBefore(given, ready, ask, signal);
  const state = ready.random();
  const way = { issuer, state, refused };
  const back = await (ask.openRedirect?.(way) ?? openLoopback({ redirect, ...way }));
  let opening: Promise<OpenedBrowser | undefined> | undefined;
  try {
    const { loginHint, fresh, purpose } = ask;
    const offline = settings.refresh && purpose === 'sign in';
    const request = await ready.authorize({ redirectUri: back.redirectUri, fresh, loginHint, offline, state });
    const silent = fresh ? await silentlyFirst(ready, back, request.url) : undefined;
    const first = silent?.url ?? request.url;
    const address = first.href;
    // A browser that is thrown away each time has nobody in it who could leave.
    const isThrownAway = back.begin === undefined && given.browser.isThrownAway;
    const leaving = isThrownAway ? undefined : leavingFirst(settings, ready, ask, back, first);
    throwIfStopped(signal);
    if (back.begin !== undefined) {
      ask.onProgress({ step: 'here', address: back.begin(allowed(settings, leaving ?? first)) });
      const answer = await untilStopped(back.answer, signal);
      const grant = await untilStopped(ready.exchange(answer, request), signal);
      return { grant, before: { clock, sessionAuthTime: silent?.authTime() } };
    }
    // A system that asks which browser to use holds up neither the answer nor giving up.
    opening = open(given, leaving ?? first).catch(() => {
      if (!signal.aborted) ask.onProgress({ step: 'not opened', address });
      return undefined;
    });
    ask.onProgress(
      leaving === undefined
        ? { step: 'opened', address }
        : { step: 'leaving', returns: settings.redirect.afterLogout, address },
    );
    const answer = await untilStopped(back.answer, signal);
    // The port goes as soon as the answer is there.
    void back.close();
    const grant = await untilStopped(ready.exchange(answer, request), signal);
    return { grant, before: { clock, sessionAuthTime: silent?.authTime() } };
  } finally {
    await back.close();
    void opening?.then((browser) => browser?.close());
  }
}

/** The provider's clock before anybody is sent there. Throws `misconfigured` where it is needed and not told. */
async function clockBefore(
  { settings }: FlowDependencies,
  ready: ReadyClient,
  { fresh }: FlowAsk,
  signal: AbortSignal,
): Promise<number> {
  const clock = await untilStopped(ready.clock(), signal);
  if (clock === undefined && fresh) {
    throw notProved(
      ProofFailure.misconfigured,
      `${settings.title} does not say what time it is (its answers have no Date): nobody could tell when you signed in.`,
    );
  }
  // Nothing is later than what nobody knows.
  return clock ?? Infinity;
}

/**
 * Asks the provider, in the tab in which the person signs in afterwards, what session it has there now: whoever's that is,
 * only a later time of authentication is theirs for this (OI-8). undefined where it cannot be asked so.
 */
async function silentlyFirst(
  ready: ReadyClient,
  { redirectUri, sendOn }: Pick<Redirect, 'redirectUri' | 'sendOn'>,
  next: URL,
): Promise<{ readonly url: URL; readonly authTime: () => number | undefined } | undefined> {
  const state = ready.random();
  const request = await ready.askSilently({ redirectUri, state });
  if (request === undefined) return undefined;
  let authTime: number | undefined;
  const hear = async (answer: URL): Promise<URL> => {
    authTime = await ready.sessionAuthTime(answer, request);
    return next;
  };
  sendOn(state, (answer) => (isAnswer(answer) ? hear(answer) : undefined));
  return { url: request.url, authTime: () => authTime };
}

/** Where the browser goes first when somebody else has to leave the provider; undefined where nobody has to or can. */
function leavingFirst(
  { redirect }: OidcSettings,
  ready: ReadyClient,
  { leaving }: FlowAsk,
  back: Pick<Redirect, 'redirectUri' | 'sendOn'>,
  next: URL,
): URL | undefined {
  if (leaving === undefined || !ready.canEndSession) return undefined;
  if (!redirect.afterLogout) return ready.endSessionUrl(leaving);
  const state = ready.random();
  back.sendOn(state, () => Promise.resolve(next));
  return ready.endSessionUrl(leaving, { uri: back.redirectUri, state });
}

/** An address that a browser may be sent to. Throws `misconfigured` for any other that a provider names. */
function allowed(settings: OidcSettings, url: URL): URL {
  if (mayOpen(url, settings)) return url;
  throw notProved(ProofFailure.misconfigured, `${settings.title} cannot be used: ${elsewhere(url)}.`);
}

/** Sends the browser to an endpoint of the provider. Rejects where it cannot be. */
export async function open(
  { settings, browser, log }: Pick<FlowDependencies, 'settings' | 'browser' | 'log'>,
  url: URL,
): Promise<OpenedBrowser> {
  const checked = allowed(settings, url);
  try {
    return await browser.open(checked);
  } catch (error) {
    // What was to be opened may hold a token: only the kind of the failure is written.
    log.warn('The browser could not be opened.', {
      provider: settings.name,
      reason: error instanceof CountersignError ? error.code : 'the system refused',
    });
    throw error;
  }
}

async function byDevice(
  given: FlowDependencies,
  ready: ReadyClient,
  ask: FlowAsk,
  signal: AbortSignal,
): Promise<FlowResult> {
  if (!ready.canUseDevices) {
    throw notProved(ProofFailure.misconfigured, `${given.settings.title} offers no sign-in on another device.`);
  }
  const clock = await clockBefore(given, ready, ask, signal);
  const device = await untilStopped(ready.device(ask), signal);
  const { code, address, complete } = device;
  ask.onProgress({ step: 'device', code, address: address.href, complete: complete?.href });
  const grant = await untilStopped(device.grant(signal), signal);
  // Nobody can ask silently on a device that is not here.
  return { grant, before: { clock, sessionAuthTime: undefined } };
}

function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted) throw reasonOf(signal);
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : notProved(ProofFailure.cancelled, 'This was given up.');
}

/** The outcome of some work, or why it was stopped before. */
function untilStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stopped = (): void => reject(reasonOf(signal));
    if (signal.aborted) stopped();
    signal.addEventListener('abort', stopped, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stopped));
  });
}
