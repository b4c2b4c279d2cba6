/**
 * The whole database, read once through in a thread of its own beside the work: SQLite's own check of every page and index, and
 * every signature against what it stands on. What was damaged on the disk is found before somebody looks for it.
 */
import { Worker } from 'node:worker_threads';
import type { CheckDatabase } from '../audit/inspection.ts';

/** What does not hold, in words; null where all does. */
export type DatabaseCheckAnswer = { readonly problem: string | null };

/** Source files run as they are under Node; a build has the worker beside the main script. */
const workerUrl = new URL(
  import.meta.url.endsWith('.ts') ? './databaseCheckWorker.ts' : './database-check-worker.js',
  import.meta.url,
);

/** The check in its thread, which ends with it, and with the program. */
export const checkDatabase: CheckDatabase = (job) =>
  new Promise((resolve) => {
    const worker = new Worker(workerUrl, { workerData: job });
    worker.unref();
    worker.once('message', ({ problem }: DatabaseCheckAnswer) => resolve(problem ?? undefined));
    worker.once('error', (error: unknown) => resolve(`it could not be read: ${String(error)}`));
    worker.once('exit', () => resolve('its check ended before it was done'));
  });
