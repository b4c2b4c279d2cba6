import { defineConfig } from '@playwright/test';

/**
 * End-to-end tests in a real Electron window. Each worker has a virtual display of its own, since some of them use the one
 * real pointer of a display; where there is no such display they run one at a time.
 */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  workers: process.platform === 'linux' ? 3 : 1,
  // For what hangs, on whatever machine.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: process.env['CI'] === undefined ? 'list' : 'line',
  forbidOnly: true,
});
