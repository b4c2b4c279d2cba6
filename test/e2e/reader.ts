/** Readers of badges and codes, as they type. */
import type { Page } from '@playwright/test';

/** Keys of a reader, one a millisecond after the other however busy the page is, at whatever has the focus; answers what of them went on to it. */
export function readerKeys(
  page: Page,
  keys: readonly string[],
  type: 'keydown' | 'keypress' = 'keydown',
): Promise<string[]> {
  return page.evaluate(
    ({ names, type }) => {
      const focused = document.activeElement ?? document.body;
      let at = performance.now();
      return names.filter((key) => {
        const event = new KeyboardEvent(type, { key, bubbles: true, cancelable: true });
        at += 1;
        Object.defineProperty(event, 'timeStamp', { value: at });
        return focused.dispatchEvent(event);
      });
    },
    { names: keys, type },
  );
}

/** Types as a reader does into the field that has the focus: each key a millisecond after the last, however busy the page is. */
export async function scan(page: Page, text: string): Promise<void> {
  await page.evaluate((typed) => {
    const field = document.activeElement;
    if (!(field instanceof HTMLInputElement)) throw new Error('No field has the focus.');
    let at = performance.now();
    const key = (name: string): boolean => {
      const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true });
      at += 1;
      Object.defineProperty(event, 'timeStamp', { value: at });
      return field.dispatchEvent(event);
    };
    for (const character of typed) {
      key(character);
      field.value += character;
      field.dispatchEvent(new InputEvent('input', { data: character, bubbles: true }));
    }
    key('Enter');
  }, text);
}
