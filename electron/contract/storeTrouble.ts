/**
 * What stands in the way of a store, told by the codes of SQLite and of the operating system; `held` is told by the station
 * itself. One word for each cause, and one text for people: what happened, that nothing was signed, what to do next.
 */
import { z } from 'zod';

export const StoreTrouble = Object.freeze({
  full: 'full',
  busy: 'busy',
  readOnly: 'read-only',
  unreachable: 'unreachable',
  damaged: 'damaged',
  disk: 'disk',
  held: 'held',
} as const);
export type StoreTrouble = (typeof StoreTrouble)[keyof typeof StoreTrouble];

/** What a code of SQLite or of the operating system tells. */
export type CodedTrouble = Exclude<StoreTrouble, typeof StoreTrouble.held>;

const words: Readonly<Record<StoreTrouble, string>> = Object.freeze({
  full:
    "The disk with the station's data directory is full. Nothing was written and nothing was signed now; " +
    'what was signed before is kept. Make room on that disk, then try again.',
  busy:
    "Another program holds the station's database. Nothing was written and nothing was signed now. " +
    'Close that program (a backup, a database tool), then try again.',
  'read-only':
    "The station's database cannot be written: its disk is read-only, or this user may not write there. " +
    'Nothing was written and nothing was signed now. Make the data directory writable, then try again.',
  unreachable:
    "The station's database cannot be opened. Nothing was written and nothing was signed now. " +
    'See that the data directory is there and that this user may use it, then try again.',
  damaged:
    "The station's database is damaged. Nothing was written and nothing was signed now. Close the program, keep " +
    'station.sqlite with its -wal and -shm files as they are, and restore a backup.',
  disk:
    'The disk with the station’s data directory reported an error. What was being written may be kept or not: see how ' +
    'it stands before doing it again. Check that disk; what was signed before is not changed.',
  held:
    "The station's database is not the one that it had last, so nothing is changed or signed on it. What is there " +
    'can be read. An administrator sees on the page Audit what does not fit, and can let the station go on with a reason.',
});

const briefly: Readonly<Record<StoreTrouble, string>> = Object.freeze({
  full: 'the disk is full',
  busy: 'another program holds the database',
  'read-only': 'the database is read-only',
  unreachable: 'the database is out of reach',
  damaged: 'the database is damaged',
  disk: 'the disk reports errors',
  held: 'the database is not the one that the station had last',
});

const coded = z.object({ code: z.string(), cause: z.unknown().optional() });

/** SQLite's codes by their beginning, the operating system's whole; the first that fits counts. */
const codes: readonly (readonly [RegExp, CodedTrouble])[] = [
  // The shared memory beside the log is made with room on the disk; without any it says so in a code of its own.
  [/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC$|EDQUOT$)/, StoreTrouble.full],
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, StoreTrouble.busy],
  [/^(SQLITE_READONLY|SQLITE_PERM|SQLITE_IOERR_ACCESS|EROFS$)/, StoreTrouble.readOnly],
  [/^SQLITE_CANTOPEN/, StoreTrouble.unreachable],
  [/^SQLITE_(CORRUPT|NOTADB)/, StoreTrouble.damaged],
  [/^(SQLITE_IOERR|SQLITE_NOLFS|EIO$)/, StoreTrouble.disk],
];

/** What stands in the way, when that is what an error (or its cause) tells; undefined for any other error. */
export function storeTrouble(thrown: unknown): CodedTrouble | undefined {
  for (let error = thrown, depth = 0; depth < 5; depth += 1) {
    const read = coded.safeParse(error);
    if (read.success) {
      const found = codes.find(([pattern]) => pattern.test(read.data.code));
      if (found !== undefined) return found[1];
    }
    if (!(error instanceof Error)) return undefined;
    error = error.cause;
  }
  return undefined;
}

/** A few words for a status line, which say what it keeps from being done. */
export function troubleBriefly(trouble: StoreTrouble): string {
  return `Cannot sign: ${briefly[trouble]}`;
}

/** The text for people. */
export function troubleInWords(trouble: StoreTrouble): string {
  return words[trouble];
}
