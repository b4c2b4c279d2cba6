/** Whoever types a secret and goes away does not come back to sign by another's hand. */

/** Milliseconds without a hand at the surface after which nobody is taken to be there. */
const patience = 60_000;
const hands = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

/** What whoever comes back reads. */
export const takenOut = 'Nobody was here for a minute: what was typed in secret was taken out. Type it again.';

/** Calls `left` whenever nobody used the surface for a minute, from now on until the function that it gives is called. */
export function whenLeft(left: () => void, surface: EventTarget = window): () => void {
  let timer = setTimeout(left, patience);
  const used = (): void => {
    clearTimeout(timer);
    timer = setTimeout(left, patience);
  };
  for (const hand of hands) surface.addEventListener(hand, used, { capture: true, passive: true });
  return () => {
    clearTimeout(timer);
    for (const hand of hands) surface.removeEventListener(hand, used, { capture: true });
  };
}
