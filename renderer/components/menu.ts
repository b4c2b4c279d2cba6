/** A menu that stands over everything at the element that it belongs to, as wide as that at least. */

/** Pixels between a menu and what is around it. */
const nearby = 4;

/** How high a menu is, in pixels: where it has room for less than `least` below its element, it looks above it. */
export interface MenuSize {
  readonly least: number;
  readonly most: number;
  /** Pixels between it and what is around it, where that is not next to it. */
  readonly gap?: number;
}

/** Where the on-screen keyboard begins, from the top in pixels; the end of the window where there is none. */
function endOfRoom(): number {
  const keys = document.documentElement.style.getPropertyValue('--keys');
  return window.innerHeight - (Number.parseFloat(keys) || 0);
}

/** Shows an element (a popover) at another, and keeps it there while anything moves. Returns what ends it. */
export function standAt(
  anchor: () => HTMLElement | undefined,
  size: () => MenuSize,
): (menu: HTMLElement) => () => void {
  return (menu) => {
    const ended = new AbortController();
    const place = (): void => {
      const at = anchor()?.getBoundingClientRect();
      if (at === undefined) return;
      const { least, most, gap = nearby } = size();
      const below = endOfRoom() - at.bottom - 2 * gap;
      const above = at.top - 2 * gap;
      const isBelow = below >= Math.min(least, menu.scrollHeight) || below >= above;
      menu.style.minWidth = `${at.width}px`;
      menu.style.maxHeight = `${Math.min(most, isBelow ? below : above)}px`;
      menu.style.left = `${Math.max(gap, Math.min(at.left, window.innerWidth - menu.offsetWidth - gap))}px`;
      menu.style.top = `${isBelow ? at.bottom + gap : at.top - gap - menu.offsetHeight}px`;
    };
    menu.showPopover();
    place();
    const sizes = new ResizeObserver(place);
    sizes.observe(menu);
    // Above the on-screen keyboard, which may come and go meanwhile.
    const app = document.getElementById('app');
    if (app !== null) sizes.observe(app);
    const options = { capture: true, passive: true, signal: ended.signal };
    window.addEventListener('scroll', place, options);
    window.addEventListener('resize', place, options);
    return () => {
      ended.abort();
      sizes.disconnect();
    };
  };
}
