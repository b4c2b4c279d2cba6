import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readJsonText } from '../../../electron/contract/json.ts';
import { ErrorCode } from '../../../electron/contract/errors.ts';
import { openSignatureScene, scriptActor, type SignatureScene } from '../../support/signatureScene.ts';
import { smallProject, templateFile } from '../../support/station.ts';

const guarded = {
  ...smallProject,
  [templateFile('guarded')]: { name: 'Guarded Release', expression: '{role:Supervisor}', afterReview: true },
};

/** Something that somebody has to look at: a challenge that ended after too many wrong passwords. */
async function raiseAlert(scene: SignatureScene, page = scene.page, who = 'olga'): Promise<void> {
  const [slot = ''] = scene.queue();
  const id = await scene.trigger(slot, 'approve', page);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await scene.sign(id, who, { password: 'wrong password' }, page);
    scene.clock.advance(10_000);
  }
}

const askReview = ({ station }: SignatureScene): string => station.gateway.signature.queueReview('Quinn', scriptActor);

const standing = ({ station }: SignatureScene) => station.gateway.signature.reviewStanding();

it('AL-18 an alert stands until a review of the trail is signed with a reason, over a restart too', async () => {
  const scene = await openSignatureScene();
  expect(standing(scene).critical).toBe(0);
  await raiseAlert(scene);
  expect(standing(scene)).toEqual({ reviewed: 0, critical: 1 });
  expect(scene.page.snapshot().status.unreviewed).toBe(1);

  const slot = askReview(scene);
  expect(await scene.complete(slot, 'quinn', 'approve', { comment: ' ' })).toMatchObject({
    outcome: 'refused',
    message: 'Say why you sign this. Nothing was signed.',
  });
  const again = await openSignatureScene({ clock: scene.clock, station: await scene.station.restart() });
  expect(standing(again).critical).toBe(1);
  expect(await again.complete(slot, 'quinn', 'approve', { comment: 'Olga mistyped' })).toMatchObject({
    outcome: 'signed',
    meaning: 'Audit trail reviewed',
  });
  expect(standing(again).critical).toBe(0);
  expect(standing(again).reviewed).toBeGreaterThan(0);
});

it('ES-21 the review names each critical entry that is signed, and is signed by whom its template says alone', async () => {
  const scene = await openSignatureScene();
  await raiseAlert(scene);
  const [alert] = scene.station.gateway.trail.latest(50).filter(({ action }) => action === 'security.alert');
  const slot = askReview(scene);
  await scene.trigger(slot);
  const shown = scene.page.shown.at(-1);
  expect(JSON.stringify(shown)).toContain(`Entry ${alert?.seq}`);
  expect(await scene.complete(slot, 'sam')).toMatchObject({ outcome: 'refused' });
  expect(standing(scene).critical).toBe(1);
});

it('ES-21 a release that waits for the review is refused before and signed after it, and may be rejected', async () => {
  const scene = await openSignatureScene({ files: guarded });
  const [first = ''] = scene.queue('Guarded Release');
  const [second = ''] = scene.queue('Guarded Release');
  await raiseAlert(scene);
  await expect(scene.trigger(first)).rejects.toMatchObject({ code: ErrorCode.illegalArgument });
  expect(await scene.complete(second, 'sam', 'reject')).toMatchObject({ outcome: 'signed', decision: 'reject' });
  await scene.complete(askReview(scene), 'quinn');
  expect(await scene.complete(first, 'sam')).toMatchObject({ outcome: 'signed' });
});

it('ES-21 what happens while the surface is open holds the signature back as well', async () => {
  const scene = await openSignatureScene({ files: guarded });
  const [slot = ''] = scene.queue('Guarded Release');
  const id = await scene.trigger(slot);
  await raiseAlert(scene, scene.station.openPage());
  const answer = await scene.sign(id, 'sam');
  expect(answer).toMatchObject({ outcome: 'refused', ended: true });
  expect('message' in answer && answer.message).toContain('critical entries that nobody reviewed');
  expect(scene.actions()).not.toContain('signature.approved');
});

it('a review that waits is asked for once, and gives way to a later one when more has happened', async () => {
  const scene = await openSignatureScene();
  await raiseAlert(scene);
  const first = askReview(scene);
  expect(askReview(scene)).toBe(first);
  await raiseAlert(scene, scene.page, 'sam');
  const second = askReview(scene);
  expect(second).not.toBe(first);
  await expect(scene.trigger(first)).rejects.toThrow('No pending authentication challenge');
  await scene.complete(second, 'quinn');
  expect(standing(scene).critical).toBe(0);
});

it('no script passes a request of its own off as a review', async () => {
  const scene = await openSignatureScene();
  await raiseAlert(scene);
  const [slot = ''] = scene.queue('Audit Trail Review', {
    record: { content: { 'First entry': 1, 'Last entry': 1_000_000 } },
  });
  expect(await scene.complete(slot, 'quinn')).toMatchObject({ outcome: 'signed' });
  expect(standing(scene)).toEqual({ reviewed: 0, critical: 1 });
  expect(askReview(scene)).not.toBe(slot);
});

it('ES-21 what the site lists is critical as well; a list that cannot be used stops the start', async () => {
  const first = await openSignatureScene();
  await first.station.gateway.close();
  const { dataDir, projectDir } = first.station;
  const file = join(dataDir, 'reviews.json');
  const start = (critical: unknown) => {
    writeFileSync(file, JSON.stringify({ critical }));
    return openSignatureScene({ dataDir, projectDir, clock: first.clock });
  };
  await expect(start(['user'])).rejects.toThrow(/is no action as the page Audit shows it/);
  await expect(start(['users.locked'])).rejects.toThrow(/users\.locked is of a kind that the trail does not have/);
  const scene = await start(['user.updated', 'station.sign-changed']);
  expect(standing(scene).critical).toBe(0);
  const { sso } = scene.station.gateway;
  await sso.user.updateUserById({ userId: sso.users.find('olga')?.id ?? '', data: { roles: [] } }, scriptActor);
  expect(standing(scene).critical).toBe(1);
  await scene.complete(askReview(scene), 'quinn');
  expect(standing(scene).critical).toBe(0);
});

it('a template of an earlier version keeps its hash', async () => {
  const { station } = await openSignatureScene();
  const template = station.gateway.signature.templates.get('Line Release Approval');
  expect(Object.keys(template)).not.toContain('afterReview');
  expect(readJsonText(JSON.stringify(template))).not.toHaveProperty('afterReview');
});
