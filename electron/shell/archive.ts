/** The archive of the packaged program (`app.asar`), as a file. */
import { createHash } from 'node:crypto';
import type * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The SHA-256 of the archive, in hexadecimal. Rejects with what the operating system says. */
export async function hashArchive(resources: string): Promise<string> {
  // Electron's own `fs` shows an archive as the folder that is in it.
  const original: typeof fs = createRequire(import.meta.url)('original-fs');
  const hash = createHash('sha256');
  await pipeline(original.createReadStream(join(resources, 'app.asar')), hash);
  return hash.digest('hex');
}
