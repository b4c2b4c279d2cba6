/** The verification beside the work: each day what is new since the last signed checkpoint, now and then all of it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { withoutTriggers } from '../../support/attacker.ts';
import { openSignatureScene, type SignatureScene } from '../../support/signatureScene.ts';
import { temporaryFolder } from '../../support/station.ts';
import { until } from '../../support/until.ts';

const day = 24 * 3_600_000;
const verified = z.object({ from: z.number(), entries: z.number() });

interface Watched extends SignatureScene {
  /** What each verification that found nothing read: from which entry on, up to which. */
  readonly found: () => readonly z.output<typeof verified>[];
  /** Goes on to the next day, and waits for what is found then. */
  readonly nextDay: () => Promise<z.output<typeof verified> | undefined>;
  readonly problems: () => readonly string[];
}

/** A station that anchors into a folder, all of which was verified at its start; something was signed since. */
async function watched(): Promise<Watched> {
  const first = await openSignatureScene();
  await first.complete(first.queue()[0] ?? '', 'sam');
  await first.station.gateway.close();
  const { dataDir, projectDir } = first.station;
  writeFileSync(join(dataDir, 'anchors.json'), JSON.stringify({ to: [{ folder: temporaryFolder() }] }));
  const scene = await openSignatureScene({ dataDir, projectDir, clock: first.clock });
  const { lines } = scene.station.log;
  const found = () =>
    lines
      .filter(({ message }) => message === 'The audit trail and the database were verified.')
      .map(({ details }) => verified.parse(details));
  const problems = () =>
    lines
      .filter(({ message }) => message === 'The audit trail does not hold.')
      .map(({ details }) => z.string().parse(details['problem']));
  const nextDay = async () => {
    const before = found().length + problems().length;
    scene.clock.advance(day);
    await until(() => expect(found().length + problems().length).toBeGreaterThan(before));
    return found().at(-1);
  };
  scene.clock.advance(1);
  await until(() => expect(found()).toHaveLength(1));
  await scene.complete(scene.queue()[0] ?? '', 'sam');
  return { ...scene, found, nextDay, problems };
}

it('AL-18 all of the trail is read at the start and each week, and in between what came since a signed checkpoint', async () => {
  const scene = await watched();
  expect(scene.found()[0]).toMatchObject({ from: 0 });
  const days = [];
  for (let count = 0; count < 7; count += 1) days.push(await scene.nextDay());
  expect(days.map((one) => (one?.from ?? 0) > 0)).toEqual([true, true, true, true, true, true, false]);
  expect(scene.problems()).toEqual([]);
}, 30_000);

it.each<[string, string, RegExp]>([
  [
    'an entry that is new',
    `UPDATE audit_entry SET bytes = replace(bytes, 'sam', 'Sam') WHERE action = 'signature.approved'`,
    /altered/,
  ],
  [
    'a checkpoint that it goes on from',
    `UPDATE checkpoint SET note = replace(note, 'time 2026', 'time 2025')`,
    /the checkpoint at entry \d+ was altered/,
  ],
  [
    'the tree under such a checkpoint',
    `UPDATE merkle_node SET hash = zeroblob(32)`,
    /the tree is not the one that the checkpoint at entry \d+ was made of/,
  ],
])('AL-18 the daily one finds %s that was changed beside the program', async (_, change, problem) => {
  const scene = await watched();
  const db = scene.database();
  withoutTriggers(db, () => db.exec(change));
  await scene.nextDay();
  expect(scene.problems()).toEqual([expect.stringMatching(problem)]);
});

it('AL-18 an old entry that was changed is found with all of the trail, and at the next start', async () => {
  const scene = await watched();
  const db = scene.database();
  withoutTriggers(db, () => db.exec("UPDATE audit_entry SET bytes = replace(bytes, 'TEST', 'Test') WHERE seq = 1"));
  await scene.nextDay();
  expect(scene.problems()).toEqual([]);
  const again = await openSignatureScene({ clock: scene.clock, station: await scene.station.restart() });
  again.clock.advance(1);
  await until(() =>
    expect(JSON.stringify(again.station.log.lines)).toMatch(/entry 1: altered: the hash does not fit the bytes/),
  );
});
