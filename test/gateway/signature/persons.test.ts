/** ES-8 over time: who is one person for a request, whatever becomes of accounts while it is signed. */
import { describe, expect, it } from 'vitest';
import { withoutTriggers } from '../../support/attacker.ts';
import { openSignatureScene, type SignatureScene } from '../../support/signatureScene.ts';
import { templateFile, testPassword } from '../../support/station.ts';

const files = {
  [templateFile('two')]: { name: 'Two of a kind', expression: '{role:Supervisor} AND {role:Supervisor}' },
};
const installer = { kind: 'station', id: 'test', name: 'test' } as const;
const app = { currentApp: 'countersign', remoteAddr: '127.0.0.1' } as const;
const lasting = { password: testPassword, passwordMustChange: false } as const;
const another = { outcome: 'refused', message: expect.stringMatching(/[Aa]nother person must sign here/) };

interface Scene extends SignatureScene {
  readonly sso: SignatureScene['station']['gateway']['sso'];
  readonly add: (userName: string, fullName: string) => Promise<string>;
  readonly id: (userName: string) => string;
  readonly change: (userName: string, data: Readonly<Record<string, unknown>>) => Promise<unknown>;
  readonly remove: (userName: string) => Promise<unknown>;
  /** A word of an administrator on two accounts. */
  readonly apart: (one: string, other: string, more?: { by?: string; reason?: string }) => Promise<unknown>;
  readonly takeBack: (one: string, other: string) => Promise<unknown>;
  /** Signs both slots of a new request, with something in between. */
  readonly both: (first: string, second: string, between?: () => Promise<unknown>) => Promise<unknown>;
}

async function open(): Promise<Scene> {
  const scene = await openSignatureScene({ files });
  const { sso } = scene.station.gateway;
  const id = (userName: string): string => sso.users.find(userName)?.id ?? '';
  await sso.user.createSuperUser({ data: { ...lasting, username: 'root1', displayName: 'Rita Root' } }, installer);
  const login = async (username: string): Promise<string> =>
    (await sso.user.login({ ...app, username, password: testPassword })).ust;
  const word = async (one: string, other: string, by: string, reason: string) => ({
    ust: await login(by),
    userId: id(one),
    otherUserId: id(other),
    reason,
  });
  return {
    ...scene,
    sso,
    id,
    add: async (username, displayName) => {
      await sso.user.createUser({ data: { ...lasting, username, displayName, roles: ['Supervisor'] } }, installer);
      return id(username);
    },
    change: (userName, data) => sso.user.updateUserById({ userId: id(userName), data }, installer),
    remove: (userName) => sso.user.deleteUserById({ userId: id(userName) }, installer),
    apart: async (one, other, { by = 'root1', reason = 'two people of one name, by their passports' } = {}) =>
      sso.user.tellApart(await word(one, other, by, reason)),
    takeBack: async (one, other) => sso.user.takeBackApart(await word(one, other, 'root1', 'a mistake')),
    both: async (first, second, between = () => Promise.resolve()) => {
      const [one = '', other = ''] = scene.queue('Two of a kind');
      expect(await scene.complete(one, first)).toMatchObject({ outcome: 'signed' });
      await between();
      return scene.complete(other, second);
    },
  };
}

