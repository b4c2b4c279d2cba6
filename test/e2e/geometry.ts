/** What of a page is laid out so that somebody cannot read it, by what the browser measures. */
import type { Page } from '@playwright/test';

/**
 * The texts within a part of a page that are cut at the end of their line, and what scrolls by so few pixels that nothing is
 * there to be scrolled to.
 */
export async function cutTexts(page: Page, within: string): Promise<readonly string[]> {
  return page.evaluate((part) => {
    const found: string[] = [];
    for (const one of document.querySelectorAll<HTMLElement>(`${part} *`)) {
      const { overflowX } = getComputedStyle(one);
      const over = one.scrollWidth - one.clientWidth;
      const hasWords = [...one.childNodes].some(
        ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim() !== '',
      );
      // What is there to be heard alone is a pixel wide.
      const isSeen = one.clientWidth > 2 && one.clientHeight > 2;
      const isCut = hasWords && over > 0 && (overflowX === 'hidden' || overflowX === 'clip');
      const isNoScroll = over > 0 && over < 4 && overflowX === 'auto';
      if (isSeen && (isCut || isNoScroll)) found.push(`${one.className}: ${one.innerText.slice(0, 60)}`);
    }
    return found;
  }, within);
}
