/** A disk that reports errors: what cannot be written down is not done, and was not told. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/station.ts';
import { load } from './load.ts';
import { prepare, problems } from './stations.ts';
import { told } from './told.ts';

/** Calls of the file system that fail, by their kind, and after how many that went well. */
const faults = [
  ['pwrite64', 900],
  ['pwrite64', 1400],
  ['fsync', 60],
  ['fsync', 95],
] as const;

it.each(faults)(
  'AL-17 SY-3 a gateway whose disk fails each %s after %i told nothing that is not there, and nothing is half',
  async (call, after) => {
    const { dataDir, projectDir } = prepare(temporaryFolder());
    const log = join(temporaryFolder(), 'calls');
    const command = ['-f', '-qq', '-o', log, '-e', `trace=${call}`, '-e', `inject=${call}:error=EIO:when=${after}+`];
    const child = spawn('strace', [...command, process.execPath, load, dataDir, projectDir, String(after)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = once(child, 'close');
    const [output, trouble] = await Promise.all([text(child.stdout), text(child.stderr)]);
    await ended;
    // It ended by what the disk said, in the middle of its work.
    expect(trouble).toMatch(/disk I\/O error|SQLITE_IOERR|EIO/);
    expect(readFileSync(log, 'utf8')).toMatch(/INJECTED/);
    const lines = output
      .split('\n')
      .slice(0, -1)
      .map((line) => told.parse(JSON.parse(line)));
    expect(lines.length).toBeGreaterThan(3);
    // A challenge that somebody closed is closed for them, and is written down at the next start where it cannot be now.
    const kept = lines.filter(({ what }) => what !== 'cancelled');
    expect(problems(dataDir, kept, true)).toEqual([]);
  },
  300_000,
);
