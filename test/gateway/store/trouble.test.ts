/** What the disk and other programs do to a station that runs (SY-15). */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toSafeError } from '../../../electron/contract/errors.ts';
import { openStore, type Store } from '../../../electron/gateway/store/database.ts';
import { diskReserve } from '../../../electron/gateway/store/reserve.ts';
import { openSignatureScene } from '../../support/signatureScene.ts';
import { smallDisk } from '../../support/smallDisk.ts';
import { newDataDir, openStation, temporaryFolder, testPassword, writeFiles } from '../../support/station.ts';
import { testClock } from '../../support/clock.ts';
import { buttons } from '../scripting/buttons.ts';
import { until } from '../../support/until.ts';

/** Another program that holds the database as a backup or a database tool does; the function lets go of it. */
function hold(dataDir: string): () => void {
  const other = new Database(join(dataDir, 'station.sqlite'));
  onTestFinished(() => void other.close());
  other.exec('BEGIN IMMEDIATE');
  return () => other.exec('ROLLBACK');
}

function open(): { readonly store: Store; readonly dataDir: string } {
  const dataDir = temporaryFolder();
  const store = openStore(dataDir);
  onTestFinished(store.close);
  return { store, dataDir };
}

describe('a write that the store cannot take', () => {
  it('SY-15 on a full store says so in words, takes the transaction back, and goes on once there is room', () => {
    const { store } = open();
    store.db.exec('CREATE TABLE big (bytes BLOB)');
    const fill = (): void => {
      store.transaction(() => {
        for (let n = 0; n < 100; n++) store.db.exec('INSERT INTO big VALUES (zeroblob(4000))');
      });
    };
    const pages = Number(store.db.pragma('page_count', { simple: true }));
    store.db.pragma(`max_page_count = ${pages + 10}`);
    expect(fill).toThrow(/disk .* is full. Nothing was written and nothing was signed now.*Make room/);
    expect(fill).toThrow(expect.objectContaining({ code: 'store', details: { trouble: 'full' } }));
    expect(store.db.prepare('SELECT count(*) AS n FROM big').get()).toEqual({ n: 0 });
    store.db.pragma('max_page_count = 100000');
    fill();
    expect(store.db.prepare('SELECT count(*) AS n FROM big').get()).toEqual({ n: 100 });
  });

  it('beside another program that holds the database is refused in words, and not after five seconds', () => {
    const { store, dataDir } = open();
    const letGo = hold(dataDir);
    expect(store.db.pragma('busy_timeout', { simple: true })).toBeLessThanOrEqual(200);
    expect(() => store.transaction(() => undefined)).toThrow(/Another program holds .* nothing was signed now/);
    letGo();
    store.transaction(() => undefined);
  });

  it('waits for another program while everything else goes on', async () => {
    const { store, dataDir } = open();
    const letGo = hold(dataDir);
    let free = false;
    const waiting = store.whenFree(() => (free = true));
    for (let turn = 0; turn < 3; turn++) await setTimeout(1);
    expect(free).toBe(false);
    letGo();
    await waiting;
    store.transaction(() => undefined);
  });

  it.each([
    ['SQLITE_FULL', /is full/],
    ['ENOSPC', /is full/],
    ['SQLITE_IOERR_SHMSIZE', /is full/],
    ['SQLITE_BUSY_SNAPSHOT', /Another program holds/],
    ['SQLITE_READONLY_DBMOVED', /read-only/],
    ['EROFS', /read-only/],
    ['SQLITE_CANTOPEN', /cannot be opened/],
    ['SQLITE_CORRUPT_INDEX', /damaged/],
    ['SQLITE_NOTADB', /damaged/],
    ['SQLITE_IOERR_FSYNC', /reported an error/],
    ['EIO', /reported an error/],
  ])('%s has its words, also as the cause of another error', (code, words) => {
    const error = Object.assign(new Error('technical'), { code });
    for (const thrown of [error, new Error('around it', { cause: error })]) {
      expect(toSafeError(thrown)).toEqual({ code: 'store', message: expect.stringMatching(words) });
      expect(toSafeError(thrown).message).not.toContain('technical');
    }
  });

  it.each(['SQLITE_CONSTRAINT_TRIGGER', 'ENOENT', 'ERR_INVALID_ARG_TYPE'])(
    '%s is a defect, and not the disk',
    (code) => {
      expect(toSafeError(Object.assign(new Error('x'), { code })).code).toBe('internal');
    },
  );
});

