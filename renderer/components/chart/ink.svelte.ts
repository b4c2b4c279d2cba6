/** Colours for a canvas: what CSS says of one in the theme that is shown, and again when another theme is. */
import { createSubscriber } from 'svelte/reactivity';
import { cssValue } from '../style.ts';
import type { Ink } from './marks.ts';

const themed = createSubscriber((update) => {
  const observer = new MutationObserver(update);
  observer.observe(document.documentElement, { attributes: true });
  return () => observer.disconnect();
});

/** A colour of a project or of the design, as a canvas has it; empty for none. */
export function colorOn(element: Element, color: string, opacity = 1): string {
  themed();
  const value = color === '' ? undefined : cssValue('color', color);
  if (value === undefined) return '';
  const probe = document.createElement('span');
  probe.style.color = value;
  element.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  const share = Math.max(0, Math.min(1, opacity));
  return share === 1 ? found : seenThrough(found, share);
}

/** A colour, of which a share is seen. */
function seenThrough(color: string, share: number): string {
  const found = /^rgba?\((?<red>[\d.]+), (?<green>[\d.]+), (?<blue>[\d.]+)(?:, (?<alpha>[\d.]+))?\)$/.exec(
    color,
  )?.groups;
  if (found === undefined) return `color-mix(in srgb, ${color} ${share * 100}%, transparent)`;
  const { red = '0', green = '0', blue = '0', alpha = '1' } = found;
  return `rgba(${red}, ${green}, ${blue}, ${Number(alpha) * share})`;
}

export interface Colored {
  readonly color: string;
  readonly opacity: number;
}

/** What a pen is drawn with, before colours are those of a theme: a fill without a colour fills nothing. */
export interface PenInk {
  readonly stroke: Colored;
  readonly fill: Colored;
  readonly width: number;
  readonly dash: readonly number[];
}

/** The ink of a pen on the canvas in an element. */
export function inkOn(element: Element, { stroke, fill, width, dash }: PenInk): Ink {
  return {
    stroke: colorOn(element, stroke.color, stroke.opacity),
    fill: colorOn(element, fill.color, fill.opacity),
    width,
    dash,
  };
}
