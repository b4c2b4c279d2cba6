import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import type { Terminal } from '../../electron/cli/station.ts';
import { openStation, temporaryFolder } from '../support/station.ts';

const canary = 'canary-of-the-erp-password';

function terminalThat(types: readonly string[]): { readonly terminal: Terminal; readonly printed: string[] } {
  const printed: string[] = [];
  const left = [...types];
  return {
    printed,
    terminal: {
      print: (line) => printed.push(line),
      askSecret: () => Promise.resolve(left.shift() ?? ''),
      operatingSystemVault: () => undefined,
      openBrowser: () => Promise.reject(new Error('This test opens no browser.')),
      rendererDir: 'dist/renderer',
      demoProvider: () => Promise.reject(new Error('This test starts no provider.')),
      passphraseFile: undefined,
      untilStopped: () => Promise.resolve(),
      hostName: 'host',
      userName: 'tester',
    },
  };
}

it('keeps a secret by its name for the gateway, audited, and shows it nowhere', async () => {
  const dataDir = temporaryFolder();
  const { terminal, printed } = terminalThat([canary, '']);
  const run = (...words: string[]) => runCommand([...words, '--data-dir', dataDir, '--keys', 'development'], terminal);
  expect(await run('secret', 'set', 'erp')).toBe(0);
  expect(await run('secret', 'set', 'erp')).not.toBe(0);
  expect(printed.at(-1)).toMatch(/Nothing was entered, and the secret erp is as it was/);
  expect(await run('secret', 'list')).toBe(0);
  expect(printed.at(-1)).toMatch(/^erp: set 20/);

  const station = await openStation({ dataDir });
  expect(station.gateway.secrets.get('erp')).toBe(canary);
  expect(station.gateway.trail.about('secret:erp').map(({ action }) => action)).toEqual(['secret.set']);
  expect(JSON.stringify(station.gateway.trail.latest(100))).not.toContain(canary);
  await station.gateway.close();

  expect(await run('secret', 'remove', 'erp')).toBe(0);
  expect(await run('secret', 'remove', 'erp')).not.toBe(0);
  expect(printed.join('\n')).not.toContain(canary);
  expect(readFileSync(join(dataDir, 'station.sqlite')).includes(canary)).toBe(false);
});
