/**
 * `npm test`: everything that must hold: types, lint and format beside the unit and integration tests under Node; then the
 * real program in real windows, which has the machine to itself: people and pages that wait for each other tell little of a
 * program that waits for its turn. Ends with the names of what failed, and one line of counts.
 */
import { spawn } from 'node:child_process';
import { rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './runtime/build.ts';
import { ensureElectron } from './runtime/electron.ts';
import { projectFolder } from './runtime/paths.ts';
import { ensureSystemPackages } from './runtime/systemPackages.ts';
import { runCommand, SetupError } from './runtime/tell.ts';
import { endToEndReport, lastEndToEndRun, lastUnitRun, reportFolder, unitReport } from './runtime/testReports.ts';

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
  rmSync(reportFolder, { recursive: true, force: true });
  ensureSystemPackages('test');
  const unitTests = [
    tool('vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ];
  const endToEndTests = [
    tool('@playwright', 'test', 'cli.js'),
    'test',
    `--reporter=${process.env['CI'] === undefined ? 'list' : 'line'},json`,
  ];
  const [checked, unit] = await Promise.all([
    run(['build/check.ts'], process.env, 'at its end'),
    run(unitTests, { ...process.env, ...compiled, ...temporaryFolders() }, 'at once'),
    ensureElectron().then(ensureBuilt),
  ]);
  const endToEnd = await run(endToEndTests, { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: endToEndReport }, 'at once');

  const runs = [lastUnitRun(), lastEndToEndRun()];
  const tests = runs.flatMap((one) => one?.tests ?? []);
  const failed = tests.filter(({ failure }) => failure !== undefined);
  if (!checked) process.stdout.write('\nFAILED npm run check: see above\n');
  for (const { name, failure } of failed) process.stdout.write(`\nFAILED ${name}\n  ${failure}\n`);
  if (runs.includes(undefined)) throw new SetupError('A test run left no report; see above.');
  const failures = failed.length + (checked ? 0 : 1);
  process.stdout.write(`\n${tests.length - failed.length} passed, ${failures} failed\n`);
  return checked && unit && endToEnd && failures === 0 ? 0 : 1;
}

await runCommand(main);
