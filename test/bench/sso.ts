/**
 * The bench of the user service, under plain Node: logins against bare argon2id, session checks in a large database
 * against a small one, the longest time for which logins hold the main thread, and how far apart the answers to
 * different kinds of wrong attempts are (AU-5).
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { verify as argon2Verify } from '@node-rs/argon2';
import Database from 'better-sqlite3';
import { projectFolder } from '../../build/runtime/paths.ts';
import type { Actor } from '../../electron/gateway/audit/trail.ts';
import { openGateway, type Gateway } from '../../electron/gateway/gateway.ts';
import { developmentVault, KeyPurpose, openKeys } from '../../electron/gateway/station/keys.ts';
import { systemPorts, type Log } from '../../electron/gateway/platform/ports.ts';
import { totpCode, totpStep } from '../../electron/gateway/sso/totp.ts';
import { median, type Row } from './table.ts';

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const installer: Actor = { kind: 'person', id: 'bench', name: 'Bench' };
const password = 'violet turbines hum tonight';
const app = { currentApp: 'countersign', remoteAddr: '127.0.0.1' } as const;

/** Opens a station whose attempts are not delayed, so that each one is looked at. */
function openStation(): { readonly gateway: Gateway; readonly dataDir: string; readonly close: () => Promise<void> } {
  const dataDir = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const config = { login: { first_delay: 0, failures_allowed: 100 }, session: { idle: 600 } };
  writeFileSync(join(dataDir, 'sso.json'), JSON.stringify(config));
  const gateway = openGateway({
    dataDir,
    projectDir: join(projectFolder, 'build', 'demo'),
    ports: systemPorts(silent, developmentVault()),
    stationName: 'bench',
  });
  const close = async (): Promise<void> => {
    await gateway.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { gateway, dataDir, close };
}

const names = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

async function addUsers({ sso }: Gateway, userNames: readonly string[]): Promise<void> {
  for (const username of userNames) {
    const data = { username, displayName: 'Somebody', password, passwordMustChange: false };
    await sso.user.createUser({ data }, installer);
  }
}

/** Runs `total` pieces of work, `width` at a time; gives pieces a second. */
async function rate(total: number, width: number, work: (index: number) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < total) await work(next++);
  };
  await Promise.all(Array.from({ length: width }, lane));
  return (total / (performance.now() - began)) * 1000;
}

async function benchLogins(): Promise<Row[]> {
  const { gateway, dataDir, close } = openStation();
  const users = names('user', 8);
  await addUsers(gateway, users);
  const phc = gateway.sso.users.find('user0')?.password.phc ?? '';
  const secret = openKeys(dataDir, developmentVault()).derive(KeyPurpose.passwordPepper);
  const login = (index: number): Promise<unknown> =>
    gateway.sso.user.login({ ...app, username: users[index % users.length] ?? '', password });
  const raw = (): Promise<boolean> => argon2Verify(phc, password, { secret });
  const rows: Row[] = [];
  await rate(8, 4, login);
  for (const width of [1, 4]) {
    // In turns, so that both see the same machine.
    const ours: number[] = [];
    const limit: number[] = [];
    for (let round = 0; round < 5; round++) {
      limit.push(await rate(60, width, raw));
      ours.push(await rate(60, width, login));
    }
    rows.push({
      what: `logins at concurrency ${width} over bare argon2id`,
      unit: '/s',
      ours: median(ours),
      limit: median(limit),
      aim: '>= 0.95',
    });
  }
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const many = names('many', 20);
  await addUsers(gateway, many);
  delay.enable();
  await Promise.all(many.map((username) => gateway.sso.user.login({ ...app, username, password })));
  delay.disable();
  rows.push({
    what: 'longest hold of the main thread, 20 logins at once',
    unit: 'ms',
    ours: delay.max / 1e6,
    limit: 50,
    aim: '<= 1',
  });
  await close();
  return rows;
}

