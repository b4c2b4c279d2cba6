/** Pages in a real browser on the network, beside the windows: people, connections, and pages that attack their surface. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import {
  goOn,
  startGateway,
  surfaceIn,
  type GatewayOptions,
  type RunningGateway,
} from '../../build/runtime/gateway.ts';
import { signInAtDemo } from '../../build/runtime/webBrowser.ts';
import {
  askFor,
  confirmFirstRun,
  demoProject,
  expect,
  fill,
  pressIn,
  readAll,
  servedAt,
  test as base,
} from './station.ts';
import { codeOf } from './totp.ts';
import { isSerious, violations } from './violations.ts';

/** The user names of those who signed. */
function signatures(dataDir: string): readonly string[] {
  const sql = "SELECT json_extract(bytes, '$.signer.userName') AS by FROM signature ORDER BY id";
  return readAll<{ by: string }>(dataDir, sql).map(({ by }) => by);
}

interface Fixtures {
  readonly dataDir: string;
  readonly serve: (options?: Partial<GatewayOptions>) => Promise<RunningGateway>;
  /** A gateway of the demo's users, with a page of a browser that shows its project. */
  readonly served: (options?: Partial<GatewayOptions>) => Promise<{
    readonly gateway: RunningGateway;
    readonly passwords: Readonly<Record<string, string>>;
    readonly page: Page;
  }>;
  /**
   * A browser that comes to a gateway which runs for all tests that hold on to nothing of it: its page, and who signed
   * since it came. A release may wait for a signature already.
   */
  readonly visit: {
    readonly gateway: RunningGateway;
    readonly page: Page;
    readonly passwords: Readonly<Record<string, string>>;
    readonly signed: () => readonly string[];
    readonly dataDir: string;
  };
}

const test = base.extend<Fixtures>({
  visit: async ({ visited: { gateway, dataDir, context, passwords } }, use) => {
    // Without its cookie it is another browser, and the station gives it a session of its own.
    await context.clearCookies();
    const page = await context.newPage();
    await page.goto(gateway.address);
    await page.locator('main').waitFor();
    const before = signatures(dataDir).length;
    await use({ gateway, page, passwords, dataDir, signed: () => signatures(dataDir).slice(before) });
    // One that a test stopped hears nothing else.
    gateway.process.kill('SIGCONT');
    await page.close();
  },
  dataDir: async ({ confirmed }, use) => {
    await use(confirmed.dataDir);
  },
  serve: async ({ dataDir }, use) => {
    const started: RunningGateway[] = [];
    await use(async (options = {}) => {
      const gateway = await startGateway({ dataDir, ...options });
      started.push(gateway);
      return gateway;
    });
    for (const gateway of started) {
      // One that a test stopped hears nothing else.
      gateway.process.kill('SIGCONT');
      await gateway.stop();
    }
  },
  served: async ({ chromium, serve, confirmed }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const gateway = await serve(options);
      const context = await chromium.newContext({ viewport: { width: 1280, height: 800 }, ignoreHTTPSErrors: true });
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(gateway.address);
      await page.locator('main').waitFor();
      return { gateway, page, passwords: confirmed.passwords };
    });
    for (const context of contexts) await context.close();
  },
});

/** Asks for a signature and opens its surface, filled by a supervisor, so that one press would sign. */
async function readyToSign(page: Page, passwords: Readonly<Record<string, string>>): Promise<void> {
  await askFor(page, 'Approve');
  await fill(surfaceIn(page), 'supervisor', passwords['supervisor'] ?? '');
}

/** For a moment a result takes no key and no press that was meant for the form before. */
async function closeAnswer(page: Page): Promise<void> {
  await expect(async () => {
    await pressIn(surfaceIn(page), surfaceIn(page).getByRole('button', { name: 'Close' }));
    await expect(page.locator('iframe.surface-frame')).toBeHidden({ timeout: 500 });
  }).toPass();
}

const signButton = (page: Page) => surfaceIn(page).getByRole('button', { name: 'Sign as approved' });

test('a supervisor signs in a browser, after a wrong password, and History shows and verifies it', async ({
  served,
  folder,
}) => {
  // The first page of a browser on this computer shows the passwords of a demo.
  const dataDir = join(folder, 'first');
  const { page } = await served({ dataDir });
  const passwords = await confirmFirstRun({ surface: surfaceIn(page) });
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  const surface = surfaceIn(page);
  await readyToSign(page, { ...passwords, supervisor: 'not the password' });
  await pressIn(surfaceIn(page), signButton(page));
  await expect(surface.getByText(/password is not right\. Nothing was signed\./)).toBeVisible();
  await surface.getByLabel('Password').fill(passwords['supervisor'] ?? '');
  await pressIn(surfaceIn(page), signButton(page));
  await expect(surface.getByRole('dialog')).toContainText('Signed');
  await closeAnswer(page);
  await page.getByRole('button', { name: 'History' }).click();
  await expect(page).toHaveURL(/\/history$/);
  await page
    .getByRole('row', { name: /Samir Haddad/ })
    .first()
    .click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.pdf$/);
  expect(readFileSync(await (await saved).path()).toString('latin1', 0, 5)).toBe('%PDF-');
  expect(signatures(dataDir)).toHaveLength(1);
  expect(problems).toEqual([]);
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Release line' })).toBeVisible();
  expect((await violations(page)).filter(isSerious)).toEqual([]);
});

