/** Which panes a carousel shows. */

/** The first pane in view: the active one, or the last that leaves no room empty. */
export function firstShown(active: number, count: number, many: number): number {
  return Math.max(0, Math.min(Math.round(active), count - many));
}

/** The first pane in view after going on by some; after the last comes the first again. */
export function goOn(first: number, by: number, count: number, many: number): number {
  const places = Math.max(1, count - many + 1);
  return (((first + by) % places) + places) % places;
}

/** Panes to go on by, after the panes were moved by some pixels: a pull to the left brings the next one. */
export function swiped(pixels: number, threshold: number, isReverse: boolean): -1 | 0 | 1 {
  if (Math.abs(pixels) < Math.max(1, threshold)) return 0;
  return pixels < 0 === isReverse ? -1 : 1;
}
