/** Versions of records that somebody with the file of the database changed, where one is asked and where an auditor verifies. */
import { v7 as uuidv7 } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import { openTrail } from '../../electron/gateway/audit/trail.ts';
import { recordVersionsProblem } from '../../electron/gateway/signature/recordVersions.ts';
import { developmentVault } from '../../electron/gateway/station/keys.ts';
import { openStore } from '../../electron/gateway/store/database.ts';
import { withoutTriggers } from '../support/attacker.ts';
import { testClock } from '../support/clock.ts';
import { openSignatureScene, scriptActor, type SignatureScene } from '../support/signatureScene.ts';
import { noBrowser, temporaryFolder, testLog } from '../support/station.ts';
import { terminal } from '../support/terminal.ts';

const template = 'Line Release Approval';
const record = { id: 'B-1', version: '1', content: { Filled: 100 } };

async function asked(): Promise<SignatureScene> {
  const scene = await openSignatureScene();
  await scene.complete(scene.queue(template, { record })[0] ?? '', 'sam');
  const changeReason = 'recounted';
  scene.queue(template, { record: { ...record, version: '2', content: { Filled: 90 }, changeReason } });
  return scene;
}

async function verify(scene: SignatureScene): Promise<string> {
  const on = terminal();
  const code = await runCommand(['verify', '--data-dir', scene.station.dataDir], on);
  return `${code}: ${on.printed.join('\n')}`;
}

it('ES-5 versions that are as the trail records them hold', async () => {
  expect(await verify(await asked())).toMatch(/^4: (?![^]*versions of records)/);
});

it('ES-5 versions whose reason is nothing that anybody sees hold, and are followed by others', async () => {
  const scene = await openSignatureScene();
  for (const [at, changeReason] of ['\u200b', ' \u2800', '', '  ', 'recounted'].entries())
    scene.queue(template, { record: { id: 'B-9', version: String(at + 1), content: { Filled: at }, changeReason } });
  expect(await verify(scene)).toMatch(/^4: (?![^]*versions of records)/);
  expect(scene.station.gateway.trail.about('record:B-9').map(({ action }) => action)).not.toContain('security.alert');
});

it.each([
  ['whose rows were taken away', "DELETE FROM record_version WHERE record_id = 'B-1'"],
  ['whose newest row was taken away', "DELETE FROM record_version WHERE version = '2'"],
  [
    'of which one has another content',
    `UPDATE record_version SET content_hash = '${'0'.repeat(64)}' WHERE version = '1'`,
  ],
  ['of which one has another reason', "UPDATE record_version SET change_reason = 'none' WHERE version = '2'"],
  [
    'to which one was added',
    "INSERT INTO record_version SELECT record_id, '3', content_hash, request_id, at, change_reason, 3 FROM record_version WHERE version = '2'",
  ],
])('ES-5 a record %s is asked in no version any more, told, and does not verify', async (_what, sql) => {
  const scene = await asked();
  const db = scene.database();
  withoutTriggers(db, () => db.exec(sql));
  const other = { ...record, content: { Filled: 1 } };
  for (const one of [other, { ...other, version: '2' }, { ...other, version: '3', changeReason: 'x' }]) {
    expect(() => scene.queue(template, { record: one })).toThrow(
      /B-1 has other versions in the database than in the audit trail/,
    );
  }
  expect(
    scene.station.gateway.trail.about('record:B-1').filter(({ action }) => action === 'security.alert'),
  ).toHaveLength(1);
  expect(await verify(scene)).toMatch(/^2: [^]*The versions of records do not hold: record B-1 has other versions/);
});

it.each([
  ['record.created', 'was made twice'],
  ['record.changed', 'has no first version'],
])('ES-5 a record of which the trail has two entries %s does not hold', (action, problem) => {
  const store = openStore(temporaryFolder());
  onTestFinished(() => store.close());
  const ports = {
    clock: testClock(),
    newId: () => uuidv7(),
    log: testLog(),
    vault: developmentVault(),
    openExternal: noBrowser,
  };
  const trail = openTrail(store, ports, 'station', 'boot');
  const detail = { old: null, new: { version: '1', hash: 'h' }, reason: '', request: 'r' };
  const write = () =>
    store.transaction(() => trail.append({ action, actor: scriptActor, target: 'record:A-1', detail }));
  write();
  write();
  expect(recordVersionsProblem(store.db)).toBe(`record A-1 ${problem}`);
});
