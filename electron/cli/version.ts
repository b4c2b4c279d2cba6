/** `countersign version`: which program this is, and what it runs on. */
import type { Command } from 'commander';
import { programVersion } from '../gateway/platform/version.ts';
import { runningVersions } from '../gateway/store/versions.ts';
import type { Terminal } from './station.ts';

const names = { electron: 'Electron', chromium: 'Chromium', node: 'Node', sqlite: 'SQLite' } as const;

/** Adds the command. */
export function addVersionCommand(program: Command, { print }: Pick<Terminal, 'print'>): void {
  program
    .command('version')
    .description('The version of this program, and of what it runs on.')
    .action(() => {
      const versions = runningVersions();
      const runsOn = (['electron', 'chromium', 'node', 'sqlite'] as const).flatMap((part) =>
        versions[part] === undefined ? [] : `${names[part]} ${versions[part]}`,
      );
      print(`Countersign ${programVersion}: ${runsOn.join(', ')}`);
    });
}
