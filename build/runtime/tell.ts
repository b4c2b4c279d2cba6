/**
 * What the set-up says to the person in front of it: plain lines on stderr (stdout belongs to the program that is
 * started), a progress bar where there is a terminal, and errors that carry their own remedy.
 */
import { setInterval, clearInterval } from 'node:timers';
import { Presets, SingleBar } from 'cli-progress';

/** A failure that the person can do something about; its message says what. Shown without a stack. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

/** Writes one line for the person. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Runs a command's main function and turns its outcome into the process's exit code: the number it returns, or 1 after
 * an error. A SetupError is shown as its message alone; anything else is a defect and keeps its stack.
 */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    tell(error instanceof SetupError ? error.message : String(error instanceof Error ? error.stack : error));
    process.exitCode = 1;
  }
}

/** A bar that counts bytes. Without a terminal it writes its label once and stays silent. */
export interface Progress {
  add(bytes: number): void;
  stop(): void;
}

const megabyte = 1_000_000;

/** Starts a progress bar for `total` bytes. */
export function startProgress(label: string, total: number): Progress {
  if (!process.stderr.isTTY) {
    tell(`${label} (${Math.round(total / megabyte)} MB)`);
    return { add: () => undefined, stop: () => undefined };
  }
  const bar = new SingleBar(
    { format: `${label} [{bar}] {percentage}% of ${Math.round(total / megabyte)} MB`, stream: process.stderr },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { add: (bytes) => bar.increment(bytes), stop: () => bar.stop() };
}

/**
 * Says what is being waited for while `work` runs, with the seconds that have passed where there is a terminal: for work
 * whose amount is unknown, such as a download that another program makes.
 */
export async function waitingFor<T>(label: string, work: Promise<T>): Promise<T> {
  if (!process.stderr.isTTY) {
    tell(`${label} ...`);
    return work;
  }
  const began = Date.now();
  const draw = (): boolean => process.stderr.write(`\r${label} ... ${Math.round((Date.now() - began) / 1000)} s`);
  draw();
  const timer = setInterval(draw, 1000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
    process.stderr.write('\n');
  }
}
