/** The history of tags of the site's own providers. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecorded } from '../../../electron/gateway/tags/recorded.ts';
import { newDataDir, openStation, type TestStation } from '../../support/station.ts';
import { until } from '../../support/until.ts';

const pump = (value: number, historyEnabled: boolean) => ({ name: 'Pump', value, dataType: 'Int4', historyEnabled });

async function stored({ gateway }: TestStation, path: string): Promise<unknown> {
  const range = { start: 0, end: Date.now() + 60_000, most: 100, ignoresBad: false };
  const { points } = await gateway.history.points({ ...range, paths: [path] });
  return points[0]?.map(({ value }) => value);
}

describe('the history of tags of the site', () => {
  it('is kept of those that say so or are listed, from one change of the file to the next', async () => {
    const dataDir = newDataDir();
    const write = (history: readonly unknown[], isOn: boolean): void => {
      const plant = { kind: 'tags', tags: [pump(1, isOn), { name: 'Level', value: 1.5 }, { name: 'Other', value: 7 }] };
      writeFileSync(join(dataDir, 'tags.json'), JSON.stringify({ providers: { plant }, history: { tags: history } }));
    };
    write([{ path: '[PLANT]Level', historicalDeadband: 1 }], true);
    const station = await openStation({ dataDir });
    const { tags } = station.gateway;
    station.gateway.followProject();
    const put = (path: string, value: number) => tags.write([{ path, value }], 'gateway');
    await put('[plant]Pump', 2);
    await put('[plant]Level', 2);
    await put('[plant]Level', 3);
    await put('[plant]Other', 8);
    await until(async () => {
      expect(await stored(station, '[plant]Pump')).toEqual([1, 2]);
      expect(await stored(station, '[plant]Level')).toEqual([1.5, 3]);
    });
    expect(await stored(station, '[plant]Other')).toEqual([]);
    write(['[plant]Other'], false);
    await until(async () => expect(await stored(station, '[plant]Other')).toEqual([8]));
    await put('[plant]Pump', 3);
    await put('[plant]Other', 9);
    await until(async () => expect(await stored(station, '[plant]Other')).toEqual([8, 9]));
    expect(await stored(station, '[plant]Pump')).toEqual([1, 2]);
  });

  it('is refused entry by entry, with the reason, where it cannot be', () => {
    const entries = ['[plant]A', 'A', '[default]A', '[gone]A', '[PLANT]a', { path: '[plant]B', deadband: 1 }, 7];
    const { tags, problems } = readRecorded(entries, (name) => name === 'plant');
    expect(tags.map(({ path, historicalDeadband }) => [path, historicalDeadband])).toEqual([['[plant]A', 0.01]]);
    expect(problems.map(({ path, why }) => `${path.join('.')}: ${why}`)).toEqual([
      '1: A is no whole path, such as [plant]ns=2;s=Flow',
      '2: a tag of the project says itself that it has a history (historyEnabled)',
      '3: there is no provider gone',
      '4: [PLANT]a is there twice',
      expect.stringMatching(/^5\.deadband: there is no such setting \(there are path, /),
      '6: is neither the whole path of a tag nor an object with one ("path")',
    ]);
  });
});
