/**
 * The `countersign` command: what an administrator does at install time, and what an auditor asks of a data directory.
 */
import { createInterface } from 'node:readline/promises';
import password from '@inquirer/password';
import { Command, CommanderError } from 'commander';
import { CountersignError, withStoreTrouble } from '../contract/errors.ts';
import { passphraseVariable } from '../gateway/station/chooseVault.ts';
import { addBackupCommands } from './backups.ts';
import { addBundleCommands } from './bundles.ts';
import { ExitCode, exitCodeOf, exitCodesInWords } from './exitCodes.ts';
import { addDatabaseCommands } from './databases.ts';
import { addTagCommands } from './tags.ts';
import { addGatewayCommand } from './gateway.ts';
import { addIdpCommands } from './idp.ts';
import { addMailCommands } from './mail.ts';
import { addProjectCommands } from './project.ts';
import { addRecoverCommand } from './recover.ts';
import { addSalvageCommand } from './salvage.ts';
import { addSecretCommands } from './secrets.ts';
import { fileFault } from '../gateway/platform/fileFault.ts';
import { addScriptCommand } from './script.ts';
import type { Terminal } from './station.ts';
import { addUserCommands } from './users.ts';
import { addReadingCommands } from './verify.ts';
import { addVersionCommand } from './version.ts';

/**
 * Runs a command line (`['user', 'add', 'anna', ...]`). Resolves to the exit code, as `ExitCode` tells; whatever goes
 * wrong is printed in words, without the program's inside.
 */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  let code: ExitCode = ExitCode.done;
  const program = commands(terminal, (ended) => (code = ended));
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode;
    const error = withStoreTrouble(thrown);
    if (error instanceof CountersignError) {
      terminal.printError(error.message);
      return exitCodeOf(error);
    }
    terminal.printError(inWords(error));
    return ExitCode.refused;
  }
}

/** For what nobody foresaw: its kind, for whoever mends it, and neither a text nor a place of the program. */
function inWords(error: unknown): string {
  const kind = error instanceof Error ? error.name : typeof error;
  if (kind === 'ExitPromptError') return 'It was called off. Nothing was changed.';
  // A file or a folder that somebody named, and that the operating system refused.
  if (error instanceof Error && 'code' in error && 'path' in error && typeof error.path === 'string') {
    return `${error.path} ${fileFault(error)}.`;
  }
  return `Something failed inside Countersign (${kind}). Report it with the command that you ran.`;
}

/** The commands themselves. `end` takes the exit code of a command that found what should not be. */
export function commands(terminal: Terminal, end: (code: ExitCode) => void): Command {
  const program = new Command('countersign')
    .description('Users, audit trail and service of a Countersign station.')
    .addHelpText('afterAll', exitCodesInWords)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.printError(text.trimEnd()),
    });
  addUserCommands(program, terminal);
  addIdpCommands(program, terminal);
  addDatabaseCommands(program, terminal, end);
  addMailCommands(program, terminal, end);
  addTagCommands(program, terminal, end);
  addGatewayCommand(program, terminal);
  addRecoverCommand(program, terminal);
  addReadingCommands(program, terminal, end);
  addBundleCommands(program, terminal);
  addBackupCommands(program, terminal, end);
  addSalvageCommand(program, terminal, end);
  addSecretCommands(program, terminal);
  addScriptCommand(program, terminal);
  addProjectCommands(program, terminal, end);
  addVersionCommand(program, terminal);
  return program;
}

/** The terminal that the program was started from, with the operating system's key vault as its host reaches it. */
export function systemTerminal(
  hostName: string,
  userName: string,
  host: Pick<Terminal, 'operatingSystemVault' | 'openBrowser' | 'rendererDir' | 'demoProvider' | 'build' | 'program'>,
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
    printError: (line) => void process.stderr.write(`${line}\n`),
    askSecret: (question) => (process.stdin.isTTY ? password({ message: question }) : (piped ??= readPipe())),
    ask: async (question) => {
      if (!process.stdin.isTTY) return (piped ??= readPipe());
      const lines = createInterface({ input: process.stdin, output: process.stdout });
      const answer = await lines.question(`${question} `);
      lines.close();
      return answer;
    },
    ...host,
    untilStopped: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      }),
    passphraseFile: process.env[passphraseVariable],
    hostName,
    userName,
  };
}
