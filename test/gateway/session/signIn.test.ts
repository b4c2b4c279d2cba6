import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { installer, openSsoScene, totpOf, type SsoScene } from '../../support/ssoScene.ts';
import { testPassword, type TestPage } from '../../support/station.ts';

const minute = 60_000;

async function open(config: unknown = {}): Promise<{ scene: SsoScene; page: TestPage; actions: () => string[] }> {
  const scene = await openSsoScene(config);
  const page = scene.station.openPage();
  const actions = (): string[] =>
    scene.station.gateway.trail
      .latest(1000)
      .map(({ action }) => action)
      .reverse();
  return { scene, page, actions };
}
const credentials = (userName: string) => ({ userName, password: testPassword });

async function signIn({ frame }: TestPage, userName: string): Promise<void> {
  if (frame.status().user === null) frame.askSignIn();
  expect(await frame.signIn(credentials(userName))).toMatchObject({ outcome: 'done' });
}

describe('signing in at the station', () => {
  it('needs the sheet for it, and shows who is there to the page and to scripts', async () => {
    const { scene, page } = await open();
    await expect(page.frame.signIn(credentials('anna'))).rejects.toMatchObject({ code: 'forbidden' });
    page.frame.askSignIn();
    expect(page.sheet()).toMatchObject({ kind: 'signIn', locked: null });
    expect(page.inert.at(-1)).toBe(true);
    expect(await page.frame.signIn({ ...credentials('anna'), password: 'no' })).toMatchObject({
      outcome: 'refused',
      message: 'The user name or the password is not right.',
      retryAfter: 1,
    });
    scene.clock.advance(1000);
    await page.frame.signIn(credentials('anna'));
    expect(page.sheet()).toBeUndefined();
    expect(page.inert.at(-1)).toBe(false);
    expect(page.frame.status().user).toEqual({
      userName: 'anna',
      fullName: 'Anna Berg',
      roles: [],
      isAdministrator: false,
      lockedAccounts: 0,
    });
  });

  it('an earlier person stays until the next one has proved to be there, and then has no session any more', async () => {
    const { scene, page } = await open({ login: { first_delay: 0 } });
    await signIn(page, 'anna');
    page.frame.askSignIn();
    await page.frame.signIn({ ...credentials('admin'), password: 'no' });
    expect(page.frame.status().user?.userName).toBe('anna');
    page.frame.dismiss();
    expect(page.frame.status().user?.userName).toBe('anna');
    page.frame.askSignIn();
    await page.frame.signIn(credentials('admin'));
    expect(page.frame.status().user?.userName).toBe('admin');
    expect(page.resets()).toBe(1);
    const { sessions } = await scene.sso.user.session.getList({
      currentApp: 'countersign',
      currentUst: scene.adminUst,
      userId: scene.id('anna'),
    });
    expect(sessions).toHaveLength(1);
  });

  it('in a session that ended meanwhile leaves no session of theirs behind', async () => {
    const { scene, page } = await open();
    page.frame.askSignIn();
    const arriving = page.frame.signIn(credentials('anna'));
    const refused = expect(arriving).rejects.toThrow('The session ended meanwhile. Nobody is signed in.');
    await scene.station.session.end();
    await refused;
    const { sessions } = await scene.sso.user.session.getList({
      currentApp: 'countersign',
      currentUst: scene.adminUst,
      userId: scene.id('anna'),
    });
    // The one of the scene.
    expect(sessions).toHaveLength(1);
  });

  it.each([
    ['the page was closed', (page: TestPage) => page.frame.close()],
    ['the dialog was closed', (page: TestPage) => page.frame.dismiss()],
  ])('of whoever gave up while it was checked, since %s, signs nobody in on another page', async (_why, giveUp) => {
    const { scene, page, actions } = await open();
    const other = scene.station.openPage();
    page.frame.askSignIn();
    const arriving = page.frame.signIn(credentials('anna'));
    const refused = expect(arriving).rejects.toThrow('This is not open any more. Nobody was signed in.');
    giveUp(page);
    await refused;
    expect(other.frame.status().user).toBeNull();
    expect(actions().slice(-2)).toEqual(['sso.user.logout', 'session.ended']);
    await signIn(other, 'anna');
  });

  it('AU-15 is nobody’s where the computer went to sleep while a password was checked: the pages stay locked, or nobody’s', async () => {
    const { scene, page } = await open();
    const words = expect.stringMatching(/went to sleep, or its screen was locked.*Nobody was signed in/);
    const across = async (userName: string): Promise<void> => {
      const arriving = page.frame.signIn(credentials(userName));
      scene.station.gateway.suspended();
      expect(await arriving).toMatchObject({ outcome: 'refused', message: words });
    };
    page.frame.askSignIn();
    await across('anna');
    expect(page.frame.status().user).toBeNull();
    expect(await page.frame.signIn(credentials('anna'))).toMatchObject({ outcome: 'done' });
    scene.station.gateway.suspended();
    // Whoever is locked out keeps their pages, locked.
    for (const userName of ['anna', 'admin']) {
      await across(userName);
      scene.clock.advance(2000);
      expect(scene.station.session.signIn.isLocked()).toBe(true);
      expect(page.sheet()).toMatchObject({ kind: 'signIn', locked: { userName: 'anna' } });
    }
    await page.frame.signIn(credentials('anna'));
    expect(page.frame.status().user?.userName).toBe('anna');
    expect(page.resets()).toBe(0);
  });

  it('of whoever is signed in already leaves them so, where they gave up while it was checked', async () => {
    const { scene, page } = await open();
    const other = scene.station.openPage();
    await signIn(other, 'anna');
    page.frame.askSignIn();
    const arriving = page.frame.signIn(credentials('anna'));
    const refused = expect(arriving).rejects.toThrow('This is not open any more.');
    page.frame.dismiss();
    await refused;
    scene.clock.advance(2000);
    expect(other.frame.status().user?.userName).toBe('anna');
  });

  it('by a badge is known as by a badge', async () => {
    const { scene, page } = await open();
    await scene.sso.user.updateUserById(
      { userId: scene.id('anna'), data: { badge: 'B-00412345' } },
      { kind: 'station', id: 'test', name: 'test' },
    );
    await signIn(page, 'B-00412345');
    expect(scene.station.session.signIn.current()).toMatchObject({
      userName: 'anna',
      identity: { amr: ['badge', 'pwd'], factors: 2 },
    });
  });

  it('AU-15 AU-16 five minutes without use lock all pages; only the host’s word is use', async () => {
    const { scene, page, actions } = await open();
    const { signIn: presence } = scene.station.session;
    const second = scene.station.openPage();
    await signIn(page, 'anna');
    scene.clock.advance(4 * minute);
    presence.used();
    scene.clock.advance(4 * minute);
    expect(presence.isLocked()).toBe(false);
    page.frame.status();
    scene.clock.advance(minute + 1000);
    expect(presence.isLocked()).toBe(true);
    for (const { sheet, inert } of [page, second]) {
      expect(sheet()).toMatchObject({ kind: 'signIn', locked: { userName: 'anna', fullName: 'Anna Berg' } });
      expect(inert.at(-1)).toBe(true);
    }
    page.frame.dismiss();
    expect(presence.isLocked()).toBe(true);
    await expect(page.frame.fire('c1', 'dom.onClick', {})).rejects.toMatchObject({ code: 'forbidden' });
    await page.frame.signIn(credentials('anna'));
    expect(presence.isLocked()).toBe(false);
    expect(page.resets()).toBe(0);
    expect(actions()).toEqual(expect.arrayContaining(['screen.locked', 'screen.unlocked']));
  });

  it('SY-15 AU-16 a lock and an end that cannot be written down happen, and are in the trail once they can be', async () => {
    const { scene, page, actions } = await open();
    const other = new Database(join(scene.station.dataDir, 'station.sqlite'));
    onTestFinished(() => void other.close());
    const meanwhile = (held: () => void): void => {
      other.exec('BEGIN IMMEDIATE');
      held();
      other.exec('ROLLBACK');
      scene.clock.advance(10_000);
    };
    await signIn(page, 'anna');
    scene.clock.advance(4.9 * minute);
    meanwhile(() => scene.clock.advance(0.2 * minute));
    expect(scene.station.session.signIn.isLocked()).toBe(true);
    expect(actions().filter((action) => action === 'screen.locked')).toHaveLength(1);
    await page.frame.signIn(credentials('anna'));
    await scene.sso.user.lockUser({ userId: scene.id('anna') }, installer);
    const before = actions().filter((action) => action === 'session.ended').length;
    meanwhile(() => scene.clock.advance(2000));
    expect(scene.station.session.signIn.current()).toBeUndefined();
    expect(actions().filter((action) => action === 'session.ended')).toHaveLength(before + 1);
  });

  it('HM-14 before the lock all pages say how long is left; use in between keeps the screen open and takes the words back', async () => {
    const { scene, page } = await open();
    const { signIn: presence } = scene.station.session;
    const left = () => page.notices.flatMap(({ message }) => /is locked in (\d+) seconds/.exec(message)?.[1] ?? []);
    await signIn(page, 'anna');
    scene.clock.advance(5 * minute - 32_000);
    expect(left()).toEqual([]);
    scene.clock.advance(4000);
    expect(page.notices.at(-1)).toMatchObject({ level: 'info', passes: true });
    expect([left().length, page.settled()]).toEqual([1, 0]);
    presence.used();
    scene.clock.advance(2000);
    expect([left().length, page.settled()]).toEqual([1, 1]);
    scene.clock.advance(5 * minute - 34_000);
    expect([presence.isLocked(), left().length]).toEqual([false, 1]);
    scene.clock.advance(30_000);
    expect([presence.isLocked(), left().slice(1)]).toEqual([false, ['30', '20', '10', '5']]);
    scene.clock.advance(5000);
    expect([presence.isLocked(), left().length]).toEqual([true, 5]);
  });

  it('HM-19 the status says who with which roles, where, and that the clock was set', async () => {
    const { scene, page } = await open();
    await scene.station.addUser('rita', 'Supervisor', 'Quality');
    await scene.station.session.signIn.signIn({ userName: 'rita', password: testPassword });
    const { user, station, hub, clock, anchor } = page.frame.status();
    expect({ station, hub, clock }).toEqual({ station: 'TEST-1', hub: 'none', clock: 'unverified' });
    expect(user).toMatchObject({ fullName: 'rita Example', roles: ['Quality', 'Supervisor'] });
    expect(anchor.state).toBe('none');
    scene.clock.jump(10_000);
    scene.clock.advance(30_000);
    expect(page.frame.status().clock).toBe('changed');
  });

  it('AU-16 the page that somebody left stays covered, takes nothing and hears of nobody until it is loaded anew', async () => {
    const { scene } = await open();
    const page = scene.station.openPage({ reloads: false });
    const { frame } = page;
    await signIn(page, 'anna');
    expect(page.users).toEqual(['anna']);
    scene.station.session.signIn.lock();
    await frame.signIn(credentials('admin'));
    expect(page.resets()).toBe(1);
    expect(page.users).toEqual(['anna', 'anna']);
    expect(page.sheet()).toMatchObject({ kind: 'signIn', locked: { userName: 'anna' } });
    expect(page.inert.at(-1)).toBe(true);
    await expect(frame.fire('c1', 'dom.onClick', {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(frame.signIn(credentials('anna'))).rejects.toMatchObject({ code: 'forbidden' });
    frame.dismiss();
    expect(page.sheet()).toBeDefined();
    // What the old document asks for is refused, and uncovers nothing.
    expect(() => frame.open('/')).toThrow(/being loaded anew/);
    expect(() => frame.status()).toThrow(/being loaded anew/);
    expect(page.sheet()).toBeDefined();
    page.reload();
    expect(page.sheet()).toBeUndefined();
    await expect(frame.fire('c1', 'dom.onClick', {})).resolves.toBeUndefined();
    expect(frame.status().user?.userName).toBe('admin');
  });

  it('AU-15 a computer that slept was idle', async () => {
    const { scene, page } = await open();
    await signIn(page, 'anna');
    scene.clock.jump(10 * minute);
    scene.clock.advance(1000);
    expect(scene.station.session.signIn.isLocked()).toBe(true);
  });

  it('AU-15 ES-22 whoever works goes on where the clock is set back, and is idle as soon as ever', async () => {
    const { scene, page, actions } = await open();
    const presence = scene.station.session.signIn;
    await signIn(page, 'anna');
    scene.clock.advance(minute);
    presence.used();
    scene.clock.jump(-60 * minute);
    scene.clock.advance(minute);
    expect(presence.current()?.userName).toBe('anna');
    expect(page.resets()).toBe(0);
    expect(page.frame.status()).toMatchObject({ clock: 'changed', user: { userName: 'anna' } });
    expect(actions()).toContain('clock.changed');
    scene.clock.advance(5 * minute);
    expect(presence.isLocked()).toBe(true);
    scene.clock.advance(15 * minute);
    expect(presence.current()).toBeUndefined();
  });

  it('AU-15 who works goes on past the session’s hour, and not past its twelve', async () => {
    const { scene, page, actions } = await open();
    const presence = scene.station.session.signIn;
    await signIn(page, 'anna');
    const begun = scene.clock.now();
    while (presence.current() !== undefined) {
      presence.used();
      scene.clock.advance(4 * minute);
      await new Promise((resolve) => setImmediate(resolve));
      if (scene.clock.now() - begun > 13 * 60 * minute) break;
    }
    const hours = (scene.clock.now() - begun) / (60 * minute);
    expect(hours).toBeGreaterThan(11.9);
    expect(hours).toBeLessThan(12.1);
    expect(actions().filter((action) => action === 'sso.user.session.renew').length).toBeGreaterThan(10);
    expect(page.resets()).toBe(1);
  });

  it('behind the lock the session runs out in the end, and the page starts anew for nobody', async () => {
    const { scene, page } = await open();
    const presence = scene.station.session.signIn;
    await signIn(page, 'anna');
    presence.lock();
    scene.clock.advance(16 * minute);
    expect(presence.current()).toBeUndefined();
    expect(presence.isLocked()).toBe(false);
    await Promise.resolve();
    expect(page.sheet()).toBeUndefined();
    expect(page.resets()).toBe(1);
  });

  it('a person who is locked elsewhere is out within a second', async () => {
    const { scene, page } = await open();
    await signIn(page, 'anna');
    await scene.sso.user.lockUser({ currentApp: 'countersign', ust: scene.adminUst, userId: scene.id('anna') });
    scene.clock.advance(1000);
    await Promise.resolve();
    expect(page.frame.status().user).toBeNull();
  });

  it('a lock cancels the challenge that was open, and none opens over it', async () => {
    const { scene, page, actions } = await open();
    await signIn(page, 'anna');
    const { signature } = scene.station.gateway;
    const { signIn: presence } = scene.station.session;
    const actor = { kind: 'script', id: 'test', name: 'test' } as const;
    const [uuid = ''] = signature.queueAuthRequest({
      template: signature.templates.get('Line Release Approval'),
      name: 'Release line',
      description: '',
      callbacks: {},
      requestedBy: actor,
    });
    const host = scene.station.session.windows.challengeHost(page.frame.pageId);
    await signature.triggerAuthRequest({ uuid, decision: 'approve', host, actor });
    presence.lock();
    expect(page.frame.openChallenge()).toBeUndefined();
    expect(page.sheet()).toMatchObject({ kind: 'signIn', locked: { userName: 'anna' } });
    expect(actions()).toContain('challenge.cancelled');
    expect(signature.pendingCount()).toBe(1);
  });
});

describe('the administrator’s page', () => {
  it('answers nobody but an administrator who is signed in and not behind the lock', async () => {
    const { scene, page } = await open();
    const { administration, signIn: presence } = scene.station.session;
    await expect(administration.search('', 'all', 1)).rejects.toMatchObject({ code: 'forbidden' });
    await signIn(page, 'anna');
    await expect(administration.search('', 'all', 1)).rejects.toMatchObject({ code: 'forbidden' });
    page.frame.askSignIn();
    await page.frame.signIn(credentials('admin'));
    await expect(administration.search('berg', 'all', 1)).resolves.toMatchObject({
      total: 1,
      users: [{ username: 'anna' }],
    });
    presence.lock();
    await expect(administration.read(scene.id('anna'))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('puts one-time codes and seeds on the surface alone, and turns an authenticator on by a good code', async () => {
    const { scene, page, actions } = await open();
    await signIn(page, 'admin');
    const answer = await page.frame.changeUser(scene.id('anna'), { kind: 'resetPassword' });
    const sheet = page.sheet();
    expect(sheet).toMatchObject({ kind: 'oneTimeCode', fullName: 'Anna Berg' });
    expect(JSON.stringify(answer)).not.toContain(sheet?.kind === 'oneTimeCode' ? sheet.code : '');
    page.frame.dismiss();
    await page.frame.changeUser(scene.id('anna'), { kind: 'enrolTotp' });
    expect(page.sheet()).toMatchObject({ kind: 'enrolment', userName: 'anna' });
    expect(await page.frame.confirmTotp('000000')).toMatchObject({ outcome: 'refused' });
    expect(scene.sso.users.find('anna')?.isTotpEnabled).toBe(false);
    page.frame.dismiss();
    await expect(page.frame.confirmTotp('000000')).rejects.toMatchObject({ code: 'forbidden' });
    expect(actions()).toEqual(expect.arrayContaining(['password-reset.created', 'user.totp-key-set']));
  });

  it('a one-time code that met a weak password still takes a better one', async () => {
    const { scene, page } = await open();
    await totpOf(scene, 'admin');
    const { token = '' } = await scene.sso.passwordReset.createToken({
      currentApp: 'countersign',
      ust: scene.adminUst,
      userId: scene.id('anna'),
    });
    page.frame.askSignIn();
    expect(await page.frame.choosePassword(token, 'short')).toMatchObject({ outcome: 'refused' });
    expect(await page.frame.choosePassword(token, 'violet turbines hum tonight')).toMatchObject({ outcome: 'done' });
    expect(await page.frame.choosePassword(token, 'amber turbines hum tonight')).toMatchObject({ outcome: 'refused' });
  });
});
