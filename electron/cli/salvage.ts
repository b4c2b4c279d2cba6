/** `countersign salvage`: what can still be read of a damaged database, in a new file, and what is lost of it. */
import type { Command } from 'commander';
import { counted } from '../contract/counted.ts';
import { unsealedMark } from '../gateway/station/keys.ts';
import { salvage, type Range } from '../gateway/store/salvage.ts';
import { ExitCode } from './exitCodes.ts';
import { addDataDirOptions, type Terminal } from './station.ts';
import { verifyDataDir } from './verifyStation.ts';

interface SalvageOptions {
  readonly dataDir: string;
  readonly to: string;
}

/** Adds the command; `end` hears its exit code. */
export function addSalvageCommand(program: Command, { print }: Terminal, end: (code: ExitCode) => void): void {
  addDataDirOptions(
    program
      .command('salvage')
      .description(
        'Reads what can be read of a damaged database into a new one, says what is lost, and verifies the rest. The station does ' +
          'not run meanwhile; its files stay as they are.',
      ),
  )
    .requiredOption('--to <folder>', 'a new folder for the new database')
    .action(({ dataDir, to }: SalvageOptions) => {
      const { file, tables, lostEntries, newestEntry } = salvage(dataDir, to);
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      print(
        `Read into ${file}: ${counted(rows, 'row')} of ${counted(tables.length, 'table')}. The damaged files are as they were.`,
      );
      const torn = tables.filter(({ isWhole }) => !isWhole);
      for (const { name, rows: read } of torn)
        print(`Lost: a part of the table ${name}; ${read} of its rows are there.`);
      if (lostEntries.length > 0)
        print(`Lost: the audit ${isOne(lostEntries) ? 'entry' : 'entries'} ${lostEntries.map(inWords).join(', ')}.`);
      const remembered = unsealedMark(dataDir)?.entries ?? 0;
      const isShort = remembered > newestEntry;
      if (isShort) {
        print(
          `Lost: the newest audit entries. The keys of the station remember ${remembered}, here are ${newestEntry}.`,
        );
      }
      const code = verifyDataDir({ dataDir: to }, print);
      const holds = code === ExitCode.done || code === ExitCode.unknownKey;
      if (torn.length === 0 && lostEntries.length === 0 && !isShort && holds) {
        print(
          `Nothing is lost. To go on with it, move station.sqlite and its -wal and -shm files out of ${dataDir}, and copy ${file} there.`,
        );
        return;
      }
      print(
        'A station does not go on with it: keep it beside the damaged files as what is left, and restore a backup. What it shows of a ' +
          'record is in it; who signs what was lost signs anew.',
      );
      end(holds ? ExitCode.incomplete : code);
    });
}

function isOne([first, ...more]: readonly Range[]): boolean {
  return first !== undefined && first.from === first.to && more.length === 0;
}

function inWords({ from, to }: Range): string {
  return from === to ? String(from) : `${from} to ${to}`;
}
