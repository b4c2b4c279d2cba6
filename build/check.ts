/**
 * `npm run check`: types, Svelte, import arrows, lint and format, as many at a time as the machine has processors; each prints
 * its own findings. Fails when one fails.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = join(root, 'node_modules', '.bin');
const onWindows = process.platform === 'win32';

/** The longest first. */
const checks: readonly (readonly [name: string, ...command: string[]])[] = [
  ['lint of components', 'eslint', '--max-warnings', '0', 'renderer'],
  ['types', 'tsc', '-p', '.'],
  ['types of the gateway', 'tsc', '-p', 'tsconfig.gateway.json'],
  [
    'svelte',
    'svelte-check',
    '--tsgo',
    '--tsconfig',
    'tsconfig.renderer.json',
    '--fail-on-warnings',
    '--output',
    'human',
  ],
  ['arrows', 'depcruise', '--config', '.dependency-cruiser.mjs', 'electron', 'renderer'],
  ['lint', 'oxlint', '--ignore-pattern', '**/*.svelte', '.'],
  ['format', 'oxfmt', '--check', '.'],
];

/** Runs one check; its output comes out whole, so that two of them do not mix. */
function run(name: string, command: string, args: readonly string[]): Promise<boolean> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(join(bin, onWindows ? `${command}.cmd` : command), args, { cwd: root, shell: onWindows });
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr.on('data', (data: Buffer) => (output += data.toString()));
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n${code === 0 ? '' : output}`);
      resolve(code === 0);
    });
  });
}

const waiting = [...checks];
const results: boolean[] = [];
const runWaiting = async (): Promise<void> => {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [name, command = '', ...args] = next;
    results.push(await run(name, command, args));
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, runWaiting));
process.exitCode = results.every(Boolean) ? 0 : 1;