test('HM-2 a page that loses the station says so, and is live again with what was typed; a station that starts again finds its browsers again, each on its page', async ({
  serve,
  served,
  folder,
}) => {
  const projectDir = demoProject(folder, (edit) => {
    edit('com.inductiveautomation.perspective/views/Line/view.json', (text) =>
      text.replace(
        '"children": [',
        '"children": [{"type": "ia.input.text-area", "meta": {"name": "Remark"}, "props": {"text": ""}},',
      ),
    );
  });
  const { gateway, page } = await served({ projectDir });
  await test.step('a station that is lost for a while', async () => {
    const remark = page.getByRole('textbox', { name: 'Remark' });
    await remark.pressSequentially('half a sentence');
    gateway.process.kill('SIGSTOP');
    await page.getByText(/^Not live since/).waitFor();
    await expect(page.locator('.shell')).toHaveAttribute('inert', '');
    gateway.process.kill('SIGCONT');
    await page.getByText(/^Not live since/).waitFor({ state: 'hidden' });
    await expect(remark).toHaveValue('half a sentence');
    await page.getByRole('button', { name: 'Release line' }).click();
    await expect(page.getByText('pending').first()).toBeVisible();
  });

  await test.step('a station that is lost while somebody goes back', async () => {
    await page.getByRole('button', { name: 'Batch' }).click();
    await expect(page.getByRole('button', { name: 'Release batch' })).toBeVisible();
    gateway.process.kill('SIGSTOP');
    await page.getByText(/^Not live since/).waitFor();
    await page.goBack();
    gateway.process.kill('SIGCONT');
    await page.getByText(/^Not live since/).waitFor({ state: 'hidden' });
    await expect(page.getByText('Release line: waits for a Supervisor to sign.')).toBeVisible();
  });

  await test.step('a station that starts again', async () => {
    await page.getByRole('button', { name: 'Batch' }).click();
    await expect(page.getByRole('button', { name: 'Release batch' })).toBeVisible();
    expect(await gateway.stop()).toBe(0);
    await page.getByText(/^Not live since/).waitFor();
    await serve({ server: gateway.server, projectDir });
    await page.getByText(/^Not live since/).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Release batch' }).click();
    // A page that loses its connection once more in that moment is told so, and asks again.
    const dialog = surfaceIn(page).getByRole('dialog', { name: /^You are signing/ });
    await expect(async () => {
      // One that came late is there, and the page behind it takes no press.
      if (!(await dialog.isVisible())) {
        await page.getByRole('button', { name: 'Sign the next one' }).click({ timeout: 1000 });
      }
      await expect(dialog).toBeVisible({ timeout: 3000 });
    }).toPass();
  });
});

test('HM-2 a page whose connection is lost again while it comes back is not live', async ({
  visit: { gateway, page },
}) => {
  let lost = false;
  let refused = 0;
  let drop = (): Promise<void> => Promise.resolve();
  await page.routeWebSocket(/\/page$/, (socket) => {
    if (lost) {
      refused += 1;
      void socket.close({ code: 1011 });
      return;
    }
    const server = socket.connectToServer();
    drop = () => socket.close({ code: 1011 });
    socket.onMessage((message) => {
      if (!String(message).includes('resumePage')) {
        server.send(message);
        return;
      }
      lost = true;
      void socket.close({ code: 1011 });
    });
    server.onMessage((message) => socket.send(message));
  });
  await page.goto(gateway.address);
  await expect(page.getByRole('button', { name: 'Release line' })).toBeVisible();
  await drop();
  await expect.poll(() => lost).toBe(true);
  // Whatever it asked before it was lost again makes it live at no later time: it has tried again meanwhile.
  await expect.poll(() => refused).toBeGreaterThan(1);
  await expect(page.getByText(/^Not live since/)).toBeVisible();
  await expect(page.locator('.shell')).toHaveAttribute('inert', '');
});