describe('accounts that are called the same', () => {
  it.each([
    ['the same full name', 'Anna Berg', 'Anna Berg'],
    ['another case and more spaces', 'Anna Berg', 'ANNA\u00a0\u00a0berg'],
    ['another normal form', 'Ann\u00e9 Berg', 'Anne\u0301 Berg'],
    ['confusable letters', 'Anna Berg', '\u0410nna \u0412erg'],
    ['a capital that looks like another letter', 'Ilse Berg', 'llse Berg'],
  ])('ES-8 sign one slot of a request: %s', async (_what, first, second) => {
    const scene = await open();
    await scene.add('anna', first);
    await scene.add('berg', second);
    expect(await scene.both('anna', 'berg')).toMatchObject({
      outcome: 'refused',
      message: expect.stringMatching(/may be one person. Another person must sign here/),
    });
  });

  it('ES-8 sign one slot of a request: user names of confusable letters', async () => {
    const scene = await open();
    await scene.add('anna', 'Anna Berg');
    await scene.add('\u0430nn\u0430', 'A. Mountain');
    expect(await scene.both('anna', '\u0430nn\u0430')).toMatchObject(another);
  });

  it('a refusal says where a name is put together from several scripts', async () => {
    const scene = await open();
    await scene.add('anna', 'Anna Berg');
    await scene.add('berg', '\u0410nna Berg');
    expect(await scene.both('anna', 'berg')).toMatchObject({
      message: expect.stringMatching(/nna Berg \(berg, mixed scripts\) and Anna Berg \(anna\)/),
    });
  });

  it('ES-8 other names are other people', async () => {
    const scene = await open();
    await scene.add('anna', 'Anna Berg');
    await scene.add('anne', 'Anne Berg');
    expect(await scene.both('anna', 'anne')).toMatchObject({ outcome: 'signed', requestState: 'approved' });
  });
});

