/** `countersign verify` and `countersign access-log`: what an auditor asks of a data directory. Both only read. */
import { readFileSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { counted } from '../contract/counted.ts';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { readWitness, type Witness } from '../ledger/cosignature.ts';
import { accessLog, type AccessFilter } from '../gateway/audit/access.ts';
import { csvLine } from '../gateway/audit/csv.ts';
import { verifySeals } from '../gateway/audit/seals.ts';
import { verifyTrail } from '../gateway/audit/trail.ts';
import { programVersion } from '../gateway/platform/version.ts';
import { checkpointVerifier } from '../gateway/station/checkpoints.ts';
import { verifyCosignatures, type WitnessVerdict } from '../gateway/station/cosignatures.ts';
import { announcedKeys } from '../gateway/station/signingKey.ts';
import { unsealedMark, type StationMark } from '../gateway/station/keys.ts';
import { misfiled } from '../gateway/signature/filing.ts';
import { paperOf, readAttachments } from '../gateway/signature/printing.ts';
import { verifySignatures } from '../gateway/signature/verify.ts';
import { isAsRemembered, olderInWords, rewrittenInWords } from '../gateway/station/station.ts';
import { migrations, newestSchema } from '../gateway/store/migrations/index.ts';
import { schemaDifferences } from '../gateway/store/schema.ts';
import type { Sqlite } from '../gateway/store/sqlite.ts';
import { verifyPath } from '../verifier/files.ts';
import { attachmentsOf, isPdf } from '../verifier/pdf.ts';
import { pagesNotChecked } from '../verifier/verify.ts';
import { ExitCode } from './exitCodes.ts';
import { reading } from './reading.ts';
import { addDataDirOptions, type Terminal } from './station.ts';
import { timeRange } from './timeRange.ts';

interface VerifyOptions {
  readonly dataDir: string;
  readonly key?: string;
  readonly checkpoint?: readonly string[];
  readonly witness?: readonly string[];
}

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
          'from a read-only folder and on a full disk. With a bundle, a signed record on paper (PDF) or a folder of them it verifies those instead.',
      ),
  )
    .option('--key <id>', 'believe this key of the station alone (its id, kept elsewhere)')
    .option('--checkpoint <file...>', 'checkpoints that were kept elsewhere; those beside a bundle count anyway')
    .option('--witness <key...>', 'keys of witnesses that must have seen the log, as their operators give them out')
    .action(async (bundle: string | undefined, options: VerifyOptions) => {
      if (bundle !== undefined) {
        const { key, checkpoint: checkpoints = [], witness: witnesses = [] } = options;
        const { lines, code } = verifyPath(bundle, { key, checkpoints, witnesses });
        const pages = code === ExitCode.done || code === ExitCode.unknownKey ? await pagesOf(bundle) : undefined;
        for (const line of lines) if (pages === undefined || !line.startsWith(pagesNotChecked)) print(line);
        if (pages !== undefined) print(pages.line);
        end(
          pages === undefined || pages.fit === true
            ? code
            : pages.fit === false
              ? ExitCode.altered
              : ExitCode.incomplete,
        );
        return;
      }
      if (options.checkpoint !== undefined) {
        throw new CountersignError(
          ErrorCode.illegalArgument,
          '--checkpoint goes with a bundle: countersign verify <bundle> --checkpoint <file>. Nothing was verified.',
        );
      }
      end(verifyDataDir(options, print));
    });
}

/** Whether the station has, or had, an account of the name. */
function isKnown(db: Sqlite, user: string): boolean {
  return [...accessLog(db, { user })].length > 0;
}

/**
 * Whether the pages of a PDF are those that this program makes of what is attached to it: they are made again. Undefined for
 * what is no PDF; `fit` is not there where another version of the program laid them out, which leaves the pages unverified.
 */
async function pagesOf(file: string): Promise<{ readonly line: string; readonly fit?: boolean } | undefined> {
  if (statSync(file).isDirectory()) return undefined;
  const bytes = readFileSync(file);
  if (!isPdf(bytes)) return undefined;
  const { bundle, printed } = readAttachments(attachmentsOf(bytes));
  if (printed.program !== programVersion) {
    return { line: `Not checked: the pages. Version ${printed.program} made them, and this is ${programVersion}.` };
  }
  return Buffer.from(await paperOf(bundle, printed)).equals(bytes)
    ? { line: 'The pages are exactly those of what is attached.', fit: true }
    : {
        line: 'Verdict: tampered with. The pages are not those of what is attached. Believe nothing of them.',
        fit: false,
      };
}

/** Verifies the database of a data directory, and says what it found. Throws `store` where it cannot be read. */
export function verifyDataDir(options: VerifyOptions, print: Terminal['print']): ExitCode {
  // Read first: a station that runs beside goes on, and its keys never know of more than its database has.
  const mark = unsealedMark(options.dataDir);
  return reading(options.dataDir, (db) => verify(db, options, mark, print));
}

