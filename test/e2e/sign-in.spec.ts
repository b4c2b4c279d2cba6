import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  askFor,
  closeAnswer,
  demoProject,
  expect,
  fill,
  atItsStart,
  readAll,
  test as base,
  type Station,
} from './station.ts';
import { composing } from './composing.ts';
import { acting, button } from './project.ts';
import { readerKeys, scan } from './reader.ts';
import type { Demo } from './workers.ts';

/** The demo with a button that has somebody say who they are, and pages that are locked after three seconds. */
function kioskProject(folder: string): string {
  const script = 'system.perspective.authenticationChallenge(payload={"for": "door 3"}, framing="embedded")';
  return demoProject(folder, (edit) => {
    edit('countersign/sso.json', () => JSON.stringify({ session: { screen_lock: 0.05 } }));
    edit('project.json', (text) =>
      text.replace('"theme": "light"', '"theme": "light", "onAuthenticationChallenge": "plant.doors.completed"'),
    );
    edit(
      'ignition/script-python/plant/doors/code.py',
      () =>
        'def completed(session, payload, result):\n    who = result.getAsSuccess().getContext()["user"]["userName"] if result.isSuccess() else result.getAsError()\n    system.util.getLogger("Doors").info("%s: %s" % (payload["for"], who))\n',
    );
    edit('com.inductiveautomation.perspective/views/Line/view.json', (text) => {
      const view = JSON.parse(text) as { root: { children: unknown[] } };
      view.root.children.push(
        button('Open door 3', script),
        button('Leave by script', 'system.perspective.logout()'),
        acting('Enter by action', { type: 'login', scope: 'C', config: {} }),
        acting('Leave by action', { type: 'logout', scope: 'C', config: {} }),
        acting('Open door 4', { type: 'auth-challenge', scope: 'C', config: { payload: { for: 'door 4' } } }),
      );
      return JSON.stringify(view);
    });
  });
}

const test = base.extend<{ readonly kiosk: Demo }>({
  kiosk: async ({ openShared }, use) => {
    await use(await atItsStart(openShared('kiosk', (folder) => ({ projectDir: kioskProject(folder) }))));
  },
});

/** What was written down after this entry. */
const actionsSince = (dataDir: string, entry: number): string[] =>
  readAll<{ action: string }>(dataDir, `SELECT action FROM audit_entry WHERE seq > ${entry} ORDER BY seq`).map(
    ({ action }) => action,
  );

const lastEntry = (dataDir: string): number =>
  readAll<{ seq: number }>(dataDir, 'SELECT max(seq) AS seq FROM audit_entry')[0]?.seq ?? 0;

/** Signs in by keyboard alone, from wherever the focus is. */
async function signInByKeyboard({ page, surface }: Station, userName: string, password: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign in' }).focus();
  await page.keyboard.press('Enter');
  await expect(surface.getByLabel('User name')).toBeFocused();
  await surface.keyboard.type(userName);
  await surface.keyboard.press('Enter');
  await expect(surface.getByLabel('Password')).toBeFocused();
  await surface.keyboard.type(password);
  await surface.keyboard.press('Enter');
  await expect(surface.getByRole('dialog')).toBeHidden();
}

test('HM-12 HM-13 a badge that is read is not shown, goes into no secret, and twice is once', async ({ running }) => {
  const { station } = running;
  const { surface } = station;
  const [user, password] = [surface.getByLabel('User name'), surface.getByLabel('Password')];
  await station.button('Sign in').click();
  await user.fill('olg');
  await scan(surface, 'B-00412345');
  await expect(password).toBeFocused();
  await expect(user).toHaveValue('B-00412345');
  await expect(user).toHaveCSS('-webkit-text-security', 'disc');
  await scan(surface, 'B-00412345');
  await expect(surface.getByText('A scan is no secret')).toBeVisible();
  await expect(password).toHaveValue('');
  await expect(password).toBeFocused();
  // What types as fast at a desk may be a password manager.
  await scan(surface, 'another one');
  await expect(surface.getByText('The user name or the password is not right.')).toBeVisible();
  await surface.evaluate(() => document.documentElement.setAttribute('data-profile', 'kiosk'));
  // A hand goes from the keys to the badge: what follows other keys at once may be a name that comes in bursts.
  await password.pressSequentially('7 ', { delay: 350 });
  await scan(surface, 'B-00000077');
  await expect(surface.getByText('A scan is no secret')).toBeVisible();
  await expect(password).toHaveValue('7 ');
  // Nobody gets to see the number by writing behind it.
  await user.press('End');
  await user.press('x');
  await expect(user).toHaveValue('x');
  await expect(user).toHaveCSS('-webkit-text-security', 'none');
  await surface.getByRole('button', { name: 'Cancel' }).click();
  await surface.evaluate(() => document.documentElement.setAttribute('data-profile', 'laptop'));
});

