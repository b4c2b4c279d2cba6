/** The thread that makes one signed record on paper. */
import { parentPort, workerData } from 'node:worker_threads';
import { CountersignError } from '../../contract/errors.ts';
import { makePdf } from '../paper/layout.ts';
import { partsOf } from './paper.ts';
import type { PrintAnswer, PrintJob } from './printing.ts';

if (parentPort === null) throw new Error('This file runs as a worker thread.');
parentPort.postMessage(answer(workerData as PrintJob));

function answer({ bundle, printed, key }: PrintJob): PrintAnswer {
  try {
    return { pdf: makePdf(partsOf(bundle, printed, key)) };
  } catch (error) {
    if (error instanceof CountersignError) return { refused: { code: error.code, message: error.message } };
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
