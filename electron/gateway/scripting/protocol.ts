/** What an interpreter's worker thread and the gateway say to each other. Both ends are this program's own code. */
import type { MessagePort } from 'node:worker_threads';
import type { OfferedFunction } from './registry.ts';

export interface WorkerData {
  /** The worker's end of the channel for calls of scripts. */
  readonly calls: MessagePort;
  /** One Int32: 1 when an answer waits on `calls`. */
  readonly signal: SharedArrayBuffer;
  /** One byte: 2 interrupts the script that runs, as Ctrl+C does. */
  readonly interrupt: SharedArrayBuffer;
  /** The script library, translated. */
  readonly modules: readonly { readonly name: string; readonly source: string }[];
  /** The functions below `system` that scripts get as they are declared. */
  readonly offered: readonly OfferedFunction[];
  /** IANA name of the station's zone. */
  readonly zone: string;
  /** The path of the interpreter's memory snapshot, where one was made. */
  readonly snapshot: string | undefined;
  /** The interpreter's WebAssembly.Module, where another thread compiled it before. */
  readonly compiled: object | undefined;
}

/** What is asked of the interpreter; texts are JSON. */
export type Work =
  /** A script of the project, for `serve` in serving.py. */
  | { readonly kind: 'script'; readonly request: string }
  /** A function that a script handed over; `here` is where it runs, if it has a place. */
  | {
      readonly kind: 'kept';
      readonly function: number;
      readonly info: string;
      readonly here: readonly (string | null)[] | null;
    }
  /** A function of the script library. */
  | { readonly kind: 'named'; readonly name: string; readonly info: string; readonly args: string };

export type ToWorker =
  /** Functions that it hands over are the holder's, and so is the one that it calls. */
  | { readonly kind: 'work'; readonly holder: string; readonly work: Work }
  | { readonly kind: 'forget'; readonly holder: string };

export type FromWorker =
  | { readonly kind: 'ready' }
  /** What this thread compiled, for those that come after it. */
  | { readonly kind: 'compiled'; readonly module: object }
  | { readonly kind: 'ended'; readonly failure: ScriptFailure | undefined };

/** What a script raised, and where: the innermost place of a text of the project. */
export interface ScriptFailure {
  readonly type: string;
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
}

/** A call of a script to the gateway: the function's name and its arguments as JSON. */
export interface ScriptCall {
  readonly name: string;
  readonly args: string;
}
