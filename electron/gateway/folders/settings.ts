/**
 * The folders of this computer that the site lists in `folders.json` of the data directory,
 * `{ "read": ["/srv/recipes"], "write": ["/srv/reports"] }`: scripts read and write files in them (`system.file`), and nowhere else.
 */
import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { readJson } from '../platform/readJson.ts';

/** Where the site lists them. */
export const foldersFile = 'folders.json';

const folders = z
  .array(z.string().refine(isAbsolute, { error: 'a folder is named by its whole path, such as /srv/reports' }))
  .default([]);
const settings = z.strictObject({ read: folders, write: folders });

/** What a site lists; whoever may write in a folder may read there. */
export type ListedFolders = z.output<typeof settings>;

/** The folders that a data directory lists. Throws `project` for settings that cannot be read. */
export function listedFolders(dataDir: string): ListedFolders {
  const file = join(dataDir, foldersFile);
  if (!existsSync(file)) return { read: [], write: [] };
  const read = readJson(file, settings);
  if (read.ok) return read.value;
  throw new CountersignError(
    ErrorCode.project,
    `${file} ${read.reason}. Mend the file, or remove it to open no folder to scripts.`,
  );
}
