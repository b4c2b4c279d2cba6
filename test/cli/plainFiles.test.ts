/** What stands in the place of a file and is none: a pipe, which nobody writes into, and a folder. Nothing waits for it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import { readServerConfig } from '../../electron/server/config.ts';
import { copyData, openStation, smallProject, temporaryFolder, writeProject } from '../support/station.ts';
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

/** A station that was started once, closed, and the bundle of its whole trail. */
async function exported(): Promise<{ readonly dataDir: string; readonly folder: string; readonly out: string }> {
  const station = await openStation();
  await station.gateway.close();
  const [dataDir, folder] = [copyData(station.dataDir), temporaryFolder()];
  const out = join(folder, 'trail.json');
  expect(await said(['export', '--data-dir', dataDir, '--out', out])).toMatch(/^0/);
  return { dataDir, folder, out };
}

/** The verifier by itself; one that waits for a pipe has no code. */
function alone(...args: string[]): string {
  const main = join(import.meta.dirname, '../../electron/verifier/main.ts');
  const { status, stdout } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', timeout: 240_000 });
  return `${status} ${stdout.trimEnd()}`;
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

  it('AL-12 AL-13 in the place of a bundle, or of a checkpoint that lies beside one, is named by both verifiers', async () => {
    const { dataDir, folder, out } = await exported();
    expect(alone(out)).toMatch(/^4 /);
    const beside = join(folder, 'kept.checkpoint');
    put(kind, beside);
    for (const args of [[out], [folder]]) {
      expect(alone(...args)).toMatch(/^1 .*kept\.checkpoint is (no plain file|a folder).*Nothing was verified\.$/);
      expect(await said(['verify', ...args])).toBe(alone(...args));
    }
    put(kind, join(dataDir, 'kept.checkpoint'));
    expect(await said(['verify', '--data-dir', dataDir])).toMatch(
      /^1 .*kept\.checkpoint is .* Nothing was verified\.$/,
    );
    rmSync(beside, { recursive: true });
    put(kind, beside);
    expect(alone(out, '--checkpoint', beside)).toMatch(/^1 .*kept\.checkpoint is (no plain file|a folder)/);
    rmSync(beside, { recursive: true });
    put(kind, out);
    if (kind === 'a pipe') expect(alone(out)).toBe(`1 ${out} is no plain file. Nothing was verified.`);
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

it('AL-13 a checkpoint that is linked beside a bundle or a database counts as one that lies there', async () => {
  const { dataDir, folder, out } = await exported();
  const elsewhere = temporaryFolder();
  writeFileSync(join(elsewhere, 'note'), 'no checkpoint at all');
  for (const where of [folder, dataDir]) symlinkSync(join(elsewhere, 'note'), join(where, 'kept.checkpoint'));
  expect(alone(out)).toMatch(/^2 [^]*kept\.checkpoint is no checkpoint/);
  expect(await said(['verify', '--data-dir', dataDir])).toMatch(/^2 [^]*kept\.checkpoint is no checkpoint/);
});

it('AL-12 a bundle is read from a pipe that the shell opened', async () => {
  const { out } = await exported();
  const main = join(import.meta.dirname, '../../electron/verifier/main.ts');
  const { status } = spawnSync('bash', ['-c', 'exec "$0" "$1" <(cat "$2")', process.execPath, main, out]);
  expect(status).toBe(4);
});

it('a database without content is called empty, and not missing', async () => {
  const dataDir = temporaryFolder();
  writeFileSync(join(dataDir, 'station.sqlite'), '');
  const text = await said(['user', 'list', '--data-dir', dataDir, ...development]);
  expect(text).toMatch(/station\.sqlite is empty/);
  expect(text).not.toMatch(/it has no station\.sqlite/);
});
