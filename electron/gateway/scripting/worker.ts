/**
 * The worker thread in which one MicroPython interpreter lives. It runs one request at a time; a call of a script to
 * the gateway blocks this thread alone until the answer is there.
 */
import { readFileSync } from 'node:fs';
import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { loadMicroPython } from '@micropython/micropython-webassembly-pyscript/micropython.mjs';
import { lockDown, namesOfNode } from './lockDown.ts';
import type { FromWorker, ToWorker, WorkerData } from './protocol.ts';

if (parentPort === null) throw new Error('This file runs as a worker thread.');
const gateway: MessagePort = parentPort;
const { calls, signal, prelude, zato, modules, heapBytes } = workerData as WorkerData;
const flag = new Int32Array(signal);

/** Kept before the lock-down takes the global names away. */
const { wait, store } = Atomics;

/** Asks the gateway and waits for its answer; both are JSON texts. */
function call(name: string, args: string): string {
  calls.postMessage({ name, args });
  wait(flag, 0, 0);
  store(flag, 0, 0);
  const received: unknown = receiveMessageOnPort(calls)?.message;
  return typeof received === 'string' ? received : '{"error":{"type":"RuntimeException","message":"no answer"}}';
}

function tell(message: FromWorker): void {
  gateway.postMessage(message);
}

// Compiled here and now: an asynchronous compilation needs other threads to come back to this one, and inside Electron a
// program that quits in the meantime waits for it without end.
WebAssembly.instantiate = (bytes: BufferSource | WebAssembly.Module, imports?: WebAssembly.Imports) => {
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
for (const { name, source } of modules) {
  const parts = name.split('.');
  parts.slice(0, -1).reduce((folder, part) => {
    makeDirectory(`${folder}/${part}`);
    return `${folder}/${part}`;
  }, '/lib');
  // Library scripts see the same names as event scripts; this line comes before their first one.
  python.FS.writeFile(`/lib/${parts.join('/')}.py`, `from _prelude import *\n${source}`);
}
let serve: (request: string) => string = () => '{}';
python.registerJsModule('_host', {
  call,
  /** Names of the script library's modules, as JSON. */
  modules: JSON.stringify(modules.map(({ name }) => name)),
  serve: (given: (request: string) => string) => {
    serve = given;
  },
});
python.FS.writeFile('/lib/_prelude.py', readFileSync(prelude, 'utf8'));
// The names of Zato, compiled only by a script that imports them.
for (const folder of ['/lib/zato', '/lib/zato/server', '/lib/zato/sso']) makeDirectory(folder);
python.FS.writeFile('/lib/_zato.py', readFileSync(zato, 'utf8'));
python.FS.writeFile('/lib/zato/server/service.py', 'from _zato import Service\n');
python.FS.writeFile('/lib/zato/sso/api.py', 'from _prelude import ValidationError\nfrom _zato import SSO\n');
python.FS.writeFile('/lib/zato/sso/__init__.py', 'from _prelude import ValidationError\n');
python.runPython('import _prelude');
lockDown(ofNode);

gateway.on('message', ({ id, request }: ToWorker) => {
  tell({ kind: 'ended', id, answer: serve(request) });
});
tell({ kind: 'ready' });
