import { describe, expect, it } from 'vitest';
import { verifyTrail } from '../../../electron/gateway/audit/trail.ts';
import { signatureBytes } from '../../../electron/ledger/signedBytes.ts';
import { verifySignatures } from '../../../electron/gateway/signature/verify.ts';
import { testClock } from '../../support/clock.ts';
import type { TestProvider } from '../../support/openid/provider.ts';
import {
  link,
  openOutsideStation,
  type OutsideOptions,
  plant,
  proofIn,
  providerOfFile,
  providerOfTest,
} from '../../support/openid/station.ts';
import { openSignatureScene } from '../../support/signatureScene.ts';
import { templateFile, testPassword } from '../../support/station.ts';
import { buttons } from '../scripting/buttons.ts';
import { until } from '../../support/until.ts';

const provider = await providerOfFile();

const start = { provider: plant, how: 'browser', differentUser: false } as const;
const files = {
  [templateFile('outside')]: { name: 'Outside', expression: '{role:Supervisor}', identityProvider: plant },
  [templateFile('offline')]: {
    name: 'Offline',
    expression: '{role:Supervisor} OR {role:Operator}',
    identityProvider: plant,
    mayBeSignedOffline: true,
  },
  [templateFile('mixed')]: {
    name: 'Mixed',
    expression: '{role:Supervisor} AND {role:Supervisor}',
    identityProvider: ['internal', plant],
  },
  [templateFile('quinn')]: { name: 'Quinn alone', expression: '{userName:quinn.plant}', identityProvider: plant },
  [templateFile('anybody')]: { name: 'Anybody', expression: '{level:Authenticated}', identityProvider: plant },
  [templateFile('strong')]: {
    name: 'Strong',
    expression: '{role:Supervisor}',
    identityProvider: plant,
    requiredFactors: 3,
  },
  [templateFile('level')]: { name: 'Level', expression: '{level:Authenticated/Filling}', identityProvider: plant },
  'project.json': {
    title: 'Test',
    countersign: {
      station: 'TEST-1',
      securityLevels: [
        { level: 'Authenticated/Filling', when: "{attribute-source:idTokenClaims:department} = 'filling'" },
      ],
    },
  },
};

async function open(options: OutsideOptions & { from?: TestProvider } = {}) {
  const clock = testClock(Date.now());
  const station = await openOutsideStation(options.from ?? provider, { files, clock, ...options });
  const scene = await openSignatureScene({ station, clock });
  await station.addUser('sam', 'Supervisor');
  /** Opens the challenge of a new request, and sends the person at the browser to the provider. */
  const ask = async (template: string) => {
    const [uuid = ''] = scene.queue(template);
    const id = await scene.trigger(uuid);
    scene.page.frame.startProof(start);
    return { uuid, id };
  };
  /** Sends somebody there once more, as much later as people are. */
  const again = (more: { readonly differentUser?: boolean } = {}): void => {
    clock.advance(1000);
    scene.page.frame.startProof({ ...start, ...more });
  };
  /** Says that the signature is theirs, of the last proof that the surface showed. */
  const confirm = (id: string, page = scene.page) => {
    const shown = scene.page.proofs.filter((view) => view.state === 'proved').at(-1);
    const proofId = shown?.proofId ?? '00000000-0000-7000-8000-000000000000';
    return page.frame.signAsProved({ id, proofId, meaning: scene.page.shown.at(-1)?.meanings[0] ?? '', comment: '' });
  };
  return { ...scene, browser: station.browser, gateway: station.gateway, ask, again, confirm };
}

type Scene = Awaited<ReturnType<typeof open>>;
const bytesOf = (scene: Scene) =>
  scene
    .database()
    .prepare<[], { bytes: string }>('SELECT bytes FROM signature ORDER BY id')
    .all()
    .map(({ bytes }) => signatureBytes.parse(JSON.parse(bytes)));
const signatures = (scene: Scene): number => bytesOf(scene).length;

const installer = { kind: 'station', id: 'test', name: 'test' } as const;

