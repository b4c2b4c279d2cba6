/** What somebody costs over HTTP who has proved nothing. */
import { Agent } from 'node:http';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addressOf } from '../../electron/server/connections.ts';
import { callJson } from '../support/http.ts';
import { app as vouched, openSsoScene, type SsoScene } from '../support/ssoScene.ts';
import { testPassword } from '../support/station.ts';

const app = { current_app: 'countersign' } as const;
const strict = { refusals: { burst: 20, perMinute: 6 } };
const right = { ...app, username: 'anna', password: testPassword };
const wrong = { ...right, password: 'not the password' };
/** Addresses of this computer stand for callers elsewhere. */
const from = (localAddress: string) => ({ localAddress });
const entriesSince = ({ station }: SsoScene, before: number) =>
  station.gateway.trail.latest(5000).filter(({ seq }) => seq > before);
const last = ({ station }: SsoScene): number => station.gateway.trail.latest(1)[0]?.seq ?? 0;

/** Many calls over a few connections. */
async function flood(count: number, call: (agent: Agent) => Promise<unknown>): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 10 });
  onTestFinished(() => agent.destroy());
  await Promise.all(Array.from({ length: count }, () => call(agent)));
}

describe('calls that prove nobody', () => {
  it('are a sum in the trail and no work, not two entries each', async () => {
    const scene = await openSsoScene(undefined, strict);
    const before = last(scene);
    const url = `${scene.address}/zato/sso/user`;
    await flood(1000, (agent) => callJson(url, 'GET', { ...app, ust: 'no token' }, { agent }));
    scene.clock.advance(60_000);
    const entries = entriesSince(scene, before);
    expect(entries.length).toBeLessThan(100);
    const alone = entries.filter(({ action }) => action === 'sso.refused').length;
    expect(entries.filter(({ action }) => action === 'sso.refusals')).toMatchObject([
      { detail: { source: '127.0.0.1', refused: { 'user.get_current_user': 1000 - alone } } },
    ]);
  });

  it('are turned away after some, until a while has passed; other addresses and proved sessions go on', async () => {
    const scene = await openSsoScene(undefined, strict);
    const url = `${scene.address}/zato/sso/user/login`;
    for (let tries = 0; tries < 20; tries++) await callJson(url, 'POST', { ...wrong, username: `n${tries}` });
    const turnedAway = await callJson(url, 'POST', right);
    expect(turnedAway).toMatchObject({ http: 403, body: { sub_status: ['E005001'], retry_after: 10 } });
    expect(await callJson(url, 'POST', right, from('127.0.0.2'))).toMatchObject({ http: 200 });
    const me = await callJson(`${scene.address}/zato/sso/user`, 'GET', { ...app, ust: scene.annaUst });
    expect(me).toMatchObject({ http: 200, body: { username: 'anna' } });
    await expect(scene.sso.user.login({ ...vouched, username: 'anna', password: testPassword })).resolves.toBeDefined();
    scene.clock.advance(10_000);
    expect(await callJson(url, 'POST', right)).toMatchObject({ http: 200 });
  });

  it('AU-7 that come at the same moment are looked at no more often than one after the other', async () => {
    const scene = await openSsoScene(undefined, strict);
    const agent = new Agent({ keepAlive: true, maxSockets: 60 });
    onTestFinished(() => agent.destroy());
    const url = `${scene.address}/zato/sso/user/login`;
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, nth) => callJson(url, 'POST', { ...wrong, username: `n${nth}` }, { agent })),
    );
    expect(answers.filter(({ body }) => body['retry_after'] === undefined)).toHaveLength(20);
  });

  it('and calls that prove somebody take nothing, however many come at the same moment', async () => {
    const scene = await openSsoScene(undefined, strict);
    const url = `${scene.address}/zato/sso/user/login`;
    for (let turn = 0; turn < 3; turn++) {
      const answers = await Promise.all(Array.from({ length: 15 }, () => callJson(url, 'POST', right)));
      expect(answers.filter(({ http }) => http === 200)).toHaveLength(15);
    }
  });

  it('count alike, whatever is refused and whoever refuses it', async () => {
    const scene = await openSsoScene(undefined, strict);
    const before = last(scene);
    const login = '/zato/sso/user/login';
    const calls = [
      ['POST', login, 'no json', {}, 'HTTP 400'],
      ['POST', '/zato/sso/secret-typed-as-path', '{}', {}, 'HTTP 404'],
      ['POST', '/secret-typed-as-path', '{}', {}, 'HTTP 404'],
      ['PUT', login, '{}', {}, 'HTTP 405'],
      ['POST', login, '{}', { host: 'elsewhere.example' }, 'Not served under this name'],
      ['POST', '/zato/sso/password/reset', { ...app, credential: 'anna' }, {}, undefined],
      ['POST', '/zato/sso/user/signup', { ...app, username: 'x', password: 'x' }, {}, undefined],
    ] as const;
    for (const [index, [method, path, body, headers]] of calls.entries()) {
      const caller = { headers, ...from(`127.0.0.${10 + index}`) };
      for (let tries = 0; tries < 25; tries++) await callJson(`${scene.address}${path}`, method, body, caller);
      const turnedAway = await callJson(`${scene.address}${login}`, 'POST', right, from(caller.localAddress));
      expect(turnedAway, path).toMatchObject({ http: 403, body: { retry_after: expect.any(Number) as number } });
    }
    scene.clock.advance(60_000);
    const entries = entriesSince(scene, before);
    for (const [index, [, , , , reason]] of calls.entries()) {
      const sum = entries.find(({ detail }) => detail['source'] === `127.0.0.${10 + index}`);
      if (reason !== undefined) expect(sum?.detail['refused']).toEqual({ [reason]: 25, 'user.login': 1 });
    }
    expect(JSON.stringify(entries)).not.toContain('secret-typed');
  });

  it('that are counted when the station stops are written first', async () => {
    const scene = await openSsoScene(undefined, strict);
    await callJson(`${scene.address}/zato/sso/user/login`, 'POST', 'no json');
    const again = await scene.station.restart();
    const sums = again.gateway.trail.latest(50).filter(({ action }) => action === 'sso.refusals');
    expect(sums).toMatchObject([{ detail: { refused: { 'HTTP 400': 1 } } }]);
  });

  it('from an address that made too many are not read beyond a few kilobytes', async () => {
    const scene = await openSsoScene(undefined, strict);
    const url = `${scene.address}/zato/sso/user/login`;
    const large = { ...right, unused: 'x'.repeat(50_000) };
    expect(await callJson(url, 'POST', large)).toMatchObject({ http: 200 });
    await flood(30, (agent) => callJson(url, 'POST', 'no json', { agent }));
    expect(await callJson(url, 'POST', large)).toMatchObject({ http: 400 });
  });
});

