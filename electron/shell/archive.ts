/** The packaged program as files: its archive, what its maker signed of it, and the maker's key inside of it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
// Electron's own `fs` shows an archive as the folder that is in it.
import { createReadStream } from 'original-fs';
import { z } from 'zod';
import { hashProgram, programListName } from '../gateway/platform/programFiles.ts';
import type { PackagedProgram } from '../gateway/station/program.ts';

/** What a package says of its maker: the public key, as Base64 of its DER. */
const manifest = z.object({ countersignMaker: z.string().optional() });

/** The program whose archive lies in the folder `resources`; `appPath` is the archive itself. */
export function packagedProgram(resources: string, appPath: string): PackagedProgram {
  const list = join(resources, programListName);
  return {
    maker: manifest.parse(JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8'))).countersignMaker,
    list: existsSync(list) ? readFileSync(list, 'utf8') : undefined,
    hashes: () => hashProgram(resources, (file) => createReadStream(file)),
  };
}
