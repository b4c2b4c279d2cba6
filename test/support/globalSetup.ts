/**
 * Made once for all unit tests: a data directory whose database has every migration and nothing else, and the snapshot that
 * interpreters start from.
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
  }
}

let migrated: string | undefined;

/** Making it anew takes longer than anything else that a station of a test does. */
export function setup(project: TestProject): void {
  execFileSync(process.execPath, [join(import.meta.dirname, '../../build/runtime/pythonSnapshot.ts')]);
  migrated = mkdtempSync(join(tmpdir(), 'countersign-migrated-'));
  openStore(migrated).close();
  project.provide('migrated', migrated);
}

export function teardown(): void {
  if (migrated !== undefined) rmSync(migrated, { recursive: true, force: true });
}
