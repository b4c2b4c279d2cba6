/** How large a page is in front of a person, told once it stays the same for a moment. */
import type { PageSizes } from '../../electron/contract/layout.ts';

/** Milliseconds without a change. */
const settled = 150;

/** What is in view, the screen, and the primary view, which is all of the page before it is there. */
export function sizesNow(primaryView: Element | undefined): PageSizes {
  const viewport = { width: window.innerWidth, height: window.innerHeight };
  const box = primaryView?.getBoundingClientRect() ?? viewport;
  return {
    viewport,
    screen: { width: window.screen.width, height: window.screen.height },
    primaryView: { width: Math.round(box.width), height: Math.round(box.height) },
  };
}

/** Follows an element, which is the primary view, and the window; returns what ends it. */
export function followSizes(primaryView: Element, tell: (sizes: PageSizes) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => tell(sizesNow(primaryView)), settled);
  };
  const observer = new ResizeObserver(changed);
  observer.observe(primaryView);
  window.addEventListener('resize', changed);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    window.removeEventListener('resize', changed);
  };
}
