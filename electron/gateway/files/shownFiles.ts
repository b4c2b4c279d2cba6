/** Files that pages show (`contract/sources.ts`): those of the project before those of the site, by their addresses. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileKinds, filePlace, type FilePlace } from '../../contract/sources.ts';
import { contentType } from './fileTypes.ts';

export interface ShownFile {
  /** What its content is, whatever its name says. */
  readonly type: string;
  readonly body: Buffer;
  /** The SHA-256 of its content, in Base64 for addresses. */
  readonly hash: string;
}

/** Reads files; undefined for an address that means none, and for a file that is not there or is not what its name says. */
export type ShownFiles = (path: string) => Promise<ShownFile | undefined>;

/**
 * Opens the files of a project and a site.
 * @param folders The folders that have one for each kind of file, in the order in which they are looked through.
 */
export function shownFiles(folders: () => readonly string[]): ShownFiles {
  return async (path) => {
    const place = filePlace(path);
    if (place === undefined) return undefined;
    for (const folder of folders()) {
      const file = await locate(join(folder, place.kind), place);
      if (file !== undefined) return read(file, place);
    }
    return undefined;
  };
}

/** The folders that a project and a site have files of pages in; `projects` are the project's own and those of its parents. */
export function folderLine(projects: readonly string[], dataDir: string): readonly string[] {
  return [...projects.map((dir) => join(dir, 'countersign')), dataDir];
}

/** Whether a file is there, by its name alone. */
export function hasFile(folders: readonly string[], { kind, names }: FilePlace): boolean {
  return folders.some((folder) => existsSync(join(folder, kind, ...names)));
}

/** Where a file is; undefined where it is not, and for one that is a link, or is in a folder that is one. */
async function locate(root: string, { names }: FilePlace): Promise<string | undefined> {
  try {
    const wanted = join(await realpath(root), ...names);
    return (await realpath(wanted)) === wanted ? wanted : undefined;
  } catch {
    return undefined;
  }
}

async function read(file: string, { kind }: FilePlace): Promise<ShownFile | undefined> {
  try {
    const found = await stat(file);
    if (!found.isFile() || found.size > fileKinds[kind].mostBytes) return undefined;
    const body = await readFile(file);
    const type = contentType(kind, body);
    if (type === undefined) return undefined;
    return { type, body, hash: createHash('sha256').update(body).digest('base64url') };
  } catch {
    // It went away in this moment, or is not this program's to read.
    return undefined;
  }
}
