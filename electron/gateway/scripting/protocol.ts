/** What an interpreter's worker thread and the gateway say to each other. Both ends are this program's own code. */
import type { MessagePort } from 'node:worker_threads';
import type { ExactValue } from '../../contract/doubles.ts';
import type { Json, JsonObject } from '../../contract/json.ts';
import type { Quality } from '../../contract/page.ts';
import type { OfferedFunction } from './registry.ts';
import type { ModuleSource } from './scriptLibrary.ts';

export interface WorkerData {
  /** The worker's end of the channel for calls of scripts. */
  readonly calls: MessagePort;
  /** The bell of answers on `calls`. */
  readonly answered: SharedArrayBuffer;
  /** The bell of what is asked (`ToWorker`). */
  readonly asked: SharedArrayBuffer;
  /** One byte: 2 interrupts the script that runs, as Ctrl+C does. */
  readonly interrupt: SharedArrayBuffer;
  /** One Int32: how many scripts began. */
  readonly begun: SharedArrayBuffer;
  /** The script library, translated. */
  readonly modules: readonly ModuleSource[];
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
  | { readonly kind: 'scripts'; readonly runs: readonly ScriptRun[] }
  /** A function that a script handed over; `here` is where it runs, if it has a place. */
  | {
      readonly kind: 'kept';
      readonly function: number;
      readonly info: string;
      readonly here: readonly (string | null)[] | null;
    }
  /** A function of the script library. */
  | { readonly kind: 'named'; readonly name: string; readonly info: string; readonly args: string };

/**
 * What crosses for each click is a text, which takes a third of the time that an object takes.
 *
 * Scripts of the project for `serve` in serving.py: the holder, a line feed, and JSON of a list of `RunParts`.
 */
export type ToWorker =
  | string
  /** Functions that it hands over are the holder's, and so is the one that it calls. */
  | { readonly kind: 'work'; readonly holder: string; readonly work: Exclude<Work, { readonly kind: 'scripts' }> }
  /** Texts of scripts, which are asked for by their ids from here on; those before them no more where these are anew. */
  | { readonly kind: 'texts'; readonly texts: readonly ScriptText[]; readonly isAnew: boolean }
  | { readonly kind: 'forget'; readonly holder: string }
  /** The script library is another one from here on. */
  | { readonly kind: 'library'; readonly modules: WorkerData['modules'] };

export type FromWorker =
  | { readonly kind: 'ready' }
  /** What this thread compiled, for those that come after it. */
  | { readonly kind: 'compiled'; readonly module: object }
  /**
   * The end of what was asked: JSON of the answers of scripts (`ScriptAnswer`), in their order, without those behind one that
   * was stopped; of a `ScriptFailure` where it is the failure of the whole; '' for a function that ran.
   */
  | string;

/** An argument of a script: what kind of object it becomes there. */
export type ScriptArgument =
  /** An object of the page. */
  | readonly ['node', Json]
  /** Plain values; dates and datasets among them. */
  | readonly ['data', Json]
  /** The same, with what objects hold by attribute as well. */
  | readonly ['structure', Json]
  /** A whole number that is a double. */
  | readonly ['double', number]
  | readonly ['event', JsonObject]
  /**
   * An event with fields that are files: `payload`, and `files` with their `name`, `size` and `data` in Base64, or lists of such,
   * or objects of those.
   */
  | readonly ['files', JsonObject]
  /** A qualified value: `value`, `quality`, `timestamp`. */
  | readonly ['value', JsonObject]
  /** The same of a property that changed: each part of an object or a list is one as well. */
  | readonly ['changed', JsonObject]
  | readonly ['quality', string]
  /** Epoch milliseconds. */
  | readonly ['date', number]
  /** What became of an alarm. */
  | readonly ['alarm', JsonObject]
  /** What an authentication challenge came to. */
  | readonly ['result', JsonObject];

/** The text of a script of the project. */
export interface ScriptText {
  /** It is another one for another text. */
  readonly id: string;
  /** JSON of its name, its parameters, its translated source, whether that is a function, and the Python that it is written for. */
  readonly json: string;
}

export type Wanted = 'nothing' | 'value' | 'qualified';

/** A script as it is asked for. */
export interface ScriptRun {
  /** Its text and what it is called in errors; or the dotted name of a function of the script library. */
  readonly script: { readonly text: ScriptText; readonly filename: string } | { readonly named: string };
  /** Ids of the session, the page and the dispatch that it belongs to, and of its view. */
  readonly here: readonly (string | null | undefined)[] | null;
  readonly arguments: readonly ScriptArgument[];
  /** What is asked for of what it returns; of its `value`, a quality that is not good would be lost. */
  readonly wants: Wanted;
}

/** The same as it crosses: the id of its text with its file name, or the dotted name with null. */
export type RunParts = readonly [
  text: string,
  filename: string | null,
  here: ScriptRun['here'],
  arguments: ScriptRun['arguments'],
  wants: Wanted,
];

/** What a script returned; its quality where it gave it one itself (`QualifiedValue`). */
export interface ScriptResult extends ExactValue {
  readonly quality?: Quality;
}

/** What a script returned, with the name of the quality that it gave it itself, or what it raised. */
export type ScriptAnswer = { readonly value: Json; readonly quality?: string } | { readonly failure: ScriptFailure };

/** What a script raised, and where: the innermost place of a text of the project. */
export interface ScriptFailure {
  readonly type: string;
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
}

/** A call of a script to the gateway: the function's name and its arguments as JSON; `at` is the place of the script among those that were asked for. */
export interface ScriptCall {
  readonly at: number;
  readonly name: string;
  readonly args: string;
}

/** A call as it crosses. */
export function callText({ at, name, args }: ScriptCall): string {
  return `${at} ${name} ${args}`;
}

/** What `callText` made a text of. */
export function readCall(text: string): ScriptCall {
  const first = text.indexOf(' ');
  const second = text.indexOf(' ', first + 1);
  return { at: Number(text.slice(0, first)), name: text.slice(first + 1, second), args: text.slice(second + 1) };
}
