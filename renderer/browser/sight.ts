/**
 * Whether all of this frame is in clear sight. The page around it is another origin's: it may put something over the frame,
 * fade it, cut it, scale it, move it under a pointer. The browser itself tells of that (Intersection Observer v2, "is visible"
 * in the sense that nothing else is painted over it and it is painted as it is); where it cannot, the frame takes no input.
 */
import { Sight } from '../../electron/contract/sight.ts';

/** Smaller than this, a frame cannot show what has to be read (CSS pixels; 1024 by 768 at 200 % is larger). */
const smallest = Object.freeze({ width: 320, height: 320 });

/** Milliseconds in clear sight before the frame takes input: nobody meant to press what was not there a moment ago. */
const settling = 500;

export interface SightWatch {
  readonly current: () => Sight;
  /** Something else lies over the page: whether it has the keyboard is not known yet. */
  readonly begin: () => void;
  /** Resolves when the frame is in clear sight, settled or not: a person can see it. */
  readonly clear: () => Promise<void>;
}

/** An entry of an observer that tracks visibility; the types of the DOM do not know it yet. */
interface VisibilityEntry extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}
interface VisibilityOptions extends IntersectionObserverInit {
  readonly trackVisibility: boolean;
  readonly delay: number;
}

/** Who hears of each change, and of a press that counted for nothing in a frame that is in sight. */
export interface SightListener {
  readonly changed: (sight: Sight) => void;
  readonly unheard: () => void;
}

/** Watches from now on. */
export function watchSight({ changed, unheard }: SightListener): SightWatch {
  let sight: Sight = Sight.covered;
  let isInView = false;
  let isKnown = true;
  /** Whoever types on without looking, after the keyboard went elsewhere, types the rest of a password into the page. */
  let hadKeys = false;
  let settled: ReturnType<typeof setTimeout> | undefined;
  let waiting: (() => void)[] = [];

  const become = (now: Sight): void => {
    if (now === sight) return;
    sight = now;
    if (now === Sight.settling || now === Sight.clear) {
      for (const resolve of waiting) resolve();
      waiting = [];
    }
    changed(now);
  };
  const judge = (): void => {
    const hidden = !isKnown
      ? Sight.unknown
      : window.innerWidth < smallest.width || window.innerHeight < smallest.height
        ? Sight.small
        : !isInView
          ? Sight.covered
          : hadKeys && !document.hasFocus()
            ? Sight.elsewhere
            : undefined;
    if (hidden !== undefined) {
      clearTimeout(settled);
      settled = undefined;
      become(hidden);
    } else if (sight !== Sight.clear && settled === undefined) {
      become(Sight.settling);
      settled = setTimeout(() => {
        settled = undefined;
        become(Sight.clear);
      }, settling);
    }
  };
  /**
   * It moved: what was about to be pressed is not what is there now. Presses count for nothing for a moment; whoever types goes
   * on, since a keyboard on the screen comes up by changing the size.
   */
  let quietUntil = 0;
  const quieten = (): void => {
    quietUntil = performance.now() + settling;
  };

  const options: VisibilityOptions = { threshold: [0, 0.5, 0.9, 0.99, 1], trackVisibility: true, delay: 100 };
  const observer = new IntersectionObserver((entries: readonly VisibilityEntry[]) => {
    const entry = entries.at(-1);
    if (entry === undefined) return;
    isKnown = entry.isVisible !== undefined;
    isInView = entry.isVisible === true && entry.intersectionRatio >= 0.99;
    judge();
  }, options);
  const whole = document.getElementById('app');
  if (whole !== null) observer.observe(whole);
  window.addEventListener('resize', () => {
    quieten();
    judge();
  });
  guardPresses({
    isQuiet: () => performance.now() < quietUntil,
    isSettling: () => sight === Sight.settling,
    found: quieten,
    unheard,
  });
  watchMoves(() => {
    quieten();
    unheard();
  });
  window.addEventListener('focus', () => {
    hadKeys = true;
    judge();
  });
  window.addEventListener('blur', judge);

  return {
    current: () => sight,
    begin: () => {
      hadKeys = document.hasFocus();
      judge();
    },
    clear: () =>
      sight === Sight.clear || sight === Sight.settling
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push(resolve)),
  };
}

/** Milliseconds from a press to its hearing above which it may have been meant for what was there before. */
const late = 150;
const presses = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'touchstart', 'touchend'] as const;
/** Keys that press what has the focus. */
const pressing: ReadonlySet<string> = new Set([' ', 'Enter']);

interface PressGuard {
  /** Whether the frame moved a moment ago. */
  readonly isQuiet: () => boolean;
  /** Whether it came a moment ago, and is inert: the browser keeps presses from it already. */
  readonly isSettling: () => boolean;
  /** A press was heard late: those after it may be too. */
  readonly found: () => void;
  readonly unheard: () => void;
}

/**
 * Keeps presses from everybody while it `isQuiet`, and such as are heard late. A page that shares this document's thread can
 * hold it up: what a person pressed meanwhile is heard when the page has taken away what it had put over the surface, and before
 * the browser could tell of it. Nobody presses in vain without a word.
 */
function guardPresses({ isQuiet, isSettling, found, unheard }: PressGuard): void {
  const guard = (event: Event): void => {
    const isLate = performance.now() - event.timeStamp > late;
    const isHeard = event.isTrusted && !isLate && !isQuiet();
    if (!isHeard) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    if (isLate) found();
    if (event.isTrusted && (!isHeard || isSettling())) unheard();
  };
  for (const type of presses) window.addEventListener(type, guard, { capture: true, passive: false });
  for (const type of ['keydown', 'keyup'] as const) {
    window.addEventListener(
      type,
      (event) => {
        // What is typed into a field presses nothing.
        if (pressing.has(event.key) && !isField(event.target)) guard(event);
      },
      { capture: true },
    );
  }
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !isPressed(target.type));
}

/** Inputs that a key presses, as it does a button. */
function isPressed(type: string): boolean {
  return ['button', 'submit', 'reset', 'radio', 'checkbox', 'image'].includes(type);
}

/** Pixels that a still hand's pointer may wander. */
const still = 3;
/** Pixels by which a frame has moved for sure. */
const moved = 12;

/**
 * Finds a frame that moves under the pointer: its place in the frame changes, and its place on the screen does not, or the
 * other way about. The browser's zoom scales the one and not the other, so only what no zoom explains counts. A press that
 * finds it is heard by nobody.
 */
function watchMoves(found: () => void): void {
  let last:
    | { readonly clientX: number; readonly clientY: number; readonly screenX: number; readonly screenY: number }
    | undefined;
  const look = (event: MouseEvent): void => {
    if (!event.isTrusted) return;
    const before = last;
    last = { clientX: event.clientX, clientY: event.clientY, screenX: event.screenX, screenY: event.screenY };
    if (before === undefined) return;
    const inFrame = Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY);
    const onScreen = Math.hypot(event.screenX - before.screenX, event.screenY - before.screenY);
    const isMoved = (inFrame > moved && onScreen < still) || (onScreen > moved && inFrame < still);
    if (!isMoved) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    found();
  };
  for (const type of ['pointermove', 'pointerdown', 'pointerup', 'mousedown', 'click'] as const) {
    window.addEventListener(type, look, { capture: true });
  }
}
