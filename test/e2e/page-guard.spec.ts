/** What a page is kept from, and how the program goes on with one that misbehaves. */
import { existsSync, readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectNoKeyDoesAnything } from './keys.ts';
import { column, label } from './project.ts';
import { askFor, closeAnswer, expect, fill, openTab, readAll, signatures, stopped, test } from './station.ts';

test('EL-13 markup in what is signed, in a comment and in a page is text', async ({ running, show }) => {
  const markup = '<img src=x onerror="window.taken = true"><script>window.taken = true</script><b>bold</b>';
  const isText = async (frame: Page): Promise<void> => {
    expect(
      await frame.evaluate(() => [
        document.querySelectorAll('img[src="x"], main script, main b').length,
        'taken' in window,
      ]),
    ).toEqual([0, false]);
  };
  const { station, passwords } = running;
  const { page, surface } = station;
  await askFor(page, 'Approve');
  await fill(surface, 'supervisor', passwords['supervisor'] ?? '', 'Released by', markup);
  await surface.getByRole('button', { name: 'Sign as approved' }).click();
  await expect(surface.getByText('Signed as approved')).toBeVisible();
  await isText(surface);
  await closeAnswer(surface);

  await station.button('Sign in').click();
  await surface.getByLabel('User name').fill('admin');
  await surface.getByLabel('Password').fill(passwords['admin'] ?? '');
  await surface.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Ada Winter')).toBeVisible();
  await page.evaluate(
    (displayName) =>
      window.countersignPage.addUser({ username: 'marked', displayName, email: '', roles: [], isSuperUser: false }),
    markup,
  );
  await expect(surface.getByText(markup).first()).toBeVisible();
  await isText(surface);
  await surface.getByRole('button', { name: 'It was handed over' }).click();
  await openTab(page, 'Users');
  await page.getByRole('button', { name: markup }).click();
  await expect(page.getByText(markup).nth(1)).toBeVisible();
  await isText(page);
  const [marked] = readAll<{ id: string }>(station.dataDir, "SELECT id FROM user WHERE user_name = 'marked'");
  await page.evaluate(
    (userId) => window.countersignPage.changeUser({ userId, change: { kind: 'delete' } }),
    marked?.id ?? '',
  );

  const shown = await show({
    title: markup,
    pages: { '/': 'Marked' },
    views: {
      Marked: {
        root: column([
          label('Words', { text: markup }),
          {
            type: 'ia.input.button',
            meta: { name: markup, tooltip: { enabled: true, text: markup } },
            props: { text: markup },
          },
          { type: 'ia.display.table', meta: { name: 'Table' }, props: { data: [{ [markup]: markup }] } },
          {
            type: 'ia.input.dropdown',
            meta: { name: 'Choice' },
            props: { value: markup, options: [{ value: markup, label: markup }] },
          },
          { type: 'ia.display.markdown', meta: { name: 'Prose' }, props: { source: markup } },
        ]),
      },
    },
  });
  await expect(shown.page.getByText(markup).first()).toBeVisible();
  expect(
    await shown.page.evaluate(() => [document.querySelectorAll('img[src="x"], main script').length, 'taken' in window]),
  ).toEqual([0, false]);
});

test('EL-14 no key opens developer tools, loads a page anew, zooms, prints or shows its source', async ({
  running,
}) => {
  test.skip(process.platform !== 'linux', 'Uses the X11 keyboard.');
  await expectNoKeyDoesAnything(running.station);
});

