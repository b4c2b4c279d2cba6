import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import {
  aliveEvery,
  CloseCode,
  lookEvery,
  notLiveAfter,
  openedPage,
  peopleHeader,
  zoneHeader,
} from '../../electron/contract/socket.ts';
import { totpCode as totpCodeOf, totpStep } from '../../electron/gateway/sso/totp.ts';
import {
  idOf,
  press,
  servePages,
  shownOn,
  surfaceOf,
  ticketOf,
  type ServedStation,
  type TestBrowser,
  type TestSocket,
} from '../support/browser.ts';
import { testClock, type TestClock } from '../support/clock.ts';
import { installer } from '../support/ssoScene.ts';
import { newDataDir, openStation, testPassword, viewFile, type TestStation } from '../support/station.ts';
import { until } from '../support/until.ts';

const script = (text: string): unknown => ({
  component: { onActionPerformed: { type: 'script', scope: 'G', config: { script: text } } },
});
const button = (name: string, text: string): unknown => ({
  type: 'ia.input.button',
  meta: { name },
  props: { text: name },
  events: script(text),
});
const main = {
  custom: { uuids: [] },
  root: {
    type: 'ia.container.flex',
    meta: { name: 'root' },
    children: [
      button(
        'Ask',
        '\ttemplate = system.mes.signature.getSignatureTemplate("Line Release Approval")\n' +
          '\tuuids = system.mes.signature.authorization.queueAuthRequest(template, "Release " + self.session.props.id, "")\n' +
          '\tself.view.custom.uuids = [str(uuid) for uuid in uuids]',
      ),
      button(
        'Sign',
        '\tsystem.mes.signature.authorization.triggerAuthRequest(self.view.custom.uuids[0], self.session, self.page, True)',
      ),
      button('Who', '\tsystem.util.getLogger("who").info(str(self.session.props.auth.user.userName))'),
      button(
        'Info',
        '\timport json\n\tof = {"all": (), "sam": ("SAM", ), "none": (None, "another")}[event["filters"]]\n' +
          '\tsystem.util.getLogger("info").info(json.dumps(system.perspective.getSessionInfo(*of)))',
      ),
      button('Zone', '\tsystem.util.getLogger("zone").info(str(self.session.props.device.timezone.id))'),
      button('Address', '\tsystem.util.getLogger("address").info(self.session.props.gateway.address)'),
      { type: 'ia.input.text-field', meta: { name: 'Note' }, props: { text: '' } },
    ],
  },
};

async function open(pages: Parameters<typeof servePages>[1] = {}): Promise<{
  station: TestStation;
  clock: TestClock;
  served: ServedStation;
}> {
  const clock = testClock();
  const station = await openStation({ clock, files: { [viewFile('Main')]: main } });
  return { station, clock, served: await servePages(station, pages, clock) };
}

/** The same, where the server alone has the clock that is given back. */
async function openApart(): ReturnType<typeof open> {
  const clock = testClock();
  const station = await openStation({ files: { [viewFile('Main')]: main } });
  return { station, clock, served: await servePages(station, {}, clock) };
}

async function signIn(browser: TestBrowser, page: TestSocket, userName: string): Promise<void> {
  await page.call('askSignIn');
  const dialog = await surfaceOf(browser, page);
  expect(await dialog.call('signIn', { userName, password: testPassword })).toMatchObject({
    ok: true,
    value: { outcome: 'done' },
  });
}

/** Asks for a signature on a page, and brings its challenge up on the surface. */
async function challenge(browser: TestBrowser, page: TestSocket): Promise<{ surface: TestSocket; id: string }> {
  await press(page, 'Ask');
  const before = ticketOf(page);
  const triggered = press(page, 'Sign');
  await until(() => {
    if (ticketOf(page) === before) throw new Error('no ticket yet');
  });
  const socket = await surfaceOf(browser, page);
  const over = await shownOn(socket);
  if (over.kind !== 'challenge') throw new Error(`a ${over.kind} lies over the page`);
  await socket.call('reportShown', { id: over.challenge.id });
  await triggered;
  return { surface: socket, id: over.challenge.id };
}

const signature = { meaning: 'Released by', password: testPassword } as const;

