import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { verifyTrail } from '../../../electron/gateway/audit/trail.ts';
import { verifySignatures } from '../../../electron/gateway/signature/verify.ts';
import { temporaryFolder } from '../../support/station.ts';

/** The database of a station that signed twice with version 3 of the signed bytes, approved and rejected. */
const fixture = join(import.meta.dirname, '..', '..', 'fixtures', 'signed-version-3.sqlite.gz');

function open(): Database.Database {
  const file = join(temporaryFolder(), 'station.sqlite');
  writeFileSync(file, gunzipSync(readFileSync(fixture)));
  const db = new Database(file);
  onTestFinished(() => void db.close());
  return db;
}

it('ES-3 signatures of an earlier version still verify, and say so when a byte of them was changed', () => {
  const db = open();
  const versions = db.prepare<[], { version: number }>("SELECT bytes ->> '$.version' AS version FROM signature").all();
  expect(versions).toEqual([{ version: 3 }, { version: 3 }]);
  expect(verifySignatures(db, verifyTrail(db))).toMatchObject({ ok: true, signatures: 2 });
  for (const { name } of db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'signature'")
    .all())
    db.exec(`DROP TRIGGER "${name}"`);
  db.exec("UPDATE signature SET bytes = replace(bytes, 'Released by', 'Rejected by')");
  expect(verifySignatures(db, verifyTrail(db))).toMatchObject({ ok: false });
});
