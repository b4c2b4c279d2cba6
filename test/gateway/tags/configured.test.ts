import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { effect } from '@preact/signals-core';
import { expect, it, onTestFinished } from 'vitest';
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
      /^tags\.json line 1, providers\.odd\.kind: there is no kind magic of tag providers; there are tags, /,
    ),
    'tags.json line 1, providers.Plant: there is plant already, and the case of letters makes no other name',
    "tags.json line 1, providers.System: this name is the station's own",
    'tags.json line 1, history.external.PLANT: the name plant is taken',
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
    'tags.json line 1, providers.odd: readPermissions cannot be understood, so that nobody may read it but the station itself',
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

/** The tags of a station whose `tags.json` is this text. */
function opened(text: string) {
  const dataDir = temporaryFolder();
  writeFileSync(join(dataDir, 'tags.json'), text);
  const tags = openStationTags({
    dataDir,
    ports: { clock: systemClock(), log: testLog() },
    secret: () => undefined,
    sealer: testSealer,
    definitions: [],
    services: [],
  });
  onTestFinished(tags.close);
  return { tags, dataDir, names: () => tags.providers().map(({ name }) => name) };
}

const lab = '"lab": { "kind": "tags", "tags": [{ "name": "Room", "value": 21 }] }';
const most = 36_500;

