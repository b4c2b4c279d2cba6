/**
 * How a page comes onto paper: as large as its window, in a smaller scale where the paper is smaller. A page that is laid out anew
 * for it would show canvases and what scrolls as they are on the screen, cut at another size.
 */

/** The widest that a browser makes smaller by itself, in px of a sheet across: it does so to the half. */
const widest = 1900;

/** Says the size that a page has on paper whenever it is about to be printed, by whatever asks for that. */
export function keepSizeOnPaper(): void {
  window.addEventListener('beforeprint', () => {
    const { style } = document.documentElement;
    style.setProperty('--printed-width', `${Math.min(window.innerWidth, widest)}px`);
    style.setProperty('--printed-height', `${window.innerHeight}px`);
  });
}