describe('a signature with a proof of a provider outside', () => {
  it('OI-12 names whoever was proved, and is applied when they say that it is theirs', async () => {
    const scene = await open();
    const { id } = await scene.ask('Outside');
    expect(await proofIn(scene.page, 'proved')).toMatchObject({ fullName: 'Sam Plant', userName: 'sam.plant' });
    expect(signatures(scene)).toBe(0);
    expect(scene.confirm(id)).toMatchObject({ outcome: 'signed', fullName: 'Sam Plant' });
    expect(bytesOf(scene)).toMatchObject([
      {
        version: 4,
        signer: { userName: 'sam.plant', fullName: 'Sam Plant', as: { kind: 'role', name: 'Supervisor' } },
        proof: {
          provider: plant,
          issuer: provider.issuer,
          subject: 'sub-sam',
          amr: ['pwd'],
          challenged: true,
          series: false,
          insteadOf: null,
        },
      },
    ]);
    const db = scene.database();
    expect(verifySignatures(db, verifyTrail(db))).toMatchObject({ ok: true, signatures: 1 });
    const [detail] = scene.gateway.signature.history().slots;
    expect(scene.gateway.signature.getAuthRequest(detail?.uuid ?? '').slots[0]?.signature?.factors).toBe(
      `password at plant (${provider.issuer})`,
    );
    expect(scene.station.session.signIn.current()).toBeUndefined();
  });

  it('OI-7 asks for credentials anew, with a small max_age, and says who is expected', async () => {
    const scene = await open();
    await provider.behave({ person: 'sub-quinn' });
    await scene.ask('Quinn alone');
    await proofIn(scene.page, 'proved');
    // First what session there is, whoever's: it is not asked for anybody.
    const [silent] = provider.requests('/auth');
    expect(silent?.parameters).toMatchObject({ prompt: 'none', scope: 'openid', code_challenge_method: 'S256' });
    expect(silent?.parameters['login_hint']).toBeUndefined();
    expect(provider.asks()[0]?.parameters).toMatchObject({
      prompt: 'login',
      max_age: '60',
      login_hint: 'quinn.plant',
    });
  });

  it('OI-8 a provider that does not ask again proves nothing', async () => {
    const scene = await open();
    await scene.ask('Outside');
    await proofIn(scene.page, 'proved');
    scene.page.frame.cancel(scene.page.shown.at(-1)?.id ?? '');
    scene.clock.advance(15_000);
    await provider.behave({ person: 'sub-sam', ignoresPrompt: true });
    const { id } = await scene.ask('Outside');
    const failed = await proofIn(scene.page, 'failed');
    expect(failed.message).toMatch(/did not ask you to sign in again/);
    expect(scene.confirm(id)).toMatchObject({ outcome: 'refused' });
    expect(signatures(scene)).toBe(0);
  });

  it('OI-10 a provider that calls every token fresh is not to be used for signatures', async () => {
    const scene = await open({ settings: { authTime: 'session-update' } });
    expect(() => scene.queue('Outside')).toThrow(/does not say when credentials were entered/);
    const withClass = await open({ settings: { authTime: 'session-update', acrValues: ['urn:plant:silver'] } });
    await provider.behave({ person: 'sub-sam', authTimeIsNow: true, claims: { acr: 'urn:plant:silver' } });
    const { id } = await withClass.ask('Outside');
    await proofIn(withClass.page, 'proved');
    expect(withClass.confirm(id)).toMatchObject({ outcome: 'signed' });
  });

  it.each([
    ['missing', { without: ['auth_time'] }],
    ['a text', { claims: { auth_time: '1800000000' } }],
    ['negative', { claims: { auth_time: -1 } }],
    ['in milliseconds', { claims: { auth_time: Date.now() } }],
    ['in the future', { claims: { auth_time: Math.floor(Date.now() / 1000) + 3600 } }],
    ['an hour old', { claims: { auth_time: Math.floor(Date.now() / 1000) - 3600 } }],
  ])('OI-9 an auth_time that is %s is refused in plain words', async (_name, behaviour) => {
    await provider.behave({ person: 'sub-sam', ...behaviour });
    const scene = await open();
    await scene.ask('Outside');
    expect((await proofIn(scene.page, 'failed')).message).toMatch(
      /proves nothing|yet to come|did not ask you to sign in again|did not hold/,
    );
    expect(signatures(scene)).toBe(0);
  });

  it('OI-11 somebody else is told so by name alone, and may let another person sign in', async () => {
    const scene = await open();
    const { id } = await scene.ask('Quinn alone');
    const failed = await proofIn(scene.page, 'failed');
    expect(failed).toMatchObject({
      differentUser: true,
      message: expect.stringMatching(
        /^Sam Plant may not sign this: it needs the user quinn.plant. Nothing was signed./,
      ),
    });
    expect(failed.message).not.toMatch(/sub-sam|sam@plant/);
    await provider.behave({ person: 'sub-quinn' });
    scene.again({ differentUser: true });
    await until(() => expect(provider.requests('/session/end')).toHaveLength(1));
    // Where the browser does not come back by itself, the person finds the way after a while.
    scene.clock.advance(15_000);
    expect(await proofIn(scene.page, 'waiting')).toMatchObject({ address: expect.stringContaining('/auth?') });
    await Promise.all(scene.browser.ends);
    // The way out of the provider has a token in it: it is not shown.
    expect(JSON.stringify(scene.page.proofs)).not.toContain('id_token_hint');
    scene.again();
    expect(await proofIn(scene.page, 'proved')).toMatchObject({ fullName: 'Quinn Plant' });
    expect(scene.confirm(id)).toMatchObject({ outcome: 'signed', fullName: 'Quinn Plant' });
  });

  it('OI-11 where the provider sends the browser back after a logout, all of it is one way', async () => {
    const scene = await open({ settings: { redirect: { afterLogout: true } } });
    const { id } = await scene.ask('Quinn alone');
    await proofIn(scene.page, 'failed');
    await provider.behave({ person: 'sub-quinn' });
    scene.again({ differentUser: true });
    expect(await proofIn(scene.page, 'proved')).toMatchObject({ fullName: 'Quinn Plant' });
    expect(scene.confirm(id)).toMatchObject({ outcome: 'signed' });
  });

  it('OI-12 whoever does not say in a minute that it is theirs has not signed', async () => {
    const scene = await open();
    const { id } = await scene.ask('Outside');
    await proofIn(scene.page, 'proved');
    scene.clock.advance(60_000);
    expect((await proofIn(scene.page, 'failed')).message).toMatch(/not confirmed in time. Nothing was signed/);
    expect(scene.confirm(id)).toMatchObject({
      outcome: 'refused',
      message: expect.stringMatching(/Nothing was signed/),
    });
    expect(signatures(scene)).toBe(0);
  });

  it('one proof is one signature: the same challenge again, and another one, need their own', async () => {
    const scene = await open();
    const { id } = await scene.ask('Outside');
    await proofIn(scene.page, 'proved');
    expect(scene.confirm(id)).toMatchObject({ outcome: 'signed' });
    expect(scene.confirm(id)).toMatchObject({ outcome: 'refused' });
    const [uuid = ''] = scene.queue('Outside');
    const next = await scene.trigger(uuid);
    expect(scene.confirm(next)).toMatchObject({
      outcome: 'refused',
      message: expect.stringMatching(/Prove who you are/),
    });
    expect(signatures(scene)).toBe(1);
  });

  it('another page cannot say for somebody that the signature is theirs', async () => {
    const scene = await open();
    const { id } = await scene.ask('Outside');
    await proofIn(scene.page, 'proved');
    const other = scene.station.openPage();
    expect(scene.confirm(id, other)).toMatchObject({ outcome: 'refused' });
    expect(signatures(scene)).toBe(0);
  });

  it('OI-16 a challenge that was cancelled takes no answer any more, and gives the port back', async () => {
    const scene = await open();
    scene.browser.holds = true;
    const { id } = await scene.ask('Outside');
    await until(() => expect(scene.browser.held).toHaveLength(1));
    scene.page.frame.cancel(id);
    await until(() => expect(fetch(scene.browser.held[0] ?? '')).rejects.toThrow());
    expect(provider.requests('/token')).toEqual([]);
    expect(scene.states()).toEqual(['pending']);
  });

  it('OI-17 the same slot is open on one page at most', async () => {
    const scene = await open();
    scene.browser.holds = true;
    const { uuid } = await scene.ask('Outside');
    await expect(scene.trigger(uuid, 'approve', scene.station.openPage())).rejects.toThrow(/open on another page/);
    await scene.trigger(uuid, 'reject');
    expect(scene.page.proofs.at(-1)).toEqual({ state: 'none' });
  });

  it('ES-6 a password of the station does not sign what wants a proof of the provider', async () => {
    const scene = await open();
    const { id } = await scene.ask('Outside');
    expect(await scene.sign(id, 'sam')).toMatchObject({
      outcome: 'refused',
      message: expect.stringMatching(/with a proof of the identity provider/),
    });
    expect(signatures(scene)).toBe(0);
  });

  it('a third factor counts where the provider says that it was used', async () => {
    const scene = await open();
    await scene.ask('Strong');
    expect((await proofIn(scene.page, 'failed')).message).toMatch(/plant did not say that one was used/);
    await provider.behave({ person: 'sub-sam', claims: { amr: ['pwd', 'otp'] } });
    scene.again();
    await proofIn(scene.page, 'proved');
    expect(scene.confirm(scene.page.shown.at(-1)?.id ?? '')).toMatchObject({ outcome: 'signed' });
  });

  it('a level that a rule of the project grants is enough for the slot that asks for it', async () => {
    const scene = await open();
    await provider.behave({ person: 'sub-quinn' });
    await scene.ask('Level');
    await proofIn(scene.page, 'failed');
    await provider.behave({ person: 'sub-sam' });
    scene.again();
    await proofIn(scene.page, 'proved');
    expect(scene.confirm(scene.page.shown.at(-1)?.id ?? '')).toMatchObject({ outcome: 'signed' });
  });

  it('a mixed request: one slot with the provider, one with an account of the station', async () => {
    const scene = await open();
    const [first = '', second = ''] = scene.queue('Mixed');
    const one = await scene.trigger(first);
    expect(scene.page.shown.at(-1)?.ways.map(({ name }) => name)).toEqual(['internal', plant]);
    scene.again();
    await proofIn(scene.page, 'proved');
    expect(scene.confirm(one)).toMatchObject({ outcome: 'signed', requestState: 'pending' });
    expect(await scene.complete(second, 'sam')).toMatchObject({ outcome: 'signed', requestState: 'approved' });
    expect(bytesOf(scene).map(({ proof }) => proof.provider)).toEqual([plant, 'internal']);
  });

  it('ES-8 (c) a local account and the provider’s account of one person sign one slot', async () => {
    const scene = await open();
    const [first = '', second = ''] = scene.queue('Mixed');
    expect(await scene.complete(first, 'sam')).toMatchObject({ outcome: 'signed' });
    await link(scene, 'sam', provider, 'sub-sam');
    await scene.trigger(second);
    scene.again();
    expect(await proofIn(scene.page, 'failed')).toMatchObject({
      differentUser: true,
      message: expect.stringMatching(/has signed this request already; another person must sign here/),
    });
    expect(signatures(scene)).toBe(1);
  });

  it('ES-9 a role that is gone between the proof and the word is gone', async () => {
    const scene = await open();
    const { id } = await scene.ask('Outside');
    await proofIn(scene.page, 'proved');
    const { user, users } = scene.gateway.sso;
    await user.updateUserById({ userId: users.find('sam.plant')?.id ?? '', data: { roles: [] } }, installer);
    expect(scene.confirm(id)).toMatchObject({
      outcome: 'refused',
      message: expect.stringMatching(/may not sign this/),
    });
    expect(signatures(scene)).toBe(0);
  });

  it('ES-14 three people who may not sign end the challenge', async () => {
    const scene = await open();
    await scene.ask('Quinn alone');
    await proofIn(scene.page, 'failed');
    for (let time = 0; time < 2; time += 1) {
      scene.again();
      await proofIn(scene.page, 'waiting');
      await until(() => expect(scene.page.proofs.at(-1)?.state === 'waiting').toBe(false));
    }
    expect(scene.page.ended.at(-1)?.message).toMatch(/last attempt allowed here/);
    expect(scene.page.proofs.at(-1)).toEqual({ state: 'none' });
    expect(scene.gateway.trail.latest(30).map(({ action }) => action)).toContain('security.alert');
  });
});

