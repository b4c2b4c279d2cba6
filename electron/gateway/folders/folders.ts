/** Files that scripts read and write: those in folders that the site opens to them, and temporary ones, which are on no disk. */
import { constants } from 'node:fs';
import { lstat, open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { fileFault } from '../platform/fileFault.ts';
import type { Clock } from '../platform/ports.ts';
import { findPlace, FolderAccess, type PlaceDependencies } from './place.ts';

/** Bytes that are read or written at once. */
export const mostBytes = 5_000_000;
/** Bytes that a file has at most that something is added to. */
const longestFile = 100_000_000;
/** Temporary files: how many there are at most, bytes of all of them, and milliseconds that each is kept. */
const mostTemporary = 200;
const mostTemporaryBytes = 50_000_000;
const temporaryKept = 3_600_000;

/** On Windows there are no such flags; what was opened is looked at everywhere. */
const here = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

export interface Folders {
  /** Whether there is a file, or a folder. Rejects as `read` where the site does not open the place. */
  readonly exists: (path: string) => Promise<boolean>;
  /**
   * What a file holds. Rejects with `forbidden` where the site does not open the place, with `object-not-found` where nothing
   * is there, and with `unsupported` for what cannot be read.
   */
  readonly read: (path: string) => Promise<Uint8Array>;
  /**
   * Writes a file, which is whole or as it was before, or adds to one. `note` is told of the place before anything is changed
   * there, and not of a temporary file. Rejects as `read`.
   */
  readonly write: (path: string, bytes: Uint8Array, adds: boolean, note: (place: string) => void) => Promise<void>;
  /** The path of a new temporary file, which is empty. Throws `unsupported` where there are too many. */
  readonly temporary: (extension: string) => string;
}

export interface FoldersDependencies extends PlaceDependencies {
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly newId: () => string;
}

interface Temporary {
  bytes: Uint8Array;
  readonly until: number;
}

/** Opens them over what the site lists. Temporary files end with the station. */
export function openFolders({ clock, newId, ...places }: FoldersDependencies): Folders {
  const temporary = new Map<string, Temporary>();
  const temporaryAt = (path: string): Temporary | undefined => {
    for (const [old, { until }] of temporary) if (until < clock.monotonic()) temporary.delete(old);
    return temporary.get(path);
  };
  const openPlace = async (path: string, access: FolderAccess): Promise<string> => {
    const place = await findPlace(path, access, places);
    if ('refused' in place) throw new CountersignError(ErrorCode.forbidden, place.refused);
    return place.path;
  };
  return {
    exists: async (path) => {
      if (temporaryAt(path) !== undefined) return true;
      const place = await openPlace(path, FolderAccess.read);
      return stat(place).then(
        () => true,
        () => false,
      );
    },
    read: async (path) => {
      const held = temporaryAt(path);
      if (held !== undefined) return held.bytes;
      const place = await openPlace(path, FolderAccess.read);
      return withFile(path, place, constants.O_RDONLY, async (handle, size) => {
        if (size > mostBytes) throw tooLarge(`${path} has`, mostBytes);
        return boundedRead(path, handle);
      });
    },
    write: async (path, bytes, adds, note) => {
      if (bytes.length > mostBytes) throw tooLarge(`What is written to ${path} has`, mostBytes);
      const held = temporaryAt(path);
      if (held !== undefined) {
        const next = adds ? Buffer.concat([held.bytes, bytes]) : bytes;
        const others = [...temporary.values()].reduce((sum, one) => sum + (one === held ? 0 : one.bytes.length), 0);
        if (others + next.length > mostTemporaryBytes)
          throw tooLarge('All temporary files together would have', mostTemporaryBytes);
        held.bytes = next;
        return;
      }
      const place = await openPlace(path, FolderAccess.write);
      note(place);
      if (adds) await add(path, place, bytes);
      else await replace(path, place, bytes, newId());
    },
    temporary: (extension) => {
      const path = join(tmpdir(), 'countersign', `${newId()}${extension === '' ? '' : `.${extension}`}`);
      temporaryAt(path);
      if (temporary.size >= mostTemporary)
        throw new CountersignError(ErrorCode.unsupported, `There are ${mostTemporary} temporary files already.`);
      temporary.set(path, { bytes: new Uint8Array(), until: clock.monotonic() + temporaryKept });
      return path;
    },
  };
}

function tooLarge(what: string, most: number): CountersignError {
  return new CountersignError(ErrorCode.unsupported, `${what} more than ${most / 1_000_000} MB.`);
}

/** Opens a plain file at its place, which nobody put a link into meanwhile, and closes it afterwards. */
async function withFile<T>(
  named: string,
  place: string,
  flags: number,
  use: (handle: FileHandle, size: number) => Promise<T>,
): Promise<T> {
  try {
    const handle = await open(place, flags | here);
    try {
      const found = await handle.stat();
      if (!found.isFile()) throw Object.assign(new Error(named), { code: found.isDirectory() ? 'EISDIR' : 'ENOTFILE' });
      if ((await realpath(place)) !== place) throw Object.assign(new Error(named), { code: 'ELOOP' });
      return await use(handle, found.size);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw faultOf(named, error);
  }
}

/** What a file holds, which may grow while it is read. */
async function boundedRead(named: string, handle: FileHandle): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let length = 0;
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(1_000_000), 0, 1_000_000, null);
    if (bytesRead === 0) return Buffer.concat(pieces);
    length += bytesRead;
    if (length > mostBytes) throw tooLarge(`${named} has`, mostBytes);
    pieces.push(buffer.subarray(0, bytesRead));
  }
}

async function add(named: string, place: string, bytes: Uint8Array): Promise<void> {
  const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT;
  await withFile(named, place, flags, async (handle, size) => {
    if (size + bytes.length > longestFile) throw tooLarge(`${named} would have`, longestFile);
    await handle.writeFile(bytes);
    await handle.sync();
  });
}

/** Another program that reads the folder sees the old file or the new one, never half of it. */
async function replace(named: string, place: string, bytes: Uint8Array, id: string): Promise<void> {
  const fresh = join(dirname(place), `.${basename(place).slice(0, 100)}.${id}.new`);
  try {
    const there = await lstat(place).catch(() => undefined);
    if (there?.isDirectory()) throw Object.assign(new Error(named), { code: 'EISDIR' });
    if (there !== undefined && !there.isFile()) throw Object.assign(new Error(named), { code: 'ENOTFILE' });
    await withFile(named, fresh, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, async (handle) => {
      await handle.writeFile(bytes);
      await handle.sync();
    });
    await rename(fresh, place);
  } catch (error) {
    await rm(fresh, { force: true });
    throw faultOf(named, error);
  }
}

const faults: ReadonlyMap<string, string> = new Map([
  ['ELOOP', 'is a link'],
  ['ENOSPC', 'was not written: the disk is full'],
  ['EDQUOT', 'was not written: the disk is full'],
  ['EROFS', 'was not written: the disk is for reading alone'],
  ['EACCES', 'may not be opened by the user that the station runs as'],
  ['EPERM', 'may not be opened by the user that the station runs as'],
  ['EBUSY', 'is held by another program'],
]);

/** What the system says of a file, in words. */
function faultOf(named: string, error: unknown): CountersignError {
  if (error instanceof CountersignError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isAbsent = code === 'ENOENT' || code === 'ENOTDIR';
  const words = faults.get(code) ?? fileFault(error);
  return new CountersignError(isAbsent ? ErrorCode.objectNotFound : ErrorCode.unsupported, `${named} ${words}.`);
}
