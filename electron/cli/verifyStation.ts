/** `countersign verify --data-dir`: what a data directory has, held against its audit trail and what was kept outside of it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { counted } from '../contract/counted.ts';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { readWitness, type Witness } from '../ledger/cosignature.ts';
import { onShortLine } from '../gateway/platform/oneLine.ts';
import { verifySeals } from '../gateway/audit/seals.ts';
import { verifyTrail } from '../gateway/audit/trail.ts';
import { keptTreeVerifier } from '../gateway/audit/tree.ts';
import { checkpointVerifier } from '../gateway/station/checkpoints.ts';
import { verifyCosignatures, type WitnessVerdict } from '../gateway/station/cosignatures.ts';
import { checkpointIn, outsideVerifier, type OutsideNote } from '../gateway/station/outside.ts';
import { announcedKeys } from '../gateway/station/signingKey.ts';
import { keyFileProblem, unsealedMark, type StationMark } from '../gateway/station/keys.ts';
import { derivedProblem } from '../gateway/signature/derived.ts';
import { misfiled } from '../gateway/signature/filing.ts';
import { signedInWords } from '../gateway/signature/manifestation.ts';
import { recordVersionsProblem } from '../gateway/signature/recordVersions.ts';
import { verifySignatures } from '../gateway/signature/verify.ts';
import { databaseName } from '../gateway/platform/databaseName.ts';
import { fileFault } from '../gateway/platform/fileFault.ts';
import { plainText } from '../gateway/platform/plainFile.ts';
import { isAsRemembered, olderInWords, rewrittenInWords, stationProblem } from '../gateway/station/station.ts';
import { migrations, newestSchema } from '../gateway/store/migrations/index.ts';
import { schemaDifferences } from '../gateway/store/schema.ts';
import type { Sqlite } from '../gateway/platform/sqlite.ts';
import { ExitCode } from './exitCodes.ts';
import { reading } from './reading.ts';
import type { Terminal } from './station.ts';

export interface VerifyOptions {
  readonly dataDir: string;
  readonly key?: string;
  readonly checkpoint?: readonly string[];
  readonly witness?: readonly string[];
  /** Of a bundle: the time that it must have all entries of. */
  readonly since?: string;
  readonly until?: string;
  /** Whether it is said who signed what. */
  readonly namesSigners?: boolean;
}

/** Characters of a line that are printed. */
const mostOfLine = 2000;
/** Signatures that are told one by one: the newest. */
const mostPrinted = 1000;

/** Says what is found, and keeps the worst of it. */
class Findings {
  readonly print: Terminal['print'];
  isAltered = false;
  isIncomplete = false;

  constructor(print: Terminal['print']) {
    this.print = print;
  }

  altered(line: string): void {
    this.print(line);
    this.isAltered = true;
  }

  incomplete(line: string): void {
    this.print(line);
    this.isIncomplete = true;
  }
}

/**
 * Verifies the database of a data directory, and says what it found. Throws `store` where it cannot be read, and
 * `illegal-argument` for a checkpoint that was named and cannot be read.
 */
export function verifyDataDir(options: VerifyOptions, print: Terminal['print']): ExitCode {
  // Read first: a station that runs beside goes on, and neither its keys nor its anchors know of more than its database has.
  const mark = unsealedMark(options.dataDir);
  const outside = [...givenNotes(options.checkpoint ?? []), ...notesBeside(options.dataDir)];
  const witnesses = (options.witness ?? []).map(witnessFrom);
  // What stands in a database, or in the name of a file, steers no terminal and buries no verdict.
  const printLine = (line: string): void => print(onShortLine(line, mostOfLine));
  return reading(options.dataDir, (db) => verify(db, options, { mark, outside, witnesses }, printLine));
}

/** Checkpoints that were named: each has to be one. */
function givenNotes(files: readonly string[]): OutsideNote[] {
  return files.map((name) => {
    try {
      const text = plainText(name);
      if (checkpointIn(text) !== undefined) return { name, text, isGiven: true };
    } catch (cause) {
      throw noCheckpoint(name, 'cannot be read, or is not there', cause);
    }
    throw noCheckpoint(name, 'is no checkpoint as a station writes it');
  });
}

function noCheckpoint(file: string, problem: string, cause?: unknown): CountersignError {
  return new CountersignError(ErrorCode.illegalArgument, `${file} ${problem}. Nothing was verified.`, { cause });
}

