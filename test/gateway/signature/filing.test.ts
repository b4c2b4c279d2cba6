/** The lists of slots are what is stored of the slots, whoever changed them beside the program. */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { misfiled } from '../../../electron/gateway/signature/filing.ts';
import { runCommand } from '../../../electron/cli/commands.ts';
import { openSignatureScene, type SignatureScene } from '../../support/signatureScene.ts';
import { copyData, openStation, type TestStation } from '../../support/station.ts';
import { terminal } from '../../support/terminal.ts';
import { until } from '../../support/until.ts';

/** Signed, rejected, withdrawn and pending slots, of requests with and without a record. */
async function withSlots(): Promise<SignatureScene> {
  const scene = await openSignatureScene();
  const [signed = ''] = scene.queue('Line Release Approval', { record: { id: 'B-7', content: { Filled: 5 } } });
  await scene.complete(signed, 'sam');
  const [rejected = ''] = scene.queue('Batch Disposition', { name: 'Disposition' });
  await scene.complete(rejected, 'quinn', 'reject');
  const [cancelled = ''] = scene.queue();
  scene.station.gateway.signature.cancelAuthRequest(cancelled, 'not wanted', { kind: 'script', id: 't', name: 'T' });
  scene.queue();
  return scene;
}

async function reopened(scene: SignatureScene, change: (db: Database.Database) => void): Promise<TestStation> {
  await scene.station.gateway.close();
  const { dataDir, projectDir } = scene.station;
  const db = new Database(join(dataDir, 'station.sqlite'));
  change(db);
  db.close();
  return openStation({ dataDir, projectDir, clock: scene.clock });
}

const unfiled = (db: Database.Database): number =>
  db.prepare<[], number>('SELECT count(*) FROM unfiled_slot').pluck().get() ?? 0;

const lists = ({ gateway }: TestStation) => ({
  pending: gateway.signature.pending().slots.map(({ uuid }) => uuid),
  ended: gateway.signature.history().slots.map(({ uuid }) => uuid),
  bySigner: gateway.signature.history({ signer: 'SAM' }).slots.length,
  byRecord: gateway.signature.history({ recordId: 'b-7' }).slots.length,
  forSam: gateway.signature.pending({ user: 'sam' }).slots.length,
});

describe('the lists of signatures', () => {
  it('are what the slots say, whatever became of them', async () => {
    const scene = await withSlots();
    lists(scene.station);
    expect([unfiled(scene.database()), misfiled(scene.database())]).toEqual([0, 0]);
  });

  it('ES-13 have what was signed also where the program was killed before it filed that, and nobody is alarmed', async () => {
    const scene = await withSlots();
    const { dataDir, projectDir } = scene.station;
    const killed = copyData(dataDir);
    const db = new Database(join(killed, 'station.sqlite'));
    expect(unfiled(db)).toBeGreaterThan(0);
    expect(misfiled(db)).toBe(0);
    db.close();
    const station = await openStation({ dataDir: killed, projectDir, clock: scene.clock });
    expect(lists(station)).toEqual(lists(scene.station));
    await until(() => {
      scene.clock.advance(1);
      expect(station.log.lines.map(({ message }) => message)).toContain(
        'The audit trail and the database were verified.',
      );
    });
    expect(station.gateway.trail.has('security.alert')).toBe(false);
  });

  it('are filed by themselves a moment after a commit', async () => {
    const scene = await withSlots();
    scene.clock.advance(200);
    expect(unfiled(scene.database())).toBe(0);
  });

  it.each([
    ['emptied', (db: Database.Database) => db.exec('DELETE FROM slot_facet')],
    ['without one signer', (db: Database.Database) => db.exec("DELETE FROM slot_facet WHERE value = 'sam'")],
    [
      'with a line of another slot and one of none',
      (db: Database.Database) => {
        db.pragma('foreign_keys = OFF');
        db.exec(`INSERT INTO slot_facet SELECT 'pending', 'all', '', at, slot_id FROM slot_facet WHERE facet = 'signer';
          INSERT INTO slot_facet VALUES ('ended', 'all', '', '2026-11-22T00:00:00.000Z', 'no slot')`);
      },
    ],
  ])('are put right where they were %s beside the program, and that is told', async (_, change) => {
    const scene = await withSlots();
    const before = lists(scene.station);
    let seen = 0;
    const station = await reopened(scene, (db) => {
      change(db);
      seen = misfiled(db);
    });
    expect(seen).toBeGreaterThan(0);
    await until(() => {
      scene.clock.advance(1);
      expect(lists(station)).toEqual(before);
    });
    await until(() => expect(station.gateway.trail.has('security.alert')).toBe(true));
    await station.gateway.close();
    const db = new Database(join(station.dataDir, 'station.sqlite'), { readonly: true });
    expect(misfiled(db)).toBe(0);
    db.close();
  });

  it('are verified by the command: what is hidden is altered', async () => {
    const scene = await withSlots();
    await scene.station.gateway.close();
    const { dataDir } = scene.station;
    const db = new Database(join(dataDir, 'station.sqlite'));
    db.exec("DELETE FROM slot_facet WHERE facet = 'all'");
    db.close();
    const on = terminal();
    expect(await runCommand(['verify', '--data-dir', dataDir], on)).toBe(2);
    expect(on.printed.join('\n')).toMatch(/The lists of signatures do not hold: \d+ lines/);
  });
});
