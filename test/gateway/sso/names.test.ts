import { hasUnseen, isBlank } from '../../../electron/gateway/platform/unseen.ts';
import { describe, expect, it } from 'vitest';
import { forms, hasMixedScripts, shownName, skeleton } from '../../../electron/gateway/sso/names.ts';
import { app, installer, openSsoScene } from '../../support/ssoScene.ts';
import { testPassword } from '../../support/station.ts';

const alike = (one: string, other: string): boolean => forms(one).some((form) => forms(other).includes(form));

describe('names as they look', () => {
  it.each([
    ['case', 'Anna Berg', 'ANNA BERG'],
    ['a letter with no capital', 'Gro\u00df', 'GROSS'],
    ['spaces', 'Anna Berg', '  Anna\u00a0\u2009 Berg '],
    ['a blank cell of Braille', 'Anna Berg', 'Anna\u2800Berg'],
    ['composed and decomposed', '\u0106osi\u0107', 'C\u0301osic\u0301'],
    ['wide letters', 'Anna', '\uff21\uff4e\uff4e\uff41'],
    ['Cyrillic', 'Anna', '\u0410nn\u0430'],
    ['Greek', 'Nora', '\u039dora'],
    ['figures', 'Olga', '0lga'],
    ['capital I and small l', 'Ilse', 'llse'],
    ['a ligature that decomposes only where it is mapped', '\u01c6', 'd\u017e'],
    ['what nobody sees', 'Anna', 'An\u200bn\u00ada\u3164'],
    ['a mark left off', 'Bj\u00f6rn', 'Bjorn'],
    ['the other order', 'Anna Berg', 'Berg, Anna'],
    ['a hyphen', 'Carl-Holm', 'Carl Holm'],
    ['an initial', 'Hanna M. Vik', 'Hanna Vik'],
    ['a title', 'Dr. Otto Kern', 'Otto Kern'],
  ])('ES-8 are the same by %s', (_what, one, other) => {
    expect(alike(one, other)).toBe(true);
  });

  it.each([
    ['Anna', 'Anne'],
    ['Elia', 'Ella'],
    ['Anna Berg', 'Anna Borg'],
  ])('ES-8 %s and %s are two', (one, other) => {
    expect(alike(one, other)).toBe(false);
  });

  it('a skeleton is that of UTS 39, and is its own skeleton', () => {
    expect(skeleton('\u0440\u0430\u0443\u0440\u0430l')).toBe('paypal');
    expect(skeleton('\u2460m1O')).toBe(skeleton(skeleton('\u2460m1O')));
    expect(skeleton('m')).toBe('rn');
  });

  it.each(['', '   ', '\u3164', '\u2800', '\u200b\u00ad', '\u034f', '\u0007', '\ufe0f'])(
    '%j is empty to the eye',
    (name) => {
      expect(isBlank(name)).toBe(true);
    },
  );

  it('a variant of a letter is seen, a filler is not', () => {
    expect(hasUnseen('\u845b\u{e0100}\u57ce')).toBe(false);
    expect(hasUnseen('Anna\u3164')).toBe(true);
    expect(isBlank('\u845b')).toBe(false);
  });

  it.each(['\u0410nna Berg', 'anna.b\u0435rg', '\u13aanna'])('%s has mixed scripts within a word', (name) => {
    expect(hasMixedScripts(name)).toBe(true);
    expect(shownName('Anna', name)).toBe(`Anna (${name}, mixed scripts)`);
  });

  it.each([
    'Anna \u0411\u0435\u0440\u0433',
    '\u9234\u6728\u30b1\u30f3\u3058',
    '\uae40 \u91d1',
    'O\u2019Neil-Bj\u00f6rk 3',
    'anna@plant',
  ])('%s has not', (name) => {
    expect(hasMixedScripts(name)).toBe(false);
  });
});

