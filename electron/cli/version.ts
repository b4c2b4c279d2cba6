/** `countersign version`: which program this is, and what it runs on. */
import type { Command } from 'commander';
import { versionsInWords } from '../gateway/store/versions.ts';
import type { Terminal } from './station.ts';

/** Adds the command. */
export function addVersionCommand(program: Command, { print }: Pick<Terminal, 'print'>): void {
  program
    .command('version')
    .description('The version of this program, and of what it runs on.')
    .action(() => print(versionsInWords()));
}
