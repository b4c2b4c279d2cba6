/**
 * `npm run torture [-- --rounds 1000] [-- --seed 1] [-- --power-cuts 1000]`: kills the real gateway at random instants under a random load, and looks
 * afterwards whether all that it had told is there and verifies, nothing is half there, and each challenge has one outcome. A
 * kill is no cut of the power: the operating system keeps what was written. Those are in `powerCuts.ts`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { load } from './load.ts';
import { powerCuts } from './powerCuts.ts';
import { prepare, problems } from './stations.ts';
import { told, type Told } from './told.ts';

export interface Tortured {
  readonly rounds: number;
  readonly signed: number;
  readonly told: number;
  /** Rounds whose process was killed before it had started. */
  readonly early: number;
  /** What did not hold, in words; the data is kept then. */
  readonly findings: readonly string[];
}

/** Runs the load, kills it some time after it began to work (or before), and answers what it had told. */
async function round(dataDir: string, projectDir: string, seed: number): Promise<Told[]> {
  const child = spawn(process.execPath, [load, dataDir, projectDir, String(seed)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let trouble = '';
  child.stderr.on('data', (data: Buffer) => (trouble += data.toString()));
  const ended = once(child, 'close');
  const begun = new Promise<void>((resolve) => {
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      // More than that it has started.
      if (output.indexOf('\n') < output.length - 1) resolve();
    });
  });
  // One in ten is killed while it starts.
  const isEarly = seed % 10 === 0;
  await Promise.race([isEarly ? pause(200 + ((seed * 37) % 500)) : begun, ended]);
  if (!isEarly) await Promise.race([pause((seed * 7919) % 600), ended]);
  child.kill('SIGKILL');
  await ended;
  if (child.exitCode !== null) throw new Error(`The gateway ended by itself (${child.exitCode}): ${trouble}`);
  // A line that was cut off was not told.
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => told.parse(JSON.parse(line)));
}

/** Rounds after which there is a new station: verifying all of a long one takes longer than the round. */
const roundsOfStation = 50;

/** Tortures stations, one after the other; `say` hears how far it is. */
export async function torture(rounds: number, seed: number, say: (line: string) => void): Promise<Tortured> {
  const counts = { rounds: 0, told: 0, signed: 0, early: 0 };
  for (;;) {
    const found = await station(Math.min(roundsOfStation, rounds - counts.rounds), seed + counts.rounds, say);
    counts.rounds += found.rounds;
    counts.told += found.told;
    counts.signed += found.signed;
    counts.early += found.early;
    say(`${counts.rounds} rounds: ${counts.told} outcomes told, ${counts.signed} of them signatures.`);
    if (found.findings.length > 0 || counts.rounds >= rounds) return { ...counts, findings: found.findings };
  }
}

/** Tortures one station until something does not hold; then its data is kept. */
async function station(rounds: number, seed: number, say: (line: string) => void): Promise<Tortured> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-torture-'));
  const { dataDir, projectDir } = prepare(folder);
  const all: Told[] = [];
  let early = 0;
  const result = (done: number, findings: readonly string[]): Tortured => ({
    rounds: done,
    told: all.length,
    signed: all.filter(({ what }) => what === 'signed').length,
    early,
    findings,
  });
  for (let index = 1; index <= rounds; index += 1) {
    const findings = await roundAndCheck(dataDir, projectDir, seed + index, all).catch((error: unknown) => [
      error instanceof Error ? error.message : String(error),
    ]);
    if (findings === 'early') early += 1;
    else if (findings.length > 0) {
      say(`With the seed ${seed}, in its round ${index}. The data is kept in ${folder}.`);
      return result(index, findings);
    }
  }
  rmSync(folder, { recursive: true, force: true });
  return result(rounds, []);
}

/** One round; answers what does not hold after it, or that it was killed before it had told anything. */
async function roundAndCheck(
  dataDir: string,
  projectDir: string,
  seed: number,
  all: Told[],
): Promise<readonly string[] | 'early'> {
  const now = await round(dataDir, projectDir, seed);
  all.push(...now);
  const findings = all.length === 0 ? [] : problems(dataDir, all, now.length > 0);
  return now.length === 0 && findings.length === 0 ? 'early' : findings;
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      'power-cuts': { type: 'string' },
    },
  });
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const seed = Number(values.seed);
  const cuts = values['power-cuts'];
  const { findings, ...counts } =
    cuts === undefined ? await torture(Number(values.rounds), seed, say) : await powerCuts(Number(cuts), seed, say);
  if ('early' in counts) say(`${counts.early} of the rounds were killed before the start.`);
  for (const finding of findings) say(finding);
  say(findings.length === 0 ? 'All that was told is there, and verifies.' : 'Not all of it holds.');
  process.exit(findings.length === 0 ? 0 : 1);
}
