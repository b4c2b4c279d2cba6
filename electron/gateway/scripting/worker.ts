/**
 * The worker thread in which one MicroPython interpreter lives. It runs one request at a time; a call of a script to
 * the gateway blocks this thread alone until the answer is there.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { loadMicroPython } from '@micropython/micropython-webassembly-pyscript/micropython.mjs';
import { awaitAnswer } from './answerSignal.ts';
import { lockDown, namesOfNode } from './lockDown.ts';
import type { FromWorker, ScriptFailure, ToWorker, Work, WorkerData } from './protocol.ts';
import { standardModules, zatoModules } from './supported.ts';

if (parentPort === null) throw new Error('This file runs as a worker thread.');
const gateway: MessagePort = parentPort;
const { calls, signal, python: folder, modules, offered, heapBytes } = workerData as WorkerData;
const flag = new Int32Array(signal);

/** What this thread uses of WebAssembly, whose types come with those of a browser. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports?: object) => object;
  instantiate: (bytes: Uint8Array, imports?: object) => Promise<object>;
};

/** A function of the interpreter as this thread holds it. */
type PythonFunction = (...args: readonly unknown[]) => unknown;

/** True while a request runs: only then do scripts call the gateway. */
let working = false;

/** Asks the gateway and waits for its answer; both are JSON texts. */
function call(name: string, args: string): string {
  if (!working) return '{"error":{"type":"RuntimeException","message":"no script runs"}}';
  calls.postMessage({ name, args });
  awaitAnswer(flag);
  const received: unknown = receiveMessageOnPort(calls)?.message;
  return typeof received === 'string' ? received : '{"error":{"type":"RuntimeException","message":"no answer"}}';
}

function tell(message: FromWorker): void {
  gateway.postMessage(message);
}

// Compiled here and now: an asynchronous compilation needs other threads to come back to this one, and inside Electron a
// program that quits in the meantime waits for it without end.
WebAssembly.instantiate = (bytes, imports) => {
  const module = bytes instanceof WebAssembly.Module ? bytes : new WebAssembly.Module(bytes);
  const instance = new WebAssembly.Instance(module, imports);
  return Promise.resolve(Object.assign(instance, { module, instance }));
};
const ofNode = namesOfNode();
const python = await loadMicroPython({
  heapsize: heapBytes,
  pystack: 64 * 1024,
  stdout: (line) => tell({ kind: 'output', line }),
  stderr: (line) => tell({ kind: 'output', line }),
});
const makeDirectory = (path: string): void => {
  if (!python.FS.analyzePath(path).exists) python.FS.mkdir(path);
};
makeDirectory('/lib');
for (const file of readdirSync(folder).filter((name) => name.endsWith('.py'))) {
  python.FS.writeFile(`/lib/_${file}`, readFileSync(join(folder, file), 'utf8'));
}
// The names of Zato, compiled only by a script that imports them.
for (const made of ['/lib/zato', '/lib/zato/server', '/lib/zato/sso']) makeDirectory(made);
python.FS.writeFile('/lib/zato/server/service.py', 'from _zato import Service\n');
python.FS.writeFile('/lib/zato/sso/api.py', 'from _errors import ValidationError\nfrom _zato import SSO\n');
python.FS.writeFile('/lib/zato/sso/__init__.py', 'from _errors import ValidationError\n');

/** Functions that scripts handed over, by their number. */
const kept: PythonFunction[] = [];
const glue: { serve?: PythonFunction; find?: PythonFunction; run?: PythonFunction } = {};
python.registerJsModule('_host', {
  call,
  keep: (given: PythonFunction) => kept.push(given) - 1,
  /** Names of the script library's modules, and of the others that scripts may import, as JSON. */
  libraries: JSON.stringify(modules.map(({ name }) => name)),
  standard: JSON.stringify(standardModules),
  zato: JSON.stringify(zatoModules),
  /** `[name, [[parameter, whether it may be left out] ...]]` of each, as JSON. */
  offered: JSON.stringify(
    offered.map(({ name, parameters }) => [name, parameters.map((of) => [of.name, of.isOptional])]),
  ),
  start: (serve: PythonFunction, find: PythonFunction, run: PythonFunction) => {
    Object.assign(glue, { serve, find, run });
  },
});
python.runPython('import _prelude');
// Only now: a library of the project that is named as a module of the interpreter takes its place nowhere.
makeDirectory('/project');
for (const { name, source } of modules) {
  const parts = name.split('.');
  parts.slice(0, -1).reduce((around, part) => {
    makeDirectory(`${around}/${part}`);
    return `${around}/${part}`;
  }, '/project');
  // Library scripts see the same names as event scripts; this line comes before their first one.
  python.FS.writeFile(`/project/${parts.join('/')}.py`, `from _names import *\n${source}`);
}
const { serve, find, run } = glue;
if (serve === undefined || find === undefined || run === undefined) throw new Error('The prelude did not start.');
lockDown(ofNode);

/**
 * Does what is asked. Functions are called from here, so that it is this thread that knows whether they ran: no text
 * of a script says so.
 */
function doWork(work: Work, on: { readonly serve: PythonFunction; find: PythonFunction; run: PythonFunction }): void {
  switch (work.kind) {
    case 'script':
      on.serve(work.request);
      return;
    case 'kept': {
      const given = kept[work.function];
      if (given === undefined) throw new Error('No such function is kept.');
      on.run(given, work.info, '[]');
      return;
    }
    case 'named':
      on.run(on.find(work.name), work.info, work.args);
  }
}

/** What a script raised. Anything else ends this thread. */
function raised(error: unknown): ScriptFailure {
  if (!(error instanceof Error) || error.name !== 'PythonError') throw error;
  return { type: 'type' in error ? String(error.type) : 'Exception', trace: error.message };
}

gateway.on('message', ({ id, work }: ToWorker) => {
  let failure: ScriptFailure | undefined;
  working = true;
  try {
    doWork(work, { serve, find, run });
  } catch (error) {
    failure = raised(error);
  } finally {
    working = false;
  }
  tell({ kind: 'ended', id, failure });
});
tell({ kind: 'ready' });