describe('a browser that the next person finds', () => {
  it('OI-19 a kiosk ends the session of whoever signed; another station keeps it, as the site says', async () => {
    const kiosk = await open({ settings: { afterChallenge: 'end' } });
    const { id } = await kiosk.ask('Outside');
    await proofIn(kiosk.page, 'proved');
    // Not before they said that it is theirs: the browser would lie over the question.
    expect(provider.requests('/session/end')).toEqual([]);
    expect(kiosk.confirm(id)).toMatchObject({ outcome: 'signed' });
    await until(() => expect(provider.requests('/session/end')).toHaveLength(1));

    // Also whoever came and was not taken for anybody.
    provider.asked.length = 0;
    await provider.behave({ person: 'sub-sam', claims: { auth_time: 1 } });
    kiosk.clock.advance(1000);
    await kiosk.ask('Outside');
    await proofIn(kiosk.page, 'failed');
    await until(() => expect(provider.requests('/session/end')).toHaveLength(1));
    await provider.behave({ person: 'sub-sam' });

    provider.asked.length = 0;
    const laptop = await open();
    await laptop.ask('Outside');
    await proofIn(laptop.page, 'proved');
    expect(provider.requests('/session/end')).toEqual([]);
  });
});

describe('what must not pass for a proof', () => {
  it('OI-24 an error that comes through the browser never says that the provider is out of reach', async () => {
    const scene = await open();
    await link(scene, 'sam', provider, 'x');
    scene.browser.holds = true;
    const { id } = await scene.ask('Offline');
    await until(() => expect(scene.browser.held).toHaveLength(1));
    const forged = new URL(scene.browser.held[0] ?? '');
    forged.searchParams.delete('code');
    forged.searchParams.set('error', 'temporarily_unavailable');
    expect((await fetch(forged)).status).toBe(200);
    expect(await proofIn(scene.page, 'failed')).toMatchObject({ offline: false });
    expect(await scene.sign(id, 'sam')).toMatchObject({ outcome: 'refused' });
    expect(signatures(scene)).toBe(0);
  });

  it('OI-24 a token endpoint that chokes on what the browser brought is no outage', async () => {
    await provider.behave({ person: 'sub-sam', tokenStatus: 500 });
    const scene = await open();
    await scene.ask('Offline');
    expect(await proofIn(scene.page, 'failed')).toMatchObject({ offline: false });
  });

  it('OI-8 credentials that were entered on one page prove nothing on another that was open then', async () => {
    const scene = await open({ settings: { clockSkew: 60 } });
    scene.browser.holds = true;
    const other = scene.station.openPage();
    const [first = '', second = ''] = [...scene.queue('Outside'), ...scene.queue('Outside')];
    await scene.trigger(first);
    scene.again();
    await until(() => expect(scene.browser.held).toHaveLength(1));
    scene.clock.advance(3000);
    scene.browser.holds = false;
    await scene.trigger(second, 'approve', other);
    other.frame.startProof(start);
    await proofIn(other, 'proved');
    await provider.behave({ person: 'sub-sam', ignoresPrompt: true });
    await scene.browser.open(scene.browser.opened[0] ?? '');
    expect((await proofIn(scene.page, 'failed')).message).toMatch(/did not ask you to sign in again/);
  });

  it('OI-8 a second passes after a proof before somebody is sent there again: no two times are the same', async () => {
    const scene = await open();
    await scene.ask('Outside');
    await proofIn(scene.page, 'proved');
    scene.page.frame.startProof(start);
    scene.clock.advance(999);
    await proofIn(scene.page, 'waiting');
    expect(scene.browser.opened).toHaveLength(1);
    scene.clock.advance(1);
    await proofIn(scene.page, 'proved');
    expect(scene.browser.opened).toHaveLength(2);
  });

  it('OI-9 what the userinfo endpoint says of time and strength counts nothing', async () => {
    await provider.behave({
      person: 'sub-sam',
      without: ['auth_time', 'amr'],
      userInfo: { auth_time: Math.floor(Date.now() / 1000), amr: ['pwd', 'otp'] },
    });
    const scene = await open();
    await scene.ask('Strong');
    expect((await proofIn(scene.page, 'failed')).message).toMatch(/does not say when you signed in|did not hold/);
  });

  it('ES-8 accounts of two places that are called the same are not taken for two people', async () => {
    const scene = await open();
    await provider.behave({ person: 'sub-sam', claims: { preferred_username: 'sam' } });
    const [first = '', second = ''] = scene.queue('Mixed');
    expect(await scene.complete(first, 'sam')).toMatchObject({ outcome: 'signed' });
    await scene.trigger(second);
    scene.again();
    expect(await proofIn(scene.page, 'failed')).toMatchObject({
      message: expect.stringMatching(/may be one person. Another person must sign here/),
    });
    expect(signatures(scene)).toBe(1);
    const { sso } = scene.gateway;
    const [one, other] = [sso.users.find('sam'), sso.users.find('sam@plant')];
    if (one === undefined || other === undefined) throw new Error('One of the two is not there.');
    const root = { username: 'root1', password: testPassword };
    await sso.user.createSuperUser({ data: { ...root, passwordMustChange: false } }, installer);
    const { ust } = await sso.user.login({ ...root, currentApp: 'countersign', remoteAddr: '127.0.0.1' });
    await sso.user.tellApart({ ust, userId: one.id, otherUserId: other.id, reason: 'by their passports' });
    // It counts for what is asked afterwards.
    scene.page.frame.cancel(scene.page.shown.at(-1)?.id ?? '');
    const [third = '', fourth = ''] = scene.queue('Mixed');
    expect(await scene.complete(third, 'sam')).toMatchObject({ outcome: 'signed' });
    await scene.trigger(fourth);
    scene.again();
    await proofIn(scene.page, 'proved');
    expect(scene.confirm(scene.page.shown.at(-1)?.id ?? '')).toMatchObject({ outcome: 'signed' });
  });

  it('OI-11 after a stale proof the person who is known there can leave', async () => {
    await provider.behave({ person: 'sub-sam', claims: { auth_time: Math.floor(Date.now() / 1000) - 3600 } });
    const scene = await open();
    const { id } = await scene.ask('Outside');
    expect(await proofIn(scene.page, 'failed')).toMatchObject({ differentUser: true });
    await provider.behave({ person: 'sub-sam' });
    scene.again({ differentUser: true });
    await until(() => expect(provider.requests('/session/end')).toHaveLength(1));
    await Promise.all(scene.browser.ends);
    scene.again();
    await proofIn(scene.page, 'proved');
    expect(scene.confirm(id)).toMatchObject({ outcome: 'signed' });
  });

  it('OI-16 whoever gave up after they were proved has said nothing', async () => {
    const scene = await open();
    const { id } = await scene.ask('Outside');
    await proofIn(scene.page, 'proved');
    scene.page.frame.stopProof();
    expect(scene.confirm(id)).toMatchObject({ outcome: 'refused' });
    expect(signatures(scene)).toBe(0);
  });

  it('OI-12 a word for one proof is no word for the next one', async () => {
    const scene = await open();
    const { id } = await scene.ask('Outside');
    const first = await proofIn(scene.page, 'proved');
    scene.again();
    await until(() => {
      const now = scene.page.proofs.at(-1);
      expect(now?.state === 'proved' && now.proofId !== first.proofId).toBe(true);
    });
    const said = { id, proofId: first.proofId, meaning: 'Approved by' };
    expect(scene.page.frame.signAsProved(said)).toMatchObject({ outcome: 'refused' });
    expect(signatures(scene)).toBe(0);
  });

  it('a link that is switched off after the proof vouches for nobody', async () => {
    const scene = await open();
    const { id } = await scene.ask('Outside');
    await proofIn(scene.page, 'proved');
    scene.database().exec('UPDATE linked_account SET is_active = 0');
    expect(scene.confirm(id)).toMatchObject({ outcome: 'refused' });
    expect(signatures(scene)).toBe(0);
  });

  it('OI-15 a system that never says whether a browser opened holds up neither the address nor the end', async () => {
    const opened: string[] = [];
    const scene = await open({
      openExternal: (url) => {
        opened.push(url);
        return new Promise(() => undefined);
      },
    });
    const { id } = await scene.ask('Outside');
    await until(() => expect(opened).toHaveLength(1));
    scene.clock.advance(15_000);
    expect(await proofIn(scene.page, 'waiting')).toMatchObject({ address: opened[0] });
    scene.page.frame.cancel(id);
    await scene.gateway.close();
  });
});

