/**
 * What only who looks at it needs: an element that is out of sight is kept up to date every two seconds and not at each change.
 */

/** How far around what is shown counts as in sight, of the window and of each part that scrolls. */
const around = { rootMargin: '50%', scrollMargin: '50%' };
/**
 * Milliseconds between two looks at what is in sight. Between them none is watched: a browser that watches a thousand elements
 * looks at each of them in each frame. Nobody scrolls to what is old in between: see `move`.
 */
const lookEvery = 500;
/** Milliseconds. */
const outOfSightEvery = 2000;
/** Milliseconds after the last move of what is in sight, in which all of it has been looked at again. */
const settled = 2 * lookEvery;

interface Watched {
  /** Brings the element up to date and keeps it so. Returns what ends that. */
  readonly begin: () => () => void;
  end: (() => void) | undefined;
  isInSight: boolean;
}

const watched = new Map<Element, Watched>();
/** Set while what is in sight moves. */
let moving: ReturnType<typeof setTimeout> | undefined;

function keepUp(one: Watched): void {
  const isKept = one.end !== undefined;
  if (isKept === (one.isInSight || moving !== undefined)) return;
  one.end?.();
  one.end = isKept ? undefined : one.begin();
}

const observer = new IntersectionObserver((looks) => {
  observer.disconnect();
  for (const { target, isIntersecting } of looks) {
    const one = watched.get(target);
    if (one === undefined) continue;
    one.isInSight = isIntersecting;
    keepUp(one);
  }
}, around);

/** All is kept up to date while what is in sight moves, so that nothing comes into it old. */
function move(): void {
  const isFirst = moving === undefined;
  clearTimeout(moving);
  moving = setTimeout(() => {
    moving = undefined;
    for (const one of watched.values()) keepUp(one);
  }, settled);
  if (isFirst) for (const one of watched.values()) keepUp(one);
}

addEventListener('scroll', move, { capture: true, passive: true });
addEventListener('resize', move, { passive: true });

setInterval(() => {
  for (const element of watched.keys()) observer.observe(element);
}, lookEvery);

setInterval(() => {
  for (const { begin, end } of watched.values()) if (end === undefined) begin()();
}, outOfSightEvery);

/** Keeps an element up to date by what `begin` does, while it is in sight. Returns what ends it. */
export function whileInSight(element: Element, begin: () => () => void): () => void {
  const one: Watched = { begin, end: begin(), isInSight: true };
  watched.set(element, one);
  return () => {
    observer.unobserve(element);
    watched.delete(element);
    one.end?.();
  };
}
