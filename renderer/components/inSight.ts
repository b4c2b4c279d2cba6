/**
 * What only who looks at it needs: an element that is out of sight is kept up to date every two seconds and not at each change.
 */

/**
 * How far around what is shown counts as in sight, of the window and of each part that scrolls; and milliseconds between two
 * looks, since one at each frame would cost more than what is saved.
 */
const looks = { rootMargin: '50%', scrollMargin: '50%', delay: 100 };
/** Milliseconds. */
const outOfSightEvery = 2000;

interface Watched {
  /** Brings the element up to date and keeps it so. Returns what ends that. */
  readonly begin: () => () => void;
  end: (() => void) | undefined;
}

const watched = new Map<Element, Watched>();

const observer = new IntersectionObserver((changes) => {
  for (const { target, isIntersecting } of changes) {
    const one = watched.get(target);
    if (one === undefined || isIntersecting === (one.end !== undefined)) continue;
    one.end?.();
    one.end = isIntersecting ? one.begin() : undefined;
  }
}, looks);

setInterval(() => {
  for (const { begin, end } of watched.values()) if (end === undefined) begin()();
}, outOfSightEvery);

/** Keeps an element up to date by what `begin` does, while it is in sight. Returns what ends it. */
export function whileInSight(element: Element, begin: () => () => void): () => void {
  const one: Watched = { begin, end: begin() };
  watched.set(element, one);
  observer.observe(element);
  return () => {
    observer.unobserve(element);
    watched.delete(element);
    one.end?.();
  };
}