it.each([
  {
    what: 'a section with a slip in its name: it may ask to keep more, and to read less',
    beside: '"histroy": { "keepDays": 2000 }',
    problems: ['line 3, histroy: there is no such setting (perhaps history)'],
    keeps: { history: { keepDays: most }, alarms: { keepDays: most } },
    room: 21,
    isGoneShut: true,
  },
  {
    what: 'a section that nobody knows, beside what is said',
    beside: '"redundancy": {}, "history": { "keepDays": 30, "mostMegabytes": 50 }',
    problems: ['line 3, redundancy: there is no such setting (there are providers, history, alarms)'],
    keeps: { history: { keepDays: 30, mostMegabytes: 50 }, alarms: { keepDays: most } },
    room: 21,
    isGoneShut: true,
  },
  {
    what: 'a remark, which is no reason to keep or to shut anything',
    beside: '"_comment": "hall 2", "history": { "note": "ask Petra" }',
    problems: [
      'line 3, _comment: there is no such setting (there are providers, history, alarms)',
      expect.stringMatching(/^line 3, history\.note: there is no such setting \(there are keepDays, /),
    ],
    keeps: { history: { keepDays: 400 }, alarms: { keepDays: 400 } },
    room: 21,
    isGoneShut: false,
  },
  {
    what: 'who may, in a place where nobody reads it: nobody may',
    beside: '"readPermissions": { "type": "AnyOf", "securityLevels": [] }',
    problems: [
      'line 3, readPermissions: there is no such setting (there are providers, history, alarms)',
      'nobody may read or write the tags of its providers but the station itself, until that is mended',
    ],
    keeps: { history: { keepDays: most }, alarms: { keepDays: most } },
    room: null,
    isGoneShut: true,
  },
  {
    what: 'settings of the history that are none',
    beside:
      '"history": { "pointDays": "30", "mostMegabytes": 2000, "tags": 5, "external": { "Plant": { "databse": "erp" } } }',
    problems: [
      'line 3, history.pointDays: is not a number',
      'line 3, history.tags: is not a list',
      'line 3, history.external.Plant.database: is not there, and has to be a text',
      'line 3, history.external.Plant.databse: there is no such setting (perhaps database)',
    ],
    keeps: { history: { keepDays: most, mostMegabytes: 2000 }, alarms: { keepDays: 400 } },
    room: 21,
    isGoneShut: false,
  },
  {
    what: 'tags of the history that are none',
    beside: '"history": { "tags": ["[lab]Room", { "path": "[lab]Room 2", "histroyMaxAge": 5 }, "Room"] }',
    problems: [
      'line 3, history.tags[1].histroyMaxAge: there is no such setting (perhaps historyMaxAge)',
      'line 3, history.tags[2]: Room is no whole path, such as [plant]ns=2;s=Flow',
    ],
    keeps: { history: { keepDays: 400 }, alarms: { keepDays: 400 } },
    room: 21,
    isGoneShut: false,
  },
  {
    what: 'a history that is no object',
    beside: '"history": true',
    problems: ['line 3, history: is not an object { ... }'],
    keeps: { history: { keepDays: most }, alarms: { keepDays: 400 } },
    room: 21,
    isGoneShut: false,
  },
])(
  'a mistake beside the providers stands aside alone: $what',
  async ({ beside, problems, keeps, room, isGoneShut }) => {
    const { tags } = opened(`{\n  "providers": { ${lab} },\n  ${beside}\n}`);
    expect(tags.problems().map((problem) => problem.replace(/^tags\.json /, ''))).toEqual(
      expect.arrayContaining(problems),
    );
    expect(tags.problems()).toHaveLength(problems.length);
    expect(tags.keeps).toMatchObject(keeps);
    const [read] = await tagsFor(tags, () => new Set()).read(['[lab]Room']);
    expect(read?.value).toBe(room);
    expect((await tags.read(['[lab]Room']))[0]?.value).toBe(21);
    // Of a provider that is not named, or not under its name, it is not known who may read what it had.
    expect(tags.isShut('[gone]Flow')).toBe(isGoneShut);
    expect(tags.isShut('[lab]Room')).toBe(false);
  },
);

it('a mistake within the entry of a provider takes down that one alone, and is named with its line; a remark takes down nothing', () => {
  const { tags, names } = opened(`{
  "providers": {
    ${lab},
    "plant": {
      "kind": "opcua",
      "endpont": "opc.tcp://10.0.0.5:4840"
    },
    "cell": { "kind": "mqtt", "broker": "mqtt://10.0.0.9", "tags": {
      "Line 4/Speed": { "topic": "line4/state", "pth": "speed" },
      "Line 4/Flow": { "topic": "line4/state", "note": "in litres" },
      "Line 4/Recipe": { "topic": "line4/recipe", "readPermissions": {} },
      "Line[4]": { "topic": "line4/state" }
    }, "topics": ["#"] },
    "plc": { "kind": "modbus", "comment": "hall 2", "host": "10.0.0.7", "wordOrder": "highFirst" },
    "line 5": { "endpoint": "opc.tcp://10.0.0.5:4840" },
    "a/b": { "kind": "tags", "tags": [] },
    "odd": 5
  }
}`);
  expect(names()).toEqual(['default', 'System', 'lab', 'cell', 'plc']);
  expect(tags.problems()).toEqual([
    'tags.json line 15, providers["line 5"].kind: is not there, and has to be a text',
    expect.stringMatching(/^tags\.json line 16, providers\["a\/b"\]: is no name/),
    'tags.json line 17, providers.odd: is not an object { ... }',
    'tags.json line 6, providers.plant.endpont: there is no such setting (perhaps endpoint)',
    'tags.json line 9, providers.cell.tags["Line 4/Speed"].pth: there is no such setting (perhaps path). The tag is out alone',
    'tags.json line 10, providers.cell.tags["Line 4/Flow"].note: there is no such setting',
    expect.stringMatching(
      /^tags\.json line 11, providers\.cell\.tags\["Line 4\/Recipe"\]\.readPermissions: .*\. The tag is out alone$/,
    ),
    'tags.json line 12, providers.cell.tags["Line[4]"]: is no path like Line 4/Speed. The tag is out alone',
    expect.stringMatching(/^tags\.json line 14, providers\.plc\.comment: there is no such setting/),
  ]);
  for (const name of ['plant', 'line 5', 'a/b', 'odd']) expect(tags.isShut(`[${name}]Flow`)).toBe(true);
  for (const name of ['plc', 'cell', 'lab', 'gone']) expect(tags.isShut(`[${name}]Flow`)).toBe(false);
});

it("a topic takes nobody else's place: a tag that is out says why, and is nothing else", async () => {
  const { tags } =
    opened(`{ "providers": { "cell": { "kind": "mqtt", "broker": "mqtt://127.0.0.1:1", "topics": ["#"], "tags": {
    "line4/state": { "topic": "line4/other", "pth": "speed" },
    "line4/recipe": { "topic": "line4/recipe", "readPermission": {} } } } } }`);
  const quality = { code: 'Error_Configuration', reason: 'tags.json: pth: there is no such setting (perhaps path)' };
  expect(tags.tag('[cell]line4/state').peek()).toMatchObject({ value: null, quality });
  expect(await tags.read(['[cell]line4/state'])).toMatchObject([{ value: null, quality }]);
  expect(tags.tag('[cell]line4/temp').peek().quality.code).not.toBe('Error_Configuration');
  expect(tags.readAccess('[cell]line4/state')).toEqual([]);
  expect(tags.readAccess('[cell]line4/recipe')).toBe('nobody');
});

it('what of the tags of a provider is not used is named with its line, and those stay that are', async () => {
  const { tags } = opened(`{ "providers": { "lab": { "kind": "tags", "tags": [
    { "name": "Room", "value": 21, "odd": 1 },
    { "name": "Hall", "tagType": "Folder", "tags": [
      { "name": "Asked", "valueSource": "db", "query": "SELECT 1" }
    ] },
    { "name": "Hot", "value": 1, "alarms": [{ "name": "High" }] }
  ] } } }`);
  expect(tags.problems()).toEqual([
    'tags.json line 2, providers.lab.tags[0]: the setting odd of a tag is not done',
    expect.stringMatching(
      /^tags\.json line 4, providers\.lab\.tags\[1\]\.tags\[0\]: valueSource db is not done: show what a query finds by a binding .*\. The tag Hall\/Asked is not there$/,
    ),
    expect.stringMatching(
      /^tags\.json line 1, providers\.lab\.tags: alarms are those of a project's tags alone, and not of Hot/,
    ),
  ]);
  expect((await tags.read(['[lab]Room']))[0]?.value).toBe(21);
});

it('a file that names no providers, and may under another name, is of no use as a whole: it is named, and lets nothing go that it may ask to keep', async () => {
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
    'line 2, history.external.Plant.databse: there is no such setting (perhaps database)',
    'line 2, history.keepDay: there is no such setting (perhaps keepDays)',
    'line 2, history.pointDays: is not a number',
    'line 4, provider: there is no such setting (perhaps providers)',
  ]);
  expect(tags.keeps).toMatchObject({ history: { keepDays: 36_500 }, alarms: { keepDays: 36_500 } });
  await tags.close();
});
