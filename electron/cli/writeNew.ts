/** Files that a command writes where somebody says: whole and on disk, or not there. */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, lstatSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { storeTrouble, StoreTrouble } from '../contract/storeTrouble.ts';
import { syncFolder } from '../gateway/platform/durably.ts';

/**
 * Writes a file that is not there yet, part by part, and says of how many; it is on disk once this returned. It gets its name when it
 * is whole: whoever ends the command before has no half of a file that looks like one. Throws `illegal-argument` in words where the
 * file is there, or cannot be written; what a part throws is thrown as it is. In both cases nothing of it stays.
 */
export function writeNew(file: string, parts: Iterable<string | Uint8Array>): number {
  orInWords(file, () => refuseThere(file));
  const begun = join(dirname(file), `countersign-${randomUUID()}.part`);
  const descriptor = orInWords(file, () => openSync(begun, 'wx'));
  let count = 0;
  try {
    try {
      for (const part of parts) {
        orInWords(file, () => writeFileSync(descriptor, part));
        count += 1;
      }
      orInWords(file, () => fsyncSync(descriptor));
    } finally {
      closeSync(descriptor);
    }
    orInWords(file, () => giveName(begun, file));
  } finally {
    rmSync(begun, { force: true });
  }
  syncFolder(dirname(file));
  return count;
}

function refuseThere(file: string): void {
  // A link that leads nowhere is there, too.
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found !== undefined) throw Object.assign(new Error(), { code: found.isDirectory() ? 'EISDIR' : 'EEXIST' });
}

/** Gives a whole file its name, unless another one got it meanwhile. */
function giveName(begun: string, file: string): void {
  try {
    linkSync(begun, file);
  } catch (error) {
    // The file systems of many memory sticks have no second names.
    if (codeOf(error) === 'EEXIST') throw error;
    refuseThere(file);
    renameSync(begun, file);
  }
}

function orInWords<T>(file: string, write: () => T): T {
  try {
    return write();
  } catch (cause) {
    throw new CountersignError(ErrorCode.illegalArgument, `${file} was not written. ${whyNot(cause)}`, { cause });
  }
}

function whyNot(cause: unknown): string {
  const code = codeOf(cause);
  if (code === 'EEXIST') return 'It is there already, and stays as it is.';
  if (code === 'EISDIR') return 'It is a folder: name the file in it.';
  if (code === 'ENAMETOOLONG') return 'Its name is too long.';
  if (storeTrouble(cause) === StoreTrouble.full) return 'The disk that it is on is full. Make room there.';
  return 'Its folder cannot be written, or is not there.';
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : undefined;
}