test('EL-4 EL-10 a page cannot leave, open windows, or load what is of others, and a try is kept', async ({
  running,
}) => {
  const { page, app, dataDir, log } = running.station;
  const before = page.url();
  const tried = await page.evaluate(async () => {
    const attempt = async (work: () => unknown): Promise<string> => {
      try {
        return String(await work());
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    };
    const add = <K extends keyof HTMLElementTagNameMap>(name: K, given: Partial<HTMLElementTagNameMap[K]>) =>
      document.body.appendChild(Object.assign(document.createElement(name), given));
    // A debugger's own call may evaluate; what runs in a later task is the page's.
    await new Promise(requestAnimationFrame);
    location.href = 'https://location.example/?secret=1';
    await new Promise(requestAnimationFrame);
    add('a', { href: 'https://link.example/' }).click();
    add('a', { href: 'https://target.example/', target: '_blank' }).click();
    await new Promise(requestAnimationFrame);
    add('form', { action: 'https://form.example/', method: 'post' }).submit();
    add('img', { src: 'https://picture.example/x.png' });
    await new Promise(requestAnimationFrame);
    add('meta', { httpEquiv: 'refresh', content: '1; url=https://refresh.example/' });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return {
      opened: await attempt(() => window.open('https://opened.example/')),
      evaluated: await attempt(() => (0, eval)('1 + 1')),
      script: await attempt(() => add('script', { src: 'https://script.example/x.js' })),
      inline: await attempt(() => add('script', { text: 'window.injected = true' })),
      fetched: await attempt(() => fetch('https://fetched.example/')),
      otherOrigin: await attempt(() => fetch('countersign://challenge/challenge.html')),
      raw: await attempt(() => (document.createElement('p').innerHTML = '<img src=x onerror=1>')),
      injected: String(Reflect.get(window, 'injected')),
    };
  });
  expect(tried).toEqual({
    opened: 'null',
    evaluated: 'EvalError',
    script: 'TypeError',
    inline: 'TypeError',
    fetched: 'TypeError',
    otherOrigin: 'TypeError',
    raw: 'TypeError',
    injected: 'undefined',
  });
  const debug = await page.context().newCDPSession(page);
  const items = [{ mimeType: 'text/uri-list', data: 'https://dropped.example/?secret=1' }];
  for (const dragged of [{ items }, { items: [], files: ['/etc/hostname'] }]) {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await debug.send('Input.dispatchDragEvent', {
        type,
        x: 200,
        y: 300,
        data: { ...dragged, dragOperationsMask: 1 },
      });
  }
  await debug.detach();
  expect(page.url()).toBe(before);
  expect(app.windows()).toHaveLength(2);
  for (const [what, of] of [
    ['navigation', 'location'],
    ['navigation', 'link'],
    ['navigation', 'refresh'],
    ['window', 'target'],
    ['window', 'opened'],
    ['content', 'form'],
    ['content', 'picture'],
    ['content', 'fetched'],
    ['drop', 'dropped'],
  ]) {
    expect(log(), of).toContain(`${what}, https://${of}.example`);
  }
  for (const sink of ['TrustedHTML', 'TrustedScriptURL', 'TrustedScript']) expect(log()).toContain(`content, ${sink}"`);
  await expect.poll(log).toContain('drop, a file');
  // A locator would wait for the end of what was stopped.
  const shown = (): Promise<string> => page.evaluate(() => document.body.innerText);
  await expect.poll(shown).toContain('What is dropped on this page is not opened.');
  for (const what of ['navigation', 'window', 'content', 'drop']) {
    await expect.poll(() => stopped(dataDir, what), what).not.toEqual([]);
  }
  expect(JSON.stringify(stopped(dataDir, 'navigation'))).not.toContain('secret');
  await page.reload();
});

test('EL-12 no permission and no device is given, whatever its name', async ({ running }) => {
  const { page } = running.station;
  const answers = await page.evaluate(async () => {
    /** What a browser knows under the names of the standard, of Chromium and of Electron; another version knows others. */
    const names =
      `accelerometer ambient-light-sensor automatic-fullscreen background-fetch background-sync bluetooth camera
      captured-surface-control clipboard-read clipboard-sanitized-write clipboard-write display-capture fileSystem fullscreen
      geolocation gyroscope hid idle-detection keyboard-lock local-fonts local-network-access magnetometer mediaKeySystem
      microphone midi nfc notifications openExternal payment-handler periodic-background-sync persistent-storage pointer-lock
      push screen-wake-lock serial smart-card speaker-selection storage-access system-wake-lock top-level-storage-access usb
      web-app-installation window-management window-placement`.split(/\s+/);
    const query = (name: string): Promise<string> =>
      navigator.permissions
        .query({ name: name as PermissionName })
        // One that this version does not know it cannot give.
        .then(
          ({ state }) => state,
          (error: unknown) => (error instanceof DOMException ? error.name : 'unknown'),
        );
    const states = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await query(name)] as const)));
    const lists = await Promise.all(
      ['hid', 'usb', 'serial'].map(async (name): Promise<number> => {
        const api = Reflect.get(navigator, name) as Record<string, (() => Promise<unknown[]>) | undefined>;
        return ((await (api['getDevices'] ?? api['getPorts'])?.call(api)) ?? []).length;
      }),
    );
    const ask = (work: Promise<unknown>): Promise<string> =>
      work.then(String, (error: unknown) => String(error).split(':')[0] ?? '');
    return {
      states,
      lists,
      screen: await ask(navigator.mediaDevices.getDisplayMedia()),
      notification: await ask(Notification.requestPermission()),
      wake: await ask(navigator.wakeLock.request('screen')),
      place: await ask(
        new Promise((resolve, reject) => {
          navigator.geolocation.getCurrentPosition(resolve, ({ message }) => reject(new Error(message)));
        }),
      ),
      kept: await ask(navigator.storage.persist()),
      port: await ask((Reflect.get(navigator, 'serial') as { requestPort: () => Promise<unknown> }).requestPort()),
    };
  });
  const given = Object.entries(answers.states).filter(([, state]) => state === 'granted' || state === 'prompt');
  expect(given).toEqual([]);
  expect(answers.states).toMatchObject({
    geolocation: 'denied',
    camera: 'denied',
    notifications: 'denied',
    midi: expect.stringMatching(/denied|NotAllowedError/),
  });
  expect(answers).toMatchObject({
    lists: [0, 0, 0],
    screen: 'NotAllowedError',
    notification: 'denied',
    wake: 'NotAllowedError',
    place: 'Error',
    kept: 'false',
    port: 'NotFoundError',
  });
});

