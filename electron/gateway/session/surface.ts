/**
 * What lies over a page: nothing, a challenge, the end of one, or a dialog (the lock and the first run among them). One
 * state machine a window decides it; the desktop program and the browser paint what it says.
 */
import type { ChallengeView, Sheet } from '../../contract/challenge.ts';
import type { Clock } from '../platform/ports.ts';

/** What is painted; the host adds how it looks and whose it is. */
export type Over =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'challenge'; readonly challenge: ChallengeView }
  /** A challenge ended, signed or not: says so until somebody read it. */
  | { readonly kind: 'ended'; readonly id: string; readonly title: string; readonly message: string }
  | { readonly kind: 'sheet'; readonly sheet: Sheet };

export interface Surface {
  readonly current: () => Over;
  /** The dialog that is open, if one is. */
  readonly sheet: () => Sheet | undefined;
  /** Brings a challenge up in place of what is there; true once it was painted, false where it was not in time. */
  readonly show: (challenge: ChallengeView) => Promise<boolean>;
  /** The host painted a challenge. */
  readonly painted: (challengeId: string) => void;
  /** The challenge that is shown ended. Nothing happens when another one is shown. */
  readonly ended: (challengeId: string, title: string, message: string) => void;
  /** Takes a challenge away without a word: it was cancelled here or elsewhere. */
  readonly cancelled: (challengeId: string) => void;
  /** Brings a dialog up in place of what is there, or takes the dialog away. */
  readonly put: (sheet: Sheet | undefined) => void;
  /** Brings a dialog up as soon as nothing else is there. */
  readonly putWhenFree: (sheet: Sheet) => void;
  /** Takes away the end of a challenge that was read. */
  readonly read: () => void;
  /**
   * Whoever was in front of the page left: what is painted stays until the page was loaded anew and `uncover` is called,
   * whatever is decided meanwhile.
   */
  readonly cover: () => void;
  readonly uncover: () => void;
  readonly isCovered: () => boolean;
  /** The window is gone: a challenge that was not painted yet will not be. */
  readonly close: () => void;
}

/** Milliseconds that a host may take to paint a challenge before it counts as not posted. */
const paintLimit = 3000;

const nothing: Over = Object.freeze({ kind: 'nothing' });

/**
 * Opens the surface of a window. `paint` shows what is decided and answers whether it can; `changed` hears of each
 * change, after it was painted.
 */
export function openSurface(clock: Clock, paint: (over: Over) => boolean, changed: () => void): Surface {
  let current = nothing;
  let waiting: Sheet | undefined;
  let isCovered = false;
  let awaited: { readonly id: string; readonly settle: (shown: boolean) => void } | undefined;

  const become = (over: Over): boolean => {
    if (over.kind === 'nothing' && waiting !== undefined) {
      const sheet = waiting;
      waiting = undefined;
      return become({ kind: 'sheet', sheet });
    }
    // The first run waits until it was read, whatever comes in between.
    if (current.kind === 'sheet' && current.sheet.kind === 'firstRun' && over.kind !== 'nothing')
      waiting = current.sheet;
    current = over;
    // Whatever comes in its place, a challenge that was awaited will not be painted any more.
    awaited?.settle(false);
    const isPainted = isCovered && over.kind === 'nothing' ? true : paint(over);
    changed();
    return isPainted;
  };
  const isShown = (id: string): boolean => current.kind === 'challenge' && current.challenge.id === id;

  return {
    current: () => current,
    sheet: () => (current.kind === 'sheet' ? current.sheet : undefined),
    show: (challenge) =>
      new Promise((resolve) => {
        if (!become({ kind: 'challenge', challenge })) {
          become(nothing);
          resolve(false);
          return;
        }
        const settle = (shown: boolean): void => {
          callOff();
          awaited = undefined;
          resolve(shown);
          if (!shown && isShown(challenge.id)) become(nothing);
        };
        const callOff = clock.after(paintLimit, () => settle(false));
        awaited = { id: challenge.id, settle };
      }),
    painted: (id) => {
      if (awaited?.id === id) awaited.settle(true);
    },
    ended: (id, title, message) => {
      if (isShown(id)) become({ kind: 'ended', id, title, message });
    },
    cancelled: (id) => {
      if (isShown(id)) become(nothing);
    },
    put: (sheet) => {
      if (sheet !== undefined) become({ kind: 'sheet', sheet });
      else if (current.kind === 'sheet') become(nothing);
    },
    putWhenFree: (sheet) => {
      waiting = sheet;
      if (current.kind === 'nothing') become(nothing);
    },
    read: () => {
      if (current.kind === 'ended') become(nothing);
    },
    cover: () => {
      isCovered = true;
    },
    uncover: () => {
      if (!isCovered) return;
      isCovered = false;
      if (current.kind === 'nothing') become(nothing);
    },
    isCovered: () => isCovered,
    close: () => awaited?.settle(false),
  };
}