test('HM-12 a scan of a reader that types a prefix goes into the user name alone, wherever the focus is', async ({
  folder,
  openDemo,
}) => {
  const projectDir = demoProject(folder, (edit) => {
    edit('countersign/sso.json', () => JSON.stringify({ badge_reader: { prefix: '~' } }));
  });
  const { station } = await openDemo({ projectDir });
  const { surface } = station;
  const [user, password] = [surface.getByLabel('User name'), surface.getByLabel('Password')];
  const badge = ['~', 'B', '-', '7', '7', 'Enter'];
  await station.button('Release line').click();
  await station.button('Approve').click();
  const comment = surface.getByLabel('Comment');
  await comment.focus();
  expect(await readerKeys(surface, badge)).toEqual([]);
  await expect(comment).toHaveValue('');
  await expect(user).toHaveValue('B-77');
  await expect(user).toHaveCSS('-webkit-text-security', 'disc');
  await expect(password).toBeFocused();
  expect(await readerKeys(surface, badge)).toEqual([]);
  await expect(password).toHaveValue('');
  await surface.getByRole('button', { name: 'Cancel' }).focus();
  expect(await readerKeys(surface, badge)).toEqual([]);
  await expect(surface.getByRole('dialog')).toBeVisible();
  // Without its prefix, a scan is known by its speed, and no secret either.
  await password.focus();
  await scan(surface, 'B-00000077');
  await expect(surface.getByText('A scan is no secret')).toBeVisible();
  await expect(password).toHaveValue('');
  // A person types the prefix, and has it a moment later.
  await password.focus();
  await surface.keyboard.press('~');
  await expect(password).toHaveValue('~');
  await surface.getByRole('button', { name: 'Cancel' }).click();
});

test('ES-14 alerts that no syslog takes stand in the status bar, with what to do', async ({
  folder,
  confirmed,
  openDemo,
}) => {
  const projectDir = demoProject(folder, (edit) => {
    edit('countersign/sso.json', () => JSON.stringify({ login: { failures_allowed: 1, first_delay: 0 } }));
  });
  // Nobody listens there.
  writeFileSync(join(confirmed.dataDir, 'alerts.json'), JSON.stringify({ to: [{ syslog: 'tcp://127.0.0.1:9' }] }));
  const { station } = await openDemo({ projectDir });
  const { page, surface, button } = station;
  await button('Sign in').click();
  await surface.getByLabel('User name').fill('operator');
  await surface.getByLabel('Password').fill('not the password');
  await surface.getByRole('button', { name: 'Sign in' }).click();
  await expect(surface.getByText('is not right')).toBeVisible();
  await surface.getByRole('button', { name: 'Cancel' }).click();
  const bar = page.getByRole('contentinfo');
  await expect(bar.getByText('1 security alert not sent for 0 min')).toBeInViewport({ ratio: 1 });
  await bar.getByRole('button', { name: 'All of the station’s status' }).click();
  await expect(bar.getByText('see to the network and to the log server of the site')).toBeInViewport({ ratio: 1 });
});

test('HM-16 HM-19 a person signs in by a pasted password, is asked to wait after a wrong one, and signs nobody else out by signing', async ({
  running,
}) => {
  const { station, passwords } = running;
  const { page, surface } = station;
  await station.button('Sign in').click();
  await expect(surface.getByLabel('User name')).toHaveAttribute('autocomplete', 'username');
  await expect(surface.getByLabel('Password')).toHaveAttribute('autocomplete', 'current-password');
  await surface.getByLabel('User name').fill('operator');
  await surface.getByLabel('Password').fill('not the password');
  await surface.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(surface.getByText('The user name or the password is not right.')).toBeVisible();
  await expect(surface.getByLabel('Password')).toBeFocused();
  await station.app.evaluate(({ clipboard }, text) => clipboard.writeText(text), passwords['operator'] ?? '');
  await surface.getByLabel('Password').fill('');
  await surface.getByLabel('Password').press('ControlOrMeta+v');
  await expect(surface.getByLabel('Password')).toHaveValue(passwords['operator'] ?? 'none');
  await surface.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Olga Berg')).toBeVisible();
  await expect(page.getByRole('banner')).toContainText(/Olga Berg\s*Operator/);
  for (const words of [/Station \S+/, 'Clock not verified', 'No anchors', 'Stand-alone, no hub'])
    await expect(page.getByRole('contentinfo')).toContainText(words);

  await askFor(page, 'Approve');
  await expect(surface.getByText('Olga Berg stays signed in on this station.')).toBeVisible();
  // Where somebody signs, nothing fills in for them.
  for (const field of ['User name', 'Password'])
    await expect(surface.getByLabel(field)).toHaveAttribute('autocomplete', 'off');
  await fill(surface, 'supervisor', passwords['supervisor'] ?? '');
  await surface.getByRole('button', { name: 'Sign as approved' }).click();
  await closeAnswer(surface);
  await expect(page.getByText('Olga Berg')).toBeVisible();
  expect(readAll(station.dataDir, 'SELECT id FROM user_session')).toHaveLength(1);
});