describe('while the provider is out of reach', () => {
  const openDown = async () => {
    const own = await providerOfTest();
    await own.behave({ down: true });
    return { scene: await open({ from: own }), own };
  };

  it('OI-24 nothing weaker takes its place where the template does not say so', async () => {
    const { scene, own } = await openDown();
    await link(scene, 'sam', own, 'sub-sam');
    const { id } = await scene.ask('Outside');
    expect(await proofIn(scene.page, 'failed')).toMatchObject({ offline: false });
    expect(await scene.sign(id, 'sam')).toMatchObject({ outcome: 'refused' });
    expect(signatures(scene)).toBe(0);
  });

  it('OI-24 an account that is linked to the person signs where the template says so, and the signature says it', async () => {
    const { scene, own } = await openDown();
    await link(scene, 'sam', own, 'sub-sam');
    await scene.station.addUser('olga', 'Operator');
    const { id, uuid } = await scene.ask('Offline');
    expect(await proofIn(scene.page, 'failed')).toMatchObject({ offline: true });
    expect(await scene.sign(id, 'olga')).toMatchObject({
      outcome: 'refused',
      message: expect.stringMatching(/Who signs this proves it at plant/),
    });
    scene.clock.advance(10_000);
    expect(await scene.sign(id, 'sam')).toMatchObject({ outcome: 'signed' });
    expect(bytesOf(scene)).toMatchObject([{ proof: { provider: 'internal', insteadOf: plant } }]);
    const { signature } = scene.gateway.signature.getAuthRequest(uuid).slots[0] ?? {};
    expect(signature?.factors).toBe('user name, password at this station, offline: plant could not be reached');
  });

  it('OI-24 a surface cannot claim that the provider is out of reach', async () => {
    const scene = await open();
    await link(scene, 'sam', provider, 'x');
    const { id } = await scene.ask('Offline');
    expect(await scene.sign(id, 'sam')).toMatchObject({ outcome: 'refused' });
    expect(signatures(scene)).toBe(0);
  });
});

