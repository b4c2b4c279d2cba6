/** Colours and lengths that a project says, as CSS has them; undefined where it says none, or none that is applied. */
import { cssValue } from '../style.ts';

export function colorSaid(color: string): string | undefined {
  return color === '' ? undefined : cssValue('color', color);
}

export function lengthSaid(length: string): string | undefined {
  return length === '' ? undefined : cssValue('width', length);
}
