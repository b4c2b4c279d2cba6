import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Unit and integration tests: the gateway, the command line and the build's own tools, under plain Node. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/globalSetup.ts',
    exclude: ['test/e2e/**', 'test/bench/**'],
    // Half of their time tests wait for a server, a thread of Python or a clock: twice as many as processors keep these busy.
    maxWorkers: 2 * availableParallelism(),
    // Files of one worker share the modules that they load, as the parts of the program do.
    isolate: false,
    // For what hangs, on whatever machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
