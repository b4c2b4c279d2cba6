import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';

it('the thread of the interpreter has no process, files, network, nor a way to make a function from a text', async () => {
  const thread = new Worker(new URL('./lockedDown.ts', import.meta.url));
  const [told]: unknown[] = await once(thread, 'message');
  expect(told).toEqual({ made: 'nothing', held: 0, reached: [], compilers: 0 });
  await thread.terminate();
});
