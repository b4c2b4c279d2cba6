import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { askFor, closeAnswer, fill, readAll, test, expect } from './station.ts';

/** What frames tried of one kind, as the trail has it. */
const stopped = (dataDir: string, what: string): readonly unknown[] =>
  readAll(
    dataDir,
    `SELECT bytes ->> '$.detail.of' AS of FROM audit_entry
     WHERE action = 'page.stopped' AND bytes ->> '$.detail.what' = '${what}'`,
  );

/** The signatures of a station. */
const signatures = (dataDir: string): readonly unknown[] => readAll(dataDir, 'SELECT id FROM signature');

test('EL-8 a page frame has the calls of its own contract and nothing else', async ({ running }) => {
  const { page, surface } = running.station;
  expect(await page.evaluate(() => Object.keys(Reflect.get(window, 'countersignPage') as object).sort())).toEqual([
    'addUser',
    'askSignIn',
    'askStationSign',
    'browseTags',
    'changeUser',
    'chooseFromMenu',
    'closePopup',
    'fireEvent',
    'focusPopup',
    'followLink',
    'handleAlarms',
    'lockScreen',
    'on',
    'openPage',
    'readHistory',
    'readJournal',
    'readStatus',
    'readUser',
    'resumePage',
    'searchUsers',
    'sendFile',
    'setDock',
    'signOut',
    'tellSizes',
    'writeProperty',
  ]);
  expect(
    await surface.evaluate(() => Object.keys(Reflect.get(window, 'countersignChallenge') as object).sort()),
  ).toEqual([
    'cancel',
    'changeStationSign',
    'choosePassword',
    'completeSetup',
    'confirmTotp',
    'copyAddress',
    'dismiss',
    'on',
    'proveIdentity',
    'readProof',
    'readSurface',
    'reportShown',
    'sign',
    'signAsProved',
    'signIn',
    'startProof',
    'stopProof',
  ]);
  // Nobody is signed in: what only administrators may ask is answered to nobody.
  const asked = await page.evaluate(() => window.countersignPage.searchUsers({ text: '', filter: 'all', page: 1 }));
  expect(asked).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  for (const name of ['countersignChallenge', 'require', 'process', 'ipcRenderer', 'electron']) {
    expect(await page.evaluate((global) => typeof Reflect.get(window, global), name)).toBe('undefined');
  }
});

test('EL-6 the gateway hears the challenge contract from the signing surface alone', async ({ running }) => {
  const { station, passwords } = running;
  const before = signatures(station.dataDir);
  await askFor(station.page, 'Approve');
  await fill(station.surface, 'supervisor', passwords['supervisor'] ?? '');
  const [open] = readAll<{ id: string }>(station.dataDir, "SELECT id FROM challenge WHERE state = 'open'");
  const answers = await station.app.evaluate(
    async ({ ipcMain, webContents }, { id, password }) => {
      const find = (name: string) =>
        webContents.getAllWebContents().find((contents) => contents.getURL().includes(`${name}.html`));
      const [page, surface] = [find('page'), find('challenge')];
      const input = { id, meaning: 'Released by', userName: 'supervisor', password };
      /** The answer to a call that comes from a frame as if its preload had been taken over. */
      const ask = (channel: string, name: unknown, sender: unknown, frame: object | null = {}) =>
        new Promise<unknown>((resolve) => {
          const answered = (said: unknown): void => {
            Reflect.deleteProperty(frame ?? {}, 'send');
            resolve(said);
          };
          const send = (_channel: string, _id: string, said: unknown): void => answered(said);
          const senderFrame = frame === null ? null : Object.assign(frame, { send });
          ipcMain.emit(`countersign:${channel}:call`, { sender, senderFrame }, '1', name, input);
          if (frame === null) setTimeout(() => answered('nobody'), 500);
        });
      return {
        page: await ask('challenge', 'sign', page, page?.mainFrame),
        otherOrigin: await ask('challenge', 'sign', surface, page?.mainFrame),
        subframe: await ask('challenge', 'sign', surface, { origin: 'countersign://challenge' }),
        gone: await ask('challenge', 'sign', surface, null),
        unknownName: await ask('challenge', 'signForAll', surface, surface?.mainFrame),
        inherited: await ask('challenge', 'toString', surface, surface?.mainFrame),
        noName: await ask('challenge', { sign: true }, surface, surface?.mainFrame),
        ofPages: await ask('page', 'sign', page, page?.mainFrame),
      };
    },
    { id: open?.id, password: passwords['supervisor'] },
  );
  const refused = expect.objectContaining({ ok: false, error: expect.objectContaining({ code: 'forbidden' }) });
  expect(answers).toEqual({
    ...Object.fromEntries(Object.keys(answers).map((name) => [name, refused])),
    gone: 'nobody',
  });
  expect(signatures(station.dataDir)).toEqual(before);
  await expect.poll(() => stopped(station.dataDir, 'call')).not.toEqual([]);
  await station.surface.getByRole('button', { name: 'Cancel' }).click();
});

