/** A tortured station: its folders, and what does not hold of it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { verifySeals } from '../../electron/gateway/audit/seals.ts';
import { verifyTrail } from '../../electron/gateway/audit/trail.ts';
import { verifySignatures } from '../../electron/gateway/signature/verify.ts';
import { checkpointVerifier } from '../../electron/gateway/station/checkpoints.ts';
import type { Told } from './told.ts';

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

/** A station's folders, with a project of two templates. */
export function prepare(folder: string): { readonly dataDir: string; readonly projectDir: string } {
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

/** What does not hold of a database that nobody has open, after what was told; empty where all does. */
export function problems(dataDir: string, all: readonly Told[], hasStarted: boolean): string[] {
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
