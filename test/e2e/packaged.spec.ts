import { execFileSync } from 'node:child_process';
import { packedExecutable } from '../../build/electron-builder.ts';
import { projectFolder } from '../../build/runtime/paths.ts';
import { confirmFirstRun, expect, fill, readAll, test } from './station.ts';

test('the packaged program tells the same story', async ({ start }) => {
  test.setTimeout(240_000);
  execFileSync(process.execPath, ['build/package.ts', '--inspect'], { cwd: projectFolder, stdio: 'ignore' });
  const executable = packedExecutable(true);

  const station = await start({ executable });
  const passwords = await confirmFirstRun(station);
  expect(await station.app.evaluate(({ app }) => app.isPackaged)).toBe(true);
  // The demo's OpenID provider runs from the archive as well: its people are on the sheet.
  expect(Object.keys(passwords)).toContain('petra');
  await station.button('Release line').click();
  await station.button('Approve').click();
  await fill(station.surface, 'supervisor', 'not the password');
  await station.surface.getByRole('button', { name: 'Sign as approved' }).click();
  await expect(station.surface.getByText(/Nothing was signed\. Try again/)).toBeVisible();
  await fill(station.surface, 'supervisor', passwords['supervisor'] ?? '');
  await station.surface.getByRole('button', { name: 'Sign as approved' }).click();
  await expect(station.surface.getByText(/Samir Haddad \(supervisor\), Released by/)).toBeVisible();
  await station.surface.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => station.log()).toContain('Line release authorization approved.');
  await station.button('Release line').click();
  await expect(station.button('Reject')).toBeEnabled();
  await station.quit();

  const again = await start({ executable });
  await expect(again.page.getByRole('row', { name: /approved Samir Haddad/ })).toBeVisible();
  await again.button('Reject').click();
  await fill(again.surface, 'supervisor', passwords['supervisor'] ?? '', '', 'Seals leak.');
  await again.surface.getByRole('button', { name: 'Sign as rejected' }).click();
  await expect(again.surface.getByText('Signed as rejected')).toBeVisible();
  await again.quit();
  expect(readAll(again.dataDir, 'SELECT id FROM signature')).toHaveLength(2);
});
