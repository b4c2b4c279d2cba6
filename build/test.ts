/**
 * `npm test`: everything that must hold: types, lint and format, the unit and integration tests under Node, and the real
 * program in a real window, side by side, since each of them waits now and then. Ends with one line of counts.
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './runtime/build.ts';
import { ensureElectron } from './runtime/electron.ts';
import { projectFolder } from './runtime/paths.ts';
import { ensureSystemPackages } from './runtime/systemPackages.ts';
import { runCommand, SetupError } from './runtime/tell.ts';

const results = join(projectFolder, 'out', 'test');

/**
 * Runs a Node program of the project to its end; answers whether it succeeded. One that runs beside another is heard when it
 * ended, so that what they say does not mix.
 */
function run(args: readonly string[], env: NodeJS.ProcessEnv, isHeard: 'at once' | 'at its end'): Promise<boolean> {
  return new Promise((resolve) => {
    const output = isHeard === 'at once' ? 'inherit' : 'pipe';
    const child = spawn(process.execPath, args, { cwd: projectFolder, env, stdio: ['ignore', output, output] });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => said.push(data));
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said));
      resolve(code === 0);
    });
  });
}

function tool(...path: string[]): string {
  return join(projectFolder, 'node_modules', ...path);
}

function number(from: unknown, ...path: string[]): number {
  const value = path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    from,
  );
  return typeof value === 'number' ? value : 0;
}

function readReport(name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(results, name), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Where the stations of the unit tests lie: in memory where the system has such a folder with room, since they sync their
 * files some 10,000 times. What a disk does is simulated where it matters.
 */
function temporaryFolders(): NodeJS.ProcessEnv {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > 2 ** 30 ? { TMPDIR: '/dev/shm' } : {};
  } catch {
    return {};
  }
}

/**
 * Where Node keeps what it compiled for the unit tests: they start threads of Python by the hundred, of the same modules. The
 * programs of the end-to-end tests start as they do at a station.
 */
const compiled = { NODE_COMPILE_CACHE: tool('.cache', 'node') } as const;

async function main(): Promise<number> {
  rmSync(results, { recursive: true, force: true });
  ensureSystemPackages('test');
  const unitTests = [
    tool('vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(results, 'unit.json')}`,
  ];
  const endToEndTests = [
    tool('@playwright', 'test', 'cli.js'),
    'test',
    `--reporter=${process.env['CI'] === undefined ? 'list' : 'line'},json`,
  ];
  const inWindows = async (): Promise<boolean> => {
    await ensureElectron();
    await ensureBuilt();
    const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, 'e2e.json') };
    return run(endToEndTests, env, 'at its end');
  };
  const [checked, unit, endToEnd] = await Promise.all([
    run(['build/check.ts'], process.env, 'at its end'),
    run(unitTests, { ...process.env, ...compiled, ...temporaryFolders() }, 'at once'),
    inWindows(),
  ]);

  const unitReport = readReport('unit.json');
  const e2eReport = readReport('e2e.json');
  if (unitReport === undefined || e2eReport === undefined)
    throw new SetupError('A test run left no report; see above.');
  const passed = number(unitReport, 'numPassedTests') + number(e2eReport, 'stats', 'expected');
  const failed =
    number(unitReport, 'numFailedTests') +
    number(e2eReport, 'stats', 'unexpected') +
    number(e2eReport, 'stats', 'flaky') +
    (checked ? 0 : 1);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return checked && unit && endToEnd && failed === 0 ? 0 : 1;
}

await runCommand(main);
