/** What the program runs on, each with its version (EL-19): a known weakness is one of a version. */
import Database from 'better-sqlite3';
import { z } from 'zod';
import { programVersion } from '../platform/version.ts';

/** The versions by name; Electron and Chromium are there in the desktop program and its commands alone. */
export type Versions = Readonly<Partial<Record<'electron' | 'chromium' | 'node', string>> & { sqlite: string }>;

/** The versions of what runs this process. */
export function runningVersions(): Versions {
  const { electron, chrome, node } = process.versions;
  const db = new Database(':memory:');
  const found: unknown = db.prepare('SELECT sqlite_version()').pluck().get();
  db.close();
  return {
    ...(electron === undefined ? {} : { electron }),
    ...(chrome === undefined ? {} : { chromium: chrome }),
    node,
    sqlite: z.string().parse(found),
  };
}

const names = { electron: 'Electron', chromium: 'Chromium', node: 'Node', sqlite: 'SQLite' } as const;

/** The same for people, with the version of the program. */
export function versionsInWords(): string {
  const versions = runningVersions();
  const runsOn = (['electron', 'chromium', 'node', 'sqlite'] as const).flatMap((part) =>
    versions[part] === undefined ? [] : `${names[part]} ${versions[part]}`,
  );
  return `Countersign ${programVersion}: ${runsOn.join(', ')}`;
}
