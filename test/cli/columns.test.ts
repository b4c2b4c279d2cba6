/** Columns that the trail or the signed bytes know better: a change beside the program is noticed by whoever verifies. */
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import { withoutTriggers } from '../support/attacker.ts';
import { openSignatureScene, scriptActor, type SignatureScene } from '../support/signatureScene.ts';
import { templateFile } from '../support/station.ts';
import { terminal } from '../support/terminal.ts';

/** A station with a signature, a rejection, a cancelled and a pending request, and challenges that ended in every way. */
async function signed(): Promise<SignatureScene> {
  const expiring = { name: 'Expiring', expression: '{role:Supervisor} OR {userName:olga}', expiresAfter: 24 };
  const scene = await openSignatureScene({ files: { [templateFile('expiring')]: expiring } });
  await scene.complete(scene.queue()[0] ?? '', 'sam');
  await scene.complete(scene.queue('Expiring')[0] ?? '', 'quinn', 'reject');
  const { signature } = scene.station.gateway;
  await scene.trigger(scene.queue('Expiring')[0] ?? '');
  scene.clock.advance(10 * 60_000);
  const [cancelled = ''] = scene.queue('Expiring');
  await scene.trigger(cancelled);
  signature.cancelAuthRequest(cancelled, 'the line stands', scriptActor);
  await scene.trigger(scene.queue('Batch Disposition')[0] ?? '');
  return scene;
}

async function verify(scene: SignatureScene): Promise<{ readonly code: number; readonly text: string }> {
  const on = terminal();
  const code = await runCommand(['verify', '--data-dir', scene.station.dataDir], on);
  return { code, text: on.printed.join('\n') };
}

it('AL-3 what nobody changed holds, and what no entry knows is named', async () => {
  const { code, text } = await verify(await signed());
  expect([code, text]).toEqual([4, expect.stringMatching(/Not checked: what stands in the database alone/)]);
});

const later = "'2027-01-01T00:00:00.000Z'";

describe.each([
  ['that nobody signs twice', 'UPDATE signature SET only_once = 1 - only_once'],
  ['the name of the station', "UPDATE station SET name = 'LINE-2'"],
  [
    'who may sign',
    `UPDATE sign_in_slot SET alternatives = '[{"kind":"userName","name":"eve"}]' WHERE state = 'pending'`,
  ],
  ['who might have signed', `UPDATE sign_in_slot SET alternatives = '[]' WHERE state = 'approved'`],
  [
    'the content of what waits',
    'UPDATE signature_request SET content = replace(content, \'"description":"\', \'"description":"x\') WHERE state = \'pending\'',
  ],
  ['what is called afterwards', `UPDATE signature_request SET callbacks = '{"onApprove":"x"}'`],
  ['when it was asked', `UPDATE signature_request SET requested_at = ${later} WHERE state = 'approved'`],
  ['when it expires', `UPDATE signature_request SET expires_at = ${later} WHERE expires_at IS NOT NULL`],
  ['that it expires', "UPDATE signature_request SET expires_at = NULL WHERE state = 'pending'"],
  ['when it was decided', `UPDATE signature_request SET decided_at = ${later} WHERE state = 'approved'`],
  ['when it was rejected', "UPDATE signature_request SET decided_at = NULL WHERE state = 'rejected'"],
  ['why it ended', "UPDATE signature_request SET reason = 'none' WHERE state = 'cancelled'"],
  ['how it ended', "UPDATE signature_request SET state = 'expired' WHERE state = 'cancelled'"],
  [
    'the slot of a challenge',
    "UPDATE challenge SET slot_id = (SELECT max(id) FROM sign_in_slot) WHERE state = 'timed out'",
  ],
  [
    'the decision of a challenge',
    "UPDATE challenge SET decision = 'reject' WHERE state = 'signed' AND decision = 'approve'",
  ],
  [
    'the decision of a challenge that was cancelled',
    "UPDATE challenge SET decision = 'reject' WHERE state = 'cancelled'",
  ],
  ['how a challenge ended', "UPDATE challenge SET state = 'abandoned' WHERE state = 'timed out'"],
  ['that a challenge was signed', "UPDATE challenge SET state = 'failed' WHERE state = 'signed'"],
  ['when a challenge was opened', `UPDATE challenge SET opened_at = ${later}`],
  ['when a challenge ended', `UPDATE challenge SET ended_at = ${later} WHERE state = 'cancelled'`],
  ['that there was a challenge', "DELETE FROM challenge WHERE state = 'timed out'"],
  ['rubbish after a signature', "UPDATE signature SET station_signature = station_signature || 'AAAA'"],
  ['rubbish after a key', "UPDATE station_key SET public_key = public_key || '!'"],
  ['rubbish in a checkpoint', "UPDATE checkpoint SET note = substr(note, 1, length(note) - 1) || '=AAAA' || char(10)"],
])('AL-3 %s, changed beside the program,', (_what, sql) => {
  it('is noticed', async () => {
    const scene = await signed();
    const db = scene.database();
    db.pragma('foreign_keys = OFF');
    const changes = withoutTriggers(db, () => db.prepare(sql).run().changes);
    expect(changes).toBeGreaterThan(0);
    const { code, text } = await verify(scene);
    expect([code, text]).toEqual([2, expect.stringMatching(/ do(?:es)? not hold: |is not as the trail records it/)]);
  });
});
