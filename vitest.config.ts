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
    isolate: false,
    // Node reads the sources itself, as it does at a station: once for all test files of a worker, with what they keep running.
    server: { deps: { external: [/\/electron\/.*\.ts$/, /\/test\/support\/shared\.ts$/] } },
    // For what hangs, on whatever machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 290_000 } },
  },
});
