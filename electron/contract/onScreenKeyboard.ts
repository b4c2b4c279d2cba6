/** Where fields bring keys of the program's own (HM-11): at no time, in windows of the program, or in browsers too. */
import { z } from 'zod';

export const onScreenKeyboard = z.enum(['never', 'window', 'always']);
export type OnScreenKeyboard = z.output<typeof onScreenKeyboard>;

/** Whether fields bring them in a document, which a browser shows or a window of the program. */
export function bringsKeyboard(where: OnScreenKeyboard | undefined, isBrowser: boolean): boolean {
  return where === 'always' || (where === 'window' && !isBrowser);
}
