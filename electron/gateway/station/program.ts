/**
 * Which program the station runs: its version in the entry of each start, and the hash of its archive once it was read beside the
 * work. Another archive of the same version is told: an update has a version of its own, and whoever changed the program beside
 * it did not.
 */
import { z } from 'zod';
import { readJsonText } from '../../contract/json.ts';
import type { Trail } from '../audit/trail.ts';
import type { Ports } from '../platform/ports.ts';
import { programVersion } from '../platform/version.ts';
import type { Store } from '../store/database.ts';

/** What runs, as the trail keeps it; `archive` is the SHA-256 of the packaged program, in hexadecimal. */
const known = z.object({ detail: z.object({ version: z.string(), archive: z.string() }) });

export interface ProgramDependencies {
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Ports;
  readonly stationId: string;
  /** Reads the packaged program, and gives its hash; undefined where it runs from source. */
  readonly hashArchive: (() => Promise<string>) | undefined;
}

/** Milliseconds after the start: reading the whole program keeps nobody waiting. */
const later = 10_000;

/** Writes down which archive runs, where it is another one than before. The function that it gives calls that off. */
export function watchProgram({ store, trail, ports, stationId, hashArchive }: ProgramDependencies): () => void {
  if (hashArchive === undefined) return () => undefined;
  const last = store.db.prepare<[string], { bytes: string }>(
    `SELECT bytes FROM audit_entry WHERE action = 'station.program' AND bytes ->> '$.detail.version' = ?
     ORDER BY seq DESC LIMIT 1`,
  );
  const actor = { kind: 'station', id: 'program', name: 'Program' } as const;
  const target = `station:${stationId}`;
  let isClosed = false;
  const note = (archive: string): void => {
    if (isClosed) return;
    const before = known.safeParse(readJsonText(last.get(programVersion)?.bytes ?? '')).data?.detail;
    if (before?.archive === archive) return;
    const isOther = before !== undefined;
    if (isOther) ports.log.error('The program was changed beside its installer.', { version: programVersion, archive });
    store.transaction(() => {
      trail.append({ action: 'station.program', actor, target, detail: { version: programVersion, archive } });
      if (!isOther) return;
      const reason = `the archive of the program is another one than that of the same version before, ${before.archive}`;
      trail.append({ action: 'security.alert', actor, target, detail: { reason } });
    });
  };
  const callOff = ports.clock.after(later, () => {
    hashArchive()
      .then(note)
      .catch((error: unknown) => ports.log.error('The program could not be read.', { reason: String(error) }));
  });
  return () => {
    isClosed = true;
    callOff();
  };
}
