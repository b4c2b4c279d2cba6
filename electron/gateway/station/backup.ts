/**
 * Backups of a station, made also while it runs: one encrypted file (the age format, age-encryption.org/v1) around a packed folder
 * (tar, gzip) with the database, its keys as the vault sealed them, and what the site configured. The program is not needed to
 * open one: `age -d` and `tar -xz` do.
 */
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Decrypter, Encrypter } from 'age-encryption';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { storeTrouble, StoreTrouble } from '../../contract/storeTrouble.ts';
import { cannotUse, cannotWriteTo, prepareDataDir } from '../platform/dataDir.ts';
import { syncFolder, writeDurably } from '../platform/durably.ts';
import { isAnotherProcess } from '../platform/privateFolder.ts';
import { readJson } from '../platform/readJson.ts';
import { programVersion } from '../platform/version.ts';
import { keyFileProblem } from './keys.ts';
import { siteFiles } from './loaded.ts';
import { lockDataDir } from '../store/lock.ts';
import { databaseName } from '../platform/databaseName.ts';
import { databaseFiles } from '../store/loss.ts';
import { diskReserve } from '../store/reserve.ts';
import { openForReading, requireWhole } from '../store/reading.ts';

/** What a backup is encrypted with, or opened with: a passphrase, or the public or secret half of an age key. */
export type BackupSecret = { readonly passphrase: string } | { readonly key: string };

/** What a backup says of itself: the file `about.json` in it. */
export const aboutBackup = z.strictObject({
  format: z.literal('countersign-backup/1'),
  program: z.string(),
  station: z.strictObject({ id: z.string(), name: z.string() }),
  at: z.iso.datetime(),
  /** Entries of the audit trail. */
  entries: z.int().nonnegative(),
});
export type AboutBackup = Readonly<z.output<typeof aboutBackup>>;

/** Files that a data directory may have, beside its database. Log files, locks and what a browser keeps are not in a backup. */
const sideFiles = ['keys.json', ...siteFiles, 'demo-provider.json'] as const;
const aboutName = 'about.json';
const allNames: readonly string[] = [databaseName, ...sideFiles, aboutName];

/** How a restored directory says so, and why, to the start of its station, which writes it down and takes the file away. */
export const restoredName = 'restored.json';
export const restoredNote = z.strictObject({
  reason: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
  backup: aboutBackup,
});
export type RestoredNote = Readonly<z.output<typeof restoredNote>>;

/** Folders in a data directory in which a backup is put together, or a restored one unpacked, by the id of the process. */
const staging = /^\.(?:backup|restore)-(\d+)$/;

function stagingFolder(dataDir: string, what: 'backup' | 'restore'): string {
  return join(dataDir, `.${what}-${process.pid}`);
}

/** Characters: with fewer a passphrase is guessed from the file alone. */
const shortestPassphrase = 12;

/** Throws `illegal-argument` for a passphrase that protects nothing. */
export function checkPassphrase(passphrase: string): void {
  if (passphrase.length >= shortestPassphrase) return;
  throw new CountersignError(
    ErrorCode.illegalArgument,
    `A passphrase has ${shortestPassphrase} characters or more. Nothing was written.`,
  );
}

/**
 * Writes a backup of a data directory to a file that is not there yet, whole or not at all. Throws `store` where the station
 * cannot be read or the file cannot be written, and `illegal-argument` for a key that is none.
 */
