/**
 * The worker thread in which one CPython interpreter (Pyodide, WebAssembly) lives. It runs one request at a time; a call
 * of a script to the gateway blocks this thread alone until the answer is there.
 */
import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { awaitRing } from './bell.ts';
import { zoneAnswers } from './hostZones.ts';
import { lockDown, namesOfNode } from './lockDown.ts';
import {
  callText,
  type FromWorker,
  type ScriptFailure,
  type ToWorker,
  type Work,
  type WorkerData,
} from './protocol.ts';
import { giveBack, loadInterpreter } from './pyodide.ts';

if (parentPort === null) throw new Error('This file runs as a worker thread.');
const gateway: MessagePort = parentPort;
const { calls, answered, asked, interrupt, begun, modules, offered, zone, snapshot, compiled } =
  workerData as WorkerData;
const answerBell = new Int32Array(answered);
const workBell = new Int32Array(asked);
const scriptsBegun = new Int32Array(begun);

/** What this thread uses of WebAssembly, whose types come with those of a browser. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports?: object) => object;
  readonly Memory: { readonly prototype: { grow: (this: Memory, pages: number) => number } };
  instantiate: (bytes: Uint8Array, imports?: object) => Promise<object>;
};

interface Memory {
  readonly buffer: ArrayBuffer;
}

/** A function of the interpreter as this thread holds it. */
type PythonFunction = ((...args: readonly unknown[]) => unknown) & {
  readonly copy: () => PythonFunction;
  readonly destroy: () => void;
};

/** True while a request runs: only then do scripts call the gateway. */
let working = false;
/** The place of the script that runs among those that were asked for. */
let at = 0;

/** Asks the gateway and waits for its answer; both are JSON texts. */
function call(name: string, args: string): string {
  if (!working) return '{"error":{"type":"RuntimeException","message":"no script runs"}}';
  calls.postMessage(callText({ at, name, args }));
  awaitRing(answerBell);
  const received: unknown = receiveMessageOnPort(calls)?.message;
  return typeof received === 'string' ? received : '{"error":{"type":"RuntimeException","message":"no answer"}}';
}

function tell(message: FromWorker): void {
  gateway.postMessage(message);
}

/** Bytes that an interpreter takes at most, the size of its pages, and how it takes more of them. */
const mostMemory = 512 * 2 ** 20;
const pageSize = 65_536;
const { grow } = WebAssembly.Memory.prototype;

// A script that asks for more gets a MemoryError; without a limit it is stopped by the machine's, for everybody.
WebAssembly.Memory.prototype.grow = function growWithin(pages) {
  if (this.buffer.byteLength + pages * pageSize > mostMemory) throw new RangeError('no more memory for scripts');
  return grow.call(this, pages);
};

/** Less than the interpreter, which alone is worth sharing. */
const small = 1_000_000;

// Compiled here and now: an asynchronous compilation needs other threads to come back to this one, and inside Electron a
// program that quits in the meantime waits for it without end. The first thread compiles for all others.
WebAssembly.instantiate = (bytes, imports) => {
  const isInterpreter = bytes.byteLength > small;
  const module =
    bytes instanceof WebAssembly.Module
      ? bytes
      : isInterpreter && compiled !== undefined
        ? compiled
        : new WebAssembly.Module(bytes);
  if (isInterpreter && compiled === undefined) tell({ kind: 'compiled', module });
  if (isInterpreter && !(bytes instanceof WebAssembly.Module)) giveBack(bytes);
  const instance = new WebAssembly.Instance(module, imports);
  return Promise.resolve(Object.assign(instance, { module, instance }));
};
const ofNode = namesOfNode();
const python = await loadInterpreter(snapshot);

/** The texts of scripts by their ids, as JSON. */
const texts = new Map<string, string>();
/** Functions that scripts handed over, by their holder and number. */
const kept = new Map<string, PythonFunction[]>();
/** What a script that sleeps waits for: it never changes. */
const nobody = new Int32Array(new SharedArrayBuffer(4));
/** Whose request runs. */
let holder = '';
const glue: {
  serve?: PythonFunction;
  run?: PythonFunction;
  runNamed?: PythonFunction;
  takeLibraries?: PythonFunction;
} = {};
/** `[name, source, Python that it is written for]` of the script library's modules, as JSON. */
const librariesOf = (modules: WorkerData['modules']): string =>
  JSON.stringify(modules.map(({ name, source, python = 2 }) => [name, source, python]));
