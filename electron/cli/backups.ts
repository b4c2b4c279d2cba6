/** `countersign backup` and `restore`: a station's data in one encrypted file, and back. */
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Option, type Command } from 'commander';
import { counted } from '../contract/counted.ts';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { requireOutside } from '../gateway/platform/dataDir.ts';
import { makePrivateFolder } from '../gateway/platform/privateFolder.ts';
import { systemClock } from '../gateway/platform/ports.ts';
import { isoUtc } from '../gateway/platform/time.ts';
import {
  checkPassphrase,
  makeBackup,
  unpackBackup,
  type AboutBackup,
  type BackupSecret,
} from '../gateway/station/backup.ts';
import { keyFileProblem } from '../gateway/station/keys.ts';
import { requireStation } from '../gateway/store/reading.ts';
import { ExitCode } from './exitCodes.ts';
import { fileFault } from '../gateway/platform/fileFault.ts';
import { plainText } from '../gateway/platform/plainFile.ts';
import { addDataDirOptions, addKeysOption, requireDataDirName, type Terminal } from './station.ts';
import { verifyDataDir } from './verifyStation.ts';

interface BackupOptions {
  readonly dataDir: string;
  readonly to: string;
  readonly recipient?: string;
  readonly passphraseFile?: string;
}

interface RestoreOptions {
  readonly from: string;
  readonly dataDir?: string;
  readonly reason?: string;
  readonly check?: true;
  readonly identity?: string;
  readonly passphraseFile?: string;
}

/** Adds both commands; `end` hears the exit code of a verification. */
export function addBackupCommands(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  const passphraseFile = ['--passphrase-file <file>', 'read the passphrase from a file, its first line'] as const;
  const clock = terminal.clock ?? systemClock();
  addDataDirOptions(
    program
      .command('backup')
      .description(
        'Writes an encrypted backup of a station into a folder, also while it runs. Only the passphrase, or the secret half of ' +
          'the key, opens it: keep that elsewhere.',
      ),
  )
    .requiredOption('--to <folder>', 'a folder outside of the data directory; the file gets a name of its own')
    .addOption(
      new Option('--recipient <key>', 'encrypt for this public key of age (age1...)').conflicts('passphraseFile'),
    )
    .option(...passphraseFile)
    .action(async ({ dataDir, to, recipient, passphraseFile: file }: BackupOptions) => {
      requireStation(dataDir);
      requireOutside(dataDir, to);
      const secret = recipient === undefined ? await newPassphrase(terminal, file) : { key: recipient };
      const at = isoUtc(clock.now());
      const path = join(to, `countersign-${at.slice(0, 19).replace(/[-:]/g, '')}Z.backup.age`);
      const about = await makeBackup(dataDir, path, secret, at);
      terminal.print(`Wrote ${path}: ${inWords(about)}.`);
      terminal.print(`Try it: countersign restore --check --from "${path}".`);
    });
  addKeysOption(
    program
      .command('restore')
      .description(
        'Unpacks a backup into a data directory without a database, and verifies it. With --check it only tries: nothing is left.',
      ),
  )
    .requiredOption('--from <file>', 'the backup')
    .addOption(
      new Option('--check', 'unpack it elsewhere, verify it, and leave nothing').conflicts(['dataDir', 'reason']),
    )
    .option('--data-dir <folder>', 'data directory for the station', requireDataDirName)
    .option('--reason <text>', 'why, for the audit trail')
    .addOption(new Option('--identity <file>', 'the secret half of an age key').conflicts('passphraseFile'))
    .option(...passphraseFile)
    .action(async (options: RestoreOptions) => {
      const { from, dataDir, reason = '' } = options;
      if (options.check === true) {
        end(await check(from, await secretOf(options, terminal), terminal));
        return;
      }
      if (dataDir === undefined) throw refused('Say where to with --data-dir, or try the backup with --check.');
      if (reason.trim() === '') throw refused('Say why with --reason. Nothing was restored.');
      const by = `${terminal.userName} on the command line`;
      const why = { reason: reason.trim(), by, at: isoUtc(clock.now()) };
      const backup = await unpackBackup(from, dataDir, await secretOf(options, terminal), why);
      terminal.print(`Restored to ${dataDir}: ${inWords(backup)}.`);
      const code = verifyRestored(dataDir, terminal.print);
      end(code);
      terminal.print(
        code === ExitCode.incomplete && keyFileProblem(dataDir) === undefined
          ? `Its keys remember more: countersign recover --keep-database --data-dir "${dataDir}" --reason "why" goes on without it.`
          : 'The reason is in its audit trail from the next start on.',
      );
    });
}

async function check(from: string, secret: BackupSecret, { print }: Terminal): Promise<ExitCode> {
  const folder = makePrivateFolder(tmpdir());
  try {
    const about = await unpackBackup(from, folder, secret);
    print(`${from} opens: ${inWords(about)}.`);
    return verifyRestored(folder, print);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Verifies what was unpacked: the keys beside it are its own, and without them no station starts. */
function verifyRestored(dataDir: string, print: Terminal['print']): ExitCode {
  const code = verifyDataDir({ dataDir }, print);
  const problem = keyFileProblem(dataDir);
  if (problem !== undefined) {
    print(
      `Its keys.json ${problem}: no station starts from it until that file of the station is laid beside the database.`,
    );
    return code === ExitCode.altered ? code : ExitCode.incomplete;
  }
  return code === ExitCode.unknownKey ? ExitCode.done : code;
}

function inWords({ station, at, entries, program }: AboutBackup): string {
  return `station ${station.name} (${station.id}), ${counted(entries, 'audit entry', 'audit entries')}, made ${at} by version ${program}`;
}

async function secretOf({ identity, passphraseFile }: RestoreOptions, terminal: Terminal): Promise<BackupSecret> {
  if (identity === undefined) {
    return {
      passphrase: passphraseFile === undefined ? await terminal.askSecret('Passphrase') : firstLine(passphraseFile),
    };
  }
  const key = read(identity)
    .split(/\r?\n/)
    .find((line) => line.startsWith('AGE-SECRET-KEY-'));
  if (key === undefined)
    throw refused(`${identity} has no secret key of age (AGE-SECRET-KEY-1...). Nothing was restored.`);
  return { key };
}

/** A passphrase for a new backup, typed twice: one that nobody can type again opens nothing. */
async function newPassphrase(terminal: Terminal, file: string | undefined): Promise<BackupSecret> {
  const passphrase = file === undefined ? await terminal.askSecret('Passphrase for the backup') : firstLine(file);
  checkPassphrase(passphrase);
  if (file === undefined && (await terminal.askSecret('The same once more')) !== passphrase) {
    throw refused('The two are not the same. Nothing was written.');
  }
  return { passphrase };
}

function firstLine(file: string): string {
  return read(file).split(/\r?\n/, 1)[0] ?? '';
}

function read(file: string): string {
  try {
    return plainText(file);
  } catch (cause) {
    throw refused(`${file} ${fileFault(cause)}. Nothing was done.`, cause);
  }
}

function refused(message: string, cause?: unknown): CountersignError {
  return new CountersignError(ErrorCode.illegalArgument, message, { cause });
}
