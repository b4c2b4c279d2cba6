/** Starts a witness for tests. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runCommand } from '../../../electron/cli/commands.ts';
import { terminal } from '../terminal.ts';

export interface TestWitness {
  readonly address: string;
  /** Its key, as it gives it out. */
  readonly key: string;
}

/** A witness that knows the logs of some data directories. */
export async function openWitness(name: string, ...dataDirs: readonly string[]): Promise<TestWitness> {
  const logs = await Promise.all(dataDirs.map(logOf));
  const child = spawn(process.execPath, [join(import.meta.dirname, 'process.ts'), name, ...logs], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  const [line] = await once(child.stdout, 'data');
  const [address = '', key = ''] = String(line).trim().split(' ');
  return { address, key };
}

/** What a station tells a witness of itself. */
async function logOf(dataDir: string): Promise<string> {
  const on = terminal();
  await runCommand(['key', '--data-dir', dataDir, '--keys', 'development', '--for-witness'], on);
  return on.printed.join('');
}
