import { describe, expect, it } from 'vitest';
import { mayOpen } from '../../../electron/gateway/idp/oidc/browser.ts';
import { factorsOf, mapClaims, missingClaim } from '../../../electron/gateway/idp/oidc/claims.ts';
import { oidcConfig, signatureProblem } from '../../../electron/gateway/idp/oidc/config.ts';
import { nameOf } from '../../../electron/gateway/idp/oidc/failures.ts';
import { checkFreshness, stalenessInWords } from '../../../electron/gateway/idp/oidc/freshness.ts';
import { clocksDiffer, spanInWords, timeOf } from '../../../electron/gateway/idp/oidc/providerClock.ts';
import { levelRules } from '../../../electron/gateway/idp/securityLevels.ts';
import { testLog } from '../../support/station.ts';

const issuer = 'https://login.plant.example';
const config = (more: Record<string, unknown> = {}) => oidcConfig.parse({ issuer, clientId: 'station', ...more });

describe('what the log has of a provider’s answer', () => {
  const broken = (text: string): Error => {
    try {
      JSON.parse(text);
    } catch (cause) {
      return Object.assign(new Error('failed to parse "response" body as JSON', { cause }), {
        code: 'OAUTH_PARSE_ERROR',
      });
    }
    throw new Error('This is JSON.');
  };

  it('OI-23 is that it was no JSON, and nothing that stood in it', () => {
    expect(nameOf(broken('{"access_token": SECRET-TOKEN}'))).toBe('Error OAUTH_PARSE_ERROR (SyntaxError)');
  });

  it('is why nobody answered', () => {
    const cause = new Error('getaddrinfo ENOTFOUND login.plant.example');
    expect(nameOf(new TypeError('fetch failed', { cause }))).toBe(
      'TypeError (Error: getaddrinfo ENOTFOUND login.plant.example)',
    );
  });
});

describe('freshness of a proof', () => {
  const clock = 1_800_000_000;
  const check = (authTime: unknown, more: { sessionAuthTime?: number; answeredAt?: number; seen?: number } = {}) =>
    checkFreshness({
      authTime,
      before: { clock, sessionAuthTime: more.sessionAuthTime },
      answeredAt: more.answeredAt ?? clock + 20,
      seen: more.seen,
    }).stale;

  it('OI-8 takes credentials entered since the person was sent, by the provider’s own clock and by no other', () => {
    expect(check(clock + 1)).toBeUndefined();
    expect(check(clock + 15)).toBeUndefined();
    expect(check(clock)).toBe('too old');
    expect(check(clock - 1)).toBe('too old');
    expect(check(clock - 3600)).toBe('too old');
    // Nobody knows what time it was there.
    const before = { clock: Infinity, sessionAuthTime: undefined };
    expect(checkFreshness({ authTime: clock + 1, before, answeredAt: clock + 20, seen: undefined }).stale).toBe(
      'too old',
    );
  });

  it('OI-8 takes nothing that is not later than what the provider told of its session before', () => {
    expect(check(clock + 5, { sessionAuthTime: clock + 5 })).toBe('too old');
    expect(check(clock + 5, { sessionAuthTime: clock + 6 })).toBe('too old');
    expect(check(clock + 6, { sessionAuthTime: clock + 5 })).toBeUndefined();
    // Somebody else's session, in another browser, makes nothing easier.
    expect(check(clock - 3, { sessionAuthTime: clock - 3600 })).toBe('too old');
  });

  it('OI-8 a proof that was used before is no fresh one', () => {
    expect(check(clock + 5, { seen: clock + 5 })).toBe('too old');
    expect(check(clock + 6, { seen: clock + 5 })).toBeUndefined();
    expect(check(clock - 5, { seen: clock - 60 })).toBe('too old');
  });

  it.each([
    [undefined, 'missing'],
    [null, 'missing'],
    [String(clock), 'malformed'],
    [-1, 'malformed'],
    [0, 'malformed'],
    [clock + 0.5, 'malformed'],
    [NaN, 'malformed'],
    [{}, 'malformed'],
    [clock * 1000, 'in the future'],
    [clock + 22, 'in the future'],
  ])('OI-9 auth_time %s is refused as %s', (authTime, stale) => {
    expect(check(authTime)).toBe(stale);
    expect(stalenessInWords('Plant', 'missing')).toMatch(/proves nothing/);
  });
});

