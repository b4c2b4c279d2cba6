/** `countersign databases ...`: the databases of databases.json, for whoever sets them up. */
import type { Command } from 'commander';
import { CountersignError } from '../contract/errors.ts';
import { openDatabases } from '../gateway/databases/databases.ts';
import { systemPorts } from '../gateway/platform/ports.ts';
import { requireDataDir } from '../gateway/store/reading.ts';
import { ExitCode } from './exitCodes.ts';
import { addStationOptions, prepareStation, silent, vaultOf, type StationOptions, type Terminal } from './station.ts';

/** Adds the command. A database that does not answer ends it with the code of a refusal. */
export function addDatabaseCommands(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  const databases = program.command('databases').description('The databases of databases.json.');
  addStationOptions(
    databases
      .command('test [name]')
      .description('Connects to a database, or to each, and says who answers, or what is wrong and what to do.'),
  ).action(async (name: string | undefined, options: StationOptions) => {
    requireDataDir(options.dataDir);
    const ports = systemPorts(silent, vaultOf(options, terminal));
    await prepareStation(
      options,
      terminal,
    )(async ({ secrets }) => {
      const opened = openDatabases({
        dataDir: options.dataDir,
        ports,
        secret: secrets.get,
        preferred: () => undefined,
      });
      try {
        for (const problem of opened.problems()) terminal.print(problem);
        const names = name === undefined ? opened.status().map((one) => one.name) : [name];
        if (names.length === 0 && opened.problems().length === 0)
          terminal.print('databases.json of the data directory lists no connection.');
        for (const one of names) {
          const line = await opened.probe(one).then(
            ({ version, user, rights, latency, note }) =>
              `${one}: ${version}, as ${user}, ${rights}, ${latency.toFixed(1)} ms${note === '' ? '' : `; ${note}`}`,
            (error: unknown) => {
              if (!(error instanceof CountersignError)) throw error;
              end(ExitCode.refused);
              return error.message;
            },
          );
          terminal.print(line);
        }
        if (opened.problems().length > 0) end(ExitCode.refused);
      } finally {
        await opened.close();
      }
    });
  });
}
