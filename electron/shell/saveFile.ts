/** Saves a file that a page hands out (`system.perspective.download`): where the person says, or in the folder that is named. */
import { randomUUID } from 'node:crypto';
import { link, rename, rm, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { Notice } from '../contract/page.ts';
import type { HandedFile } from '../gateway/perspective/pageHost.ts';

export interface SavePlace {
  /** Where files go without a question; undefined where a person is asked. */
  readonly downloads: string | undefined;
  /** Whoever is at a kiosk sees nothing of the computer: without a folder nothing is saved. */
  readonly kiosk: boolean;
}

/** Saves a file; answers what the person is told, or nothing where they called it off. */
export async function saveFile(
  window: BrowserWindow,
  { name, bytes }: HandedFile,
  { downloads, kiosk }: SavePlace,
): Promise<Notice | undefined> {
  if (downloads === undefined && kiosk) {
    return {
      level: 'problem',
      message: `${name} was not saved: this station has no folder for files. Whoever starts it names one with --downloads.`,
    };
  }
  try {
    const path = downloads === undefined ? await asked(window, name, bytes) : await saveNew(downloads, name, bytes);
    return path === undefined ? undefined : { level: 'info', message: `Saved as ${path}.` };
  } catch {
    return { level: 'problem', message: `${name} was not saved: the folder cannot be written, or its disk is full.` };
  }
}

/** The person chooses; a file that is there is replaced only where they said so. */
async function asked(window: BrowserWindow, name: string, bytes: Uint8Array): Promise<string | undefined> {
  const { filePath, canceled } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('downloads'), name),
  });
  if (canceled || filePath === '') return undefined;
  // What is there stays until the new one is whole.
  await writeWhole(`${filePath}.part`, bytes, (part) => rename(part, filePath));
  return filePath;
}

/** Writes a file beside the place that it goes to, which gets it once it is whole; of one that cannot be written nothing stays. */
async function writeWhole<T>(part: string, bytes: Uint8Array, give: (part: string) => Promise<T>): Promise<T> {
  try {
    await writeFile(part, bytes);
    return await give(part);
  } finally {
    await rm(part, { force: true });
  }
}

/** Times that a name is tried with a number behind it. */
const tries = 1000;

/** Writes a file of a name that is not there yet: `record.pdf`, then `record (2).pdf`. Whoever looks into the folder finds it whole. */
async function saveNew(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const { name: base, ext } = parse(name);
  return writeWhole(join(folder, `${randomUUID()}.part`), bytes, async (part) => {
    for (let count = 1; ; count += 1) {
      const path = join(folder, count === 1 ? name : `${base} (${count})${ext}`);
      try {
        await giveName(part, path);
        return path;
      } catch (error) {
        if (codeOf(error) !== 'EEXIST' || count >= tries) throw error;
      }
    }
  });
}

/** Gives a whole file a name that is not there yet. Rejects with `EEXIST` where it is. */
async function giveName(part: string, path: string): Promise<void> {
  try {
    await link(part, path);
  } catch (error) {
    // The file systems of many memory sticks have no second names: there the name is taken first.
    if (codeOf(error) === 'EEXIST') throw error;
    await writeFile(path, '', { flag: 'wx' });
    await rename(part, path);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
