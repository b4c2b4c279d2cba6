/** A thread that waits for one answer as a script's does, and says when it went on. */
import { parentPort, workerData } from 'node:worker_threads';
import { awaitAnswer } from '../../../electron/gateway/scripting/answerSignal.ts';

awaitAnswer(new Int32Array(workerData as SharedArrayBuffer));
parentPort?.postMessage('went on');
