/** When tags are told: `tagGroup`, `executionMode` and the groups that a file describes. */
import { effect } from '@preact/signals-core';
import { expect, it, onTestFinished } from 'vitest';
import type { Json } from '../../../electron/contract/json.ts';
import { definedTags } from '../../../electron/gateway/tags/defined.ts';
import { readTags, tagsOf, type TagDefinition } from '../../../electron/gateway/tags/definitions.ts';
import { openTags, type Tags } from '../../../electron/gateway/tags/tags.ts';
import { testClock } from '../../support/clock.ts';

const source = { path: 'Source', value: 1 };
const trigger = { path: 'Trigger', value: false };
const follows = (more: object) => ({
  path: 'Tag',
  valueSource: 'opc',
  opcServer: 'default',
  opcItemPath: 'Source',
  ...more,
});

function open(entries: readonly object[], groups: readonly object[] = []) {
  const clock = testClock();
  const { tags: definitions, problems } = tagsOf(entries, 'tags', groups);
  expect(problems).toEqual([]);
  const make = (next: readonly TagDefinition[], before?: ReturnType<typeof definedTags>) =>
    definedTags({ name: 'default', definitions: next, clock, others: () => tags, before });
  let own = make(definitions);
  const tags: Tags = openTags([own]);
  onTestFinished(() => tags.close());
  const heard: Json[] = [];
  onTestFinished(
    effect(() => {
      const { value, quality } = tags.tag('Tag').value;
      heard.push(quality.code === 'Good' ? value : quality.code);
    }),
  );
  return {
    clock,
    heard,
    tags,
    write: (path: string, value: Json) => tags.write([{ path, value }], 'gateway'),
    again: (next: readonly object[]) => {
      own = make(tagsOf(next, 'tags', groups).tags, own);
      tags.take([own]);
    },
  };
}
/** Until what was asked of a tag has come. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

it.each([
  ['a direct group', { tagGroup: 'Slow' }, [{ name: 'Slow', mode: 'Direct', rate: 1000 }]],
  ['a leased group', { scanClass: 'slow' }, [{ name: 'Slow', mode: 'Leased', rate: 60_000, leasedRate: 1000 }]],
  ['the group that holds where none is named', {}, [{ name: 'Default', rate: '1000' }]],
  ['a fixed rate', { executionMode: 'FixedRate', executionRate: 1000, tagGroup: 'Default' }, []],
] as const)('a tag of %s is told the newest value at its rate, and a bad quality at once', async (_, more, groups) => {
  const { clock, heard, write } = open(
    [{ ...source, value: '1', dataType: 'String' }, follows({ dataType: 'Int4', ...more })],
    groups,
  );
  for (const value of [2, 3]) await write('Source', value);
  expect(heard.at(-1)).not.toBe(3);
  clock.advance(1000);
  expect(heard.at(-1)).toBe(3);
  await write('Source', 4);
  await write('Source', 'no number');
  expect(heard.at(-1)).toBe('Error_TypeConversion');
  await write('Source', 5);
  clock.advance(1000);
  expect(heard.at(-1)).toBe(5);
  expect(heard).not.toContain(2);
});

const once = { name: 'Trigger', mode: 'Driven', rate: 0, oneShot: true, drivingExpression: '{[~]Trigger} = 1' };

it('a tag that is driven once has what it held when the expression became true, for whoever reads or follows it', async () => {
  const { clock, heard, tags, write, again } = open([source, trigger, follows({ tagGroup: 'Trigger' })], [once]);
  const pull = async (): Promise<void> => {
    await write('Trigger', 1);
    clock.advance(50);
    await settled();
  };
  await settled();
  expect(await tags.read(['Tag'])).toMatchObject([{ quality: { code: 'Uncertain_InitialValue' } }]);
  await pull();
  await write('Source', 2);
  clock.advance(60_000);
  expect(heard).toEqual(['Uncertain_InitialValue', 1]);
  await write('Trigger', 0);
  expect(heard).toEqual(['Uncertain_InitialValue', 1]);
  await pull();
  await write('Source', 3);
  expect(heard).toEqual(['Uncertain_InitialValue', 1, 2]);
  expect(await tags.read(['Tag'])).toMatchObject([{ value: 2, quality: { code: 'Good' } }]);
  // The file is read again, with another tag: an expression that is true has not become so.
  again([{ path: 'More', value: 1 }, source, trigger, follows({ tagGroup: 'Trigger' })]);
  await settled();
  clock.advance(1000);
  await settled();
  expect(tags.tag('Tag').peek()).toMatchObject({ value: 2, quality: { code: 'Good' } });
  // Of another item it holds nothing yet.
  again([source, trigger, follows({ tagGroup: 'Trigger', opcItemPath: 'Trigger' })]);
  expect(tags.tag('Tag').peek()).toMatchObject({ value: null, quality: { code: 'Uncertain_InitialValue' } });
});

it('a counter drives at each count, and what is written is told at once', async () => {
  const counted = { ...once, drivingExpression: '{[~]Trigger}' };
  const { clock, heard, write } = open([source, { ...trigger, value: 0 }, follows({ tagGroup: 'Trigger' })], [counted]);
  await settled();
  for (const count of [1, 2]) {
    await write('Source', count * 10);
    await write('Trigger', count);
    clock.advance(50);
    await settled();
  }
  await write('Tag', 7);
  expect(heard).toEqual(['Uncertain_InitialValue', 10, 20, 7]);
});

it('a tag that is driven by a rate has the one while the expression is true, and the other while it is not', async () => {
  const fast = { ...once, name: 'Fast', oneShot: false, rate: 10_000, leasedRate: 100 };
  const { clock, heard, write } = open([source, trigger, follows({ tagGroup: 'Fast' })], [fast]);
  await settled();
  await write('Source', 2);
  clock.advance(5000);
  expect(heard.at(-1)).toBe(1);
  await write('Trigger', 1);
  expect(heard.at(-1)).toBe(2);
  await write('Source', 3);
  clock.advance(100);
  expect(heard.at(-1)).toBe(3);
  await write('Trigger', 0);
  await write('Source', 4);
  clock.advance(9000);
  expect(heard.at(-1)).toBe(3);
  clock.advance(1000);
  expect(heard.at(-1)).toBe(4);
});

it('a tag whose own value drives it comes to an end', async () => {
  const own = { ...once, drivingExpression: '{[~]Tag} + 1' };
  const { clock, tags, write } = open([source, follows({ tagGroup: 'Trigger' })], [own]);
  await settled();
  await write('Tag', 5);
  for (const _ of [1, 2, 3]) {
    clock.advance(50);
    await settled();
  }
  expect(tags.tag('Tag').peek()).toMatchObject({ value: 5, quality: { code: 'Good' } });
});

it('names once each what of a group or a tag cannot be obeyed', () => {
  const read = readTags(
    JSON.stringify({
      tags: [
        follows({ tagGroup: 'Fast' }),
        follows({ path: 'Other', tagGroup: 'Fast' }),
        follows({ path: 'Usual', tagGroup: 'Default Historical' }),
        follows({ path: 'Odd', executionMode: 'Sometimes' }),
        { path: 'Memory', value: 1, tagGroup: 'Fast' },
      ],
      tagGroups: [
        { name: 'Never', rate: 0 },
        { name: 'Driven', mode: 'Driven' },
        { name: 'Driven', mode: 'Driven', drivingExpression: '1 +' },
        { name: 'Slow', speed: 5 },
        7,
        { name: 'One' },
        { name: 'one' },
      ],
    }),
  );
  if (!read.ok) throw new Error(read.reason);
  expect(read.value.map(({ path }) => path)).toEqual(['Tag', 'Other', 'Usual', 'Odd', 'Memory']);
  expect(read.problems).toEqual([
    'tagGroups[0]: rate is 0: its tags would never be told. The group is not there',
    'tagGroups[1]: drivingExpression is not there, and says when its tags are told. The group is not there',
    expect.stringMatching(/^tagGroups\[2\]: drivingExpression .*\. The group is not there$/),
    expect.stringMatching(/^tagGroups\[3\]: speed there is no such setting .*\. The group is not there$/),
    expect.stringMatching(/^tagGroups\[4\]: .*\. The group is not there$/),
    'tagGroups[6]: there are two groups one. The first one is used',
    'tags[0]: no "tagGroups" say what the tag group Fast is: each change of its tags is told',
    'tags[3]: the executionMode Sometimes is not done: each change of its tag is told',
  ]);
});
