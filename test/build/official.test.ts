import { expect, test } from 'vitest';
import { executableName, parseFailure, stillCounts } from '../../build/runtime/official.ts';

const hour = 3_600_000;
const failure = { version: '45.4.1', at: 1000 * hour, reason: 'fetch failed' };

test('a failed download counts for a day, for its own version', () => {
  expect(stillCounts(failure, '45.4.1', 1023 * hour)).toBe(true);
  expect(stillCounts(failure, '45.4.1', 1024 * hour)).toBe(false);
  expect(stillCounts(failure, '45.4.2', 1001 * hour)).toBe(false);
  expect(stillCounts(undefined, '45.4.1', 1001 * hour)).toBe(false);
});

test('a note from the future (the clock was set back) does not count', () => {
  expect(stillCounts(failure, '45.4.1', 999 * hour)).toBe(false);
});

test('a damaged note reads as none', () => {
  expect(parseFailure(JSON.stringify(failure))).toEqual(failure);
  for (const text of ['', 'null', '{}', '{"version":"45.4.1","at":"yesterday","reason":"x"}']) {
    expect(parseFailure(text)).toBeUndefined();
  }
});

test('the program has its own name on each system', () => {
  expect(executableName('linux')).toBe('electron');
  expect(executableName('win32')).toBe('electron.exe');
  expect(executableName('darwin')).toBe('Electron.app/Contents/MacOS/Electron');
});
