/** What tells a true surface from a page that is drawn like one: the bar of the shell, and the station sign. */
import { askFor, expect, readAll, test } from './station.ts';

test('the bar and the station sign stand on true surfaces, and on nothing that a page has', async ({ running }) => {
  const { station, passwords } = running;
  const { page, surface } = station;
  const bar = surface.getByRole('status').first();
  const [own] = readAll<{ words: string }>(station.dataDir, 'SELECT sign_words AS words FROM station');
  const words = own?.words ?? 'missing';

  await test.step('while nothing is open the bar says so, above the page', async () => {
    await expect(bar).toContainText('No signature and no sign-in is open. Type no password into a page.');
    const tops = await station.app.evaluate(({ BaseWindow }) =>
      BaseWindow.getAllWindows().flatMap((window) => window.contentView.children.map((view) => view.getBounds())),
    );
    expect(tops).toContainEqual(expect.objectContaining({ x: 0, y: 0, height: 32 }));
    // The page leaves the place free: nothing of it lies under the bar.
    const alarms = await page.getByRole('status', { name: 'Alarms' }).boundingBox();
    expect(alarms?.y).toBe(32);
    expect((await page.locator('header').boundingBox())?.y).toBe(32 + (alarms?.height ?? 0));
  });

  await test.step('an open signature is named in the bar, with the sign above what is asked', async () => {
    await askFor(page, 'Approve');
    await expect(bar).toContainText('A signature is open: approve “Release line”.');
    await expect(surface.getByText(words, { exact: true })).toBeVisible();
    await expect(surface.getByText('Still missing: the meaning of your signature')).toBeVisible();
    expect(await page.content()).not.toContain(words);
    await surface.getByRole('button', { name: 'Cancel' }).click();
    await expect(bar).toContainText('No signature and no sign-in is open.');
  });

  await test.step('the sign-in dialog has both; an administrator gives the station another sign', async () => {
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(bar).toContainText('The sign-in dialog is open.');
    await expect(surface.getByText(words, { exact: true })).toBeVisible();
    await surface.getByLabel('User name').fill('admin');
    await surface.getByLabel('Password').fill(passwords['admin'] ?? '');
    await surface.getByRole('button', { name: 'Sign in' }).last().click();
    await page.getByRole('button', { name: 'Users' }).click();
    await page.getByRole('button', { name: 'Station sign' }).click();
    await surface.getByLabel(/Station sign: words/).fill('amber kettle north');
    await surface.getByLabel('Its colour').selectOption('Brown');
    await surface.getByRole('button', { name: 'Change the sign' }).click();
    await expect(surface.getByText('This is the station sign now.')).toBeVisible();
    await surface.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Lock screen' }).click();
    await expect(surface.getByText('amber kettle north', { exact: true })).toBeVisible();
    await surface.getByLabel('Password').fill(passwords['admin'] ?? '');
    await surface.getByRole('button', { name: 'Unlock' }).click();
    await expect(surface.getByRole('dialog')).toBeHidden();
  });
});
