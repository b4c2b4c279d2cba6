import { defineConfig } from '@playwright/test';

/** End-to-end tests in a real Electron window. One at a time: some of them use the one real pointer of the display. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env['CI'] === undefined ? 'list' : 'line',
  forbidOnly: true,
});
