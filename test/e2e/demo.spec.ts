/** The demo's hall, as a newcomer goes through it: in a window, and with somebody else at a browser. */
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { openDemoPlant } from '../../build/runtime/plant.ts';
import { tellPlant } from '../../build/runtime/plantStory.ts';
import { openTeller } from '../../build/runtime/story.ts';
import { expect, openTab, test, type Station } from './station.ts';
import { cutTexts } from './geometry.ts';
import { violations } from './violations.ts';

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const popup = (page: Page, name: string) => page.getByRole('dialog', { name });

async function signIn({ page, surface }: Station, userName: string, password = ''): Promise<void> {
  await press(page, 'Sign in');
  await surface.getByLabel('User name').fill(userName);
  await surface.getByLabel('Password').fill(password);
  await surface.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
}

/** How many notes the button to them tells of. */
async function notesSaid(page: Page): Promise<number> {
  const words = await page.getByRole('button', { name: /^Notes of the shift/ }).innerText();
  return Number(/\d+$/.exec(words.trim())?.[0] ?? 0);
}

/** Asks for another set point of Line 2, in the hall. */
async function askSetPoint(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Details' }).nth(1).click();
  await popup(page, 'Line 2').getByRole('button', { name: 'New set point' }).click();
  return popup(page, 'Speed of Line 2');
}

const looksRight = async (page: Page): Promise<void> => {
  expect(await violations(page, { within: 'main' })).toEqual([]);
  expect(await cutTexts(page, 'main')).toEqual([]);
  await expect(page.getByLabel('Problems of the project')).toBeHidden();
};

test('a tour of the demo', async ({ running: { station, passwords } }) => {
  const { page } = station;
  const log = station.log();

  await test.step('the tour leads to the hall', async () => {
    await press(page, 'Tour');
    await expect(page.getByText('What there is to see')).toBeVisible();
    await looksRight(page);
    await press(page, 'Go to Hall 2');
    await expect(page).toHaveTitle(/^Hall 2/);
    await expect(page.getByText(/ below set$/)).toHaveCount(1);
    await looksRight(page);
  });

  await test.step('what is put on watch is counted, and stays so on the way to another page', async () => {
    await expect(page.getByText('1 line off the set point, 0 watched')).toBeVisible();
    await page.getByRole('checkbox').nth(2).check();
    await expect(page.getByText('1 line off the set point, 1 watched')).toBeVisible();
    await press(page, 'Open Line 2');
    await expect(page).toHaveTitle(/^Line 2/);
    await expect(page.getByText('B-20416')).toBeVisible();
    await page.getByRole('complementary', { name: 'lines' }).getByRole('button', { name: 'Line 3' }).click();
    await expect(page).toHaveTitle(/^Line 3/);
    await expect(page.getByText('Cleaning')).toBeVisible();
    await looksRight(page);
    await press(page, 'Back to Hall 2');
    await expect(page.getByRole('checkbox').nth(2)).toBeChecked();
  });

  await test.step('a set point is for supervisors alone', async () => {
    await askSetPoint(page);
    await expect(page.getByText('You may not do this. It needs the role Supervisor. Nothing was done.')).toBeVisible();
    await signIn(station, 'supervisor', passwords['supervisor']);
    await expect(page.getByText(/^You may not do this/)).toBeHidden();
    await popup(page, 'Line 2').getByRole('button', { name: 'New set point' }).click();
    await expect(popup(page, 'Speed of Line 2').getByText('The set point of Line 2 is 120 units/min.')).toBeVisible();
  });

  await test.step('one that is no number changes nothing; another is told to the page under it', async () => {
    const asked = popup(page, 'Speed of Line 2');
    await asked.getByRole('textbox').fill('fast');
    await asked.getByRole('button', { name: 'OK' }).click();
    await expect(asked.getByText('Nothing was changed: give a number from 0 to 260.')).toBeVisible();
    await asked.getByRole('textbox').fill('111');
    await asked.getByRole('button', { name: 'OK' }).click();
    await expect(asked).toBeHidden();
    await expect(page.getByText('Line 2: the set point is 111 units/min, set by Samir Haddad.')).toBeVisible();
    await expect(page.getByText('0 lines off the set point, 1 watched')).toBeVisible();
  });

  await test.step('a note of the shift stands in the dock', async () => {
    const details = popup(page, 'Line 2');
    const count = (await notesSaid(page)) + 1;
    await details.getByRole('textbox').fill(`Filter ${count} is new.`);
    await details.getByRole('button', { name: 'Write it' }).click();
    await expect(details.getByText('Written. The notes of the shift have it.')).toBeVisible();
    await press(page, 'Close Line 2');
    await press(page, `Notes of the shift: ${count}`);
    const notes = page.getByRole('complementary', { name: 'notes' });
    await expect(notes.getByText(`Filter ${count} is new.`)).toBeVisible();
    await expect(notes.getByText('Samir Haddad')).toHaveCount(count);
    await looksRight(page);
    await notes.getByRole('button', { name: 'Close' }).click();
    await expect(notes).toBeHidden();
    await expect.poll(() => station.log().slice(log.length)).toContain('A note of the shift was written for Line 2.');
  });

  await test.step('an alarm is acknowledged by who is signed in', async () => {
    await press(page, 'Tour');
    await press(page, 'Go to the alarms');
    const slow = page.getByRole('row', { name: /Line 2\/Speed\/Slow/ });
    await expect(slow.first()).toContainText('not acknowledged');
    await looksRight(page);
    await slow.first().getByRole('button', { name: 'Acknowledge' }).click();
    await expect(slow.first()).toContainText('supervisor');
    await press(page, 'Hall 2');
  });

  await test.step('a page for supervisors is none for whoever comes after', async () => {
    await press(page, 'Set points');
    await expect(page.getByRole('row', { name: /Line 2 Glucose 5 %, 500 ml 111/ })).toBeVisible();
    await looksRight(page);
    await press(page, 'Sign out');
    await expect(page).toHaveTitle(/^Line 4/);
    await press(page, 'Tour');
    await press(page, 'Go to the set points');
    await expect(page.getByRole('heading', { name: 'You may not open this page' })).toBeVisible();
    await expect(page.getByRole('main').getByRole('button', { name: 'Sign in' })).toBeVisible();
  });

  await test.step('the hall is as it was', async () => {
    await press(page, 'Hall 2');
    await page.getByRole('checkbox').nth(2).uncheck();
    await signIn(station, 'supervisor', passwords['supervisor']);
    const asked = await askSetPoint(page);
    await asked.getByRole('textbox').fill('120');
    await asked.getByRole('button', { name: 'OK' }).click();
    // Nothing below it can be used until then.
    await expect(asked).toBeHidden();
    await expect(page.getByText('1 line off the set point, 0 watched')).toBeVisible();
  });

  await test.step('a part of the last hours is chosen on the strip below the trends', async () => {
    await openTab(page, 'Trends');
    const range = page.getByRole('group', { name: 'Range' });
    await expect(range.getByRole('button', { name: '5 min' })).toHaveAttribute('aria-pressed', 'true');
    const begin = page.getByRole('slider', { name: 'Begin of the range' });
    // Until the hours are here, the range is all that the strip has: its begin has nowhere to go.
    await expect
      .poll(
        async () =>
          Number(await begin.getAttribute('aria-valuenow')) - Number(await begin.getAttribute('aria-valuemin')),
      )
      .toBeGreaterThan(0);
    const before = Number(await begin.getAttribute('aria-valuenow'));
    await begin.press('ArrowLeft');
    await expect(range.getByRole('button', { name: 'Own range' })).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(async () => Number(await begin.getAttribute('aria-valuenow'))).toBeLessThan(before);
    await looksRight(page);
    // The popup of the hall lies over it.
    await range.getByRole('button', { name: '5 min' }).press('Enter');
    // What was noted of a line in this time stands beside it.
    const line = page.getByRole('combobox', { name: 'Line' });
    await line.fill('Line 2');
    await line.press('Enter');
    await expect(page.getByText(/Note, Samir Haddad: Filter \d+ is new\./)).toBeVisible();
    await press(page, 'Hall 2');
  });

  await test.step('a popup that is back after a page of the program leaves the focus where it is', async () => {
    await press(page, 'Sign out');
    await signIn(station, 'admin', passwords['admin']);
    await press(page, 'Hall 2');
    await page.getByRole('button', { name: 'Details' }).nth(1).click();
    const note = popup(page, 'Line 2').getByRole('textbox');
    await expect(note).toBeFocused();
    await openTab(page, 'Users');
    await expect(note).toBeHidden();
    await press(page, 'Hall 2');
    await expect(note).toBeVisible();
    await expect(page.getByRole('button', { name: 'Hall 2', exact: true })).toBeFocused();
    await press(page, 'Close Line 2');
  });
});

