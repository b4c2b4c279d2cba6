/** Tags that ask for security levels, as sessions see them: bindings, scripts, folders, histories and alarms. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testClock } from '../../support/clock.ts';
import { findNode, newDataDir, openStation, templateFile, testPassword, type TestPage } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { button, label, project, supervisors } from './scene.ts';

const tags = [
  {
    path: 'Line/Secret',
    value: 42,
    dataType: 'Int4',
    historyEnabled: true,
    readPermissions: supervisors,
    alarms: [{ name: 'High', mode: 'AboveValue', setpointA: 40, priority: 'High' }],
  },
  { path: 'Line/Twice', valueSource: 'expr', expression: '{[.]Secret} * 2' },
];
const bound = (name: string, type: string, prop: string, kind: string, config: object) => ({
  type,
  meta: { name },
  props: {},
  propConfig: { [`props.${prop}`]: { binding: { type: kind, config } } },
});
const show = [
  'value = system.tag.readBlocking(["[default]Line/Secret"])[0]',
  'names = [str(row["name"]) for row in system.tag.browse("[default]Line").getResults()]',
  'events = [event.getActiveData().get("eventValue") for event in system.alarm.queryStatus()]',
  'self.view.custom.said = "%s %s %s %s" % (value.value, value.quality, names, events)',
].join('\n');

async function open() {
  const station = await openStation({
    files: project(
      [
        bound('Tag', 'ia.display.label', 'text', 'tag', { tagPath: '[default]Line/Secret' }),
        label('Expression', '{[default]Line/Secret} + 1'),
        label('Twice', '{[default]Line/Twice}'),
        label('Said', '{view.custom.said}'),
        bound('Trend', 'ia.display.table', 'data', 'tag-history', {
          tags: [{ path: '[default]Line/Secret', alias: 'a' }],
          dateRange: { startDate: 'fromMillis(1000)', endDate: 'fromMillis(2000)' },
          returnSize: { type: 'RAW' },
        }),
        { type: 'ia.display.alarmstatustable', meta: { name: 'Alarms' }, props: {} },
        {
          type: 'ia.chart.powerchart',
          meta: { name: 'Chart' },
          props: { pens: [{ name: 'a', data: { source: '[default]Line/Secret' } }] },
        },
        { type: 'ia.display.tag-browse-tree', meta: { name: 'Tree' }, props: { root: { path: '[default]Line' } } },
        button('Ask', show),
      ],
      { files: { 'countersign/tags.json': { tags } } },
    ),
  });
  await station.addUser('sara', 'Supervisor');
  const other = station.gateway.openSession({ address: '127.0.0.1', host: 'b', userAgent: 'b', scope: 'browser' });
  return { station, mine: station.openPage(), theirs: station.openPage({ session: other }) };
}

async function seen(page: TestPage) {
  const node = (name: string) => {
    const found = findNode(page.frame.resume().root, name);
    if (found === undefined) throw new Error(`The page has no component ${name}.`);
    return found;
  };
  await page.press('Ask');
  const chart = page.frame.readHistory(node('Chart').id, { start: 0, end: 10_000, slices: 4 });
  const tree = await page.frame.browseTags(node('Tree').id, '');
  return {
    tag: [node('Tag').props['text'] ?? null, node('Tag').quality['text']?.code ?? 'Good'],
    expression: node('Expression').props['text'] ?? null,
    twice: node('Twice').props['text'],
    said: node('Said').props['text'],
    trend: [node('Trend').props['data'] ?? null, node('Trend').quality['data']?.code ?? 'Good'],
    alarms: JSON.stringify(node('Alarms').props['alarms']),
    chart: await chart.then(
      (pens) => pens.length,
      (error: unknown) => (error instanceof Error ? error.message : ''),
    ),
    tree: tree.nodes.map(({ name }) => name),
  };
}

it('a page and its scripts see what whoever is signed in may read, from the moment that they are', async () => {
  const { station, mine, theirs } = await open();
  station.gateway.history.store({ path: '[default]Line/Secret', at: 1500, value: 42, quality: null });
  const hidden = {
    tag: [null, 'Bad_AccessDenied'],
    expression: null,
    // What the station itself makes of it is another tag, which asks for nothing.
    twice: 84,
    said: "None Bad_AccessDenied ['Twice'] [None]",
    trend: [null, 'Bad_AccessDenied'],
    alarms: expect.stringMatching(/"name":"High".*"value":null/),
    chart: 'The history of [default]Line/Secret was not read: It needs the role Supervisor.',
    tree: ['Twice'],
  };
  await until(async () => expect(await seen(mine)).toEqual(hidden));
  await station.session.signIn.signIn({ userName: 'sara', password: testPassword });
  await until(async () =>
    expect(await seen(mine)).toMatchObject({
      tag: [42, 'Good'],
      expression: 43,
      said: "42 Good ['Secret', 'Twice'] [42]",
      trend: [expect.anything(), 'Good'],
      alarms: expect.stringMatching(/"value":42/),
      chart: 1,
      tree: ['Secret', 'Twice'],
    }),
  );
  // Nothing of it leaks to another session, through what they share.
  expect(await seen(theirs)).toEqual(hidden);
  expect((await station.gateway.tags.read(['[System]Alarms/Rows']))[0]?.value).toMatchObject([{ value: null }]);
  await station.session.signIn.signOut();
  await until(async () => expect(await seen(mine)).toEqual(hidden));
});

it.each([
  ['a provider that cannot be opened', { providers: { plant: { kind: 'tags', tags: [], color: 'red' } } }, 'refused'],
  ['any provider where the file says nothing', '{ "providers": ', 'refused'],
  ['a provider that the site does not have', { providers: {} }, 'read'],
])('of %s, whose permissions are not known, a page has no history', async (_what, settings, expected) => {
  const dataDir = newDataDir();
  writeFileSync(join(dataDir, 'tags.json'), typeof settings === 'string' ? settings : JSON.stringify(settings));
  const chart = {
    type: 'ia.chart.powerchart',
    meta: { name: 'Chart' },
    props: { pens: [{ name: 'a', data: { source: '[Plant]Secret' } }] },
  };
  const { gateway, openPage } = await openStation({ dataDir, files: project([chart]) });
  gateway.history.store({ path: '[plant]Secret', at: 1500, value: 42, quality: null });
  const { frame } = openPage();
  const id = findNode(frame.resume().root, 'Chart')?.id ?? '';
  const answer = frame.readHistory(id, { start: 0, end: 10_000, slices: 4 });
  if (expected === 'read') expect(await answer).toMatchObject([{ y: expect.arrayContaining([42]) }]);
  else
    await expect(answer).rejects.toThrow(
      'The history of [Plant]Secret was not read: Its provider is not open, so that it is not known who may.',
    );
});

it('HM-3 a record says of a tag that was not read that it was not, which one, and when it was asked for', async () => {
  const clock = testClock();
  const ask = [
    'paths = ["[default]Line/Secret", "[default]Line/Gone"]',
    'secret, gone = system.tag.readBlocking(paths)',
    'system.mes.signature.authorization.queueAuthRequest("Check", "Check", "", record={"A": secret, "B": gone})',
  ].join('\n');
  const { gateway, openPage } = await openStation({
    clock,
    files: project([button('Ask', ask)], {
      files: {
        'countersign/tags.json': { tags },
        [templateFile('check')]: {
          name: 'Check',
          expression: '{role:Supervisor}',
          meanings: { approve: ['Checked by'] },
        },
      },
    }),
  });
  await openPage().press('Ask');
  const [slot] = gateway.signature.pending().slots;
  const at = new Date(clock.now()).toISOString();
  expect(gateway.signature.getAuthRequest(slot?.requestId ?? '').values).toMatchObject([
    { label: 'A', quality: 'Bad_AccessDenied', tag: '[default]Line/Secret', at },
    { label: 'B', quality: 'Bad_NotFound', tag: '[default]Line/Gone', at },
  ]);
});
