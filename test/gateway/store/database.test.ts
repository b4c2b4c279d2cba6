import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../electron/gateway/store/database.ts';
import { networkDrive, thisSystem } from '../../../electron/gateway/store/networkDrive.ts';
import { schemaDifferences, schemaDigest } from '../../../electron/gateway/store/schema.ts';
import { withoutTriggers } from '../../support/attacker.ts';
import { migrate, schemaVersion } from '../../../electron/gateway/store/migrate.ts';
import { migrations, newestSchema } from '../../../electron/gateway/store/migrations/index.ts';
import { temporaryFolder } from '../../support/station.ts';

describe('the store', () => {
  it('SY-1 opens with WAL, synchronous=FULL and foreign keys, and reads them back', () => {
    const store = openStore(temporaryFolder());
    expect(store.db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(store.db.pragma('synchronous', { simple: true })).toBe(2);
    expect(store.db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(store.db.pragma('fullfsync', { simple: true })).toBe(1);
    store.close();
  });

  it.each([
    ['NFS', 0x6969],
    ['SMB', 0xfe534d42],
    ['CIFS', 0xff534d42],
  ])('SY-1 starts on no drive of another computer, and makes nothing there: %s', (name, number) => {
    const dataDir = temporaryFolder();
    const on = (fileSystem: number) =>
      ({ system: { ...thisSystem, platform: 'linux', fileSystem: () => fileSystem } }) as const;
    expect(() => openStore(dataDir, on(number))).toThrow(
      new RegExp(`a drive of another computer \\(${name}\\).*Copy the directory whole`),
    );
    expect(readdirSync(dataDir)).toEqual([]);
    openStore(dataDir, on(0xef53)).close();
  });

  it('SY-1 knows a shared folder of Windows by its path, also behind the letter of a drive', () => {
    const drive = (path: string, place = path): string | undefined =>
      networkDrive(path, { ...thisSystem, platform: 'win32', place: () => place });
    for (const shared of ['\\\\plant\\data', '//plant/data', '\\\\?\\UNC\\plant\\data', '\\\\.\\unc\\plant\\data'])
      expect(drive(shared), shared).toBe('a shared folder');
    for (const own of ['C:\\data', '\\\\?\\C:\\data', '\\\\.\\C:\\data', 'data', '/data'])
      expect(drive(own), own).toBeUndefined();
    expect(drive('P:\\data', '\\\\plant\\share\\data')).toBe('a shared folder');
    expect(drive('D:\\data', 'E:\\disk\\data')).toBeUndefined();
  });

  it('SY-1 knows what a program serves over the network by the mount that the folder is in', () => {
    const drive = (place: string, ...lines: string[]): string | undefined =>
      networkDrive('data', {
        platform: 'linux',
        fileSystem: () => 0x65735546,
        mounts: () => ['22 1 8:1 / / rw - ext4 /dev/sda1 rw', ...lines, ''].join('\n'),
        place: () => place,
      });
    const remote = '90 22 0:50 / /mnt/plant\\040data rw,nosuid shared:7 - fuse.sshfs op@plant:/data rw';
    const stick = '91 22 8:17 / /mnt/stick rw - fuseblk /dev/sdb1 rw';
    const sealed = '92 90 0:51 / /mnt/plant\\040data/own rw - fuse.gocryptfs /home/op/sealed rw';
    expect(drive('/mnt/plant data/station', stick, remote)).toBe('sshfs');
    expect(drive('/mnt/plant data', remote, stick)).toBe('sshfs');
    for (const own of ['/mnt/stick/station', '/mnt/plant data/own/station', '/mnt/plant data 2'])
      expect(drive(own, remote, stick, sealed), own).toBeUndefined();
  });

  it('SY-1 knows what macOS does not call local', () => {
    const mounts = [
      '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)',
      '//op@plant/data on /Volumes/data (1) (smbfs, nodev, nosuid, mounted by op)',
      '/dev/disk4s1 on /Volumes/stick (msdos, local, nodev, nosuid, noowners)',
    ].join('\n');
    const drive = (place: string): string | undefined =>
      networkDrive('data', { ...thisSystem, platform: 'darwin', mounts: () => mounts, place: () => place });
    expect(drive('/Volumes/data (1)/station')).toBe('smbfs');
    for (const own of ['/Users/op/station', '/Volumes/stick/station']) expect(drive(own), own).toBeUndefined();
  });

  it('lets one process alone into a data directory', () => {
    const dataDir = temporaryFolder();
    const first = openStore(dataDir);
    expect(() => openStore(dataDir)).toThrow(/in use by another Countersign/);
    first.close();
    openStore(dataDir).close();
  });

  it('SY-21 refuses a database of a newer program and leaves it alone', () => {
    const dataDir = temporaryFolder();
    openStore(dataDir).close();
    const file = join(dataDir, 'station.sqlite');
    const db = new Database(file);
    db.pragma('user_version = 99990');
    db.close();
    expect(() => openStore(dataDir)).toThrow(/newer Countersign \(schema 99990/);
    const after = new Database(file);
    expect(schemaVersion(after)).toBe(99990);
    after.close();
  });

  it('SY-17 refuses a damaged database instead of starting with an empty one', () => {
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, 'station.sqlite'), Buffer.alloc(8192, 7));
    expect(() => openStore(dataDir)).toThrow(/could not be opened.*restore a backup/);
  });

  it('says so when the data directory cannot be written', () => {
    const file = join(temporaryFolder(), 'a-file');
    writeFileSync(file, '');
    expect(() => openStore(join(file, 'data'))).toThrow(/cannot be written/);
  });

  it('rolls a failed transaction back as a whole', () => {
    const store = openStore(temporaryFolder());
    const insert = store.db.prepare<[string]>(
      "INSERT INTO station (only, id, name, created_at, demo) VALUES (1, ?, 'x', '2026', 0)",
    );
    expect(() =>
      store.transaction(() => {
        insert.run('one');
        throw new Error('power');
      }),
    ).toThrow('power');
    expect(store.db.prepare('SELECT count(*) AS n FROM station').get()).toEqual({ n: 0 });
    store.close();
  });
});

describe('migration 10, initial', () => {
  it('brings an empty database to version 10 with STRICT tables only', () => {
    const db = new Database(':memory:');
    migrate(
      db,
      migrations.filter(({ version }) => version <= 10),
    );
    expect(schemaVersion(db)).toBe(10);
    const loose = db
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'")
      .all();
    expect(loose).toEqual([]);
  });

  it('does nothing the second time', () => {
    const db = new Database(':memory:');
    migrate(db, migrations);
    migrate(db, migrations);
    expect(schemaVersion(db)).toBe(migrations.at(-1)?.version);
  });

  it('SY-21 takes all steps back when one of them fails in the middle: the old version is left', () => {
    const db = new Database(':memory:');
    const [first] = migrations;
    migrate(db, first === undefined ? [] : [first]);
    const before = db.prepare('SELECT name, sql FROM sqlite_schema').all();
    const broken = {
      version: 99990,
      name: 'broken',
      up: (on: typeof db) => on.exec('CREATE TABLE half (a); SELECT nonsense'),
    };
    expect(() => migrate(db, [...migrations, broken])).toThrow();
    expect(schemaVersion(db)).toBe(first?.version);
    expect(db.prepare('SELECT name, sql FROM sqlite_schema').all()).toEqual(before);
  });
});

describe('a schema', () => {
  /** A database that another hand changed. */
  const changed = (sql: string): string => {
    const dataDir = temporaryFolder();
    openStore(dataDir).close();
    const db = new Database(join(dataDir, 'station.sqlite'));
    db.exec(sql);
    db.close();
    return dataDir;
  };

  it('is the one that is written down: a new migration writes down another', () => {
    const db = new Database(':memory:');
    migrate(db, migrations);
    expect(schemaDigest(db)).toBe(newestSchema);
  });

  it.each([
    ['DROP TRIGGER signature_kept', 'the trigger signature_kept is missing'],
    [
      'DROP TRIGGER signature_kept; CREATE TRIGGER signature_kept BEFORE UPDATE ON signature BEGIN SELECT 1; END',
      'the trigger signature_kept is another one',
    ],
    [
      "CREATE TRIGGER later AFTER INSERT ON signature BEGIN UPDATE user SET full_name = ''; END",
      'the trigger later is not the program’s',
    ],
    ['DROP INDEX audit_entry_target', 'the index audit_entry_target is missing'],
  ])('is not started on after %s', (sql, words) => {
    expect(() => openStore(changed(sql))).toThrow(words);
  });

  it('is told in a few words where all of it is gone', () => {
    const db = new Database(':memory:');
    migrate(db, migrations);
    withoutTriggers(db, () => expect(schemaDifferences(db, migrations, newestSchema).at(-1)).toMatch(/^\d+ more$/));
  });

  it('may have the statistics of a database tool', () => {
    openStore(changed('ANALYZE')).close();
  });
});