test('what the gateway says comes in the order in which it was said: an answer before the changes after it', async ({
  running,
}) => {
  const { page, app } = running.station;
  const most = 1000;
  await app.evaluate(({ ipcMain }, last) => {
    ipcMain.on('countersign:page:call', function follow({ sender }, _id, name, input) {
      if (name !== 'tellSizes') return;
      const { width } = (input as { readonly viewport: { readonly width: number } }).viewport;
      if (width === last) ipcMain.off('countersign:page:call', follow);
      const change = JSON.stringify({ kind: 'title', title: String(width) });
      setImmediate(() => sender.send('countersign:page:event', 'layout', change));
    });
  }, most);
  const late = await page.evaluate(async (last) => {
    const bridge = window.countersignPage;
    const titles = new Set<string>();
    bridge.on('layout', (text) => {
      titles.add(/title\W+(\d+)/.exec(JSON.stringify(text))?.[1] ?? '');
    });
    let wrong = 0;
    // By its width the change of a call is told from those of others.
    for (let width = 1; width <= last; width += 1) {
      const size = { width, height: 600 };
      await bridge.tellSizes({ viewport: size, screen: size, primaryView: size });
      if (titles.has(String(width))) wrong += 1;
    }
    while (titles.size < last) await new Promise(requestAnimationFrame);
    return wrong;
  }, most);
  expect(late).toBe(0);
  await page.reload();
});

test('a page starts with a few files, and none of them is of the signing surface', async ({ running }) => {
  const document = await running.station.page.evaluate(async () => (await fetch('/page.html')).text());
  const files = [...document.matchAll(/"\/assets\/([a-z-]+)-[^"/]+\.(?:js|css)"/g)].map(([, name]) => name);
  expect(files.sort()).toEqual(['first', 'first', 'page', 'page-first', 'page-first', 'schemas']);
});

test('EL-7 input that breaks the schema is refused, and the program goes on', async ({ running }) => {
  const { page } = running.station;
  const answers = await page.evaluate(async () => {
    const bridge: object = window.countersignPage;
    const endless: Record<string, unknown> = {};
    endless['again'] = endless;
    const inputs: [string, unknown][] = [
      ['openPage', { path: 5 }],
      ['openPage', { path: '/', extra: 1 }],
      ['openPage', { path: 'x'.repeat(10_000) }],
      ['fireEvent', { id: 'c1', event: 'component.onActionPerformed', payload: { n: Number.NaN } }],
      ['writeProperty', null],
      ['writeProperty', { id: 'c1', property: '__proto__.polluted', value: new Date() }],
      ['writeProperty', { id: 'c1', property: 'props.text', value: 'x'.repeat(5_000_000) }],
      ['writeProperty', { id: 'c1', property: 'props.text', value: Array(5_000_000).fill(0) }],
      ['writeProperty', { id: 'c1', property: 'props.text', value: endless }],
    ];
    return Promise.all(
      inputs.map(([name, input]): unknown => {
        const call: unknown = Reflect.get(bridge, name);
        return typeof call === 'function' ? Reflect.apply(call, undefined, [input]) : undefined;
      }),
    );
  });
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'illegal-argument' } });
  await askFor(running.station.page, 'Approve');
  await running.station.surface.getByRole('button', { name: 'Cancel' }).click();
});

