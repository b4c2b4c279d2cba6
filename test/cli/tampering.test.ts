/**
 * What somebody does to a station's data who has its files and not its key, each kind by name: none of it gets "ok". The station that
 * starts on it says so (it refuses, is held, tells of it, or refuses the signature), `countersign verify` ends with 2 or 3, and so
 * does the verifier by itself, given what such a database exports, where the change is in that at all.
 *
 * Changes to a bundle are in `verifier/verify.test.ts`, an archive of the program that was changed in `gateway/station/program.test.ts`,
 * a log that grows while somebody reads in `gateway/store/trouble.test.ts`, and damage by chance, of the file and of its log, in
 * `gateway/store/damagedPages.test.ts`.
 */
import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import { checkDatabase } from '../../electron/gateway/signature/databaseCheck.ts';
import { verifyPath } from '../../electron/verifier/files.ts';
import { hashAnew, withoutTriggers } from '../support/attacker.ts';
import { testClock } from '../support/clock.ts';
import { keyOf } from '../support/keyOf.ts';
import { openSignatureScene } from '../support/signatureScene.ts';
import { copyData, templateFile, temporaryFolder, testPassword } from '../support/station.ts';
import { terminal } from '../support/terminal.ts';
import { until } from '../support/until.ts';

const actor = { kind: 'station', id: 'test', name: 'test' } as const;

/** The data of a station before and after what is looked for, and what was kept elsewhere. */
interface Made {
  readonly before: string;
  readonly after: string;
  readonly other: string;
  readonly projectDir: string;
  readonly key: readonly string[];
  readonly anchor: string;
  /** A slot that waits, and when all of it was. */
  readonly slot: string;
  readonly now: number;
}

