/** Keys that go to a side, where text may run from right to left. */

const mirrored: Readonly<Record<string, string>> = Object.freeze({ ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' });

/** A key as it goes along the text: where that runs from right to left, the arrows to the sides change places. */
export function keyAlong({ key, currentTarget }: KeyboardEvent): string {
  const isReversed = currentTarget instanceof Element && getComputedStyle(currentTarget).direction === 'rtl';
  return isReversed ? (mirrored[key] ?? key) : key;
}
