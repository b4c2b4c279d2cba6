import type { Page } from '@playwright/test';

/** Presses a key at what has the focus, as one of several that put a character together. */
export async function composing(page: Page, key: string): Promise<void> {
  await page.evaluate((name) => {
    const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, isComposing: true });
    document.activeElement?.dispatchEvent(event);
  }, key);
}
