/**
 * The `countersign` command: what an administrator does at install time, and what an auditor asks of a data directory.
 */
import { createInterface } from 'node:readline/promises';
import password from '@inquirer/password';
import { Command } from 'commander';
import { CountersignError } from '../contract/errors.ts';
import { verifyTrail } from '../gateway/audit/trail.ts';
import { accessLog, csvLine, type AccessFilter } from '../gateway/audit/access.ts';
import { passphraseVariable } from '../gateway/chooseVault.ts';
import { defaultDataDir } from '../gateway/dataDir.ts';
import { verifySignatures } from '../gateway/signature/verify.ts';
import { openForReading } from '../gateway/store/database.ts';
import { addGatewayCommand } from './gateway.ts';
import { addIdpCommands } from './idp.ts';
import type { Terminal } from './station.ts';
import { addUserCommands } from './users.ts';

/**
 * Runs a command line (`['user', 'add', 'anna', ...]`). Resolves to the exit code: 0 done, 1 refused, 2 the data is not
 * what it should be.
 */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  let code = 0;
  const program = commands(terminal, (failed) => (code = failed));
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CountersignError) {
      terminal.print(error.message);
      return 1;
    }
    if (error instanceof Error && 'exitCode' in error && typeof error.exitCode === 'number') return error.exitCode;
    throw error;
  }
}

function commands(terminal: Terminal, fail: (code: number) => void): Command {
  const program = new Command('countersign')
    .description('Users, audit trail and service of a Countersign station.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.print(text.trimEnd()),
    });
  const dataDir = ['--data-dir <folder>', 'data directory of the station', defaultDataDir()] as const;
  addUserCommands(program, terminal);
  addIdpCommands(program, terminal);
  addGatewayCommand(program, terminal);
  program
    .command('access-log')
    .description('Exports who signed in, was refused, locked or switched, as CSV. Also beside a running station.')
    .option(...dataDir)
    .option('--user <name>', 'events about one user')
    .option('--since <date>', 'from this date or time on (ISO 8601, UTC)')
    .option('--until <date>', 'before this date or time')
    .action(({ dataDir: folder, ...filter }: AccessFilter & { readonly dataDir: string }) => {
      const db = openForReading(folder);
      const columns = ['seq', 'time', 'station', 'action', 'actor', 'user', 'roles', 'result', 'detail'] as const;
      terminal.print(csvLine(columns));
      for (const row of accessLog(db, filter)) terminal.print(csvLine(columns.map((column) => row[column])));
      db.close();
    });
  program
    .command('verify')
    .description('Recomputes the audit trail and the signatures from what is stored. Also beside a running station.')
    .option(...dataDir)
    .option('--key <id>', 'believe this key of the station alone (its id, kept elsewhere)')
    .action((options: { dataDir: string; key?: string }) => {
      const db = openForReading(options.dataDir);
      const trail = verifyTrail(db);
      const signatures = verifySignatures(db, trail, options.key);
      db.close();
      if (trail.ok) terminal.print(`The audit trail holds: ${trail.entries} entries, each follows the one before.`);
      else terminal.print(`The audit trail does not hold at entry ${trail.seq}: ${trail.reason}.`);
      if (signatures.ok) terminal.print(`The signatures hold: ${signatures.signatures}, each as the trail records it.`);
      else terminal.print(`The signatures do not hold: ${signatures.problem}.`);
      if (signatures.ok && options.key === undefined) {
        for (const key of signatures.keys) terminal.print(`Signed by the station's key ${key}: compare it.`);
      }
      terminal.print('Not checked: whether entries are missing at the end of the trail.');
      if (!trail.ok || !signatures.ok) fail(2);
    });
  return program;
}

/** The terminal that the program was started from, with the operating system's key vault as its host reaches it. */
export function systemTerminal(
  hostName: string,
  userName: string,
  { operatingSystemVault, openBrowser }: Pick<Terminal, 'operatingSystemVault' | 'openBrowser'>,
): Terminal {
  let piped: Promise<string> | undefined;
  const readPipe = async (): Promise<string> => {
    const lines = createInterface({ input: process.stdin });
    for await (const line of lines) {
      lines.close();
      return line;
    }
    return '';
  };
  return {
    print: (line) => void process.stdout.write(`${line}\n`),
    askSecret: (question) => {
      if (process.stdin.isTTY) return password({ message: question });
      piped ??= readPipe();
      return piped;
    },
    operatingSystemVault,
    openBrowser,
    untilStopped: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      }),
    passphraseFile: process.env[passphraseVariable],
    hostName,
    userName,
  };
}