function verify(
  db: Sqlite,
  { dataDir, key: given, witness = [] }: VerifyOptions,
  mark: StationMark | undefined,
  print: Terminal['print'],
): ExitCode {
  // With a key that the trail does not announce nothing could be compared: it is held by its own, and believed by none.
  const isAnnounced = given !== undefined && announcedKeys(db).includes(given);
  const key = isAnnounced ? given : undefined;
  const sealed = checkpointVerifier(db, key);
  let remembered: string | undefined;
  const trail = verifyTrail(db, (size, tree) => {
    sealed.look(size, tree);
    if (size === mark?.entries) remembered = tree.root(size).toString('hex');
  });
  const checkpoints = sealed.verdict(trail);
  const cosignatures = verifyCosignatures(db, witness.map(witnessFrom));
  const signatures = verifySignatures(db, trail, key);
  const seals = trail.ok ? verifySeals(db) : undefined;
  if (trail.ok)
    print(`The audit trail holds: ${counted(trail.entries, 'entry', 'entries')}, each follows the one before.`);
  else print(`The audit trail does not hold at entry ${trail.seq}: ${trail.reason}.`);
  if (!checkpoints.ok) print(`The checkpoints do not hold: ${checkpoints.problem}.`);
  else if (checkpoints.checkpoints === 0)
    print('There is no checkpoint: nothing signed says that this is the whole trail.');
  else
    print(
      `The checkpoints hold: ${checkpoints.checkpoints}, the newest of them over ${counted(checkpoints.covered, 'entry', 'entries')}.`,
    );
  tellOfWitnesses(cosignatures, print);
  if (signatures.ok) print(`The signatures hold: ${signatures.signatures}, each as the trail records it.`);
  else print(`The signatures do not hold: ${signatures.problem}.`);
  if (given !== undefined && !isAnnounced) print(`The key ${given} is not one of this trail.`);
  if (signatures.ok && key === undefined) {
    for (const announced of signatures.keys)
      print(
        `Signed by the key ${announced}. Whether it is the station’s is not in this folder: verify with --key says it.`,
      );
  }
  if (seals?.ok === true) print(`The accounts and templates are as the trail records them: ${seals.things}.`);
  else if (seals?.ok === false) print(`What decides who may sign does not hold: ${seals.problem}.`);
  const differences = schemaDifferences(db, migrations, newestSchema);
  if (differences.length > 0) print(`The tables do not hold: ${differences.join('; ')}.`);
  const damage = String(db.pragma('integrity_check(1)', { simple: true }));
  if (damage !== 'ok') print(`The file of the database is damaged: ${damage}.`);
  const lines = misfiled(db);
  if (lines > 0)
    print(
      `The lists of signatures do not hold: ${counted(lines, 'line is', 'lines are')} not what is stored of the slots.`,
    );
  const isComplete = mark === undefined || isAsRemembered(db, mark);
  const isRewritten = isComplete && trail.ok && mark?.root !== undefined && mark.root !== remembered;
  if (!isComplete) print(`${missing(db, dataDir, mark)} What is there is not all that there was.`);
  if (isRewritten) print(rewrittenInWords(dataDir));
  print(
    'Not checked: whether entries are missing at the end of the trail' +
      (mark === undefined
        ? '; there is no keys.json that remembers how many there were.'
        : ', beyond what keys.json remembers.'),
  );
  if (
    !trail.ok ||
    !signatures.ok ||
    !checkpoints.ok ||
    cosignatures.problem !== undefined ||
    seals?.ok === false ||
    differences.length > 0 ||
    lines > 0 ||
    damage !== 'ok' ||
    isRewritten
  )
    return ExitCode.altered;
  if (!isComplete || cosignatures.unseen.length > 0) return ExitCode.incomplete;
  return (given !== undefined && !isAnnounced) || (key === undefined && signatures.keys.length > 0)
    ? ExitCode.unknownKey
    : ExitCode.done;
}

function witnessFrom(key: string): Witness {
  const witness = readWitness(key);
  if (witness !== undefined) return witness;
  throw new CountersignError(
    ErrorCode.illegalArgument,
    `${key} is no key of a witness (name+hash+Base64, for Ed25519 cosignatures). Nothing was verified.`,
  );
}

function tellOfWitnesses({ seen, unseen, unknown, problem }: WitnessVerdict, print: Terminal['print']): void {
  if (problem !== undefined) print(`The cosignatures of witnesses do not hold: ${problem}.`);
  for (const { first, last, times } of seen) {
    print(
      `The witness ${first.witness} saw this trail ${counted(times, 'time')}: first ${counted(first.entries, 'entry', 'entries')} at ${first.at}, last ${last.entries} at ${last.at}.`,
    );
  }
  for (const name of unseen) print(`The witness ${name} cosigned no checkpoint that is here.`);
  if (unknown.length > 0)
    print(`Not checked: what these witnesses cosigned: ${unknown.join(', ')}. Give their keys with --witness.`);
}

function missing(db: Sqlite, dataDir: string, mark: StationMark): string {
  const station = db.prepare<[], { id: string }>('SELECT id FROM station').get();
  return station?.id === mark.id
    ? olderInWords(dataDir, db, mark)
    : `The keys in ${dataDir} remember another station (${mark.name}) than this database holds.`;
}
