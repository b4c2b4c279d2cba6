import { defineConfig } from 'vitest/config';

/** Unit and integration tests: the gateway, the command line and the build's own tools, under plain Node. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/globalSetup.ts',
    exclude: ['test/e2e/**', 'test/bench/**'],
    maxWorkers: '100%',
    // Files of one worker share the modules that they load, as the parts of the program do.
    isolate: false,
    // For what hangs, on whatever machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
