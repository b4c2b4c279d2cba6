/** `countersign export`, `anchor` and `key`: what an auditor takes along, and what is kept outside of the station to compare with. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Option, type Command } from 'commander';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { defaultDataDir } from '../gateway/platform/dataDir.ts';
import { bundleText, makeBundle, newestCheckpoint, type Wanted } from '../gateway/signature/bundle.ts';
import { keyProtectionOf, openKeys } from '../gateway/station/keys.ts';
import { signingKeyOf } from '../gateway/station/signingKey.ts';
import { addStationOptions, vaultOf, type StationOptions, type Terminal } from './station.ts';
import { reading } from './reading.ts';

interface ExportOptions {
  readonly dataDir: string;
  readonly out: string;
  readonly request?: string;
  readonly record?: string;
  readonly since?: string;
  readonly until?: string;
}

/** Adds the commands. */
export function addBundleCommands(program: Command, terminal: Terminal): void {
  const { print } = terminal;
  const dataDir = ['--data-dir <folder>', 'data directory of the station', defaultDataDir()] as const;
  program
    .command('export')
    .description(
      'Writes a bundle that strangers verify without the program: of a request, a record, a time, or the whole audit trail. ' +
        'It only reads the station: also beside a running one.',
    )
    .option(...dataDir)
    .requiredOption('--out <file>', 'the file to write; one that is there stays')
    .addOption(new Option('--request <id>', 'a request with its signatures').conflicts(['record', 'since', 'until']))
    .addOption(new Option('--record <id>', 'all requests about a record').conflicts(['since', 'until']))
    .option('--since <date>', 'entries from this date or time on (ISO 8601, UTC)')
    .option('--until <date>', 'entries before this date or time')
    .action((options: ExportOptions) => {
      const bundle = reading(options.dataDir, (db) => makeBundle(db, wantedOf(options)));
      writeNew(options.out, bundleText(bundle));
      print(`Wrote ${options.out}: ${bundle.entries.length} entries, ${bundle.signatures.length} signatures.`);
      print('Verify it with "countersign verify <file> --key <id>", or with countersign-verify on another computer.');
    });
  program
    .command('anchor')
    .description(
      'Writes the newest checkpoint of the audit trail into a folder outside of the station, as a file of its own. No later ' +
        'trail passes that does not go on from it.',
    )
    .option(...dataDir)
    .requiredOption('--to <folder>', 'a folder that whoever writes the station cannot change')
    .action(({ dataDir: folder, to }: { readonly dataDir: string; readonly to: string }) => {
      const { id, checkpoint } = reading(folder, (db) => ({
        id: db.prepare<[], { id: string }>('SELECT id FROM station').get()?.id ?? '',
        checkpoint: newestCheckpoint(db),
      }));
      if (checkpoint === undefined)
        throw new CountersignError(ErrorCode.store, 'The audit trail has no checkpoint yet. Start the station once.');
      const file = join(to, `${id}-${String(checkpoint.size).padStart(10, '0')}.checkpoint`);
      if (existsSync(file)) print(`There already: ${file}.`);
      else writeNew(file, checkpoint.note);
      print(`The checkpoint of ${checkpoint.size} entries, made ${checkpoint.at}, is in ${file}.`);
    });
  addStationOptions(
    program
      .command('key')
      .description(
        'Tells the id of the key with which the station signs, from its own keys: keep it elsewhere, and verify with it.',
      ),
  ).action((options: StationOptions) => {
    if (keyProtectionOf(options.dataDir) === undefined)
      throw new CountersignError(ErrorCode.store, `There is no station with keys in ${options.dataDir}.`);
    print(signingKeyOf(openKeys(options.dataDir, vaultOf(options, terminal))).id);
  });
}

function wantedOf({ request, record, since, until }: ExportOptions): Wanted {
  if (request !== undefined) return { request };
  if (record !== undefined) return { record };
  for (const time of [since, until]) {
    if (time !== undefined && !/^\d{4}-\d\d-\d\d(T[\d:.]+Z?)?$/.test(time))
      throw new CountersignError(
        ErrorCode.illegalArgument,
        `${time} is no date or time as in 2026-11-01 or 2026-11-01T06:00:00Z.`,
      );
  }
  return { since, until };
}

/** Writes a file that is not there yet. Throws in words where it is, or cannot be written. */
function writeNew(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    const why = isThere ? 'It is there already, and stays as it is.' : 'Its folder cannot be written, or is not there.';
    throw new CountersignError(ErrorCode.illegalArgument, `${file} was not written. ${why}`, { cause });
  }
}
