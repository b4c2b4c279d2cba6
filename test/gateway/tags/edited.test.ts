/** Tags of a project whose file is edited while their values flow: nobody is shown what a tag of before held. */
import { effect } from '@preact/signals-core';
import { expect, it, onTestFinished } from 'vitest';
import type { JsonObject } from '../../../electron/contract/json.ts';
import { readTags, tagsOf } from '../../../electron/gateway/tags/definitions.ts';
import { openStationTags } from '../../../electron/gateway/tags/service.ts';
import { testClock } from '../../support/clock.ts';
import { testSealer } from '../../support/sealer.ts';
import { openStation, temporaryFolder, testLog, writeFiles } from '../../support/station.ts';
import { until } from '../../support/until.ts';

const counter = (path: string, more: JsonObject = {}): JsonObject => ({
  path,
  simulate: { kind: 'ramp', from: 0, to: 100, step: 1, every: 1 },
  ...more,
});
const memory = (path: string, value: number, more: JsonObject = {}): JsonObject => ({ path, value, ...more });

/** The tags of a project, which a page follows, and what the page was told of each. */
function follow(paths: readonly string[], ...entries: readonly JsonObject[]) {
  const tags = openStationTags({
    dataDir: temporaryFolder(),
    ports: { clock: testClock(), log: testLog() },
    secret: () => undefined,
    sealer: testSealer,
    definitions: tagsOf(entries).tags,
    services: [],
  });
  onTestFinished(() => tags.close());
  const seen = new Map(paths.map((path) => [path, '']));
  for (const path of paths)
    onTestFinished(
      effect(() => {
        const { value, quality } = tags.tag(path).value;
        seen.set(path, `${quality.code} ${JSON.stringify(value)}`);
      }),
    );
  return { tags, seen, edit: (...next: readonly JsonObject[]) => tags.takeProject(tagsOf(next).tags) };
}

it('a tag that is taken away, renamed or moved to another folder is not found, and the other one is there at once', () => {
  const paths = ['Gone', 'Before', 'After', 'Old/Level', 'New/Level', 'Stays'];
  const { seen, edit } = follow(
    paths,
    memory('Gone', 1),
    memory('Before', 2),
    memory('Old/Level', 3),
    counter('Stays'),
  );
  expect([...seen.values()]).toEqual([
    'Good 1',
    'Good 2',
    expect.stringMatching(/^Bad_NotFound/),
    'Good 3',
    expect.stringMatching(/^Bad_NotFound/),
    expect.stringMatching(/^Good/),
  ]);
  edit(memory('After', 2), memory('New/Level', 3), counter('Stays'));
  expect([...seen.values()]).toEqual([
    'Bad_NotFound null',
    'Bad_NotFound null',
    'Good 2',
    'Bad_NotFound null',
    'Good 3',
    expect.stringMatching(/^Good/),
  ]);
});

it('what a memory tag held is not shown once it has another type, begins otherwise or follows something else', async () => {
  const paths = ['Typed', 'Begun', 'Same', 'Other'];
  const { tags, seen, edit } = follow(
    paths,
    memory('Typed', 1, { dataType: 'Int4' }),
    memory('Begun', 1),
    memory('Same', 1, { dataType: 'Int4' }),
    memory('Other', 1),
  );
  await tags.write(
    paths.map((path) => ({ path, value: 77 })),
    'gateway',
  );
  expect([...seen.values()]).toEqual(paths.map(() => 'Good 77'));
  edit(
    { path: 'Typed', value: 'off', dataType: 'String' },
    memory('Begun', 2),
    memory('Same', 1, { dataType: 'Int4', documentation: 'new words' }),
    { path: 'Other', valueSource: 'expr', expression: '{[.]Same} + 1' },
  );
  expect([...seen.values()]).toEqual(['Good "off"', 'Good 2', 'Good 77', 'Good 78']);
});

it('what follows a tag that was taken away is bad, and good again with it', () => {
  const sum = { path: 'Sum', valueSource: 'expr', expression: '{[.]Flow} * 2' };
  const named = { path: 'Named', valueSource: 'reference', sourceTagPath: '[~]Flow' };
  const { seen, edit } = follow(['Sum', 'Named'], memory('Flow', 4), sum, named);
  expect([...seen.values()]).toEqual(['Good 8', 'Good 4']);
  edit(sum, named);
  expect([...seen.values()]).toEqual([expect.stringMatching(/^Bad_NotFound/), expect.stringMatching(/^Bad_NotFound/)]);
  edit(memory('Flow', 5), sum, named);
  expect([...seen.values()]).toEqual(['Good 10', 'Good 5']);
});

it('a file that is written by halves changes nothing, however far it came', async () => {
  const text = JSON.stringify({ tags: [memory('Line/Temp', 1), { name: 'Folder', tagType: 'Folder', tags: [] }] });
  for (let end = 0; end < text.length; end += 1) expect([end, readTags(text.slice(0, end)).ok]).toEqual([end, false]);
  const station = await openStation({ files: { 'countersign/tags.json': text } });
  station.gateway.followProject();
  const value = async (): Promise<unknown> => (await station.gateway.tags.read(['Line/Temp']))[0];
  await station.gateway.tags.write([{ path: 'Line/Temp', value: 9 }], 'gateway');
  writeFiles(station.projectDir, { 'countersign/tags.json': text.slice(0, 30) });
  await until(() =>
    expect(station.gateway.project.problems.map(({ file, reason }) => `${file} ${reason}`).join()).toMatch(
      /tags\.json is not JSON.*The version before it stays in use/,
    ),
  );
  expect(await value()).toMatchObject({ value: 9, quality: { code: 'Good' } });
  writeFiles(station.projectDir, { 'countersign/tags.json': '{"tags": []}' });
  await until(async () => expect(await value()).toMatchObject({ value: null, quality: { code: 'Bad_NotFound' } }));
});

it('a memory tag that is switched off and on again has what it held, and its quality', async () => {
  const { tags, seen, edit } = follow(['Held'], memory('Held', 1));
  await tags.write([{ path: 'Held', value: 5 }], 'gateway');
  edit(memory('Held', 1, { enabled: false }));
  expect(seen.get('Held')).toBe('Bad_Disabled null');
  edit(memory('Held', 1));
  expect(seen.get('Held')).toBe('Good 5');
});
