/** What an interpreter's worker thread and the gateway say to each other. Both ends are this program's own code. */
import type { MessagePort } from 'node:worker_threads';

export interface WorkerData {
  /** The worker's end of the channel for calls of scripts. */
  readonly calls: MessagePort;
  /** One Int32: 1 when an answer waits on `calls`. */
  readonly signal: SharedArrayBuffer;
  /** Path of prelude.py. */
  readonly prelude: string;
  /** Path of zato.py. */
  readonly zato: string;
  readonly modules: readonly { readonly name: string; readonly source: string }[];
  readonly heapBytes: number;
}

export interface ToWorker {
  readonly id: number;
  /** JSON for `_serve` in prelude.py. */
  readonly request: string;
}

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'output'; readonly line: string }
  | { readonly kind: 'ended'; readonly id: number; readonly answer: string };

/** A call of a script to the gateway: the function's name and its arguments as JSON. */
export interface ScriptCall {
  readonly name: string;
  readonly args: string;
}