describe('what becomes of accounts between two slots', () => {
  it('ES-8 an account that is deleted and made anew is the same person', async () => {
    const scene = await open();
    await scene.add('anna', 'Anna Berg');
    const again = async (): Promise<void> => {
      await scene.remove('anna');
      await scene.add('anna', 'Somebody Else');
    };
    expect(await scene.both('anna', 'anna', again)).toMatchObject(another);
  });

  it('ES-8 a name that was changed, before or after an account was deleted, still counts', async () => {
    const scene = await open();
    await scene.add('anna', 'Anna Berg');
    const renamed = async (): Promise<void> => {
      await scene.change('anna', { username: 'old', displayName: 'A. B.' });
      await scene.remove('old');
      await scene.add('berg', 'Anna Berg');
      await scene.change('berg', { displayName: 'Z. Y.' });
    };
    expect(await scene.both('anna', 'berg', renamed)).toMatchObject(another);
  });

  it('ES-8 the signature itself says who signed, whatever the tables say', async () => {
    const scene = await open();
    await scene.add('anna', 'Anna Berg');
    const forget = async (): Promise<void> => {
      const anna = scene.id('anna');
      await scene.remove('anna');
      await scene.add('berg', 'Anna Berg');
      const db = scene.database();
      withoutTriggers(db, () => db.prepare('DELETE FROM account_mark WHERE user_id = ?').run(anna));
    };
    expect(await scene.both('anna', 'berg', forget)).toMatchObject(another);
  });

  it('ES-8 two linked accounts that are unlinked stay one for what was asked before, and until they are told apart', async () => {
    const scene = await open();
    await scene.add('anna', 'Anna Berg');
    await scene.add('boss', 'The Boss');
    await scene.change('boss', { samePersonAs: scene.id('anna') });
    expect(await scene.both('anna', 'boss', () => scene.change('boss', { samePersonAs: null }))).toMatchObject({
      message: expect.stringMatching(/has signed this request already/),
    });
    scene.page.frame.cancel(scene.page.shown.at(-1)?.id ?? '');
    expect(await scene.both('anna', 'boss')).toMatchObject({ message: expect.stringMatching(/may be one person/) });
    scene.page.frame.cancel(scene.page.shown.at(-1)?.id ?? '');
    await scene.apart('anna', 'boss');
    expect(await scene.both('anna', 'boss')).toMatchObject({ outcome: 'signed' });
  });

  it('ES-8 a link that held for a moment after the request was asked counts', async () => {
    const scene = await open();
    await scene.add('anna', 'Anna Berg');
    await scene.add('boss', 'The Boss');
    const [one = '', other = ''] = scene.queue('Two of a kind');
    await scene.change('boss', { samePersonAs: scene.id('anna') });
    await scene.change('boss', { samePersonAs: null });
    expect(await scene.complete(one, 'anna')).toMatchObject({ outcome: 'signed' });
    expect(await scene.complete(other, 'boss')).toMatchObject(another);
  });

  it('ES-8 a person whom a provider outside knows is one, by whichever account', async () => {
    const scene = await open();
    await scene.add('anna', 'Anna Berg');
    await scene.add('boss', 'The Boss');
    const link = { authType: 'oidc', authSource: 'https://idp.example', authPrincipal: 'sub-1' } as const;
    await scene.sso.user.createLinkedAuth({ userId: scene.id('anna'), ...link }, installer);
    const move = async (): Promise<void> => {
      await scene.sso.user.deleteLinkedAuth({ userId: scene.id('anna'), ...link }, installer);
      await scene.sso.user.createLinkedAuth({ userId: scene.id('boss'), ...link }, installer);
    };
    expect(await scene.both('anna', 'boss', move)).toMatchObject(another);
  });

  it.each([
    ['e-mail address', 'email', 'anna@plant.example'],
    ['badge', 'badge', '004711'],
  ])('ES-8 the %s of somebody who signed is theirs, on whatever account', async (_what, field, value) => {
    const scene = await open();
    await scene.add('anna', 'Anna Berg');
    await scene.change('anna', { [field]: value });
    const anew = async (): Promise<void> => {
      await scene.remove('anna');
      await scene.add('boss', 'The Boss');
      await scene.change('boss', { [field]: value });
    };
    expect(await scene.both('anna', 'boss', anew)).toMatchObject(another);
  });

  it('ES-8 the store itself takes no second signature of somebody who was linked since the request was asked', async () => {
    const scene = await open();
    await scene.add('anna', 'Anna Berg');
    await scene.add('boss', 'The Boss');
    const [one = '', other = ''] = scene.queue('Two of a kind');
    await scene.change('boss', { samePersonAs: scene.id('anna') });
    await scene.change('boss', { samePersonAs: null });
    await scene.complete(one, 'anna');
    const insert = (signer: string) =>
      scene
        .database()
        .prepare(
          `INSERT INTO signature SELECT 'x', ?, challenge_id || 'x', ?, signed_at, bytes, 'h', request_id, 'somebody', 1,
           key_id, station_signature FROM signature`,
        )
        .run(other, signer);
    expect(() => insert(scene.id('boss'))).toThrow(/one person signs a request once/);
    expect(() => insert(scene.id('quinn'))).not.toThrow(/one person/);
  });

  it('ES-8 an account that is called like one, which is called like another, makes one of all three', async () => {
    const scene = await open();
    await scene.add('anna', 'Anna Berg');
    const chain = async (): Promise<void> => {
      await scene.remove('anna');
      await scene.add('berg', 'Anna Berg');
      await scene.change('berg', { displayName: 'Zed' });
      await scene.remove('berg');
      await scene.add('zed', 'Zed');
    };
    expect(await scene.both('anna', 'zed', chain)).toMatchObject(another);
  });

  it('ES-8 a clock that is set back does not move a word before the request', async () => {
    const scene = await open();
    await scene.add('anna', 'Anna Berg');
    await scene.add('berg', 'Anna Berg');
    const back = async (): Promise<void> => {
      scene.clock.jump(-86_400_000);
      await scene.apart('anna', 'berg');
    };
    expect(await scene.both('anna', 'berg', back)).toMatchObject(another);
  });
});

