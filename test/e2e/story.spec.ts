import { askFor, closeAnswer, fill, readAll, test, expect, demoProject } from './station.ts';

interface Action {
  readonly action: string;
}
const actions = (dataDir: string): string[] =>
  readAll<Action>(dataDir, 'SELECT action FROM audit_entry ORDER BY seq').map(({ action }) => action);
const approvals = (dataDir: string): number =>
  actions(dataDir).filter((action) => action === 'signature.approved').length;
const signatures = (dataDir: string): number => readAll(dataDir, 'SELECT id FROM signature').length;

test('an operator releases the line with a signature that is there after a restart', async ({ demo, start }) => {
  const { station, passwords } = demo;
  await station.button('Release line').click();
  await expect(station.page.getByText('Release line: waits for a Supervisor to sign.')).toBeVisible();
  await expect(station.button('Release line')).toBeDisabled();

  await station.button('Approve').click();
  await expect(station.surface.getByText('Operator must authenticate before releasing the line.')).toBeVisible();
  await expect(station.surface.getByText('Nothing is signed until you press Sign.')).toBeVisible();
  await expect(station.surface.getByRole('timer')).toHaveText(/[12]:\d\d/);
  await expect(station.surface.getByRole('button', { name: 'Sign as approved' })).toBeDisabled();
  await fill(station.surface, 'supervisor', passwords['supervisor'] ?? '');
  await station.surface.getByRole('button', { name: 'Sign as approved' }).click();
  await expect(station.surface.getByText(/Samir Haddad \(supervisor\), Released by, .*\d\d:\d\d:\d\d/)).toBeVisible();
  await station.surface.getByRole('button', { name: 'Close' }).click();

  await expect(station.page.getByText(/Release line: approved\. Samir Haddad, Released by, /)).toBeVisible();
  await expect(station.page.getByText('Released', { exact: true })).toBeVisible();
  await expect.poll(() => station.log()).toContain('Line release authorization approved.');
  await station.button('Release line').click();
  await expect(station.button('Approve')).toBeEnabled();
  await station.quit();

  const again = await start();
  await expect(again.page.getByRole('row', { name: /approved Samir Haddad Released by/ })).toBeVisible();
  await expect(again.button('Approve')).toBeEnabled();
  await again.button('Approve').click();
  await fill(again.surface, 'supervisor', passwords['supervisor'] ?? '', 'Reviewed by');
  await again.surface.getByRole('button', { name: 'Sign as approved' }).click();
  await expect(again.surface.getByText('Signed as approved')).toBeVisible();
  await again.quit();
  expect(signatures(again.dataDir)).toBe(2);
  expect(actions(again.dataDir).filter((action) => action.startsWith('request.'))).toEqual([
    'request.approved',
    'request.approved',
  ]);
});

test('a rejection is signed as one, and onReject hears of it', async ({ running }) => {
  const { station, passwords } = running;
  await askFor(station.page, 'Reject');
  await fill(station.surface, 'supervisor', passwords['supervisor'] ?? '', '', 'Seals leak.');
  await expect(station.surface.getByText('Rejected by')).toBeVisible();
  await station.surface.getByRole('button', { name: 'Sign as rejected' }).click();
  await expect(station.surface.getByText('Signed as rejected')).toBeVisible();
  await closeAnswer(station.surface);
  await expect(station.page.getByText(/Release line: rejected\. Samir Haddad/)).toBeVisible();
  await expect(station.page.getByText('Held', { exact: true })).toBeVisible();
  await expect.poll(() => station.log()).toContain('Line release authorization rejected.');
});

test('a wrong password says so, keeps the slot pending and runs onError', async ({ demo }) => {
  const { station } = demo;
  await station.button('Release line').click();
  await station.button('Approve').click();
  await fill(station.surface, 'supervisor', 'not the password');
  await station.surface.getByRole('button', { name: 'Sign as approved' }).click();
  await expect(
    station.surface.getByText(/password is not right\. Nothing was signed\. Try again: 2 attempts left/),
  ).toBeVisible();
  await expect(station.surface.getByLabel('Password')).toBeFocused();
  await expect(station.surface.getByLabel('Password')).toHaveValue('');
  await expect.poll(() => station.log()).toContain('Line release authorization failed or timed out.');
  await station.surface.getByRole('button', { name: 'Cancel' }).click();
  await expect(station.page.getByText('Release line: waits for a Supervisor to sign.')).toBeVisible();
  expect(signatures(station.dataDir)).toBe(0);
});

test('an operator without the role is told who may sign', async ({ running }) => {
  const { station, passwords } = running;
  await askFor(station.page, 'Approve');
  await fill(station.surface, 'operator', passwords['operator'] ?? '');
  await station.surface.getByRole('button', { name: 'Sign as approved' }).click();
  await expect(
    station.surface.getByText(/Olga Berg may not sign this: it needs Supervisor\. Nothing was signed\./),
  ).toBeVisible();
  // Whoever may signs what the other left.
  await fill(station.surface, 'supervisor', passwords['supervisor'] ?? '');
  await station.surface.getByRole('button', { name: 'Sign as approved' }).click();
  await expect(station.surface.getByText('Signed as approved')).toBeVisible();
  await closeAnswer(station.surface);
});