test('EL-1 every frame is isolated, sandboxed and without Node', async ({ running }) => {
  const preferences = await running.station.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const read = Reflect.get(contents, 'getLastWebPreferences') as () => Record<string, unknown>;
      return read.call(contents);
    }),
  );
  expect(preferences).toHaveLength(2);
  for (const frame of preferences) {
    expect(frame).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      experimentalFeatures: false,
      webviewTag: false,
      allowRunningInsecureContent: false,
    });
    // Some versions of Electron tell it only where it is on.
    expect(frame['nodeIntegrationInWorker'] ?? false).toBe(false);
  }
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
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const items = [{ mimeType: 'text/uri-list', data: 'https://dropped.example/' }];
    await debug.send('Input.dispatchDragEvent', { type, x: 200, y: 300, data: { items, dragOperationsMask: 1 } });
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
  ]) {
    expect(log(), of).toContain(`${what}, https://${of}.example`);
  }
  for (const sink of ['TrustedHTML', 'TrustedScriptURL', 'TrustedScript']) expect(log()).toContain(`content, ${sink}"`);
  for (const what of ['navigation', 'window', 'content']) {
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

test('EL-11 the scheme serves the built renderer and nothing beside it', async ({ running }) => {
  const statuses = await running.station.app.evaluate(async ({ net }) => {
    const urls = [
      'countersign://page/page.html',
      'countersign://page/challenge.html',
      'countersign://page/..%2f..%2fpackage.json',
      'countersign://page/%2e%2e/main/main.js',
      'countersign://page/..%5cmain%5cmain.js',
      'countersign://page/page.html%00.css',
      'countersign://other/page.html',
    ];
    return Promise.all(urls.map(async (url) => (await net.fetch(url)).status));
  });
  expect(statuses).toEqual([200, 404, 404, 404, 404, 404, 404]);
});

test('EL-11 surfaces share neither storage nor what they are served with pages', async ({ running }) => {
  const statuses = await running.station.app.evaluate(async ({ session, webContents }) => {
    const urls = ['countersign://page/page.html', 'countersign://challenge/challenge.html'];
    const sessions = new Set(webContents.getAllWebContents().map((contents) => contents.session));
    return Promise.all(
      [...sessions].map(async (own) => [
        own === session.defaultSession ? 'page' : 'surface',
        own.isPersistent(),
        ...(await Promise.all(urls.map(async (url) => (await own.fetch(url)).status))),
      ]),
    );
  });
  expect(statuses.toSorted()).toEqual([
    ['page', true, 200, 404],
    ['surface', false, 404, 200],
  ]);
});

test('a real pointer on the covered page does nothing while the surface is open', async ({ running }) => {
  test.skip(process.platform !== 'linux', 'Uses the X11 pointer.');
  const { station, passwords } = running;
  await askFor(station.page, 'Approve');
  await fill(station.surface, 'supervisor', passwords['supervisor'] ?? '');
  const bounds = await station.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getContentBounds(),
  );
  const tab = await station.page.getByRole('button', { name: 'History' }).boundingBox();
  const point = [(bounds?.x ?? 0) + (tab?.x ?? 0) + 20, (bounds?.y ?? 0) + (tab?.y ?? 0) + 20].map((n) =>
    String(Math.round(n)),
  );
  const click = (): void => {
    execFileSync('xdotool', ['mousemove', ...point, 'click', '1']);
  };
  click();
  // The surface still has what was typed, and a pointer on its own button works: it was the same pointer.
  await expect(station.surface.getByLabel('User name')).toHaveValue('supervisor');
  const cancel = await station.surface.getByRole('button', { name: 'Cancel' }).boundingBox();
  execFileSync('xdotool', [
    'mousemove',
    ...[(bounds?.x ?? 0) + (cancel?.x ?? 0) + 20, (bounds?.y ?? 0) + (cancel?.y ?? 0) + 20].map((n) =>
      String(Math.round(n)),
    ),
    ...['click', '1'],
  ]);
  await expect(station.surface.getByRole('dialog')).toBeHidden();
  await expect(station.page).toHaveTitle(/^Line 4/);
  click();
  await expect(station.page).toHaveTitle(/^History/);
});

test('EL-20 EL-7 OI-23 a page that crashes, hangs or floods comes back, without its challenge, signature or a dump of its memory', async ({
  demo,
}) => {
  test.setTimeout(150_000);
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
      await expect.poll(states, { timeout: 60_000 }).toEqual(Array(index + 1).fill('cancelled'));
      await expect.poll(waits, { timeout: 20_000 }).toBe(true);
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

test('HM-7 Enter never signs, however often a reader sends it; Space does', async ({ running }) => {
  const { station, passwords } = running;
  const before = signatures(station.dataDir);
  await askFor(station.page, 'Approve');
  await fill(station.surface, 'supervisor', passwords['supervisor'] ?? '');
  const { keyboard } = station.surface;
  for (let times = 0; times < 5; times += 1) await keyboard.down('Enter');
  await keyboard.up('Enter');
  await station.surface.getByRole('button', { name: 'Sign as approved' }).focus();
  for (let times = 0; times < 5; times += 1) await keyboard.down('Enter');
  await keyboard.up('Enter');
  await expect(station.surface.getByText('Nothing is signed until you press Sign.')).toBeVisible();
  expect(signatures(station.dataDir)).toEqual(before);
  await keyboard.press('Space');
  await expect(station.surface.getByText('Signed as approved')).toBeVisible();
  await closeAnswer(station.surface);
});

test('a stale cancel leaves the challenge that is open alone', async ({ running }) => {
  const { station } = running;
  await askFor(station.page, 'Approve');
  await station.surface.getByRole('dialog').waitFor();
  await station.surface.evaluate(() =>
    window.countersignChallenge.cancel({ id: '01890a5d-ac96-774b-bcce-b302099a8057' }),
  );
  await expect(station.surface.getByRole('dialog')).toBeVisible();
  await station.surface.getByRole('button', { name: 'Cancel' }).click();
  await expect(station.surface.getByRole('dialog')).toBeHidden();
});

test('a closed window takes its signing surface with it', async ({ running }) => {
  const { station } = running;
  const second = await station.newWindow();
  expect(station.app.windows()).toHaveLength(4);
  await station.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().forEach((window) => {
      if (window.id !== Math.min(...BrowserWindow.getAllWindows().map(({ id }) => id))) window.close();
    }),
  );
  await expect.poll(() => station.app.windows().length).toBe(2);
  expect(second.page.isClosed()).toBe(true);
});
