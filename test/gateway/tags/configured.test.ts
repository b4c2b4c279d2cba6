import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { effect } from '@preact/signals-core';
import { expect, it } from 'vitest';
import { tagsFor } from '../../../electron/gateway/tags/readable.ts';
import { openStationTags } from '../../../electron/gateway/tags/service.ts';
import { systemClock } from '../../../electron/gateway/platform/ports.ts';
import { temporaryFolder, testLog } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { testSealer } from '../../support/sealer.ts';

it('providers that a site configures come and go while pages follow their tags, and one that cannot be opened is named', async () => {
  const dataDir = temporaryFolder();
  const write = (providers: unknown, external: unknown = {}): void =>
    writeFileSync(join(dataDir, 'tags.json'), JSON.stringify({ providers, history: { external } }));
  write(
    {
      plant: { kind: 'tags', tags: [{ name: 'A', value: 1, historyEnabled: true }] },
      odd: { kind: 'magic' },
      Plant: { kind: 'tags', tags: [] },
      System: { kind: 'tags', tags: [] },
    },
    { PLANT: { database: 'historian' }, Works: { database: 'historian' } },
  );
  const log = testLog();
  const tags = openStationTags({
    dataDir,
    ports: { clock: systemClock(), log },
    secret: () => undefined,
    sealer: testSealer,
    definitions: [],
    services: [],
  });
  expect(tags.problems()).toEqual([
    expect.stringMatching(
      /^tags\.json providers\.odd\.kind: there is no kind magic of tag providers; there are tags, /,
    ),
    'tags.json providers.Plant: there is plant already, and the case of letters makes no other name',
    "tags.json providers.System: this name is the station's own",
    'tags.json history.external.PLANT: the name plant is taken',
  ]);
  expect([...tags.historians()]).toEqual([['Works', { database: 'historian' }]]);
  expect(log.lines).toHaveLength(4);
  const seen: unknown[] = [];
  const stop = effect(() => {
    const { value, quality } = tags.tag('[plant]A').value;
    seen.push(value ?? quality.code);
  });
  tags.follow(() => undefined);
  await tags.write([{ path: '[plant]A', value: 5 }], 'gateway');
  write({
    plant: {
      kind: 'tags',
      tags: [
        { name: 'A', value: 1 },
        { name: 'B', value: 2 },
      ],
    },
  });
  await until(() =>
    expect(tags.providers().some(({ name, words }) => name === 'plant' && words === '2 tags')).toBe(true),
  );
  expect(seen.at(-1)).toBe(5);
  expect(tags.historians().size).toBe(0);
  writeFileSync(join(dataDir, 'tags.json'), '{ "providers": ');
  await until(() => expect(tags.problems().some((problem) => problem.includes('is not JSON'))).toBe(true));
  expect(seen.at(-1)).toBe(5);
  write({});
  await until(() => expect(seen.at(-1) === 'Bad_NotFound').toBe(true));
  stop();
  await tags.close();
});

it('a provider may ask for levels, beside those of its tags', async () => {
  const dataDir = temporaryFolder();
  const level = (name: string) => ({ type: 'AnyOf', securityLevels: [{ name, children: [] }] });
  const providers = {
    plant: {
      kind: 'tags',
      readPermissions: level('Inside'),
      writePermissions: level('Engineer'),
      tags: [
        { name: 'A', value: 1 },
        { name: 'B', value: 2, readPermissions: level('Engineer') },
      ],
    },
    odd: { kind: 'tags', readPermissions: 'everybody', tags: [{ name: 'A', value: 3 }] },
    free: { kind: 'tags', tags: [{ name: 'A', value: 4 }] },
  };
  writeFileSync(join(dataDir, 'tags.json'), JSON.stringify({ providers }));
  const tags = openStationTags({
    dataDir,
    ports: { clock: systemClock(), log: testLog() },
    secret: () => undefined,
    sealer: testSealer,
    definitions: [],
    services: [],
  });
  expect(tags.problems()).toEqual([
    'tags.json providers.odd.readPermissions cannot be understood, so that nobody may read it but the station itself',
  ]);
  const paths = ['[plant]A', '[plant]B', '[odd]A', '[free]A', '[plant]A.Value'];
  const read = async (...levels: readonly string[]) =>
    (await tagsFor(tags, () => new Set(levels)).read(paths)).map(({ value }) => value);
  expect(await read()).toEqual([null, null, null, 4, null]);
  expect(await read('Inside')).toEqual([1, null, null, 4, 1]);
  expect(await read('Inside', 'Engineer')).toEqual([1, 2, null, 4, 1]);
  expect((await tags.read(paths)).map(({ value }) => value)).toEqual([1, 2, 3, 4, 1]);
  const write = async (...levels: readonly string[]) =>
    (await tags.write([{ path: '[plant]A', value: 1 }], { levels: new Set(levels) }))[0];
  expect(await write('Inside')).toEqual({
    code: 'Bad_AccessDenied',
    reason: 'The tag [plant]A was not written. It needs the level Engineer.',
  });
  expect(await write('Engineer')).toEqual({ code: 'Good' });
  await tags.close();
});

it('names each setting of a file that there is not with its place, and lets nothing go that the file may ask to keep', async () => {
  const dataDir = temporaryFolder();
  writeFileSync(
    join(dataDir, 'tags.json'),
    `{
  "history": { "keepDay": 3, "pointDays": "30", "external": { "Plant": { "databse": "erp" } } },
  "alarms": { "keepDays": 0 },
  "provider": {}
}`,
  );
  const tags = openStationTags({
    dataDir,
    ports: { clock: systemClock(), log: testLog() },
    secret: () => undefined,
    sealer: testSealer,
    definitions: [],
    services: [],
  });
  const [problem = ''] = tags.problems();
  expect(
    problem
      .replace(/^tags\.json /, '')
      .split('; ')
      .toSorted(),
  ).toEqual([
    'line 2, history.external.Plant.database: is not there, and has to be a text',
    'line 2, history.external.Plant.databse: there is no such setting',
    'line 2, history.keepDay: there is no such setting',
    'line 2, history.pointDays: is not a number',
    'line 3, alarms.keepDays: is less than 1',
  ]);
  expect(tags.keeps).toMatchObject({ history: { keepDays: 36_500 }, alarms: { keepDays: 36_500 } });
  await tags.close();
});
