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
        /"name": "Slow",([^}]*?)"setpointA": \d+/,
        // Always, so that nothing of it comes and goes while it is acknowledged.
        '"name": "Slow", "ackSignature": "Alarm Acknowledgement", "ackNotesReqd": true,$1"setpointA": 100000',
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
  const slow = page.getByRole('row', { name: /Line 2\/Speed\/Slow Medium Active/ });
  await slow.getByRole('button', { name: 'Acknowledge' }).click();
  // One that needs a note is chosen, and the note is asked for.
  await expect(page.getByText('Alarm Acknowledgement')).toBeVisible();
  await page.getByRole('textbox', { name: 'Note' }).fill('The filler was emptied.');
  const ask = page.getByRole('button', { name: 'Sign to acknowledge' });
  await page.screenshot({ path: info.outputPath('asked.png') });
  await ask.click();
  await expect(surface.getByRole('heading', { name: /Acknowledge Line 2.Speed.Slow/ })).toBeVisible();
  await expect(surface.getByText('The filler was emptied.')).toBeVisible();
  await surface.screenshot({ path: info.outputPath('surface.png') });
  await surface.getByRole('button', { name: 'Cancel' }).click();
  await expect(slow).toContainText('not acknowledged');

  await slow.getByRole('button', { name: 'Acknowledge' }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('The filler was emptied.');
  await ask.click();
  await fill(surface, 'supervisor', passwords['supervisor'] ?? '', '');
  await surface.getByRole('button', { name: 'Sign as approved' }).click();
  await expect(surface.getByText('Signed as approved')).toBeVisible();
  await closeAnswer(surface);
  await expect(slow).toContainText('supervisor');
  await page.screenshot({ path: info.outputPath('acknowledged.png') });
});
