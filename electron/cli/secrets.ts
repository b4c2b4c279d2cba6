/** `countersign secret ...`: what the station proves itself with at databases and controllers, by the names of its settings. */
import type { Command } from 'commander';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import type { Actor } from '../gateway/audit/trail.ts';
import { onOneLine } from '../gateway/platform/oneLine.ts';
import { isBlank } from '../gateway/platform/unseen.ts';
import { requireDataDir } from '../gateway/store/reading.ts';
import { readText } from './readText.ts';
import { addStationOptions, prepareStation, type StationOptions, type Terminal } from './station.ts';

/** Adds the commands below `secret`. */
export function addSecretCommands(program: Command, terminal: Terminal): void {
  const secret = program
    .command('secret')
    .description('Passwords that settings name, such as { "secret": "erp" } in databases.json.');
  const actor: Actor = { kind: 'person', id: 'command-line', name: `${terminal.userName} on the command line` };

  addStationOptions(secret.command('list').description('Names the secrets that are kept, and since when.')).action(
    async (options: StationOptions) => {
      requireDataDir(options.dataDir);
      await prepareStation(
        options,
        terminal,
      )(({ secrets }) => {
        const all = secrets.list();
        for (const { name, setAt } of all) terminal.print(`${name}: set ${setAt}`);
        if (all.length === 0) terminal.print('No secret is kept. "countersign secret set <name>" keeps one.');
      });
    },
  );
  addStationOptions(
    secret.command('set <name>').description('Keeps a secret, sealed with the keys of the station; asks for it.'),
  )
    .option('--file <file>', 'keeps what stands in a file, such as a private key (PEM), and asks nothing')
    .action(async (name: string, options: StationOptions & { readonly file?: string }) => {
      requireDataDir(options.dataDir);
      if (isBlank(name) || name !== onOneLine(name.trim())) {
        throw new CountersignError(
          ErrorCode.illegalArgument,
          `A secret has a name, as settings write it: "${onOneLine(name)}" is none. Nothing was changed.`,
        );
      }
      const open = prepareStation(options, terminal);
      const { file } = options;
      const given =
        file === undefined
          ? await terminal.askSecret(`Secret ${name}:`)
          : secretIn(readText(file, 'Nothing was changed.'));
      if (given === '') {
        throw new CountersignError(
          ErrorCode.illegalArgument,
          `Nothing was entered, and the secret ${name} is as it was. "countersign secret remove ${name}" takes it away.`,
        );
      }
      await open(({ secrets }) => secrets.set(name, given, actor));
      terminal.print(`The secret ${name} is kept, sealed.`);
      if (file !== undefined) terminal.print(`Nothing needs ${file} for it any more: take the file away.`);
    });
  addStationOptions(secret.command('remove <name>').description('Takes a secret away.')).action(
    async (name: string, options: StationOptions) => {
      requireDataDir(options.dataDir);
      await prepareStation(
        options,
        terminal,
      )(({ secrets }) => {
        if (secrets.get(name) === undefined)
          throw new CountersignError(ErrorCode.objectNotFound, `There is no secret ${name}.`);
        secrets.set(name, '', actor);
      });
      terminal.print(`The secret ${name} is gone.`);
    },
  );
}

/** What stands in a text: the end of its only line is none of a password; a key of several lines stays as it is. */
function secretIn(text: string): string {
  return text.replace(/^([^\r\n]*)\r?\n$/, '$1');
}
