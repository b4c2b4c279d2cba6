/**
 * The `countersign` command: what an administrator does at install time, and what an auditor asks of a data directory.
 */
import { createInterface } from 'node:readline/promises';
import password from '@inquirer/password';
import { Command } from 'commander';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { openTrail, type Actor, type Trail } from '../gateway/audit/trail.ts';
import { defaultDataDir } from '../gateway/dataDir.ts';
import { systemPorts, type Log } from '../gateway/ports.ts';
import { openUsers, type Users } from '../gateway/sso/users.ts';
import { readStation } from '../gateway/station.ts';
import { openStore } from '../gateway/store/database.ts';

/** Where a command reads and writes; tests give their own. */
export interface Terminal {
  readonly print: (line: string) => void;
  /** Asks for a secret without echo; from a pipe, reads its first line. */
  readonly askSecret: (question: string) => Promise<string>;
  readonly hostName: string;
  readonly userName: string;
}

/** The words that make the desktop program run a command instead of opening a window. */
export const commandNames: readonly string[] = ['user', 'verify'];

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

interface Opened {
  readonly users: Users;
  readonly trail: Trail;
}

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
      await withStation(options.dataDir, terminal, async ({ users }) => {
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
      await withStation(options.dataDir, terminal, ({ users }) => users.setPassword(name, secret, actor));
      terminal.print(`The password of ${name} is set.`);
    });
  user
    .command('list')
    .description('Lists the users with their roles.')
    .option(...dataDir)
    .action(async (options: { dataDir: string }) => {
      await withStation(options.dataDir, terminal, ({ users }) => {
        for (const { userName, fullName, roles } of users.list()) {
          terminal.print(`${userName}\t${fullName}\t${roles.join(', ')}`);
        }
      });
    });
  program
    .command('verify')
    .description('Recomputes the whole audit trail from its entries.')
    .option(...dataDir)
    .action(async (options: { dataDir: string }) => {
      await withStation(options.dataDir, terminal, ({ trail }) => {
        const verdict = trail.verify();
        if (verdict.ok)
          terminal.print(`The audit trail holds: ${verdict.entries} entries, each follows the one before.`);
        else {
          terminal.print(`The audit trail does not hold at entry ${verdict.seq}: ${verdict.reason}.`);
          fail(2);
        }
      });
    });
  return program;
}

async function askTwice(terminal: Terminal): Promise<string> {
  const first = await terminal.askSecret('Password');
  const second = await terminal.askSecret('Password again');
  if (first === second) return first;
  throw new CountersignError(ErrorCode.illegalArgument, 'The two passwords differ. Nothing was changed.');
}

async function withStation(
  dataDir: string,
  terminal: Terminal,
  work: (opened: Opened) => Promise<void> | void,
): Promise<void> {
  const store = openStore(dataDir);
  try {
    const ports = systemPorts(silent);
    const station = readStation(store, ports, terminal.hostName);
    const trail = openTrail(store, ports, station.id, ports.newId());
    await work({ users: openUsers(store, trail, ports), trail });
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