test('EL-20 EL-7 OI-23 a page that crashes, hangs or floods comes back, without its challenge, signature or a dump of its memory', async ({
  demo,
}) => {
  test.setTimeout(600_000);
  const { station } = demo;
  /** Runs something in the page by the program: a driver loses a page that crashed. */
  const inPage = (script: string, wait = true): Promise<unknown> =>
    station.app.evaluate(
      ({ webContents }, given) => {
        const ran = webContents
          .getAllWebContents()
          .find((contents) => contents.getURL().includes('page.html'))
          ?.executeJavaScript(given.script);
        return given.wait ? ran : undefined;
      },
      { script, wait },
    );
  const press = (name: string): Promise<unknown> =>
    inPage(`[...document.querySelectorAll('main button')].find((one) => one.innerText.trim() === '${name}')?.click()`);
  const waits = (): Promise<unknown> =>
    inPage("document.querySelector('main')?.innerText.includes('waits for a Supervisor')");
  const states = (): readonly string[] =>
    readAll<{ state: string }>(station.dataDir, 'SELECT state FROM challenge').map(({ state }) => state);
  await station.button('Release line').click();
  await expect(station.button('Approve')).toBeEnabled();
  const ends: readonly (readonly [string, () => Promise<unknown>])[] = [
    [
      'crashes',
      () =>
        station.app.evaluate(({ webContents }) =>
          webContents
            .getAllWebContents()
            .find((contents) => contents.getURL().includes('page.html'))
            ?.forcefullyCrashRenderer(),
        ),
    ],
    ['hangs', () => inPage('setTimeout(() => { for (;;); })', false)],
    [
      'floods',
      () =>
        inPage(
          'setTimeout(() => { for (let i = 0; i < 1_000_000; i += 1) window.countersignPage.readStatus(null); })',
          false,
        ),
    ],
  ];
  for (const [index, [how, end]] of ends.entries()) {
    await test.step(how, async () => {
      await press('Approve');
      await expect.poll(() => states().filter((state) => state === 'open')).toHaveLength(1);
      await end();
      await expect.poll(states, { timeout: 120_000 }).toEqual(Array(index + 1).fill('cancelled'));
      await expect.poll(waits).toBe(true);
    });
  }
  expect(signatures(station.dataDir)).toEqual([]);
  expect(station.log()).toContain('A page hangs and is ended.');
  // OI-23: what was in the memory of what crashed is kept nowhere.
  const dumps = await station.app.evaluate(({ app }) => app.getPath('crashDumps'));
  const left = existsSync(dumps) ? readdirSync(dumps, { recursive: true, encoding: 'utf8' }) : [];
  expect(left.filter((file) => file.endsWith('.dmp'))).toEqual([]);
  await expect.poll(() => stopped(station.dataDir, 'flood')).toHaveLength(1);
});
