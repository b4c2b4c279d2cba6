import { stylesInInput, unreadInInput } from '../../electron/contract/inputParts.ts';
import type { Renderer } from './componentType.ts';
import { styleParts } from './notObeyed.ts';
import { cssValue } from './style.ts';

/** The parts of an input of a type that are not obeyed, in the project's own names. */
export function inputParts(type: string): NonNullable<Renderer['parts']> {
  return (props, { styleClasses }) => [
    ...stylesInInput(type, props).flatMap(([at, style]) => styleParts(at, style, styleClasses)),
    ...unreadInInput(type, props, cssValue).map(({ at, what }) => (what === undefined ? at : `${at}: ${what}`)),
  ];
}
