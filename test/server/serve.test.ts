import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { localServer, readServerConfig } from '../../electron/server/config.ts';
import { serve, serveIfConfigured } from '../../electron/server/serve.ts';
import { ssoPaths } from '../../electron/server/sso.ts';
import { callJson } from '../support/http.ts';
import { openSsoScene } from '../support/ssoScene.ts';
import { temporaryFolder, testLog, testPassword } from '../support/station.ts';

const app = { current_app: 'countersign' } as const;

/** One request with headers that `fetch` does not let a caller set. */
function raw(address: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${address}/zato/sso/user/login`, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end(JSON.stringify({ ...app, username: 'anna', password: testPassword }));
  });
}

describe('a client that was written for Zato SSO', () => {
  it('logs in, looks at itself, renews, and logs out to the same answer with any token', async () => {
    const { rest } = await openSsoScene();
    const login = await rest('POST', '/user/login', { ...app, username: 'anna', password: testPassword });
    expect(login.http).toBe(200);
    expect(Object.keys(login.body).sort()).toEqual(['cid', 'status', 'sub_status', 'ust']);
    const { ust } = login.body;
    const me = await rest('GET', '/user', { ...app, ust });
    expect(me.body).toMatchObject({
      status: 'ok',
      username: 'anna',
      display_name: 'Anna Berg',
      is_totp_enabled: false,
    });
    expect(me.body).not.toHaveProperty('user_id');
    const renewed = await rest('PATCH', '/user/session', { ...app, ust });
    expect(renewed.body['expiration_time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?$/);
    for (const token of [ust, 'gAAAAAno-such-token']) {
      const out = await rest('POST', '/user/logout', { ...app, ust: token });
      expect(out).toMatchObject({ http: 200, body: { status: 'ok' } });
    }
    expect((await rest('GET', '/user', { ...app, ust })).body).toMatchObject({ sub_status: ['E007001'] });
  });

  it('administers users', async () => {
    const { rest, adminUst: ust, sso } = await openSsoScene({ login: { unlock_needs_reason: false } });
    const made = await rest('POST', '/user', {
      ...app,
      ust,
      username: 'bob',
      display_name: 'Bob Lind',
      auto_approve: true,
    });
    expect(made.body).toMatchObject({
      status: 'ok',
      username: 'bob',
      approval_status: 'approved',
      is_super_user: false,
    });
    const user_id = made.body['user_id'];
    for (const [method, path, fields] of [
      ['PATCH', '/user/password', { new_password: 'violet turbines hum' }],
      ['PATCH', '/user', { display_name: 'Bob Sund', password_expiry: '2345-12-27T11:22:33' }],
      ['POST', '/user/lock', {}],
      ['DELETE', '/user/lock', {}],
      ['POST', '/user/reject', {}],
      ['POST', '/user/approve', {}],
      ['POST', '/user/linked', { auth_type: 'basic_auth', auth_username: 'bob-machine' }],
    ] as const) {
      const answer = await rest(method, path, { ...app, ust, user_id, ...fields });
      expect(answer, path).toMatchObject({ http: 200, body: { status: 'ok', sub_status: [] } });
    }
    expect(sso.users.find('bob')).toMatchObject({ fullName: 'Bob Sund', passwordExpiry: '2345-12-27T11:22:33.000Z' });
    expect((await rest('GET', '/user', { ...app, ust, user_id })).body).toMatchObject({
      password_expiry: '2345-12-27T11:22:33',
    });
    const links = await rest('GET', '/user/linked', { ...app, ust, user_id });
    expect(links.body['result']).toMatchObject([{ auth_type: 'basic_auth', auth_username: 'bob-machine' }]);
    const found = await rest('GET', '/user/search', { ...app, ust, display_name: 'bob', is_name_exact: 'false' });
    expect(found.body).toMatchObject({ total: 1, num_pages: 1, cur_page: 1, prev_page: 0, next_page: null });
    const totp = await rest('PATCH', '/user/totp', { ...app, ust, user_id, totp_key: '', totp_label: '' });
    expect(totp.body['totp_key']).toMatch(/^[A-Z2-7]{32}$/);
    const verified = await rest('POST', '/user/session', { ...app, current_ust: ust, target_ust: ust });
    expect(verified.body).toMatchObject({ is_valid: true });
    const list = await rest('GET', '/user/session/list', { ...app, ust });
    expect(JSON.stringify(list.body)).not.toContain('zust');
    expect(list.body['result']).toHaveLength(1);
    expect(await rest('DELETE', '/user', { ...app, ust, user_id })).toMatchObject({ http: 200 });
  });

  it('keeps attributes of users and of sessions', async () => {
    const { rest, annaUst: ust, adminUst } = await openSsoScene();
    const shift = { ...app, ust, name: 'shift' };
    await rest('POST', '/user/attr', { ...shift, value: { line: 4 }, encrypt: true });
    expect((await rest('GET', '/user/attr', shift)).body).toMatchObject({
      found: true,
      value: { line: 4 },
      is_encrypted: true,
    });
    expect((await rest('GET', '/user/attr/exists', shift)).body).toMatchObject({ result: true });
    expect((await rest('GET', '/user/attr/names', { ...app, ust })).body).toMatchObject({ result: ['shift'] });
    await rest('DELETE', '/user/attr', shift);
    expect((await rest('GET', '/user/attr', shift)).body).toMatchObject({ found: false });
    const session = { ...app, current_ust: adminUst, target_ust: ust, name: 'line' };
    await rest('POST', '/session/attr', { ...session, value: 4 });
    expect((await rest('GET', '/session/attr', session)).body).toMatchObject({ found: true, value: 4 });
    const stranger = { ...app, current_ust: ust, target_ust: adminUst, name: 'line' };
    expect((await rest('GET', '/session/attr', stranger)).body).toMatchObject({ sub_status: ['E005005'] });
  });

  it('gets the original’s answers to what is missing, no JSON, unknown or of another verb', async () => {
    const { rest, address } = await openSsoScene();
    const bad = { result: 'Error', details: 'Bad request' };
    expect(await rest('POST', '/user/login', { ...app, username: 'anna' })).toMatchObject({ http: 400, body: bad });
    expect(await rest('POST', '/user/login', { username: 'anna', password: 'x' })).toMatchObject({
      http: 400,
      body: bad,
    });
    expect((await rest('PUT', '/user/login', app)).http).toBe(405);
    expect((await rest('GET', '/user/nothing', app)).http).toBe(404);
    const post = (body: string) => fetch(`${address}/zato/sso/user/login`, { method: 'POST', body });
    const deep = `{"current_app":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    for (const body of ['no json', '[1]', '"text"', '{"current_app": ', deep]) {
      expect((await post(body)).status).toBe(400);
    }
    expect((await post(`{"current_app":"countersign","username":"${'x'.repeat(10_000_000)}"`)).status).toBe(400);
  });
});

