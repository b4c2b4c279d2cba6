/** The files of a packaged program that its maker's list is of: its archive, and what lies unpacked beside it. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The file beside the archive that has the list. */
export const programListName = 'program.list';
/** The name of the archive in it. */
export const archiveName = 'app.asar';

const unpacked = `${archiveName}.unpacked`;

/**
 * The SHA-256 of each file, in hexadecimal, by its name below `resources`. `read` opens a file, as Electron's own `fs` does not
 * open an archive. Rejects with what the operating system says.
 */
export async function hashProgram(
  resources: string,
  read: (file: string) => Readable,
): Promise<ReadonlyMap<string, string>> {
  const beside = existsSync(join(resources, unpacked)) && isListed(process.platform);
  const found = beside ? await readdir(join(resources, unpacked), { recursive: true, withFileTypes: true }) : [];
  const files = [
    join(resources, archiveName),
    ...found.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name)),
  ];
  const hashes = new Map<string, string>();
  for (const file of files) {
    const hash = createHash('sha256');
    await pipeline(read(file), hash);
    hashes.set(file.slice(resources.length + 1).replaceAll('\\', '/'), hash.digest('hex'));
  }
  return hashes;
}

/** macOS signs what is native after the list was made, so that it is another file then; its own signature vouches for it. */
function isListed(platform: NodeJS.Platform): boolean {
  return platform !== 'darwin';
}
