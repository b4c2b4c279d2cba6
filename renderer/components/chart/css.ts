/** Colours and lengths that a project says, as CSS has them; undefined where it says none, or none that is applied. */
import { cssValue } from '../style.ts';

export function cssColor(color: string): string | undefined {
  return color === '' ? undefined : cssValue('color', color);
}

export function cssLength(length: string): string | undefined {
  return length === '' ? undefined : cssValue('width', length);
}
