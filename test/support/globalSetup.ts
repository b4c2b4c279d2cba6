/**
 * Made once for all unit tests: a data directory whose database has every migration and nothing else, a folder for what workers
 * make once for all their tests, and the snapshot that interpreters start from.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openStore } from '../../electron/gateway/store/database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly migrated: string;
    readonly workshop: string;
  }
}

let folder: string | undefined;

/** Making it anew takes longer than anything else that a station of a test does. */
export function setup(project: TestProject): void {
  execFileSync(process.execPath, [join(import.meta.dirname, '../../build/runtime/pythonSnapshot.ts')]);
  folder = mkdtempSync(join(tmpdir(), 'countersign-made-once-'));
  const migrated = join(folder, 'migrated');
  openStore(migrated).close();
  project.provide('migrated', migrated);
  project.provide('workshop', folder);
}

export function teardown(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
