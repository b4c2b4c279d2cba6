/**
 * The whole database, read once through in a thread of its own beside the work: the trail, SQLite's own check of every page and index,
 * and every signature against what it stands on. What was changed, or damaged on the disk, is found before somebody looks for it.
 */
import { Worker } from 'node:worker_threads';
import type { CheckDatabase, Checked, Reached } from '../audit/inspection.ts';

/** What the thread says: how far it came, and at last what it found. */
export type DatabaseCheckMessage = { readonly reached: Reached } | { readonly checked: Checked };

/** Source files run as they are under Node; a build has the worker beside the main script. */
const workerUrl = new URL(
  import.meta.url.endsWith('.ts') ? './databaseCheckWorker.ts' : './database-check-worker.js',
  import.meta.url,
);

/** The check in its thread, which ends with it, and with the program. */
export const checkDatabase: CheckDatabase = (job, tell, signal) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl, { workerData: job });
    worker.unref();
    signal.addEventListener('abort', () => void worker.terminate(), { once: true });
    worker.on('message', (message: DatabaseCheckMessage) => {
      if ('reached' in message) tell(message.reached);
      else resolve(message.checked);
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('its check ended before it was done')));
  });