describe('a provider that is not here', () => {
  it('is told when the request is made, and when its challenge is opened', async () => {
    const scene = await open({ settings: { signatures: false } });
    expect(() => scene.queue('Outside')).toThrow(/identity provider "plant" is not set up for signatures/);
  });
});

describe('authenticationChallenge at a provider outside', () => {
  it('ES-10 tells the script who was proved; whoever is signed in stays so', async () => {
    const scene = await open({
      files: {
        ...buttons({ Ask: `system.perspective.authenticationChallenge(idp="${plant}", payload="door")` }),
        'ignition/script-python/doors/code.py':
          'def done(session, payload, result):\n    context = result.getAsSuccess().getContext()\n    system.util.getLogger("heard").info("%s %s %s" % (context["user"]["userName"], context["idp"], context["idpAttributes"]["department"]))\n',
        'project.json': { title: 'Test', countersign: { station: 'TEST-1', onAuthenticationChallenge: 'doors.done' } },
      },
    });
    const { page } = scene;
    await page.frame.fire(page.node('Ask').id, 'component.onActionPerformed', {});
    expect(page.sheet()).toMatchObject({ kind: 'identity', ways: [{ name: plant, kind: 'oidc' }] });
    expect(() => page.frame.startProof({ ...start, provider: 'internal' })).toThrow(/asks in its own fields/);
    page.frame.startProof(start);
    await until(() => expect(page.sheet()).toBeUndefined());
    await until(() => {
      const heard = scene.station.log.lines.filter(({ details }) => details['logger'] === 'heard');
      expect(heard.map(({ message }) => message)).toEqual(['sam.plant plant filling']);
    });
    expect(scene.station.session.signIn.current()).toBeUndefined();
  });
});