test('a page of a station that was brought up to date meanwhile is loaded anew, and no other', async ({
  visit: { gateway, page },
}) => {
  let lose = (): Promise<void> => Promise.resolve();
  await page.routeWebSocket(/\/page$/, (socket) => {
    socket.connectToServer();
    // The station knows its page no more, as after a start.
    lose = () => socket.close({ code: 4001 });
  });
  let opened = 0;
  page.on('response', (response) => (opened += response.url().endsWith('/pages') ? 1 : 0));
  await page.goto(gateway.address);
  const isSame = (): Promise<boolean> => page.evaluate(() => Reflect.get(window, 'before') === true);
  await expect(page.getByRole('button', { name: /Release line|Approve/ }).first()).toBeEnabled();
  await page.evaluate(() => Reflect.set(window, 'before', true));
  const before = opened;
  await lose();
  await expect.poll(() => opened).toBeGreaterThan(before);
  await expect(page.locator('.shell')).not.toHaveAttribute('inert');
  expect(await isSame()).toBe(true);
  await page.route('**/pages', async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as object;
    await route.fulfill({ response, json: { ...answer, renderer: 'another' } });
  });
  await lose();
  await expect.poll(() => isSame().catch(() => true)).toBe(false);
  await expect(page.getByRole('button', { name: /Release line|Approve/ }).first()).toBeEnabled();
});

test('a browser that keeps no cookies is told why it shows no page', async ({ visit: { gateway, page } }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false }));
  await page.goto(gateway.address);
  await expect(page.getByRole('alert')).toContainText('This browser keeps no cookies of the station');
});

test('a surface that loses the station takes nothing, and goes on with what was typed when it is back', async ({
  visit: { gateway, page, passwords, signed },
}) => {
  await readyToSign(page, passwords);
  gateway.process.kill('SIGSTOP');
  await expect(surfaceIn(page).getByText('The station cannot be reached')).toBeVisible();
  gateway.process.kill('SIGCONT');
  await expect(surfaceIn(page).getByText('The station cannot be reached')).toBeHidden();
  await pressIn(surfaceIn(page), signButton(page));
  await expect(surfaceIn(page).getByRole('dialog')).toContainText('Signed');
  expect(signed()).toHaveLength(1);
});

test('a surface that lost the station for a while shows the time that is left then', async ({
  visit: { gateway, page, passwords },
}) => {
  await readyToSign(page, passwords);
  const timer = surfaceIn(page).getByRole('timer').locator('strong');
  /** When the time is over, by the clock of this test: in seconds. */
  const end = async (): Promise<number> => {
    const [minutes = 0, seconds = 0] = (await timer.innerText()).split(':').map(Number);
    return performance.now() / 1000 + 60 * minutes + seconds;
  };
  const before = await end();
  gateway.process.kill('SIGSTOP');
  await expect(surfaceIn(page).getByText('The station cannot be reached')).toBeVisible();
  gateway.process.kill('SIGCONT');
  await expect(surfaceIn(page).getByText('The station cannot be reached')).toBeHidden();
  await expect.poll(async () => Math.abs((await end()) - before)).toBeLessThan(2);
});

/** Changes, from now on, what the station says to the signing surface: each message as it was, as another one, or not yet. */
async function hearOnSurface(page: Page, change: (message: string) => string | undefined): Promise<() => void> {
  const kept: (() => void)[] = [];
  await page.routeWebSocket(/\/surface$/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      const heard = change(String(message));
      if (heard === undefined) kept.push(() => socket.send(message));
      else socket.send(heard);
    });
  });
  return () => {
    for (const tell of kept.splice(0)) tell();
  };
}

test('HM-9 a surface that comes up has the keyboard, on what it asks for first, without a press', async ({
  visit: { page, passwords, signed },
}) => {
  const surface = surfaceIn(page);
  await askFor(page, 'Approve');
  await expect(surface.getByRole('radio', { name: 'Released by' })).toBeFocused();
  // A badge that is read here means nothing by the blank in it.
  await page.keyboard.type('B 4711');
  await expect(surface.getByRole('radio', { checked: true })).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(surface.getByLabel('User name')).toBeFocused();
  await page.keyboard.type('supervisor');
  await page.keyboard.press('Enter');
  await page.keyboard.type(passwords['supervisor'] ?? '');
  await signButton(page).press('Space');
  await expect(surface.getByRole('dialog')).toContainText('Signed');
  expect(signed()).toHaveLength(1);
});

test('AU-7 whoever may not try again yet to sign is told so, and when', async ({ served }) => {
  const { page, passwords } = await served({ server: { refusals: { burst: 1, perMinute: 1 } } });
  await readyToSign(page, { ...passwords, supervisor: 'not the password' });
  await signButton(page).click();
  const surface = surfaceIn(page);
  await expect(surface.getByText(/password is not right\. Nothing was signed\./)).toBeVisible();
  await surface.getByLabel('Password').fill(passwords['supervisor'] ?? '');
  await signButton(page).click();
  const told = surface.getByText(/^Too many attempts .* nothing was signed\. Try again in \d+ s\.$/);
  await expect(told).toBeVisible();
});

