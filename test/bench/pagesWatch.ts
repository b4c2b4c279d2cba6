/** What the bench of pages watches inside a document, and of the processes around it. */
import type { Browser, Page } from '@playwright/test';

/** How a page took changes for a while. */
export interface Watched {
  /** Milliseconds from each change to the end of the frame that shows it. */
  readonly delays: readonly number[];
  /** Processor time of the processes that draw, in percent of one core. */
  readonly drawing: number;
  /** The same of the main process. */
  readonly main: number;
}

/** Watches labels that show the time of their last change, one for each of the tags that they follow. */
export async function watchLabels(browser: Browser, page: Page, tags: number, ms: number): Promise<Watched> {
  await page.evaluate(watchTexts, tags);
  const session = await browser.newBrowserCDPSession();
  const usage = async (): Promise<{ readonly drawing: number; readonly main: number }> => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const of = (type: string): number =>
      processInfo.filter((one) => one.type === type).reduce((sum, { cpuTime }) => sum + cpuTime, 0);
    return { drawing: of('renderer') + of('GPU'), main: of('browser') };
  };
  const before = await usage();
  const began = performance.now();
  await page.waitForTimeout(ms);
  const after = await usage();
  const percent = 100 / ((performance.now() - began) / 1000);
  await session.detach();
  return {
    delays: await page.evaluate(takeDelays),
    drawing: (after.drawing - before.drawing) * percent,
    main: (after.main - before.main) * percent,
  };
}

/** Runs in the page: notes of the last labels how long each change took to be drawn. */
function watchTexts(tags: number): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text && /^\d{13}$/.test(node.data)) texts.push(node);
  }
  const delays: number[] = [];
  const { port1, port2 } = new MessageChannel();
  // A message that is sent in a frame comes when that frame is drawn.
  port2.onmessage = ({ data }) => delays.push(Date.now() - Number(data));
  for (const text of texts.slice(-tags)) {
    new MutationObserver(() => {
      const changed = Number(text.data);
      requestAnimationFrame(() => port1.postMessage(changed));
    }).observe(text, { characterData: true });
  }
  Object.assign(window, { delays });
}

/** Runs in the page. */
function takeDelays(): number[] {
  const delays: unknown = Reflect.get(window, 'delays');
  return Array.isArray(delays) ? delays.map(Number) : [];
}

/** Runs in the page: milliseconds from a press of a tab to the frame that shows its page. */
export async function openByTab(title: string): Promise<number> {
  const tab = [...document.querySelectorAll<HTMLElement>('nav button')].find((one) => one.textContent === title);
  const main = document.querySelector('main');
  if (tab === undefined || main === null) throw new Error(`There is no page ${title}.`);
  // The heading comes with the page's components, in one turn.
  const shown = new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (main.querySelector('h1')?.textContent.trim() !== title) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(main, { childList: true, subtree: true, characterData: true });
  });
  const began = performance.now();
  tab.click();
  await shown;
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = resolve;
    requestAnimationFrame(() => port1.postMessage(null));
  });
  return performance.now() - began;
}

/** Runs in the page: milliseconds from a press of the button to the text that its script wrote. */
export async function pressButton(): Promise<number> {
  const button = document.querySelector<HTMLElement>('main button');
  if (button === null) throw new Error('There is no button.');
  const before = button.textContent;
  const changed = new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (button.textContent === before) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(button, { childList: true, subtree: true, characterData: true });
  });
  const began = performance.now();
  button.click();
  await changed;
  return performance.now() - began;
}

/** Runs in the page: milliseconds of a call that does nothing. */
export async function callNothing(): Promise<number> {
  const began = performance.now();
  await window.countersignPage.readStatus(null);
  return performance.now() - began;
}
