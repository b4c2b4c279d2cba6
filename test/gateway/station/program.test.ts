import { expect, it } from 'vitest';
import { openStation } from '../../support/station.ts';
import { testClock } from '../../support/clock.ts';
import { until } from '../../support/until.ts';

it('a changed archive of the same version is told, and the hash of each stands in the trail once', async () => {
  const clock = testClock();
  const first = await openStation({ clock, hashArchive: () => Promise.resolve('a'.repeat(64)) });
  clock.advance(10_000);
  await until(() => expect(first.gateway.trail.has('station.program')).toBe(true));
  await first.gateway.close();
  const { dataDir, projectDir } = first;
  const actions = (station: typeof first, action: string): number =>
    station.gateway.trail.latest(500).filter((entry) => entry.action === action).length;

  const same = await openStation({ dataDir, projectDir, clock, hashArchive: () => Promise.resolve('a'.repeat(64)) });
  clock.advance(10_000);
  await until(() => expect(actions(same, 'station.started')).toBe(2));
  await same.gateway.close();

  const other = await openStation({ dataDir, projectDir, clock, hashArchive: () => Promise.resolve('b'.repeat(64)) });
  clock.advance(10_000);
  await until(() => expect(actions(other, 'security.alert')).toBe(1));
  expect(actions(other, 'station.program')).toBe(2);
  expect(other.log.lines).toContainEqual(
    expect.objectContaining({ level: 'error', message: 'The program was changed beside its installer.' }),
  );
});
