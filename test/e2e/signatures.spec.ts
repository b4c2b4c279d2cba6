import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  askFor,
  closeAnswer,
  demoProject,
  expect,
  fill,
  openTab,
  order,
  readAll,
  test,
  type Station,
} from './station.ts';
import { isSerious, violations } from './violations.ts';

/** Rows of a table on the page. */
const row = (station: Station, name: RegExp | string) => station.page.getByRole('row', { name });
const tab = (station: Station, name: string) => station.page.getByRole('button', { name, exact: true });
const sign = (surface: Page, verb = 'approved') => surface.getByRole('button', { name: `Sign as ${verb}` });

/** A line release with four slots: a role, a user, a zone, and an alternative; its record has a bad value. */
const fourSlots = JSON.stringify({
  name: 'Four signatures',
  expression:
    '{role:Supervisor} AND {userName:operator} AND [Filling] AND ({role:Quality} OR {level:Authenticated/Administrator})',
  meanings: { approve: ['Released by', 'Reviewed by'], reject: ['Rejected by'] },
});
const askForFour = `\ttemplate = system.mes.signature.getSignatureTemplate("four SIGNATURES")
\tvalues = system.tag.readBlocking(["[default]Line 4/Temperature", "[default]Line 4/Pressure"])
\tsystem.mes.signature.authorization.queueAuthRequest(
\t\ttemplate,
\t\trequestName="Release batch",
\t\tdescription="All four release the batch together.",
\t\trecordId="B-20417",
\t\trecordVersion="3",
\t\trecord={"Product": "Saline 0.9 %, 250 ml", "Filled": 11904, "Temperature": values[0], "Missing": system.tag.readBlocking(["[default]Nothing"])[0]},
\t\tonApprove="line.release.approved"
\t)`;

function fourSlotProject(folder: string, change: (template: string) => string = (text) => text): string {
  return demoProject(folder, (edit) => {
    edit('countersign/signature-templates/four.json', () => change(fourSlots));
    edit(
      'ignition/script-python/line/release/code.py',
      () => 'def approved():\n\tsystem.util.getLogger("Batch").info("The batch is released.")\n',
    );
    edit('project.json', (text) => text.replace('"theme": "light"', '"theme": "light", "zones": ["Filling"]'));
    edit('com.inductiveautomation.perspective/views/Parts/Release/view.json', (text) => {
      const view = JSON.parse(text) as { root: { children: { meta: { name: string } }[] } };
      view.root.children.push({
        type: 'ia.input.button',
        meta: { name: 'Four' },
        props: { text: 'Release batch' },
        events: {
          component: { onActionPerformed: { type: 'script', scope: 'G', config: { script: askForFour } } },
        },
      } as never);
      return JSON.stringify(view);
    });
  });
}

test('four slots with a role, a user, a zone and an alternative are signed from the list, and stand in the history', async ({
  folder,
  openDemo,
}, info) => {
  const downloads = join(folder, 'downloads');
  mkdirSync(downloads);
  const { station, passwords } = await openDemo({
    projectDir: fourSlotProject(folder),
    args: ['--downloads', downloads],
  });
  await station.button('Release batch').click();
  await tab(station, 'Authorizations').click();
  await expect(row(station, /Release batch B-20417, version 3/)).toHaveCount(4);
  await station.page.screenshot({ path: info.outputPath('authorizations.png') });

  for (const [number, who] of ['supervisor', 'operator', 'admin'].entries()) {
    await row(station, /Release batch/)
      .first()
      .click();
    await expect(station.page.getByText(`Release batch, signature ${number + 1} of 4`)).toBeVisible();
    await station.button('Approve').click();
    if (number === 0) {
      await expect(station.surface.getByText('Not Found')).toBeVisible();
      await expect(station.surface.getByText('B-20417, version 3')).toBeVisible();
      await station.surface.screenshot({ path: info.outputPath('sign.png') });
    }
    await fill(station.surface, who, passwords[who] ?? '');
    await sign(station.surface).click();
    await expect(station.surface.getByText('Signed as approved')).toBeVisible();
    await closeAnswer(station.surface);
    await expect(row(station, /Release batch/)).toHaveCount(3 - number);
  }
  // The fourth is somebody else: each of the three has signed.
  await row(station, /Release batch/)
    .first()
    .click();
  await station.button('Approve').click();
  await fill(station.surface, 'admin', passwords['admin'] ?? '');
  await sign(station.surface).click();
  await expect(station.surface.getByText(/another person must sign here\. Nothing was signed/)).toBeVisible();
  await station.surface.getByRole('button', { name: 'Sign in as a different user' }).click();
  await expect(station.surface.getByLabel('User name')).toHaveValue('');
  await station.surface.getByRole('button', { name: 'Cancel' }).click();

  await tab(station, 'History').click();
  await expect(row(station, /approved Samir Haddad Released by/)).toBeVisible();
  await row(station, /approved Samir Haddad/).click();
  await expect(station.page.getByText('Verified now: all 3 signatures of the request hold.')).toBeVisible();
  await expect(row(station, /Signed by Samir Haddad \(supervisor\)/)).toBeVisible();
  await station.button('Save as PDF').click();
  await expect(station.page.getByText(/Saved as .*B-20417 version 3\.pdf\./)).toBeVisible();
  await station.page.screenshot({ path: info.outputPath('history.png') });
  expect(readFileSync(join(downloads, 'B-20417 version 3.pdf')).toString('latin1', 0, 5)).toBe('%PDF-');
});

