/** `countersign export`, `anchor` and `key`: what an auditor takes along, and what is kept outside of the station to compare with. */
import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Option, type Command } from 'commander';
import { counted } from '../contract/counted.ts';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { originOf, readNote, verifierKeyOf } from '../ledger/checkpoint.ts';
import { readWitness } from '../ledger/cosignature.ts';
import { trailLines } from '../gateway/audit/csv.ts';
import { openTree } from '../gateway/audit/tree.ts';
import { systemClock } from '../gateway/platform/ports.ts';
import { isoUtc } from '../gateway/platform/time.ts';
import {
  bundleText,
  makeBundle,
  newestCheckpoint,
  uncoveredInWords,
  type Wanted,
} from '../gateway/signature/bundle.ts';
import { bundleOfRequest, newPrinting, paperOf } from '../gateway/signature/printing.ts';
import { requireOutside } from '../gateway/platform/dataDir.ts';
import { plainText } from '../gateway/platform/plainFile.ts';
import { anchorName, otherTrail, putInto, witnessAddress } from '../gateway/station/anchorPlaces.ts';
import { keyProtectionOf, openKeys, unsealedMark } from '../gateway/station/keys.ts';
import { rawKey, signingKeyOf } from '../gateway/station/signingKey.ts';
import { syslogPlace } from '../gateway/station/syslog.ts';
import { cosign, OtherLogError } from '../gateway/station/witness.ts';
import { Loss, lossError } from '../gateway/store/loss.ts';
import { addDataDirOptions, addStationOptions, vaultOf, type StationOptions, type Terminal } from './station.ts';
import { reading } from './reading.ts';
import { timeRange } from './timeRange.ts';
import { writeNew } from './writeNew.ts';

interface ExportOptions {
  readonly dataDir: string;
  readonly out: string;
  readonly request?: string;
  readonly record?: string;
  readonly since?: string;
  readonly until?: string;
  readonly key?: string;
}

interface AnchorOptions {
  readonly dataDir: string;
  readonly to: string;
  readonly ca?: string;
  readonly witness?: string;
  readonly keep?: string;
}

