/** Sign-in and signatures at an OpenID provider: the real window, the real redirect, a real Chromium. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { z } from 'zod';
import { enterAtDemo, openWebBrowser, signInAtDemo, type WebBrowser } from '../../build/runtime/webBrowser.ts';
import { atItsStart, closeAnswer, demoProject, expect, order, readAll, test as base, type Station } from './station.ts';
import type { Demo } from './workers.ts';
import { violations } from './violations.ts';

interface Scene extends Demo {
  readonly web: WebBrowser;
}

/** The demo's provider takes its time to start; the log holds earlier starts too. */
async function providerServes({ log }: Station): Promise<void> {
  const ofThisStart = (): string => log().split('This program is not built for production').at(-1) ?? '';
  await expect.poll(ofThisStart).toContain("The demo's identity provider serves at");
}

const targets = z.array(z.object({ type: z.string(), url: z.string() }));

/**
 * Attaches to a browser that the station started. Where the test driver attaches in the moment of a page's first navigation
 * it can wait for that page for ever: the page is waited for, and the browser, which is there, is asked again.
 */
async function attachTo(address: string): Promise<Browser> {
  const pages = async (): Promise<string[]> =>
    targets
      .parse(await (await fetch(`${address}/json/list`)).json())
      .filter(({ type, url }) => type === 'page' && url.startsWith('http'))
      .map(({ url }) => url);
  await expect.poll(pages).not.toEqual([]);
  for (let attempt = 1; ; attempt++) {
    try {
      return await chromium.connectOverCDP(address, { timeout: 30_000 });
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

/** The browser where people sign in elsewhere, once a test has asked for it, and its folder. */
let web: (WebBrowser & { readonly folder: string }) | undefined;

async function openWeb(): Promise<NonNullable<typeof web>> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-web-'));
  return { ...(await openWebBrowser(folder, process.env)), folder };
}

const test = base.extend<{ readonly outside: Scene; readonly site: Demo }>({
  /**
   * The station whose people sign in elsewhere, and the browser where they do. A test leaves nobody signed in at the
   * provider, since signing out would send the browser there once more, and no batch that waits, but for the last of them.
   */
  outside: async ({ openShared }, use) => {
    web ??= await openWeb();
    const { env } = web;
    const demo = await atItsStart(
      openShared('signs in elsewhere', (folder) => ({
        projectDir: demoProject(folder, (edit) =>
          edit('project.json', (text) =>
            text.replace('"profile": "default"', '"profile": "default", "identityProvider": "Demo account"'),
          ),
        ),
        env,
      })),
    );
    await providerServes(demo.station);
    await web.forget();
    await use({ ...demo, web });
  },
  /** A station whose site has a browser of its own, and a provider of its own that is down. */
  site: async ({ openShared }, use) => {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const browser = [
      ...['/usr/bin/chromium', ...sandbox, '--no-first-run', '--remote-debugging-port=0'],
      ...['--user-data-dir={profile}', '{url}'],
    ];
    const plant = { title: 'Plant account', issuer: 'http://127.0.0.1:9', clientId: 'station', signatures: true };
    const demo = await atItsStart(
      openShared('has a browser of its own', (folder) => {
        const file = join(folder, 'data', 'identity-providers.json');
        writeFileSync(file, JSON.stringify({ browser, providers: { plant } }));
        return {};
      }),
    );
    await providerServes(demo.station);
    await use(demo);
  },
});

test.afterAll(async () => {
  await web?.close();
  if (web !== undefined) rmSync(web.folder, { recursive: true, force: true });
});

const waitingNote = 'Go on in the browser: sign in at Demo account.';
const demoAccount = /Demo account/;

async function askForBatch({ page, button }: Station): Promise<void> {
  await button('Batch').first().click();
  await button('Release batch').click();
  await page.getByText('Waits for Quality').waitFor();
}

const lastSignature = ({ dataDir }: Station): string =>
  readAll<{ id: string }>(dataDir, "SELECT coalesce(max(id), '') AS id FROM signature")[0]?.id ?? '';

/** Signs what waits of a batch whose first slot is signed. */
async function signTheRest({ station: { page, surface, button }, passwords }: Demo): Promise<void> {
  await surface.getByRole('button', { name: 'Close' }).waitFor();
  await closeAnswer(surface);
  // Whoever signed out in between left a new page behind.
  await button('Batch').first().click();
  await button('Sign the next one').click();
  await surface.getByRole('radio', { name: 'This station' }).check();
  await surface.getByLabel('User name').fill('quality');
  await surface.getByLabel('Password').fill(passwords['quality'] ?? '');
  await surface.getByRole('button', { name: 'Sign as approved' }).click();
  await expect(surface.getByText('Quentin Moss (quality), Released by')).toBeVisible();
  await closeAnswer(surface);
  await expect(page.getByText('Waits for')).toHaveCount(0);
}

async function goOutside({ surface, button }: Station): Promise<void> {
  await button('Sign the next one').click();
  await surface.getByRole('radio', { name: demoAccount }).check();
  await surface.getByRole('button', { name: 'Sign in with Demo account' }).click();
  await surface.getByText(waitingNote).waitFor();
}

/** All texts that the heap of a document holds. */
async function heapOf(page: Page): Promise<string> {
  const debug = await page.context().newCDPSession(page);
  const parts: string[] = [];
  debug.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk));
  await debug.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await debug.detach();
  return parts.join('');
}

