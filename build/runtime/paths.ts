/** Where the set-up keeps things. Everything below `downloads` is git-ignored and may be deleted at any time. */
import { fileURLToPath } from 'node:url';
import path from 'node:path';

/** The folder of package.json. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** The git-ignored folder for runtimes that were fetched or assembled on this machine. */
export const downloads = path.join(projectFolder, '.electron');