/** Adds the commands. */
export function addBundleCommands(program: Command, terminal: Terminal): void {
  const { print } = terminal;
  addDataDirOptions(
    program
      .command('export')
      .description(
        'Writes a bundle that strangers verify without the program: of a request, a record, a time, or the whole audit trail. ' +
          'A file that ends in .pdf is the signed record of one request on paper (PDF/A), with its bundle inside; one that ends ' +
          'in .csv is the audit trail to be read. It only reads the station: also beside a running one.',
      ),
  )
    .requiredOption('--out <file>', 'the file to write, which ends in .json, .pdf or .csv; one that is there stays')
    .addOption(new Option('--request <id>', 'a request with its signatures').conflicts(['record', 'since', 'until']))
    .addOption(new Option('--record <id>', 'all requests about a record').conflicts(['since', 'until']))
    .option('--since <date>', 'entries from this date or time on (ISO 8601, UTC)')
    .option('--until <date>', 'entries before this date or time')
    .option('--key <id>', 'for a PDF: print only what this key of the station signed')
    .action(async (options: ExportOptions) => {
      const kind = kindOf(options.out);
      if (kind === '.pdf') return exportPdf(options, print);
      if (options.key !== undefined) {
        throw new CountersignError(
          ErrorCode.illegalArgument,
          '--key goes with a PDF. A bundle names its keys, and is verified with --key. Nothing was written.',
        );
      }
      if (kind === '.csv') {
        exportCsv(options, print);
        return;
      }
      const wanted = wantedOf(options);
      const [bundle, newer] = reading(
        options.dataDir,
        (db) => [makeBundle(db, wanted), uncoveredInWords(db, wanted)] as const,
      );
      writeNew(options.out, [bundleText(bundle)]);
      print(
        `Wrote ${options.out}: ${counted(bundle.entries.length, 'entry', 'entries')}, ${counted(bundle.signatures.length, 'signature')}.`,
      );
      if (newer !== undefined) print(`Not in it: ${newer}`);
      print(howToVerify);
    });
  addDataDirOptions(
    program
      .command('anchor')
      .description(
        'Puts the newest checkpoint of the audit trail into a folder outside of the station, as a file of its own, sends it to a ' +
          'syslog, or has a witness cosign it (C2SP tlog-witness). No later trail passes that does not go on from it.',
      ),
  )
    .requiredOption(
      '--to <folder or address>',
      'a folder that whoever writes the station cannot change, or the address of a syslog (tcp://host:port, udp://host:port, tls://host:port) or a witness (https://...)',
    )
    .option('--ca <file>', 'of a syslog over TLS: the certificates (PEM) that it is believed by')
    .option('--witness <key>', 'of a witness: its key, as its operator gives it out')
    .option('--keep <folder>', 'of a witness: where the cosigned checkpoint is kept; lay it beside a bundle')
    .action(async (options: AnchorOptions) => {
      if (options.ca !== undefined && !options.to.startsWith('tls:')) {
        throw new CountersignError(
          ErrorCode.illegalArgument,
          '--ca goes with a syslog over TLS (tls://host:port). Nothing was sent or written.',
        );
      }
      if (/^https?:/.test(options.to)) return anchorAtWitness(options, print);
      if (/^[a-z][a-z\d+.-]+:\/\//i.test(options.to)) return anchorAtSyslog(options, print);
      const { id, size, at, note } = checkpointOf(options.dataDir);
      requireOutside(options.dataDir, options.to);
      const file = join(options.to, anchorName(id, size));
      if (isIn(file, note)) print(`There already: ${file}.`);
      else {
        const other = existsSync(file) ? otherTrail(file, plainText(file), note) : undefined;
        if (other !== undefined) throw lossError(Loss.rewritten, `${other.message}. Nothing was written.`);
        writeNew(file, [note]);
      }
      print(`The checkpoint of ${counted(size, 'entry', 'entries')}, made ${at}, is in ${file}.`);
    });
  addStationOptions(
    program
      .command('key')
      .description(
        'Tells the id of the key with which the station signs, from its own keys: keep it elsewhere, and verify with it.',
      )
      .option('--for-witness', 'tells the key as a witness takes it (C2SP verifier key), with the name of the log'),
  ).action((options: StationOptions & { readonly forWitness?: boolean }) => {
    if (keyProtectionOf(options.dataDir) === undefined)
      throw new CountersignError(ErrorCode.store, `There is no station with keys in ${options.dataDir}.`);
    const { id, publicKey } = signingKeyOf(openKeys(options.dataDir, vaultOf(options, terminal)));
    if (options.forWitness !== true) {
      print(id);
      return;
    }
    const station = unsealedMark(options.dataDir)?.id ?? checkpointOf(options.dataDir).id;
    print(verifierKeyOf(originOf(station), rawKey(publicKey)));
  });
}

/** The newest checkpoint of a data directory, and the station that it is of. Throws `store` where there is none yet. */
function checkpointOf(folder: string): {
  readonly id: string;
  readonly size: number;
  readonly at: string;
  readonly note: string;
} {
  const { id, checkpoint } = reading(folder, (db) => ({
    id: db.prepare<[], { id: string }>('SELECT id FROM station').get()?.id ?? '',
    checkpoint: newestCheckpoint(db),
  }));
  if (checkpoint !== undefined) return { id, ...checkpoint };
  throw new CountersignError(ErrorCode.store, 'The audit trail has no checkpoint yet. Start the station once.');
}

/** Whether a file has a checkpoint, whole: one that a kill left empty is not there already. */
function isIn(file: string, note: string): boolean {
  return existsSync(file) && plainText(file).startsWith(note);
}

/** Sends the newest checkpoint to a syslog. */
async function anchorAtSyslog({ dataDir, to, ca }: AnchorOptions, print: Terminal['print']): Promise<void> {
  const place = syslogPlace.safeParse({ syslog: to, ca });
  if (!place.success) {
    throw new CountersignError(
      ErrorCode.illegalArgument,
      `${to} is no place for an anchor: a folder, a syslog as tls://log.plant.example:6514, tcp://log.plant.example:601 or udp://10.0.0.5:514, or a witness as https://witness.example/plant. Nothing was sent.`,
    );
  }
  const { id, size, at, note } = checkpointOf(dataDir);
  await putInto(place.data, { size, note, stationId: id }, process.cwd()).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CountersignError(ErrorCode.notLive, `${to} did not take the checkpoint of ${size} entries: ${why}.`, {
      cause,
    });
  });
  print(`The checkpoint of ${size} entries, made ${at}, was sent to ${to}.`);
  if (to.startsWith('udp:')) print('Nobody says whether a datagram (UDP) arrived.');
}

