/**
 * A screen for Electron where there is none: a virtual X server, as on build machines and in containers. Tests get a
 * window manager on it as well, since without one a window neither takes the focus nor fills the screen.
 */
import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { SetupError, tell } from './tell.ts';

/** How to run a program on the display. `stop` ends what was started for it; harmless to call twice. */
export interface Display {
  readonly env: NodeJS.ProcessEnv;
  readonly virtual: boolean;
  stop(): Promise<void>;
}

/** `always` starts a virtual display even beside a real one, so that tests do not take over somebody's screen. */
export interface DisplayOptions {
  readonly width?: number;
  readonly height?: number;
  readonly windowManager?: boolean;
  readonly always?: boolean;
}

/** Whether Electron would find no screen with this environment. */
export function lacksDisplay(env: NodeJS.ProcessEnv = process.env, platform = process.platform): boolean {
  return platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'];
}

const patienceMs = 60_000;

/** In its own process group: Ctrl-C must end the program on the display before the display itself. */
function start(command: string, args: readonly string[], stdio: StdioOptions, env = process.env): ChildProcess {
  const child = spawn(command, args, { stdio, env, detached: true });
  const end = (): void => void child.kill();
  process.once('exit', end);
  child.once('exit', () => process.removeListener('exit', end));
  return child;
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}

/** The first line that a process writes to `from`. Throws a SetupError if it fails, ends or stays silent instead. */
async function firstLine(child: ChildProcess, from: Readable, name: string): Promise<string> {
  const complaints: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  return new Promise<string>((resolve, reject) => {
    let text = '';
    const settle = (error?: SetupError): void => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve(text.trim());
    };
    const fail = (what: string): void => settle(new SetupError(`${name} ${what}.\n${complaints.join('')}`.trim()));
    const timer = setTimeout(() => fail('did not start in time'), patienceMs);
    from.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) settle();
    });
    child.once('error', () => fail('is not installed. On Debian or Ubuntu: sudo apt-get install xvfb openbox'));
    child.once('exit', (code) => fail(`ended at once (exit code ${code})`));
  });
}

async function startXvfb(width: number, height: number): Promise<{ child: ChildProcess; name: string }> {
  const args = ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'];
  const child = start('Xvfb', args, ['ignore', 'ignore', 'pipe', 'pipe']);
  const number = await firstLine(child, child.stdio[3] as Readable, 'The virtual display (Xvfb)');
  return { child, name: `:${number}` };
}

/** Openbox runs the startup command once it manages the screen: the only sign of readiness that it gives. */
async function startWindowManager(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = start('openbox', ['--startup', 'echo ready'], ['ignore', 'pipe', 'pipe'], env);
  await firstLine(child, child.stdout as Readable, 'The window manager (openbox)');
  return child;
}

/**
 * Makes sure that there is a display: the one that is there, or else a virtual one, said in one line.
 * @param options size of the virtual screen in pixels (1280x800), and whether it gets a window manager
 * @throws SetupError if Xvfb or openbox is missing or does not start
 */
export async function ensureDisplay(options: DisplayOptions = {}): Promise<Display> {
  const wanted = process.platform === 'linux' && (options.always === true || lacksDisplay());
  if (!wanted) return { env: process.env, virtual: false, stop: () => Promise.resolve() };
  const xvfb = await startXvfb(options.width ?? 1280, options.height ?? 800);
  const env: NodeJS.ProcessEnv = { ...process.env, DISPLAY: xvfb.name };
  delete env['WAYLAND_DISPLAY'];
  const running = [xvfb.child];
  const stop = async (): Promise<void> => {
    for (const child of running.toReversed()) await stopProcess(child);
  };
  try {
    if (options.windowManager === true) running.push(await startWindowManager(env));
  } catch (error) {
    await stop();
    throw error;
  }
  tell(
    options.always === true && !lacksDisplay()
      ? `Running under a virtual display (Xvfb ${xvfb.name}).`
      : `No display found: running under a virtual one (Xvfb ${xvfb.name}).`,
  );
  return { env, virtual: true, stop };
}
