/** Saves a file that a page hands out (`system.perspective.download`): where the person says, or in the folder that is named. */
import { rename, rm, writeFile } from 'node:fs/promises';
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
  const part = `${filePath}.part`;
  try {
    await writeFile(part, bytes);
    await rename(part, filePath);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return filePath;
}

/** Times that a name is tried with a number behind it. */
const tries = 1000;

/** Writes a file of a name that is not there yet: `record.pdf`, then `record (2).pdf`. */
async function saveNew(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const { name: base, ext } = parse(name);
  for (let count = 1; ; count += 1) {
    const path = join(folder, count === 1 ? name : `${base} (${count})${ext}`);
    try {
      await writeFile(path, bytes, { flag: 'wx' });
      return path;
    } catch (error) {
      const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      // A full disk leaves half a file, which is nobody's.
      if (!isThere) await rm(path, { force: true });
      if (!isThere || count >= tries) throw error;
    }
  }
}
