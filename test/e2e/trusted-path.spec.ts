import { execFileSync } from 'node:child_process';
import { askFor, closeAnswer, expect, fill, order, readAll, signatures, stopped, test } from './station.ts';

test('EL-8 a page frame has the calls of its own contract and nothing else', async ({ running }) => {
  const { page, surface } = running.station;
  const isTheSame = () => {
    const { calls, ...others } = window.countersignPageTexts ?? { calls: {} };
    const own = Object.keys(window.countersignPage).filter((name) => name !== 'on');
    return [Object.keys(others), own.sort().join() === Object.keys(calls).sort().join()];
  };
  expect(await page.evaluate(isTheSame)).toEqual([['on'], true]);
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
    'pressKey',
    'readHistory',
    'readJournal',
    'readStatus',
    'readUser',
    'reportDrop',
    'resumePage',
    'searchUsers',
    'sendFile',
    'setDock',
    'signOut',
    'tellScan',
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
    'reportDrop',
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
  for (const name of [
    'countersignChallenge',
    'countersignChallengeTexts',
    'require',
    'process',
    'ipcRenderer',
    'electron',
  ]) {
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
          const answered = (said: string): void => {
            Reflect.deleteProperty(frame ?? {}, 'send');
            resolve(JSON.parse(said));
          };
          const send = (_channel: string, _id: string, said: string): void => answered(said);
          const senderFrame = frame === null ? null : Object.assign(frame, { send });
          ipcMain.emit(`countersign:${channel}:call`, { sender, senderFrame }, '1', name, input);
          if (frame === null) setTimeout(() => answered('"nobody"'), 500);
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
      ['writeProperty', { id: 'c1', property: 'props.text', value: Array(1_500_000).fill(0) }],
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

test('EL-9 what a page or a surface calls by itself gets the refusal that a person gets', async ({ running }) => {
  const { station, passwords } = running;
  const { page, surface } = station;
  const before = signatures(station.dataDir);
  await station.button('Sign in').click();
  await surface.getByLabel('User name').fill('operator');
  await surface.getByLabel('Password').fill(passwords['operator'] ?? '');
  await surface.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Olga Berg')).toBeVisible();

  await test.step('no roles: whoever is no administrator makes none', async () => {
    const answers = await page.evaluate(async () => {
      const { addUser, changeUser, readUser, searchUsers, askStationSign } = window.countersignPage;
      const userId = crypto.randomUUID();
      return [
        await addUser({
          username: 'mallory',
          displayName: 'Mallory',
          email: '',
          roles: ['Supervisor'],
          isSuperUser: true,
        }),
        await changeUser({ userId, change: { kind: 'roles', roles: ['Supervisor'] } }),
        await readUser({ userId }),
        await searchUsers({ text: '', filter: 'all', page: 1 }),
        await askStationSign(null),
      ];
    });
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(readAll(station.dataDir, "SELECT id FROM user WHERE user_name = 'mallory'")).toEqual([]);
  });

  await test.step('no signature: by the surface, or by a call of its console, it is refused in the same words', async () => {
    await askFor(page, 'Approve');
    await fill(surface, 'operator', passwords['operator'] ?? '');
    await surface.getByRole('button', { name: 'Sign as approved' }).click();
    const refusal = surface.getByText(/Nothing was signed/).first();
    await expect(refusal).toBeVisible();
    const [open] = readAll<{ id: string }>(station.dataDir, "SELECT id FROM challenge WHERE state = 'open'");
    const answer = await surface.evaluate((input) => window.countersignChallenge.sign(input), {
      id: open?.id ?? '',
      meaning: 'Released by',
      userName: 'operator',
      password: passwords['operator'] ?? '',
    });
    if (!answer.ok) throw new Error(answer.error.message);
    expect(answer.value).toMatchObject({ outcome: 'refused' });
    const words = await refusal.innerText();
    expect(words).toContain('Olga Berg may not sign this: it needs Supervisor. Nothing was signed.');
    // The call counts as the person's try did.
    expect(words.replace('2 attempts', '1 attempt')).toContain(answer.value.message);
    await surface.getByRole('button', { name: 'Cancel' }).click();
    const closed = await surface.evaluate((input) => window.countersignChallenge.sign(input), {
      id: open?.id ?? '',
      meaning: 'Released by',
      userName: 'supervisor',
      password: passwords['supervisor'] ?? '',
    });
    expect(closed).not.toMatchObject({ ok: true, value: { outcome: 'signed' } });
  });
  expect(signatures(station.dataDir)).toEqual(before);
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

test('HM-7 neither Enter signs, however often a reader sends it, nor a blank in what it reads; Space does', async ({
  running,
}) => {
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
  // Each key a millisecond after the last, however busy the page is.
  const isActedOn = await station.surface.evaluate(() => {
    const at = performance.now();
    return ['L', 'O', 'T', ' ', '4', 'Enter'].flatMap((key, index) =>
      ['keydown', 'keyup'].map((type) => {
        const event = new KeyboardEvent(type, { key, bubbles: true, cancelable: true });
        Object.defineProperty(event, 'timeStamp', { value: at + index });
        return document.activeElement?.dispatchEvent(event);
      }),
    );
  });
  expect(isActedOn).toEqual([true, true, ...Array<boolean>(10).fill(false)]);
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
  await order(station.app, ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().forEach((window) => {
      if (window.id !== Math.min(...BrowserWindow.getAllWindows().map(({ id }) => id))) window.close();
    }),
  );
  await expect.poll(() => station.app.windows().length).toBe(2);
  expect(second.page.isClosed()).toBe(true);
});
