import type { Command } from 'commander';
import { expect, it } from 'vitest';
import { commands, systemTerminal } from '../../electron/cli/commands.ts';
import { commandOptions } from '../../electron/cli/options.ts';

const somewhere = systemTerminal('a-station', 'a-person', {
  operatingSystemVault: () => undefined,
  openBrowser: () => Promise.reject(new Error('no browser')),
  rendererDir: 'dist/renderer',
  demoProvider: () => Promise.reject(new Error('no provider')),
});

function optionsOf(command: Command): readonly string[] {
  const own = command.options.flatMap(({ short, long }) => [short, long].filter((name) => name !== undefined));
  return [...own, ...command.commands.flatMap(optionsOf)];
}

it('every command of a station takes what opens its keys, whether it needs them or not', () => {
  const all = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(all)];
  const ofStations = all(commands(somewhere, () => undefined)).filter(({ options }) =>
    options.some(({ long }) => long === '--data-dir'),
  );
  expect(ofStations.length).toBeGreaterThan(20);
  const without = ofStations.filter(({ options }) => !options.some(({ long }) => long === '--keys'));
  expect(without.map((command) => command.name())).toEqual([]);
});

it('EL-2 the packaged program takes the options of the commands, all of them and no others', () => {
  const found = optionsOf(commands(somewhere, () => undefined));
  expect([...commandOptions].sort()).toEqual([...new Set(['-h', '--help', ...found])].sort());
});