/** A signed token is three parts with dots between; each begins with the same letters. */
const tokenShape = /eyJ[\w-]{20,}\.[\w-]{20,}\.[\w-]{20,}/;

test('Sign in sends the person to the browser, and the page knows who came back; Sign out sends them there again', async ({
  outside: { station, passwords, web },
}) => {
  const { page, surface, button } = station;
  await button('Sign in').click();
  await surface.getByText(waitingNote).waitFor();
  const login = await web.follow();
  await expect(login.getByText('Demo identity provider. Not for production.')).toBeVisible();
  await signInAtDemo(login, 'petra', passwords['petra'] ?? '');
  await expect(page.getByText('Petra Novak')).toBeVisible();
  await expect(surface.getByRole('dialog')).toHaveCount(0);
  await test.step('OI-23 no token is in a document or in the log', async () => {
    for (const [name, frame] of Object.entries({ page, surface })) {
      const heap = await heapOf(frame);
      // What is looked through is the heap of this document.
      expect(heap.includes(name === 'page' ? 'Petra Novak' : 'countersignChallenge'), name).toBe(true);
      expect(tokenShape.exec(heap)?.[0], name).toBeUndefined();
    }
    expect(tokenShape.exec(station.log())?.[0]).toBeUndefined();
  });

  // Forced again: the browser knows petra, and has to ask all the same.
  await button('Lock screen').click();
  await surface.getByRole('button', { name: 'Sign in with Demo account' }).click();
  await signInAtDemo(await web.follow(), 'petra', passwords['petra'] ?? '');
  await expect(surface.getByRole('dialog')).toHaveCount(0);

  await button('Sign out').click();
  await expect(page.getByText('Nobody signed in')).toBeVisible();
  await expect(page.getByText('The browser was asked to sign you out at Demo account too.')).toBeVisible();
  const goodbye = await web.follow();
  await goodbye.getByRole('button', { name: 'Sign out' }).click();
  await expect(goodbye.getByText('You are signed out')).toBeVisible();
});

