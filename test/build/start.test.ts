import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const program = join(import.meta.dirname, '../../build/start.ts');

test('an option that is none is refused with the one that was meant, before anything is built', () => {
  const { status, stderr } = spawnSync(process.execPath, [program, '--datadir=/nowhere'], { encoding: 'utf8' });
  expect(status).toBe(64);
  expect(stderr).toMatch(/^Countersign does not take --datadir: .* Did you mean --data-dir\? Nothing was opened/);
});

test('a demo with a plant that is told another project says so, and ends before anything is started', () => {
  const { status, stderr } = spawnSync(process.execPath, [program, '--demo-plant', '--project', 'mine'], {
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain('--demo-plant brings its own project and data directory; leave out --project.');
});