/** Has a witness cosign the newest checkpoint, which is kept with its line. */
async function anchorAtWitness(
  { dataDir, to, witness: key, keep }: AnchorOptions,
  print: Terminal['print'],
): Promise<void> {
  const address = witnessAddress.safeParse(to);
  const witness = key === undefined ? undefined : readWitness(key);
  if (!address.success || witness === undefined || keep === undefined) {
    throw new CountersignError(
      ErrorCode.illegalArgument,
      'To ask a witness, give its address as https://witness.example/plant, its key with --witness (name+hash+Base64, as its operator gives it out) and a folder for what it signs with --keep. Nobody was asked.',
    );
  }
  const { id, size, at, note } = checkpointOf(dataDir);
  const file = join(keep, anchorName(id, size, witness.hash.toString('hex')));
  if (isIn(file, note)) {
    print(`There already: ${file}.`);
    return;
  }
  const text = readNote(note)?.text ?? '';
  const proof = (before: number) => reading(dataDir, (db) => openTree(db).consistency(before, size));
  const line = await cosign(to, witness, { size, note, text, seen: 0, proof }).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    const refusal = `The checkpoint of ${counted(size, 'entry', 'entries')} was not cosigned at ${to}: ${why}.`;
    throw cause instanceof OtherLogError
      ? lossError(Loss.rewritten, refusal)
      : new CountersignError(ErrorCode.notLive, refusal, { cause });
  });
  writeNew(file, [`${note}${line}\n`]);
  print(
    `${witness.name} cosigned the checkpoint of ${counted(size, 'entry', 'entries')}, made ${at}. It is in ${file}.`,
  );
}

const howToVerify =
  'Verify it with "countersign verify <file> --key <id>", or with countersign-verify on another computer.';

/** What a file is to be, by how its name ends. Throws `illegal-argument` for what no export is. */
function kindOf(out: string): '.json' | '.pdf' | '.csv' {
  const ending = extname(out).toLowerCase();
  if (ending === '.json' || ending === '.pdf' || ending === '.csv') return ending;
  throw new CountersignError(
    ErrorCode.illegalArgument,
    `"${out}" does not say what to write: a name that ends in .json is a bundle, in .pdf a signed record on paper, in .csv the audit trail to be read. Nothing was written.`,
  );
}

function* linesOf(lines: Iterable<string>): Iterable<string> {
  for (const line of lines) yield `${line}\r\n`;
}

/** One request on paper, as of now. */
async function exportPdf({ dataDir, out, request, key }: ExportOptions, print: Terminal['print']): Promise<void> {
  if (request === undefined)
    throw new CountersignError(ErrorCode.illegalArgument, 'A PDF is of one request: give its id with --request.');
  const made = reading(dataDir, (db) => bundleOfRequest(db, request));
  const { now, zone } = systemClock();
  writeNew(out, [await paperOf(made, newPrinting({ request, at: isoUtc(now()), zone, by: null, copy: null }), key)]);
  print(`Wrote ${out}: the request with ${counted(made.signatures.length, 'signature')}, and its bundle inside.`);
  print(howToVerify);
}

/** The audit trail of a time, a line an entry, to be read: it proves nothing. */
function exportCsv({ dataDir, out, since, until, ...other }: ExportOptions, print: Terminal['print']): void {
  const { request, record } = other;
  if (request !== undefined || record !== undefined)
    throw new CountersignError(ErrorCode.illegalArgument, 'A CSV file is of a time: --since and --until choose it.');
  const range = timeRange({ since, until });
  const entries = reading(dataDir, (db) => writeNew(out, linesOf(trailLines(db, range)))) - 1;
  print(`Wrote ${out}: ${counted(entries, 'entry', 'entries')}, to be read. A bundle (.json) is what can be verified.`);
}

function wantedOf({ request, record, since, until }: ExportOptions): Wanted {
  if (request !== undefined) return { request };
  if (record !== undefined) return { record };
  return timeRange({ since, until });
}