test('ES-10 OI-12 a second person signs in the browser while the first stays signed in; the other slot is signed here', async ({
  outside: { station, passwords, web },
}) => {
  const { page, surface, button } = station;
  await button('Sign in').click();
  await surface.getByText(waitingNote).waitFor();
  await surface.getByRole('radio', { name: 'This station' }).check();
  await surface.getByLabel('User name').fill('operator');
  await surface.getByLabel('Password').fill(passwords['operator'] ?? '');
  await surface.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Olga Berg')).toBeVisible();
  // The first flow, for signing in, was given up when another account was chosen.
  const first = web.opened()[0] ?? '';
  const before = lastSignature(station);

  await askForBatch(station);
  await goOutside(station);
  // Whoever comes back from it finds nobody.
  await expect(web.follow()).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
  await signInAtDemo(await web.follow(), 'marco', passwords['marco'] ?? '');
  await expect(surface.getByText('Marco Silva (marco) signed in at Demo account.')).toBeVisible();
  expect(lastSignature(station)).toBe(before);
  // By keyboard from where the person is named: another user, Cancel, Sign; Enter signs nothing.
  for (let tabs = 0; tabs < 3; tabs += 1) await surface.keyboard.press('Tab');
  await expect(surface.getByRole('button', { name: 'Sign as approved' })).toBeFocused();
  await surface.keyboard.press('Enter');
  expect(lastSignature(station)).toBe(before);
  await surface.keyboard.press('Space');
  await expect(surface.getByText('Marco Silva (marco), Released by')).toBeVisible();
  await page.waitForTimeout(800);
  await surface.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('Olga Berg')).toBeVisible();

  await button('Sign the next one').click();
  await surface.getByLabel('User name').fill('quality');
  await surface.getByLabel('Password').fill(passwords['quality'] ?? '');
  await surface.getByRole('button', { name: 'Sign as approved' }).click();
  await expect(surface.getByText('Quentin Moss (quality), Released by')).toBeVisible();
  const providers = readAll<{ provider: string }>(
    station.dataDir,
    `SELECT bytes ->> '$.proof.provider' AS provider FROM signature WHERE id > '${before}' ORDER BY id`,
  );
  expect(providers.map(({ provider }) => provider)).toEqual(['Demo account', 'internal']);
  await closeAnswer(surface);
  const { searchParams } = new URL(first);
  expect(searchParams.get('code_challenge_method')).toBe('S256');
  // The tab asks silently first what session there is, and goes on to the sign-in by itself.
  expect(searchParams.get('prompt')).toBe('none');
});

test('OI-11 the wrong person is told so, and another one signs', async ({ outside }) => {
  const { station, passwords, web } = outside;
  const { surface } = station;
  await askForBatch(station);
  await goOutside(station);
  await signInAtDemo(await web.follow(), 'petra', passwords['petra'] ?? '');
  await expect(
    surface.getByText(/Petra Novak may not sign this: it needs Supervisor. Nothing was signed./),
  ).toBeVisible();
  await surface.getByRole('button', { name: 'Sign in as a different user' }).click();
  const leaving = await web.follow();
  await leaving.getByRole('button', { name: 'Sign out' }).click();
  await signInAtDemo(leaving, 'marco', passwords['marco'] ?? '');
  await surface.getByRole('button', { name: 'Sign as approved' }).click();
  await expect(surface.getByText('Marco Silva (marco), Released by')).toBeVisible();
  await signTheRest(outside);
});

test('OI-17 two windows go to the browser at once, and neither breaks the other', async ({ outside }) => {
  const { station, passwords, web } = outside;
  const second = await station.newWindow();
  await askForBatch(station);
  await goOutside(station);
  const forSignature = await web.follow();
  await second.page.getByRole('button', { name: 'Sign in' }).click();
  await second.surface.getByText(waitingNote).waitFor();
  const forSignIn = await web.follow();
  await signInAtDemo(forSignature, 'marco', passwords['marco'] ?? '');
  await expect(station.surface.getByText('Marco Silva (marco) signed in at Demo account.')).toBeVisible();
  await expect(second.surface.getByText(waitingNote)).toBeVisible();
  await station.surface.getByRole('button', { name: 'Sign as approved' }).click();
  await expect(station.surface.getByText('Marco Silva (marco), Released by')).toBeVisible();
  await signInAtDemo(forSignIn, 'petra', passwords['petra'] ?? '');
  await expect(second.page.getByText('Petra Novak')).toBeVisible();
  await second.page.getByRole('button', { name: 'Sign out' }).click();
  await web.follow();
  const closed = second.page.waitForEvent('close');
  await order(station.app, ({ BrowserWindow }) => {
    const windows = BrowserWindow.getAllWindows();
    const newest = windows.find(({ id }) => id === Math.max(...windows.map((window) => window.id)));
    // In a later task, since the answer comes through what is closed.
    setImmediate(() => newest?.close());
  });
  await closed;
  await signTheRest(outside);
});

