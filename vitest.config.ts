import { defineConfig } from 'vitest/config';

/** Unit and integration tests: the gateway, the command line and the build's own tools, under plain Node. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/globalSetup.ts',
    exclude: ['test/e2e/**', 'test/bench/**'],
    // One more than a small machine has cores: tests that wait for a clock or a disk leave theirs to others. More save nothing.
    maxWorkers: '150%',
    // Files of one worker share the modules that they load, as the parts of the program do.
    isolate: false,
    // For what hangs, on whatever machine: the end-to-end tests run beside, and take their time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