describe('SY-15 signing without room on the disk', () => {
  it('is refused before anybody is asked for credentials, and goes on without a restart', async () => {
    let free = diskReserve - 1;
    const scene = await openSignatureScene({ freeBytes: () => free });
    const [uuid = ''] = scene.queue();
    await expect(scene.trigger(uuid)).rejects.toMatchObject({
      code: 'store',
      message: expect.stringMatching(/too full to sign: 199 MB are free.*Nothing was signed.*still pending/),
    });
    expect(scene.page.shown).toEqual([]);
    expect(scene.states()).toEqual(['pending']);
    free = diskReserve;
    expect(await scene.complete(uuid, 'sam')).toMatchObject({ outcome: 'signed' });
  });

  it('is for the site to set in store.json, which is read at the start', async () => {
    const dataDir = newDataDir();
    writeFiles(dataDir, { 'store.json': { reserveMegabytes: 300 } });
    const scene = await openSignatureScene({ dataDir, freeBytes: () => diskReserve });
    await expect(scene.trigger(scene.queue()[0] ?? '')).rejects.toThrow(/200 MB are free, and 300 MB are kept/);
    expect(scene.page.snapshot().status.trouble).toBe('full');
  });

  it('is said by the page whose script asks for it, in words of no script, and by the log with its place', async () => {
    const station = await openStation({
      freeBytes: () => 0,
      files: buttons({
        Go: `
a = system.mes.signature.authorization
t = system.mes.signature.getSignatureTemplate("Line Release Approval")
a.triggerAuthRequest(a.queueAuthRequest(t)[0], self.session, self.page, True)`,
      }),
    });
    const page = station.openPage();
    await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
    expect(page.notices).toMatchObject([
      {
        level: 'problem',
        message: expect.stringMatching(/^The disk of this station is too full to sign: 0 MB[^(]*page\.$/),
      },
    ]);
    expect(station.log.lines.map(({ details }) => details['reason'])).toContainEqual(
      expect.stringMatching(/^RuntimeException: The disk .*\(views\/Main: root\/Go\.onActionPerformed, line 4\)$/),
    );
    expect(page.shown).toEqual([]);
  });

  it('stands in the status bar before anybody asks, and no longer than it is so', async () => {
    let free = diskReserve - 1;
    const station = await openStation({ freeBytes: () => free });
    const page = station.openPage();
    expect(page.snapshot().status.trouble).toBe('full');
    free = diskReserve;
    expect(page.snapshot().status.trouble).toBeNull();
  });

  it('a script that tells of it in words of its own is told as a script', async () => {
    const station = await openStation({
      freeBytes: () => 0,
      files: buttons({
        Go: `
a = system.mes.signature.authorization
t = system.mes.signature.getSignatureTemplate("Line Release Approval")
try:
    a.triggerAuthRequest(a.queueAuthRequest(t)[0], self.session, self.page, True)
except RuntimeException as error:
    raise RuntimeException('Not released')`,
      }),
    });
    const page = station.openPage();
    await page.press('Go');
    expect(page.notices).toMatchObject([{ message: expect.stringMatching(/^RuntimeException: Not released \(views/) }]);
  });

  it('keeps and loses nothing where the disk runs full in the middle, and tells each who asks', async () => {
    const disk = smallDisk();
    // Where no disk can be made, the same code of SQLite comes from a limit of the database: see above.
    if (disk === undefined) return;
    const scene = await openSignatureScene({ dataDir: disk.dataDir, freeBytes: () => Infinity });
    await scene.station.addUser('sam', 'Supervisor');
    const [uuid = ''] = scene.queue();
    const id = await scene.trigger(uuid);
    disk.fill();
    // The last pages that the log already has on the disk take a little more.
    expect(() => {
      for (let n = 0; n < 2000; n++) scene.queue();
    }).toThrow(/is full. Nothing was written/);
    const pending = scene.states().length;
    expect(await scene.sign(id, 'sam')).toMatchObject({
      outcome: 'refused',
      title: 'Not signed',
      ended: false,
      message: expect.stringMatching(/is full.*nothing was signed now/),
    });
    expect(scene.station.log.lines.filter(({ message }) => /stack|\.ts:/.test(message))).toEqual([]);
    disk.free();
    expect(scene.states()).toHaveLength(pending);
    expect(await scene.sign(id, 'sam')).toMatchObject({ outcome: 'signed' });
    expect(scene.station.gateway.trail.verify().ok).toBe(true);
  });
});

describe('what keeps the station from signing is in the status bar', () => {
  it('while another program holds the database', async () => {
    const station = await openStation();
    const page = station.openPage();
    const letGo = hold(station.dataDir);
    expect(page.snapshot().status.trouble).toBe('busy');
    letGo();
    expect(page.snapshot().status.trouble).toBeNull();
  });

  it('where the database is not there any more', async () => {
    const station = await openStation();
    const page = station.openPage();
    const file = join(station.dataDir, 'station.sqlite');
    renameSync(file, `${file}.away`);
    expect(page.snapshot().status.trouble).toBe('unreachable');
    renameSync(`${file}.away`, file);
    expect(page.snapshot().status.trouble).toBeNull();
  });

  it('since a write that failed, until one is kept', () => {
    const { store } = open();
    store.db.exec('CREATE TABLE big (bytes BLOB)');
    expect(store.trouble()).toBeUndefined();
    store.db.pragma(`max_page_count = ${Number(store.db.pragma('page_count', { simple: true })) + 10}`);
    const fill = (): void => store.transaction(() => void store.db.exec('INSERT INTO big VALUES (zeroblob(400000))'));
    expect(fill).toThrow(/is full/);
    expect(store.trouble()).toBe('full');
    store.db.pragma('max_page_count = 100000');
    fill();
    expect(store.trouble()).toBeUndefined();
  });
});

describe('another program that holds the database', () => {
  it('is waited for when somebody signs or a script asks, and named when it does not let go', async () => {
    const scene = await openSignatureScene();
    const [uuid = '', other = ''] = [...scene.queue(), ...scene.queue()];
    const id = await scene.trigger(uuid);
    const letGo = hold(scene.station.dataDir);
    const signing = scene.sign(id, 'sam');
    const opening = scene.trigger(other, 'approve', scene.station.openPage());
    await setTimeout(1);
    letGo();
    expect(await signing).toMatchObject({ outcome: 'signed' });
    await opening;
    const [third = ''] = scene.queue();
    const letGoAtLast = hold(scene.station.dataDir);
    await expect(scene.trigger(third)).rejects.toThrow(/Another program holds/);
    letGoAtLast();
    await scene.trigger(third);
  });

  it('closes a challenge that falls due, and writes it down once it can be', async () => {
    const scene = await openSignatureScene();
    const [uuid = ''] = scene.queue();
    await scene.trigger(uuid);
    const letGo = hold(scene.station.dataDir);
    scene.clock.advance((scene.page.shown[0]?.timeLeft ?? 0) + 1);
    expect(scene.page.ended).toHaveLength(1);
    expect(scene.actions()).not.toContain('challenge.timed-out');
    scene.clock.advance(1000);
    expect(scene.actions()).not.toContain('challenge.timed-out');
    expect(scene.station.log.lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: expect.stringContaining('tried again') }),
    );
    letGo();
    scene.clock.advance(10_000);
    expect(scene.actions()).toContain('challenge.timed-out');
    expect(scene.page.ended).toMatchObject([{ title: expect.stringContaining('The time to sign ran out') }]);
  });

  it('writes the end of a challenge down before the same slot is asked for again', async () => {
    const scene = await openSignatureScene();
    const [uuid = ''] = scene.queue();
    await scene.trigger(uuid);
    const letGo = hold(scene.station.dataDir);
    scene.clock.advance((scene.page.shown[0]?.timeLeft ?? 0) + 1);
    await expect(scene.trigger(uuid)).rejects.toThrow(/Another program holds/);
    letGo();
    await scene.trigger(uuid);
    expect(scene.page.shown).toHaveLength(2);
    scene.clock.advance(10_000);
    expect(scene.actions().filter((action) => action.startsWith('challenge.'))).toEqual([
      'challenge.opened',
      'challenge.timed-out',
      'challenge.opened',
    ]);
  });

  it('tells who signs out that the end of the session is not written down', async () => {
    const { clock, page, station } = await openSignatureScene();
    page.frame.askSignIn();
    await page.frame.signIn({ userName: 'sam', password: testPassword });
    expect(station.session.signIn.current()).toMatchObject({ userName: 'sam' });
    const letGo = hold(station.dataDir);
    page.frame.signOut();
    expect(station.session.signIn.current()).toBeUndefined();
    // The window drops everything and comes back: then it is told.
    await until(() => {
      clock.advance(1000);
      page.snapshot();
      expect(page.notices).toContainEqual({
        level: 'problem',
        message: expect.stringMatching(/^Signed out here, but .* not written down.*Another program holds/),
      });
    });
    letGo();
  });

  it('does not keep the screen of somebody who went away open', async () => {
    const clock = testClock();
    const scene = await openSignatureScene({ clock });
    const { page, station } = scene;
    page.frame.askSignIn();
    await page.frame.signIn({ userName: 'sam', password: testPassword });
    await scene.trigger(scene.queue()[0] ?? '');
    const letGo = hold(station.dataDir);
    station.gateway.suspended();
    expect(page.sheet()).toMatchObject({ kind: 'signIn', locked: { userName: 'sam' } });
    letGo();
  });
});

it('SY-16 a log that grows since somebody reads without an end is told once, and nothing is lost', async () => {
  const clock = testClock();
  const station = await openStation({ clock });
  const page = station.openPage().frame;
  const [reader, writer] = [0, 1].map(() => new Database(join(station.dataDir, 'station.sqlite')));
  try {
    reader?.exec('BEGIN; SELECT count(*) FROM audit_entry');
    const insert = writer?.prepare("INSERT INTO former_user (id, deleted_at) VALUES (?, '2026')");
    for (let index = 0; index < 36; index += 1) insert?.run(String(index).padEnd(1024 * 1024, 'x'));
    await station.addUser('sam');
    clock.advance(10_000);
    expect(page.status().isLogLong).toBe(true);
    clock.advance(300_000);
  } finally {
    reader?.close();
    writer?.close();
  }
  const told = station.gateway.trail.latest(100).filter(({ action }) => action === 'station.log-grows');
  expect(told.map(({ detail }) => Number(detail['megabytes']) > 32)).toEqual([true]);
  expect(station.log.lines.filter(({ message }) => message.startsWith('The log of the database grows'))).toHaveLength(
    1,
  );
  expect(station.gateway.trail.verify().ok).toBe(true);
});
