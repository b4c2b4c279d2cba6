/** Where a path that a script names lies, once links are followed, and whether the site opens that place to scripts. */
import { realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { foldersFile, type ListedFolders } from './settings.ts';

/** What a script wants of a file. */
export const FolderAccess = Object.freeze({ read: 'read', write: 'write' } as const);
export type FolderAccess = (typeof FolderAccess)[keyof typeof FolderAccess];

export interface PlaceDependencies {
  readonly listed: ListedFolders;
  /** Folders that no list opens. */
  readonly kept: Readonly<Record<FolderAccess, readonly string[]>>;
}

/** A place that is open to the script, or why it is not. */
export type Place = { readonly path: string } | { readonly refused: string };

/** Names that are devices on Windows, whatever stands behind a dot; a project does the same on every computer. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?$/i;
const longestPath = 4000;

/** Finds a place. Reads of the disk what is there, and changes nothing. */
export async function findPlace(
  named: string,
  access: FolderAccess,
  { listed, kept }: PlaceDependencies,
): Promise<Place> {
  const odd = whyOdd(named);
  if (odd !== undefined) return { refused: `"${named.slice(0, 200)}" ${odd}.` };
  const open = access === FolderAccess.write ? listed.write : [...listed.read, ...listed.write];
  // What a link leads to is looked at only where the name itself lies in an open folder: nobody learns what there is elsewhere.
  const isNamedInside = open.some((folder) => isWithin(resolve(folder), named));
  const path = isNamedInside ? await afterLinks(named) : undefined;
  if (path !== undefined) {
    const roots = await Promise.all([...open, ...kept[access]].map(async (folder) => afterLinks(resolve(folder))));
    const [opened, closed] = [roots.slice(0, open.length), roots.slice(open.length)];
    if (opened.some((folder) => isWithin(folder, path)) && !closed.some((folder) => isWithin(folder, path)))
      return { path };
  }
  const deed = access === FolderAccess.write ? 'written' : 'read';
  return {
    refused: `${named} was not ${deed}: this station's ${foldersFile} opens no folder with it for that ("${access}").`,
  };
}

/** Why a path is none that a script may name; undefined where it may. */
function whyOdd(path: string): string | undefined {
  if (path.length > longestPath) return `is longer than ${longestPath} characters`;
  if (path.includes('\0')) return 'has a character that no path has';
  if (!isAbsolute(path)) return 'is not a whole path, such as /srv/reports/day.csv';
  const names = path.split(/[\\/]/).filter((name) => name !== '');
  if (names.includes('..')) return 'goes up by ".."';
  // The drive of a path of Windows alone has a colon; behind another one there is a stream of a file.
  const own = /^[a-z]:$/i.test(names[0] ?? '') ? names.slice(1) : names;
  if (own.some((name) => device.test(name) || (name !== '.' && /[ .]$/.test(name)) || name.includes(':')))
    return 'has a name that is a device, or another file, on Windows';
  return undefined;
}

/** The same place without links; what is not there yet lies where its folder does. */
async function afterLinks(path: string): Promise<string> {
  const found = await realpath(path).catch(() => undefined);
  if (found !== undefined) return found;
  const folder = await realpath(dirname(path)).catch(() => undefined);
  return folder === undefined ? resolve(path) : join(folder, basename(path));
}

/** Whether a path is a folder, or lies in it. */
function isWithin(folder: string, path: string): boolean {
  const between = relative(folder, resolve(path));
  return between === '' || (!isAbsolute(between) && between.split(/[\\/]/)[0] !== '..');
}
