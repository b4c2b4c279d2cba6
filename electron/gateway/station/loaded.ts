/**
 * What decides how a station works beside its database: the files of its project and the site's settings. The hash of each that
 * is new, changed or gone since it was loaded before stands in the trail, so that the whole list of any time can be put together
 * from the entries up to it: a template, a script or a provider that was changed beside the program was changed by somebody at
 * some time, and the record shows from when on it was in use. What is changed while the station runs is written down before it
 * is used.
 */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { readJsonText } from '../../contract/json.ts';
import type { Trail } from '../audit/trail.ts';
import { plainBytes } from '../platform/plainFile.ts';
import type { Store } from '../store/database.ts';
import type { Station } from './station.ts';

/** Settings of the site in the data directory; none of them holds a secret. */
export const siteFiles = [
  'sso.json',
  'identity-providers.json',
  'server.json',
  'store.json',
  'anchors.json',
  'alerts.json',
  'reviews.json',
  'outgoing.json',
  'panel.json',
  'folders.json',
  'mail.json',
  'databases.json',
  'tags.json',
] as const;
/** The user service's settings that a project brings. */
const settingsOfProject = 'countersign/sso.json';

/** Files that one entry names at most. */
const mostInEntry = 500;

const action = 'station.loaded';
const loadedEntry = z.object({
  detail: z.object({ changed: z.array(z.object({ path: z.string(), hash: z.string().nullable() })) }),
});

export interface LoadedDependencies {
  readonly store: Store;
  readonly trail: Trail;
  readonly station: Pick<Station, 'id' | 'name'>;
  readonly dataDir: string;
  readonly projectDir: string;
}

/** The hashes of the project's files as they are used, by their names. */
export type ProjectFiles = ReadonlyMap<string, string>;

/**
 * Writes down which files are other ones than at the start before; nothing where all are the same. The function that it gives
 * does so for the files of a project that was read again; the site's settings are those of the start. Throws as the store does.
 */
export function noteLoaded(given: LoadedDependencies, files: ProjectFiles): (files: ProjectFiles) => void {
  const { store, trail, station, dataDir, projectDir } = given;
  const settings = settingsOfStart(dataDir, projectDir);
  let before = filesOfTrail(store);
  const note = (project: ProjectFiles): void => {
    const now = new Map([...[...project].map(([name, sum]) => [`project/${name}`, sum] as const), ...settings]);
    const changed = [...new Set([...before.keys(), ...now.keys()])]
      .filter((path) => before.get(path) !== now.get(path))
      .sort()
      .map((path) => ({ path, hash: now.get(path) ?? null }));
    if (changed.length > 0) {
      store.transaction(() => {
        for (let from = 0; from < changed.length; from += mostInEntry) {
          trail.append({
            action,
            actor: { kind: 'station', id: station.id, name: station.name },
            target: `station:${station.id}`,
            detail: { files: now.size, changed: changed.slice(from, from + mostInEntry) },
          });
        }
      });
    }
    before = now;
  };
  note(files);
  return note;
}

/** The hashes of the settings that a start reads, by their names. */
function settingsOfStart(dataDir: string, projectDir: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const note = (name: string, file: string): void => {
    try {
      found.set(name, hash('sha256', plainBytes(file)));
    } catch {
      // Not there, or not to be read: whoever needs it says so. For the trail nothing was loaded from it.
    }
  };
  note(`project/${settingsOfProject}`, join(projectDir, settingsOfProject));
  for (const name of siteFiles) note(`settings/${name}`, join(dataDir, name));
  return found;
}

/** The files of the start before and their hashes, as the entries say. */
function filesOfTrail(store: Store): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const entries = store.db.prepare<[string], { bytes: string }>(
    'SELECT bytes FROM audit_entry WHERE action = ? ORDER BY seq',
  );
  for (const { bytes } of entries.all(action)) {
    for (const { path, hash: sum } of loadedEntry.safeParse(readJsonText(bytes)).data?.detail.changed ?? []) {
      if (sum === null) files.delete(path);
      else files.set(path, sum);
    }
  }
  return files;
}
