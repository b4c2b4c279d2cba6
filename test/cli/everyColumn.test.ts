/**
 * Every column of every table of a station, changed beside the program, one at a time: `countersign verify` and the program's own
 * verification notice it, or the guide for auditors has it in its list of what the database alone says.
 */
import { copyFileSync, cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { verifyDataDir } from '../../electron/cli/verifyStation.ts';
import { openSeals, verifySeals } from '../../electron/gateway/audit/seals.ts';
import { openTrail } from '../../electron/gateway/audit/trail.ts';
import { systemPorts } from '../../electron/gateway/platform/ports.ts';
import { developmentVault, KeyPurpose, unsealedMark } from '../../electron/gateway/station/keys.ts';
import { signingKeyOf } from '../../electron/gateway/station/signingKey.ts';
import { misfiled } from '../../electron/gateway/signature/filing.ts';
import { checkWhole } from '../../electron/gateway/signature/wholeCheck.ts';
import { openForReading } from '../../electron/gateway/store/reading.ts';
import { isAsRemembered } from '../../electron/gateway/station/station.ts';
import { openStationKeys } from '../../electron/gateway/station/misfit.ts';
import { openStore } from '../../electron/gateway/store/database.ts';
import { withoutTriggers } from '../support/attacker.ts';
import { openSignatureScene, scriptActor } from '../support/signatureScene.ts';
import { temporaryFolder, templateFile, testLog } from '../support/station.ts';

const at = '2026-11-22T12:00:00.000Z';

/** A station with something in each of its tables. */
async function full(): Promise<{ readonly dataDir: string; readonly keyId: string }> {
  const expiring = { name: 'Expiring', expression: '{role:Supervisor} OR {userName:olga}', expiresAfter: 24 };
  const scene = await openSignatureScene({ files: { [templateFile('expiring')]: expiring } });
  const { signature } = scene.station.gateway;
  signature.templates.save({ name: 'Cleaning', expression: '{role:Quality}' }, scriptActor);
  const record = { id: 'B-7', content: { Filled: 5 } };
  await scene.complete(scene.queue('Line Release Approval', { record })[0] ?? '', 'sam');
  await scene.complete(scene.queue('Expiring')[0] ?? '', 'quinn', 'reject');
  await scene.trigger(scene.queue('Expiring')[0] ?? '');
  scene.clock.advance(10 * 60_000);
  const [cancelled = ''] = scene.queue('Expiring');
  await scene.trigger(cancelled);
  signature.cancelAuthRequest(cancelled, 'the line stands', scriptActor);
  scene.queue('Line Release Approval', {
    record: { id: 'B-7', version: '2', content: { Filled: 6 }, changeReason: 'refilled' },
  });
  await scene.trigger(scene.queue('Batch Disposition')[0] ?? '');
  const { dataDir } = scene.station;
  await scene.station.gateway.close();
  const store = openStore(dataDir);
  const ports = systemPorts(testLog(), developmentVault());
  const id = store.db.prepare<[], string>('SELECT id FROM station').pluck().get() ?? '';
  const trail = openTrail(store, ports, id, 'boot');
  const keys = openStationKeys(store, dataDir, developmentVault());
  openSeals({ store, trail, ports, key: keys.derive(KeyPurpose.seals), stationId: id, hasBegun: true });
  const user = (name: string): string => `(SELECT id FROM user WHERE user_name = '${name}')`;
  store.transaction(() =>
    store.db.exec(`
      INSERT INTO linked_account VALUES (${user('sam')}, 'oidc', 'plant', 'sam-1', 1, '${at}'), (${user('sam')}, 'oidc', 'plant', 'sam-2', 1, '${at}');
      DELETE FROM linked_account WHERE auth_principal = 'sam-2';
      INSERT INTO recovery_code VALUES (${user('sam')}, 'h1', NULL), (${user('sam')}, 'h2', '${at}');
      INSERT INTO told_apart (one, other, said) SELECT min(id), max(id), 3 FROM user;
      UPDATE user SET email = 'Sam@x.example', email_key = 'sam@x.example', first_name = 'S', middle_name = 'M', last_name = 'L', locked_time = '${at}', locked_by = 'x',
        approval_status_mod_time = '${at}', approval_status_mod_by = 'x', sign_up_time = '${at}', sign_up_confirm_time = '${at}',
        totp_key = 'sealed', totp_label = 'phone', totp_algorithm = 'SHA1', badge = 'b-1', person_id = 'p-1', password_expiry = '2030-01-01T00:00:00.000Z'
        WHERE user_name = 'sam';
      INSERT INTO user (id, user_name, user_name_key, full_name, password_hash, created_at) VALUES ('gone', 'gone', 'gone', 'Gone', 'none', '${at}');
      DELETE FROM user WHERE id = 'gone';
      INSERT OR REPLACE INTO sign_in_failure VALUES ('sam', 1, 1, '${at}');
      INSERT INTO user_session (id, token_hash, user_id, current_app, created_at, expires_at, ends_at, used_at, remote_addr, user_agent, auth_type, auth_principal, ext_session_id, state_changes, auth_source, auth_sid)
        VALUES ('s-1', 't', ${user('sam')}, 'app', '${at}', '${at}', '${at}', '${at}', 'a', 'b', 'basic', 'p', 'x', '[]', 'plant', 'sid');
      INSERT INTO user_attribute VALUES (${user('sam')}, '', 'shift', 'late', 0, '${at}', '${at}', '${at}');
      INSERT INTO password_reset VALUES ('r', ${user('sam')}, 'x', '${at}', '${at}', 'k', '${at}', '${at}');
      INSERT INTO sign_up_decoy VALUES ('d', '${at}', 0);
      INSERT INTO secret VALUES ('named', 'mail', 'sealed', '${at}');
      INSERT INTO refresh_token VALUES ('x', 'plant', 'sam-1', 'sealed');
      INSERT INTO alarm_event VALUES ('e1', 'prov', '', 'Hi', 'High', '', 0, 0, 0, '1', 1, 2, 3, 'sam', 'n', 's', '{}'), ('e2', 'prov', '', 'Hi', 'High', '', 0, 0, 0, '1', 1, NULL, NULL, NULL, NULL, NULL, '{}');
      INSERT INTO alarm_shelving VALUES ('prov', 'sam', 1, 2);
      UPDATE station SET sign_words = 'words', sign_colour = 'blue';
      INSERT OR IGNORE INTO callback_job SELECT 'j', (SELECT min(id) FROM signature_request), 'onError', '{}', 'failed', 'r', '${at}', '${at}', 1, '${at}';
      INSERT INTO cosignature SELECT max(size), 'witness.example', '— witness.example AQEBAQAAAABlU/EAAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ==' FROM checkpoint;
    `),
  );
  store.close();
  const db = new Database(join(dataDir, 'station.sqlite'));
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return { dataDir, keyId: signingKeyOf(keys).id };
}

const column = z.object({ name: z.string(), type: z.string(), pk: z.number() });
const table = z.object({ name: z.string(), sql: z.string() });
const row = z.record(z.string(), z.unknown());

/** Other values that a column may have, likely ones first: a constraint may refuse some. */
function others(value: unknown, type: string, sql: string): unknown[] {
  if (Buffer.isBuffer(value)) return [Buffer.from(value.map((byte, index) => (index === 0 ? byte ^ 1 : byte)))];
  if (type === 'INTEGER') return typeof value === 'number' ? [1 - value, value + 1, value - 1, null] : [1, 1000];
  const words = [...sql.matchAll(/'([^']+)'/g)].map(([, word]) => word).filter((word) => word !== value);
  if (typeof value !== 'string') return [at, 'x', ...words];
  const moved = /^\d{4}-\d\d-\d\dT/.test(value) ? [value.replace(/^20../, '2031')] : [];
  const last = value.replace(/[0-9A-Za-z](?=[^0-9A-Za-z]*$)/, (letter) => (letter === 'b' ? 'c' : 'b'));
  return [...moved, ...(last === value ? [] : [last]), ...words, `${value}x`, 'x'];
}

/** The columns that the guide lists; `table.*` is all of one. */
function listed(): (name: string) => boolean {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/auditor.md'), 'utf8');
  const [, list = ''] = guide.split('\n## What the database alone says\n');
  const names = new Set([...list.matchAll(/^\| `([a-z_]+\.(?:[a-z_]+|\*))`/gm)].map(([, name]) => name));
  return (name) => names.has(name) || names.has(name.replace(/\..*/, '.*'));
}

it('AL-3 a change of any column is noticed by verify and by the program, or the guide lists it', async () => {
  const { dataDir, keyId } = await full();
  const folder = temporaryFolder();
  cpSync(dataDir, folder, { recursive: true });
  const [original, file] = [join(dataDir, 'station.sqlite'), join(folder, 'station.sqlite')];
  const verifies = (): boolean => verifyDataDir({ dataDir: folder }, () => undefined) === 4;
  const programHolds = (): boolean => {
    if (checkWhole({ dataDir: folder, keyId, verified: 0, anchored: 0 }, () => undefined).problem !== '') return false;
    const { db, close } = openForReading(folder);
    try {
      // At the start it holds the database against what its keys remember.
      const mark = unsealedMark(folder);
      return verifySeals(db).ok === true && misfiled(db) === 0 && mark !== undefined && isAsRemembered(db, mark);
    } finally {
      close();
    }
  };
  expect([verifies(), programHolds()]).toEqual([true, true]);
  const reader = new Database(original, { readonly: true });
  const rowsOf = <T>(schema: z.ZodType<T>, sql: string): T[] => z.array(schema).parse(reader.prepare(sql).all());
  const unnoticed = { verify: new Set<string>(), program: new Set<string>() };
  const all: string[] = [];
  const isListed = listed();
  const tables = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'";
  for (const { name: of, sql } of rowsOf(table, tables)) {
    const columns = rowsOf(column, `SELECT name, type, pk FROM pragma_table_info('${of}')`);
    const key = columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
    for (const { name, type } of columns) {
      all.push(`${of}.${name}`);
      for (const condition of ['IS NULL', 'IS NOT NULL']) {
        const [one] = rowsOf(row, `SELECT * FROM "${of}" WHERE "${name}" ${condition} LIMIT 1`);
        if (one === undefined) continue;
        copyFileSync(original, file);
        const db = new Database(file);
        db.pragma('foreign_keys = OFF');
        const where = key.map((part) => `"${part}" = ?`).join(' AND ');
        const update = `UPDATE "${of}" SET "${name}" = ? WHERE ${where}`;
        const isChanged = withoutTriggers(db, () =>
          others(one[name], type, sql).some((value) => {
            try {
              return db.prepare(update).run(value, ...key.map((part) => one[part])).changes === 1;
            } catch {
              return false;
            }
          }),
        );
        db.pragma('wal_checkpoint(TRUNCATE)');
        db.close();
        if (!isChanged) continue;
        if (verifies()) unnoticed.verify.add(`${of}.${name}`);
        if (!isListed(`${of}.${name}`) && programHolds()) unnoticed.program.add(`${of}.${name}`);
      }
    }
  }
  reader.close();
  expect([...unnoticed.verify].filter((name) => !isListed(name))).toEqual([]);
  expect([...unnoticed.program]).toEqual([]);
  const only = ['pending_slots.only', 'station.only'];
  expect(all.filter((name) => isListed(name) && !unnoticed.verify.has(name) && !only.includes(name))).toEqual([]);
});
