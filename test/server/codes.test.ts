import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { StatusCode, type StatusLabel } from '../../electron/gateway/sso/status.ts';
import { totpCode as totpCodeOf, totpStep } from '../../electron/gateway/sso/totp.ts';
import { testPassword } from '../support/station.ts';
import { installer, openSsoScene, telling, type SsoScene } from '../support/ssoScene.ts';

type Fields = Readonly<Record<string, unknown>>;
type Rest = readonly [method: string, path: string, fields: Fields];

/** How a code is reached from outside: over HTTP and from a script, in a station that was prepared for it. */
interface Way {
  readonly config?: unknown;
  readonly prepare?: (scene: SsoScene) => Promise<unknown> | undefined;
  readonly rest: (scene: SsoScene) => Rest;
  readonly python: (scene: SsoScene) => string;
  /** The HTTP code; 403 unless the table of the original says otherwise. */
  readonly http?: number;
}

const app = { current_app: 'countersign' } as const;
const py = (value: unknown): string => JSON.stringify(value).replaceAll('true', 'True').replaceAll('null', 'None');
const login = { ...app, username: 'anna', password: testPassword } as const;
const pyLogin = (more = ''): string => `sso.user.login(cid, 'anna', ${py(testPassword)}, app, addr${more})`;

/** A login as anna that is refused or warned for how she stands. */
const asAnna = (prepare: NonNullable<Way['prepare']>, more: Partial<Way> = {}): Way => ({
  prepare,
  rest: () => ['POST', '/user/login', login],
  python: () => pyLogin(),
  ...more,
});
const update =
  (data: object) =>
  ({ sso, id }: SsoScene): Promise<unknown> =>
    sso.user.updateUserById({ userId: id('anna'), data }, installer);
/** A user that cannot be added for its name or password. */
const adding = (data: Fields): Way => ({
  rest: ({ adminUst }) => ['POST', '/user', { ...app, ust: adminUst, username: 'bob', ...data }],
  python: ({ adminUst }) =>
    `sso.user.create_user(cid, ${py({ username: 'bob', ...data })}, ${py(adminUst)}, app, addr)`,
});
/** An e-mail that anna cannot have. */
const mailing = (email: string): Way => ({
  rest: ({ annaUst }) => ['PATCH', '/user', { ...app, ust: annaUst, email }],
  python: ({ annaUst }) => `sso.user.update_current_user(cid, ${py({ email })}, ${py(annaUst)}, app, addr)`,
});
const signUp = (fields: Fields, currentApp = 'countersign'): Way => ({
  rest: () => ['POST', '/user/signup', { current_app: currentApp, password: testPassword, ...fields }],
  python: () => `sso.user.signup(cid, ${py({ password: testPassword, ...fields })}, ${py(currentApp)}, addr)`,
});
const confirm = (token: string, prepare?: Way['prepare']): Way => ({
  ...(prepare === undefined ? {} : { prepare }),
  rest: () => ['PATCH', '/user/signup', { ...app, confirm_token: token }],
  python: () => `sso.user.confirm_signup(cid, ${py(token)}, app, addr)`,
});
const approving = (userId: (scene: SsoScene) => string, ust: (scene: SsoScene) => string): Way => ({
  rest: (scene) => ['POST', '/user/approve', { ...app, ust: ust(scene), user_id: userId(scene) }],
  python: (scene) => `sso.user.approve_user(cid, ${py(userId(scene))}, ${py(ust(scene))}, app, addr)`,
});
const renewing = (ust: (scene: SsoScene) => string, prepare?: Way['prepare']): Way => ({
  ...(prepare === undefined ? {} : { prepare }),
  rest: (scene) => ['PATCH', '/user/session', { ...app, ust: ust(scene) }],
  python: (scene) => `sso.user.session.renew(cid, ${py(ust(scene))}, app, addr)`,
});
const attribute = (verb: string, method: string, prepare?: Way['prepare']): Way => ({
  ...(prepare === undefined ? {} : { prepare }),
  rest: ({ annaUst }) => [method, '/user/attr', { ...app, ust: annaUst, name: 'shift', value: 'late' }],
  python: ({ annaUst }) => `sso.user.get_current_user(cid, ${py(annaUst)}, app, addr).attr.${verb}('shift', 'late')`,
});
const daysFromNow = ({ clock }: SsoScene, days: number): string =>
  new Date(clock.now() + days * 86_400_000).toISOString();
let confirmToken = '';

