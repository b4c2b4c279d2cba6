import type { Command } from 'commander';
import { expect, it } from 'vitest';
import { commands, systemTerminal } from '../../electron/cli/commands.ts';
import { commandOptions } from '../../electron/cli/options.ts';

function optionsOf(command: Command): readonly string[] {
  const own = command.options.flatMap(({ short, long }) => [short, long].filter((name) => name !== undefined));
  return [...own, ...command.commands.flatMap(optionsOf)];
}

it('EL-2 the packaged program takes the options of the commands, all of them and no others', () => {
  const terminal = systemTerminal('a-station', 'a-person', {
    operatingSystemVault: () => undefined,
    openBrowser: () => Promise.reject(new Error('no browser')),
    rendererDir: 'dist/renderer',
    demoProvider: () => Promise.reject(new Error('no provider')),
  });
  const found = optionsOf(commands(terminal, () => undefined));
  expect([...commandOptions].sort()).toEqual([...new Set(['-h', '--help', ...found])].sort());
});
