/** The tooltip that any component may have (`meta.tooltip`). */
import type { Json } from '../json.ts';
import { choice, flag, length, number, object, style, text, type Read } from './shapes.ts';

/** Where it stands beside its component. */
export const tooltipPlaces = [
  'bottom',
  'bottom-left',
  'bottom-right',
  'top',
  'top-left',
  'top-right',
  'center',
  'center-left',
  'center-right',
] as const;

const settings = {
  enabled: flag(false, 'Whether the component has one.'),
  text: text('', 'What it says.'),
  location: choice(tooltipPlaces, 'Where it stands.'),
  delay: number(500, 'Milliseconds that the pointer rests on the component before it is shown.'),
  sustain: number(500, 'Milliseconds that it stays after the pointer left.'),
  width: length('', 'Its width.'),
  style: style('How it looks.'),
};

export const tooltipShape = object(settings, 'What a component says when a pointer rests on it, or it has the focus.');
export type TooltipSettings = Read<typeof settings>;

/** The tooltip of a component; undefined where it is not switched on. */
export function tooltipIn(value: Json | undefined): TooltipSettings | undefined {
  // Most components have none.
  if (value === undefined) return undefined;
  const read = tooltipShape.read(value);
  return read.enabled ? read : undefined;
}
