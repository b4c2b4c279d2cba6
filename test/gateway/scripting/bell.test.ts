import { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { ring } from '../../../electron/gateway/scripting/bell.ts';
import { until } from '../../support/until.ts';

it('a script that is woken for an answer it has read already goes on waiting for the next one', async () => {
  const shared = new SharedArrayBuffer(4);
  const bell = new Int32Array(shared);
  const thread = new Worker(new URL('./awaitRing.ts', import.meta.url), { workerData: shared });
  onTestFinished(async () => {
    await thread.terminate();
  });
  let hasGoneOn = false;
  thread.on('message', () => (hasGoneOn = true));
  // Woken without an answer, as by the second step of an announcement that is late: each time it is found waiting again.
  for (let wakes = 0; wakes < 3; wakes += 1) {
    await until(() => expect(Atomics.notify(bell, 0)).toBe(1));
  }
  expect(hasGoneOn).toBe(false);
  ring(bell);
  await until(() => expect(hasGoneOn).toBe(true));
  expect(Atomics.load(bell, 0)).toBe(0);
});
