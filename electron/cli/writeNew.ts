/** Files that a command writes where somebody says: whole and on disk, or not there. */
import { closeSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { storeTrouble, StoreTrouble } from '../contract/storeTrouble.ts';
import { syncFolder } from '../gateway/platform/durably.ts';

/**
 * Writes a file that is not there yet, part by part, and says of how many; it is on disk once this returned. Throws
 * `illegal-argument` in words where the file is there, or cannot be written; what a part throws is thrown as it is. In both
 * cases nothing of it stays: the next try would take half a file for one that is there.
 */
export function writeNew(file: string, parts: Iterable<string | Uint8Array>): number {
  const descriptor = orInWords(file, () => openSync(file, 'wx'));
  let count = 0;
  let isWhole = false;
  try {
    for (const part of parts) {
      orInWords(file, () => writeFileSync(descriptor, part));
      count += 1;
    }
    orInWords(file, () => fsyncSync(descriptor));
    isWhole = true;
  } finally {
    closeSync(descriptor);
    if (!isWhole) rmSync(file, { force: true });
  }
  syncFolder(dirname(file));
  return count;
}

function orInWords<T>(file: string, write: () => T): T {
  try {
    return write();
  } catch (cause) {
    throw new CountersignError(ErrorCode.illegalArgument, `${file} was not written. ${whyNot(cause)}`, { cause });
  }
}

function whyNot(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EEXIST') return 'It is there already, and stays as it is.';
  if (code === 'EISDIR') return 'It is a folder: name the file in it.';
  if (code === 'ENAMETOOLONG') return 'Its name is too long.';
  if (storeTrouble(cause) === StoreTrouble.full) return 'The disk that it is on is full. Make room there.';
  return 'Its folder cannot be written, or is not there.';
}
