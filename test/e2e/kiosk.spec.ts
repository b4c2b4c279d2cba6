/** The demo at a kiosk of 1024x768, as somebody with gloves on meets it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { smallTargets } from './components/targets.ts';
import { boxOf, fingers, middle } from './fingers.ts';
import { closeAnswer, demoProject, expect, openTab, test } from './station.ts';
import { violations } from './violations.ts';

/** How many of the things in a box that scrolls are in sight without that. */
const inSight = (items: Locator): Promise<number> =>
  items.evaluateAll(
    (elements) =>
      elements.filter((element) => {
        const own = element.getBoundingClientRect();
        const around = element.closest('.frame')?.getBoundingClientRect();
        return around !== undefined && own.height > 0 && own.top >= around.top - 1 && own.bottom <= around.bottom + 1;
      }).length,
  );

/** Pixels that are to be had by scrolling sideways. */
const hidden = (scroller: Locator): Promise<number> =>
  scroller.evaluate((element) => element.scrollWidth - element.clientWidth);

test('HM-8 HM-9 a kiosk of 1024x768 shows what is needed whole, and Sign takes a finger and no palm', async ({
  folder,
  openDemo,
}) => {
  const projectDir = demoProject(folder, (edit) => {
    edit('project.json', (text) => text.replace('"profile": "default"', '"profile": "kiosk"'));
    // Whoever signs in is warned of the lock after a few seconds.
    edit('countersign/sso.json', () => JSON.stringify({ session: { screen_lock: 0.6 } }));
  });
  const { station, passwords } = await openDemo({ projectDir });
  const { app, page, surface, button } = station;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 768));
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(1024);

  await test.step('the status bar is one line, and the whole stands in a list', async () => {
    const bar = page.getByRole('contentinfo');
    const ofHub = bar.getByText('Stand-alone, no hub');
    await expect(ofHub).not.toBeInViewport();
    expect((await bar.boundingBox())?.height).toBeLessThan(60);
    await bar.getByRole('button', { name: 'All of the station’s status' }).click();
    await expect(ofHub.last()).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Escape');
    await expect(ofHub).toHaveCount(1);
  });

  await test.step('the page of a line is seen whole, and what is pressed in the hall is as large as a finger', async () => {
    const goTo = (address: string): Promise<void> =>
      page.evaluate((to) => {
        window.history.pushState(to, '');
        window.dispatchEvent(new PopStateEvent('popstate'));
      }, address);
    await goTo('/line/Line 2');
    const main = page.getByRole('main');
    const line = main.locator('.flex').first();
    await expect(main.getByText('Its release is signed at the station of Line 2.')).toBeInViewport({ ratio: 1 });
    await expect.poll(() => line.evaluate((root) => root.scrollHeight - root.clientHeight)).toBe(0);
    await goTo('/hall');
    await expect(main.getByRole('checkbox')).toHaveCount(4);
    await expect.poll(() => smallTargets(page)).toEqual([]);
    for (const box of await main.locator('.flex').all()) expect(await hidden(box)).toBe(0);
    await goTo('/trends');
    const now = main.getByText('units/min', { exact: true }).locator('xpath=preceding-sibling::*[1]');
    await expect(now).toHaveText(/^\d+\.\d$/);
    // A number in two lines is read as two.
    expect(await now.evaluate((element) => element.getClientRects()[0]?.height ?? 0)).toBeLessThan(45);
    await expect(main.locator('.chip')).toHaveCount(4);
    for (const box of await main.locator('.flex, .chart').all())
      await expect.poll(() => box.evaluate((root) => root.scrollHeight - root.clientHeight)).toBe(0);
    await goTo('/');
  });

  await test.step('all that is needed to sign is in view, and what is signed says that there is more', async () => {
    await button('Release line').click();
    await button('Approve').click();
    const more = surface.getByRole('button', { name: 'There is more below' });
    await expect(more).toBeVisible();
    for (const asked of [
      surface.getByRole('group', { name: 'Meaning of your signature' }),
      surface.getByLabel(/^Comment/),
      surface.getByLabel('User name'),
      surface.getByLabel('Password'),
      surface.getByRole('button', { name: 'Cancel' }),
      surface.getByRole('button', { name: 'Sign as approved' }),
    ])
      await expect(asked).toBeInViewport({ ratio: 1 });
    // HM-6: what a signature means is pressed as large as what signs it.
    const { height } = await boxOf(surface.getByRole('button', { name: 'Sign as approved' }));
    for (const meant of await surface.getByRole('group', { name: 'Meaning of your signature' }).locator('label').all())
      expect((await boxOf(meant)).height).toBeGreaterThanOrEqual(height);
    await expect(surface.getByText('not all was in view', { exact: true })).toBeVisible();
    await expect(async () => {
      if (await more.isVisible()) await more.click({ timeout: 500 });
      await expect(more).toBeHidden({ timeout: 300 });
    }).toPass();
    await expect(surface.getByText('not all was in view', { exact: true })).toBeHidden();
  });

  await test.step('tables of signatures use their width, and do not scroll sideways', async () => {
    await surface.getByRole('radio', { name: 'Released by' }).check();
    await surface.getByLabel('User name').fill('supervisor');
    await surface.getByLabel('Password').fill(passwords['supervisor'] ?? '');
    // HM-8: no palm signs, and a finger does.
    const panel = await fingers(surface);
    const sign = middle(await boxOf(surface.getByRole('button', { name: 'Sign as approved' })));
    await panel.press([{ ...sign, radiusX: 90 }]);
    await expect(surface.getByText('not a short press of one finger alone')).toBeVisible();
    await panel.press([sign]);
    await panel.end();
    await expect(surface.getByText('Signed as approved')).toBeVisible();
    await closeAnswer(surface);
    const frame = page.getByRole('main').locator('.frame').first();
    await expect(frame.getByText('Supervisor')).toBeVisible();
    expect(await hidden(frame)).toBe(0);
    for (const name of ['Authorizations', 'History']) {
      await openTab(page, name);
      await expect(page).toHaveTitle(new RegExp(`^${name}`));
      await expect(name === 'History' ? frame.getByText('approved') : frame.getByText(/^Nothing waits/)).toBeVisible();
      expect(await hidden(frame)).toBe(0);
    }
    await frame.getByRole('row').nth(1).click();
    await expect
      .poll(() => inSight(page.getByRole('main').locator('.frame').nth(1).getByRole('row')))
      .toBeGreaterThan(3);
    await page.getByRole('main').getByRole('button', { name: 'Close' }).click();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
    await expect(frame.getByRole('columnheader', { name: 'Meaning' })).toBeVisible();
    expect(await hidden(frame)).toBe(0);
  });

  await test.step('HM-14 the warning before the lock is read by whoever stands there, and goes with a touch', async () => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 768));
    await button('Sign in').click();
    // HM-16: no browser keeps here what somebody typed.
    await expect(surface.getByLabel('Password')).toHaveAttribute('autocomplete', 'off');
    await surface.getByLabel('User name').fill('operator');
    await surface.getByLabel('Password').fill(passwords['operator'] ?? '');
    await surface.getByRole('button', { name: 'Sign in', exact: true }).click();
    const warning = page.getByText(/its screen is locked in \d+ seconds/);
    await expect(warning).toBeInViewport({ ratio: 1 });
    expect(await violations(page, { within: '.notices' })).toEqual([]);
    await page.getByRole('main').click({ position: { x: 4, y: 4 } });
    await expect(warning).toBeHidden();
  });

  await test.step('most of an entry of the trail and of a request is in view, and the filters are back after it', async () => {
    await openTab(page, 'Line 4');
    await button('Release line').click();
    const details = page.getByRole('main').locator('.frame').nth(1);
    for (const [name, filter] of [
      ['Authorizations', 'Role'],
      ['Audit', 'Any text'],
    ] as const) {
      await openTab(page, name);
      await expect(page).toHaveTitle(new RegExp(`^${name}`));
      await page.getByRole('main').locator('.frame').first().getByRole('row').nth(1).click();
      await expect(details.getByRole('row').first()).toBeVisible();
      await expect.poll(() => inSight(details.getByRole('row'))).toBeGreaterThan(3);
      expect(await hidden(details)).toBe(0);
      await expect(page.getByText(filter, { exact: true })).toBeHidden();
      await page.getByRole('main').getByRole('button', { name: 'Close' }).click();
      await expect(page.getByText(filter, { exact: true })).toBeVisible();
    }
  });
});