describe('a name that nobody can read', () => {
  it.each(['An\ud800na', 'An\ufffdna'])('%j is refused, and so is a role', async (name) => {
    const { sso } = await openSsoScene();
    const data = { username: 'bob', displayName: 'Bob', password: testPassword };
    const unread = /cannot stand on a signature: it has a character that nobody can read. Nothing was changed/;
    await expect(sso.user.createUser({ data: { ...data, displayName: name } }, installer)).rejects.toThrow(unread);
    await expect(sso.user.createUser({ data: { ...data, username: name } }, installer)).rejects.toThrow(unread);
    await expect(sso.user.createUser({ data: { ...data, roles: [name] } }, installer)).rejects.toThrow();
    expect(sso.users.find('bob')).toBeUndefined();
  });
});

describe('a name that is empty to the eye', () => {
  const blank = '\u3164';
  const unseen = /cannot stand on a signature: it has no letter that can be seen. Nothing was changed/;

  it('is refused wherever an account is made or changed', async () => {
    const { sso, id, adminUst, annaUst, rest, python } = await openSsoScene();
    const data = { username: 'bob', displayName: 'Bob', password: testPassword };
    await expect(sso.user.createUser({ data: { ...data, displayName: blank } }, installer)).rejects.toThrow(unseen);
    await expect(sso.user.createUser({ data: { ...data, username: blank } }, installer)).rejects.toThrow(unseen);
    await expect(sso.user.createSuperUser({ data: { ...data, displayName: ' ' } }, installer)).rejects.toThrow(unseen);
    const composed = { username: 'bob', password: testPassword, firstName: ' ', lastName: '\u2800' };
    await expect(sso.user.createUser({ data: composed }, installer)).rejects.toThrow(unseen);
    for (const field of ['username', 'displayName', 'lastName'] as const) {
      const change = { userId: id('anna'), data: { [field]: blank } };
      await expect(sso.user.updateUserById(change, installer)).rejects.toThrow(unseen);
      await expect(sso.user.updateUserById({ ...app, ...change, ust: adminUst })).rejects.toThrow(unseen);
    }
    await expect(sso.user.updateCurrentUser({ ...app, ust: annaUst, data: { firstName: blank } })).rejects.toThrow(
      unseen,
    );
    const signUp = { username: blank, password: 'violet turbines hum tonight', email: 'b@plant.example' };
    await expect(sso.user.signup({ ...app, ...signUp })).rejects.toThrow(unseen);
    expect(
      await rest('POST', '/user/signup', { current_app: 'countersign', ...signUp, app_list: ['countersign'] }),
    ).toMatchObject({
      body: { status: 'error', sub_status: ['E001001'] },
    });
    expect(await python(`sso.user.signup(cid, ${JSON.stringify(signUp)}, 'countersign', addr)`)).toContain('E001001');
    const link = { authType: 'oidc', authSource: 'https://idp.example', authPrincipal: '\u200b' } as const;
    await expect(sso.user.createLinkedAuth({ userId: id('anna'), ...link }, installer)).rejects.toThrow(/not valid/);
    expect(sso.users.list().map(({ userName }) => userName)).toEqual(['admin', 'anna']);
  });

  it('is refused of an identity provider, which is named', async () => {
    const { sso } = await openSsoScene();
    const person = {
      ...{ issuer: 'https://idp.example', subject: 'sub-1', provider: 'plant', userName: 'carl', fullName: blank },
      ...{ firstName: undefined, lastName: undefined, email: undefined, roles: [], remoteAddr: null },
    };
    const rules = { newUsers: 'accept', userNames: 'own' } as const;
    expect(await sso.accountOf(person, rules, () => undefined)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/as the provider names it: .*no letter that can be seen/),
    });
    const unnamed = { ...person, fullName: undefined, userName: blank };
    expect(await sso.accountOf(unnamed, rules, () => undefined)).toMatchObject({ ok: false });
    expect(sso.users.find('carl')).toBeUndefined();
  });
});
