import { cssValue } from './style.ts';

/** The colour of a part of a drawing: what a project says, where that is one, else the design's. */
export function paint(given: string, otherwise: string): string {
  return (given === '' ? undefined : cssValue('color', given)) ?? otherwise;
}

/** How much a part covers, from 0 to 1. */
export function cover(opacity: number): number {
  return Math.min(1, Math.max(0, opacity));
}

/** Black or white, whichever can be read on a colour; the ink of the design where a browser does not tell. */
export function readableOn(color: string): string {
  const contrasting = `contrast-color(${color})`;
  return CSS.supports('color', contrasting) ? contrasting : 'var(--ink)';
}