test('an authenticator that is being turned on is not closed before its recovery codes were seen', async ({
  serve,
  confirmed,
  chromium,
}) => {
  const gateway = await serve();
  const page = await chromium.newPage();
  let isHeld = false;
  const release = await hearOnSurface(page, (message) =>
    isHeld && message.includes('"answer"') ? undefined : message,
  );
  await page.goto(gateway.address);
  const surface = surfaceIn(page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await surface.getByLabel('User name').fill('admin');
  await surface.getByLabel('Password').fill(confirmed.passwords['admin'] ?? '');
  await surface.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Users' }).click();
  await page.getByRole('button', { name: /Olga Berg/ }).click();
  await page.getByRole('button', { name: 'Set up authenticator' }).click();
  const seed = (await surface.locator('.seed').innerText()).replaceAll(/\s/g, '');
  const code = surface.getByLabel('Code that the authenticator shows now');
  await expect(code).toBeFocused();
  await code.fill(codeOf(seed));
  isHeld = true;
  await code.press('Enter');
  await expect(code).toBeDisabled();
  await page.keyboard.press('Escape');
  isHeld = false;
  release();
  await expect(surface.getByText('The authenticator of Olga Berg is on.')).toBeVisible();
  await expect(surface.getByRole('listitem')).toHaveCount(10);
  // A key that was meant for the form before closes nothing that is shown this once.
  await page.keyboard.press('Enter');
  await expect(surface.getByRole('listitem')).toHaveCount(10);
  await page.close();
});

test('an answer that is none by the contract holds nobody up: what came of the call is not known', async ({
  visit: { gateway, page },
}) => {
  let isBroken = false;
  await hearOnSurface(page, (message) =>
    isBroken ? message.replace('"outcome":"refused"', '"outcome":"of another version"') : message,
  );
  await page.goto(gateway.address);
  const surface = surfaceIn(page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await surface.getByLabel('User name').fill('nobody');
  await surface.getByLabel('Password').fill('not the password');
  isBroken = true;
  await surface.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(surface.getByText('The connection was lost before the station answered.')).toBeVisible();
  isBroken = false;
  await expect(surface.getByLabel('Password')).toBeEnabled();
});

test('a keyboard on the screen, which changes the size of the surface, takes nothing from whoever types', async ({
  visit,
}) => {
  const { page, passwords } = visit;
  await readyToSign(page, passwords);
  const field = surfaceIn(page).getByLabel('Password');
  await field.fill('');
  await field.click();
  await page.keyboard.type('half ');
  await page.setViewportSize({ width: 1280, height: 480 });
  await page.keyboard.type('and half');
  await expect(field).toHaveValue('half and half');
  await expect(field).toBeFocused();
});

for (const [name, viewport] of Object.entries({
  'on a phone': { width: 390, height: 844 },
  'at 200 % of a small screen': { width: 512, height: 384 },
})) {
  test(`HM-9 ${name} the alarm is named, the whole of the surface is reached, and a signature is made`, async ({
    served,
    folder,
  }) => {
    const dataDir = join(folder, 'narrow');
    const { page } = await served({ dataDir });
    const passwords = await confirmFirstRun({ surface: surfaceIn(page) });
    await page.setViewportSize(viewport);
    await expect(page.getByRole('status', { name: 'Alarms' }).locator('strong')).toBeInViewport({ ratio: 1 });
    await readyToSign(page, passwords);
    const dialog = surfaceIn(page).getByRole('dialog');
    expect(await dialog.evaluate((sheet) => sheet.scrollWidth - sheet.clientWidth)).toBe(0);
    for (const button of [surfaceIn(page).getByRole('button', { name: 'Cancel' }), signButton(page)]) {
      await button.scrollIntoViewIfNeeded();
      await expect(button).toBeInViewport({ ratio: 1 });
    }
    await pressIn(surfaceIn(page), signButton(page));
    await expect(dialog).toContainText('Signed');
    expect(signatures(dataDir)).toHaveLength(1);
  });
}

test('HM-9 on a phone the pages of the program and of the demo are read from above to below, and nothing is cut at the side', async ({
  visit: { page },
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const main = page.locator('main');
  const right = async (one: Locator): Promise<number> => {
    const { x = 0, width = Infinity } = (await one.boundingBox()) ?? {};
    return x + width;
  };
  await page.getByRole('button', { name: 'More' }).click();
  const entry = page.getByRole('button', { name: 'Authorizations' }).last();
  expect(await right(entry)).toBeLessThanOrEqual(390);
  await page.getByRole('button', { name: 'Audit' }).last().click();
  const fields = main.getByRole('textbox');
  await expect(main.getByText('Any text')).toBeVisible();
  for (const field of await fields.all()) {
    expect((await field.boundingBox())?.width).toBeGreaterThan(100);
    expect(await right(field)).toBeLessThan(390);
  }
  expect((await main.getByRole('grid', { name: 'Entries' }).boundingBox())?.width).toBeGreaterThan(250);
  await goOn(page, '/batch');
  await expect(main.getByText(/^Batch B-/)).toBeVisible();
  expect(await right(main.getByRole('button', { name: 'Print the newest record' }))).toBeLessThan(390);
  await goOn(page, '/trends');
  expect(await right(main.getByRole('button', { name: 'Own range' }))).toBeLessThan(390);
  await goOn(page, '/hall');
  expect(await right(main.getByRole('button', { name: 'Notes' }))).toBeLessThan(390);
  await goOn(page, '/alarms');
  const row = main.getByRole('row').filter({ hasText: 'Active, not acknowledged' }).first();
  const press = row.getByRole('button', { name: /^Acknowledge / });
  await expect(press).toBeVisible();
  const since = await row.locator('.since').boundingBox();
  expect((await press.boundingBox())?.y).toBeGreaterThanOrEqual((since?.y ?? Infinity) + (since?.height ?? 0));
});

test('over TLS: secure cookies, HSTS, a redirect of what comes without, and pages that work', async ({
  served,
  dataDir,
}) => {
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'].concat(
      ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
      ['-keyout', join(dataDir, 'key.pem'), '-out', join(dataDir, 'cert.pem')],
    ),
    { stdio: 'ignore' },
  );
  const { page, passwords, gateway } = await served({
    server: { tls: { certificate: 'cert.pem', key: 'key.pem' }, redirectPort: 0 },
  });
  expect(gateway.address).toMatch(/^https:/);
  // It comes with the first page, which a document asks for once it is there.
  await expect.poll(async () => (await page.context().cookies()).length).toBe(1);
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict', path: '/' });
  expect(cookie?.name).toMatch(/^__Host-countersign-/);
  const answer = await page.request.get(gateway.address);
  expect(answer.headers()['strict-transport-security']).toBe('max-age=31536000');
  const redirect = /without TLS on (\S+) are/.exec(gateway.output())?.[1] ?? '';
  const sent = await page.request.get(`${redirect}/Batch?x=1`, { maxRedirects: 0 });
  expect([sent.status(), sent.headers()['location']]).toEqual([308, `${gateway.address}/Batch?x=1`]);
  await readyToSign(page, passwords);
  await pressIn(surfaceIn(page), signButton(page));
  await expect(surfaceIn(page).getByRole('dialog')).toContainText('Signed');
});

test('AU-14 AU-16 whoever comes after somebody finds nothing of theirs in the browser, which is known by another cookie', async ({
  visit,
}) => {
  const { page, passwords } = visit;
  const surface = surfaceIn(page);
  const signIn = async (userName: string, button = 'Sign in'): Promise<void> => {
    await surface.getByLabel('User name').fill(userName);
    await surface.getByLabel('Password').fill(passwords[userName] ?? '');
    await pressIn(surface, surface.getByRole('button', { name: button }));
  };
  const cookie = async (): Promise<string> =>
    (await page.context().cookies()).flatMap(({ name, value }) => (/countersign/.test(name) ? value : [])).join();
  const known = [await cookie()];
  await page.getByRole('button', { name: 'Sign in' }).click();
  await signIn('supervisor');
  await expect(page.getByText('Samir Haddad').first()).toBeVisible();
  await expect.poll(cookie).not.toBe(known[0]);
  known.push(await cookie());
  await page.evaluate(() => Reflect.set(window, 'left', 'of Samir'));
  await page.getByRole('button', { name: 'Lock screen' }).click();
  await expect(surface.getByRole('dialog', { name: 'Locked' })).toBeVisible();
  await signIn('quality', 'Unlock');
  await expect(page.getByText('Quentin Moss').first()).toBeVisible();
  expect(new Set([...known, await cookie()]).size).toBe(3);
  expect(await page.evaluate(() => typeof Reflect.get(window, 'left'))).toBe('undefined');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('Nobody signed in')).toBeVisible();
});

