import { expect, it } from 'vitest';
import { columnsOf } from '../../../electron/contract/values.ts';
import { findNode, openStation } from '../../support/station.ts';
import { until } from '../../support/until.ts';

const at = (millis: number): string => `fromMillis(${millis})`;
const history = (config: object) => ({
  type: 'ia.display.table',
  meta: { name: 'T' },
  props: {},
  propConfig: { 'props.data': { binding: { type: 'tag-history', config } } },
});
const range = { startDate: at(1_000_000), endDate: at(1_010_000) };
const tags = [{ path: '[default]A', alias: 'a' }];

it.each([
  ['slices', { tags, dateRange: range, returnSize: { type: 'FIXED', numRows: '2' }, aggregate: 'LastValue' }, [1, 2]],
  ['what was stored', { tags, dateRange: range, returnSize: { type: 'RAW' } }, [1, 2]],
  [
    'tags of an expression',
    { tags: '{view.custom.tags}', dateRange: range, returnSize: { type: 'FIXED', numRows: '1' }, aggregate: 'Maximum' },
    [2],
  ],
])('a binding gives the history of tags: %s', async (_what, config, expected) => {
  const { openPage, gateway } = await openStation({
    files: {
      'com.inductiveautomation.perspective/page-config/config.json': { pages: { '/': { viewPath: 'Main' } } },
      'com.inductiveautomation.perspective/views/Main/view.json': {
        custom: { tags },
        root: { type: 'ia.container.flex', meta: { name: 'root' }, children: [history(config)] },
      },
    },
  });
  gateway.history.store({ path: '[default]A', at: 1_000_000, value: 1, quality: null });
  gateway.history.store({ path: '[default]A', at: 1_005_000, value: 2, quality: null });
  const page = openPage();
  await until(() => {
    const columns = columnsOf(findNode(page.frame.resume().root, 'T')?.props['data']);
    expect(columns?.map(({ name }) => name)).toEqual(['t_stamp', 'a']);
    expect(columns?.[1]?.data).toEqual(expected);
  });
});

it('a binding refuses a tag whose aggregate is none, and does not give another', async () => {
  const { openPage } = await openStation({
    files: {
      'com.inductiveautomation.perspective/page-config/config.json': { pages: { '/': { viewPath: 'Main' } } },
      'com.inductiveautomation.perspective/views/Main/view.json': {
        root: {
          type: 'ia.container.flex',
          meta: { name: 'root' },
          children: [history({ tags: [{ path: 'A', aggregate: 'Best' }], dateRange: range })],
        },
      },
    },
  });
  const page = openPage();
  await until(() =>
    expect(findNode(page.frame.resume().root, 'T')?.quality['data']?.reason).toBe(
      'there is no aggregate Best, which the tag A asks for',
    ),
  );
});

it.each([
  ['a size of another version', { returnSize: { type: 'PERIODIC' } }, /the size PERIODIC is not supported/],
  [
    'a unit that is none',
    { dateRange: { mostRecent: '1', mostRecentUnits: 'MOON' } },
    /the unit MOON is not supported/,
  ],
  ['an aggregate that is none', { aggregate: 'Best' }, /the aggregate Best is not supported/],
])('a binding says what it does not do: %s', async (_what, config, reason) => {
  const { openPage } = await openStation({
    files: {
      'com.inductiveautomation.perspective/page-config/config.json': { pages: { '/': { viewPath: 'Main' } } },
      'com.inductiveautomation.perspective/views/Main/view.json': {
        root: {
          type: 'ia.container.flex',
          meta: { name: 'root' },
          children: [history({ tags, dateRange: range, ...config })],
        },
      },
    },
  });
  expect(openPage().node('T').quality['data']).toMatchObject({
    code: 'Error_Configuration',
    reason: expect.stringMatching(reason),
  });
});

it('a binding to the history of a provider that the station does not have says so, and shows no empty history', async () => {
  const config = { tags: [...tags, { path: '[Gone]A' }], dateRange: range };
  const { openPage } = await openStation({
    files: {
      'com.inductiveautomation.perspective/page-config/config.json': { pages: { '/': { viewPath: 'Main' } } },
      'com.inductiveautomation.perspective/views/Main/view.json': {
        root: { type: 'ia.container.flex', meta: { name: 'root' }, children: [history(config)] },
      },
    },
  });
  const page = openPage();
  await until(() =>
    expect(findNode(page.frame.resume().root, 'T')?.quality['data']).toEqual({
      code: 'Error_TagHistory',
      reason: 'The history of [Gone]A was not read: the station has no history and no tag provider Gone.',
    }),
  );
});
