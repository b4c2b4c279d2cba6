import { spawnSync } from 'node:child_process';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../build/runtime/paths.ts';
import { temporaryFolder } from '../support/station.ts';

describe.runIf(process.platform === 'linux')('output that a disk does not take', () => {
  const ended = (...command: string[]) => {
    const full = openSync('/dev/full', 'w');
    try {
      const { status, stderr } = spawnSync(process.execPath, ['electron/cli/main.ts', ...command], {
        cwd: projectFolder,
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      });
      return { status, said: stderr.trimEnd().split('\n').at(-1) };
    } finally {
      closeSync(full);
    }
  };
  const said = 'Not all of the output is there: its disk is full.';

  it('ends a command as one that was not done', () => {
    expect(ended('version')).toEqual({ status: 1, said });
  });

  it('changes no code that says more', () => {
    const file = join(temporaryFolder(), 'bundle.json');
    writeFileSync(file, '{"format":"countersign-bundle/1"}');
    expect(ended('verify', file)).toEqual({ status: 2, said });
  });
});

it('why a command is refused is told apart from what it puts out', () => {
  const folder = temporaryFolder();
  for (const command of [['access-log', '--data-dir', folder], ['no-such-command']]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['electron/cli/main.ts', ...command], {
      cwd: projectFolder,
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/There is no station in|unknown command/);
  }
});

it('a reader who wants only the beginning is no fault', () => {
  const line = `"${process.execPath}" electron/cli/main.ts --help | head -n 1; echo "\${PIPESTATUS[0]}"`;
  const { stdout } = spawnSync('bash', ['-c', line], { cwd: projectFolder, encoding: 'utf8' });
  expect(stdout.trim().split('\n').at(-1)).toBe('0');
});
