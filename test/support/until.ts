import { vi } from 'vitest';

/**
 * Waits until a check holds, however slow the machine is: the time limit of the test is the only one. Resolves to what the
 * check gives; rejects with what it last threw. `interval` is in milliseconds.
 */
export function until<T>(check: () => T | Promise<T>, interval = 10): Promise<T> {
  return vi.waitFor(check, { timeout: 290_000, interval });
}