it('takes the fields of a GET from a JSON body, and answers as to the same fields in the address', async () => {
  const { address, adminUst, annaUst, id } = await openSsoScene();
  const get = (path: string, fields: object, query = '') =>
    callJson(`${address}/zato/sso${path}?${query}`, 'GET', { ...app, ...fields });
  const session = await get('/user/session', { current_ust: adminUst, target_ust: annaUst });
  expect(session).toMatchObject({ http: 200, body: { status: 'ok', username: 'anna' } });
  const wanted = { display_name: 'berg', is_name_exact: 'false', page_size: '10' };
  const inBody = await get('/user/search', { ust: adminUst, ...wanted });
  const inAddress = await get('/user/search', { ust: adminUst }, new URLSearchParams(wanted).toString());
  expect(inBody.body).toMatchObject({ status: 'ok', total: 1, page_size: 10, result: [{ user_id: id('anna') }] });
  expect(inBody).toEqual({ ...inAddress, body: { ...inAddress.body, cid: inBody.body['cid'] } });
});

it('refuses what proves somebody in the address of a request, with advice, and tells nothing of it', async () => {
  const { address, station, annaUst } = await openSsoScene();
  const before = station.gateway.trail.latest(1)[0]?.seq;
  const names = [
    'password',
    'new_password',
    'totp_code',
    'ust',
    'current_ust',
    'token',
    'reset_key',
    'Password',
    'totpCode',
  ];
  for (const name of names) {
    const url = `${address}/zato/sso/user?${name}=canary-in-address`;
    const answer = await callJson(url, 'GET', { ...app, ust: annaUst });
    expect(answer, name).toMatchObject({ http: 400, body: { result: 'Error' } });
    expect(answer.body['details']).toMatch(/address of the request.*Nothing was done.*Send it in the JSON body/);
    expect(JSON.stringify(answer)).not.toContain('canary');
  }
  expect(JSON.stringify(station.log.lines)).not.toContain('canary');
  expect(station.gateway.trail.latest(1)[0]?.seq).toBe(before);
});

