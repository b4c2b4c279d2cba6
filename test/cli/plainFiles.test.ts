/** What stands in the place of a file and is none: a pipe, which nobody writes into, and a folder. Nothing waits for it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import { readServerConfig } from '../../electron/server/config.ts';
import { openStation, smallProject, temporaryFolder, writeProject } from '../support/station.ts';
import { terminal } from '../support/terminal.ts';

const development = ['--keys', 'development'];
const kinds = ['a pipe', 'a folder'] as const;
type Kind = (typeof kinds)[number];

/** Puts one in the place of a file. */
function put(kind: Kind, file: string): void {
  rmSync(file, { force: true });
  if (kind === 'a folder') mkdirSync(file);
  else execFileSync('mkfifo', ['-m', '600', file]);
}

async function said(args: readonly string[], with_: { readonly passphraseFile?: string } = {}): Promise<string> {
  const asked = terminal('seven green turbines', 'seven green turbines');
  const code = await runCommand(args, { ...asked, ...with_ });
  return `${code} ${asked.printed.join('\n')}`;
}

/** A station with the user anna, closed. */
async function stationFolder(): Promise<string> {
  const dataDir = join(temporaryFolder(), 'station');
  expect(
    await said(['user', 'add', 'anna', '--full-name', 'Anna Berg', '--data-dir', dataDir, ...development]),
  ).toMatch(/^0/);
  return dataDir;
}

const words = (kind: Kind): RegExp => (kind === 'a pipe' ? /is no plain file/ : /is a folder/);

describe.each(kinds)('%s', (kind) => {
  it('in the place of a file of the station is named', async () => {
    const dataDir = await stationFolder();
    const list = ['user', 'list', '--data-dir', dataDir, ...development];
    const keys = readFileSync(join(dataDir, 'keys.json'));
    put(kind, join(dataDir, 'keys.json'));
    expect(await said(list)).toMatch(words(kind));
    rmSync(join(dataDir, 'keys.json'), { recursive: true });
    writeFileSync(join(dataDir, 'keys.json'), keys);
    for (const name of ['lock', 'station.sqlite']) {
      put(kind, join(dataDir, name));
      expect(await said(list)).toBe(`1 ${join(dataDir, name)} is no file. Nothing was read and nothing was changed.`);
      if (name === 'lock') rmSync(join(dataDir, name), { recursive: true });
    }
  });

  it('in the place of settings of the site is named, and a start does not wait for it', async () => {
    const dataDir = await stationFolder();
    for (const name of ['tags.json', 'databases.json', 'identity-providers.json']) put(kind, join(dataDir, name));
    const at = ['--data-dir', dataDir, ...development];
    expect(await said(['tags', 'test', ...at])).toMatch(words(kind));
    expect(await said(['databases', 'test', ...at])).toMatch(words(kind));
    expect(await said(['idp', 'list', ...at])).toMatch(words(kind));
    rmSync(join(dataDir, 'identity-providers.json'), { recursive: true });
    const station = await openStation({ dataDir });
    const warned = station.log.lines.map(({ message }) => message).join('\n');
    expect(warned).toMatch(/tags\.json is /);
    expect(warned).toMatch(/databases\.json is /);
  });

  it('in the place of server.json, a certificate or a key is named', () => {
    const dataDir = temporaryFolder();
    put(kind, join(dataDir, 'server.json'));
    expect(() => readServerConfig(dataDir, () => undefined)).toThrow(words(kind));
    rmSync(join(dataDir, 'server.json'), { recursive: true });
    writeFileSync(join(dataDir, 'server.json'), '{"tls": {"certificate": "cert.pem", "key": "cert.pem"}}');
    put(kind, join(dataDir, 'cert.pem'));
    expect(() => readServerConfig(dataDir, () => undefined)).toThrow(words(kind));
  });

  it('that is named as a secret, a script or a passphrase is refused', async () => {
    const dataDir = await stationFolder();
    const file = join(temporaryFolder(), 'given');
    put(kind, file);
    const at = ['--data-dir', dataDir, ...development];
    expect(await said(['secret', 'set', 'plc', '--file', file, ...at])).toMatch(words(kind));
    expect(await said(['script', file])).toMatch(words(kind));
    const passphrase = ['user', 'list', '--data-dir', join(temporaryFolder(), 'new'), '--keys', 'passphrase'];
    expect(await said(passphrase, { passphraseFile: file })).toMatch(/cannot be read as text|There is no/);
  });

  it('in the place of a file of the project is named, and a start does not wait for it', async () => {
    const projectDir = writeProject(smallProject);
    put(kind, join(projectDir, 'countersign', 'tags.json'));
    const station = await openStation({ projectDir });
    expect(station.log.lines.map(({ message, details }) => message + JSON.stringify(details)).join('\n')).toMatch(
      /tags\.json.*(is no plain file|is a folder)/,
    );
  });
});

it('a pipe that the shell opened, as <(...) gives it, is read', () => {
  const read =
    "import('./electron/gateway/platform/plainFile.ts').then((m) => console.log(m.plainText(process.argv[1])))";
  const command = 'exec "$0" -e "$1" <(printf s3cret)';
  expect(execFileSync('bash', ['-c', command, process.execPath, read], { encoding: 'utf8' })).toBe('s3cret\n');
});

it('a database without content is called empty, and not missing', async () => {
  const dataDir = temporaryFolder();
  writeFileSync(join(dataDir, 'station.sqlite'), '');
  const text = await said(['user', 'list', '--data-dir', dataDir, ...development]);
  expect(text).toMatch(/station\.sqlite is empty/);
  expect(text).not.toMatch(/it has no station\.sqlite/);
});
