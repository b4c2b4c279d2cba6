/** Who has the file and not the station's key: whatever trail they make of it is not the one that was signed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import { growTree } from '../../electron/gateway/audit/tree.ts';
import {
  checkpointText,
  keyHashOf,
  noteOf,
  originOf,
  readCheckpoint,
  readNote,
} from '../../electron/ledger/checkpoint.ts';
import { hashAnew, withoutTriggers, type EntryRow } from '../support/attacker.ts';
import { keyOf } from '../support/keyOf.ts';
import { openSignatureScene } from '../support/signatureScene.ts';
import { copyData, openStation, testPassword } from '../support/station.ts';
import { terminal } from '../support/terminal.ts';

/** Lets a held station go on with the database that it has, on the word of somebody with its keys. */
function goOn(dataDir: string, at = terminal()): Promise<number> {
  const command = ['recover', '--data-dir', dataDir, '--keys', 'development', '--keep-database'];
  return runCommand([...command, '--reason', 'IT said so'], at);
}

/** A station's data with a signature, changed by somebody who is not held back by triggers; also with `keys.json` as it was before. */
async function changed(change: (db: Database.Database) => void, earlyKeys = false): Promise<string> {
  const scene = await openSignatureScene();
  const early = readFileSync(join(scene.station.dataDir, 'keys.json'));
  await scene.complete(scene.queue()[0] ?? '', 'sam');
  await scene.station.gateway.close();
  const dataDir = copyData(scene.station.dataDir);
  if (earlyKeys) writeFileSync(join(dataDir, 'keys.json'), early);
  const db = new Database(join(dataDir, 'station.sqlite'));
  withoutTriggers(db, () => change(db));
  db.close();
  return dataDir;
}

async function tampered(change: (db: Database.Database) => void): Promise<{ code: number; text: string }> {
  const dataDir = await changed(change);
  const on = terminal();
  const code = await runCommand(['verify', '--data-dir', dataDir, ...(await keyOf(dataDir))], on);
  return { code, text: on.printed.join('\n') };
}

/** Takes the newest entry away, and what the tree has of it. */
function cutLast(db: Database.Database): void {
  db.exec('DELETE FROM merkle_node WHERE size = (SELECT max(seq) FROM audit_entry)');
  db.exec('DELETE FROM audit_entry WHERE seq = (SELECT max(seq) FROM audit_entry)');
}

it('AL-8 a trail and its checkpoints hold, also in the form of C2SP', async () => {
  let notes: { size: number; note: string }[] = [];
  const { code, text } = await tampered((db) => {
    notes = db.prepare<[], { size: number; note: string }>('SELECT size, note FROM checkpoint ORDER BY size').all();
  });
  expect(code).toBe(0);
  expect(text).toMatch(/The checkpoints hold: \d+, the newest of them over \d+ entries\./);
  // At the start, with the signature, and at the end.
  expect(notes.length).toBeGreaterThanOrEqual(3);
  for (const { size, note } of notes) {
    expect(note).toMatch(
      /^countersign\.station\/[\w-]+\n\d+\n[\w+/]{43}=\ntime [^\n]+\n\n\u2014 countersign\.station\/[\w-]+ [\w+/=]+\n$/,
    );
    expect(readCheckpoint(readNote(note)?.text ?? '')?.size).toBe(size);
  }
});

it('AL-8 a log-out has a checkpoint of its own, which covers it', async () => {
  const { station, database } = await openSignatureScene();
  const { signIn } = station.session;
  const covered = () =>
    database().prepare<[], { size: number }>('SELECT max(size) AS size FROM checkpoint').get()?.size ?? 0;
  await signIn.signIn({ userName: 'olga', password: testPassword });
  const before = covered();
  expect(before).toBeLessThan(station.gateway.trail.latest(1)[0]?.seq ?? 0);
  await signIn.signOut();
  const ended = station.gateway.trail.latest(20).find(({ action }) => action === 'session.ended');
  expect(covered()).toBeGreaterThanOrEqual(ended?.seq ?? Infinity);
});

it.each([
  [
    'AL-4 entries that are missing at the end',
    'DELETE FROM audit_entry WHERE seq = (SELECT max(seq) FROM audit_entry)',
    /entries are missing: there is a checkpoint of \d+/,
  ],
  ['all checkpoints removed', 'DELETE FROM checkpoint', /The checkpoints do not hold: they are missing/],
  [
    'the checkpoint of a signature removed, and all after it',
    "DELETE FROM checkpoint WHERE size >= (SELECT max(seq) FROM audit_entry WHERE action LIKE 'signature.%')",
    /the signature of entry \d+ has no checkpoint/,
  ],
  [
    'a checkpoint moved to another size',
    'UPDATE checkpoint SET size = size + 1 WHERE size = (SELECT min(size) FROM checkpoint)',
    /is one of another trail/,
  ],
  ['a byte of a note changed', "UPDATE checkpoint SET note = replace(note, 'time 2', 'time 3')", /was altered/],
])('%s is noticed', async (_what, sql, reason) => {
  const { code, text } = await tampered((db) => db.exec(sql));
  expect(text).toMatch(reason);
  expect(code).toBe(2);
});

