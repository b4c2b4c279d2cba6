/** Builds the program with Vite when what was built is missing or older than what it is built from. */
import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createBuilder } from 'vite';
import { projectFolder } from './paths.ts';
import { SetupError, messageOf, tell } from './tell.ts';

const configFile = path.join(projectFolder, 'build/vite.config.ts');
const stampFile = path.join(projectFolder, 'dist/.built');
const sources = ['electron', 'renderer', 'build/vite.config.ts', 'package-lock.json'];

/** The latest change in a file or below a folder, in milliseconds since 1970; 0 if it does not exist. */
export async function latestChange(fileOrFolder: string): Promise<number> {
  if (!existsSync(fileOrFolder)) return 0;
  const info = await stat(fileOrFolder);
  if (!info.isDirectory()) return info.mtimeMs;
  const names = await readdir(fileOrFolder);
  const inside = await Promise.all(names.map((name) => latestChange(path.join(fileOrFolder, name))));
  // The folder's own time tells of files that were removed.
  return Math.max(info.mtimeMs, ...inside);
}

/** Whether a build that began at `builtAt` (undefined: never) covers sources that last changed at `changedAt`. */
export function isCurrent(builtAt: number | undefined, changedAt: number): boolean {
  return builtAt !== undefined && builtAt > changedAt;
}

async function builtAt(): Promise<number | undefined> {
  if (!existsSync(stampFile)) return undefined;
  const time = Number(await readFile(stampFile, 'utf8'));
  return Number.isFinite(time) ? time : undefined;
}

async function build(): Promise<void> {
  // Vite sets NODE_ENV for this whole process; the program started next must not inherit it.
  const before = process.env['NODE_ENV'];
  try {
    const builder = await createBuilder({ configFile, logLevel: 'error' });
    await builder.buildApp();
  } catch (error) {
    throw new SetupError(`The build failed.\n${messageOf(error)}`);
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

/**
 * Makes sure that dist/ holds the current program. Quiet when it does; one line when it has to build.
 * @throws SetupError with the compiler's message if the build fails
 */
export async function ensureBuilt(): Promise<void> {
  const changes = await Promise.all(sources.map((name) => latestChange(path.join(projectFolder, name))));
  if (isCurrent(await builtAt(), Math.max(...changes))) return;
  const began = Date.now();
  await build();
  await writeFile(stampFile, String(began));
  tell(`Built in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
}