/** Checkpoints that lie in the folder of the database: each counts, so that one that cannot be read hides nothing. */
function notesBeside(folder: string): OutsideNote[] {
  return namesIn(folder)
    .filter((name) => name.endsWith('.checkpoint'))
    .sort()
    .map((name) => {
      const file = join(folder, name);
      try {
        return { name, text: plainText(file), isGiven: false };
      } catch (cause) {
        throw noCheckpoint(file, fileFault(cause), cause);
      }
    });
}

/** What lies in a folder; nothing in one that is none, which is told where its database is opened. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

interface Kept {
  readonly mark: StationMark | undefined;
  readonly outside: readonly OutsideNote[];
  readonly witnesses: readonly Witness[];
}

function verify(
  db: Sqlite,
  { dataDir, key: given, namesSigners = false }: VerifyOptions,
  { mark, outside, witnesses }: Kept,
  print: Terminal['print'],
): ExitCode {
  const found = new Findings(print);
  // With a key that the trail does not announce nothing could be compared: it is held by its own, and believed by none.
  const isAnnounced = given !== undefined && announcedKeys(db).includes(given);
  const key = isAnnounced ? given : undefined;
  const sealed = checkpointVerifier(db, key);
  const held = outsideVerifier(db, outside);
  let remembered: string | undefined;
  const keptTree = keptTreeVerifier(db);
  const trail = verifyTrail(db, (size, tree, made) => {
    for (const { look } of [sealed, held, keptTree]) look(size, tree, made);
    if (size === mark?.entries) remembered = tree.root(size).toString('hex');
  });
  if (trail.ok)
    print(`The audit trail holds: ${counted(trail.entries, 'entry', 'entries')}, each follows the one before.`);
  else found.altered(`The audit trail does not hold at entry ${trail.seq}: ${trail.reason}.`);
  const ofTree = trail.ok ? keptTree.problem() : undefined;
  if (ofTree !== undefined) found.altered(`The tree over the audit trail does not hold: ${ofTree}.`);
  const checkpoints = sealed.verdict(trail);
  if (!checkpoints.ok) found.altered(`The checkpoints do not hold: ${checkpoints.problem}.`);
  else if (checkpoints.checkpoints === 0)
    print('There is no checkpoint: nothing signed says that this is the whole trail.');
  else
    print(
      `The checkpoints hold: ${checkpoints.checkpoints}, the newest of them over ${counted(checkpoints.covered, 'entry', 'entries')}.`,
    );
  const kept = held.verdict(trail);
  for (const problem of kept.altered) found.altered(`A checkpoint from outside does not hold: ${problem}.`);
  for (const problem of kept.missing) found.incomplete(`What is there is not all that there was: ${problem}.`);
  if (kept.largest !== undefined)
    print(
      `Checkpoints from outside are of this trail: ${kept.held}, the newest of them over ${counted(kept.largest, 'entry', 'entries')}.`,
    );
  tellOfWitnesses(verifyCosignatures(db, witnesses), found);
  const signatures = verifySignatures(db, trail, key);
  if (signatures.ok) {
    print(`The signatures hold: ${signatures.signatures}, each as the trail records it.`);
    if (namesSigners) tellSigners(db, signatures.signatures, print);
  } else found.altered(`The signatures do not hold: ${signatures.problem}.`);
  const ofRecords = trail.ok ? recordVersionsProblem(db) : undefined;
  if (ofRecords !== undefined) found.altered(`The versions of records do not hold: ${ofRecords}.`);
  const derived = trail.ok ? derivedProblem(db) : undefined;
  if (derived !== undefined) found.altered(`What follows from the trail does not hold: ${derived}.`);
  const ofStation = trail.ok ? stationProblem(db) : undefined;
  if (ofStation !== undefined) found.altered(`The station is not as the trail records it: ${ofStation}.`);
  if (given !== undefined && !isAnnounced) print(`The key ${given} is not one of this trail.`);
  if (signatures.ok && key === undefined) {
    for (const announced of signatures.keys)
      print(
        `Signed by the key ${announced}. Whether it is the station’s is not in this folder: verify with --key says it.`,
      );
  }
  const seals = trail.ok ? verifySeals(db) : undefined;
  if (seals?.ok === true) print(`The accounts and templates are as the trail records them: ${seals.things}.`);
  else if (seals?.ok === false) found.altered(`What decides who may sign does not hold: ${seals.problem}.`);
  const differences = schemaDifferences(db, migrations, newestSchema);
  if (differences.length > 0) found.altered(`The tables do not hold: ${differences.join('; ')}.`);
  const damage = String(db.pragma('integrity_check(1)', { simple: true }));
  if (damage !== 'ok') found.altered(`The file of the database is damaged: ${damage}.`);
  const lines = misfiled(db);
  if (lines > 0)
    found.altered(
      `The lists of signatures do not hold: ${counted(lines, 'line is', 'lines are')} not what is stored of the slots.`,
    );
  const isComplete = mark === undefined || isAsRemembered(db, mark);
  if (!isComplete) found.incomplete(`${missing(db, dataDir, mark)} What is there is not all that there was.`);
  if (isComplete && trail.ok && mark?.root !== undefined && mark.root !== remembered)
    found.altered(rewrittenInWords(join(dataDir, databaseName)));
  for (const what of kept.notChecked) print(`Not checked: ${what}.`);
  print(
    'Not checked: whether entries are missing at the end of the trail' +
      (mark === undefined ? `; ${noMemory(dataDir)}.` : ', beyond what keys.json remembers.'),
  );
  print(
    'Not checked: what stands in the database alone, and in no entry: the words and colour of the station sign, e-mail ' +
      'addresses and parts of names as they were typed, when accounts were locked or approved, the last step of an ' +
      'authenticator, failed attempts, sessions, sealed secrets, alarms, and the state of callbacks.',
  );
  if (found.isAltered) return ExitCode.altered;
  if (found.isIncomplete) return ExitCode.incomplete;
  return (given !== undefined && !isAnnounced) || (key === undefined && signatures.ok && signatures.keys.length > 0)
    ? ExitCode.unknownKey
    : ExitCode.done;
}

/** Why the key file does not say how many entries there were. */
function noMemory(dataDir: string): string {
  const problem = keyFileProblem(dataDir);
  if (problem === 'is not there') return 'there is no keys.json that remembers how many there were';
  return problem === undefined ? 'keys.json does not remember yet how many there were' : `keys.json ${problem}`;
}

