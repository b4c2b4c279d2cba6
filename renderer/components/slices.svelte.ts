/** How many children of a container are drawn in one go: less than what would hold up the document for longer than 50 ms. */
const inOneGo = 50;

/**
 * The children of a container, of which many come by slices: what stands first is seen at once, and the document takes what a
 * person does in between. A component calls it when it is made; children that come later are few, or come by slices themselves.
 */
export function bySlices<T>(children: () => readonly T[]): () => readonly T[] {
  if (children().length <= inOneGo) return children;
  let shown = $state(inOneGo);
  $effect(() => {
    if (shown >= children().length) return undefined;
    const next = setTimeout(() => (shown += inOneGo));
    return () => clearTimeout(next);
  });
  return () => (shown >= children().length ? children() : children().slice(0, shown));
}
