/**
 * `npm start [-- arguments]`: gets whatever this machine lacks (system packages, Electron, the build, a display), then
 * runs the program with the given arguments and ends with its exit code. With `--demo-plant` the demo has a plant of its
 * own: an OPC UA server beside it, which Enter stops and starts again.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { commandOptions } from '../electron/cli/options.ts';
import { refusal, refusedExitCode, refusedSwitches } from '../electron/shell/commandLine.ts';
import { ensureBuilt } from './runtime/build.ts';
import { ensureDisplay } from './runtime/display.ts';
import { ensureElectron } from './runtime/electron.ts';
import { launchArguments, launchEnvironment, sandboxAdvice } from './runtime/launch.ts';
import { projectFolder } from './runtime/paths.ts';
import { ensureSystemPackages } from './runtime/systemPackages.ts';
import { openDemoPlant, type DemoPlant } from './runtime/plant.ts';
import { messageOf, runCommand, SetupError, tell } from './runtime/tell.ts';

const tooSoonMs = 5000;
const secondThoughtMs = 1000;
const parentCheckMs = 1000;
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Passes the signals that ask for an end on to the child, once: Ctrl-C reaches this process through the terminal and
 * again through npm, and Chromium takes a second signal as "now". A later repetition is a person who means it.
 */
function forwardSignals(child: ChildProcess): void {
  let askedAt: number | undefined;
  const forward = (signal: NodeJS.Signals): void => {
    if (askedAt === undefined) child.kill(signal);
    else if (Date.now() - askedAt > secondThoughtMs) child.kill('SIGKILL');
    askedAt ??= Date.now();
  };
  for (const signal of forwarded) process.on(signal, forward);
}

/**
 * npm runs scripts through a shell that dies of a SIGTERM without passing it on. Whoever ends `npm start` means the
 * program, so losing that parent counts as the signal.
 */
function endWithParent(child: ChildProcess): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) child.kill();
  }, parentCheckMs);
  child.once('exit', () => clearInterval(timer));
}

/** Runs the program until it ends; resolves to its exit code, 128 + n if signal n ended it. */
async function runProgram(executable: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const onWindows = process.platform === 'win32';
  const began = Date.now();
  const child = spawn(executable, args, {
    cwd: projectFolder,
    env,
    stdio: 'inherit',
    // Its own process group, so that signals reach it by one way only. On Windows that would open a console window.
    detached: !onWindows,
  });
  if (!onWindows) {
    forwardSignals(child);
    endWithParent(child);
  }
  const { code, signal, asked } = await ending(child);
  if (!asked && (code !== 0 || signal !== null) && Date.now() - began < tooSoonMs) {
    tell(`Countersign ended right after its start (${signal ?? `exit code ${code}`}). The lines above say why.`);
    const advice = sandboxAdvice();
    if (advice !== undefined) tell(advice);
  }
  return signal === null ? (code ?? 1) : 128 + constants.signals[signal];
}

interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly asked: boolean;
}

function ending(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code, signal, asked: child.killed }));
  });
}

const plantFlag = '--demo-plant';

/** Whether the demo has a plant. Throws `SetupError` where other arguments do not go with that. */
function wantsPlant(given: readonly string[]): boolean {
  if (!given.includes(plantFlag)) return false;
  const own = given.find((arg) => /^--(project|data-dir)\b/.test(arg));
  if (own !== undefined)
    throw new SetupError(`${plantFlag} brings its own project and data directory; leave out ${own}.`);
  return true;
}

/** Starts the demo's plant; `args` is what the program is started with. */
async function preparePlant(
  given: readonly string[],
): Promise<{ readonly args: readonly string[]; readonly end: () => Promise<void> }> {
  const plant = await openDemoPlant(join(projectFolder, 'out', 'demo-plant'));
  tell(`The plant of the demo serves at ${plant.endpoint}. Press Enter to stop it, and again to start it.`);
  const keys = createInterface({ input: process.stdin });
  // One turn after the other, however fast somebody presses.
  let turned = Promise.resolve();
  keys.on('line', () => {
    turned = turned.then(() => turn(plant));
  });
  return {
    args: [
      ...given.filter((arg) => arg !== plantFlag),
      `--project=${plant.projectDir}`,
      `--data-dir=${plant.dataDir}`,
      // As in the demo without a plant: there is nothing in it to protect.
      '--keys=development',
    ],
    end: async () => {
      keys.close();
      await turned;
      await plant.stop();
    },
  };
}

async function turn(plant: DemoPlant): Promise<void> {
  try {
    await (plant.isRunning() ? plant.stop() : plant.start());
    tell(plant.isRunning() ? 'The plant runs again.' : 'The plant is stopped: its values are not live any more.');
  } catch (error) {
    tell(messageOf(error));
  }
}

/** The options of a line that the program does not take: in the words of the packaged one, before anything is built. */
function refusalOf(given: readonly string[]): string | undefined {
  const args = given.filter((arg) => arg !== plantFlag && arg !== '--devtools');
  const host = { platform: process.platform, isRoot: process.getuid?.() === 0 };
  const refused = refusedSwitches(args, commandOptions, host);
  return refused.length === 0 ? undefined : refusal(refused, args, commandOptions);
}

async function main(): Promise<number> {
  const given = process.argv.slice(2);
  const refused = refusalOf(given);
  if (refused !== undefined) {
    tell(refused);
    return refusedExitCode;
  }
  const hasPlant = wantsPlant(given);
  ensureSystemPackages('start');
  const electron = await ensureElectron();
  await ensureBuilt();
  const display = await ensureDisplay();
  let endPlant = (): Promise<void> => Promise.resolve();
  try {
    const plant = hasPlant ? await preparePlant(given) : undefined;
    endPlant = plant?.end ?? endPlant;
    // Where there is no display there is no desktop bus either, and Chromium complains about that a dozen times.
    const quieter = display.virtual ? ['--log-level=3'] : [];
    const args = ['.', ...launchArguments(), ...quieter, ...(plant?.args ?? given)];
    // Nobody sees a dialog on a virtual display, and the program would wait for somebody to close it.
    const env = display.virtual ? { ...display.env, COUNTERSIGN_NO_DIALOG: '1' } : display.env;
    return await runProgram(electron.executable, args, launchEnvironment(env));
  } finally {
    await endPlant();
    await display.stop();
  }
}

await runCommand(main);