export async function makeBackup(dataDir: string, to: string, secret: BackupSecret, at: string): Promise<AboutBackup> {
  if (existsSync(to)) throw refused(`${to} is there already, and stays as it is. Nothing was written.`);
  const [encrypter, { create }] = await Promise.all([encrypterOf(secret), import('tar')]);
  removeLeft(dataDir);
  const folder = stagingFolder(dataDir, 'backup');
  const part = `${to}.${process.pid}.part`;
  let isCollected = false;
  try {
    requireRoom(dataDir);
    mkdirSync(folder, { mode: 0o700 });
    const about = await collect(dataDir, folder, at);
    isCollected = true;
    const packed = create({ cwd: folder, gzip: true, portable: true }, readdirSync(folder).sort());
    const encrypted = await encrypter.encrypt(streamOf(packed));
    await pipeline(chunksOf(encrypted), createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }));
    renameSync(part, to);
    syncFolder(dirname(to));
    return about;
  } catch (cause) {
    await rm(part, { force: true });
    if (cause instanceof CountersignError) throw cause;
    throw isCollected ? cannotWriteTo(dirname(to), cause) : cannotUse(dataDir, cause);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Throws `store` where a copy of the database would leave less room than signatures need. */
function requireRoom(dataDir: string): void {
  const size = databaseFiles.reduce(
    (sum, name) => sum + (statSync(join(dataDir, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  const { bavail, bsize } = statfsSync(dataDir);
  if (bavail * bsize >= 2 * size + diskReserve) return;
  throw new CountersignError(
    ErrorCode.store,
    `The disk of ${dataDir} has no room for a backup beside what signatures need. Nothing was written; make room on it.`,
  );
}

/**
 * Takes away what a backup or a restore left that was killed: a copy of the database. One with the number of this process is of an
 * earlier one: processes of a container begin with the same numbers.
 */
function removeLeft(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    const pid = staging.exec(name)?.[1];
    if (pid !== undefined && !isAnotherProcess(Number(pid)))
      rmSync(join(dataDir, name), { recursive: true, force: true });
  }
}

/** Copies what belongs in a backup. The keys come first: they never remember more than the database after them has. */
async function collect(dataDir: string, folder: string, at: string): Promise<AboutBackup> {
  const problem = keyFileProblem(dataDir);
  if (problem !== undefined) {
    throw new CountersignError(
      ErrorCode.store,
      `The key file ${join(dataDir, 'keys.json')} ${problem}: no station would start from such a backup. Nothing was written. Restore the file from an earlier backup first; until then, copy the whole folder.`,
    );
  }
  for (const name of sideFiles) {
    if (existsSync(join(dataDir, name))) await copyFile(join(dataDir, name), join(folder, name));
  }
  const reading = openForReading(dataDir);
  try {
    requireWhole(reading, dataDir);
    const { db } = reading;
    // In one step, so that a station that writes meanwhile does not make it begin again.
    await db.backup(join(folder, databaseName), { progress: () => 0x7fffffff });
    const station = db.prepare<[], { id: string; name: string }>('SELECT id, name FROM station').get();
    const entries = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM audit_entry').get()?.n ?? 0;
    const about = aboutBackup.parse({ format: 'countersign-backup/1', program: programVersion, station, at, entries });
    writeDurably(join(folder, aboutName), JSON.stringify(about, null, 2));
    return about;
  } finally {
    reading.close();
  }
}

/**
 * Unpacks a backup into a folder that has no station's database. What is there already stays: with the keys of a station that
 * went on, its start tells how much the restored database lacks. Throws `illegal-argument` for a wrong secret, for what is no
 * backup and for a folder with a database, having left nothing behind. `why` is for the trail of the station that starts there.
 */
export async function unpackBackup(
  from: string,
  folder: string,
  secret: BackupSecret,
  why?: Omit<RestoredNote, 'backup'>,
): Promise<AboutBackup> {
  const there = databaseFiles.find((name) => existsSync(join(folder, name)));
  if (there !== undefined) {
    throw refused(`${folder} has a database (${there}), which stays as it is. Move it aside, or name another folder.`);
  }
  prepareDataDir(folder);
  removeLeft(folder);
  const unpacked = stagingFolder(folder, 'restore');
  // No station begins here meanwhile.
  const hadLock = existsSync(join(folder, 'lock'));
  const lock = lockDataDir(folder);
  try {
    mkdirSync(unpacked, { mode: 0o700 });
    await unpack(from, unpacked, secret);
    const about = readJson(join(unpacked, aboutName), aboutBackup);
    if (!about.ok || !existsSync(join(unpacked, databaseName))) throw refused(`${from} is no backup of a station.`);
    if (why !== undefined) writeDurably(join(folder, restoredName), JSON.stringify({ ...why, backup: about.value }));
    // The database comes last: a folder that has it has all of it.
    for (const name of [...sideFiles, databaseName]) {
      if (!existsSync(join(unpacked, name)) || existsSync(join(folder, name))) continue;
      renameSync(join(unpacked, name), join(folder, name));
    }
    syncFolder(folder);
    return about.value;
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
    lock.release();
    if (!hadLock && !existsSync(join(folder, databaseName)))
      for (const name of ['lock', 'lock-journal']) rmSync(join(folder, name), { force: true });
  }
}

async function unpack(from: string, folder: string, secret: BackupSecret): Promise<void> {
  const [decrypter, { extract }] = await Promise.all([decrypterOf(secret), import('tar')]);
  if (!existsSync(from)) throw refused(`There is no file ${from}.`);
  try {
    const packed = await decrypter.decrypt(streamOf(createReadStream(from)));
    const files = extract({
      cwd: folder,
      strict: true,
      filter: (name, entry) => allNames.includes(name) && 'type' in entry && entry.type === 'File',
    });
    // Closed is when the files are written; what fails is heard wherever this waits.
    const closed = new Promise<void>((resolve, reject) => {
      files.on('close', resolve);
      files.on('error', reject);
    });
    closed.catch(() => undefined);
    for await (const chunk of chunksOf(packed)) {
      if (files.write(Buffer.from(chunk))) continue;
      await Promise.race([closed, new Promise<void>((resolve) => files.once('drain', resolve))]);
    }
    files.end();
    await closed;
  } catch (cause) {
    if (cause instanceof CountersignError) throw cause;
    if (storeTrouble(cause) === StoreTrouble.full) throw cannotUse(folder, cause);
    throw refused(
      `${from} cannot be opened: the passphrase or key is another one, or the file is damaged or no backup. Nothing was restored.`,
      cause,
    );
  }
}

/** Chunks as the stream that the encryption takes. */
function streamOf(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
  });
}

/** The chunks of such a stream. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}

/** What encrypts is loaded with the first backup: a station that makes none pays nothing for it. */
async function encrypterOf(secret: BackupSecret): Promise<Encrypter> {
  const age = await import('age-encryption');
  const encrypter = new age.Encrypter();
  try {
    if ('key' in secret) encrypter.addRecipient(secret.key);
    else encrypter.setPassphrase(secret.passphrase);
    return encrypter;
  } catch (cause) {
    throw refused('This is no public key of age (age1...). Nothing was written.', cause);
  }
}

async function decrypterOf(secret: BackupSecret): Promise<Decrypter> {
  const age = await import('age-encryption');
  const decrypter = new age.Decrypter();
  try {
    if ('key' in secret) decrypter.addIdentity(secret.key);
    else decrypter.addPassphrase(secret.passphrase);
    return decrypter;
  } catch (cause) {
    throw refused('This is no secret key of age (AGE-SECRET-KEY-1...). Nothing was restored.', cause);
  }
}

function refused(message: string, cause?: unknown): CountersignError {
  return new CountersignError(ErrorCode.illegalArgument, message, { cause });
}
