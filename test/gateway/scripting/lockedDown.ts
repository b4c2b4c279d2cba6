/** A thread that locks itself down as the interpreter's does, and tells what code in it still reaches. */
import { parentPort } from 'node:worker_threads';
import { lockDown, namesOfNode } from '../../../electron/gateway/scripting/lockDown.ts';

const names = [
  'process',
  'require',
  'eval',
  'Function',
  'fetch',
  'Worker',
  'WebSocket',
  'setTimeout',
  'Buffer',
  'module',
];
const functions = [
  () => undefined,
  async () => Promise.resolve(),
  function* () {
    yield undefined;
  },
];
const port = parentPort;
lockDown(namesOfNode());
port?.postMessage({
  reached: names.filter((name) => name in globalThis),
  compilers: functions.filter((one: object) => one.constructor !== Object).length,
});
