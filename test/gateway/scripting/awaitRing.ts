/** A thread that sleeps until its bell is rung, and says when it went on. */
import { parentPort, workerData } from 'node:worker_threads';
import { awaitRing } from '../../../electron/gateway/scripting/bell.ts';

awaitRing(new Int32Array(workerData as SharedArrayBuffer));
parentPort?.postMessage('went on');