const folder = mkdtempSync(join(tmpdir(), 'countersign-tampering-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy that outlives the test that made it. */
function keep(name: string, from: string): string {
  cpSync(from, join(folder, name), { recursive: true });
  return join(folder, name);
}

let once: Promise<Made> | undefined;
const made = (): Promise<Made> => (once ??= make());

async function make(): Promise<Made> {
  const other = await openSignatureScene();
  await other.station.gateway.close();
  const scene = await openSignatureScene();
  const { dataDir, projectDir, gateway } = scene.station;
  gateway.signature.templates.save({ name: 'Cleaning', expression: '{role:Quality}' }, actor);
  const [slot = ''] = scene.queue();
  await gateway.close();
  const before = keep('before', dataDir);
  const again = await openSignatureScene({ dataDir, projectDir, clock: scene.clock });
  const record = { id: 'B-7', content: { Filled: 5 } };
  await again.complete(again.queue('Line Release Approval', { record })[0] ?? '', 'sam');
  await again.complete(again.queue()[0] ?? '', 'quinn');
  await again.station.gateway.close();
  const anchors = temporaryFolder();
  await runCommand(['anchor', '--data-dir', dataDir, '--to', anchors], terminal());
  const anchor = join(anchors, readdirSync(anchors)[0] ?? '');
  return {
    before,
    after: keep('after', dataDir),
    other: keep('other', other.station.dataDir),
    projectDir: keep('project', projectDir),
    key: await keyOf(dataDir),
    anchor: keep('kept.checkpoint', anchor),
    slot,
    now: scene.clock.now(),
  };
}

/** What a station says that starts on a data directory, verifies it, and has somebody sign. */
async function programSays(dataDir: string, signer: string, password: string): Promise<string> {
  const { projectDir, slot, now } = await made();
  const clock = testClock(now);
  try {
    const scene = await openSignatureScene({ dataDir, projectDir, clock, checkDatabase });
    const isVerified = /were verified|does not hold/;
    await until(() => {
      clock.advance(1);
      expect(scene.station.log.lines.map(({ message }) => message)).toContainEqual(expect.stringMatching(isVerified));
    });
    const signed = await scene.complete(slot, signer, 'approve', { password }).then(
      (outcome) => `${outcome.outcome}: ${'message' in outcome ? outcome.message : ''}`,
      (error: unknown) => `refused: ${String(error)}`,
    );
    const told = scene.station.gateway.trail
      .latest(100)
      .filter(({ action }) => action === 'security.alert' || action === 'station.held')
      .map(({ action, detail }) => `${action}: ${JSON.stringify(detail['reason'])}`);
    await scene.station.gateway.close();
    return [signed, ...told].join('\n');
  } catch (error) {
    return `no start: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** A change, what the station says that starts on it, and what `verify` says: 2 unless it is another code. */
interface Tampering {
  readonly what: string;
  readonly sql?: string;
  readonly change?: (dataDir: string, db: () => Database.Database) => Promise<void> | void;
  readonly signer?: string;
  readonly password?: string;
  readonly program: RegExp;
  readonly verify: RegExp;
  readonly code?: number;
  /** What the verifier by itself, or the export before it, ends with. Where it is 0, the change is in nothing that leaves. */
  readonly bundle: number;
}

const trail = (entry: string): Pick<Tampering, 'program' | 'verify'> => ({
  program: new RegExp(`the audit trail does not hold: ${entry}`),
  verify: new RegExp(`The audit trail does not hold at ${entry}`),
});
const columns = { ...trail('entry 4: altered: the columns do not fit the bytes'), bundle: 0 };
const account = {
  program: /^refused: This account was changed in the database, beside the program/,
  verify: /What decides who may sign does not hold: the account "[^"]+" is not as the program left it\./,
  bundle: 0,
};
const waiting = { bundle: 0 };
const held = /The station's database is not the one that it had last, so nothing is changed or signed on it/;
const rewritten = {
  program: held,
  verify: /The checkpoints do not hold: the trail is not the one that the checkpoint/,
  bundle: 2,
};
const noStart = { program: /^no start: .*the station does not start on it/i, bundle: 3 };
const swapped = /^no start: The key file keys\.json is missing or belongs to another database/;

const idOf = (name: string): string => `(SELECT id FROM user WHERE user_name = '${name}')`;
const ownPassword = 'a password of the attacker';
const own = await hash(ownPassword, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
const eve = '0190a000-0000-7000-8000-000000000001';
const databaseIn = (dataDir: string): string => join(dataDir, 'station.sqlite');

/** Hashes the whole trail anew, with entries as `by` changes them. */
const anew =
  (by: (bytes: string) => string, sql = '') =>
  (_dataDir: string, db: () => Database.Database): void =>
    withoutTriggers(db(), () => {
      db().exec(sql);
      hashAnew(db(), by);
    });
const yesterday = (bytes: string): string => bytes.replaceAll('2026-11-22', '2026-11-21');
const lastButOne = '(SELECT size FROM checkpoint ORDER BY size DESC LIMIT 1 OFFSET 1)';

const tamperings: readonly Tampering[] = [
  {
    what: 'AL-2 a time in the bytes of an entry',
    sql: `UPDATE audit_entry SET bytes = replace(bytes, '"utc":"20', '"utc":"21') WHERE seq = 4`,
    ...trail('entry 4: altered: the hash does not fit the bytes'),
    bundle: 2,
  },
  {
    what: 'AL-2 a name in the bytes of an entry',
    sql: `UPDATE audit_entry SET bytes = replace(bytes, '"name":"', '"name":"X') WHERE seq = 4`,
    ...trail('entry 4: altered: the hash does not fit the bytes'),
    bundle: 2,
  },
  {
    what: 'AL-2 the hash of an entry',
    sql: "UPDATE audit_entry SET hash = 'x' || substr(hash, 2) WHERE seq = 4",
    ...trail('entry 4: altered: the hash does not fit the bytes'),
    bundle: 0,
  },
  { what: 'AL-2 the id of an entry', sql: "UPDATE audit_entry SET id = 'x' WHERE seq = 4", ...columns },
  { what: 'AL-2 the time of an entry', sql: "UPDATE audit_entry SET at = '2020' WHERE seq = 4", ...columns },
  { what: 'AL-2 the action of an entry', sql: "UPDATE audit_entry SET action = 'x.y' WHERE seq = 4", ...columns },
  { what: 'AL-2 who acted in an entry', sql: "UPDATE audit_entry SET actor = 'Bob' WHERE seq = 4", ...columns },
  { what: 'AL-2 the target of an entry', sql: "UPDATE audit_entry SET target = 'x:y' WHERE seq = 4", ...columns },
  {
    what: 'AL-2 an entry that was taken out',
    sql: 'DELETE FROM audit_entry WHERE seq = 4',
    ...trail('entry 4: entry 4 is missing'),
    bundle: 2,
  },
  {
    what: 'AL-2 two entries that were swapped',
    sql: `UPDATE audit_entry SET seq = -1 WHERE seq = 4; UPDATE audit_entry SET seq = 4 WHERE seq = 5;
      UPDATE audit_entry SET seq = 5 WHERE seq = -1`,
    ...trail('entry 4: the chain is broken'),
    bundle: 2,
  },
  {
    what: 'AL-2 an entry that is there twice',
    sql: `INSERT INTO audit_entry SELECT (SELECT max(seq) FROM audit_entry) + 1, 'x', at, action, actor, target, bytes, 'x'
      FROM audit_entry WHERE seq = 4`,
    program: /the audit trail does not hold: entry \d+: altered: the hash does not fit the bytes/,
    verify: /The audit trail does not hold at entry \d+: altered: the hash does not fit the bytes/,
    bundle: 0,
  },
  {
    what: 'AL-4 entries cut off at the end',
    sql: 'DELETE FROM audit_entry WHERE seq > (SELECT max(seq) - 2 FROM audit_entry)',
    ...noStart,
    verify: /entries are missing: there is a checkpoint of \d+/,
  },
  {
    what: 'AL-4 all entries',
    sql: 'DELETE FROM audit_entry',
    ...noStart,
    verify: /entries are missing: there is a checkpoint/,
  },
  {
    what: 'AL-4 the end of the trail, with its tree and checkpoints',
    change: anew(
      (bytes) => bytes,
      `DELETE FROM audit_entry WHERE seq > ${lastButOne}; DELETE FROM checkpoint WHERE size > ${lastButOne}`,
    ),
    program: held,
    verify: /older than its keys remember/,
    bundle: 0,
  },
  {
    what: 'AL-3 a signer’s name, with a chain that was made anew',
    change: anew((bytes) => bytes.replaceAll('sam Example', 'eve Example')),
    program: held,
    verify: /does not hold/,
    bundle: 2,
  },
  { what: 'AL-3 all times moved by a day, with a chain that was made anew', change: anew(yesterday), ...rewritten },
  {
    what: 'AL-3 the same without any checkpoint',
    change: anew(yesterday, 'DELETE FROM checkpoint'),
    program: held,
    verify: /is not the one that its keys remember: it was rewritten beside the program/,
    bundle: 1,
  },
  {
    what: 'AL-6 an end that was cut off and filled up to the same length',
    change: anew(
      (bytes) => bytes,
      `UPDATE audit_entry SET bytes = json_set(bytes, '$.action', 'x.y'), action = 'x.y'
      WHERE seq > (SELECT max(seq) - 3 FROM audit_entry)`,
    ),
    ...rewritten,
  },
  {
    what: 'AL-11 a node of the tree over the trail',
    sql: 'UPDATE merkle_node SET hash = zeroblob(32) WHERE level = 1 AND size = 2',
    program: /the tree over the trail does not hold: what it has of entry 2 is another/,
    verify: /The tree over the audit trail does not hold: what it has of entry 2 is another/,
    bundle: 0,
  },
  {
    what: 'AL-8 the checkpoints of signatures taken away',
    sql: 'DELETE FROM checkpoint WHERE size > (SELECT min(size) FROM checkpoint)',
    program: /the audit trail does not hold: the signature of entry \d+ has no checkpoint/,
    verify: /The checkpoints do not hold: the signature of entry \d+ has no checkpoint/,
    bundle: 0,
  },
  {
    what: 'AL-3 a checkpoint of another station',
    change: async (_, db) => {
      const other = new Database(databaseIn((await made()).other));
      const newest = 'SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1';
      const note = other.prepare<[], string>(newest).pluck().get();
      other.close();
      const put = 'UPDATE checkpoint SET note = ? WHERE size = (SELECT max(size) FROM checkpoint)';
      withoutTriggers(db(), () => db().prepare(put).run(note));
    },
    program: /the checkpoint at entry \d+/,
    verify: /The checkpoints do not hold: the checkpoint at entry \d+/,
    bundle: 2,
  },
  {
    what: 'AL-3 a signature that was taken away',
    sql: 'DELETE FROM signature WHERE id = (SELECT max(id) FROM signature)',
    program: /signature \S+ is in the audit trail and not in the database/,
    verify: /signature \S+ is in the audit trail and not in the database/,
    bundle: 3,
  },
  {
    what: 'AL-3 the decision of a signature',
    sql: `UPDATE signature SET bytes = replace(bytes, '"approve"', '"reject"')`,
    program: /signature \S+ was altered after signing/,
    verify: /signature \S+ was altered after signing/,
    bundle: 2,
  },
  {
    what: 'AL-3 the content of a request that waits',
    sql: "UPDATE signature_request SET content = replace(content, 'Release line', 'Release lime') WHERE state = 'pending'",
    program: /^refused: What was to be signed has been altered in the database/,
    verify: /request \S+ was altered after it was asked/,
    ...waiting,
  },
  {
    what: 'AL-3 the template of a request that waits',
    sql: "UPDATE signature_request SET template = replace(template, 'Supervisor', 'Operator') WHERE state = 'pending'",
    signer: 'olga',
    program: /^refused: /,
    verify: /The signatures do not hold: request \S+/,
    ...waiting,
  },
  {
    what: 'AL-3 who may sign a request that waits',
    sql: `UPDATE sign_in_slot SET alternatives = '[{"kind":"userName","name":"olga"}]' WHERE state = 'pending'`,
    signer: 'olga',
    program: /^refused: olga Example may not sign this: it needs Supervisor/,
    verify: /request \S+ may be signed by others than its template says/,
    ...waiting,
  },
  {
    what: 'ES-5 the versions of records',
    sql: 'DELETE FROM record_version',
    program: /the audit trail does not hold: the versions of records: /,
    verify: /The versions of records do not hold/,
    bundle: 0,
  },
  {
    what: 'ES-20 the lists of signatures',
    sql: 'DELETE FROM slot_facet',
    program: /the lists of signatures were changed beside the program; \d+ lines were put right/,
    verify: /The lists of signatures do not hold: \d+ lines are not what is stored of the slots/,
    bundle: 0,
  },
  {
    what: 'AL-3 a template of the station',
    sql: "UPDATE signature_template SET body = replace(body, 'Quality', 'Operator')",
    program: /template/,
    verify: /the template "cleaning" is not as the program left it/,
    bundle: 0,
  },
  {
    what: 'AL-3 a hash of their own, without the pepper',
    sql: `UPDATE user SET password_hash = '${own}', password_peppered = 0 WHERE user_name = 'sam'`,
    password: ownPassword,
    ...account,
  },
  {
    what: 'AL-3 the hash of another account',
    sql: `UPDATE user SET password_hash = (SELECT password_hash FROM user WHERE user_name = 'olga') WHERE user_name = 'sam'`,
    ...account,
  },
  {
    what: 'AL-3 a user of their own',
    sql: `INSERT INTO user (id, user_name, user_name_key, full_name, password_hash, created_at, password_peppered)
      SELECT '${eve}', 'eve', 'eve', 'Eve', password_hash, created_at, 1 FROM user WHERE user_name = 'sam';
      INSERT INTO user_role VALUES ('${eve}', 'Supervisor')`,
    signer: 'eve',
    ...account,
  },
  {
    what: 'AL-3 a role',
    sql: `INSERT INTO user_role VALUES (${idOf('olga')}, 'Supervisor')`,
    signer: 'olga',
    ...account,
  },
  {
    what: 'AL-3 the names of two users, swapped',
    sql: `UPDATE user SET user_name = 'x', user_name_key = 'x' WHERE user_name = 'sam';
      UPDATE user SET user_name = 'sam', user_name_key = 'sam' WHERE user_name = 'quinn';
      UPDATE user SET user_name = 'quinn', user_name_key = 'quinn' WHERE user_name = 'x'`,
    ...account,
  },
  {
    what: 'AL-3 the right to administer',
    sql: "UPDATE user SET is_super_user = 1 WHERE user_name = 'sam'",
    ...account,
  },
  {
    what: 'AL-3 the name that stands on signatures',
    sql: "UPDATE user SET full_name = 'Quinn Park' WHERE user_name = 'sam'",
    ...account,
  },
  { what: 'AL-3 another person', sql: "UPDATE user SET person_id = 'somebody' WHERE user_name = 'sam'", ...account },
  {
    what: 'AL-3 a link to a provider',
    sql: `INSERT INTO linked_account (user_id, auth_type, auth_source, auth_principal, is_active, created_at)
      VALUES (${idOf('sam')}, 'oidc', 'https://evil.example', 'me', 1, 'now')`,
    ...account,
  },
  {
    what: 'AL-3 a recovery code',
    sql: `INSERT INTO recovery_code (user_id, hash) VALUES (${idOf('sam')}, 'known')`,
    ...account,
  },
  {
    what: 'AL-3 a trigger that holds changes back',
    change: (_, db) => void db().exec('DROP TRIGGER audit_entry_kept'),
    program: /^no start: .*was changed beside the program: .*The station does not start on it/,
    verify: /The tables do not hold: /,
    bundle: 0,
  },
  {
    what: 'AL-5 an older copy of the database',
    change: async (dataDir) => copyFileSync(databaseIn((await made()).before), databaseIn(dataDir)),
    program: held,
    verify: /older than its keys remember: it lacks what was written last/,
    code: 3,
    bundle: 0,
  },
  {
    what: 'SY-17 the database, taken away',
    change: (dataDir) => rmSync(databaseIn(dataDir)),
    program: /^no start: .*keys\.json is there, but the database station\.sqlite is missing/,
    verify: /the database station\.sqlite is missing/,
    code: 3,
    bundle: 3,
  },
  {
    what: 'SY-17 the database, emptied',
    change: (dataDir) => writeFileSync(databaseIn(dataDir), ''),
    program: /^no start: .*is empty, though keys\.json beside it/,
    verify: /station\.sqlite is empty/,
    code: 3,
    bundle: 3,
  },
  {
    what: 'AL-5 the database of another station',
    change: async (dataDir) => copyFileSync(databaseIn((await made()).other), databaseIn(dataDir)),
    program: swapped,
    verify: /remember another station/,
    code: 3,
    bundle: 4,
  },
  {
    what: 'AL-7 the database on another computer, with the keys of that',
    change: async (dataDir) => copyFileSync(join((await made()).other, 'keys.json'), join(dataDir, 'keys.json')),
    program: swapped,
    verify: /remember another station/,
    code: 3,
    bundle: 0,
  },
  {
    // A true copy: what it holds is what the station wrote.
    what: 'AL-7 the database on another computer, without keys',
    change: (dataDir) => rmSync(join(dataDir, 'keys.json')),
    program: swapped,
    verify: /there is no keys\.json that remembers how many there were/,
    code: 0,
    bundle: 0,
  },
];

it.each(tamperings)('$what', async ({ sql, change, signer = 'sam', password = testPassword, ...expected }) => {
  const { after, key } = await made();
  const dataDir = copyData(after);
  let opened: Database.Database | undefined;
  const db = (): Database.Database => {
    opened ??= new Database(databaseIn(dataDir));
    opened.pragma('foreign_keys = OFF');
    return opened;
  };
  if (sql !== undefined) withoutTriggers(db(), () => db().exec(sql));
  await change?.(dataDir, db);
  opened?.close();
  const on = terminal();
  const code = await runCommand(['verify', '--data-dir', dataDir, ...key], on);
  expect([code, on.printed.join('\n')]).toEqual([expected.code ?? 2, expect.stringMatching(expected.verify)]);
  const out = join(temporaryFolder(), 'whole.json');
  const exported = await runCommand(['export', '--data-dir', dataDir, '--out', out], terminal());
  expect(exported === 0 ? verifyPath(out, { key: key[1] }).code : exported).toBe(expected.bundle);
  expect(await programSays(dataDir, signer, password)).toMatch(expected.program);
});

it('AL-3 a template of the project that somebody changed decides nothing of what was asked, and the trail says which file it was', async () => {
  const { after, projectDir: asItWas, slot, now, key } = await made();
  const projectDir = temporaryFolder();
  cpSync(asItWas, projectDir, { recursive: true });
  const file = join(projectDir, templateFile('line'));
  writeFileSync(file, readFileSync(file, 'utf8').replace('Supervisor', 'Operator'));
  const dataDir = copyData(after);
  const scene = await openSignatureScene({ dataDir, projectDir, clock: testClock(now) });
  const loaded = scene.station.gateway.trail.latest(20).find(({ action }) => action === 'station.loaded');
  expect(loaded?.detail['changed']).toEqual([
    { path: `project/${templateFile('line')}`, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
  expect(await scene.complete(slot, 'olga')).toMatchObject({
    outcome: 'refused',
    message: expect.stringMatching(/^olga Example may not sign this: it needs Supervisor/),
  });
  expect(await scene.complete(slot, 'sam')).toMatchObject({ outcome: 'signed' });
  await scene.station.gateway.close();
  expect(await runCommand(['verify', '--data-dir', dataDir, ...key], terminal())).toBe(0);
});