describe('hostile requests', () => {
  it('each field, whatever it holds, gets a code of the table, no stack, and no 500', async () => {
    const { rest, adminUst, annaUst } = await openSsoScene({ login: { first_delay: 0, failures_allowed: 100 } });
    const nasty = fc.oneof(
      fc.constantFrom<unknown>(
        '',
        ' ',
        '\0',
        'a\0b',
        '\u202e',
        "'; DROP TABLE user; --",
        '<script>',
        '𝒳'.repeat(300),
        'x'.repeat(100_000),
      ),
      fc.constantFrom<unknown>(null, true, -1, 1.5, 1e308, [], {}, ['x'], { $fn: 1 }, '__proto__', 'constructor'),
      fc.string(),
      fc.json({ maxDepth: 2 }),
    );
    const table = [
      ['POST', '/user/login', ['username', 'password', 'totp_code', 'new_password', 'remote_addr', 'user_agent']],
      ['POST', '/user/signup', ['username', 'password', 'email', 'app_list']],
      ['PATCH', '/user/signup', ['confirm_token']],
      ['POST', '/user', ['username', 'email', 'display_name', 'first_name', 'is_locked', 'totp_key', 'roles']],
      ['PATCH', '/user', ['email', 'display_name', 'password_expiry', 'approval_status', 'user_id', 'is_totp_enabled']],
      ['POST', '/user/approve', ['user_id']],
      ['PATCH', '/user/totp', ['totp_key', 'totp_label', 'user_id']],
      ['PATCH', '/user/password', ['new_password', 'old_password', 'password_expiry', 'user_id']],
      ['PATCH', '/user/session', ['ust']],
      ['POST', '/user/session', ['target_ust', 'current_ust']],
      ['POST', '/user/attr', ['name', 'value', 'data', 'expiration', 'encrypt']],
      ['POST', '/user/linked', ['user_id', 'auth_type', 'auth_username', 'is_active']],
      ['PATCH', '/password/reset', ['token']],
      ['DELETE', '/password/reset', ['token', 'reset_key', 'password']],
    ] as const;
    const routes = fc.constantFrom(...table);
    await fc.assert(
      fc.asyncProperty(
        routes,
        fc.array(nasty, { minLength: 8, maxLength: 8 }),
        fc.boolean(),
        async (route, values, admin) => {
          const [method, path, names] = route;
          const fields = Object.fromEntries(names.map((name, index) => [name, values[index]]));
          const { http, body } = await rest(method, path, { ...app, ust: admin ? adminUst : annaUst, ...fields });
          expect([200, 400, 403], JSON.stringify({ path, fields, body })).toContain(http);
          expect(JSON.stringify(body)).not.toMatch(/\.ts|node_modules|SQLITE|Error:/);
          if (http === 403) expect(String((body['sub_status'] as string[])[0])).toMatch(/^E0\d{5}$/);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('EL-22 another host name, or a web page of another origin, is refused', async () => {
    const { address } = await openSsoScene();
    const host = new URL(address).host;
    expect(await raw(address, { host })).toBe(200);
    expect(await raw(address, { host: host.replace('127.0.0.1', 'localhost') })).toBe(200);
    expect(await raw(address, { host: 'rebound.example' })).toBe(403);
    expect(await raw(address, { host, origin: 'https://elsewhere.example' })).toBe(403);
  });
});

describe('where it serves', () => {
  const none = (): undefined => undefined;
  const write = (content: unknown): string => {
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, 'server.json'), typeof content === 'string' ? content : JSON.stringify(content));
    return dataDir;
  };

  it('EL-22 serves nothing without server.json, on loopback with an empty one, and beyond only with TLS', () => {
    expect(readServerConfig(temporaryFolder(), none)).toBeUndefined();
    expect(readServerConfig(write({}), none)).toMatchObject({ host: '127.0.0.1', port: 17_010, tls: undefined });
    expect(() => readServerConfig(write({ host: '0.0.0.0' }), none)).toThrow(
      /without TLS: passwords would travel in clear/,
    );
    expect(() => readServerConfig(write('{'), none)).toThrow(/is not JSON/);
    expect(() => readServerConfig(write({ tls: { certificate: 'no.pem', key: 'no.pem' } }), none)).toThrow(
      /no\.pem that \S+server\.json names is not there/,
    );
  });

  it('takes its private key from a file or from the secrets of the station, and never from both', () => {
    const serving = (tls: object): string => {
      const dataDir = write({ tls: { certificate: 'cert.pem', ...tls } });
      writeFileSync(join(dataDir, 'cert.pem'), 'the certificate');
      return dataDir;
    };
    const sealed = serving({ privateKey: { secret: 'https' } });
    const secret = (name: string): string | undefined => (name === 'https' ? 'the key' : undefined);
    expect(String(readServerConfig(sealed, secret)?.tls?.key)).toBe('the key');
    expect(() => readServerConfig(sealed, none)).toThrow(/no secret "https".*countersign secret set https --file/);
    for (const tls of [{}, { key: 'key.pem', privateKey: { secret: 'https' } }])
      expect(() => readServerConfig(serving(tls), secret)).toThrow(/has "key", a file, or "privateKey"/);
  });

  it('says what to do when the port is taken', async () => {
    const { address, station } = await openSsoScene();
    const port = Number(new URL(address).port);
    await expect(serve({ ...localServer, port }, station.gateway, testLog())).rejects.toThrow(
      /the port is taken by another program.*server\.json/,
    );
  });

  it('answers over TLS with the site’s certificate, whatever handshakes are begun and never finished', async () => {
    const dataDir = write({ port: 0, tls: { certificate: 'cert.pem', key: 'key.pem' } });
    const { station } = await openSsoScene();
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'].concat(
        ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
        ['-keyout', join(dataDir, 'key.pem'), '-out', join(dataDir, 'cert.pem')],
      ),
      { stdio: 'ignore' },
    );
    const log = testLog();
    const stop = await serveIfConfigured(dataDir, station.gateway, temporaryFolder(), log);
    onTestFinished(stop);
    const address = /https:\/\/[^/]+/.exec(log.lines.at(-1)?.message ?? '')?.[0] ?? '';
    for (let turn = 0; turn < 150; turn++) {
      const socket = connect({ host: '127.0.0.1', port: Number(new URL(address).port) });
      onTestFinished(() => void socket.destroy());
      socket.on('error', () => undefined);
      await once(socket, 'connect');
    }
    const status = await new Promise((resolve, reject) => {
      const ca = readFileSync(join(dataDir, 'cert.pem'));
      secureRequest(`${address}/zato/sso/user/login`, { method: 'POST', ca }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end(JSON.stringify({ ...app, username: 'anna', password: testPassword }));
    });
    expect(status).toBe(200);
  });
});

describe('a store that cannot be written', () => {
  it('SY-15 is told to the caller in words, and the next call goes on', async () => {
    const { rest, station, annaUst: ust } = await openSsoScene();
    const other = new Database(join(station.dataDir, 'station.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    const call = () => rest('PATCH', '/user/session', { ...app, ust });
    const held = await call();
    other.exec('ROLLBACK');
    other.close();
    expect(held).toMatchObject({
      http: 503,
      body: { status: 'error', details: expect.stringMatching(/^Another program holds the station's database\./) },
    });
    expect((await call()).http).toBe(200);
  });
});

it('ES-19 no call over HTTP changes an entry of the trail, takes one away or keeps one from being written', async () => {
  const { rest, adminUst: ust, id, station } = await openSsoScene();
  const { trail } = station.gateway;
  const before = trail.latest(1000).reverse();
  const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
  const fields = { ...app, ust, user_id: id('anna'), name: 'audit', value: 'off', audit: false, seq: 1, action: 'x.y' };
  for (const path of ssoPaths.filter((one) => one !== '/user/logout'))
    for (const verb of verbs) expect((await rest(verb, path, fields)).http, `${verb} ${path}`).toBeLessThan(500);
  for (const path of ['/audit', '/audit/entry', '/trail', '/user/audit', '/audit_entry/1'])
    for (const verb of verbs) expect((await rest(verb, path, fields)).http, `${verb} ${path}`).toBe(404);
  expect(trail.latest(10_000).reverse().slice(0, before.length)).toEqual(before);
  const changed = trail.size();
  await rest('POST', '/user', { ...app, ust, username: 'carl', display_name: 'Carl' });
  expect(trail.latest(trail.size() - changed).map(({ action }) => action)).toContain('user.added');
  expect(trail.verify()).toMatchObject({ ok: true });
});
