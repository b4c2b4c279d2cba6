/** The thread that reads a whole database. */
import { parentPort, workerData } from 'node:worker_threads';
import type { DatabaseCheckJob } from '../audit/inspection.ts';
import type { DatabaseCheckMessage } from './databaseCheck.ts';
import { checkWhole } from './wholeCheck.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread.');
const say = (message: DatabaseCheckMessage): void => port.postMessage(message);
say({ checked: checkWhole(workerData as DatabaseCheckJob, (reached) => say({ reached })) });
