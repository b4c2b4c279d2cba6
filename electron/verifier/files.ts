/** Verification of bundles that lie in files, with every checkpoint that lies beside them. */
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  type Dirent,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { exitCodes, type Report, type Verdict } from './findings.ts';
import { isPdf } from './pdf.ts';
import { askedByPerson } from './range.ts';
import { type Given, verifyBundle, verifyPdf } from './verify.ts';
import { witnessOf } from './witnesses.ts';

export interface FileReport {
  /** What to print, a line each. */
  readonly lines: readonly string[];
  /** 0 all holds, 1 nothing could be read, 2 tampered, 3 incomplete, 4 unknown key. */
  readonly code: 0 | 1 | 2 | 3 | 4;
  /** The files whose bundle holds, by a key that is known or not. */
  readonly holding: readonly string[];
}

export interface FileOptions {
  /** The id of the station's key, from elsewhere. */
  readonly key?: string | undefined;
  /** Files of checkpoints that were kept elsewhere. */
  readonly checkpoints?: readonly string[];
  /** Keys of witnesses that must have seen the log, as their operators give them out. */
  readonly witnesses?: readonly string[];
  /** The time that a bundle must have all entries of: dates, or times of UTC. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

const words: Readonly<Record<Verdict, string>> = Object.freeze({
  ok: 'Verdict: all that was checked holds.',
  'unknown key': 'Verdict: all that was checked holds, by a key that nobody here knows.',
  incomplete: 'Verdict: something is missing.',
  tampered: 'Verdict: tampered with. Believe nothing of it.',
});

/** What a verification of several files comes to, from the best to the worst; `unreadable` is nothing that a bundle could be. */
const byWeight = ['ok', 'unknown key', 'unreadable', 'incomplete', 'tampered'] as const;
const codeOf = { ...exitCodes, unreadable: 1 } as const;

/**
 * Verifies a bundle, the one inside a signed record on paper (PDF), or all of a folder: the worst of them is the verdict. A file
 * beside it that ends in `.checkpoint` counts, and one that cannot be read leaves all unverified; what else is in a folder is named as not checked.
 */
export function verifyPath(path: string, options: FileOptions): FileReport {
  const { key, checkpoints = [], witnesses = [] } = options;
  try {
    const isFolder = statSync(path).isDirectory();
    if (isFolder && existsSync(join(path, databaseName))) return noBundle(path, path);
    const folder = isFolder ? path : dirname(path);
    const inFolder = readdirSync(folder, { withFileTypes: true }).sort((one, other) =>
      one.name < other.name ? -1 : 1,
    );
    const notes = [...inFolder.filter((one) => isNoteFile(one)).map(({ name }) => join(folder, name)), ...checkpoints];
    const beside = new Map(notes.map((file) => [file, bytesOf(file)]));
    const given = { key, checkpoints: beside, witnesses: witnesses.map(witnessOf), ...askedByPerson(options) };
    if (!isFolder) {
      const bytes = bytesOf(path);
      const kind = kindOf(bytes);
      if (kind === 'database' || basename(path) === databaseName) return noBundle(path, dirname(path));
      if (bytes.length === 0) throw new Error(`${path} is empty`);
      // A PDF without its bundle may be a signed record that lost it.
      if (kind === 'other' && !isPdf(bytes))
        return nothing([`${path} is neither a bundle nor a signed record. Nothing was verified.`]);
      const report = verifyBytes(bytes, given);
      return {
        lines: reportLines(path, report),
        code: exitCodes[report.verdict],
        holding: holds(report.verdict) ? [path] : [],
      };
    }
    const reports = inFolder.filter((one) => !isNoteFile(one)).map((one) => ofFolder(path, one, given));
    const worst = Math.max(...reports.map(({ verdict }) => (verdict === undefined ? -1 : byWeight.indexOf(verdict))));
    const lines = reports.flatMap((report) => report.lines);
    const verdict = byWeight[worst];
    if (verdict === undefined) return nothing([...lines, `There is no bundle in ${path}.`]);
    const holding = reports.filter((one) => holds(one.verdict)).map((one) => one.path);
    return { lines, code: codeOf[verdict], holding };
  } catch (error) {
    return nothing([notRead(path, error)]);
  }
}

/** What is said where nothing was verified. */
function nothing(lines: readonly string[]): FileReport {
  return { lines, code: 1, holding: [] };
}

function holds(verdict: (typeof byWeight)[number] | undefined): boolean {
  return verdict === 'ok' || verdict === 'unknown key';
}

/** A pipe that the shell opened (`<(...)`, `/dev/stdin`): somebody writes into it, and closes it. */
const handedOver = /^\/(?:dev\/(?:fd\/\d+|stdin)|proc\/self\/fd\/\d+)$/;

/**
 * The content of a file. Throws what the system says, with `EISDIR` for a folder, and `ENOTFILE` for any other pipe, a socket or a
 * device: those may have no end, and are never waited for.
 */
function bytesOf(file: string): Buffer {
  const isHandedOver = handedOver.test(file);
  // Without the flag, which Windows does not have, opening a pipe waits for whoever writes into it.
  const handle = openSync(file, constants.O_RDONLY | (isHandedOver ? 0 : (constants.O_NONBLOCK ?? 0)));
  try {
    const found = fstatSync(handle);
    if (found.isFile() || isHandedOver) return readFileSync(handle);
    const code = found.isDirectory() ? 'EISDIR' : 'ENOTFILE';
    throw Object.assign(new Error(`${file} is no plain file`), { code, path: file });
  } finally {
    closeSync(handle);
  }
}

/** Why nothing was verified, by the code of the operating system where it is a file that cannot be read. */
function notRead(path: string, error: unknown): string {
  if (!(error instanceof Error)) return `It cannot be read: ${String(error)}`;
  const code = 'code' in error ? error.code : undefined;
  if (typeof code !== 'string') return `It cannot be read: ${error.message}`;
  const file = 'path' in error && typeof error.path === 'string' ? error.path : path;
  if (code === 'ENOENT' || code === 'ENOTDIR') return `${file} is not there. Nothing was verified.`;
  if (code === 'EACCES' || code === 'EPERM') return `${file} may not be read by this user. Nothing was verified.`;
  if (code === 'ENOTFILE' || code === 'ENXIO') return `${file} is no plain file. Nothing was verified.`;
  if (code === 'EISDIR') return `${file} is a folder, where a file is expected. Nothing was verified.`;
  return `${file} cannot be read (${code}). Nothing was verified.`;
}

/** One file of a folder; without a verdict where it is no bundle. */
function ofFolder(
  folder: string,
  file: Dirent,
  given: Given,
): { readonly path: string; readonly lines: readonly string[]; readonly verdict?: (typeof byWeight)[number] } {
  const path = join(folder, file.name);
  if (!file.isFile()) return { path, lines: [`Not checked: ${path}: it is no file.`] };
  if (!/\.(?:json|pdf)$/i.test(file.name)) return { path, lines: [`Not checked: ${path}: it is no bundle.`] };
  const bytes = bytesOf(path);
  if (bytes.length === 0)
    return { path, lines: [`${path}:`, 'It cannot be read: it is empty.'], verdict: 'unreadable' };
  const kind = kindOf(bytes);
  if (kind !== 'bundle')
    return { path, lines: [`Not checked: ${path}: it is ${kind === 'database' ? 'a database' : 'no bundle'}.`] };
  const report = verifyBytes(bytes, given);
  return { path, lines: reportLines(path, report), verdict: report.verdict };
}

function verifyBytes(bytes: Buffer, given: Given): Report {
  return isPdf(bytes) ? verifyPdf(bytes, given) : verifyBundle(bytes, given);
}

/**
 * What bytes are, by what no tampering with a bundle takes out without leaving none: the format, or a checkpoint with the name of
 * its log; in a PDF, that it has attachments.
 */
function kindOf(bytes: Buffer): 'bundle' | 'database' | 'other' {
  if (bytes.toString('latin1', 0, 16) === 'SQLite format 3\0') return 'database';
  const marks = isPdf(bytes) ? ['/EmbeddedFile'] : ['countersign-bundle/', 'countersign.station/'];
  return marks.some((mark) => bytes.includes(mark)) ? 'bundle' : 'other';
}

function isNoteFile(file: Dirent): boolean {
  return file.name.endsWith('.checkpoint');
}

/** What a database in a data directory is called. */
const databaseName = 'station.sqlite';

/** A station's own data is no bundle, and nothing is wrong with it for that. */
function noBundle(path: string, folder: string): FileReport {
  const how = `verify it with the program, as ${databaseName} of a folder: countersign verify --data-dir ${folder}`;
  return nothing([`${path} is the data of a station, and no bundle. Nothing was verified; ${how}`]);
}

function reportLines(file: string, { verdict, lines, notChecked }: Report): string[] {
  return [`${file}:`, ...lines, ...notChecked.map((what) => `Not checked: ${what}.`), words[verdict]];
}
