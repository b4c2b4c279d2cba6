/**
 * `npm run conformance [-- --record]`: holds scripts against the outputs that Jython 2.7 printed. `--record` makes the
 * outputs anew with the `jython` of this machine (Debian package `jython`).
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from './runtime/paths.ts';
import { runCommand, SetupError } from './runtime/tell.ts';

const folder = path.join(projectFolder, 'test/conformance');

function record(): void {
  const programs = readdirSync(path.join(folder, 'python'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.py'))
    .map((file) => path.join('python', file));
  // The station of the test stands in Berlin.
  const options = '-Duser.timezone=Europe/Berlin -Duser.language=en -Duser.country=US';
  const { status, error } = spawnSync('jython', ['record.py', ...programs], {
    cwd: folder,
    stdio: 'inherit',
    env: { ...process.env, TZ: 'Europe/Berlin', JAVA_TOOL_OPTIONS: options },
  });
  if (status !== 0) throw new SetupError(`jython did not run: ${error?.message ?? `it ended with ${String(status)}`}.`);
}

await runCommand(() => {
  if (process.argv.includes('--record')) record();
  const vitest = path.join(projectFolder, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/conformance'], {
    cwd: projectFolder,
    stdio: 'inherit',
  });
  return Promise.resolve(status ?? 1);
});