test('a batch that nobody else must sign is released: a callback of the script library is told by name', async ({
  folder,
  openDemo,
}) => {
  const projectDir = fourSlotProject(folder, (text) =>
    text.replace('"meanings"', '"forceUniqueUser": false, "meanings"'),
  );
  const { station, passwords } = await openDemo({ projectDir });
  await station.button('Release batch').click();
  await tab(station, 'Authorizations').click();
  for (const who of ['supervisor', 'operator', 'admin', 'admin']) {
    await row(station, /Release batch/)
      .first()
      .click();
    await station.button('Approve').click();
    await fill(station.surface, who, passwords[who] ?? '');
    await sign(station.surface).click();
    await closeAnswer(station.surface);
  }
  await expect.poll(() => station.log()).toContain('The batch is released.');
  await expect(station.page.getByText('Nothing waits for a signature here.')).toBeVisible();
});

test('the pages by keyboard alone: choose, reject, take back, look it up', async ({ demo }) => {
  const { station, passwords } = demo;
  const { page, surface } = station;
  // What is switched off until it is known whether something waits takes no focus.
  await expect(station.button('Release line')).toBeEnabled();
  await station.button('Release line').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Release line: waits for a Supervisor to sign.')).toBeVisible();
  await tab(station, 'Authorizations').focus();
  await page.keyboard.press('Enter');
  await row(station, /Release line/).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Release line, signature 1 of 1')).toBeVisible();
  await station.button('Reject').focus();
  await page.keyboard.press('Space');
  await surface.getByRole('dialog', { name: /^You are signing: reject/ }).waitFor();
  await surface.getByRole('textbox', { name: 'Why you reject' }).focus();
  await surface.keyboard.type('Two seals leak.');
  await surface.keyboard.press('Tab');
  await surface.keyboard.type('supervisor');
  await surface.keyboard.press('Tab');
  await surface.keyboard.type(passwords['supervisor'] ?? '');
  await surface.keyboard.press('Tab');
  await surface.keyboard.press('Tab');
  await expect(sign(surface, 'rejected')).toBeFocused();
  await surface.keyboard.press('Space');
  await expect(surface.getByText('Signed as rejected')).toBeVisible();
  // It stands on the band of a rejection, with the bar at its edge.
  await expect(surface.getByRole('dialog')).toHaveCSS('border-left-width', '12px');
  await expect(surface.getByRole('button', { name: 'Close' })).toBeFocused();
  await closeAnswer(surface, () => surface.keyboard.press('Enter'));
  await tab(station, 'History').focus();
  await page.keyboard.press('Enter');
  await row(station, /rejected Samir Haddad/).focus();
  await page.keyboard.press('Space');
  await expect(row(station, /Comment Two seals leak\./)).toBeVisible();
});

