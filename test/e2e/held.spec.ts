import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { askFor, expect, fill, openTab, test, type Station } from './station.ts';

async function signIn(station: Station, userName: string, password: string): Promise<void> {
  await station.button('Sign in').click();
  await station.surface.getByLabel('User name').fill(userName);
  await station.surface.getByLabel('Password').fill(password);
  await station.surface.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(station.surface.getByRole('dialog')).toBeHidden();
}

/** Copies the files of the database of one folder into another, in place of those that are there. */
function putDatabase(from: string, to: string): void {
  const files = (folder: string): string[] => readdirSync(folder).filter((name) => name.startsWith('station.sqlite'));
  mkdirSync(to, { recursive: true });
  for (const name of files(to)) rmSync(join(to, name));
  for (const name of files(from)) cpSync(join(from, name), join(to, name));
}

test('AL-5 a station with yesterday’s database shows what is there and signs nothing until an administrator says why', async ({
  confirmed,
  start,
  folder,
}) => {
  const { dataDir, passwords } = confirmed;
  const yesterday = join(folder, 'yesterday');
  const first = await start({ dataDir });
  await askFor(first.page, 'Approve');
  await fill(first.surface, 'supervisor', passwords['supervisor'] ?? '');
  await first.surface.getByRole('button', { name: 'Sign as approved' }).click();
  await expect(first.surface.getByText(/Samir Haddad \(supervisor\), Released by/)).toBeVisible();
  await first.quit();
  putDatabase(dataDir, yesterday);
  const second = await start({ dataDir });
  await signIn(second, 'operator', passwords['operator'] ?? '');
  await second.quit();
  putDatabase(yesterday, dataDir);

  const station = await start({ dataDir });
  const { page } = station;
  await expect(page.getByText('Cannot sign: the database is not the one that the station had last')).toBeVisible();
  await station.button('Release line').click();
  await expect(page.getByText(/so nothing is changed or signed on it/).first()).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('refused.png') });

  await signIn(station, 'admin', passwords['admin'] ?? '');
  await openTab(page, 'History');
  await expect(page.getByText('Samir Haddad').first()).toBeVisible();
  await openTab(page, 'Audit');
  await expect(page.getByText(/is older than its keys remember: it lacks what was written last/).first()).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('held.png') });
  await page.getByLabel('Why the station may go on with this database').fill('The backup of Monday');
  await page.getByRole('button', { name: 'Let it sign again' }).click();
  await expect(page.getByText('Station recovered').first()).toBeVisible();
  await expect(page.getByText('Cannot sign: the database is not the one that the station had last')).toBeHidden();

  await openTab(page, 'Line 4');
  await station.button('Release line').click();
  await expect(page.getByText('Release line: waits for a Supervisor to sign.')).toBeVisible();
});
