/** A station with people in it, and the ways in which the outside calls its user service. */
import { onTestFinished } from 'vitest';
import type { Actor } from '../../electron/gateway/audit/trail.ts';
import { totpCode, totpStep } from '../../electron/gateway/sso/totp.ts';
import type { Rate } from '../../electron/gateway/sso/limiter.ts';
import { localServer } from '../../electron/server/config.ts';
import type { ServerLimits } from '../../electron/server/listen.ts';
import { serve } from '../../electron/server/serve.ts';
import { json } from '../../electron/contract/json.ts';
import { readPythonCall } from './pythonCall.ts';
import { callJson, type HttpAnswer } from './http.ts';
import { buttons } from '../gateway/scripting/buttons.ts';
import { testClock, type TestClock } from './clock.ts';
import { openStation, testPassword, type TestStation } from './station.ts';

/** Who vouches for what a test prepares. */
export const installer: Actor = { kind: 'person', id: 'command-line', name: 'Installer' };
export const app = { currentApp: 'countersign', remoteAddr: '127.0.0.1' } as const;

/** Lets every code be told, so that tests see which one it is. */
export const telling = {
  apps: { all: ['countersign', 'CRM'], signup_allowed: ['countersign'] },
  login: { inform_if_locked: true, first_delay: 0 },
  signup: {
    inform_if_user_exists: true,
    inform_if_user_invalid: true,
    inform_if_email_exists: true,
    inform_if_email_invalid: true,
    is_email_required: true,
  },
} as const;

export interface SsoScene {
  readonly station: TestStation;
  readonly clock: TestClock;
  readonly sso: TestStation['gateway']['sso'];
  readonly adminUst: string;
  readonly annaUst: string;
  readonly id: (userName: string) => string;
  /** A call over real HTTP. */
  readonly rest: (method: string, path: string, fields?: Readonly<Record<string, unknown>>) => Promise<HttpAnswer>;
  /** Runs a Python expression as a page script; gives what it printed last. */
  readonly python: (expression: string) => Promise<string>;
  readonly address: string;
}

/** How the scene is served: as many refusals as a test of other things wants, unless it says. */
export interface SceneServer {
  readonly refusals?: Rate;
  readonly limits?: ServerLimits;
}

/** Opens a station with the users `admin` (super user) and `anna`, both signed in, and an HTTP server. */
export async function openSsoScene(
  config: unknown = telling,
  { refusals = { burst: 100_000, perMinute: 100_000 }, limits }: SceneServer = {},
): Promise<SsoScene> {
  const clock = testClock();
  const station = await openStation({
    clock,
    files: {
      'countersign/sso.json': config,
      ...buttons({ Run: "\timport test_script\n\ttest_script.run(event['expression'])" }),
      'ignition/script-python/test_script/code.py': `from zato.server.service import Service
from zato.sso.api import ValidationError

def value_of(given, names):
    if 'list' in given:
        return [value_of(item, names) for item in given['list']]
    if 'dict' in given:
        return {value_of(key, names): value_of(item, names) for key, item in given['dict']}
    if 'name' not in given:
        return given['value']
    found = names[given['name']]
    for step in given['steps']:
        if 'get' in step:
            found = getattr(found, step['get'])
        elif 'index' in step:
            found = found[value_of(step['index'], names)]
        else:
            named = {name: value_of(item, names) for name, item in step['named']}
            found = found(*[value_of(item, names) for item in step['call']], **named)
    return found

def run(expression):
    service = Service()
    names = {'sso': service.sso, 'cid': service.cid, 'app': 'countersign', 'addr': '127.0.0.1'}
    log = system.util.getLogger('test')
    try:
        log.info(str(value_of(expression, names)))
    except ValidationError as error:
        log.info(','.join(error.sub_status))
`,
    },
  });
  const { sso, takeLogout } = station.gateway;
  const lasting = { password: testPassword, passwordMustChange: false } as const;
  await sso.user.createSuperUser({ data: { ...lasting, username: 'admin', displayName: 'Ada' } }, installer);
  await sso.user.createUser(
    { data: { ...lasting, username: 'anna', displayName: 'Anna Berg', email: 'anna@plant.example' } },
    installer,
  );
  const login = async (username: string): Promise<string> =>
    (await sso.user.login({ ...app, username, password: testPassword })).ust;
  const server = await serve({ ...localServer, port: 0, refusals }, { sso, takeLogout }, station.log, limits);
  onTestFinished(server.close);
  const page = station.openPage();

  return {
    station,
    clock,
    sso,
    adminUst: await login('admin'),
    annaUst: await login('anna'),
    id: (userName) => sso.users.find(userName)?.id ?? 'nobody',
    rest: (method, path, fields = {}) => callJson(`${server.address}/zato/sso${path}`, method, fields),
    python: async (expression) => {
      const before = station.log.lines.length;
      await page.frame.fire(page.node('Run').id, 'component.onActionPerformed', {
        expression: json.parse(readPythonCall(expression)),
      });
      return station.log.lines.slice(before).findLast(({ details }) => details['logger'] === 'test')?.message ?? '';
    },
    address: server.address,
  };
}

/** Turns TOTP on for a user; gives the code of a step, counted from now. */
export async function totpOf(scene: SsoScene, userName: string): Promise<(step?: number) => string> {
  const { sso, id, clock } = scene;
  const { totpKey, algorithm } = await sso.user.resetTotpKey({ userId: id(userName) }, installer);
  const code = (step = 0): string => totpCode({ key: totpKey, algorithm }, totpStep(clock.now()) + step);
  await sso.user.updateUserById({ userId: id(userName), data: { isTotpEnabled: true, totpCode: code() } }, installer);
  // The code that turned it on is spent.
  clock.advance(30_000);
  return code;
}