/** Fills the store with users and sessions that nobody looks at. */
function fill(dataDir: string, count: number): void {
  const db = new Database(join(dataDir, 'station.sqlite'));
  const user = db.prepare(
    "INSERT INTO user (id, user_name, user_name_key, full_name, password_hash, created_at) VALUES (?, ?, ?, 'Somebody', 'x', ?)",
  );
  const session = db.prepare(
    `INSERT INTO user_session (id, token_hash, user_id, current_app, created_at, expires_at, ends_at, used_at, auth_type,
       state_changes) VALUES (?, ?, ?, 'countersign', ?, ?, ?, ?, 'default', '[]')`,
  );
  const now = new Date().toISOString();
  const later = new Date(Date.now() + 3_600_000).toISOString();
  db.transaction(() => {
    for (let index = 0; index < count; index++) {
      const id = randomUUID();
      user.run(id, `filler${index}`, `filler${index}`, now);
      session.run(randomUUID(), createHash('sha256').update(randomBytes(20)).digest('hex'), id, now, later, later, now);
    }
  })();
  db.close();
}

async function verifyTimes(count: number): Promise<number[]> {
  const { gateway, dataDir, close } = openStation();
  const { sso } = gateway;
  const data = { username: 'admin', displayName: 'Ada', password, passwordMustChange: false };
  await sso.user.createSuperUser({ data }, installer);
  await addUsers(gateway, ['target']);
  fill(dataDir, count);
  const currentUst = (await sso.user.login({ ...app, username: 'admin', password })).ust;
  const targets: string[] = [];
  for (let index = 0; index < 20; index++) {
    targets.push((await sso.user.login({ ...app, username: 'target', password })).ust);
  }
  const times: number[] = [];
  for (let index = 0; index < 2000; index++) {
    const began = performance.now();
    await sso.user.session.verify({ ...app, currentUst, targetUst: targets[index % targets.length] ?? '' });
    if (index >= 200) times.push(performance.now() - began);
  }
  await close();
  return times;
}

async function benchSessions(): Promise<Row[]> {
  const small = await verifyTimes(1000);
  const large = await verifyTimes(100_000);
  const at = (times: readonly number[], share: number): number =>
    [...times].sort((one, other) => one - other)[Math.floor(times.length * share)] ?? Number.NaN;
  return [0.5, 0.99].map((share) => ({
    what: `session verify p${share * 100}, 100,000 users and sessions over 1,000`,
    unit: 'ms',
    ours: at(large, share),
    limit: at(small, share),
    aim: '<= 1.2',
  }));
}

/** 200 attempts of each kind, one of each in turn; each account stays below the failures that lock it. */
async function benchGuesses(): Promise<Row[]> {
  const { gateway, close } = openStation();
  const { sso } = gateway;
  const each = 4;
  const kinds = ['known', 'locked', 'rejected', 'totp'] as const;
  const keys = new Map<string, { key: string; algorithm: string }>();
  for (const kind of kinds) {
    await addUsers(gateway, names(kind, each));
    for (const name of names(kind, each)) {
      const userId = sso.users.find(name)?.id ?? '';
      if (kind === 'locked') await sso.user.lockUser({ userId }, installer);
      if (kind === 'rejected') await sso.user.rejectUser({ userId }, installer);
      if (kind !== 'totp') continue;
      const { totpKey, algorithm } = await sso.user.resetTotpKey({ userId }, installer);
      keys.set(name, { key: totpKey, algorithm });
      const code = totpCode({ key: totpKey, algorithm }, totpStep(Date.now()));
      await sso.user.updateUserById({ userId, data: { isTotpEnabled: true, totpCode: code } }, installer);
    }
  }
  const times = new Map<string, number[]>();
  for (let index = 0; index < 200; index++) {
    for (const kind of ['unknown', ...kinds]) {
      const username = `${kind}${index % each}`;
      const given = kind === 'totp' ? { password, totpCode: '000000' } : { password: 'not the password' };
      const began = performance.now();
      await sso.user.login({ ...app, username, ...given }).catch(() => undefined);
      times.set(kind, [...(times.get(kind) ?? []), performance.now() - began]);
    }
  }
  await close();
  const unknown = median(times.get('unknown') ?? []);
  return kinds.map((kind) => ({
    what: `AU-5 ${kind === 'totp' ? 'wrong code' : `wrong password, ${kind}`} against an unknown name, medians apart`,
    unit: 'ms',
    ours: Math.abs(median(times.get(kind) ?? []) - unknown),
    limit: 10,
    aim: '<= 1',
  }));
}

/** The rows of the user service. */
export async function benchSso(): Promise<Row[]> {
  return [...(await benchLogins()), ...(await benchSessions()), ...(await benchGuesses())];
}