describe('the clock of a provider', () => {
  const answer = (headers: Record<string, string>) => timeOf({ headers: new Headers(headers) });

  it('OI-8 is what its answer says, with the time that it spent in a cache', () => {
    const date = 'Sun, 22 Nov 2026 13:03:25 GMT';
    expect(answer({ date })).toBe(Date.UTC(2026, 10, 22, 13, 3, 25) / 1000);
    expect(answer({ date, age: '60' })).toBe(Date.UTC(2026, 10, 22, 13, 4, 25) / 1000);
    expect(answer({ date, age: 'old' })).toBe(Date.UTC(2026, 10, 22, 13, 3, 25) / 1000);
    expect(answer({ date: 'noon' })).toBeUndefined();
    expect(answer({})).toBeUndefined();
  });

  it('is compared with the station’s in words', () => {
    expect(clocksDiffer('Plant', 1000, 8200)).toMatch(/^The clock of Plant is 2 hours behind this station's/);
    expect(clocksDiffer('Plant', 1100, 1000)).toMatch(/^The clock of Plant is 100 seconds ahead of this station's/);
    expect(spanInWords(1)).toBe('1 second');
  });
});

describe('what may be opened', () => {
  it.each([
    ['https://login.plant.example/authorize', issuer, true],
    ['https://login.plant.example:8443/authorize', issuer, false],
    ['https://login.plant.example.evil.example/authorize', issuer, false],
    ['https://login.plant.example@evil.example/authorize', issuer, false],
    ['https://evil.example/login.plant.example', issuer, false],
    ['https://pages.plant.example/device', issuer, true],
    ['http://pages.plant.example/device', issuer, false],
    ['\\\\plant\\share', issuer, false],
    ['smb://login.plant.example/share', issuer, false],
    ['data:text/html,<b>', issuer, false],
    ['countersign://page/page.html', issuer, false],
    ['http://login.plant.example/authorize', issuer, false],
    ['http://127.0.0.1:4000/auth', issuer, false],
    ['http://127.0.0.1:4000/auth', 'http://127.0.0.1:4000', true],
    ['http://127.0.0.1.evil.example/auth', 'http://127.0.0.1:4000', false],
    ['https://user@login.plant.example/', issuer, false],
    ['file:///etc/passwd', issuer, false],
    ['javascript:alert(1)', issuer, false],
    ['ms-msdt:/id', issuer, false],
  ])('OI-15 EL-5 %s for the issuer %s: %s', (text, of, allowed) => {
    const url = URL.parse(text);
    expect(url !== null && mayOpen(url, { issuer: of, opens: ['https://pages.plant.example'] })).toBe(allowed);
  });
});

describe('the configuration of a provider', () => {
  it.each([
    'http://login.plant.example',
    'https://login.plant.example/?x=1',
    'https://login.plant.example/#x',
    'plant',
    '',
  ])('refuses the issuer "%s"', (wrong) => {
    expect(oidcConfig.safeParse({ issuer: wrong, clientId: 'station' }).success).toBe(false);
  });

  it.each([
    'http://pages.plant.example',
    'https://pages.plant.example/device',
    'https://user@pages.plant.example',
    'pages',
  ])('OI-15 refuses the further computer "%s"', (wrong) => {
    expect(oidcConfig.safeParse({ issuer, clientId: 'station', opens: [wrong] }).success).toBe(false);
  });

  it('OI-5 has no way to allow an algorithm without a key of the issuer', () => {
    for (const algorithm of ['none', 'HS256']) {
      expect(oidcConfig.safeParse({ issuer, clientId: 'station', algorithms: [algorithm] }).success).toBe(false);
    }
  });

  it('OI-10 a provider whose auth_time is that of the session is no good for signatures without a context class', () => {
    expect(signatureProblem(config())).toMatch(/not set up for signatures/);
    expect(signatureProblem(config({ signatures: true }))).toBeUndefined();
    const updated = { signatures: true, authTime: 'session-update' };
    expect(signatureProblem(config(updated))).toMatch(/does not say when credentials were entered/);
    expect(signatureProblem(config({ ...updated, acrValues: ['gold'] }))).toBeUndefined();
  });
});

describe('the mapping of claims', () => {
  it('reads nested claims, claims with a URL for a name, and composed names', () => {
    const claims = {
      sub: '1',
      given_name: 'Anna',
      family_name: 'Berg',
      realm_access: { roles: ['plant-supervisors', 'other'] },
      'https://plant.example/user': 'anna.b',
    };
    const settings = config({
      attributes: { userName: "$['https://plant.example/user']", roles: '$.realm_access.roles' },
      roles: { 'plant-supervisors': ['Supervisor', 'Operator'] },
    });
    expect(mapClaims(claims, settings)).toMatchObject({
      userName: 'anna.b',
      fullName: 'Anna Berg',
      roles: ['Supervisor', 'Operator'],
    });
  });

  it('gives nothing for what is not there or is no text, and no role that only looks like a property', () => {
    const settings = config({ roles: { admin: ['Supervisor'] } });
    expect(
      mapClaims({ preferred_username: 7, name: '', roles: ['constructor', 'toString', 5, null] }, settings),
    ).toEqual({
      userName: undefined,
      fullName: undefined,
      firstName: undefined,
      lastName: undefined,
      email: undefined,
      roles: [],
      rolesLeftOut: 0,
    });
  });

  it('cuts no role, which would be another one, and says how many are left out', () => {
    const long = 'Supervisor'.padEnd(200, '.');
    expect(mapClaims({ roles: [`${long}x`, 'Operator'] }, config({}))).toMatchObject({
      roles: ['Operator'],
      rolesLeftOut: 1,
    });
    const many = Array.from({ length: 600 }, (_, index) => `group ${index}`);
    expect(mapClaims({ roles: [...many, 'Operator'] }, config({})).rolesLeftOut).toBe(101);
    expect(mapClaims({ roles: [...many, 'Operator'] }, config({ roles: { Operator: ['Operator'] } }))).toMatchObject({
      roles: ['Operator'],
      rolesLeftOut: 0,
    });
  });

  it('cuts a name between two signs, and takes no address that the provider calls unverified, in whatever form', () => {
    const { fullName } = mapClaims({ name: `${'a'.repeat(199)}😀b` }, config({}));
    expect(fullName).toBe(`${'a'.repeat(199)}😀`);
    for (const email_verified of [false, 'false'])
      expect(mapClaims({ email: 'ada@plant.example', email_verified }, config({})).email).toBeUndefined();
    expect(mapClaims({ email: 'ada@plant.example' }, config({})).email).toBe('ada@plant.example');
  });

  it('counts distinct components: who it is, and each kind of method', () => {
    expect(factorsOf([])).toBe(2);
    expect(factorsOf(['pwd'])).toBe(2);
    expect(factorsOf(['pwd', 'pin'])).toBe(2);
    expect(factorsOf(['pwd', 'otp'])).toBe(3);
    expect(factorsOf(['pwd', 'mfa'])).toBe(3);
    // Where somebody is, and what a system thinks of it, is nothing that they have.
    for (const method of ['rba', 'geo', 'user', 'wia', 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password']) {
      expect(factorsOf(['pwd', method]), method).toBe(2);
    }
  });
});

describe('claims that the site requires', () => {
  it('are told apart by their whole value', () => {
    expect(
      missingClaim({ hd: 'plant.example', groups: ['a', 'b'] }, { '$.hd': 'plant.example', '$.groups': 'b' }),
    ).toBeUndefined();
    expect(missingClaim({ hd: 'evil-plant.example' }, { '$.hd': 'plant.example' })).toBe('$.hd');
    expect(missingClaim({}, { '$.hd': 'plant.example' })).toBe('$.hd');
  });
});

describe('rules for security levels', () => {
  const subject = {
    userName: 'anna',
    roles: ['Supervisor'],
    provider: 'plant',
    amr: ['pwd', 'otp'],
    acr: 'gold',
    challenged: true,
    claims: { department: 'filling', groups: ['night', 'line 4'] },
  };

  it('grants by roles, claims and how the person was proved', () => {
    const rules = levelRules(
      [
        { level: 'Authenticated/Shift/Night', when: "containsAny({attribute-source:idTokenClaims:groups}, 'night')" },
        { level: 'Authenticated/Filling', when: "{attribute-source:idTokenClaims:department} = 'filling'" },
        { level: 'Authenticated/Strong', when: "containsAll({idp:amr}, 'pwd', 'otp') && {idp:challenged}" },
        { level: 'Authenticated/Lead', when: "containsAny({user:roles}, 'Lead')" },
        { level: 'Authenticated/Other', when: "{attribute-source:idTokenClaims:constructor} = 'x'" },
      ],
      testLog(),
    );
    expect(rules.problems).toEqual([]);
    expect(rules.grant(subject)).toEqual([
      'Authenticated/Shift/Night',
      'Authenticated/Filling',
      'Authenticated/Strong',
    ]);
  });

  it('a rule that cannot be read is a problem of the project; one that fails grants nothing', () => {
    const log = testLog();
    const rules = levelRules(
      [
        { level: 'Authenticated/Broken', when: '((' },
        { level: 'Authenticated/Unknown', when: 'noSuchFunction(1)' },
        { level: 'Authenticated/Fails', when: 'toInt("x") = 1' },
      ],
      log,
    );
    expect(rules.problems).toMatchObject([
      { reason: expect.stringContaining('Authenticated/Broken') },
      { reason: expect.stringContaining('there is no function noSuchFunction') },
    ]);
    expect(rules.grant(subject)).toEqual([]);
  });
});
