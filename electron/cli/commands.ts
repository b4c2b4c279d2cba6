/**
 * The `countersign` command: what an administrator does at install time, and what an auditor asks of a data directory.
 */
import { createInterface } from 'node:readline/promises';
import password from '@inquirer/password';
import { Command } from 'commander';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { openTrail, verifyTrail, type Actor } from '../gateway/audit/trail.ts';
import { defaultDataDir } from '../gateway/dataDir.ts';
import { systemPorts, type Log } from '../gateway/ports.ts';
import { verifySignatures } from '../gateway/signature/verify.ts';
import { openUsers, type Users } from '../gateway/sso/users.ts';
import { readStation } from '../gateway/station.ts';
import { openForReading, openStore } from '../gateway/store/database.ts';

/** Where a command reads and writes; tests give their own. */
export interface Terminal {
  readonly print: (line: string) => void;
  /** Asks for a secret without echo; from a pipe, reads its first line. */
  readonly askSecret: (question: string) => Promise<string>;
  readonly hostName: string;
  readonly userName: string;
}

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

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
  const actor: Actor = { kind: 'person', id: 'command-line', name: `${terminal.userName} on the command line` };
  const program = new Command('countersign')
    .description('Users and audit trail of a Countersign station.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.print(text.trimEnd()),
    });
  const dataDir = ['--data-dir <folder>', 'data directory of the station', defaultDataDir()] as const;
  const collect = (role: string, roles: string[]): string[] => [...roles, role];

  const user = program.command('user').description('The people who may sign.');
  user
    .command('add <name>')
    .description('Adds a user; asks for the password.')
    .requiredOption('--full-name <text>', 'name as it stands on signatures')
    .option('--role <name>', 'a role, as signature templates name it; may be given again', collect, [])
    .option(...dataDir)
    .action(async (name: string, options: { fullName: string; role: string[]; dataDir: string }) => {
      const secret = await askTwice(terminal);
      await withStation(options.dataDir, terminal, true, async (users) => {
        await users.add({ userName: name, fullName: options.fullName, roles: options.role, password: secret }, actor);
      });
      terminal.print(
        `Added ${name} (${options.fullName})${options.role.length > 0 ? `: ${options.role.join(', ')}` : ''}.`,
      );
    });
  user
    .command('set-password <name>')
    .description('Gives a user a new password; asks for it.')
    .option(...dataDir)
    .action(async (name: string, options: { dataDir: string }) => {
      const secret = await askTwice(terminal);
      await withStation(options.dataDir, terminal, false, (users) => users.setPassword(name, secret, actor));
      terminal.print(`The password of ${name} is set.`);
    });
  user
    .command('list')
    .description('Lists the users with their roles.')
    .option(...dataDir)
    .action(async (options: { dataDir: string }) => {
      await withStation(options.dataDir, terminal, false, (users) => {
        for (const { userName, fullName, roles } of users.list()) {
          terminal.print(`${userName}\t${fullName}\t${roles.join(', ')}`);
        }
      });
    });
  program
    .command('verify')
    .description('Recomputes the audit trail and the signatures from what is stored. Also beside a running station.')
    .option(...dataDir)
    .action((options: { dataDir: string }) => {
      const db = openForReading(options.dataDir);
      const trail = verifyTrail(db);
      const signatures = verifySignatures(db, trail);
      db.close();
      if (trail.ok) terminal.print(`The audit trail holds: ${trail.entries} entries, each follows the one before.`);
      else terminal.print(`The audit trail does not hold at entry ${trail.seq}: ${trail.reason}.`);
      if (signatures.ok) terminal.print(`The signatures hold: ${signatures.signatures}, each as the trail records it.`);
      else terminal.print(`The signatures do not hold: ${signatures.problem}.`);
      terminal.print('Not checked: whether entries are missing at the end of the trail.');
      if (!trail.ok || !signatures.ok) fail(2);
    });
  return program;
}

async function askTwice(terminal: Terminal): Promise<string> {
  const first = await terminal.askSecret('Password');
  const second = await terminal.askSecret('Password again');
  if (first === second) return first;
  throw new CountersignError(ErrorCode.illegalArgument, 'The two passwords differ. Nothing was changed.');
}

/** Opens a station for writing. Only adding a user may make one; everything else wants one that is there. */
async function withStation(
  dataDir: string,
  terminal: Terminal,
  make: boolean,
  work: (users: Users) => Promise<void> | void,
): Promise<void> {
  if (!make) openForReading(dataDir).close();
  const store = openStore(dataDir);
  try {
    const ports = systemPorts(silent);
    const station = readStation(store, ports, terminal.hostName, 'either');
    const trail = openTrail(store, ports, station.id, ports.newId());
    await work(openUsers(store, trail, ports));
  } finally {
    store.close();
  }
}

/** The terminal that the program was started from. */
export function systemTerminal(hostName: string, userName: string): Terminal {
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
    hostName,
    userName,
  };
}