test('AU-16 a locked screen hides the page, keeps it for the same person, and starts anew for another one', async ({
  running,
}) => {
  const { station, passwords } = running;
  const { page, surface } = station;
  const before = lastEntry(station.dataDir);
  await signInByKeyboard(station, 'operator', passwords['operator'] ?? '');
  const release = page.getByRole('button', { name: /Release line|Approve/, disabled: false }).first();
  if ((await release.innerText()).trim() === 'Release line') await release.click();
  await expect(station.button('Approve')).toBeEnabled();
  await page.evaluate(() => document.body.setAttribute('data-kept', 'yes'));

  await station.button('Lock screen').click();
  await expect(surface.getByRole('dialog', { name: 'Locked' })).toBeVisible();
  await surface.screenshot({ path: test.info().outputPath('locked.png') });
  await surface.keyboard.press('Escape');
  await expect(surface.getByRole('button', { name: 'Cancel' })).toHaveCount(0);
  await expect(surface.getByLabel('User name')).toHaveValue('operator');
  const answer = await page.evaluate(() =>
    window.countersignPage.fireEvent({ id: 'c1', event: 'dom.onClick', payload: {} }),
  );
  expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  await surface.getByLabel('Password').fill(passwords['operator'] ?? '');
  await surface.getByRole('button', { name: 'Unlock' }).click();
  await expect(station.button('Approve')).toBeEnabled();
  expect(await page.evaluate(() => document.body.getAttribute('data-kept'))).toBe('yes');
  // Who unlocks goes on by the keyboard where they were.
  await expect(station.button('Lock screen')).toBeFocused();

  await station.button('Lock screen').click();
  await surface.getByLabel('User name').fill('supervisor');
  await surface.getByLabel('Password').fill(passwords['supervisor'] ?? '');
  await surface.getByRole('button', { name: 'Unlock' }).click();
  // What the next person sees is their own page, never the one that was left: not even for a moment.
  await expect(page.getByRole('banner').getByText('Samir Haddad', { exact: true })).toBeVisible();
  expect(await page.evaluate(() => document.body.getAttribute('data-kept'))).toBeNull();
  expect(actionsSince(station.dataDir, before)).toEqual(
    expect.arrayContaining(['screen.locked', 'screen.unlocked', 'session.switched']),
  );
  expect(readAll(station.dataDir, 'SELECT id FROM user_session')).toHaveLength(1);
});

test('authenticationChallenge: somebody says who they are for a script; the session stays whose it was', async ({
  kiosk: { station, passwords },
}, info) => {
  const sheet = station.surface.getByRole('dialog', { name: 'Say who you are' });
  await station.button('Open door 3').click();
  await sheet.waitFor();
  await station.surface.getByLabel('User name').fill('supervisor');
  await station.surface.getByLabel('Password').fill(passwords['supervisor'] ?? '');
  await station.surface.screenshot({ path: info.outputPath('identity.png') });
  await station.surface.getByRole('button', { name: 'Confirm' }).click();
  await expect(sheet).toBeHidden();
  await expect.poll(() => station.log()).toContain('door 3: supervisor');
  await expect(station.page.getByText('Nobody signed in')).toBeVisible();
  for (const door of ['door 3', 'door 4']) {
    await station.button(`Open ${door}`).click();
    await sheet.waitFor();
    await station.surface.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect.poll(() => station.log()).toContain(`${door}: cancelled`);
  }
});

test('the actions Login and Logout, and logout of a script, are those of the status bar', async ({
  kiosk: { station, passwords },
}) => {
  const { page, surface } = station;
  for (const leave of ['Leave by script', 'Leave by action']) {
    await test.step(leave, async () => {
      await station.button('Enter by action').click();
      await surface.getByLabel('User name').fill('operator');
      await surface.getByLabel('Password').fill(passwords['operator'] ?? '');
      await surface.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(page.getByText('Olga Berg')).toBeVisible();
      await station.button(leave).click();
      await expect(page.getByText('Nobody signed in')).toBeVisible();
    });
  }
});

