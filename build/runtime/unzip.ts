/** Unpacks chosen files of a zip, with their permissions, in plain Node: an unzip program may not be installed. */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { startProgress, type Progress } from './tell.ts';

/** Says where a file of the zip belongs, relative to the target folder; undefined leaves it out. */
export type Placement = (nameInZip: string) => string | undefined;

async function writeEntry(zip: ZipFile, entry: Entry, file: string, progress: Progress): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const content = await zip.openReadStreamPromise(entry);
  content.on('data', (chunk: Buffer) => progress.add(chunk.length));
  const mode = (entry.externalFileAttributes >>> 16) & 0o777;
  await pipeline(content, createWriteStream(file, { mode: mode === 0 ? 0o644 : mode }));
}

/**
 * Unpacks the files that `place` gives a place to, into `folder`, and shows the progress under `label`.
 * yauzl refuses names that would leave the folder.
 */
export async function unzip(zipPath: string, folder: string, place: Placement, label: string): Promise<void> {
  const zip = await openPromise(zipPath, { lazyEntries: true, autoClose: false });
  const chosen: { entry: Entry; file: string }[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      const target = entry.fileName.endsWith('/') ? undefined : place(entry.fileName);
      if (target !== undefined) chosen.push({ entry, file: path.join(folder, target) });
    }
    const progress = startProgress(
      label,
      chosen.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0),
    );
    for (const { entry, file } of chosen) await writeEntry(zip, entry, file, progress);
    progress.stop();
  } finally {
    zip.close();
  }
}
