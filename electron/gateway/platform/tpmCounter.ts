/**
 * Monotonic counters of a TPM 2.0 (TPM2_NV_Increment), by the tools of its maker's group, tpm2-tools: an index of the kind
 * "counter" can be read and moved on, and never be set; one that is taken away and made anew begins above all that the TPM ever had.
 * Nothing secret is in it, and so it has no password: whoever may use the TPM of the computer could take it away, which is noticed.
 */
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { noCounter, type MonotonicCounter } from './monotonicCounter.ts';

/** The TPM of a computer, with the kernel's resource manager: other programs use it beside this one. */
const device = '/dev/tpmrm0';
/** Where distributions put the tools; nothing is looked for in a `PATH` that somebody else set. */
const places = ['/usr/bin/tpm2', '/usr/local/bin/tpm2'];
/** Milliseconds. A TPM answers within a fraction of a second; one that is in use elsewhere, later. */
const timeout = 10_000;

/** The counter of this computer's TPM; without one, or without what reaches it, one that says why it cannot be used. */
export function systemCounter(): MonotonicCounter {
  if (process.platform !== 'linux') return noCounter('this program uses the TPM of a computer on Linux alone');
  if (!existsSync(device)) return noCounter('this computer has no TPM 2.0 that its system offers');
  try {
    accessSync(device, constants.R_OK | constants.W_OK);
  } catch {
    return noCounter(`the TPM (${device}) is not open to the user that this program runs as`);
  }
  return tpmCounter(`device:${device}`);
}

/** The counters of the TPM at `tcti`, as tpm2-tools name a TPM (`device:/dev/tpmrm0`). */
export function tpmCounter(tcti: string): MonotonicCounter {
  const tool = places.find((place) => existsSync(place));
  if (tool === undefined) return noCounter('there is a TPM, and tpm2-tools are not installed');
  const run: Run = { tool, tcti };
  return {
    read: (stationId) => {
      const words = `index ${indexOf(stationId)} of the computer's TPM`;
      try {
        const value = now(reading(indexOf(stationId)), run);
        return value === undefined ? { state: 'none', words } : { state: 'there', value, words };
      } catch (error) {
        return { state: 'unusable', words: `the TPM could not be read: ${reasonOf(error)}` };
      }
    },
    move: (stationId) => later(moving(indexOf(stationId)), run),
  };
}

/**
 * The index of a station's counter, among those that the owner of a computer has (0x01800000 to 0x01bfffff, "Registry of Reserved
 * TPM 2.0 Handles and Localities"), by its id: a station that was restored on the same computer has the same.
 */
function indexOf(stationId: string): string {
  const digest = createHash('sha256').update(`countersign.counter ${stationId}`).digest();
  return `0x0${(0x0180_0000 + (digest.readUInt32BE(0) & 0x003f_ffff)).toString(16)}`;
}

/** TPMA_NV: an index of the kind "counter", and one that was moved on since it was made. */
const kindOf = (attributes: number): number => (attributes >>> 4) & 0xf;
const counterKind = 1;
const isWritten = (attributes: number): boolean => (attributes & 0x2000_0000) !== 0;

/** Commands of tpm2-tools, each of which is answered with what it printed. */
type Commands<T> = Generator<readonly string[], T, Buffer>;

/** The value of a counter: 0 of one that was never moved on, undefined where there is none. Throws for an index of another kind. */
function* reading(index: string): Commands<number | undefined> {
  const indices = (yield ['getcap', 'handles-nv-index']).toString();
  if (!indices.split(/[\s-]+/).some((one) => Number(one) === Number(index))) return undefined;
  const described = (yield ['nvreadpublic', index]).toString();
  const [, digits] = /attributes:\s+friendly: .*\s+value: (0x[0-9a-f]+)/i.exec(described) ?? [];
  const attributes = Number(digits);
  if (kindOf(attributes) !== counterKind) throw new Error(`the index ${index} is there and is no counter`);
  if (!isWritten(attributes)) return 0;
  const bytes = yield ['nvread', index, '-s', '8'];
  const value = bytes.length === 8 ? Number(bytes.readBigUInt64BE()) : Number.NaN;
  if (Number.isSafeInteger(value)) return value;
  throw new Error(`the index ${index} says no number`);
}

function* moving(index: string): Commands<number> {
  if ((yield* reading(index)) === undefined)
    yield ['nvdefine', index, '-C', 'o', '-s', '8', '-a', 'authread|authwrite|no_da|nt=counter'];
  yield ['nvincrement', index];
  const value = yield* reading(index);
  if (value !== undefined) return value;
  throw new Error(`the index ${index} is gone`);
}

interface Run {
  readonly tool: string;
  readonly tcti: string;
}

const execute = promisify(execFile);

function callOf({ tool, tcti }: Run, [command = '', ...rest]: readonly string[]) {
  // Lines of its libraries beside those of the tool itself would be what a person reads first.
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TSS2_LOG: 'all+none' };
  return [tool, [command, '-T', tcti, ...rest], { env, timeout, encoding: 'buffer', stdio: 'pipe' }] as const;
}

function now<T>(commands: Commands<T>, run: Run): T {
  let step = commands.next();
  while (step.done !== true) step = commands.next(execFileSync(...callOf(run, step.value)));
  return step.value;
}

async function later<T>(commands: Commands<T>, run: Run): Promise<T> {
  let step = commands.next();
  while (step.done !== true) {
    try {
      const { stdout } = await execute(...callOf(run, step.value));
      step = commands.next(stdout);
    } catch (error) {
      throw new Error(reasonOf(error), { cause: error });
    }
  }
  return step.value;
}

/** What the tool said last; what the operating system says where it did not run. */
function reasonOf(error: unknown): string {
  const printed = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  const said = printed
    .split('\n')
    .filter((line) => line.startsWith('ERROR: '))
    .map((line) => line.slice('ERROR: '.length))
    .slice(0, 2);
  if (said.length > 0) return said.join('; ');
  return error instanceof Error ? (error.message.split('\n')[0] ?? error.message) : String(error);
}
