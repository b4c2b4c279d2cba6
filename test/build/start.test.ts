import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('a demo with a plant that is told another project says so, and ends before anything is started', () => {
  const program = join(import.meta.dirname, '../../build/start.ts');
  const { status, stderr } = spawnSync(process.execPath, [program, '--demo-plant', '--project', 'mine'], {
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain('--demo-plant brings its own project and data directory; leave out --project.');
});
