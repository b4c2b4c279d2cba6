/** `countersign recover`: a station whose database is lost starts again, on the word of whoever has its keys. */
import type { Command } from 'commander';
import { counted } from '../contract/counted.ts';
import { requireDataDir } from '../gateway/store/reading.ts';
import { systemPorts } from '../gateway/platform/ports.ts';
import { recoverStation } from '../gateway/station/recovery.ts';
import type { Loss } from '../gateway/store/loss.ts';
import { addStationOptions, silent, type StationOptions, type Terminal, vaultOf } from './station.ts';

interface RecoverOptions extends StationOptions {
  readonly reason: string;
  readonly keepDatabase?: true;
}

const found: Readonly<Record<Loss, string>> = Object.freeze({
  missing: 'The database is missing.',
  empty: 'The database is empty.',
  older: 'The database is older than the keys of the station remember.',
  rewritten: 'The audit trail is not the one that the keys of the station remember.',
  damaged: 'The database is damaged.',
});

/** Adds the command. */
export function addRecoverCommand(program: Command, terminal: Terminal): void {
  addStationOptions(
    program
      .command('recover')
      .description(
        'Lets a station start again whose database is lost for good: what is left of it is moved aside, and a new one ' +
          'begins with the reason in its audit trail. Needs the keys of the station, and works only when something is lost.',
      ),
  )
    .requiredOption('--reason <text>', 'why, for the audit trail')
    .option('--keep-database', 'go on with an older database that is there, such as a restored backup')
    .action(({ dataDir, keys, reason, keepDatabase }: RecoverOptions) => {
      requireDataDir(dataDir);
      const vault = vaultOf({ dataDir, keys }, terminal);
      const { loss, moved, movedTo, entriesLost } = recoverStation(
        {
          dataDir,
          reason,
          actor: { kind: 'person', id: 'command-line', name: `${terminal.userName} on the command line` },
          keepsDatabase: keepDatabase === true,
          stationName: terminal.hostName,
        },
        systemPorts(silent, vault),
      );
      terminal.print(found[loss]);
      if (movedTo !== undefined) terminal.print(`Moved aside: ${moved.join(', ')}, to ${movedTo}.`);
      if (entriesLost > 0)
        terminal.print(`Lost, as far as the keys remember: ${counted(entriesLost, 'audit entry', 'audit entries')}.`);
      terminal.print(
        keepDatabase === true
          ? 'The station goes on with the database that is there. The reason is in its audit trail.'
          : 'A new database is there, with the reason as its first audit entry. It has no users and no signatures: add ' +
              'users with "countersign user add", or start the station and set up the first administrator.',
      );
    });
}
