/** An alarm of the demo that is acknowledged with a signature, in the real window with the real surface. */
import { closeAnswer, demoProject, expect, fill, openTab, test } from './station.ts';

test('an alarm that asks for a signature is acknowledged once it was signed, and not by who cancels', async ({
  folder,
  openDemo,
}, info) => {
  const projectDir = demoProject(folder, (edit) => {
    edit('countersign/signature-templates/alarm.json', () =>
      JSON.stringify({
        name: 'Alarm Acknowledgement',
        expression: '{role:Supervisor}',
        meanings: { approve: ['Acknowledged by'], reject: ['Rejected by'] },
      }),
    );
    edit('countersign/tags.json', (text) =>
      text.replace(
        '"name": "Silent",',
        '"name": "Silent", "ackSignature": "Alarm Acknowledgement", "ackNotesReqd": true,',
      ),
    );
  });
  const { station, passwords } = await openDemo({ projectDir });
  const { page, surface } = station;
  await station.button('Sign in').click();
  await surface.getByLabel('User name').fill('operator');
  await surface.getByLabel('Password').fill(passwords['operator'] ?? '');
  await surface.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Olga Berg')).toBeVisible();
  await openTab(page, 'Alarms');
  const silent = page.getByRole('row', { name: /Line 4\/Filling pressure\/Silent/ });
  await silent.getByRole('button', { name: 'Acknowledge' }).click();
  // One that needs a note is chosen, and the note is asked for.
  await expect(page.getByText('Alarm Acknowledgement')).toBeVisible();
  await page.getByRole('textbox', { name: 'Note' }).fill('The sensor was unplugged.');
  const ask = page.getByRole('button', { name: 'Sign to acknowledge' });
  await page.screenshot({ path: info.outputPath('asked.png') });
  await ask.click();
  await expect(surface.getByRole('heading', { name: /Acknowledge Line 4.Filling pressure.Silent/ })).toBeVisible();
  await expect(surface.getByText('The sensor was unplugged.')).toBeVisible();
  await surface.screenshot({ path: info.outputPath('surface.png') });
  await surface.getByRole('button', { name: 'Cancel' }).click();
  await expect(silent).toContainText('not acknowledged');

  await silent.getByRole('button', { name: 'Acknowledge' }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('The sensor was unplugged.');
  await ask.click();
  await fill(surface, 'supervisor', passwords['supervisor'] ?? '', '');
  await surface.getByRole('button', { name: 'Sign as approved' }).click();
  await expect(surface.getByText('Signed as approved')).toBeVisible();
  await closeAnswer(surface);
  await expect(silent).toContainText('supervisor');
  await page.screenshot({ path: info.outputPath('acknowledged.png') });
});