/** Who signed what, of verified signatures, as the verifier of bundles says it. */
function tellSigners(db: Sqlite, count: number, print: Terminal['print']): void {
  // Their ids ascend with time.
  const newest = db.prepare<[number], { bytes: string; name: string }>(
    'SELECT g.bytes, r.name FROM signature g JOIN signature_request r ON r.id = g.request_id ORDER BY g.id DESC LIMIT ?',
  );
  if (count > mostPrinted) print(`The newest ${mostPrinted} of them:`);
  for (const { bytes, name } of newest.all(mostPrinted).reverse()) print(signedInWords(bytes, name));
}

function witnessFrom(key: string): Witness {
  const witness = readWitness(key);
  if (witness !== undefined) return witness;
  throw new CountersignError(
    ErrorCode.illegalArgument,
    `${key} is no key of a witness (name+hash+Base64, for Ed25519 cosignatures). Nothing was verified.`,
  );
}

function tellOfWitnesses({ seen, unseen, unknown, problem }: WitnessVerdict, found: Findings): void {
  if (problem !== undefined) found.altered(`The cosignatures of witnesses do not hold: ${problem}.`);
  for (const { first, last, times } of seen) {
    found.print(
      `The witness ${first.witness} saw this trail ${counted(times, 'time')}: first ${counted(first.entries, 'entry', 'entries')} at ${first.at}, last ${last.entries} at ${last.at}.`,
    );
  }
  for (const name of unseen) found.incomplete(`The witness ${name} cosigned no checkpoint that is here.`);
  if (unknown.length > 0)
    found.print(`Not checked: what these witnesses cosigned: ${unknown.join(', ')}. Give their keys with --witness.`);
}

function missing(db: Sqlite, dataDir: string, mark: StationMark): string {
  const station = db.prepare<[], { id: string }>('SELECT id FROM station').get();
  return station?.id === mark.id
    ? olderInWords(join(dataDir, databaseName), db, mark)
    : `The keys in ${dataDir} remember another station (${mark.name}) than this database holds.`;
}
