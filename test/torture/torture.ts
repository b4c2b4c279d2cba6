/**
 * `npm run torture [-- --rounds 1000] [-- --seed 1]`: kills the real gateway at random instants under a random load, and looks
 * afterwards whether all that it had told is there and verifies, nothing is half there, and each challenge has one outcome. A
 * kill is no cut of the power: the operating system keeps what was written.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { verifySeals } from '../../electron/gateway/audit/seals.ts';
import { verifyTrail } from '../../electron/gateway/audit/trail.ts';
import { verifySignatures } from '../../electron/gateway/signature/verify.ts';
import { checkpointVerifier } from '../../electron/gateway/station/checkpoints.ts';
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

const load = join(import.meta.dirname, 'load.ts');
const project: Readonly<Record<string, unknown>> = {
  'project.json': { title: 'Torture', countersign: { station: 'TORTURE-1' } },
  'com.inductiveautomation.perspective/page-config/config.json': {
    pages: { '/': { title: 'Main', viewPath: 'Main' } },
  },
  'com.inductiveautomation.perspective/views/Main/view.json': {
    root: { type: 'ia.container.flex', meta: { name: 'root' } },
  },
  'countersign/signature-templates/one.json': { name: 'One', expression: '{role:Supervisor}' },
  'countersign/signature-templates/two.json': { name: 'Two', expression: '{role:Supervisor} AND {role:Quality}' },
};

function prepare(folder: string): { readonly dataDir: string; readonly projectDir: string } {
  const [dataDir, projectDir] = [join(folder, 'data'), join(folder, 'project')];
  mkdirSync(dataDir, { recursive: true });
  // What a password costs is not what is tried here.
  writeFileSync(join(dataDir, 'sso.json'), JSON.stringify({ hash_secret: { memory: 19_456, passes: 2 } }));
  for (const [path, content] of Object.entries(project)) {
    mkdirSync(dirname(join(projectDir, path)), { recursive: true });
    writeFileSync(join(projectDir, path), JSON.stringify(content));
  }
  return { dataDir, projectDir };
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

/** What does not hold of a database that nobody has open, after what was told; empty where all does. */
function problems(dataDir: string, all: readonly Told[], hasStarted: boolean): string[] {
  const db = new Database(join(dataDir, 'station.sqlite'));
  try {
    const found: string[] = [];
    const check = (holds: boolean, problem: string): void => {
      if (!holds) found.push(problem);
    };
    check(db.pragma('integrity_check', { simple: true }) === 'ok', 'the database is damaged');
    const sealed = checkpointVerifier(db);
    const trail = verifyTrail(db, sealed.look);
    const checkpoints = sealed.verdict(trail);
    const signatures = verifySignatures(db, trail);
    const seals = verifySeals(db);
    if (!trail.ok) check(false, `the trail: entry ${trail.seq}: ${trail.reason}`);
    if (!checkpoints.ok && trail.ok) check(false, `the checkpoints: ${checkpoints.problem}`);
    if (!signatures.ok) check(false, `the signatures: ${signatures.problem}`);
    if (seals.ok === false) check(false, `the seals: ${seals.problem}`);
    const state = db.prepare<[string], { state: string }>('SELECT state FROM sign_in_slot WHERE id = ?');
    const challenge = db.prepare<[string], { state: string }>('SELECT state FROM challenge WHERE id = ?');
    for (const one of all) {
      if (one.what === 'asked') check(state.get(one.slot) !== undefined, `the slot ${one.slot} that was asked is gone`);
      if (one.what === 'signed') {
        const wanted = one.decision === 'approve' ? 'approved' : 'rejected';
        check(state.get(one.slot)?.state === wanted, `the slot ${one.slot} was signed, and is not ${wanted}`);
        check(
          challenge.get(one.challenge)?.state === 'signed',
          `the challenge ${one.challenge} was signed, and is not`,
        );
      }
      if (one.what === 'cancelled')
        check(
          challenge.get(one.challenge)?.state === 'cancelled',
          `the challenge ${one.challenge} was cancelled, and is not`,
        );
    }
    for (const problem of settled(db, all, hasStarted)) check(false, problem);
    return found;
  } finally {
    db.close();
  }
}

/** What was told last of users and templates; the very next change may have come after it, and not been told. */
function* settled(db: Database.Database, all: readonly Told[], hasStarted: boolean): Generator<string> {
  const entries = db.prepare<[string], { n: number }>(
    "SELECT count(*) AS n FROM audit_entry WHERE action IN ('user.added', 'user.changed') AND target = 'user:' || (SELECT id FROM user WHERE user_name = ?)",
  );
  for (const name of new Set(all.flatMap((one) => (one.what === 'user' ? [one.name] : [])))) {
    if ((entries.get(name)?.n ?? 0) === 0) yield `the user ${name} was added, and is not there`;
  }
  const more = db
    .prepare<[], { n: number }>(
      `SELECT count(*) AS n FROM (SELECT slot_id FROM challenge WHERE state = 'signed' GROUP BY slot_id HAVING count(*) > 1)`,
    )
    .get();
  if ((more?.n ?? 0) > 0) yield 'a slot has more than one challenge that signed it';
  const half = db
    .prepare<[], { n: number }>(
      `SELECT count(*) AS n FROM challenge c LEFT JOIN signature g ON g.challenge_id = c.id
       WHERE (c.state = 'signed') <> (g.id IS NOT NULL)`,
    )
    .get();
  if ((half?.n ?? 0) > 0) yield 'a challenge is signed without its signature, or the other way round';
  // A start gives those that a kill left open their outcome, before it says that it has started.
  const started = "(SELECT at FROM audit_entry WHERE action = 'station.started' ORDER BY seq DESC LIMIT 1)";
  const open = db
    .prepare<[], { n: number }>(`SELECT count(*) AS n FROM challenge WHERE state = 'open' AND opened_at < ${started}`)
    .get();
  if (hasStarted && (open?.n ?? 0) > 0) yield `${open?.n} challenges of an earlier run are open`;
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
    options: { rounds: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
  });
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const { findings, ...counts } = await torture(Number(values.rounds), Number(values.seed), say);
  say(
    `${counts.rounds} rounds: ${counts.told} outcomes told, ${counts.signed} of them signatures; ${counts.early} killed before the start.`,
  );
  for (const finding of findings) say(finding);
  say(findings.length === 0 ? 'All that was told is there, and verifies.' : 'Not all of it holds.');
  process.exitCode = findings.length === 0 ? 0 : 1;
}
