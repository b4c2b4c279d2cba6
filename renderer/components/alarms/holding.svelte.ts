/** Rows keep their places while somebody is at them, and a little longer. */

/** Milliseconds after the last touch, move or key. */
const lingering = 4000;

export interface Holding {
  readonly isHeld: () => boolean;
  /** Attach to what has the rows. */
  readonly follow: (element: HTMLElement) => () => void;
  /** Lets the rows go where they belong. */
  readonly release: () => void;
}

export function holding(): Holding {
  let isHeld = $state(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const release = (): void => {
    clearTimeout(timer);
    isHeld = false;
  };
  const hold = (): void => {
    isHeld = true;
    clearTimeout(timer);
    timer = setTimeout(release, lingering);
  };
  return {
    isHeld: () => isHeld,
    release,
    follow: (element) => {
      const touches = ['pointerdown', 'pointermove', 'wheel', 'keydown'] as const;
      for (const touch of touches) element.addEventListener(touch, hold, { passive: true });
      return () => {
        clearTimeout(timer);
        for (const touch of touches) element.removeEventListener(touch, hold);
      };
    },
  };
}