test('an administrator writes a template in the app with live parse, and an operator cannot', async ({
  running,
}, info) => {
  const { station, passwords } = running;
  const { page, surface } = station;
  await openTab(station.page, 'Templates');
  await expect(page.getByText('Sign in as an administrator to change templates.')).toBeVisible();
  await expect(station.button('Save')).toBeDisabled();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await surface.getByLabel('User name').fill('admin');
  await surface.getByLabel('Password').fill(passwords['admin'] ?? '');
  await surface.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Ada Winter')).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('Cleaning');
  await page.getByLabel('Expression: who must sign').fill('{role:Supervisor} AND');
  await expect(page.getByText(/column 22/)).toBeVisible();
  await page
    .getByLabel('Expression: who must sign')
    .fill('{role:Supervisor} AND ({role:Quality} OR {userName:operator})');
  await expect(page.getByText('2 signatures')).toBeVisible();
  await page.getByLabel('Try it with a user name').fill('operator');
  await page.keyboard.press('Tab');
  await expect(row(station, /2 Quality, or the user operator the user operator/)).toBeVisible();
  await page.getByLabel('Each signer a different person').check();
  await page.screenshot({ path: info.outputPath('templates.png') });
  await station.button('Save').click();
  await expect(page.getByText(/^Saved\. Requests that are pending/)).toBeVisible();
  await expect(row(station, /Cleaning This station/)).toBeVisible();
  expect(readAll<{ n: number }>(station.dataDir, 'SELECT count(*) AS n FROM signature_template')).toEqual([{ n: 1 }]);
  expect((await violations(page)).filter(isSerious)).toEqual([]);
});

test('HM-10 what is longer than the surface scrolls, and the button says until then that not all was in view', async ({
  folder,
  openDemo,
}, info) => {
  const projectDir = demoProject(folder, (edit) =>
    edit('com.inductiveautomation.perspective/views/Parts/Release/view.json', (text) =>
      text.replace('record=batch\\n', 'record=dict([(\\"Check %02d\\" % n, \\"passed\\") for n in range(60)])\\n'),
    ),
  );
  const { station } = await openDemo({ projectDir });
  await station.button('Release line').click();
  await station.button('Approve').click();
  const { surface } = station;
  await expect(surface.getByText('Check 00', { exact: true })).toBeVisible();
  await expect(surface.getByText('not all was in view', { exact: true })).toBeVisible();
  await expect(surface.getByText(/^Not all of what you sign was in view/)).toBeVisible();
  await surface.screenshot({ path: info.outputPath('long.png') });
  await surface.getByRole('region', { name: 'What you sign' }).focus();
  await surface.keyboard.press('End');
  await expect(surface.getByText('not all was in view', { exact: true })).toBeHidden();
  await expect(surface.getByText('Nothing is signed until you press Sign.')).toBeVisible();
  expect((await violations(surface)).filter(isSerious)).toEqual([]);
});

for (const framing of ['self', 'new'] as const) {
  test(`the framing "${framing}" signs as well, and leaves the page as it was`, async ({ folder, openDemo }, info) => {
    const projectDir = demoProject(folder, (edit) =>
      edit('countersign/signature-templates/line-release-approval.json', (text) =>
        text.replace('"timeout": 2', `"timeout": 2, "framing": "${framing}"`),
      ),
    );
    const { station, passwords } = await openDemo({ projectDir });
    await station.button('Release line').click();
    await station.button('Approve').click();
    await fill(station.surface, 'supervisor', passwords['supervisor'] ?? '');
    await station.surface.screenshot({ path: info.outputPath(`${framing}.png`) });
    const windows = (): Promise<number> => station.app.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows().length);
    expect(await windows()).toBe(framing === 'new' ? 2 : 1);
    await sign(station.surface).click();
    await expect(station.surface.getByText('Signed as approved')).toBeVisible();
    await closeAnswer(station.surface);
    await expect(station.page.getByText(/Release line: approved\. Samir Haddad/)).toBeVisible();
    await expect.poll(windows).toBe(1);

    await station.button('Release line').click();
    await station.button('Approve').click();
    await fill(station.surface, 'supervisor', passwords['supervisor'] ?? '');
    if (framing === 'new') {
      // The person closes the window of the signature: nothing is signed.
      await order(station.app, ({ BaseWindow }) =>
        BaseWindow.getAllWindows()
          .find((one) => one.getParentWindow())
          ?.close(),
      );
    } else {
      await station.surface.keyboard.press('Escape');
    }
    await expect(station.button('Approve')).toBeEnabled();
    await expect.poll(windows).toBe(1);
    expect(readAll(station.dataDir, 'SELECT id FROM signature')).toHaveLength(1);
  });
}

