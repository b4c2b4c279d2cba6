/**
 * Frames: a window or browser tab brings a page and a signing surface together; what one of them may do is what its
 * frame has.
 */
import type { ChallengeView, SignOutcome } from '../contract/challenge.ts';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import type { JsonObject } from '../contract/json.ts';
import type { PageSnapshot, Status } from '../contract/page.ts';
import { report, type Page, type PageHost } from './perspective/page.ts';
import type { Perspective } from './perspective/service.ts';
import type { Session } from './perspective/session.ts';
import type { Ports } from './ports.ts';
import type { ScriptTarget } from './scripting/systemFunctions.ts';
import type { ChallengeHost } from './signature/challenges.ts';
import type { SignatureService } from './signature/service.ts';
import type { SignInput } from './signature/signing.ts';

/** The signing surface of a window, as its shell lends it. */
export type SurfaceHost = Pick<ChallengeHost, 'show' | 'ended'>;

/** One window or browser tab: its page and its signing surface. */
export interface Frame {
  readonly pageId: string;
  readonly open: (path: string) => PageSnapshot;
  readonly fire: (componentId: string, event: string, payload: JsonObject) => Promise<void>;
  readonly write: Page['write'];
  readonly status: () => Status;
  readonly sign: (input: SignInput) => Promise<SignOutcome>;
  readonly cancel: (challengeId: string) => void;
  /** The window's page or surface crashed: a challenge that was open there is cancelled. */
  readonly interrupt: () => void;
  /** The challenge that is open over the page, for a surface that was reloaded. */
  readonly openChallenge: () => ChallengeView | undefined;
  readonly close: () => void;
}

export interface Frames {
  readonly open: (page: PageHost, surface: SurfaceHost) => Frame;
  /** The signing surface of the page that a script names. Throws `not-posted` when it is closed or another session's. */
  readonly challengeHost: (target: ScriptTarget) => ChallengeHost;
}

export interface FrameDependencies {
  readonly perspective: Perspective;
  readonly signature: SignatureService;
  readonly session: Session;
  readonly ports: Ports;
  readonly status: () => Status;
}

/** Milliseconds after a page was shown until the interpreter is made ready: the page's own start comes first. */
const interpreterDelay = 300;

/** Keeps the frames of a session. */
export function openFrames({ perspective, signature, session, ports, status }: FrameDependencies): Frames {
  const surfaces = new Map<string, SurfaceHost>();

  /** Tells a page when a signing surface comes over it and when it goes; the returned function stops. */
  const followInertness = (page: Page): (() => void) => {
    let inert = false;
    return signature.onChange(() => {
      if (inert === signature.hasOpen(page.id)) return;
      inert = !inert;
      page.host.send('inert', inert);
    });
  };

  return {
    open: (pageHost, surface) => {
      const page = perspective.openPage(session, pageHost);
      surfaces.set(page.id, surface);
      const stopFollowing = followInertness(page);
      return {
        pageId: page.id,
        open: (path) => {
          const snapshot = perspective.show(page, path);
          if (signature.hasOpen(page.id)) pageHost.send('inert', true);
          ports.clock.after(interpreterDelay, session.interpreter.warm);
          return snapshot;
        },
        fire: (componentId, event, payload) =>
          page.fire(componentId, event, payload).catch((error: unknown) => {
            if (error instanceof CountersignError && error.code === ErrorCode.script) report(pageHost, ports, error);
            else throw error;
          }),
        write: page.write,
        status,
        sign: (input) => signature.sign(input, page.id),
        cancel: (challengeId) => signature.cancel(challengeId, page.id),
        interrupt: () => signature.pageClosed(page.id),
        openChallenge: () => signature.openOn(page.id),
        close: () => {
          stopFollowing();
          signature.pageClosed(page.id);
          surfaces.delete(page.id);
          perspective.closePage(page);
        },
      };
    },
    challengeHost: ({ sessionId, pageId }) => {
      const surface = surfaces.get(pageId);
      if (sessionId !== session.id || surface === undefined) {
        throw new CountersignError(ErrorCode.notPosted, 'Could not post authorization challenge: the page is closed');
      }
      return { pageId, sessionUser: null, ...surface };
    },
  };
}