test('somebody signs in and signs at a provider outside, in a tab that comes back to the station', async ({
  visit: { page, passwords, signed },
}) => {
  const surface = surfaceIn(page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await pressIn(surface, surface.getByRole('radio', { name: 'Demo account' }));
  const signedIn = page.context().waitForEvent('page');
  await pressIn(surface, surface.getByRole('button', { name: 'Sign in with Demo account' }));
  await signInAtDemo(await signedIn, 'petra', passwords['petra'] ?? '');
  await expect(page.locator('header').getByText('Petra Novak')).toBeVisible();
  await (await signedIn).close();

  await page.getByRole('button', { name: 'Batch', exact: true }).click();
  await page.getByRole('button', { name: 'Release batch' }).click();
  await page.getByRole('button', { name: 'Sign the next one' }).click();
  await surface.getByRole('dialog', { name: /^You are signing/ }).waitFor();
  await pressIn(surface, surface.getByRole('radio', { name: 'Demo account' }));
  const proved = page.context().waitForEvent('page');
  await pressIn(surface, surface.getByRole('button', { name: 'Sign in with Demo account' }));
  await signInAtDemo(await proved, 'marco', passwords['marco'] ?? '');
  await page.bringToFront();
  await expect(surface.getByText('Marco Silva')).toBeVisible();
  await pressIn(surfaceIn(page), signButton(page));
  await expect(surface.getByRole('dialog')).toContainText('Signed');
  expect(signed()).toEqual(['marco']);
  await expect(page.locator('header').getByText('Petra Novak')).toBeVisible();

  // The next batch begins anew.
  await closeAnswer(page);
  await page.getByRole('button', { name: 'Sign the next one' }).click();
  await fill(surface, 'quality', passwords['quality'] ?? '', '');
  await pressIn(surfaceIn(page), signButton(page));
  await expect(surface.getByRole('dialog')).toContainText('Signed');
  expect(signed()).toEqual(['marco', 'quality']);
});

test.describe('a page that attacks its signing surface signs nothing', () => {
  /** What the page does to the frame, and what a person is told of it. */
  const attacks = [
    {
      name: 'covers it',
      attack: () => {
        const cover = document.createElement('div');
        Object.assign(cover.style, {
          position: 'fixed',
          inset: '0',
          zIndex: '9',
          background: 'white',
          pointerEvents: 'none',
        });
        cover.className = 'attack';
        document.body.append(cover);
      },
      told: 'Something lies over this surface',
    },
    {
      name: 'covers only what is signed',
      attack: () => {
        const cover = document.createElement('div');
        Object.assign(cover.style, { position: 'fixed', left: '200px', top: '250px', width: '300px', height: '40px' });
        Object.assign(cover.style, { zIndex: '9', background: 'white', pointerEvents: 'none' });
        cover.className = 'attack';
        document.body.append(cover);
      },
      told: 'Something lies over this surface',
    },
    {
      name: 'makes it see-through',
      attack: () => document.querySelector<HTMLElement>('.surface-frame')?.style.setProperty('opacity', '0.05'),
      told: 'Something lies over this surface',
    },
    {
      name: 'filters it',
      attack: () => document.querySelector<HTMLElement>('.surface-frame')?.style.setProperty('filter', 'blur(20px)'),
      told: 'Something lies over this surface',
    },
    {
      name: 'shrinks it by a transform',
      attack: () => document.querySelector<HTMLElement>('.surface-frame')?.style.setProperty('transform', 'scale(0.5)'),
      told: 'Something lies over this surface',
    },
    {
      name: 'shrinks it',
      attack: () => {
        const { style } = document.querySelector<HTMLElement>('.surface-frame') ?? document.body;
        style.width = '300px';
        style.height = '200px';
      },
      told: 'too small',
    },
    {
      name: 'pushes it out of the window',
      attack: () => document.querySelector<HTMLElement>('.surface-frame')?.style.setProperty('top', '-200px'),
      told: 'Something lies over this surface',
    },
    {
      name: 'cuts it',
      attack: () =>
        document.querySelector<HTMLElement>('.surface-frame')?.style.setProperty('clip-path', 'inset(60% 0 0 0)'),
      told: 'Something lies over this surface',
    },
  ] as const;

  test('by covering, fading, filtering, scaling, shrinking, moving and cutting it', async ({ visit }) => {
    const { page, passwords, signed } = visit;
    await readyToSign(page, passwords);
    const style = await page.locator('.surface-frame').getAttribute('style');
    for (const { name, attack, told } of attacks) {
      await test.step(name, async () => {
        await page.evaluate(attack);
        await expect(surfaceIn(page).getByText(told)).toHaveCount(1);
        // Wherever the button is now, it is pressed; the keyboard is tried as well.
        const box = await signButton(page).boundingBox();
        if (box !== null) await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
        await page.locator('.surface-frame').focus();
        await page.keyboard.press('Space');
        expect(signed()).toEqual([]);
        await page.evaluate((before) => {
          document.querySelector('.attack')?.remove();
          const frame = document.querySelector('.surface-frame');
          if (before === null) frame?.removeAttribute('style');
          else frame?.setAttribute('style', before);
        }, style);
        await expect(surfaceIn(page).getByText(told)).toHaveCount(0);
      });
    }
    // It is the attacks that kept it from signing.
    await pressIn(surfaceIn(page), signButton(page));
    await expect(surfaceIn(page).getByRole('dialog')).toContainText('Signed');
    expect(signed()).toHaveLength(1);
  });

  test('by moving it under the pointer at the moment of a press', async ({ visit }) => {
    const { page, passwords, signed } = visit;
    await readyToSign(page, passwords);
    const place = (top: number): Promise<void> =>
      page.evaluate((pixels) => {
        const { style } = document.querySelector<HTMLElement>('.surface-frame') ?? document.body;
        Object.assign(style, { top: `${pixels}px`, height: `${window.innerHeight - 200}px` });
      }, top);
    await place(200);
    await expect(signButton(page)).toBeInViewport();
    const box = await signButton(page).boundingBox();
    if (box === null) throw new Error('There is no button.');
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 - 200 };
    // The person means to press what is there, 200 pixels above the button; in that moment the frame comes up by as much.
    await page.mouse.move(at.x, at.y);
    await place(0);
    await page.mouse.down();
    await page.mouse.up();
    expect(signed()).toEqual([]);
    // Where it stays, the same press signs: it was the move that kept it from that.
    await expect(async () => {
      await page.mouse.move(at.x + 1, at.y);
      await page.mouse.click(at.x, at.y);
      expect(signed()).toHaveLength(1);
    }).toPass();
  });

  test('by holding up what a press is heard with, while the surface is covered', async ({ visit }) => {
    const { page, passwords, signed } = visit;
    await readyToSign(page, passwords);
    await expect(signButton(page)).toBeInViewport();
    const box = await signButton(page).boundingBox();
    if (box === null) throw new Error('There is no button.');
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.mouse.move(at.x - 30, at.y);
    await page.mouse.move(at.x, at.y);
    // The page paints its cover, holds its thread while the person presses, and takes the cover away before it lets go.
    const held = page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const cover = document.createElement('div');
          Object.assign(cover.style, {
            position: 'fixed',
            inset: '0',
            zIndex: '9',
            background: 'white',
            pointerEvents: 'none',
          });
          document.body.append(cover);
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
              const end = performance.now() + 2500;
              while (performance.now() < end);
              cover.remove();
              resolve();
            };
            port2.postMessage(0);
          });
        }),
    );
    await page.waitForTimeout(1000);
    await Promise.all([held, page.mouse.down().then(() => page.mouse.up())]);
    await expect(signButton(page)).toBeEnabled();
    expect(signed()).toEqual([]);
    await expect(async () => {
      await page.mouse.move(at.x + 1, at.y);
      await page.mouse.click(at.x, at.y);
      expect(signed()).toHaveLength(1);
    }).toPass();
  });

  test('by changing its size at the moment of a press: whoever pressed is told to press again', async ({ visit }) => {
    const { page, passwords, signed } = visit;
    await readyToSign(page, passwords);
    const told = surfaceIn(page).getByText(/^\s*That press did not count: .* Press again\.\s*$/);
    const box = await signButton(page).boundingBox();
    if (box === null) throw new Error('There is no button.');
    await expect(async () => {
      await page.evaluate(() => {
        const frame = document.querySelector<HTMLElement>('.surface-frame');
        frame?.style.setProperty('max-width', `${frame.clientWidth - 1}px`);
      });
      // Beside the button: on a slow machine the moment may be over.
      await page.mouse.click(box.x + box.width / 2, box.y - 3);
      await expect(told).toBeVisible({ timeout: 500 });
    }).toPass();
    expect(signed()).toEqual([]);
    await pressIn(surfaceIn(page), signButton(page));
    await expect(surfaceIn(page).getByRole('dialog')).toContainText('Signed');
    await expect(told).toBeHidden();
    expect(signed()).toHaveLength(1);
  });

  test('by taking the keyboard from whoever types a password: they are told, and the surface takes nothing more', async ({
    visit,
  }) => {
    const { page, passwords } = visit;
    await readyToSign(page, passwords);
    const field = surfaceIn(page).getByLabel('Password');
    await field.click();
    await page.evaluate(() => {
      const thief = document.createElement('input');
      thief.id = 'thief';
      document.querySelector('.shell')?.removeAttribute('inert');
      document.body.append(thief);
      thief.focus();
    });
    await expect(surfaceIn(page).getByText('Your keys go elsewhere now')).toHaveCount(1);
    await expect(surfaceIn(page).locator('.veil')).toHaveAttribute('inert', '');
    // Whoever presses into the surface again goes on.
    await surfaceIn(page).getByText('Your keys go elsewhere now').click();
    await expect(surfaceIn(page).getByText('Your keys go elsewhere now')).toHaveCount(0);
    await expect(signButton(page)).toBeEnabled();
  });

  test('by showing it only at the moment of a press', async ({ visit }) => {
    const { page, passwords, signed } = visit;
    await readyToSign(page, passwords);
    const box = await signButton(page).boundingBox();
    if (box === null) throw new Error('There is no button.');
    await page.evaluate(() =>
      document.querySelector<HTMLElement>('.surface-frame')?.style.setProperty('visibility', 'hidden'),
    );
    await expect(signButton(page)).toBeHidden();
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.evaluate(() =>
      document.querySelector<HTMLElement>('.surface-frame')?.style.setProperty('visibility', 'visible'),
    );
    await page.mouse.down();
    await page.mouse.up();
    expect(signed()).toEqual([]);
  });

  test('by reading and scripting it, or by talking to its connection', async ({ visit }) => {
    const { page, passwords, signed, dataDir } = visit;
    await readyToSign(page, passwords);
    const tried = await page.evaluate(async () => {
      const frame = document.querySelector<HTMLIFrameElement>('.surface-frame');
      const outcome: Record<string, string> = {};
      const attempt = async (name: string, work: () => unknown): Promise<void> => {
        try {
          outcome[name] = String(await work());
        } catch (error) {
          outcome[name] = error instanceof Error ? error.name : 'thrown';
        }
      };
      const origin = new URL(frame?.src ?? '').origin;
      await attempt('document', () => frame?.contentDocument ?? 'null');
      await attempt('bridge', () => Reflect.get(frame?.contentWindow ?? {}, 'countersignChallenge'));
      await attempt('read', () => fetch(`${origin}/`));
      await attempt(
        'socket',
        () =>
          new Promise((resolve) => {
            const socket = new WebSocket(`${origin.replace('http', 'ws')}/surface`);
            socket.onopen = () => resolve('open');
            socket.onerror = () => resolve('refused');
          }),
      );
      await attempt('own', () => typeof Reflect.get(window, 'countersignChallenge'));
      return outcome;
    });
    expect(tried).toEqual({
      document: 'null',
      bridge: 'SecurityError',
      read: 'TypeError',
      socket: 'refused',
      own: 'undefined',
    });
    // A frame that is sent elsewhere, or loaded anew, takes what was typed with it, and its challenge.
    await page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('.surface-frame');
      if (frame !== null) frame.src = `${frame.src}?again`;
    });
    await expect.poll(() => readAll(dataDir, "SELECT state FROM challenge WHERE state = 'open'")).toEqual([]);
    expect(signed()).toEqual([]);
  });
});