test('HM-9 HM-10 the surface takes the focus, keeps it, names itself, and is readable at 200 % zoom and 1024x768', async ({
  demo,
}, info) => {
  const { station } = demo;
  const { page, surface } = station;
  await station.button('Release line').click();
  await station.button('Approve').click();
  const dialog = surface.getByRole('dialog', { name: 'You are signing: approve Release line' });
  await expect(dialog).toHaveAttribute('aria-modal', 'true');
  await expect(surface.getByText('Your signature approves the request.')).toBeVisible();
  await expect(surface.getByRole('radio', { name: 'Released by' })).toBeFocused();
  await expect(page.locator('.shell')).toHaveAttribute('inert', '');
  // Round the whole dialog: the focus never leaves it.
  for (let press = 0; press < 12; press += 1) {
    await surface.keyboard.press('Tab');
    const inside = await surface.evaluate(
      () => document.activeElement === document.body || document.activeElement?.closest('[role=dialog]') !== null,
    );
    expect(inside).toBe(true);
  }
  await station.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 768));
  await station.app.evaluate(({ webContents }) => {
    webContents
      .getAllWebContents()
      .find((one) => one.getURL().includes('challenge.html'))
      ?.setZoomFactor(2);
  });
  for (const name of ['Sign as approved', 'Cancel']) {
    const button = surface.getByRole('button', { name });
    await button.scrollIntoViewIfNeeded();
    await expect(button).toBeInViewport({ ratio: 1 });
  }
  await surface.getByLabel('Password').scrollIntoViewIfNeeded();
  await expect(surface.getByLabel('Password')).toBeInViewport({ ratio: 1 });
  const wide = await surface.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  const picture = await station.app.evaluate(async ({ webContents }) => {
    const contents = webContents.getAllWebContents().find((one) => one.getURL().includes('challenge.html'));
    const image = await contents?.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  writeFileSync(info.outputPath('zoom.png'), Buffer.from(picture, 'base64'));
  await surface.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect
    .poll(() =>
      readAll<{ action: string }>(
        station.dataDir,
        "SELECT action FROM audit_entry WHERE action = 'challenge.cancelled'",
      ),
    )
    .toHaveLength(1);
});

test('HM-7 Approve and Reject stand at least 10 mm apart and differ in words; Sign is no default', async ({
  running,
}) => {
  const { station } = running;
  const apart = async (): Promise<number> => {
    const [one, other] = await Promise.all([
      station.button('Approve').boundingBox(),
      station.button('Reject').boundingBox(),
    ]);
    if (one === null || other === null) throw new Error('A button is not there.');
    return Math.max(other.x - (one.x + one.width), other.y - (one.y + one.height));
  };
  const tenMillimetres = (10 / 25.4) * 96;
  await askFor(station.page, 'Approve');
  await station.surface.getByRole('button', { name: 'Cancel' }).click();
  expect(await apart()).toBeGreaterThanOrEqual(tenMillimetres);
  await tab(station, 'Authorizations').click();
  await row(station, /Release line/).click();
  expect(await apart()).toBeGreaterThanOrEqual(tenMillimetres);
  await station.button('Approve').click();
  await station.surface.getByRole('dialog', { name: /^You are signing/ }).waitFor();
  expect(await station.surface.locator('form, [type=submit]').count()).toBe(0);
  await station.surface.getByRole('button', { name: 'Cancel' }).click();
});

test('HM-21 every refusal says what happened, that nothing was signed, and what to do next', async ({ demo }) => {
  const { station, passwords } = demo;
  const { surface } = station;
  await station.button('Release line').click();
  await station.button('Approve').click();
  const refused = async (who: string, password: string, words: RegExp): Promise<void> => {
    await fill(surface, who, password);
    await sign(surface).click();
    await expect(surface.getByText(words)).toBeVisible();
  };
  await refused(
    'operator',
    passwords['operator'] ?? '',
    /may not sign this: it needs Supervisor\. Nothing was signed\. Try again: 2 attempts left/,
  );
  await refused(
    'supervisor',
    'wrong password',
    /password is not right\. Nothing was signed\. Try again: 1 attempt left/,
  );
  await expect(surface.getByRole('button', { name: /^Sign as approved/ })).toBeVisible();
  await refused(
    'nobody at all',
    'wrong password',
    /password is not right\. Nothing was signed\. That was the last attempt allowed here; close this and start again from the page\./,
  );
});
