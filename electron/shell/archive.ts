/** The archive of the packaged program (`app.asar`), as a file. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
// Electron's own `fs` shows an archive as the folder that is in it.
import { createReadStream } from 'original-fs';

/** The SHA-256 of the archive, in hexadecimal. Rejects with what the operating system says. */
export async function hashArchive(resources: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(join(resources, 'app.asar')), hash);
  return hash.digest('hex');
}
