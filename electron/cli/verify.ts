/** `countersign verify` and `countersign access-log`: what an auditor asks of a data directory. Both only read. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Command } from 'commander';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { accessLog, type AccessFilter } from '../gateway/audit/access.ts';
import { csvLine } from '../gateway/audit/csv.ts';
import { onOneLine } from '../gateway/platform/oneLine.ts';
import { plainBytes } from '../gateway/platform/plainFile.ts';
import { programVersion } from '../gateway/platform/version.ts';
import type { Sqlite } from '../gateway/platform/sqlite.ts';
import { paperOf, readAttachments } from '../gateway/signature/printing.ts';
import { databaseName } from '../gateway/platform/databaseName.ts';
import { verifyPath } from '../verifier/files.ts';
import { attachmentsOf, isPdf } from '../verifier/pdf.ts';
import { pagesNotChecked } from '../verifier/verify.ts';
import { ExitCode } from './exitCodes.ts';
import { reading } from './reading.ts';
import { addDataDirOptions, type Terminal } from './station.ts';
import { timeRange } from './timeRange.ts';
import { verifyDataDir, type VerifyOptions } from './verifyStation.ts';

/** Adds both commands; `end` hears the exit code. */
export function addReadingCommands(program: Command, { print }: Terminal, end: (code: ExitCode) => void): void {
  addDataDirOptions(
    program
      .command('access-log')
      .description('Exports who signed in, was refused, locked or switched, as CSV. Also beside a running station.'),
  )
    .option('--user <name>', 'events about one user')
    .option('--since <date>', 'from this date or time on (ISO 8601, UTC)')
    .option('--until <date>', 'before this date or time')
    .action(({ dataDir: folder, user, since, until }: AccessFilter & { readonly dataDir: string }) =>
      reading(folder, (db) => {
        const range = timeRange({ since, until });
        const columns = ['seq', 'time', 'station', 'action', 'actor', 'user', 'roles', 'result', 'detail'] as const;
        print(csvLine(columns));
        let rows = 0;
        for (const row of accessLog(db, { user, ...range })) {
          print(csvLine(columns.map((column) => row[column])));
          rows += 1;
        }
        // An empty list would say that nothing happened.
        if (rows === 0 && user !== undefined && !isKnown(db, user)) {
          throw new CountersignError(
            ErrorCode.objectNotFound,
            `There is no user named ${user}, and nothing is written of one.`,
          );
        }
      }),
    );
  addDataDirOptions(
    program
      .command('verify [bundle]')
      .description(
        'Recomputes the audit trail and the signatures from what is stored. It only reads: also beside a running station, ' +
          'from a read-only folder and on a full disk. With a bundle, a signed record on paper (PDF) or a folder of them it verifies those instead; with a folder that has a database of a station, that.',
      ),
  )
    .option('--key <id>', 'believe this key of the station alone (its id, kept elsewhere)')
    .option(
      '--checkpoint <file...>',
      'checkpoints that were kept elsewhere; those beside the database or the bundle count anyway',
    )
    .option('--witness <key...>', 'keys of witnesses that must have seen the log, as their operators give them out')
    .option('--since <date>', 'of a bundle: that all entries are there from this date or time on (ISO 8601, UTC)')
    .option('--until <date>', 'of a bundle: that all entries are there before this date or time')
    .action(async (bundle: string | undefined, options: VerifyOptions) => {
      const range = timeRange(options);
      const folder = bundle === undefined ? options.dataDir : dataDirOf(bundle);
      if (bundle !== undefined && folder === undefined) {
        const { key, checkpoint: checkpoints = [], witness: witnesses = [] } = options;
        const { lines, code, holding } = verifyPath(bundle, { key, checkpoints, witnesses, ...range });
        const pages = await pagesIn(holding);
        printWith(pages, lines, print);
        end([...pages.values()].map(({ code: own }) => own).reduce(worse, code));
        return;
      }
      if (range.since !== undefined || range.until !== undefined) {
        throw new CountersignError(
          ErrorCode.illegalArgument,
          '--since and --until go with a bundle: of a station all entries are verified. Nothing was verified.',
        );
      }
      end(verifyDataDir({ ...options, dataDir: folder ?? options.dataDir, namesSigners: true }, print));
    });
}

/** Whether the station has, or had, an account of the name. */
function isKnown(db: Sqlite, user: string): boolean {
  return [...accessLog(db, { user })].length > 0;
}

/** The data directory that a path names, by itself or by its database; undefined for anything else. */
function dataDirOf(path: string): string | undefined {
  if (existsSync(join(path, databaseName))) return path;
  return basename(path) === databaseName && existsSync(path) ? dirname(path) : undefined;
}

/** What was found of the pages of a PDF. */
interface Pages {
  readonly line: string;
  readonly code: ExitCode;
}

/** Prints what was verified, and of each file, after its verdict, what was found of its pages. */
function printWith(pages: ReadonlyMap<string, Pages>, lines: readonly string[], print: Terminal['print']): void {
  let own: Pages | undefined;
  for (const line of lines) {
    own = pages.get(line) ?? own;
    if (own !== undefined && line.startsWith(pagesNotChecked)) continue;
    print(line);
    if (own === undefined || !line.startsWith('Verdict: ')) continue;
    print(own.line);
    own = undefined;
  }
}

/** From the best to the worst, as of several bundles. */
const byWeight: readonly ExitCode[] = [
  ExitCode.done,
  ExitCode.unknownKey,
  ExitCode.refused,
  ExitCode.incomplete,
  ExitCode.altered,
];

function worse(one: ExitCode, other: ExitCode): ExitCode {
  return byWeight.indexOf(one) < byWeight.indexOf(other) ? other : one;
}

/** Of files whose bundle holds: what was found of the pages of each that has some, by the line that names the file. */
async function pagesIn(files: readonly string[]): Promise<ReadonlyMap<string, Pages>> {
  const found = new Map<string, Pages>();
  for (const file of files) {
    const pages = await pagesOf(file);
    if (pages !== undefined) found.set(`${file}:`, pages);
  }
  return found;
}

/**
 * Whether the pages of a PDF are those that this program makes of what is attached to it: they are made again. Undefined for
 * what is no PDF; incomplete where another version of the program laid them out, which leaves the pages unverified.
 */
async function pagesOf(file: string): Promise<Pages | undefined> {
  const bytes = plainBytes(file);
  if (!isPdf(bytes)) return undefined;
  try {
    const { bundle, printed } = readAttachments(attachmentsOf(bytes));
    if (printed.program !== programVersion) {
      const line = `Not checked: the pages. Version ${printed.program} made them, and this is ${programVersion}.`;
      return { line: onOneLine(line), code: ExitCode.incomplete };
    }
    return Buffer.from(await paperOf(bundle, printed)).equals(bytes)
      ? { line: 'The pages are exactly those of what is attached.', code: ExitCode.done }
      : {
          line: 'Verdict: tampered with. The pages are not those of what is attached. Believe nothing of them.',
          code: ExitCode.altered,
        };
  } catch (error) {
    // This program prints nothing of what is attached: these are no pages of a station. That it could not print is no verdict.
    if (!(error instanceof CountersignError) || error.code === ErrorCode.store) throw error;
    return {
      line: onOneLine(`Verdict: tampered with. No station prints such a record: ${error.message}`),
      code: ExitCode.altered,
    };
  }
}