test('HM-6 HM-7 what is pressed at a kiosk has its millimetres on the panel that the site names', async ({
  folder,
  confirmed,
  start,
}) => {
  const projectDir = demoProject(folder, (edit) => {
    edit('project.json', (text) => text.replace('"profile": "default"', '"profile": "kiosk"'));
  });
  // Of 110 dots an inch, and not 96.
  const diagonal = 13.7;
  writeFileSync(join(confirmed.dataDir, 'panel.json'), JSON.stringify({ diagonal }));
  const { app, page, surface, button } = await start({ dataDir: confirmed.dataDir, projectDir });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
  const dots = await app.evaluate(({ screen }) => {
    const { width, height } = screen.getPrimaryDisplay().size;
    return Math.hypot(width, height);
  });
  const millimetre = dots / (diagonal * 25.4);
  const sizeOf = (at: Page): Promise<number> =>
    at.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--target')));
  await expect.poll(() => sizeOf(page)).toBe(Math.ceil(Number((20 * millimetre).toFixed(1))));
  const apart = async (one: Locator, other: Locator): Promise<number> => {
    const [left, right] = [await one.boundingBox(), await other.boundingBox()];
    if (left === null || right === null) throw new Error('A button is not there.');
    return Math.max(right.x - (left.x + left.width), right.y - (left.y + left.height)) / millimetre;
  };
  await button('Release line').click();
  await button('Approve').click();
  const sign = surface.getByRole('button', { name: 'Sign as approved' });
  const cancel = surface.getByRole('button', { name: 'Cancel' });
  await expect.poll(() => sizeOf(surface)).toBe(await sizeOf(page));
  for (const one of [sign, cancel]) {
    const { width, height } = (await one.boundingBox()) ?? { width: 0, height: 0 };
    expect(Math.min(width, height) / millimetre).toBeGreaterThanOrEqual(19.9);
  }
  expect(await apart(cancel, sign)).toBeGreaterThanOrEqual(9.9);
  await surface.getByLabel('User name').click();
  const keys = surface.getByRole('group', { name: 'On-screen keyboard' });
  await expect(keys).toBeVisible();
  await cancel.click();
  await openTab(page, 'Authorizations');
  await page
    .getByRole('main')
    .getByRole('row', { name: /Release line/ })
    .click();
  expect(await apart(button('Approve'), button('Reject'))).toBeGreaterThanOrEqual(9.9);
  await page.evaluate((to) => {
    window.history.pushState(to, '');
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, '/hall');
  await expect(page.getByRole('main').getByRole('checkbox')).toHaveCount(4);
  await expect.poll(() => smallTargets(page)).toEqual([]);
});

test('HM-11 a panel without keys: a field that is pressed brings them, also for passwords and codes', async ({
  folder,
  openDemo,
}) => {
  const projectDir = demoProject(folder, (edit) => {
    edit('project.json', (text) => text.replace('"profile": "default"', '"profile": "kiosk"'));
  });
  const { station, passwords } = await openDemo({ projectDir });
  const { app, page, surface, button } = station;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 768));
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(1024);
  const keysOf = (at: typeof page): Locator => at.getByRole('group', { name: 'On-screen keyboard' });
  const keys = keysOf(surface);
  const press = (name: string): Promise<void> => keys.getByRole('button', { name, exact: true }).click();
  /** Types as a finger does: goes to the signs and back, and takes the key for capitals, where a character needs it. */
  const type = async (text: string): Promise<void> => {
    for (const character of text) {
      const isLetter = /[a-z]/i.test(character);
      const to = keys.getByRole('button', { name: isLetter ? 'abc' : '123', exact: true });
      if (await to.isVisible()) await to.click();
      const isCapital = /[A-Z]/.test(character);
      if (isCapital) await press('Capitals');
      const key = keys.getByRole('button', { name: character, exact: true });
      if (!isLetter && !(await key.isVisible())) await press('2/2');
      await key.click();
    }
  };

  await test.step('somebody signs in with them', async () => {
    await button('Sign in').click();
    const user = surface.getByLabel('User name');
    const password = surface.getByLabel('Password');
    await expect(user).toBeVisible();
    // Nothing is covered before somebody wants to type.
    await expect(keys).toBeHidden();
    await user.click();
    await expect(keys).toBeVisible();
    await expect(user).toBeInViewport({ ratio: 1 });
    await expect(surface.getByRole('button', { name: 'Cancel' })).toBeInViewport({ ratio: 1 });
    await expect.poll(() => smallTargets(surface)).toEqual([]);
    expect(await violations(surface, { within: '.keys' })).toEqual([]);
    await type('operatorx');
    await press('Delete backwards');
    await expect(user).toHaveValue('operator');
    // Enter goes on to what is asked next, and the keys stay.
    await press('Enter');
    await expect(password).toBeFocused();
    await expect(password).toBeInViewport({ ratio: 1 });
    // Whoever looks over a shoulder sees no key change.
    await expect(keys).toHaveClass(/secret/);
    await type(passwords['operator'] ?? '');
    await expect(password).toHaveValue(passwords['operator'] ?? '');
    await surface.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByText('Olga Berg').first()).toBeVisible();
  });

  await test.step('a field of a page is typed into, and what is pressed beside it is where it was', async () => {
    const batch = page.getByRole('main').getByRole('textbox').first();
    const own = keysOf(page);
    await batch.click();
    await expect(own).toBeVisible();
    await expect(batch).toBeInViewport({ ratio: 1 });
    const before = await batch.inputValue();
    await batch.press('End');
    await own.getByRole('button', { name: '123', exact: true }).click();
    await own.getByRole('button', { name: '7', exact: true }).click();
    await own.getByRole('button', { name: 'Enter', exact: true }).click();
    await expect(batch).toHaveValue(`${before}7`);
    await own.getByRole('button', { name: 'Hide keys' }).click();
    await expect(own).toBeHidden();
    await batch.click();
    await expect(own).toBeVisible();
    // Its room goes back once the finger is off: what is pressed hears of it.
    await button('Sign out').click();
    await expect(page.getByText('Nobody signed in')).toBeVisible();
    await expect(own).toBeHidden();
  });

  await test.step('whoever signs types all of it', async () => {
    await button('Release line').click();
    await button('Approve').click();
    await surface.getByRole('radio', { name: 'Released by' }).check();
    await surface.getByLabel(/^Comment/).click();
    await press('o');
    await press('k');
    await press('Enter');
    await expect(surface.getByLabel(/^Comment/)).toHaveValue('ok\n');
    await surface.getByLabel('User name').click();
    await type('supervisor');
    await press('Enter');
    await type(passwords['supervisor'] ?? '');
    // HM-7: Enter signs nothing.
    await press('Enter');
    await expect(surface.getByRole('dialog', { name: /^You are signing/ })).toBeVisible();
    await surface.getByRole('button', { name: 'Sign as approved' }).click();
    await expect(surface.getByText('Signed as approved')).toBeVisible();
    await expect(keys).toBeHidden();
  });
});