python.registerJsModule('_host', {
  call,
  keep: (given: PythonFunction) => {
    const own = kept.get(holder) ?? [];
    kept.set(holder, own);
    return own.push(given.copy()) - 1;
  },
  /** The next of several scripts begins. */
  begin: (index: number) => {
    at = index;
    Atomics.add(scriptsBegun, 0, 1);
  },
  text: (id: string) => texts.get(id),
  printed: (line: string) => {
    call('log', JSON.stringify(['info', 'print', line]));
  },
  ...zoneAnswers(zone, call),
  rest: (milliseconds: number) => {
    Atomics.wait(nobody, 0, 0, milliseconds);
  },
  libraries: librariesOf(modules),
  /** `[name, [[parameter, whether it may be left out] ...]]` of each, as JSON. */
  offered: JSON.stringify(
    offered.map(({ name, parameters }) => [name, parameters.map((of) => [of.name, of.isOptional])]),
  ),
  start: (serve: PythonFunction, run: PythonFunction, runNamed: PythonFunction, takeLibraries: PythonFunction) => {
    const functions = { serve, run, runNamed, takeLibraries };
    for (const [name, given] of Object.entries(functions)) Object.assign(glue, { [name]: given.copy() });
  },
});
python.runPython('import _host, _prelude; _prelude.start(_host)');
const interrupted = new Uint8Array(interrupt);
const { serve, run, runNamed, takeLibraries } = glue;
if (serve === undefined || run === undefined || runNamed === undefined || takeLibraries === undefined) {
  throw new Error('The prelude did not start.');
}
lockDown(ofNode);

/** What is asked of functions, one that a script handed over or one of the script library: JSON of what it raised, if it did. */
const callFunction = (work: Exclude<Work, { readonly kind: 'scripts' }>): unknown => {
  if (work.kind === 'named') return runNamed(work.name, work.info, work.args);
  const given = kept.get(holder)?.[work.function];
  if (given === undefined) throw new Error('No such function is kept.');
  return run(given, work.info, '[]', JSON.stringify(work.here));
};

/**
 * Does what was asked and tells what came of it. Functions are called from here, so that it is this thread that knows
 * whether they ran: no text of a script says so.
 */
function perform(work: () => unknown): void {
  let answer: unknown;
  working = true;
  at = 0;
  // Heard while scripts run: one that came too late for the last of them is not for what is done in between.
  python.setInterruptBuffer(interrupted);
  try {
    answer = work();
  } catch (error) {
    // Raised in the glue around the script, which has its own words for what scripts raise: an interrupt that came late.
    if (!(error instanceof Error) || error.name !== 'PythonError') throw error;
    const message = error.message.trim().split('\n').at(-1) ?? '';
    answer = JSON.stringify({ type: 'RuntimeException', message, file: null, line: null } satisfies ScriptFailure);
  } finally {
    python.setInterruptBuffer(undefined);
    working = false;
  }
  tell(typeof answer === 'string' ? answer : '');
}

const take = (message: ToWorker): void => {
  if (typeof message === 'string') {
    const end = message.indexOf('\n');
    holder = message.slice(0, end);
    perform(() => serve(message.slice(end + 1)));
    return;
  }
  switch (message.kind) {
    case 'work':
      ({ holder } = message);
      perform(() => callFunction(message.work));
      return;
    case 'texts':
      if (message.isAnew) texts.clear();
      for (const { id, json } of message.texts) texts.set(id, json);
      return;
    case 'forget':
      for (const given of kept.get(message.holder) ?? []) given.destroy();
      kept.delete(message.holder);
      return;
    case 'library':
      takeLibraries(librariesOf(message.modules));
  }
};

tell({ kind: 'ready' });
for (;;) {
  const received = receiveMessageOnPort(gateway);
  if (received === undefined) awaitRing(workBell);
  else take(received.message as ToWorker);
}
