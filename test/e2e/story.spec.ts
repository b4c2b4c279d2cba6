import { takeEvidence } from '../../build/runtime/evidence.ts';
import { askFor, closeAnswer, fill, openTab, readAll, test, expect, demoProject, type Station } from './station.ts';

interface Action {
  readonly action: string;
}
const actions = (dataDir: string): string[] =>
  readAll<Action>(dataDir, 'SELECT action FROM audit_entry ORDER BY seq').map(({ action }) => action);
const approvals = (dataDir: string): number =>
  actions(dataDir).filter((action) => action === 'signature.approved').length;
const signatures = (dataDir: string): number => readAll(dataDir, 'SELECT id FROM signature').length;

test('an operator releases the line with a signature that is there after a restart and after a kill (SY-2, ES-12, ES-13)', async ({
  demo,
  start,
  folder,
}) => {
  const { passwords } = demo;
  /** What requests became, as the entries of the signatures that decided them say. */
  const decided = ({ dataDir }: Station): string[] =>
    readAll<{ request: string | null }>(
      dataDir,
      "SELECT bytes ->> '$.detail.request' AS request FROM audit_entry WHERE action LIKE 'signature.%' ORDER BY seq",
    ).flatMap(({ request }) => request ?? []);
  /** How challenges ended that nobody signed. */
  const ended = ({ dataDir }: Station): string[] =>
    actions(dataDir).filter((action) => action === 'challenge.cancelled' || action === 'challenge.abandoned');

  const first = demo.station;
  await test.step('an operator asks for the release of the line', async () => {
    await first.button('Release line').click();
    await expect(first.page.getByText('Release line: waits for a Supervisor to sign.')).toBeVisible();
    await expect(first.button('Release line')).toBeHidden();
  });

  await test.step('a wrong password says so, keeps the slot pending and runs onError', async () => {
    await first.button('Approve').click();
    // Who gave one waits before the next: the supervisor signs at once.
    await fill(first.surface, 'quality', 'not the password');
    await first.surface.getByRole('button', { name: 'Sign as approved' }).click();
    await expect(
      first.surface.getByText(/password is not right\. Nothing was signed\. Try again: 2 attempts left/),
    ).toBeVisible();
    await expect(first.surface.getByLabel('Password')).toBeFocused();
    await expect(first.surface.getByLabel('Password')).toHaveValue('');
    await expect.poll(() => first.log()).toContain('Line release authorization failed or timed out.');
    await first.surface.getByRole('button', { name: 'Cancel' }).click();
    await expect(first.page.getByText('Release line: waits for a Supervisor to sign.')).toBeVisible();
    expect(signatures(first.dataDir)).toBe(0);
  });

  await test.step('the line is released with a signature', async () => {
    await first.button('Approve').click();
    await expect(first.surface.getByText('A supervisor releases the line after filling.')).toBeVisible();
    await expect(first.surface.getByText('Nothing is signed until you press Sign.')).toBeVisible();
    await expect(first.surface.getByRole('timer')).toHaveText(/[12]:\d\d/);
    await expect(first.surface.getByRole('button', { name: 'Sign as approved' })).toBeDisabled();
    await fill(first.surface, 'supervisor', passwords['supervisor'] ?? '');
    await first.surface.getByRole('button', { name: 'Sign as approved' }).click();
    await expect(first.surface.getByText(/Samir Haddad \(supervisor\), Released by, .*\d\d:\d\d:\d\d/)).toBeVisible();
    await first.surface.getByRole('button', { name: 'Close' }).click();

    await expect(first.page.getByText(/Release line: approved\. Samir Haddad, Released by, /)).toBeVisible();
    await expect(first.page.getByText('Released', { exact: true })).toBeVisible();
    await expect.poll(() => first.log()).toContain('Line release authorization approved.');
  });

  await test.step('another request waits, and its challenge is open at quit', async () => {
    await first.button('Release line').click();
    await expect(first.button('Approve')).toBeEnabled();
    await first.button('Approve').click();
    await first.surface.getByRole('dialog', { name: /^You are signing/ }).waitFor();
    const before = ended(first);
    await first.quit();
    expect(ended(first)).toEqual(before);
  });

  const second = await start();
  await test.step('the signature is there after the restart, and a challenge that was open at quit ends as abandoned', async () => {
    await expect(second.page.getByRole('row', { name: /approved Samir Haddad Released by/ })).toBeVisible();
    await expect(second.button('Approve')).toBeEnabled();
    expect(ended(second)).toEqual(['challenge.cancelled', 'challenge.abandoned']);
    expect(signatures(second.dataDir)).toBe(1);
  });

  await test.step('the request that waited is signed, and the program is killed right after "signed" was shown', async () => {
    await second.button('Approve').click();
    await fill(second.surface, 'supervisor', passwords['supervisor'] ?? '', 'Reviewed by');
    await second.surface.getByRole('button', { name: 'Sign as approved' }).click();
    await second.surface.getByText('Signed as approved').waitFor();
    await second.kill();
  });

  const third = await start();
  await test.step('SY-2 killed right after "signed" was shown, the signature is there', async () => {
    await expect(third.page.getByText(/Release line: approved\. Samir Haddad, Reviewed by/)).toBeVisible();
    expect(signatures(third.dataDir)).toBe(2);
    expect(decided(third)).toEqual(['approved', 'approved']);
  });

  await test.step('the program is killed while the surface is open', async () => {
    await third.button('Release line').click();
    await third.button('Approve').click();
    await fill(third.surface, 'supervisor', passwords['supervisor'] ?? '');
    await third.kill();
  });

  const projectDir = demoProject(folder, (edit) => {
    edit('countersign/signature-templates/line-release-approval.json', (text) =>
      text.replace('"timeout": 2', '"timeout": 0.03'),
    );
  });
  const fourth = await start({ projectDir });
  await test.step('ES-13 killed while the surface was open, the request is still pending and the challenge abandoned', async () => {
    await expect(fourth.button('Approve')).toBeEnabled();
    expect(ended(fourth)).toEqual(['challenge.cancelled', 'challenge.abandoned', 'challenge.abandoned']);
    expect(signatures(fourth.dataDir)).toBe(2);
    await fourth.button('Approve').click();
    await fill(fourth.surface, 'supervisor', passwords['supervisor'] ?? '');
    await fourth.surface.getByRole('button', { name: 'Sign as approved' }).click();
    await expect(fourth.surface.getByText('Signed as approved')).toBeVisible();
    await closeAnswer(fourth.surface);
    expect(signatures(fourth.dataDir)).toBe(3);
  });

  await test.step('ES-12 the timeout, which is shorter in the project now, signs nothing and says so', async () => {
    const log = fourth.log();
    await fourth.button('Release line').click();
    await fourth.button('Approve').click();
    await expect(fourth.surface.getByText('The time to sign ran out')).toBeVisible();
    await expect(fourth.surface.getByText(/Nothing was signed\. The request is still pending/)).toBeVisible();
    await fourth.surface.getByRole('button', { name: 'Close' }).click();
    await expect(fourth.button('Approve')).toBeEnabled();
    await expect.poll(() => fourth.log().slice(log.length)).toContain('failed or timed out');
    expect(signatures(fourth.dataDir)).toBe(3);
  });

  await test.step('a stranger verifies what is exported, and refuses by name what was changed in it', async () => {
    await fourth.quit();
    const told = takeEvidence(fourth.dataDir, folder);
    expect(told.filter(({ ok }) => !ok)).toEqual([]);
    expect(told).toHaveLength(4);
  });
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

test('the record of a batch says what is next and who signed what; a rejected step stays open', async ({ running }) => {
  const { station, passwords } = running;
  const { page, surface, button } = station;
  const sign = async (decision: 'approved' | 'rejected', comment: string): Promise<void> => {
    await fill(surface, 'quality', passwords['quality'] ?? '', '', comment);
    await surface.getByRole('button', { name: `Sign as ${decision}` }).click();
    await expect(surface.getByText(`Signed as ${decision}`)).toBeVisible();
    await closeAnswer(surface);
  };
  await openTab(page, 'Batch');
  await expect(page.getByText('Quality signs the in-process check')).toBeVisible();
  await button('Reject').click();
  await sign('rejected', 'The balance was not levelled.');
  await expect(page.getByText(/Quentin Moss, Rejected by, .+/)).toBeVisible();
  await button('Sign in-process check').click();
  await sign('approved', '');
  await expect(page.getByText(/Quentin Moss, Checked by, .+/)).toBeVisible();
  await expect(page.getByText('Quality signs the in-process check')).toBeHidden();

  // The request that is signed says how the steps before it stood.
  await button('Release batch').click();
  await expect(page.getByText('Waits for Quality')).toBeVisible();
  await button('Sign the next one').click();
  await expect(surface.getByText('Quentin Moss, Checked by')).toBeVisible();
  await surface.getByRole('button', { name: 'Cancel' }).click();
  await expect(surface.getByRole('dialog')).toBeHidden();
  await openTab(page, 'Line 4');
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