test('ES-13 Cancel and Esc sign nothing, and the page takes input again', async ({ running }) => {
  const { station, passwords } = running;
  const before = signatures(station.dataDir);
  const cancelled = (): number => actions(station.dataDir).filter((action) => action === 'challenge.cancelled').length;
  const cancelledBefore = cancelled();
  for (const leave of ['Cancel', 'Escape'] as const) {
    await askFor(station.page, 'Approve');
    await fill(station.surface, 'supervisor', passwords['supervisor'] ?? '');
    if (leave === 'Cancel') await station.surface.getByRole('button', { name: 'Cancel' }).click();
    else await station.surface.keyboard.press('Escape');
    await expect(station.surface.getByRole('dialog')).toBeHidden();
    await expect(station.button('Approve')).toBeEnabled();
  }
  expect(signatures(station.dataDir)).toBe(before);
  expect(cancelled() - cancelledBefore).toBe(2);
});

test('ES-12 the timeout signs nothing and says so', async ({ folder, openDemo }) => {
  const projectDir = demoProject(folder, (edit) => {
    edit('countersign/signature-templates/line-release-approval.json', (text) =>
      text.replace('"timeout": 2', '"timeout": 0.03'),
    );
  });
  const { station } = await openDemo({ projectDir });
  await station.button('Release line').click();
  await station.button('Approve').click();
  await expect(station.surface.getByText('The time to sign ran out')).toBeVisible();
  await expect(station.surface.getByText(/Nothing was signed\. The request is still pending/)).toBeVisible();
  await station.surface.getByRole('button', { name: 'Close' }).click();
  await expect(station.button('Approve')).toBeEnabled();
  await expect.poll(() => station.log()).toContain('failed or timed out');
  expect(signatures(station.dataDir)).toBe(0);
});

test('ES-12 double clicks on Sign in two windows yield one signature', async ({ running }) => {
  const { station, passwords } = running;
  const [signedBefore, heardBefore] = [signatures(station.dataDir), approvals(station.dataDir)];
  const second = await station.newWindow();
  await askFor(station.page, 'Approve');
  await fill(station.surface, 'supervisor', passwords['supervisor'] ?? '');

  // The other window knows the same pending request, and is refused while it is open here.
  await second.page.reload();
  await second.page.getByRole('button', { name: 'Approve' }).click();
  await expect(
    second.page.getByText(/Could not post authorization challenge: it is open on another page/),
  ).toBeVisible();

  await station.surface.getByRole('button', { name: 'Sign as approved' }).dblclick();
  await expect(station.surface.getByText('Signed as approved')).toBeVisible();
  await expect(second.page.getByRole('row', { name: /approved Samir Haddad/ }).first()).toBeVisible();
  expect(signatures(station.dataDir) - signedBefore).toBe(1);
  expect(approvals(station.dataDir) - heardBefore).toBe(1);
  await closeAnswer(station.surface);
  await second.page.close();
});

test('a challenge that is open at quit ends as abandoned on the next start', async ({ demo, start }) => {
  const { station } = demo;
  await station.button('Release line').click();
  await station.button('Approve').click();
  await station.surface.getByRole('dialog', { name: /^You are signing/ }).waitFor();
  await station.quit();
  expect(actions(station.dataDir)).not.toContain('challenge.cancelled');
  const again = await start();
  await expect(again.button('Approve')).toBeEnabled();
  expect(actions(again.dataDir)).toContain('challenge.abandoned');
});

test('SY-2 killed right after "signed" was shown, the signature is there', async ({ demo, start }) => {
  const { station, passwords } = demo;
  await station.button('Release line').click();
  await station.button('Approve').click();
  await fill(station.surface, 'supervisor', passwords['supervisor'] ?? '');
  await station.surface.getByRole('button', { name: 'Sign as approved' }).click();
  await station.surface.getByText('Signed as approved').waitFor();
  await station.kill();
  const again = await start();
  await expect(again.page.getByText(/Release line: approved\. Samir Haddad/)).toBeVisible();
  expect(signatures(again.dataDir)).toBe(1);
});

test('ES-13 killed while the surface was open, the request is still pending and the challenge abandoned', async ({
  demo,
  start,
}) => {
  const { station, passwords } = demo;
  await station.button('Release line').click();
  await station.button('Approve').click();
  await fill(station.surface, 'supervisor', passwords['supervisor'] ?? '');
  await station.kill();
  const again = await start();
  await expect(again.button('Approve')).toBeEnabled();
  expect(actions(again.dataDir)).toContain('challenge.abandoned');
  expect(signatures(again.dataDir)).toBe(0);
});
