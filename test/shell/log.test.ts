import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openLog } from '../../electron/shell/log.ts';
import { smallDisk } from '../support/smallDisk.ts';
import { temporaryFolder } from '../support/station.ts';

/** What the terminal gets from now on. */
function terminalLines(): string[] {
  const lines: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
  onTestFinished(() => spy.mockRestore());
  return lines;
}

it('what is logged neither steers the terminal nor begins a line of its own', () => {
  const lines = terminalLines();
  openLog(temporaryFolder()).info('one\nerror forged\r\u001b[2Jtwo\ttabs', { logger: 'print' });
  expect(lines).toEqual(['info [print] one\n    error forged\\x0d\\x1b[2Jtwo\ttabs\n']);
});

describe('a log file that cannot be written', () => {
  it('neither ends the program nor silences it, and is told once', () => {
    const dataDir = temporaryFolder();
    mkdirSync(join(dataDir, 'logs', 'countersign.log'), { recursive: true });
    const lines = terminalLines();
    const log = openLog(dataDir);
    log.info('one');
    log.error('two', { reason: 'why' });
    expect(lines).toEqual([
      expect.stringMatching(/^warn The log file .* cannot be written/),
      'info one\n',
      'error two: why\n',
    ]);
  });

  it('because the disk is full has its lines again once there is room', () => {
    const disk = smallDisk(2);
    // Without the right to make one: the test above.
    if (disk === undefined) return;
    const lines = terminalLines();
    const log = openLog(disk.dataDir);
    log.info('before');
    disk.fill();
    const long = 'x'.repeat(5000);
    log.info(long);
    log.info('meanwhile');
    expect(lines.join('')).toContain('info meanwhile');
    expect(lines.filter((line) => line.includes('cannot be written'))).toHaveLength(1);
    disk.free();
    log.info('after');
    expect(readFileSync(join(disk.dataDir, 'logs', 'countersign.log'), 'utf8')).toContain('after');
  });
});
