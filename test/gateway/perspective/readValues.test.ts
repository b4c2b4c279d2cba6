/** Values of tags that reach a record through properties of a page: with quality, time and tag as long as they are what was read. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testClock } from '../../support/clock.ts';
import { newDataDir, openStation, templateFile, viewFile } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { button, project, view } from './scene.ts';

const tag = (path: string, more: object = {}) => ({ binding: { type: 'tag', config: { tagPath: path, ...more } } });
const propConfig = {
  'custom.batch.weight': tag('[default]Line/Weight', { bidirectional: true }),
  'custom.batch.level': tag('[default]Line/Level'),
  'custom.gone': tag('[default]Line/Gone'),
  'custom.doubled': {
    binding: {
      ...tag('[default]Line/Level').binding,
      transforms: [{ type: 'expression', expression: '{value} * 2' }],
    },
  },
  'custom.reckoned': { binding: { type: 'expr', config: { expression: '{[default]Line/Level} + 1' } } },
};
const tags = [
  { path: 'Line/Weight', value: 7, dataType: 'Float8' },
  { path: 'Line/Level', value: 40, dataType: 'Int4' },
  { path: 'Line/Temp', valueSource: 'opc', opcServer: 'plant', opcItemPath: 'Oven/Temp', dataType: 'Int4' },
];

async function open(lines: readonly string[], more: object = {}) {
  const clock = testClock();
  const name = (record: string): string =>
    `system.mes.signature.authorization.queueAuthRequest("Check", "Check", "", record=${record})`;
  const script = lines.map((line) => line.replace(/^sign (.*)$/, (_all, record: string) => name(record))).join('\n');
  const dataDir = newDataDir();
  const plant = { kind: 'tags', tags: [{ path: 'Oven/Temp', value: 180, dataType: 'Int4' }] };
  writeFileSync(join(dataDir, 'tags.json'), JSON.stringify({ providers: { plant } }));
  const station = await openStation({
    clock,
    dataDir,
    files: project([], {
      files: {
        [viewFile('Main')]: view([button('Ask', script)], {
          propConfig: { ...propConfig, ...more },
          custom: { batch: { name: 'B-7' } },
        }),
        'countersign/tags.json': { tags },
        [templateFile('check')]: { name: 'Check', expression: '{role:Supervisor}', meanings: { approve: ['Checked'] } },
      },
    }),
  });
  const page = station.openPage();
  await page.press('Ask');
  const at = new Date(clock.now()).toISOString();
  const values = async () => {
    await until(() => expect([station.gateway.signature.pending().slots.length, page.notices]).toEqual([1, []]));
    const [slot] = station.gateway.signature.pending().slots;
    return station.gateway.signature.getAuthRequest(slot?.requestId ?? '').values;
  };
  return { at, values };
}

const untold = { quality: null, at: null, tag: null };

it('HM-3 a record of bound properties has the quality, time and tag of each value that is still as it was read', async () => {
  const { at, values } = await open(['sign self.view.custom']);
  expect(await values()).toMatchObject([
    { label: 'batch / level', value: '40', quality: null, at, tag: '[default]Line/Level' },
    { label: 'batch / name', value: 'B-7', ...untold },
    { label: 'batch / weight', value: '7', quality: null, at, tag: '[default]Line/Weight' },
    { label: 'doubled', value: '80', ...untold },
    { label: 'gone', value: 'no value', quality: 'Bad_NotFound', at: null, tag: '[default]Line/Gone' },
    { label: 'reckoned', value: '41', ...untold },
  ]);
});

it('HM-3 what a script wrote over a bound value is no value of the tag', async () => {
  const { at, values } = await open(['self.view.custom.batch.level = 39', 'sign {"Batch": self.view.custom.batch}']);
  expect(await values()).toMatchObject([
    { label: 'Batch / level', value: '39', ...untold },
    { label: 'Batch / name', value: 'B-7', ...untold },
    { label: 'Batch / weight', value: '7', quality: null, at, tag: '[default]Line/Weight' },
  ]);
});

it('HM-3 what holds a bound value and is replaced as a whole is not said to hold it', async () => {
  const { values } = await open(['self.view.custom.batch = {"level": 40}', 'sign self.view.custom.batch']);
  expect(await values()).toMatchObject([{ label: 'level', value: '40', ...untold }]);
});

it('HM-3 a script takes one property with what is known of it, and a value alone has nothing', async () => {
  const { at, values } = await open([
    'batch = self.view.custom.batch',
    'weight = batch.qualifiedValue("weight")',
    'told = "%s %s" % (weight.value, weight.quality)',
    'name = batch.qualifiedValue("name")',
    'try:',
    '\tbatch.qualifiedValue("size")',
    'except KeyError:',
    '\ttold += " no size"',
    'sign {"A": weight, "B": batch.weight, "C": told, "D": name, "E": self.view.custom.qualifiedValue("gone")}',
  ]);
  expect(await values()).toMatchObject([
    { label: 'A', value: '7', quality: null, at, tag: '[default]Line/Weight' },
    { label: 'B', value: '7', ...untold },
    { label: 'C', value: '7.0 Good no size', ...untold },
    { label: 'D', value: 'B-7', ...untold },
    { label: 'E', value: 'no value', quality: 'Bad_NotFound', at: null, tag: '[default]Line/Gone' },
  ]);
});

it('HM-3 a record of a tag of the kind opc names the item that it follows, and of which provider', async () => {
  const { at, values } = await open(
    [
      'paths = ["[default]Line/Temp", "[default]Line/Temp.Quality", "[plant]Oven/Temp"]',
      'read, quality, own = system.tag.readBlocking(paths)',
      'sign {"A": read, "B": quality, "C": own, "D": self.view.custom.qualifiedValue("temp")}',
    ],
    { 'custom.temp': tag('[default]Line/Temp') },
  );
  expect(await values()).toMatchObject([
    { label: 'A', value: '180', quality: null, at, tag: '[default]Line/Temp of [plant]Oven/Temp' },
    { label: 'B', tag: '[default]Line/Temp.Quality of [plant]Oven/Temp' },
    { label: 'C', value: '180', quality: null, at, tag: '[plant]Oven/Temp' },
    { label: 'D', value: '180', quality: null, at, tag: '[default]Line/Temp of [plant]Oven/Temp' },
  ]);
});