describe('an administrator tells two people apart', () => {
  it('ES-8 with a reason, for what is asked afterwards, audited at both accounts, and takes it back', async () => {
    const scene = await open();
    await scene.add('anna', 'Anna Berg');
    await scene.add('berg', 'Anna Berg');
    expect(await scene.both('anna', 'berg', () => scene.apart('anna', 'berg'))).toMatchObject(another);
    scene.page.frame.cancel(scene.page.shown.at(-1)?.id ?? '');
    expect(await scene.both('anna', 'berg')).toMatchObject({ outcome: 'signed', requestState: 'approved' });
    for (const [one, other] of [
      ['anna', 'berg'],
      ['berg', 'anna'],
    ] as const) {
      const said = scene.station.gateway.trail.about(`user:${scene.id(one)}`);
      expect(said.filter(({ action }) => action === 'user.told-apart')).toMatchObject([
        {
          actor: { name: 'Rita Root' },
          detail: { from: scene.id(other), reason: expect.stringMatching(/by their passports/) },
        },
      ]);
      expect(scene.sso.persons.wordsOf(scene.id(one))).toEqual([
        {
          other: scene.id(other),
          reason: 'two people of one name, by their passports',
          by: 'Rita Root',
          at: expect.stringMatching(/^2026-/),
        },
      ]);
    }
    await scene.takeBack('berg', 'anna');
    expect(scene.actions()).toContain('user.told-apart-taken-back');
    expect(scene.sso.persons.wordsOf(scene.id('anna'))).toEqual([]);
    expect(await scene.both('anna', 'berg')).toMatchObject(another);
    await expect(scene.takeBack('berg', 'anna')).rejects.toThrow(/are not told apart. Nothing was changed/);
  });

  it('ES-8 a word that is taken back while a request waits counts no more for it', async () => {
    const scene = await open();
    await scene.add('anna', 'Anna Berg');
    await scene.add('berg', 'Anna Berg');
    await scene.apart('anna', 'berg');
    expect(await scene.both('anna', 'berg', () => scene.takeBack('anna', 'berg'))).toMatchObject(another);
  });

  it.each([
    ['without a reason', { reason: ' ' }, /needed is missing/],
    ['with a reason that nobody sees', { reason: '\u3164' }, /needed is missing/],
    ['by one of the two', { by: 'anna' }, /An administrator who is neither .* has to say this. Nothing was changed/],
    ['by somebody who is called like the two', { by: 'third' }, /An administrator who is neither/],
    ['by the other account of one of the two', { by: 'chief' }, /An administrator who is neither/],
    ['by no administrator', { by: 'sam' }, /Only an administrator/],
  ])('ES-8 not %s', async (_how, more, message) => {
    const scene = await open();
    await scene.add('anna', 'Anna Berg');
    await scene.add('berg', 'Anna Berg');
    await scene.add('third', 'anna berg');
    await scene.add('chief', 'The Chief');
    await scene.change('chief', { samePersonAs: scene.id('berg') });
    for (const name of ['anna', 'third', 'chief']) await scene.change(name, { isSuperUser: true });
    await expect(scene.apart('anna', 'berg', more)).rejects.toThrow(message);
    expect(await scene.both('anna', 'berg')).toMatchObject(another);
  });

  it('ES-8 not by whoever only has the keys of the station: nobody vouches for the one who says it', async () => {
    const scene = await open();
    await scene.add('anna', 'Anna Berg');
    await scene.add('berg', 'Anna Berg');
    const word = { ust: '', userId: scene.id('anna'), otherUserId: scene.id('berg'), reason: 'because' };
    await expect(scene.sso.user.tellApart(word, installer)).rejects.toThrow(/An administrator who is neither/);
  });

  it('ES-8 linked accounts are unlinked first, and a link takes the word back', async () => {
    const scene = await open();
    await scene.add('anna', 'Anna Berg');
    await scene.add('berg', 'Anna Berg');
    await scene.apart('anna', 'berg');
    await scene.change('berg', { samePersonAs: scene.id('anna') });
    expect(scene.sso.persons.wordsOf(scene.id('anna'))).toEqual([]);
    await expect(scene.apart('anna', 'berg')).rejects.toThrow(/linked as one person: take the link away first/);
    await scene.change('berg', { samePersonAs: null });
    expect(await scene.both('anna', 'berg')).toMatchObject(another);
  });

  it('ES-8 two accounts that another hand told apart sign nothing', async () => {
    const scene = await open();
    const ids = [await scene.add('anna', 'Anna Berg'), await scene.add('berg', 'Anna Berg')].sort();
    const insert = 'INSERT INTO told_apart (one, other, said) VALUES (?, ?, 1)';
    const between = (): Promise<unknown> =>
      Promise.resolve(
        scene
          .database()
          .prepare(insert)
          .run(...ids),
      );
    expect(await scene.both('anna', 'berg', between)).toMatchObject({
      outcome: 'refused',
      message: expect.stringMatching(/changed in the database, beside the program/),
    });
  });
});
