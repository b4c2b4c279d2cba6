/** Every component in its states: shown as a project says, without a mark that it did not expect, and for everybody. */
import type { Page } from '@playwright/test';
import { addressOf, galleryFiles, galleryPages, sheetAddress } from '../../../build/gallery/project.ts';
import { groups, stories } from '../../../build/gallery/stories/index.ts';
import { goOn } from '../../../build/runtime/gateway.ts';
import { declarations } from '../../../electron/contract/components/index.ts';
import { walk } from '../focus.ts';
import { isSerious, violations, type Violation } from '../violations.ts';
import { desktop, emptyPage, expect, test } from '../workers.ts';
import { smallTargets } from './targets.ts';

const gallery = { title: 'Gallery', pages: galleryPages, views: {}, files: galleryFiles() };

async function show(page: Page, address: string): Promise<void> {
  const main = page.locator('main');
  await goOn(page, emptyPage);
  await main.getByText('The stage is empty').waitFor();
  await goOn(page, address);
  await main.locator('.psc-caption').first().waitFor();
  // Out of use while the station is not heard, which happens on a busy machine: nothing of it could be judged.
  await page.locator('.shell:not([inert]) > main[aria-busy=false]').waitFor();
  await settled(page);
}

/** Waits until what is loaded when it is drawn is there: nothing has been asked for over two frames. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = (): Promise<number> => new Promise(requestAnimationFrame);
    performance.clearResourceTimings();
    let loaded = -1;
    while (loaded !== performance.getEntriesByType('resource').length) {
      loaded = performance.getEntriesByType('resource').length;
      await document.fonts.ready;
      await frame();
      await frame();
    }
  });
}

/** What of a page is seriously wrong for somebody, by day and by night; by night, only colours are other ones. */
async function wrongs(page: Page): Promise<{ readonly day: Violation[]; readonly night: Violation[] }> {
  // The browser itself gives what scrolls to the keyboard.
  const rules = { 'scrollable-region-focusable': { enabled: false } };
  const day = await violations(page, { within: 'main', rules });
  await page.evaluate(() => void (document.documentElement.dataset['theme'] = 'dark'));
  await settled(page);
  const night = await violations(page, { within: 'main', runOnly: ['color-contrast'] });
  await page.evaluate(() => void (document.documentElement.dataset['theme'] = 'light'));
  return { day: day.filter(isSerious), night: night.filter(isSerious) };
}

test('each declared type has a story', () => {
  const shown = declarations.filter(({ within }) => within === undefined);
  expect(stories.map(({ type }) => type).toSorted()).toEqual(shown.map(({ type }) => type).toSorted());
});

for (const { type } of stories) {
  test(`${type} stands in the gallery in its states`, async ({ stage: { page, play } }) => {
    await play(gallery);
    const faults: string[] = [];
    const hear = (fault: string): unknown => faults.push(fault);
    page.on('pageerror', ({ message }) => hear(message));
    page.on('console', (message) => {
      const { url } = message.location();
      // What a story has that is not there, on purpose.
      if (message.type() === 'error' && !url.includes('no_such')) hear(`${message.text()} ${url}`);
    });
    const main = page.locator('main');
    await show(page, addressOf(type));
    await expect(main.getByText('This component failed')).toHaveCount(0);
    expect(faults).toEqual([]);
    // What looks for violations is put into the page against its policy, which then says so.
    page.removeAllListeners();
    expect(await wrongs(page)).toEqual({ day: [], night: [] });
  });

  test(`HM-15 the focus in ${type} is seen, by day and by night, and reaches all of it`, async ({
    stage: { page, play },
  }) => {
    await play(gallery);
    if (!page.url().endsWith(addressOf(type))) await show(page, addressOf(type));
    for (const theme of ['light', 'dark']) {
      await page.evaluate((look) => void (document.documentElement.dataset['theme'] = look), theme);
      await settled(page);
      // What a document is read for is not there at once.
      await expect.poll(() => walk(page), theme).toEqual({ unseen: [], unreached: [] });
    }
    await page.evaluate(() => void (document.documentElement.dataset['theme'] = 'light'));
  });

  test(`HM-6 what is pressed in ${type} is as large as a kiosk asks`, async ({ stage: { page, play } }) => {
    await play(gallery);
    await page.setViewportSize({ width: 1024, height: 768 });
    // The test before has shown it.
    if (!page.url().endsWith(addressOf(type))) await show(page, addressOf(type));
    await page.evaluate(() => void (document.documentElement.dataset['profile'] = 'kiosk'));
    // Some are laid out anew by what they hear of their size, frames later.
    await expect.poll(() => smallTargets(page)).toEqual([]);
    await page.evaluate(() => void (document.documentElement.dataset['profile'] = 'default'));
    await page.setViewportSize(desktop);
  });
}

for (const group of Object.keys(groups)) {
  test(`the ${group} stand on a sheet in the states that all types have`, async ({ stage: { page, play } }) => {
    await play(gallery);
    const main = page.locator('main');
    await show(page, sheetAddress(group));
    await expect(main.getByText('This component failed')).toHaveCount(0);
    expect(await wrongs(page)).toEqual({ day: [], night: [] });
  });
}
