/** What the keys remember of a trail while people sign: an older copy of the database beside them is not taken for the newest. */
import { cpSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unsealedMark } from '../../../electron/gateway/station/keys.ts';
import { testClock } from '../../support/clock.ts';
import { openSignatureScene, type SignatureScene } from '../../support/signatureScene.ts';
import { copyData, openStation } from '../../support/station.ts';

const untilFifth = 60_000;

/** A station on which somebody has a challenge open, for as long as the test wants. */
async function busy(): Promise<{ readonly scene: SignatureScene; readonly held: () => Promise<unknown> }> {
  const scene = await openSignatureScene({ clock: testClock() });
  // The challenge is open when the five minutes are over, and not yet too old.
  scene.clock.advance(300_000 - untilFifth);
  const page = scene.station.openPage();
  const id = await scene.trigger(scene.queue()[0] ?? '', 'approve', page);
  return { scene, held: () => scene.sign(id, 'quinn', {}, page) };
}

const known = ({ station }: SignatureScene): number => unsealedMark(station.dataDir)?.entries ?? 0;
const entries = ({ station }: SignatureScene): number => station.gateway.trail.size();
const file = ({ station }: SignatureScene): Buffer => readFileSync(join(station.dataDir, 'station.sqlite'));

it('AL-4 the keys know of each signature within seconds, also while another challenge is open', async () => {
  const { scene } = await busy();
  const before = copyData(scene.station.dataDir);
  for (const signer of ['sam', 'quinn']) {
    await scene.complete(scene.queue()[0] ?? '', signer);
    scene.clock.advance(2000);
    expect(known(scene)).toBe(entries(scene));
  }
  cpSync(join(scene.station.dataDir, 'keys.json'), join(before, 'keys.json'));
  const older = await openStation({ dataDir: before });
  expect(older.openPage().frame.status().trouble).toBe('held');
});

it('AL-4 the keys hear of all else after ten seconds, also while a challenge is open', async () => {
  const { scene } = await busy();
  scene.queue();
  expect(known(scene)).toBeLessThan(entries(scene));
  scene.clock.advance(10_000);
  expect(known(scene)).toBe(entries(scene));
});

it('SY-16 the log is moved into the database when the last challenge is closed, and not before', async () => {
  const { scene, held } = await busy();
  const before = file(scene);
  scene.clock.advance(untilFifth);
  expect(file(scene).equals(before)).toBe(true);
  expect(await held()).toMatchObject({ outcome: 'signed' });
  expect(file(scene).equals(before)).toBe(true);
  scene.clock.advance(2000);
  expect(file(scene).equals(before)).toBe(false);
  expect(known(scene)).toBe(entries(scene));
});

it('AL-4 a station whose trail stands still writes nothing', async () => {
  const scene = await openSignatureScene({ clock: testClock() });
  scene.clock.advance(300_000);
  const keys = statSync(join(scene.station.dataDir, 'keys.json')).ino;
  scene.clock.advance(300_000);
  expect(statSync(join(scene.station.dataDir, 'keys.json')).ino).toBe(keys);
});