test('OI-15 OI-16 a closed tab: the address to go on by oneself after 15 s, cancel at once, and a late answer finds nobody', async ({
  outside: { station, passwords, web },
  folder,
}) => {
  const { surface } = station;
  const before = lastSignature(station);
  await askForBatch(station);
  await goOutside(station);
  const tab = await web.follow();
  await tab.close();
  const address = surface.getByRole('textbox', { name: 'Address' });
  await expect(address).toBeVisible();
  await expect(surface.getByRole('img', { name: 'QR code of the address' })).toBeVisible();
  await surface.screenshot({ path: join(folder, 'nothing-came-back.png') });
  expect(await violations(surface)).toEqual([]);
  expect(await address.inputValue()).toBe(web.opened().at(-1));
  // Where little is signed, in a low window: scrolled past it, nothing comes and goes that would move what is to be pressed.
  await order(station.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 640));
  await surface.getByRole('region', { name: 'What you sign' }).evaluate((region) => {
    for (const line of [...region.querySelectorAll('dt, dd')].slice(4)) line.remove();
  });
  const again = surface.getByRole('button', { name: 'Start again' });
  await expect(async () => {
    await again.evaluate((button) => button.scrollIntoView({ block: 'start' }));
    await expect(surface.getByText(/^Content ([\da-f]{4} )+/)).not.toBeInViewport({ timeout: 1000 });
  }).toPass();
  const places = await again.evaluate(async (button) => {
    const seen = new Set<number>();
    for (let frame = 0; frame < 30; frame += 1) {
      await new Promise(requestAnimationFrame);
      seen.add(button.getBoundingClientRect().top);
    }
    return seen.size;
  });
  expect(places).toBe(1);
  await expect(surface.getByText('There is more below')).toHaveCount(0);
  await again.click();
  const late = await web.follow();
  await late.getByLabel('User name').fill('marco');
  await late.getByLabel('Password').fill(passwords['marco'] ?? '');
  await surface.getByRole('button', { name: 'Cancel' }).click();
  await expect(surface.getByRole('dialog')).toHaveCount(0);
  await late.getByRole('button', { name: 'Sign in' }).click();
  await late.waitForURL(/127\.0\.0\.1|chrome-error/);
  await expect(late.getByText('You can close this tab')).toHaveCount(0);
  expect(lastSignature(station)).toBe(before);
});

test('OI-24 a provider that is down is said to be, and the station’s own accounts go on', async ({
  site: { station, passwords },
}) => {
  const { page, surface, button } = station;
  await button('Sign in').click();
  await surface.getByRole('radio', { name: 'Plant account' }).check();
  await surface.getByRole('button', { name: 'Sign in with Plant account' }).click();
  await expect(
    surface.getByText('Plant account cannot be reached. Nobody was signed in. Try again in a while.'),
  ).toBeVisible();
  await surface.getByRole('radio', { name: 'This station' }).check();
  await surface.getByLabel('User name').fill('operator');
  await surface.getByLabel('Password').fill(passwords['operator'] ?? '');
  await surface.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Olga Berg')).toBeVisible();
});

test('OI-19 a browser of the site has a profile of its own, and is gone with it after each sign-in', async ({
  site: { station, passwords },
}) => {
  const profiles = join(station.dataDir, 'browser-profiles');
  const { page, surface, button } = station;
  const profilesNow = (): string[] => (existsSync(profiles) ? readdirSync(profiles) : []);

  for (const attempt of [1, 2]) {
    // Whoever signed out leaves an old page behind, which goes with a press in that moment.
    await expect(async () => {
      if (!(await surface.getByRole('dialog').isVisible())) await button('Sign in').click({ timeout: 3000 });
      await surface.getByRole('radio', { name: demoAccount }).check({ timeout: 3000 });
    }).toPass();
    await surface.getByRole('button', { name: 'Sign in with Demo account' }).click();
    const portFile = (): string => join(profiles, profilesNow()[0] ?? 'none', 'DevToolsActivePort');
    // The file is there a moment before its text.
    const told = (): string => (existsSync(portFile()) ? readFileSync(portFile(), 'utf8') : '');
    await expect.poll(told).toMatch(/^\d+\n/);
    const [port = ''] = told().split('\n');
    const opened = await attachTo(`http://127.0.0.1:${port}`);
    const login = opened.contexts()[0]?.pages()[0];
    if (login === undefined) throw new Error('The browser shows no page.');
    // The second time as well: nobody is remembered.
    await enterAtDemo(login, 'petra', passwords['petra'] ?? '');
    await expect(page.getByText('Petra Novak'), `sign-in ${attempt}`).toBeVisible();
    await expect.poll(profilesNow).toEqual([]);
    await opened.close();
    await button('Sign out').click();
    await expect(page.getByText('Nobody signed in')).toBeVisible();
  }
});
