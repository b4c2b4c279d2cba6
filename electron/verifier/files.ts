/** Verification of bundles that lie in files, with every checkpoint that lies beside them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exitCodes, type Report, type Verdict } from './findings.ts';
import { isPdf } from './pdf.ts';
import { verifyBundle, verifyPdf } from './verify.ts';
import { witnessOf } from './witnesses.ts';

export interface FileReport {
  /** What to print, a line each. */
  readonly lines: readonly string[];
  /** 0 all holds, 1 nothing could be read, 2 tampered, 3 incomplete, 4 unknown key. */
  readonly code: 0 | 1 | 2 | 3 | 4;
}

export interface FileOptions {
  /** The id of the station's key, from elsewhere. */
  readonly key?: string | undefined;
  /** Files of checkpoints that were kept elsewhere. */
  readonly checkpoints?: readonly string[];
  /** Keys of witnesses that must have seen the log, as their operators give them out. */
  readonly witnesses?: readonly string[];
}

const words: Readonly<Record<Verdict, string>> = Object.freeze({
  ok: 'Verdict: all that was checked holds.',
  'unknown key': 'Verdict: all that was checked holds, by a key that nobody here knows.',
  incomplete: 'Verdict: something is missing.',
  tampered: 'Verdict: tampered with. Believe nothing of it.',
});

/** Verifies a bundle, the one inside a signed record on paper (PDF), or all of a folder: the worst of them is the verdict. A file beside it that ends in `.checkpoint` counts. */
export function verifyPath(path: string, { key, checkpoints = [], witnesses = [] }: FileOptions): FileReport {
  try {
    const isFolder = statSync(path).isDirectory();
    const folder = isFolder ? path : dirname(path);
    const inFolder = readdirSync(folder).sort();
    const bundles = isFolder
      ? inFolder.filter((name) => /\.(?:json|pdf)$/.test(name)).map((name) => join(path, name))
      : [path];
    if (bundles.length === 0) return { lines: [`There is no bundle in ${path}.`], code: 1 };
    const notes = [
      ...inFolder.filter((name) => name.endsWith('.checkpoint')).map((name) => join(folder, name)),
      ...checkpoints,
    ];
    const beside = new Map(notes.map((file) => [file, readFileSync(file, 'utf8')]));
    const believed = witnesses.map(witnessOf);
    const reports = bundles.map((file) => {
      const bytes = readFileSync(file);
      const given = { key, checkpoints: beside, witnesses: believed };
      return [file, isPdf(bytes) ? verifyPdf(bytes, given) : verifyBundle(bytes.toString('utf8'), given)] as const;
    });
    const worst = reports
      .map(([, { verdict }]) => verdict)
      .reduce((one, other) => (weight(other) > weight(one) ? other : one));
    return { lines: reports.flatMap(([file, report]) => told(file, report)), code: exitCodes[worst] };
  } catch (error) {
    return { lines: [notRead(path, error)], code: 1 };
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
  if (code === 'EISDIR') return `${file} is a folder, where a file is expected. Nothing was verified.`;
  return `${file} cannot be read (${code}). Nothing was verified.`;
}

function weight(verdict: Verdict): number {
  return ['ok', 'unknown key', 'incomplete', 'tampered'].indexOf(verdict);
}

function told(file: string, { verdict, lines, notChecked }: Report): string[] {
  return [`${file}:`, ...lines, ...notChecked.map((what) => `Not checked: ${what}.`), words[verdict]];
}
