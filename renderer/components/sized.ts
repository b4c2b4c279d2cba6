/**
 * How large elements are on the screen, told where the document has laid them out anyway: to ask an element that was just put
 * there makes the document lay out everything at once, for each component anew.
 */
import { inTurn } from './turns.ts';

type Listener = (width: number, height: number) => void;

const followed = new WeakMap<Element, Listener>();
/** Those of which nothing was told yet. */
const fresh = new Set<Element>();

let sizes: ResizeObserver | undefined;

function tell(element: Element): void {
  fresh.delete(element);
  followed.get(element)?.(element.clientWidth, element.clientHeight);
}

/** Made with the first element: where pages are drawn without a document there is none. */
function observer(): ResizeObserver {
  sizes ??= new ResizeObserver((entries) => {
    for (const { target } of entries) tell(target);
  });
  return sizes;
}

/** An observer says nothing of an element without a size: it is told of after the frame in which the others were. */
function tellEmpty(): void {
  if (fresh.size > 0) return;
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      for (const element of [...fresh]) tell(element);
    }),
  );
}

/**
 * Tells the pixels inside of an element's border, before the first frame that shows it is painted and after each change.
 * Attach it to the element.
 */
export function sized(listener: Listener): (element: Element) => () => void {
  return (element) => {
    followed.set(element, listener);
    tellEmpty();
    fresh.add(element);
    observer().observe(element, { box: 'border-box' });
    return () => {
      observer().unobserve(element);
      followed.delete(element);
      fresh.delete(element);
    };
  };
}

/**
 * As `sized`, but the first size is told in a turn of the document: for what draws much by it, such as a chart, which would hold up the
 * frame that lays it out, with all others of that frame.
 */
export function sizedInTurn(listener: Listener): (element: Element) => () => void {
  return (element) => {
    let size: Parameters<Listener> | undefined;
    let isTold = false;
    let isGone = false;
    const end = sized((...now) => {
      if (isTold) {
        listener(...now);
        return;
      }
      const isFirst = size === undefined;
      size = now;
      if (!isFirst) return;
      void inTurn().then(() => {
        isTold = true;
        if (!isGone && size !== undefined) listener(...size);
      });
    })(element);
    return () => {
      isGone = true;
      end();
    };
  };
}
