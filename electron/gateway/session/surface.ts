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
  | ({ readonly kind: 'ended'; readonly id: string; readonly title: string; readonly message: string } & Pick<
      ChallengeView,
      'decision'
    >)
  | { readonly kind: 'sheet'; readonly sheet: Sheet };

export interface Surface {
  readonly current: () => Over;
  /** What was painted last: over a page that somebody left it is not what was decided since. */
  readonly shown: () => Over;
  /** The dialog that is open, if one is. */
  readonly sheet: () => Sheet | undefined;
  /** Brings a challenge up; true once it was painted, false where it was not in time, or a dialog is there. */
  readonly show: (challenge: ChallengeView) => Promise<boolean>;
  /** The host painted a challenge. */
  readonly painted: (challengeId: string) => void;
  /** The challenge that is shown ended. Nothing happens when another one is shown. */
  readonly ended: (challengeId: string, title: string, message: string) => void;
  /** Takes a challenge away without a word: it was cancelled here or elsewhere. */
  readonly cancelled: (challengeId: string) => void;
  /** Brings a dialog up in place of what is there, or takes the dialog away. */
  readonly put: (sheet: Sheet | undefined) => void;
  /** Brings a dialog up as soon as nothing else is there, after those that wait already. */
  readonly putWhenFree: (sheet: Sheet) => void;
  /** Takes away the end of a challenge that was read. */
  readonly read: () => void;
  /**
   * Whoever was in front of the page left: what is painted stays until the page was loaded anew and `uncover` is called,
   * whatever is decided meanwhile; only a dialog comes in its place. Dialogs that waited were for whoever left, but for the first run.
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
  let shown = nothing;
  let waiting: readonly Sheet[] = [];
  let isCovered = false;
  let awaited: { readonly id: string; readonly settle: (wasPainted: boolean) => void } | undefined;

  const become = (over: Over, awaiting?: typeof awaited): boolean => {
    const [next, ...later] = waiting;
    if (over.kind === 'nothing' && next !== undefined) {
      waiting = later;
      current = nothing;
      return become({ kind: 'sheet', sheet: next });
    }
    // The first run waits until it was read, whatever comes in between.
    if (current.kind === 'sheet' && current.sheet.kind === 'firstRun' && over.kind !== 'nothing')
      waiting = [current.sheet, ...waiting];
    current = over;
    // Whatever comes in its place, a challenge that was awaited will not be painted any more.
    awaited?.settle(false);
    awaited = awaiting;
    // Behind all but a dialog the page shows through, which still is that of somebody who left.
    const isWithheld = isCovered && over.kind !== 'sheet';
    const isPainted = isWithheld || paint(over);
    if (isPainted && !isWithheld) shown = over;
    changed();
    return isPainted;
  };
  const isOpen = (id: string): boolean => current.kind === 'challenge' && current.challenge.id === id;

  return {
    current: () => current,
    shown: () => shown,
    sheet: () => (current.kind === 'sheet' ? current.sheet : undefined),
    show: (challenge) =>
      new Promise((resolve) => {
        // A dialog is somebody's: the lock keeps everybody out, and a code that is shown there is shown once.
        if (current.kind === 'sheet') {
          resolve(false);
          return;
        }
        const mine = {
          id: challenge.id,
          settle: (wasPainted: boolean): void => {
            callOff();
            resolve(wasPainted);
          },
        };
        const giveUp = (): void => {
          if (awaited === mine) awaited = undefined;
          mine.settle(false);
          if (isOpen(challenge.id)) become(nothing);
        };
        const callOff = clock.after(paintLimit, giveUp);
        if (!become({ kind: 'challenge', challenge }, mine)) giveUp();
      }),
    painted: (id) => {
      if (awaited?.id !== id) return;
      const { settle } = awaited;
      awaited = undefined;
      settle(true);
    },
    ended: (id, title, message) => {
      if (current.kind !== 'challenge' || current.challenge.id !== id) return;
      become({ kind: 'ended', id, title, message, decision: current.challenge.decision });
    },
    cancelled: (id) => {
      if (isOpen(id)) become(nothing);
    },
    put: (sheet) => {
      if (sheet !== undefined) become({ kind: 'sheet', sheet });
      else if (current.kind === 'sheet') become(nothing);
    },
    putWhenFree: (sheet) => {
      waiting = [...waiting, sheet];
      if (current.kind === 'nothing') become(nothing);
    },
    read: () => {
      if (current.kind === 'ended') become(nothing);
    },
    cover: () => {
      isCovered = true;
      waiting = waiting.filter(({ kind }) => kind === 'firstRun');
    },
    uncover: () => {
      if (!isCovered) return;
      isCovered = false;
      if (current.kind === 'nothing') {
        become(nothing);
        return;
      }
      // The document is another one, which was not shown what came over the page meanwhile.
      shown = current;
      paint(current);
    },
    isCovered: () => isCovered,
    close: () => {
      awaited?.settle(false);
      awaited = undefined;
    },
  };
}
