/** A thread that locks itself down as the interpreter's does, and tells what code in it still reaches. */
import { spawnSync } from 'node:child_process';
import files, { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { lockDown, namesOfNode } from '../../../electron/gateway/scripting/lockDown.ts';

const names = ['process', 'require', 'eval', 'fetch', 'Worker', 'WebSocket', 'setTimeout', 'Buffer', 'module'];
const functions = [
  () => undefined,
  async () => Promise.resolve(),
  function* () {
    yield undefined;
  },
];
const port = parentPort;
lockDown(namesOfNode());
let made = '';
try {
  made = typeof Reflect.construct(Function, ['return 1']);
} catch {
  made = 'nothing';
}
const works = [
  () => readFileSync('/etc/hostname'),
  () => files.readFileSync('/etc/hostname'),
  () => spawnSync('true').pid,
].filter((work) => {
  try {
    work();
    return true;
  } catch {
    return false;
  }
});
port?.postMessage({
  made,
  held: works.length,
  reached: names.filter((name) => name in globalThis),
  compilers: functions.filter((one: object) => one.constructor !== Object).length,
});
