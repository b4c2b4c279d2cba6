import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from '../../../build/runtime/paths.ts';
import type { ViewNode } from '../../../electron/contract/page.ts';
import { withoutTriggers } from '../../support/attacker.ts';
import { testClock } from '../../support/clock.ts';
import { openSignatureScene } from '../../support/signatureScene.ts';
import { openStation } from '../../support/station.ts';
import { until } from '../../support/until.ts';

const demo = join(projectFolder, 'build', 'demo');

/** The demo's page of a batch. */
async function open() {
  const scene = await openSignatureScene({ projectDir: demo });
  return { scene, page: scene.station.openPage({ path: '/batch' }) };
}

/** What a page shows as texts. */
function textsOf(node: ViewNode): string[] {
  const own = Object.values(node.props).filter((value) => typeof value === 'string');
  return [...own, ...node.children.flatMap(textsOf)];
}

/** Waits until the page shows these words of a step. */
async function says({ scene, page }: Awaited<ReturnType<typeof open>>, words: RegExp): Promise<void> {
  await until(() => {
    scene.clock.advance(20);
    expect(textsOf(page.frame.resume().root)).toContainEqual(expect.stringMatching(words));
  }, 50);
}

async function check({ scene }: Awaited<ReturnType<typeof open>>, decision: 'approve' | 'reject'): Promise<void> {
  const [uuid = ''] = scene.queue('In-process Check', {
    name: 'In-process check',
    description: 'Batch B-20417. The results of the line.',
  });
  expect(await scene.complete(uuid, 'quinn', decision)).toMatchObject({ outcome: 'signed' });
}

it('the record of a batch says who signed a step as what, and that a rejected one is open', async () => {
  const opened = await open();
  await says(opened, /^Needs Quality$/);
  await check(opened, 'reject');
  await says(opened, /^quinn.*, Rejected by, /);
  await check(opened, 'approve');
  await says(opened, /^quinn.*, Checked by, /);
});

it('ES-4 what was signed of a batch is no step of another one', async () => {
  const opened = await open();
  await check(opened, 'approve');
  await says(opened, /^quinn.*, Checked by, /);
  await opened.scene.station.gateway.tags.write([{ path: '[default]Line 4/Batch', value: 'B-20499' }], 'gateway');
  await says(opened, /^Needs Quality$/);
});

it('ES-3 a step whose signature does not hold is shown as signed by nobody', async () => {
  const opened = await open();
  await check(opened, 'approve');
  await says(opened, /^quinn.*, Checked by, /);
  const db = opened.scene.database();
  withoutTriggers(db, () => db.exec("UPDATE signature_request SET content = replace(content, 'In-process', 'Other')"));
  opened.scene.queue('In-process Check', { name: 'Another check' });
  await says(opened, /^not valid: /);
});

it('a batch is released by one request, also where two windows ask before either shows that it waits', async () => {
  // The clock stands still, so that no page hears of the first request.
  const { gateway, openPage } = await openStation({ projectDir: demo, clock: testClock() });
  for (const page of [openPage({ path: '/batch' }), openPage({ path: '/batch' })]) {
    await until(() => expect(page.node('ReleaseBatch').visible).toBe(true));
    await page.press('ReleaseBatch');
  }
  expect(gateway.signature.pending().slots.map(({ request, needs }) => [request, needs])).toEqual([
    ['Release batch B-20417', 'Supervisor'],
    ['Release batch B-20417', 'Quality'],
  ]);
});