test('two browsers and a window, three people: all sign at the same moment, each under their own name', async ({
  chromium,
  openDemo,
  folder,
  dataDir,
}) => {
  writeFileSync(join(dataDir, 'server.json'), JSON.stringify({ port: 0 }));
  const press = (name: string, script: string) => ({
    type: 'ia.input.button',
    meta: { name },
    props: { text: name },
    events: { component: { onActionPerformed: { type: 'script', scope: 'G', config: { script } } } },
  });
  const view = {
    custom: { uuids: [] },
    root: {
      type: 'ia.container.flex',
      meta: { name: 'root' },
      children: [
        press(
          'Release line',
          '\ttemplate = system.mes.signature.getSignatureTemplate("Anybody")\n' +
            '\tuuids = system.mes.signature.authorization.queueAuthRequest(template, "Release", "")\n' +
            '\tself.view.custom.uuids = [str(uuid) for uuid in uuids]',
        ),
        press(
          'Approve',
          '\tsystem.mes.signature.authorization.triggerAuthRequest(self.view.custom.uuids[0], self.session, self.page, True)',
        ),
      ],
    },
  };
  const projectDir = demoProject(folder, (edit) => {
    edit('com.inductiveautomation.perspective/views/Line/view.json', () => JSON.stringify(view));
    edit('countersign/signature-templates/anybody.json', () =>
      JSON.stringify({
        name: 'Anybody',
        expression: '{role:Supervisor} OR {role:Quality} OR {role:Operator}',
        meanings: { approve: ['Released by'], reject: ['Rejected by'] },
      }),
    );
  });
  const { station, passwords } = await openDemo({ projectDir });
  const address = await servedAt(station);
  const open = async (): Promise<Page> => {
    const page = await (await chromium.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await page.goto(address);
    return page;
  };
  const [one, two] = [await open(), await open()];
  const places = [
    { page: station.page, surface: station.surface, userName: 'supervisor', fullName: 'Samir Haddad' },
    { page: one, surface: surfaceIn(one), userName: 'quality', fullName: 'Quentin Moss' },
    { page: two, surface: surfaceIn(two), userName: 'operator', fullName: 'Olga Berg' },
  ];
  for (const { page, surface, userName, fullName } of places) {
    await page.getByRole('button', { name: 'Sign in' }).click();
    await surface.getByLabel('User name').fill(userName);
    await surface.getByLabel('Password').fill(passwords[userName] ?? '');
    await pressIn(surface, surface.getByRole('button', { name: 'Sign in' }));
    await expect(page.locator('header').getByText(fullName)).toBeVisible();
  }
  for (const { page, surface, userName } of places) {
    await page.getByRole('button', { name: 'Release line' }).click();
    await page.getByRole('button', { name: 'Approve' }).click();
    await fill(surface, userName, passwords[userName] ?? '', '');
  }
  await Promise.all(
    places.map(({ surface }) => pressIn(surface, surface.getByRole('button', { name: 'Sign as approved' }))),
  );
  for (const { page, surface, fullName } of places) {
    await expect(surface.getByRole('dialog')).toContainText(`Signed`);
    await expect(page.locator('header').getByText(fullName)).toHaveCount(1);
  }
  expect([...signatures(dataDir)].sort()).toEqual(['operator', 'quality', 'supervisor']);
});