const ways: Readonly<Record<StatusLabel, Way>> = {
  'username.invalid': signUp({ username: 'sysadmin2', email: 'b@plant.example' }),
  'username.exists': adding({ username: 'ANNA' }),
  'username.too_long': adding({ username: 'b'.repeat(129) }),
  'username.has_whitespace': adding({ username: 'bob the builder' }),
  'user_id.invalid': approving(
    () => 'nobody',
    ({ adminUst }) => adminUst,
  ),
  'email.invalid': mailing('no address'.replace(' ', '-')),
  'email.exists': {
    prepare: ({ sso }) =>
      sso.user.createUser({ data: { username: 'bob', email: 'bob@plant.example', password: testPassword } }, installer),
    ...mailing('BOB@plant.example'),
  },
  'email.too_long': mailing(`${'a'.repeat(130)}@plant.example`),
  'email.has_whitespace': mailing('anna berg@plant.example'),
  'email.missing': signUp({ username: 'carl' }),
  'password.invalid': adding({ password: 'the name of bob is in it' }),
  'password.too_short': adding({ password: 'xkq fourteen!!' }),
  'password.too_long': adding({ password: 'q7 '.repeat(100) }),
  'password.expired': asAnna((scene) => update({ passwordExpiry: daysFromNow(scene, -1) })(scene)),
  'password.w_about_to_exp': asAnna((scene) => update({ passwordExpiry: daysFromNow(scene, 3) })(scene), {
    http: 200,
    python: () => `${pyLogin()}.sub_status[0]`,
  }),
  'password.e_about_to_exp': asAnna((scene) => update({ passwordExpiry: daysFromNow(scene, 3) })(scene), {
    config: { ...telling, password: { inform_if_about_to_expire: false } },
  }),
  'password.must_send_new': asAnna(update({ passwordMustChange: true })),
  'password.not_complex_enough': adding({ password: 'aaaaaaaaaaaaaaaaaaaa' }),
  'app_list.invalid': {
    rest: () => ['POST', '/user/login', { ...login, current_app: 'unknown' }],
    python: () => `sso.user.login(cid, 'anna', ${py(testPassword)}, 'unknown', addr)`,
    http: 200,
  },
  'app_list.no_signup': signUp({ username: 'carl', email: 'carl@plant.example' }, 'CRM'),
  'auth.not_allowed': {
    rest: () => ['POST', '/user/login', { ...login, password: 'not the password' }],
    python: () => `sso.user.login(cid, 'anna', 'not the password', app, addr)`,
  },
  'auth.locked': asAnna(update({ isLocked: true })),
  'auth.invalid_signup_status': asAnna(update({ signUpStatus: 'before_confirmation' })),
  'auth.not_approved': asAnna(update({ approvalStatus: 'rejected' })),
  'auth.super_user_required': approving(
    ({ id }) => id('admin'),
    ({ annaUst }) => annaUst,
  ),
  'auth.no_such_sign_up_token': confirm('no such token'),
  'auth.sign_up_confirmed': {
    prepare: async ({ sso }) => {
      const data = { username: 'dora', password: testPassword, email: 'dora@plant.example' };
      ({ confirmToken } = await sso.user.signup({ currentApp: 'countersign', ...data }));
      await sso.user.confirmSignup({ currentApp: 'countersign', confirmToken });
    },
    rest: () => ['PATCH', '/user/signup', { ...app, confirm_token: confirmToken }],
    python: () => `sso.user.confirm_signup(cid, ${py(confirmToken)}, app, addr)`,
  },
  'auth.totp_missing': asAnna(async ({ sso, id, clock }) => {
    const key = await sso.user.resetTotpKey({ userId: id('anna') }, installer);
    const totpCode = totpCodeOf({ key: key.totpKey, algorithm: key.algorithm }, totpStep(clock.now()));
    await sso.user.updateUserById({ userId: id('anna'), data: { isTotpEnabled: true, totpCode } }, installer);
  }),
  'metadata.not_allowed': {
    rest: () => ['POST', '/user/login', { ...login, remote_addr: '10.0.0.7' }],
    python: () => pyLogin(', has_remote_addr=True'),
  },
  'session.no_such_session': renewing(() => 'gAAAAA-no-such-token'),
  'session.expired': renewing(
    ({ annaUst }) => annaUst,
    ({ clock }) => {
      clock.advance(2 * 3_600_000);
      return undefined;
    },
  ),
  'common.invalid_operation': {
    rest: ({ adminUst, id }) => ['DELETE', '/user', { ...app, ust: adminUst, user_id: id('admin') }],
    python: ({ adminUst, id }) => `sso.user.delete_user_by_id(cid, ${py(id('admin'))}, ${py(adminUst)}, app, addr)`,
  },
  'common.invalid_input': {
    rest: () => ['POST', '/user/login', { ...login, username: 5 }],
    python: () => `sso.user.login(cid, 5, 'x', app, addr)`,
  },
  'common.missing_input': {
    rest: ({ annaUst }) => ['PATCH', '/user', { ...app, ust: annaUst }],
    python: ({ annaUst }) => `sso.user.change_password(cid, {'new_password': 'x'}, ${py(annaUst)}, app, addr)`,
  },
  'common.internal_error': asAnna(
    ({ station }) => {
      const db = new Database(join(station.dataDir, 'station.sqlite'));
      db.exec('DROP TABLE user_session');
      db.close();
      return undefined;
    },
    { http: 500 },
  ),
  'attr.already_exists': attribute('create', 'POST', ({ sso, annaUst }) =>
    sso.user.attr.create({ ust: annaUst, currentApp: 'countersign', name: 'shift', value: 'early' }),
  ),
  'attr.no_such_attr': attribute('update', 'PATCH'),
  'password_reset.could_not_access': {
    rest: () => ['PATCH', '/password/reset', { ...app, token: 'no such token' }],
    python: () => `sso.password_reset.access_token(cid, 'no such token', app, addr)`,
  },
};

describe('each code of the table from outside', () => {
  it.each(Object.entries(ways))('%s over HTTP and from a script', async (label, way) => {
    const code = Object.entries(StatusCode).find(([name]) => name === label)?.[1];
    const scene = await openSsoScene(way.config ?? telling);
    await way.prepare?.(scene);
    const { http, body } = await scene.rest(...way.rest(scene));
    expect(body).toMatchObject({ status: code?.startsWith('W') === true ? 'warning' : 'error', sub_status: [code] });
    expect(http).toBe(way.http ?? 403);
    expect(body['cid']).toMatch(/^[0-9a-f]{24}$/);
    expect(JSON.stringify(body)).not.toContain(' at ');
    expect(await scene.python(way.python(scene))).toBe(code);
  });
});