test('AU-15 pages of a signed-in person who does nothing are locked, whatever the page says of itself', async ({
  kiosk: { station, passwords },
}) => {
  await signInByKeyboard(station, 'operator', passwords['operator'] ?? '');
  // A page that calls without end is no person.
  await station.page.evaluate(() => {
    setInterval(() => void window.countersignPage.readStatus(null), 100);
  });
  await expect(station.surface.getByRole('dialog', { name: 'Locked' })).toBeVisible();
});

test('whoever composes a character by several keys neither cancels nor sends anything with them', async ({
  running,
}) => {
  const { station } = running;
  const { surface } = station;
  await askFor(station.page, 'Approve');
  await surface.getByLabel('Comment').focus();
  await composing(surface, 'Escape');
  await surface.getByLabel('User name').focus();
  await composing(surface, 'Enter');
  await expect(surface.getByLabel('User name')).toBeFocused();
  await expect(surface.getByRole('dialog', { name: /^You are signing/ })).toBeVisible();
  await surface.keyboard.press('Escape');
  await expect(surface.getByRole('dialog')).toBeHidden();
});

test('what nobody looked at is not said to be a signature that may have been made', async ({ running }) => {
  const { station } = running;
  const { surface } = station;
  await askFor(station.page, 'Approve');
  await fill(surface, 'x'.repeat(201), 'a password');
  await surface.getByRole('button', { name: 'Sign as approved' }).click();
  const told = surface.getByText('The user name is longer than 200 characters. Shorten it. Nothing was done.', {
    exact: true,
  });
  await expect(told).toBeVisible();
  await surface.getByRole('button', { name: 'Cancel' }).click();
});

test('AU-16 whoever typed a password and left it is not signed in by the next one at the station', async ({ demo }) => {
  const { station, passwords } = demo;
  const { page, surface } = station;
  await surface.clock.install();
  const leave = (): Promise<void> => surface.clock.fastForward('01:01');
  const password = surface.getByLabel('Password', { exact: true });
  const told = surface.getByText('Nobody was here for a minute');

  await station.button('Sign in').click();
  await surface.getByLabel('User name').fill('operator');
  await password.fill(passwords['operator'] ?? '');
  await leave();
  await expect(password).toHaveValue('');
  await expect(told).toBeVisible();
  await surface.getByRole('button', { name: 'One-time code' }).click();
  await surface.getByLabel('New password of your own').fill('violet turbines hum');
  await leave();
  await expect(surface.getByLabel('New password of your own')).toHaveValue('');
  await expect(told).toBeVisible();
  await surface.getByRole('button', { name: 'Cancel' }).click();

  await askFor(page, 'Approve');
  await fill(surface, 'supervisor', passwords['supervisor'] ?? '', 'Released by', 'seen by myself');
  await leave();
  await expect(password).toHaveValue('');
  await expect(told).toBeVisible();
  await expect(surface.getByLabel('Comment')).toHaveValue('seen by myself');
  await password.fill(passwords['supervisor'] ?? '');
  await surface.getByRole('button', { name: 'Sign as approved' }).click();
  await expect(surface.getByRole('dialog')).toContainText('Signed');
});

test('HM-15 a control that was out of use while something was checked has the keyboard again', async ({ running }) => {
  const { station } = running;
  const { surface } = station;
  await station.button('Sign in').click();
  // In the last field, Enter goes to what is still empty.
  await surface.getByLabel('Password').press('Enter');
  await expect(surface.getByLabel('User name')).toBeFocused();
  await surface.getByRole('button', { name: 'One-time code' }).click();
  await surface.getByLabel('One-time code', { exact: true }).fill('not-a-code');
  await surface.getByLabel('New password of your own').fill('violet turbines hum');
  await surface.getByLabel('New password again').fill('violet turbines hum');
  await surface.getByRole('button', { name: 'Set my password' }).press('Enter');
  await expect(surface.getByText('This code is not valid')).toBeVisible();
  await expect(surface.getByRole('button', { name: 'Set my password' })).toBeFocused();
  await surface.getByRole('button', { name: 'Cancel' }).click();
});

test('HM-9 a name as long as one may be leaves the buttons of the bar in view', async ({ running }) => {
  const { station, passwords } = running;
  const { page } = station;
  await signInByKeyboard(station, 'operator', passwords['operator'] ?? '');
  await page
    .locator('.who bdi')
    .first()
    .evaluate((name) => (name.textContent = 'Wolfeschlegelsteinhausen '.repeat(8)));
  for (const name of ['Lock screen', 'Sign out']) await expect(station.button(name)).toBeInViewport({ ratio: 1 });
  await page.screenshot({ path: test.info().outputPath('long-name.png') });
});
