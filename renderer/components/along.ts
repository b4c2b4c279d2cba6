/**
 * Whether what stands in a row in one line needs more room along it than there is. Asked of the sizes of the row and of what stands
 * in it, by one observer for all rows of a page: most rows have room, and cost what two observations of an element cost.
 */
type Tell = (isOver: boolean) => void;

const rows = new WeakMap<Element, Tell>();
/** Pixels that rounding makes of nothing. */
const slack = 1;

let sizes: ResizeObserver | undefined;

/** Made with the first row: where pages are drawn without a document there is none. */
function observer(): ResizeObserver {
  sizes ??= new ResizeObserver((entries) => {
    const asked = new Set<Element>();
    for (const { target } of entries) {
      if (rows.has(target)) asked.add(target);
      if (target.parentElement !== null && rows.has(target.parentElement)) asked.add(target.parentElement);
    }
    for (const row of asked) rows.get(row)?.(row.scrollWidth > row.clientWidth + slack);
  });
  return sizes;
}

/** Tells whether a row has too little room, now and each time that this changes its mind. Returns what ends it. */
export function followAlong(row: Element, tell: Tell): () => void {
  const seen = observer();
  const children = new MutationObserver((changes) => {
    for (const { addedNodes, removedNodes } of changes) {
      for (const one of removedNodes) if (one instanceof Element) seen.unobserve(one);
      for (const one of addedNodes) if (one instanceof Element && one.parentElement === row) seen.observe(one);
    }
  });
  rows.set(row, tell);
  seen.observe(row);
  for (const child of row.children) seen.observe(child);
  children.observe(row, { childList: true });
  return () => {
    children.disconnect();
    rows.delete(row);
    seen.unobserve(row);
    for (const child of row.children) if (!rows.has(child)) seen.unobserve(child);
  };
}