it.each([
  ['taken away', 'DELETE FROM merkle_node WHERE level = 2 AND size = 8'],
  ['taken away at its end', 'DELETE FROM merkle_node WHERE level = 1 AND size = (SELECT max(size) FROM merkle_node)'],
  ['changed', 'UPDATE merkle_node SET hash = zeroblob(32) WHERE level = 1 AND size = 2'],
  ['added', 'INSERT INTO merkle_node (size, level, hash) VALUES (5120, 9, zeroblob(32))'],
])('AL-3 a part of the tree over the trail that was %s is noticed', async (_what, sql) => {
  const { code, text } = await tampered((db) => db.exec(sql));
  expect(text).toMatch(/The tree over the audit trail does not hold: /);
  expect(code).toBe(2);
});

it('AL-3 a checkpoint that somebody makes for a trail of their own is signed with another key', async () => {
  const { code, text } = await tampered((db) => {
    hashAnew(db, (bytes, seq) => (seq === 2 ? bytes.replace(/"utc":"\d{4}/, '"utc":"2025') : bytes));
    const { id } = db.prepare<[], { id: string }>('SELECT id FROM station').get() ?? { id: '' };
    const tree = growTree();
    const roots = db
      .prepare<[], EntryRow>('SELECT seq, bytes FROM audit_entry ORDER BY seq')
      .all()
      .map(({ seq, bytes }) => {
        tree.append(seq - 1, bytes);
        return tree.root(seq);
      });
    for (const { size } of db.prepare<[], { size: number }>('SELECT size FROM checkpoint').all()) {
      const keyName = originOf(id);
      const text = checkpointText({ origin: keyName, size, root: roots[size - 1] ?? Buffer.alloc(32), at: 'now' });
      const keyHash = keyHashOf(keyName, Buffer.alloc(32));
      const note = noteOf({ text, keyName, keyHash, signature: Buffer.alloc(64) });
      db.prepare('UPDATE checkpoint SET note = ? WHERE size = ?').run(note, size);
    }
  });
  expect(text).toMatch(/was signed with a key that is not this station’s/);
  expect(code).toBe(2);
});

const laterSignature = (bytes: string): string =>
  bytes.includes('"action":"signature.') ? bytes.replace(/"utc":"\d{4}/, '"utc":"2025') : bytes;

it('AL-3 AL-5 a station signs nothing on a trail that was rewritten, whatever became of its checkpoints, until somebody says why', async () => {
  const dataDir = await changed((db) => {
    hashAnew(db, laterSignature);
    db.exec('DELETE FROM checkpoint');
  });
  const held = await openStation({ dataDir });
  expect(held.openPage().frame.status().trouble).toBe('held');
  expect(held.gateway.trail.latest(20)).toContainEqual(
    expect.objectContaining({
      action: 'station.held',
      detail: { found: 'rewritten', reason: expect.stringMatching(/it was rewritten beside the program/) },
    }),
  );
  await held.gateway.close();
  const verified = terminal();
  expect(await runCommand(['verify', '--data-dir', dataDir], verified)).toBe(2);
  expect(verified.printed.join('\n')).toMatch(/is not the one that its keys remember/);
  const on = terminal();
  expect(await goOn(dataDir, on)).toBe(0);
  expect(on.printed.join('\n')).toMatch(/The audit trail is not the one that the keys of the station remember/);
  const station = await openStation({ dataDir });
  expect(station.gateway.trail.latest(50)).toContainEqual(
    expect.objectContaining({
      action: 'station.recovered',
      detail: expect.objectContaining({ found: 'rewritten', reason: 'IT said so' }),
    }),
  );
});

it.each([
  ['AL-3 a trail that was hashed anew since its keys looked', laterSignature, ''],
  [
    'AL-3 the same with the checkpoints since then taken away',
    laterSignature,
    'DELETE FROM checkpoint WHERE size > (SELECT min(size) FROM checkpoint)',
  ],
  [
    'AL-3 a trail as it was, and a checkpoint that somebody else made',
    (bytes: string) => bytes,
    `UPDATE checkpoint SET note = replace(note, 'time 2', 'time 3') WHERE size = (SELECT max(size) FROM checkpoint)`,
  ],
])('%s holds the station: nothing is signed, and no checkpoint vouches for it', async (_what, by, sql) => {
  const dataDir = await changed((db) => {
    hashAnew(db, by);
    db.exec(sql);
  }, true);
  const notes = (): unknown => {
    const db = new Database(join(dataDir, 'station.sqlite'), { readonly: true });
    onTestFinished(() => void db.close());
    return db.prepare('SELECT * FROM checkpoint ORDER BY size').all();
  };
  const before = notes();
  const scene = await openSignatureScene({ dataDir });
  expect(scene.page.frame.status().trouble).toBe('held');
  expect(() => scene.queue()).toThrow(/is not the one that it had last, so nothing is changed or signed on it/);
  expect(scene.station.gateway.trail.latest(20)).toContainEqual(
    expect.objectContaining({
      action: 'station.held',
      detail: { found: 'rewritten', reason: expect.stringMatching(/it was rewritten beside the program/) },
    }),
  );
  await scene.station.gateway.close();
  expect(notes()).toEqual(before);
  expect((await openStation({ dataDir })).openPage().frame.status().trouble).toBe('held');
});

it('AL-5 a station whose newest checkpoint is of another trail goes on, on the word of an administrator', async () => {
  const dataDir = await changed((db) => hashAnew(db, laterSignature), true);
  expect(await goOn(dataDir)).toBe(0);
  const scene = await openSignatureScene({ dataDir });
  expect(scene.page.frame.status().trouble).toBeNull();
  expect(await scene.complete(scene.queue()[0] ?? '', 'sam')).toMatchObject({ outcome: 'signed' });
  const again = await scene.station.restart();
  expect(again.openPage().frame.status().trouble).toBeNull();
});

it('AL-4 a station signs nothing where entries were taken from the end of its trail', async () => {
  const dataDir = await changed((db) =>
    db.exec('DELETE FROM audit_entry WHERE seq = (SELECT max(seq) FROM audit_entry)'),
  );
  // The mark beside the keys has its last entry, or the tree has: by which of the two was written last.
  const said = await openStation({ dataDir }).then(
    ({ gateway }) => {
      const [held] = gateway.trail.latest(20).filter(({ action }) => action === 'station.held');
      return JSON.stringify(held?.detail);
    },
    (error: unknown) => String(error),
  );
  expect(said).toMatch(
    /has \d+ entries, and the tree over it is of \d+ or one more(?:: the|\. The) database was changed|It has \d+ audit entries, and there were \d+ or more/,
  );
});

it.each([
  ['rewritten', (db) => hashAnew(db, (bytes) => bytes.replaceAll('Cleaning', 'Clearing'))],
  [
    'made longer',
    (db) => {
      db.exec(`INSERT INTO audit_entry (seq, id, at, action, actor, target, bytes, hash)
        SELECT seq + 1, 'another', at, action, actor, target,
          json_set(bytes, '$.seq', seq + 1, '$.id', 'another'), 'another' FROM audit_entry ORDER BY seq DESC LIMIT 1`);
      hashAnew(db, (bytes) => bytes);
    },
  ],
  ['cut', cutLast],
  [
    'cut, with its seal',
    (db) => {
      cutLast(db);
      db.exec('UPDATE station SET trail_end = NULL');
    },
  ],
] as const satisfies readonly (readonly [string, (db: Database.Database) => void])[])(
  'AL-3 AL-4 after a kill, a trail whose newest entries, of which nothing is signed, were %s holds the station',
  async (_what, change) => {
    const { station } = await openSignatureScene();
    const actor = { kind: 'script', id: 'test', name: 'Test' } as const;
    station.gateway.signature.templates.save({ name: 'Cleaning', expression: '{role:Quality}' }, actor);
    // As a killed program leaves it: with its log, and before its keys have heard of it.
    const killed = copyData(station.dataDir);
    const wasHeld = async (dataDir: string): Promise<boolean> =>
      (await openStation({ dataDir })).gateway.trail.latest(20).some(({ action }) => action === 'station.held');
    const untouched = copyData(killed);
    const db = new Database(join(killed, 'station.sqlite'));
    expect(JSON.stringify(db.prepare('SELECT * FROM audit_entry').all())).toContain('Cleaning');
    withoutTriggers(db, () => change(db));
    db.close();
    expect([await wasHeld(untouched), await wasHeld(killed)]).toEqual([false, true]);
  },
);

it('a station that starts anew finds its own trail', async () => {
  const dataDir = await changed(() => undefined);
  const station = await openStation({ dataDir });
  expect(station.gateway.trail.latest(10).map(({ action }) => action)).not.toContain('security.alert');
});
