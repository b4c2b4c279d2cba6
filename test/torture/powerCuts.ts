/**
 * `npm run torture -- --power-cuts 1000`: records each call with which the real gateway, under the random load, changes its files,
 * and cuts the power at random ones: what was synced is there, and any part of the rest. From each such disk the gateway must
 * start by itself, and all that it had told by then must be there and verify.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { load, openLoaded, randomOf } from './load.ts';
import { callsOf, Disk, straceArguments, type Call } from './recording.ts';
import { prepare, problems } from './stations.ts';
import { told, type Told } from './told.ts';

export interface Cut {
  readonly cuts: number;
  /** Calls that were recorded. */
  readonly calls: number;
  readonly told: number;
  readonly signed: number;
  /** What did not hold, in words; the disk is kept then. */
  readonly findings: readonly string[];
}

/** Outcomes that a load tells while it is recorded. */
const recorded = 120;
const cutsOfRecording = 50;
/** Recordings of one station, the first of which makes it. */
const recordingsOfStation = 4;

/** Cuts the power so often; `say` hears how far it is. */
export async function powerCuts(cuts: number, seed: number, say: (line: string) => void): Promise<Cut> {
  if (spawnSync('strace', ['--version']).error !== undefined) {
    throw new Error('Cutting the power needs strace. On Debian or Ubuntu: sudo apt-get install strace');
  }
  const counts = { cuts: 0, calls: 0, told: 0, signed: 0 };
  for (let recording = 0; ;) {
    const folder = mkdtempSync(join(tmpdir(), 'countersign-power-'));
    const { dataDir, projectDir } = prepare(folder);
    const earlier: Told[] = [];
    for (let index = 0; index < recordingsOfStation && counts.cuts < cuts; index += 1) {
      recording += 1;
      const disk = new Disk(dataDir);
      const calls = await record(folder, dataDir, projectDir, seed + recording);
      const wanted = Math.min(cutsOfRecording, cuts - counts.cuts);
      const result = await replay({ folder, projectDir, disk, calls, earlier, wanted, seed: seed + recording });
      counts.cuts += result.cuts;
      counts.calls += calls.length;
      counts.told += result.told.length;
      counts.signed += result.told.filter(({ what }) => what === 'signed').length;
      earlier.push(...result.told);
      say(
        `${counts.cuts} cuts in ${counts.calls} calls; ${counts.told} outcomes told, ${counts.signed} of them signatures.`,
      );
      if (result.findings.length > 0) {
        say(`With the seed ${seed}, in its recording ${recording}. The disk is kept in ${folder}.`);
        return { ...counts, findings: result.findings };
      }
    }
    rmSync(folder, { recursive: true, force: true });
    if (counts.cuts >= cuts) return { ...counts, findings: [] };
  }
}

async function record(folder: string, dataDir: string, projectDir: string, seed: number): Promise<Call[]> {
  const log = join(folder, 'calls.log');
  const child = spawn(
    'strace',
    [...straceArguments, '-o', log, process.execPath, load, dataDir, projectDir, String(seed)],
    { stdio: ['ignore', 'pipe', 'inherit'], detached: true },
  );
  const ended = once(child, 'close');
  const enough = new Promise<void>((resolve) => {
    let outcomes = 0;
    createInterface({ input: child.stdout }).on('line', () => {
      outcomes += 1;
      if (outcomes === recorded) resolve();
    });
  });
  await Promise.race([enough, ended]);
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  await ended;
  if (child.exitCode !== null) throw new Error(`The gateway ended by itself (${child.exitCode}).`);
  const calls: Call[] = [];
  for await (const call of callsOf(log, dataDir)) calls.push(call);
  rmSync(log);
  return calls;
}

interface Replay {
  readonly folder: string;
  readonly projectDir: string;
  readonly disk: Disk;
  readonly calls: readonly Call[];
  /** What was told before the recording. */
  readonly earlier: readonly Told[];
  readonly wanted: number;
  readonly seed: number;
}

async function replay({ folder, projectDir, disk, calls, earlier, wanted, seed }: Replay) {
  const random = randomOf(seed);
  const places = Array.from({ length: wanted }, () => Math.floor(random() * (calls.length + 1))).sort((a, b) => a - b);
  const now: Told[] = [];
  const go = (from: number, to: number): void => {
    for (const call of calls.slice(from, to)) {
      disk.apply(call);
      if (call.kind === 'told') now.push(told.parse(JSON.parse(call.line)));
    }
  };
  for (const [index, place] of places.entries()) {
    go(places[index - 1] ?? 0, place);
    const dataDir = join(folder, `cut-${index}`);
    disk.cut(dataDir, random);
    const found = await afterCut(dataDir, projectDir, [...earlier, ...now]);
    const findings = found.map((problem) => `call ${place} of ${calls.length}: ${problem}`);
    if (findings.length > 0) return { cuts: index + 1, findings, told: now };
    rmSync(dataDir, { recursive: true });
  }
  go(places.at(-1) ?? 0, calls.length);
  return { cuts: places.length, findings: [], told: now };
}

/** What does not hold of a disk: the gateway starts from it by itself, and all that was told is there. */
async function afterCut(dataDir: string, projectDir: string, all: readonly Told[]): Promise<string[]> {
  try {
    const gateway = openLoaded(dataDir, projectDir);
    await gateway.close();
  } catch (error) {
    return [`it does not start: ${error instanceof Error ? error.message : String(error)}`];
  }
  return problems(dataDir, all, true);
}