describe('requests that are begun and never finished', () => {
  const limits = { most: 8, mostOfOneAddress: 4, headers: 60_000, request: 60_000, lookEvery: 50, idle: 60_000 };
  const begin = async ({ address }: SsoScene, localAddress: string, text: string): Promise<Socket> => {
    const { hostname: host, port } = new URL(address);
    const socket = connect({ host, port: Number(port), localAddress });
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(text);
    return socket;
  };
  /** Of the headers, of the body, of nothing yet. */
  const halves = [
    'POST /zato/sso/user/login HTTP/1.1\r\nHost: 127.0.0.1\r\n',
    'POST /zato/sso/user/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{',
    '',
  ] as const;

  it('shut nobody out, of the same address neither', async () => {
    const scene = await openSsoScene(undefined, { limits });
    for (const text of halves) {
      for (let turn = 0; turn < 30; turn++) await begin(scene, `127.0.0.${2 + (turn % 5)}`, text);
      for (let turn = 0; turn < 10; turn++) await begin(scene, '127.0.0.1', text);
      expect(await callJson(`${scene.address}/zato/sso/user/login`, 'POST', right)).toMatchObject({ http: 200 });
    }
  });

  it('are ended', async () => {
    const scene = await openSsoScene(undefined, { limits: { ...limits, headers: 100, request: 100 } });
    for (const text of halves) {
      const socket = await begin(scene, '127.0.0.1', text);
      socket.resume();
      await once(socket, 'close');
    }
  });

  it('many on one connection are answered one at a time', async () => {
    const scene = await openSsoScene(undefined, strict);
    const body = JSON.stringify(wrong);
    const one = `POST /zato/sso/user/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const before = last(scene);
    const socket = await begin(scene, '127.0.0.1', one.repeat(300));
    let heard = '';
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString('latin1')));
    while (heard.split('HTTP/1.1 ').length <= 300) await once(socket, 'data');
    expect(entriesSince(scene, before).filter(({ action }) => action === 'sso.user.login').length).toBeLessThan(30);
  });
});

it.each([
  ['10.0.0.7', '10.0.0.7'],
  ['::ffff:10.0.0.7', '10.0.0.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s is counted as %s', (remoteAddress, counted) => {
  expect(addressOf({ remoteAddress })).toBe(counted);
});