describe('files for browsers', () => {
  it('come with a policy that lets nothing in, and a surface that only pages of the station may frame', async () => {
    const { served } = await open();
    const page = await fetch(`${served.address}/`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`frame-src ${served.surfaces}`);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const frame = await fetch(`${served.surfaces}/`);
    expect(frame.headers.get('content-security-policy')).toContain(`frame-ancestors ${served.address}`);
    expect(await frame.text()).toContain('<title>surface</title>');
  });

  it('are those of the renderer alone, under the paths of the project’s pages too', async () => {
    const { served } = await open();
    expect(await (await fetch(`${served.address}/Any/Page`)).text()).toContain('<title>page</title>');
    const asDocument = { headers: { 'sec-fetch-dest': 'document' } };
    expect(await (await fetch(`${served.address}/lot/B-2.1`, asDocument)).text()).toContain('<title>page</title>');
    expect((await fetch(`${served.address}/assets/page-1.js`)).headers.get('cache-control')).toContain('immutable');
    for (const path of ['/challenge.html', '/secret.pem', '/..%2f..%2fkeys.json', '/%2e%2e/keys.json', '/no.js']) {
      expect((await fetch(`${served.address}${path}`)).status, path).toBe(404);
    }
    expect((await fetch(`${served.surfaces}/page.html`)).status).toBe(404);
  });

  it('are not served under another name', async () => {
    const { served } = await open();
    for (const address of [served.address, served.surfaces]) {
      const { port } = new URL(address);
      const status = await new Promise((resolve) => {
        request({ host: '127.0.0.1', port, headers: { host: `evil.example:${port}` } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        }).end();
      });
      expect(status).toBe(403);
    }
  });

  it('have a page that says how many sessions there are', async () => {
    const { served, clock } = await open();
    await served.browser().openPage();
    const two = served.browser();
    await two.openPage();
    await two.openPage();
    clock.advance(61_000);
    const status = await fetch(`${served.address}/status`, { headers: { accept: 'application/json' } });
    expect(await status.json()).toEqual({ station: 'TEST-1', sessions: 2, pages: 3, uptime: 61 });
    expect(await (await fetch(`${served.address}/status`)).text()).toMatch(/Sessions in browsers: 2/);
  });
});

