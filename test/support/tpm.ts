/** A TPM 2.0 in software (swtpm), which keeps its counters as the chip of a computer does. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { MonotonicCounter } from '../../electron/gateway/platform/monotonicCounter.ts';
import { tpmCounter } from '../../electron/gateway/platform/tpmCounter.ts';
import { until } from './until.ts';

export interface Tpm {
  readonly counter: MonotonicCounter;
  /** How tpm2-tools name it. */
  readonly tcti: string;
  /** It does not answer any more, as one that was switched off. */
  readonly stop: () => Promise<void>;
}

/** Starts the TPM of another computer, which goes away with the test. */
export async function startTpm(): Promise<Tpm> {
  // The path of a socket has room for some hundred characters alone.
  const folder = mkdtempSync(join(tmpdir(), 'tpm-'));
  const socket = join(folder, 's');
  const swtpm: ChildProcess = spawn(
    'swtpm',
    [
      ['socket', '--tpm2', '--tpmstate', `dir=${folder}`, '--flags', 'not-need-init,startup-clear'],
      ['--server', `type=unixio,path=${socket}`, '--ctrl', `type=unixio,path=${socket}.ctrl`],
    ].flat(),
    { stdio: 'ignore' },
  );
  const stop = async (): Promise<void> => {
    if (swtpm.exitCode !== null || swtpm.signalCode !== null) return;
    const ended = once(swtpm, 'exit');
    swtpm.kill('SIGKILL');
    await ended;
  };
  onTestFinished(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });
  await until(() => {
    if (!existsSync(`${socket}.ctrl`)) throw new Error('The TPM does not answer yet.');
  });
  const tcti = `swtpm:path=${socket}`;
  return { tcti, counter: tpmCounter(tcti), stop };
}