test('in browsers, a note is at once where the hall was open, and a page for others says where to go', async ({
  visited: { gateway, context },
  chromium,
}) => {
  await context.clearCookies();
  const another = await chromium.newContext();
  const [writer, reader] = [await context.newPage(), await another.newPage()];
  await writer.goto(`${gateway.address}/line/Line%203`);
  await reader.goto(`${gateway.address}/hall`);
  const count = (await notesSaid(reader)) + 1;
  await press(writer, 'Details');
  await popup(writer, 'Line 3').getByRole('textbox').fill(`Cleaning ${count} ends at 16:00.`);
  await press(writer, 'Write it');
  await press(reader, `Notes of the shift: ${count}`);
  await expect(reader.getByText(`Cleaning ${count} ends at 16:00.`)).toBeVisible();

  // A document that begins with a page that it may not show has no tabs.
  await reader.goto(`${gateway.address}/setpoints/Hall%202`);
  await expect(reader.getByRole('heading', { name: 'You may not open this page' })).toBeVisible();
  await expect(reader.getByText('Station FILL-04')).toBeVisible();
  await press(reader, 'Go to the first page');
  await expect(reader).toHaveTitle(/^Line 4/);
  await writer.close();
  await another.close();
});

test('a plant that is gone is neither shown nor signed as live, and comes back by itself', async ({
  folder,
  start,
}) => {
  const plant = await openDemoPlant(join(folder, 'plant'));
  try {
    const station = await start({ dataDir: plant.dataDir, projectDir: plant.projectDir });
    const { steps, step } = openTeller(async (name) => {
      await station.surface.screenshot({ path: join(folder, name) });
    });
    await tellPlant(plant, station, step);
    expect(steps.map(({ name, problem }) => ({ name, problem }))).toEqual(
      steps.map(({ name }) => ({ name, problem: undefined })),
    );
  } finally {
    await plant.stop();
  }
});
