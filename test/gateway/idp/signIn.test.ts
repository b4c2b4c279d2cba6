import { join } from 'node:path';
import { readFileSync, readdirSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { isJsonObject, json } from '../../../electron/contract/json.ts';
import type { Client } from '../../../electron/gateway/session/client.ts';
import type { SessionWindow } from '../../../electron/gateway/session/window.ts';
import { keepSignInRedirects } from '../../../electron/server/pages/signInRedirects.ts';
import { testClock } from '../../support/clock.ts';
import {
  link,
  openOutsideStation,
  plant,
  proofIn,
  providerOfFile,
  providerOfTest,
  signInOutside,
} from '../../support/openid/station.ts';
import { testPassword } from '../../support/station.ts';
import { buttons } from '../scripting/buttons.ts';
import { until } from '../../support/until.ts';

const provider = await providerOfFile();

const start = { provider: plant, how: 'browser', differentUser: false } as const;
const project = (countersign: Record<string, unknown>) => ({
  'project.json': { title: 'Test', countersign: { station: 'TEST-1', ...countersign } },
});
const press = { event: 'component.onActionPerformed' } as const;

describe('signing in at a provider outside', () => {
  it('signs in whoever the provider proves, and shows it in session.props.auth, which nobody else writes', async () => {
    const script = 'self.session.custom.seen = self.session.props.auth\nself.session.props.auth.authenticated = True';
    const station = await openOutsideStation(provider, {
      files: {
        ...buttons({ Look: script }),
        ...project({
          securityLevels: [
            { level: 'Authenticated/Filling', when: "{attribute-source:idTokenClaims:department} = 'filling'" },
          ],
        }),
      },
    });
    const page = station.openPage();
    await signInOutside(station, page);
    await page.frame.fire(page.node('Look').id, press.event, {});
    expect(page.notices.at(-1)?.message).toMatch(/written by the system only/);
    const auth = station.session.signIn.current();
    expect(auth).toMatchObject({
      userName: 'sam.plant',
      fullName: 'Sam Plant',
      roles: ['Supervisor'],
      email: 'sam@plant.example',
      granted: ['Authenticated/Filling'],
      identity: { provider: plant, issuer: provider.issuer, subject: 'sub-sam', challenged: true, amr: ['pwd'] },
    });
    expect(isJsonObject(auth?.identity.claims) && auth.identity.claims['nonce']).toBeUndefined();
  });

  it('the earlier user stays until the new one is in, and a sign-in that is given up changes nothing', async () => {
    const station = await openOutsideStation(provider);
    const page = station.openPage();
    page.frame.askSignIn();
    await page.frame.signIn({ userName: 'ada', password: testPassword });
    station.browser.holds = true;
    page.frame.askSignIn();
    page.frame.startProof(start);
    await until(() => expect(station.browser.held).toHaveLength(1));
    expect(station.session.signIn.current()?.userName).toBe('ada');
    page.frame.stopProof();
    expect(page.proofs.at(-1)).toEqual({ state: 'none' });
    expect(station.session.signIn.current()?.userName).toBe('ada');
    page.frame.dismiss();
    station.browser.holds = false;
    await signInOutside(station, page);
    expect(station.session.signIn.current()?.userName).toBe('sam.plant');
  });

  it('a browser that has proved nothing does not have the provider asked without end, over however many sessions', async () => {
    const clock = testClock();
    const station = await openOutsideStation(provider, { clock });
    const redirects = keepSignInRedirects(false);
    const open = (address: string): SessionWindow => {
      const client: Client = {
        address,
        host: '',
        userAgent: 'a browser',
        scope: 'browser',
        openRedirect: (asked) => redirects.open('http://127.0.0.1:1', client, asked),
      };
      const nothing = (): undefined => undefined;
      const { windows } = station.gateway.openSession(client);
      const page = windows.open(
        { send: nothing, reset: nothing, save: nothing },
        { paint: () => true, proof: nothing },
      );
      page.open('/');
      page.askSignIn();
      return page;
    };
    const begin = (page: SessionWindow, times: number): void => {
      for (let time = 0; time < times; time += 1) page.startProof(start);
    };
    const one = open('10.0.0.9');
    begin(one, 20);
    const another = open('10.0.0.9');
    begin(another, 10);
    for (const page of [one, another]) expect(() => begin(page, 1)).toThrow(/Try again in 2 s\./);
    begin(open('10.0.0.10'), 30);
    clock.advance(2000);
    begin(one, 1);
    expect(() => begin(one, 1)).toThrow(/Nothing was begun/);
  });

  it('OI-16 an answer that comes after it was given up finds nobody', async () => {
    const station = await openOutsideStation(provider);
    const page = station.openPage();
    station.browser.holds = true;
    page.frame.askSignIn();
    page.frame.startProof(start);
    await until(() => expect(station.browser.held).toHaveLength(1));
    page.frame.stopProof();
    await until(() => expect(fetch(station.browser.held[0] ?? '')).rejects.toThrow());
    expect(provider.requests('/token')).toEqual([]);
    expect(station.session.signIn.current()).toBeUndefined();
  });

  it('OI-2 nobody comes back in two minutes: it is over, and the port is free', async () => {
    const clock = testClock(Date.now());
    const station = await openOutsideStation(provider, { clock });
    const page = station.openPage();
    station.browser.holds = true;
    page.frame.askSignIn();
    page.frame.startProof(start);
    await until(() => expect(station.browser.held).toHaveLength(1));
    clock.advance(120_000);
    expect((await proofIn(page, 'failed')).message).toMatch(/in time/);
    await expect(fetch(station.browser.held[0] ?? '')).rejects.toThrow();
  });

  it('OI-15 after 15 s, or when no browser opens, shows the address to go on by oneself', async () => {
    const clock = testClock(Date.now());
    const station = await openOutsideStation(provider, { clock });
    const page = station.openPage();
    station.browser.holds = true;
    page.frame.askSignIn();
    page.frame.startProof(start);
    await until(() => expect(station.browser.held).toHaveLength(1));
    expect(await proofIn(page, 'waiting')).toMatchObject({ address: null });
    clock.advance(15_000);
    const late = await proofIn(page, 'waiting');
    expect(late).toMatchObject({ address: station.browser.opened[0], qr: station.browser.opened[0] });
    expect(late.address).not.toMatch(/token|id_token_hint/);
    expect(page.frame.proofAddress()).toBe(late.address);

    const without = await openOutsideStation(provider, { openExternal: () => Promise.reject(new Error('none')) });
    const other = without.openPage();
    other.frame.askSignIn();
    other.frame.startProof(start);
    await until(() => expect(other.proofs.at(-1)).toMatchObject({ address: expect.stringContaining('/auth?') }));
    await without.browser.open(other.frame.proofAddress() ?? '');
    await until(() => expect(without.session.signIn.current()?.userName).toBe('sam.plant'));
  });

  it('OI-17 two at once have ports and states of their own, and the end of one leaves the other', async () => {
    const station = await openOutsideStation(provider);
    const [first, second] = [station.openPage(), station.openPage()];
    station.browser.holds = true;
    for (const [at, page] of [first, second].entries()) {
      page.frame.askSignIn();
      page.frame.startProof(start);
      await until(() => expect(station.browser.held).toHaveLength(at + 1));
    }
    const [one, other] = station.browser.held.map((url) => new URL(url));
    expect(one?.port).not.toBe(other?.port);
    expect(one?.searchParams.get('state')).not.toBe(other?.searchParams.get('state'));
    const crossed = new URL(one?.href ?? '');
    crossed.port = other?.port ?? '';
    expect((await fetch(crossed)).status).toBe(400);
    first.frame.stopProof();
    expect((await fetch(other ?? '')).status).toBe(200);
    await until(() => expect(station.session.signIn.current()?.userName).toBe('sam.plant'));
  });

  it('OI-17 a second one on the same page takes the place of the first', async () => {
    const station = await openOutsideStation(provider);
    const page = station.openPage();
    station.browser.holds = true;
    page.frame.askSignIn();
    page.frame.startProof(start);
    await until(() => expect(station.browser.held).toHaveLength(1));
    page.frame.startProof(start);
    await until(() => expect(station.browser.held).toHaveLength(2));
    await expect(fetch(station.browser.held[0] ?? '')).rejects.toThrow();
    expect((await fetch(station.browser.held[1] ?? '')).status).toBe(200);
    await until(() => expect(page.sheet()).toBeUndefined());
  });

  it('OI-13 one subject of two issuers is two users, and one e-mail address joins nobody', async () => {
    const other = await providerOfTest();
    const station = await openOutsideStation(provider, {
      others: { second: { issuer: other.issuer, clientId: 'station' } },
    });
    const page = station.openPage();
    await signInOutside(station, page);
    const first = station.session.signIn.current();
    await station.signOut();
    page.frame.askSignIn();
    page.frame.startProof({ ...start, provider: 'second' });
    await until(() => expect(page.sheet()).toBeUndefined());
    const second = station.session.signIn.current();
    expect(second?.id).not.toBe(first?.id);
    expect([first?.userName, second?.userName]).toEqual(['sam.plant', 'sam.plant@second']);
    expect([first?.email, second?.email]).toEqual(['sam@plant.example', null]);
  });

  it('OI-13 a local user of the same name is somebody else, until an administrator links the two', async () => {
    const station = await openOutsideStation(provider);
    await station.addUser('sam.plant', 'Operator');
    const page = station.openPage();
    await signInOutside(station, page);
    expect(station.session.signIn.current()).toMatchObject({ userName: 'sam.plant@plant', roles: ['Supervisor'] });

    const linked = await openOutsideStation(provider);
    await linked.addUser('samuel', 'Operator');
    await link(linked, 'samuel', provider, 'sub-sam');
    await signInOutside(linked, linked.openPage());
    // The station's own account stays as the station has it.
    expect(linked.session.signIn.current()).toMatchObject({ userName: 'samuel', roles: ['Operator'] });
  });

  it('whoever the site does not accept, or has locked, stays outside and reads why', async () => {
    const closed = await openOutsideStation(provider, { settings: { newUsers: 'refuse' } });
    const page = closed.openPage();
    page.frame.askSignIn();
    page.frame.startProof(start);
    expect((await proofIn(page, 'failed')).message).toMatch(/not known at this station/);

    const station = await openOutsideStation(provider);
    const own = station.openPage();
    await signInOutside(station, own);
    const id = station.session.signIn.current()?.id ?? '';
    await station.signOut();
    await station.gateway.sso.user.lockUser({ userId: id }, { kind: 'station', id: 'test', name: 'test' });
    own.frame.askSignIn();
    own.frame.startProof(start);
    await proofIn(own, 'failed');
    expect(station.session.signIn.current()).toBeUndefined();
  });

  it('names and roles follow the provider at each sign-in; the user name stays', async () => {
    const station = await openOutsideStation(provider);
    const page = station.openPage();
    await signInOutside(station, page);
    await station.signOut();
    const claims = { name: 'Sam Married', preferred_username: 'another', roles: ['Operator'] };
    await provider.behave({ person: 'sub-sam', claims });
    await signInOutside(station, page);
    expect(station.session.signIn.current()).toMatchObject({
      userName: 'sam.plant',
      fullName: 'Sam Married',
      roles: ['Operator'],
    });
    expect(station.gateway.trail.latest(20).map(({ action }) => action)).toContain('user.changed');
  });

  it('a role that the provider took away ends the sessions that were begun with it, and one that it gave ends none', async () => {
    const station = await openOutsideStation(provider);
    const { sso } = station.gateway;
    const page = station.openPage();
    await signInOutside(station, page);
    const elsewhere = async (): Promise<string> =>
      (
        await sso.user.session.onExternalAuthSucceeded(
          { authType: 'oidc', authSource: provider.issuer, authPrincipal: 'sub-sam', extSessionId: 'elsewhere' },
          { kind: 'station', id: 'test', name: 'test' },
        )
      ).ust;
    const next = async (roles: readonly string[]): Promise<void> => {
      await station.signOut();
      await provider.behave({ person: 'sub-sam', claims: { roles } });
      await signInOutside(station, page);
    };
    const first = await elsewhere();
    await next(['Supervisor', 'Operator']);
    expect(sso.isLive(first, { counts: false })).toBe(true);
    await next(['Operator']);
    expect(sso.isLive(first, { counts: false })).toBe(false);
    expect(station.session.signIn.current()?.roles).toEqual(['Operator']);
    const changed = station.gateway.trail.latest(20).find(({ action }) => action === 'user.changed');
    expect(changed?.detail).toMatchObject({ sessionsEnded: 1 });
  });
});

describe('accounts that were taken away', () => {
  it('whoever was deleted or unlinked here does not come back as somebody new', async () => {
    const station = await openOutsideStation(provider);
    const page = station.openPage();
    await signInOutside(station, page);
    const id = station.session.signIn.current()?.id ?? '';
    await station.signOut();
    await station.gateway.sso.user.deleteUserById({ userId: id }, { kind: 'station', id: 'test', name: 'test' });
    page.frame.askSignIn();
    page.frame.startProof(start);
    expect((await proofIn(page, 'failed')).message).toMatch(/switched off at this station/);
    await station.addUser('samuel', 'Operator');
    await link(station, 'samuel', provider, 'sub-sam');
    page.frame.dismiss();
    await signInOutside(station, page);
    expect(station.session.signIn.current()?.userName).toBe('samuel');
  });

  it('names are qualified where the site says so, and three of one name are three', async () => {
    const station = await openOutsideStation(provider, { settings: { userNames: 'qualified' } });
    await signInOutside(station, station.openPage());
    expect(station.session.signIn.current()?.userName).toBe('sam.plant@plant');
    for (const [sub, name] of [
      ['sub-quinn', 'sam.plant@plant-2'],
      ['sub-olga', 'sam.plant@plant-3'],
    ] as const) {
      await station.signOut();
      await provider.behave({ person: sub, claims: { preferred_username: 'sam.plant' } });
      await signInOutside(station, station.openPage());
      expect(station.session.signIn.current()?.userName).toBe(name);
    }
  });
});

describe('system.perspective.login and logout', () => {
  const files = (scripts: Record<string, string>, countersign: Record<string, unknown> = {}) => ({
    ...buttons(scripts),
    ...project({ identityProvider: plant, ...countersign }),
  });

  it('login sends the person to the project’s provider, on the page of the script', async () => {
    const station = await openOutsideStation(provider, { files: files({ In: 'system.perspective.login()' }) });
    const page = station.openPage();
    await page.frame.fire(page.node('In').id, press.event, {});
    await until(() => expect(station.session.signIn.current()?.userName).toBe('sam.plant'));
    expect(page.sheet()).toBeUndefined();
    expect(provider.asks()[0]?.parameters).toMatchObject({ prompt: 'login', max_age: '60' });
  });

  it('forceAuth is the script’s, and the project’s where the script does not say', async () => {
    const scripts = {
      Yes: 'system.perspective.login(forceAuth=True)',
      No: 'system.perspective.login(forceAuth=False)',
      Omitted: 'system.perspective.login()',
    };
    const station = await openOutsideStation(provider, { files: files(scripts, { alwaysReauthenticate: false }) });
    const page = station.openPage();
    for (const [name, prompt] of [
      ['Omitted', undefined],
      ['Yes', 'login'],
      ['No', undefined],
    ] as const) {
      provider.asked.length = 0;
      await page.frame.fire(page.node(name).id, press.event, {});
      await until(() => expect(page.sheet()).toBeUndefined());
      expect(provider.asks()[0]?.parameters['prompt']).toBe(prompt);
    }
  });

  it('a forced one is refused where the provider did not ask again', async () => {
    const station = await openOutsideStation(provider, {
      files: files({ In: 'system.perspective.login(forceAuth=True)' }),
    });
    const page = station.openPage();
    await page.frame.fire(page.node('In').id, press.event, {});
    await until(() => expect(page.sheet()).toBeUndefined());
    await provider.behave({ person: 'sub-sam', ignoresPrompt: true });
    await page.frame.fire(page.node('In').id, press.event, {});
    expect((await proofIn(page, 'failed')).message).toMatch(/did not ask you to sign in again/);
    expect(station.session.signIn.current()?.userName).toBe('sam.plant');
  });

  it('login and logout in one event are refused, in one script and in two actions', async () => {
    const view = buttons({
      Both: 'system.perspective.login()\nsystem.perspective.logout()',
      Out: 'system.perspective.logout()',
    });
    const station = await openOutsideStation(provider, { files: { ...view, ...project({}) } });
    const page = station.openPage();
    await page.frame.fire(page.node('Both').id, press.event, {});
    expect(page.notices.at(-1)?.message).toMatch(/login and logout cannot be in one event/);
    page.frame.dismiss();
    page.frame.askSignIn();
    await page.frame.signIn({ userName: 'ada', password: testPassword });
    await page.frame.fire(page.node('Out').id, press.event, {});
    expect(station.session.signIn.current()).toBeUndefined();
  });

  it('the actions Login and Logout do the same, and are refused in one event', async () => {
    const action = (name: string, ...types: string[]) => ({
      type: 'ia.input.button',
      meta: { name },
      props: { text: name },
      events: { component: { onActionPerformed: types.map((type) => ({ type, scope: 'G', config: {} })) } },
    });
    const children = [action('In', 'login'), action('Out', 'logout'), action('Both', 'logout', 'login')];
    const station = await openOutsideStation(provider, {
      files: {
        ...project({ identityProvider: plant }),
        'com.inductiveautomation.perspective/views/Main/view.json': {
          root: { type: 'ia.container.flex', meta: { name: 'root' }, children },
        },
      },
    });
    const page = station.openPage();
    await page.frame.fire(page.node('In').id, press.event, {});
    await until(() => expect(station.session.signIn.current()?.userName).toBe('sam.plant'));
    await page.frame.fire(page.node('Out').id, press.event, {});
    expect(station.session.signIn.current()).toBeUndefined();
    await expect(page.frame.fire(page.node('Both').id, press.event, {})).rejects.toThrow(/cannot be in one event/);
  });

  it('another session needs its page, and arguments have their types', async () => {
    const station = await openOutsideStation(provider, {
      files: files({
        NoPage: 'system.perspective.login(sessionId="somebody")',
        Unknown: 'system.perspective.login(sessionId="somebody", pageId="somewhere")',
        Text: 'system.perspective.login(forceAuth="yes")',
        OutNoPage: 'system.perspective.logout(sessionId="somebody")',
      }),
    });
    const page = station.openPage();
    for (const [name, message] of [
      ['NoPage', /another session needs a pageId too/],
      ['OutNoPage', /another session needs a pageId too/],
      ['Unknown', /Could not post sign-in/],
      ['Text', /forceAuth is neither True nor False/],
    ] as const) {
      await page.frame.fire(page.node(name).id, press.event, {});
      expect(page.notices.at(-1)?.message).toMatch(message);
      expect(page.sheet()).toBeUndefined();
    }
  });
});

describe('signing out', () => {
  it('OI-18 ends the session here first, then sends the browser with the ID token, even an expired one', async () => {
    // It is over when it comes: what two clocks may differ by is all that it still has.
    await provider.behave({ person: 'sub-sam', claims: { exp: Math.floor(Date.now() / 1000) - 2 } });
    const station = await openOutsideStation(provider);
    const page = station.openPage();
    await signInOutside(station, page);
    page.frame.signOut();
    expect(station.session.signIn.current()).toBeUndefined();
    // The window drops everything and comes back: then it is told.
    await until(() => {
      page.snapshot();
      expect(page.notices.at(-1)?.message).toMatch(/The browser was asked to sign you out/);
    });
    await Promise.all(station.browser.ends);
    const [ended] = provider.requests('/session/end');
    const [, claims = ''] = ended?.parameters['id_token_hint']?.split('.') ?? [];
    const { exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString());
    expect(sub).toBe('sub-sam');
    expect(exp * 1000).toBeLessThan(Date.now());
  });

  it('OI-18 succeeds here when the provider cannot be reached, and says what may remain', async () => {
    const own = await providerOfTest();
    const clock = testClock(Date.now());
    const station = await openOutsideStation(own, { clock });
    const page = station.openPage();
    await signInOutside(station, page);
    await own.behave({ down: true });
    clock.advance(61_000);
    page.frame.signOut();
    expect(station.session.signIn.current()).toBeUndefined();
    await until(() => {
      page.snapshot();
      expect(page.notices.at(-1)?.message).toMatch(/may still be signed in at Plant account/);
    });
  });

  it('OI-19 whoever takes over at a shared station ends the browser session of the one before', async () => {
    const station = await openOutsideStation(provider, { settings: { afterChallenge: 'end' } });
    const page = station.openPage();
    await signInOutside(station, page);
    expect(provider.requests('/session/end')).toEqual([]);
    page.frame.askSignIn();
    await page.frame.signIn({ userName: 'ada', password: testPassword });
    expect(station.session.signIn.current()?.userName).toBe('ada');
    await until(() => expect(provider.requests('/session/end')).toHaveLength(1));
  });

  it('OI-19 whoever takes over at the same provider has the browser session, which ends with them alone', async () => {
    const station = await openOutsideStation(provider, { settings: { afterChallenge: 'end' } });
    const page = station.openPage();
    await signInOutside(station, page);
    await provider.behave({ person: 'sub-quinn' });
    await signInOutside(station, page);
    expect(station.session.signIn.current()?.identity.subject).toBe('sub-quinn');
    page.frame.signOut();
    const ended = () =>
      provider.requests('/session/end').map(({ parameters }) => {
        const [, claims = ''] = parameters['id_token_hint']?.split('.') ?? [];
        const read = json.parse(JSON.parse(Buffer.from(claims, 'base64url').toString()));
        return isJsonObject(read) && read['sub'];
      });
    await until(() => expect(ended()).not.toEqual([]));
    await Promise.all(station.browser.ends);
    expect(ended()).toEqual(['sub-quinn']);
  });

  it('behind the lock the browser has to ask who is there', async () => {
    const station = await openOutsideStation(provider, { files: project({ alwaysReauthenticate: false }) });
    const page = station.openPage();
    await signInOutside(station, page);
    station.session.signIn.lock();
    expect(page.sheet()).toMatchObject({
      kind: 'signIn',
      locked: { userName: 'sam.plant' },
      ways: [{ name: plant }, {}],
    });
    page.frame.startProof(start);
    await until(() => expect(station.session.signIn.isLocked()).toBe(false));
    expect(provider.asks().at(-1)?.parameters).toMatchObject({ prompt: 'login', login_hint: 'sam.plant' });
  });
});

describe('sessions and tokens', () => {
  it('OI-20 the sessions of an issuer are found by its session and by its subject', async () => {
    const station = await openOutsideStation(provider);
    await signInOutside(station, station.openPage());
    const { sso } = station.gateway;
    const [session] = sso.sessionsOfIssuer(provider.issuer, { sub: 'sub-sam' });
    expect(session).toMatchObject({ authType: 'oidc', authPrincipal: 'sub-sam', authSource: provider.issuer });
    expect(sso.sessionsOfIssuer('https://another.example', { sub: 'sub-sam' })).toEqual([]);
    await station.signOut();
    expect(sso.sessionsOfIssuer(provider.issuer, { sub: 'sub-sam' })).toEqual([]);

    await provider.behave({ person: 'sub-sam', claims: { sid: 'session-at-the-plant' } });
    await signInOutside(station, station.openPage());
    expect(sso.sessionsOfIssuer(provider.issuer, { sid: 'session-at-the-plant' })).toHaveLength(1);
    expect(sso.sessionsOfIssuer(provider.issuer, { sid: 'another' })).toEqual([]);
  });

  it('OI-23 a refresh token is sealed, exchanged as the session goes on, and revoked at the end', async () => {
    const clock = testClock(Date.now());
    const station = await openOutsideStation(provider, { clock, settings: { refresh: true } });
    const page = station.openPage();
    await signInOutside(station, page);
    expect(provider.asks()[0]?.parameters).toMatchObject({
      prompt: 'login consent',
      scope: /offline_access/,
    });
    const refreshes = () =>
      provider.requests('/token').filter(({ parameters }) => parameters['grant_type'] === 'refresh_token');
    const half = (station.gateway.sso.config.session.expiry * 60_000) / 2;
    const work = async (): Promise<void> => {
      for (let past = 0; past <= half; past += 60_000) {
        station.session.signIn.used();
        clock.advance(60_000);
        await Promise.resolve();
      }
    };
    const sealed = (): string | undefined => {
      const db = new Database(join(station.dataDir, 'station.sqlite'), { readonly: true });
      const row = db.prepare<[], { sealed: string }>('SELECT sealed FROM refresh_token').get();
      db.close();
      return row?.sealed;
    };
    const before = sealed();
    expect(before).toBeDefined();
    await work();
    await until(() => expect(sealed()).not.toBe(before));
    expect(refreshes()).toHaveLength(1);
    const after = sealed();
    await work();
    await until(() => expect(refreshes()).toHaveLength(2));
    // Kept, not only given: a session that ends in between has two tokens to revoke.
    await until(() => expect(sealed()).not.toBe(after));
    const [first, second] = refreshes().map(({ parameters }) => parameters['refresh_token']);
    expect(first).not.toBe(second);
    const files = readdirSync(station.dataDir).map((file) => readFileSync(join(station.dataDir, file), 'latin1'));
    for (const token of [first, second]) expect(files.join('')).not.toContain(token);
    await station.signOut();
    await until(() => expect(provider.requests('/token/revocation')).toHaveLength(1));
  });

  it('OI-23 a refresh that the provider refuses ends the session, and is audited', async () => {
    const clock = testClock(Date.now());
    const station = await openOutsideStation(provider, { clock, settings: { refresh: true } });
    await signInOutside(station, station.openPage());
    await provider.behave({ person: 'sub-sam', refreshFails: true });
    const half = (station.gateway.sso.config.session.expiry * 60_000) / 2;
    for (let past = 0; past <= half; past += 60_000) {
      station.session.signIn.used();
      clock.advance(60_000);
      await Promise.resolve();
    }
    await until(() => expect(station.session.signIn.current()).toBeUndefined());
    const ended = station.gateway.trail.latest(20).filter(({ action }) => action === 'session.ended');
    expect(JSON.stringify(ended)).toContain('the identity provider ended it');
  });

  it('OI-23 what a proxy on the way says ends nobody’s session', async () => {
    const clock = testClock(Date.now());
    const station = await openOutsideStation(provider, { clock, settings: { refresh: true } });
    await signInOutside(station, station.openPage());
    await provider.behave({ person: 'sub-sam', tokenStatus: 407 });
    const half = (station.gateway.sso.config.session.expiry * 60_000) / 2;
    for (let past = 0; past <= half; past += 60_000) {
      station.session.signIn.used();
      clock.advance(60_000);
    }
    await until(() => expect(provider.requests('/token')).toHaveLength(2));
    // The next renewal finds the same token, and is answered.
    await provider.behave({ person: 'sub-sam' });
    for (let past = 0; past <= half; past += 60_000) {
      station.session.signIn.used();
      clock.advance(60_000);
    }
    await until(() => expect(provider.requests('/token')).toHaveLength(3));
    expect(provider.requests('/token')[2]?.parameters['refresh_token']).toBe(
      provider.requests('/token')[1]?.parameters['refresh_token'],
    );
    expect(station.session.signIn.current()?.userName).toBe('sam.plant');
  });

  it('OI-23 no token reaches a surface, a script, the log or the trail', async () => {
    const station = await openOutsideStation(provider, { settings: { refresh: true } });
    const page = station.openPage();
    await signInOutside(station, page);
    await station.signOut();
    const told = JSON.stringify([
      page.proofs,
      page.snapshot(),
      page.deltas,
      page.notices,
      station.log.lines,
      station.gateway.trail.latest(200),
    ]);
    // A signed token is three parts with dots between; each begins with the same letters.
    expect(told).not.toMatch(/eyJ[\w-]+\.[\w-]+\.[\w-]+/);
    const [exchange] = provider.requests('/token');
    for (const name of ['code', 'code_verifier']) expect(told).not.toContain(exchange?.parameters[name]);
  });

  it('OI-23 a token that outlived a crash is revoked at the next start', async () => {
    const station = await openOutsideStation(provider, { settings: { refresh: true } });
    await signInOutside(station, station.openPage());
    await station.restart();
    await until(() => expect(provider.requests('/token/revocation')).toHaveLength(1));
  });

  it('OI-24 nobody signs in while the provider is out of reach, and the station’s own users do', async () => {
    const own = await providerOfTest();
    await own.behave({ down: true });
    const station = await openOutsideStation(own);
    const page = station.openPage();
    page.frame.askSignIn();
    page.frame.startProof(start);
    expect(await proofIn(page, 'failed')).toMatchObject({
      message: expect.stringMatching(/cannot be reached/),
      offline: false,
    });
    expect(await page.frame.signIn({ userName: 'ada', password: testPassword })).toMatchObject({ outcome: 'done' });
  });
});
