import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import { openStation, temporaryFolder } from '../support/station.ts';
import { terminal } from '../support/terminal.ts';

const canary = 'canary-of-the-erp-password';

it('keeps a secret by its name for the gateway, audited, and shows it nowhere', async () => {
  const dataDir = temporaryFolder();
  const on = terminal(canary, '');
  const { printed } = on;
  const run = (...words: string[]) => runCommand([...words, '--data-dir', dataDir, '--keys', 'development'], on);
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

it('keeps a private key of a file as it stands there, and says that the file can go', async () => {
  const dataDir = temporaryFolder();
  const on = terminal();
  const run = (...words: string[]) => runCommand([...words, '--data-dir', dataDir, '--keys', 'development'], on);
  const file = join(dataDir, 'line1.key');
  const pem = '-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----\n';
  expect(await run('secret', 'set', 'line1', '--file', file)).not.toBe(0);
  expect(on.printed.at(-1)).toContain(`${file} is not there. Nothing was changed.`);
  writeFileSync(file, pem);
  expect(await run('secret', 'set', 'line1', '--file', file)).toBe(0);
  expect(on.printed.at(-1)).toBe(`Nothing needs ${file} for it any more: take the file away.`);
  // An editor ends the line of a password, which is none of it.
  writeFileSync(file, 'canary of one line\n');
  expect(await run('secret', 'set', 'erp', '--file', file)).toBe(0);
  const station = await openStation({ dataDir });
  expect(station.gateway.secrets.get('line1')).toBe(pem);
  expect(station.gateway.secrets.get('erp')).toBe('canary of one line');
});

it('a file that is no text is refused, and not kept as another one', async () => {
  const dataDir = temporaryFolder();
  const on = terminal();
  const run = (...words: string[]) => runCommand([...words, '--data-dir', dataDir, '--keys', 'development'], on);
  const file = join(dataDir, 'line1.der');
  writeFileSync(file, Buffer.from([0x30, 0x82, 0x04, 0xa4, 0x02]));
  expect(await run('secret', 'set', 'line1', '--file', file)).toBe(1);
  expect(on.printed).toEqual([`${file} is not UTF-8. Nothing was changed.`]);
});

it.each(['', '  ', ' erp', 'er\u200bp', 'er\np'])('%j is no name of a secret', async (name) => {
  const dataDir = temporaryFolder();
  const on = terminal(canary);
  expect(await runCommand(['secret', 'set', name, '--data-dir', dataDir, '--keys', 'development'], on)).toBe(1);
  expect(on.printed).toEqual([expect.stringMatching(/^A secret has a name, .* is none\. Nothing was changed\.$/)]);
});
