/** The cookie by which a browser is known: another one after each sign-in (AU-14). */
import { describe, expect, it } from 'vitest';
import { CloseCode, openedPage, renewalHeader } from '../../electron/contract/socket.ts';
import { servePages, type TestBrowser, type TestSocket } from '../support/browser.ts';
import { testClock } from '../support/clock.ts';
import { openStation, testPassword } from '../support/station.ts';
import { until } from '../support/until.ts';

async function open() {
  const clock = testClock();
  const station = await openStation({ clock });
  await station.addUser('sam', 'Supervisor');
  await station.addUser('quinn', 'Supervisor');
  return { clock, station, served: await servePages(station, {}, clock) };
}

async function signIn(browser: TestBrowser, page: TestSocket, userName: string): Promise<void> {
  await page.call('askSignIn');
  const ticket = await until(() => {
    const told = page.messages.findLast((message) => 'surface' in message);
    if (told === undefined || !('surface' in told) || told.surface === null) throw new Error('no ticket yet');
    return told.surface.ticket;
  });
  const dialog = await browser.connect('surface', { ticket });
  const answer = await dialog.call('signIn', { userName, password: testPassword });
  expect(answer).toMatchObject({ ok: true, value: { outcome: 'done' } });
}

/** The words that a page got with which its document may have another cookie. */
const offered = ({ messages }: TestSocket): string[] =>
  messages.flatMap((message) => ('cookie' in message ? [message.cookie] : []));

const renew = (browser: TestBrowser, word: string, headers: Readonly<Record<string, string>> = {}) =>
  browser.post({ [renewalHeader]: word, ...headers }, '/cookie');

describe('the cookie of a browser', () => {
  it('AU-14 is another one after a sign-in, and the one before is worth nothing at once', async () => {
    const { served } = await open();
    const browser = served.browser();
    const { token, page } = await browser.openPage();
    const before = browser.cookie();
    expect(offered(page)).toEqual([]);
    await signIn(browser, page, 'sam');
    const [word = ''] = offered(page);
    expect((await renew(browser, word)).status).toBe(204);
    expect(browser.cookie()).not.toBe(before);
    expect((await browser.connect('page', { token }, { cookie: before })).closed()).toBe(CloseCode.unknown);
    expect((await browser.post({ cookie: before })).status).toBe(409);
    // The page itself goes on, also after a connection that is lost.
    expect(page.closed()).toBeUndefined();
    expect((await browser.connect('page', { token })).closed()).toBeUndefined();
  });

  it('AU-14 is had once, by the document at which somebody signed in, and by nobody else', async () => {
    const { served } = await open();
    const browser = served.browser();
    const { page } = await browser.openPage();
    // Somebody who knew the cookie before has a page of the same session.
    const { token, page: other } = await browser.openPage();
    const before = browser.cookie();
    await signIn(browser, page, 'sam');
    const [word = ''] = offered(page);
    expect(offered(other)).toEqual([]);
    for (const [wrong, headers] of [
      ['x'.repeat(word.length), {}],
      [word, { origin: 'http://evil.example' }],
      [word, { cookie: '' }],
    ] as const) {
      expect((await renew(browser, wrong, headers)).status).toBe(403);
    }
    expect((await renew(browser, word)).status).toBe(204);
    expect((await renew(browser, word)).status).toBe(403);
    await until(() => expect(other.closed()).toBe(CloseCode.renewed));
    expect((await browser.connect('page', { token }, { cookie: before })).closed()).toBe(CloseCode.unknown);
    expect((await browser.connect('page', { token })).closed()).toBeUndefined();
  });

  it('AU-14 is offered again where the document lost its connection, and for each person who comes', async () => {
    const { served } = await open();
    const browser = served.browser();
    const { token, page } = await browser.openPage();
    await signIn(browser, page, 'sam');
    page.breakOff();
    const back = await browser.connect('page', { token });
    const [word = ''] = await until(() => {
      expect(offered(back)).toHaveLength(1);
      return offered(back);
    });
    expect(word).not.toBe(offered(page)[0]);
    expect((await renew(browser, word)).status).toBe(204);
    const ofSam = browser.cookie();
    await back.call('openPage', { path: '/' });
    await signIn(browser, back, 'quinn');
    const [, second = ''] = offered(back);
    expect((await renew(browser, second)).status).toBe(204);
    expect(browser.cookie()).not.toBe(ofSam);
    expect((await browser.post({ cookie: ofSam })).status).toBe(409);
  });

  it('AU-14 that was renewed a moment ago opens no session, and later one in which nobody is', async () => {
    const { clock, served } = await open();
    const browser = served.browser();
    const { page } = await browser.openPage();
    const before = browser.cookie();
    await signIn(browser, page, 'sam');
    await renew(browser, offered(page)[0] ?? '');
    expect((await browser.post({ cookie: before })).status).toBe(409);
    clock.advance(10_000);
    const late = await browser.post({ cookie: before });
    const { token } = openedPage.parse(await late.json());
    const shown = await browser.connect('page', { token });
    expect(await shown.call('readStatus')).toMatchObject({ ok: true, value: { user: null } });
  });
});