describe('files that pages show', () => {
  const drawing = { 'countersign/images/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' };

  it('are for the browser of a session alone, and run nothing in it', async () => {
    const station = await openStation({ files: drawing });
    const served = await servePages(station);
    const address = `${served.address}/system/images/a.svg`;
    const browser = served.browser();
    await browser.openPage();
    const { cookie } = browser;
    const shown = await fetch(address, { headers: { cookie: cookie() } });
    expect(shown.status).toBe(200);
    expect(shown.headers.get('content-type')).toBe('image/svg+xml');
    expect(shown.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    const etag = shown.headers.get('etag') ?? '';
    const again = await fetch(address, { headers: { cookie: cookie(), 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect((await fetch(address)).status).toBe(404);
    expect((await fetch(`${served.surfaces}/system/images/a.svg`, { headers: { cookie: cookie() } })).status).toBe(404);
    expect((await fetch(`${served.address}/system/images/b.svg`, { headers: { cookie: cookie() } })).status).toBe(404);
  });

  it('are not shown to people whom the project does not let in', async () => {
    const permissions = { type: 'AllOf', securityLevels: [{ name: 'Authenticated', children: [] }] };
    const station = await openStation({
      files: { ...drawing, 'com.inductiveautomation.perspective/session-permissions/data.bin': permissions },
    });
    const served = await servePages(station);
    const browser = served.browser();
    await station.addUser('sam');
    const { page } = await browser.openPage();
    const status = async (): Promise<number> =>
      (await fetch(`${served.address}/system/images/a.svg`, { headers: { cookie: browser.cookie() } })).status;
    expect(await status()).toBe(404);
    await signIn(browser, page, 'sam');
    expect(await status()).toBe(200);
    await page.call('signOut');
    expect(await status()).toBe(404);
  });

  it('come from the computers that the site lists, by the policy of pages and not of surfaces', async () => {
    const dataDir = newDataDir();
    writeFileSync(
      join(dataDir, 'outgoing.json'),
      JSON.stringify({ allow: ['https://plant.local:8443'], frames: ['https://mes.local'] }),
    );
    const station = await openStation({ dataDir });
    const served = await servePages(station);
    const policyOf = async (address: string): Promise<string> =>
      (await fetch(address)).headers.get('content-security-policy') ?? '';
    expect(await policyOf(served.address)).toContain("img-src 'self' https://plant.local:8443 data:;");
    expect(await policyOf(served.address)).toContain(`frame-src ${served.surfaces} https://mes.local`);
    expect(await policyOf(served.surfaces)).toContain("img-src 'self';");
    expect(await policyOf(served.surfaces)).not.toContain('mes.local');
  });
});

describe('a page of a browser', () => {
  it('is opened from the station’s own origin alone, and its session knows what zone its browser says and where it found the station', async () => {
    const { station, served } = await open();
    const browser = served.browser();
    for (const origin of ['http://evil.example', served.surfaces, 'null']) {
      expect((await browser.post({ origin })).status, origin).toBe(403);
    }
    const opened = await browser.post({ [zoneHeader]: 'europe/berlin' });
    const [cookie = ''] = opened.headers.getSetCookie();
    await press((await browser.openPage()).page, 'Zone');
    await press((await served.browser().openPage()).page, 'Zone');
    await press((await browser.openPage()).page, 'Address');
    expect(station.log.lines.filter(({ message }) => message === served.address)).toHaveLength(1);
    expect(
      station.log.lines.filter(({ details }) => details['logger'] === 'zone').map(({ message }) => message),
    ).toEqual(['Europe/Berlin', 'None']);
    expect(cookie).toMatch(/^countersign-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('connects with the cookie of its session, the token of its page and its own origin, and not without one of them', async () => {
    const { served } = await open();
    const browser = served.browser();
    const { token } = await browser.openPage();
    await expect(browser.connect('page', { token }, { origin: 'http://evil.example' })).rejects.toThrow(/403/);
    await expect(browser.connect('page', { token }, { origin: served.surfaces })).rejects.toThrow(/403/);
    expect((await browser.connect('page', { token }, { cookie: '' })).closed()).toBe(CloseCode.unknown);
    expect((await served.browser().connect('page', { token })).closed()).toBe(CloseCode.unknown);
    const other = served.browser();
    await other.openPage();
    expect((await other.connect('page', { token })).closed()).toBe(CloseCode.unknown);
    expect((await browser.connect('page', { token: 'x' })).closed()).toBe(CloseCode.unknown);
    expect((await browser.connect('page', { token })).closed()).toBeUndefined();
  });

  it('is another browser’s from another address, since signatures name the session’s', async () => {
    const { served } = await open();
    const browser = served.browser();
    const { token } = await browser.openPage();
    expect((await browser.connect('page', { token }, {}, '127.0.0.2')).closed()).toBe(CloseCode.unknown);
    expect((await browser.connect('page', { token }, {}, '127.0.0.1')).closed()).toBeUndefined();
  });

  it('answers by the contract: broken input and unknown calls are refused, and no call of a surface is heard', async () => {
    const { served } = await open();
    const { page } = await served.browser().openPage();
    const codes = [
      await page.call('openPage', { path: 7 }),
      await page.call('sign', { id: 'x', userName: 'sam', password: testPassword, meaning: 'Released by' }),
      await page.call('readSurface'),
      await page.call('constructor'),
    ].map((answer) => (answer.ok ? 'ok' : answer.error.code));
    expect(codes).toEqual(['illegal-argument', 'forbidden', 'forbidden', 'forbidden']);
  });

  it('is closed for what is no message, too much, or too often', async () => {
    const { served } = await open();
    const browser = served.browser();
    const { page } = await browser.openPage();
    page.say('{');
    await until(() => expect(page.closed()).toBe(1008));
    const large = await browser.openPage();
    large.page.say(JSON.stringify({ id: 1, call: 'openPage', input: 'x'.repeat(5 * 1024 * 1024) }));
    await until(() => expect(large.page.closed()).toBe(1009));
    const often = await browser.openPage();
    for (let turn = 0; turn < 250; turn++) often.page.say({ id: turn, call: 'readStatus', input: null });
    await until(() => expect(often.page.closed()).toBe(1013));
  });

  it('that says anything else than who it is, first, is closed', async () => {
    const { served } = await open();
    const browser = served.browser();
    await browser.openPage();
    expect((await browser.connect('page', { id: 1, call: 'openPage', input: { path: '/' } })).closed()).toBe(1008);
  });

  it('is not heard any more once it was turned away, although its connection is still there', async () => {
    const { station, served } = await open();
    const browser = served.browser();
    const { page } = await browser.openPage();
    const { token } = openedPage.parse(await (await browser.post()).json());
    const socket = new WebSocket(`${served.address.replace(/^http/, 'ws')}/page`, {
      headers: { origin: served.address, cookie: browser.cookie() },
    });
    await once(socket, 'open');
    const event = { id: await idOf(page, 'Who'), event: 'component.onActionPerformed', payload: {} };
    for (const said of [
      { token: 'guessed' },
      { token },
      { id: 1, call: 'openPage', input: { path: '/' } },
      { id: 2, call: 'fireEvent', input: event },
    ])
      socket.send(JSON.stringify(said));
    expect(await once(socket, 'close')).toContain(CloseCode.unknown);
    // Scripts of a session run in their order: one that ran before would be there by now.
    await press(page, 'Who');
    expect(station.log.lines.filter(({ details }) => details['logger'] === 'who')).toHaveLength(1);
  });

  it('HM-2 hears a sign of life each second, and is not live within 3 without one', async () => {
    expect(notLiveAfter + lookEvery).toBeLessThan(3000);
    expect(notLiveAfter).toBeGreaterThan(2 * aliveEvery);
    const { served, clock } = await open();
    const { page } = await served.browser().openPage();
    clock.advance(3000);
    await until(() => expect(page.messages.filter((message) => 'alive' in message)).toHaveLength(3));
  });

  it('that lost its connection is the same page when it comes back, with what changed meanwhile', async () => {
    const { served, clock } = await open();
    const browser = served.browser();
    const { token, page } = await browser.openPage();
    const note = await idOf(page, 'Note');
    page.breakOff();
    await until(() => expect(page.closed()).toBe(1006));
    clock.advance(59_000);
    const again = await browser.connect('page', { token });
    expect(await again.call('writeProperty', { id: note, property: 'text', value: 'kept' })).toMatchObject({
      ok: true,
    });
    expect(await idOf(again, 'Note')).toBe(note);
  });

  it('that stayed away for the session timeout is gone, and its session with it', async () => {
    const { served, clock } = await open();
    const browser = served.browser();
    const { token, page } = await browser.openPage();
    await until(async () => expect(await countOf(served)).toEqual([1, 1]));
    page.breakOff();
    await until(() => expect(page.closed()).toBe(1006));
    await until(async () => {
      clock.advance(30_000);
      expect(await countOf(served)).toEqual([0, 0]);
    });
    expect((await browser.connect('page', { token })).closed()).toBe(CloseCode.unknown);
  });

  it('that was closed by its person ends at once; the session waits for another page', async () => {
    const { served, clock } = await open();
    const browser = served.browser();
    const { page } = await browser.openPage();
    page.leave();
    await until(async () => expect(await countOf(served)).toEqual([1, 0]));
    clock.advance(59_000);
    const { page: next } = await browser.openPage();
    expect(await next.call('readStatus')).toMatchObject({ ok: true, value: { user: null } });
    expect(await countOf(served)).toEqual([1, 1]);
  });

  it('is not opened by one browser too many, nor one too many by a browser', async () => {
    const { served } = await open({ mostSessions: 2, mostPages: 2 });
    const browser = served.browser();
    await browser.openPage();
    await browser.openPage();
    expect((await browser.post()).status).toBe(503);
    await served.browser().openPage();
    const refused = await served.browser().post();
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({
      message: expect.stringMatching(/serves 2 browsers already/) as string,
    });
  });
});

async function countOf({ address }: ServedStation): Promise<[number, number]> {
  const response = await fetch(`${address}/status`, { headers: { accept: 'application/json' } });
  const { sessions, pages } = (await response.json()) as { sessions: number; pages: number };
  return [sessions, pages];
}

it('system.perspective.getSessionInfo tells each session with all its fields, of a user and a project where asked', async () => {
  const { station, served, clock } = await open();
  await station.addUser('sam');
  const browser = served.browser();
  const { page } = await browser.openPage();
  await signIn(browser, page, 'sam');
  clock.advance(5000);
  const own = station.openPage();
  const told = async (filters: string): Promise<unknown> => {
    await own.frame.fire(own.node('Info').id, 'component.onActionPerformed', { filters });
    return JSON.parse(station.log.lines.findLast(({ details }) => details['logger'] === 'info')?.message ?? '');
  };
  const ofBrowser = {
    userAgent: 'node',
    id: expect.any(String) as string,
    username: 'sam',
    project: expect.stringMatching(/^countersign-test-/) as string,
    uptime: 5000,
    clientAddress: '127.0.0.1',
    lastComm: 5000,
    sessionScope: 'browser',
    activePages: 1,
    recentBytesSent: expect.any(Number) as number,
    totalBytesSent: expect.any(Number) as number,
    pageIds: [expect.any(String) as string],
    authorized: true,
  };
  const all = await told('all');
  expect(all).toHaveLength(2);
  expect(all).toContainEqual(ofBrowser);
  expect(all).toContainEqual(
    expect.objectContaining({ sessionScope: 'workstation', username: 'Unauthenticated', totalBytesSent: 0 }),
  );
  expect(await told('sam')).toEqual([ofBrowser]);
  expect(await told('none')).toEqual([]);
});

describe('a signing surface of a browser', () => {
  async function signed() {
    const opened = await open();
    await opened.station.addUser('sam', 'Supervisor');
    const browser = opened.served.browser();
    const { page, token } = await browser.openPage();
    return { ...opened, browser, page, token };
  }

  it('signs, through the session and address of its browser', async () => {
    const { station, browser, page } = await signed();
    const { surface: socket, id } = await challenge(browser, page);
    expect(await socket.call('sign', { id, userName: 'sam', ...signature })).toMatchObject({
      ok: true,
      value: { outcome: 'signed', userName: 'sam' },
    });
    expect(await shownOn(socket)).toMatchObject({ kind: 'ended' });
    await socket.call('dismiss');
    await until(() => expect(socket.closed()).toBe(CloseCode.over));
    expect(page.messages.findLast((message) => 'surface' in message)).toEqual({ surface: null });
    expect(station.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('ES-18 leaves entries that say the session, the address and the call of each act, and none of what the station did', async () => {
    const { station, browser, page } = await signed();
    await signIn(browser, page, 'sam');
    const { surface: socket, id } = await challenge(browser, page);
    await socket.call('sign', { id, userName: 'sam', ...signature });
    const told = station.gateway.trail.latest(1000).map(({ action, call }) => ({ action, call }));
    const callOf = (action: string) => told.find((entry) => entry.action === action)?.call;
    const acts = ['session.created', 'signature.requested', 'challenge.opened', 'signature.approved'].map(callOf);
    expect(acts[0]?.session).toMatch(/^[\da-f-]{36}$/);
    for (const act of acts) {
      expect(act).toEqual({
        session: acts[0]?.session,
        address: '127.0.0.1',
        cid: expect.stringMatching(/^[\da-f]{24}$/) as string,
      });
    }
    expect(new Set(acts.map((act) => act?.cid)).size).toBe(acts.length);
    expect(callOf('station.started')).toBeUndefined();
  });

  it('is let in once by a ticket, from its own origin, with the session’s cookie', async () => {
    const { served, browser, page } = await signed();
    await page.call('askSignIn');
    const ticket = ticketOf(page) ?? '';
    await expect(browser.connect('surface', { ticket }, { origin: served.address })).rejects.toThrow(/403/);
    const stranger = served.browser();
    await stranger.openPage();
    expect((await stranger.connect('surface', { ticket })).closed()).toBe(CloseCode.unknown);
    expect((await browser.connect('surface', { ticket })).closed()).toBeUndefined();
    expect((await browser.connect('surface', { ticket })).closed()).toBe(CloseCode.unknown);
  });

  it('of one challenge is not that of the next', async () => {
    const { browser, page } = await signed();
    const first = await challenge(browser, page);
    await first.surface.call('cancel', { id: first.id });
    await until(() => expect(first.surface.closed()).toBe(CloseCode.over));
    const before = ticketOf(page);
    const second = await challenge(browser, page);
    expect(before).toBeUndefined();
    expect(await second.surface.call('sign', { id: first.id, userName: 'sam', ...signature })).toMatchObject({
      ok: true,
      value: { outcome: 'refused' },
    });
  });

  it('that lost its connection goes on with the same challenge, and its document alone', async () => {
    const { browser, page } = await signed();
    const { surface: socket, id } = await challenge(browser, page);
    const ready = socket.messages.find((message) => 'ready' in message);
    const resume = ready !== undefined && 'ready' in ready ? (ready.resume ?? '') : '';
    socket.breakOff();
    await until(() => expect(socket.closed()).toBe(1006));
    const again = await browser.connect('surface', { resume });
    expect(await shownOn(again)).toMatchObject({ kind: 'challenge', challenge: { id } });
    expect((await browser.connect('surface', { resume })).closed()).toBe(CloseCode.unknown);
    expect(await again.call('sign', { id, userName: 'sam', ...signature })).toMatchObject({
      value: { outcome: 'signed' },
    });
  });

  it('whose document goes away cancels its challenge: what nobody sees is not open', async () => {
    const { browser, page } = await signed();
    const { surface: socket } = await challenge(browser, page);
    socket.leave();
    await until(() => expect(page.messages.findLast((message) => 'surface' in message)).toEqual({ surface: null }));
  });

  it('of a page that is closed cancels its challenge, and lets nobody in any more', async () => {
    const { browser, page } = await signed();
    const { surface: socket, id } = await challenge(browser, page);
    page.leave();
    await until(() => expect(socket.closed()).toBe(CloseCode.over));
    const { page: next } = await browser.openPage();
    await next.call('askSignIn');
    const dialog = await surfaceOf(browser, next);
    expect(await dialog.call('sign', { id, userName: 'sam', ...signature })).toMatchObject({
      value: { outcome: 'refused' },
    });
  });

  it('AU-16 is a lock that follows its page, and whoever comes next has a document without anything of the one who left', async () => {
    const { station, browser, page, token } = await signed();
    await station.addUser('quinn', 'Supervisor');
    await signIn(browser, page, 'sam');
    await press(page, 'Who');
    await page.call('lockScreen');
    const dialog = await surfaceOf(browser, page);
    expect(await shownOn(dialog)).toMatchObject({
      kind: 'sheet',
      sheet: { kind: 'signIn', locked: { userName: 'sam' } },
    });
    await dialog.call('signIn', { userName: 'quinn', password: testPassword });
    await until(() => expect(page.messages.some((message) => 'reset' in message)).toBe(true));
    expect((await browser.connect('page', { token })).closed()).toBe(CloseCode.unknown);
    const { page: next } = await browser.openPage();
    expect(await next.call('readStatus')).toMatchObject({ value: { user: { userName: 'quinn' } } });
    await press(next, 'Who');
    const heard = station.log.lines.filter(({ details }) => details['logger'] === 'who').map(({ message }) => message);
    expect(heard).toEqual(['sam', 'quinn']);
  });
});

it('three browsers sign at the same moment, each person under their own name, and nobody is signed in or out by it', async () => {
  const { station, served } = await open();
  const people = ['sam', 'quinn', 'lena'] as const;
  for (const person of people) await station.addUser(person, 'Supervisor');
  const places = await Promise.all(
    people.map(async (person) => {
      const browser = served.browser();
      const { page } = await browser.openPage();
      await signIn(browser, page, person);
      return { person, browser, page, ...(await challenge(browser, page)) };
    }),
  );
  const outcomes = await Promise.all(
    places.map(({ surface: socket, id, person }) => socket.call('sign', { id, userName: person, ...signature })),
  );
  expect(outcomes.map((answer) => answer.ok && answer.value)).toMatchObject(
    people.map((userName) => ({ outcome: 'signed', userName })),
  );
  for (const { person, page } of places) {
    expect(await page.call('readStatus')).toMatchObject({ value: { user: { userName: person } } });
  }
});

/** A connection that became a WebSocket and says no more than it is told to; no program of a browser. */
async function rawSocket(
  address: string,
  cookie = '',
): Promise<{ readonly write: (bytes: Buffer) => void; readonly socket: Socket }> {
  const { port, host } = new URL(address);
  const socket = connect({ host: '127.0.0.1', port: Number(port) });
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(
    [
      'GET /page HTTP/1.1',
      `Host: ${host}`,
      `Origin: ${address}`,
      `Cookie: ${cookie}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      '\r\n',
    ].join('\r\n'),
  );
  await once(socket, 'data');
  return { socket, write: (bytes) => void socket.write(bytes) };
}

describe('strangers and broken connections', () => {
  it('a frame that breaks the protocol ends its own connection, and nothing else', async () => {
    const { served } = await open();
    const browser = served.browser();
    await browser.openPage();
    for (const cookie of ['', browser.cookie()]) {
      const raw = await rawSocket(served.address, cookie);
      const closed = once(raw.socket, 'close');
      // A frame without a mask, which no browser sends.
      raw.write(Buffer.from([0x81, 0x01, 0x41]));
      await closed;
    }
    expect(await countOf(served)).toEqual([1, 1]);
  });

  it('the server closes in time, whoever does not answer its goodbye', async () => {
    const { served } = await open();
    const browser = served.browser();
    await browser.openPage();
    const raw = await rawSocket(served.address, browser.cookie());
    const ended = once(raw.socket, 'close');
    await served.close();
    await ended;
  });

  it('a server that closed waits for nothing more, also where a browser with an open surface broke off meanwhile', async () => {
    const { clock, served } = await openApart();
    const browser = served.browser();
    const { page } = await browser.openPage();
    const { surface } = await challenge(browser, page);
    for (const socket of [page, surface]) socket.fallSilent();
    await served.close();
    await until(() => expect(clock.waiting()).toBe(0));
  });

  it('a server that closed waits for nothing more, also where somebody else signed in on a browser meanwhile', async () => {
    const { station, clock, served } = await openApart();
    await station.addUser('anna');
    await station.addUser('olga');
    const browser = served.browser();
    const { page } = await browser.openPage();
    await signIn(browser, page, 'anna');
    await page.call('askSignIn');
    const dialog = await surfaceOf(browser, page);
    void dialog.call('signIn', { userName: 'olga', password: testPassword });
    await dialog.call('readSurface');
    await served.close();
    await until(() => expect(station.gateway.trail.has('session.switched')).toBe(true));
    await until(() => expect(clock.waiting()).toBe(0));
  });

  it('who never says who they are counts as a stranger’s connection: the longest silent makes room', async () => {
    const { served } = await open();
    const browser = served.browser();
    await browser.openPage();
    const first = await rawSocket(served.address, browser.cookie());
    const gone = once(first.socket, 'close');
    for (let turn = 0; turn < 110; turn++) await rawSocket(served.address, browser.cookie());
    await gone;
  });

  it('a stranger writes no long texts, which all others would wait for', async () => {
    const { served } = await open();
    const { page } = await served.browser().openPage();
    for (let turn = 0; turn < 3; turn++) page.say({ id: turn, call: 'readStatus', input: 'x'.repeat(500_000) });
    await until(() => expect(page.closed()).toBe(1013));
  });

  it('AU-7 whoever fails too often from one address is not looked at, whatever the name', async () => {
    const { station, served } = await open();
    await station.addUser('sam');
    const browser = served.browser();
    const { page } = await browser.openPage();
    await page.call('askSignIn');
    const dialog = await surfaceOf(browser, page);
    const answers = [];
    for (let turn = 0; turn < 21; turn++) {
      answers.push(await dialog.call('signIn', { userName: `somebody${turn}`, password: 'not the password' }));
    }
    expect(answers.slice(0, 20).every((answer) => answer.ok)).toBe(true);
    expect(answers.at(-1)).toMatchObject({ ok: false, error: { code: 'busy' } });
  });

  it('AU-7 whoever tries many names at the same moment is looked at no more often than one after the other', async () => {
    const { station, served } = await open();
    await station.addUser('sam');
    const dialogs = [];
    for (let turn = 0; turn < 30; turn++) {
      const browser = served.browser();
      const { page } = await browser.openPage();
      await page.call('askSignIn');
      dialogs.push(await surfaceOf(browser, page));
    }
    const answers = await Promise.all(
      dialogs.map((dialog, turn) => dialog.call('signIn', { userName: `somebody${turn}`, password: 'not it' })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
    expect(answers.filter(({ ok }) => !ok)).toMatchObject(Array(10).fill({ error: { code: 'busy' } }));
  });

  it('AU-7 whose password is right and who has yet to give a code has failed in nothing, however often', async () => {
    const { station, clock, served } = await open();
    await station.addUser('sam');
    const { sso } = station.gateway;
    const userId = sso.users.find('sam')?.id ?? '';
    const { totpKey: key, algorithm } = await sso.user.resetTotpKey({ userId }, installer);
    const totpCode = totpCodeOf({ key, algorithm }, totpStep(clock.now()));
    await sso.user.updateUserById({ userId, data: { isTotpEnabled: true, totpCode } }, installer);
    const browser = served.browser();
    const { page } = await browser.openPage();
    await page.call('askSignIn');
    const dialog = await surfaceOf(browser, page);
    for (let turn = 0; turn < 25; turn++) {
      expect(await dialog.call('signIn', { userName: 'sam', password: testPassword })).toMatchObject({
        ok: true,
        value: { outcome: 'refused', needs: 'totp' },
      });
    }
  });

  it('pages whose browser is gone make room for others of it', async () => {
    const { served } = await open({ mostPages: 2 });
    const browser = served.browser();
    const first = await browser.openPage();
    await browser.openPage();
    first.page.breakOff();
    await until(() => expect(first.page.closed()).toBe(1006));
    await until(async () => expect((await browser.post()).status).toBe(200));
    expect((await browser.connect('page', { token: first.token })).closed()).toBe(CloseCode.unknown);
  });

  it('a session whose page nobody came to is gone with it', async () => {
    const { served, clock } = await open();
    await served.browser().post();
    expect(await countOf(served)).toEqual([1, 1]);
    clock.advance(16_000);
    expect(await countOf(served)).toEqual([0, 0]);
  });
});

describe('a page that lost its connection', () => {
  const broken = async (socket: TestSocket): Promise<void> => {
    socket.breakOff();
    await until(() => expect(socket.closed()).toBe(1006));
  };

  it('hears that nothing lies over it any more', async () => {
    const { served } = await open();
    const browser = served.browser();
    const { token, page } = await browser.openPage();
    await page.call('askSignIn');
    const dialog = await surfaceOf(browser, page);
    await broken(page);
    await dialog.call('dismiss');
    const again = await browser.connect('page', { token });
    await until(() => expect(again.messages).toContainEqual({ surface: null }));
  });

  it('leaves the surface over it as it is: what was typed there stays', async () => {
    const { served } = await open();
    const browser = served.browser();
    const { token, page } = await browser.openPage();
    await page.call('askSignIn');
    const dialog = await surfaceOf(browser, page);
    await broken(page);
    const again = await browser.connect('page', { token });
    await again.call('readStatus');
    expect(again.messages.some((message) => 'surface' in message)).toBe(false);
    expect(dialog.closed()).toBeUndefined();
  });

  it('shows its surface anew where that does not come back by itself, or its ticket was lost', async () => {
    const { served, clock } = await open();
    const browser = served.browser();
    const { page } = await browser.openPage();
    await page.call('askSignIn');
    const lost = ticketOf(page);
    clock.advance(5000);
    await until(() => expect(ticketOf(page)).not.toBe(lost));
    const dialog = await surfaceOf(browser, page);
    const used = ticketOf(page);
    await broken(dialog);
    await until(() => {
      clock.advance(1000);
      expect(ticketOf(page)).not.toBe(used);
    });
    expect(await shownOn(await surfaceOf(browser, page))).toMatchObject({ kind: 'sheet' });
  });

  it('AU-16 while its person left shows nothing of theirs, and is refused to the document that they used', async () => {
    const { station, served } = await open();
    await station.addUser('sam', 'Supervisor');
    const browser = served.browser();
    const { page } = await browser.openPage();
    const { people } = openedPage.parse(await (await browser.post()).json());
    await signIn(browser, page, 'sam');
    await page.call('writeProperty', { id: await idOf(page, 'Note'), property: 'text', value: 'private word of sam' });
    const elsewhere = await browser.openPage();
    await broken(page);
    await elsewhere.page.call('signOut');
    await until(() => expect(elsewhere.page.messages.some((message) => 'reset' in message)).toBe(true));
    // The document of the one who left says whose it was; it is loaded anew before it gets a page.
    expect((await browser.post({ [peopleHeader]: people })).status).toBe(409);
    for (const { token } of [await browser.post(), await browser.post()].map((response) => ({
      token: response.json(),
    }))) {
      const next = await browser.connect('page', { token: openedPage.parse(await token).token });
      const resumed = await next.call('resumePage');
      expect(resumed).toMatchObject({ ok: false, error: { code: 'object-not-found' } });
      expect(JSON.stringify(await next.call('openPage', { path: '/' }))).not.toContain('private word');
      expect(await next.call('askSignIn')).toMatchObject({ ok: true });
    }
  });

  it('AU-16 is not invited to the challenge of whoever left', async () => {
    const { station, served } = await open();
    await station.addUser('sam', 'Supervisor');
    const browser = served.browser();
    const { page } = await browser.openPage();
    await signIn(browser, page, 'sam');
    const elsewhere = await browser.openPage();
    const { surface: socket } = await challenge(browser, page);
    await elsewhere.page.call('signOut');
    await until(() => expect(socket.closed()).toBe(CloseCode.over));
    const next = await browser.openPage();
    expect(ticketOf(next.page)).toBeUndefined();
  });
});
