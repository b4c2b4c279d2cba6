/** Who may read and write tags, as their file says it. */
import { effect, signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import { tagsOf } from '../../../electron/gateway/tags/definitions.ts';
import { definedTags } from '../../../electron/gateway/tags/defined.ts';
import { tagsFor } from '../../../electron/gateway/tags/readable.ts';
import { openTags, type Tags } from '../../../electron/gateway/tags/tags.ts';
import { testClock } from '../../support/clock.ts';

const roles = (type: 'AllOf' | 'AnyOf', ...names: readonly string[]) => {
  const children = names.map((name) => ({ name, children: [] }));
  return { type, securityLevels: [{ name: 'Authenticated', children: [{ name: 'Roles', children }] }] };
};
const role = (name: string): string => `Authenticated/Roles/${name}`;

function open(entries: readonly unknown[]) {
  const clock = testClock();
  const { tags: definitions, problems } = tagsOf(entries);
  const tags: Tags = openTags([definedTags({ name: 'default', definitions, clock, others: () => tags })]);
  const as = (...held: readonly string[]) => tagsFor(tags, () => new Set(held));
  const codes = async (paths: readonly string[], ...held: readonly string[]) =>
    (await as(...held).read(paths)).map(({ value, quality: { code } }) => [value, code]);
  return { tags, problems, as, codes };
}

describe('readPermissions', () => {
  it('let those read who hold any or all of the levels, and nobody else', async () => {
    const { tags, codes, as } = open([
      { name: 'Any', value: 1, readPermissions: roles('AnyOf', 'Operator', 'Engineer') },
      { name: 'All', value: 2, readPermissions: roles('AllOf', 'Operator', 'Engineer') },
      { name: 'Signed', value: 3, readPermissions: { type: 'AllOf', securityLevels: [{ name: 'Authenticated' }] } },
      { name: 'Public', value: 4, readPermissions: { type: 'AnyOf', securityLevels: [{ name: 'Public' }] } },
      { name: 'None', value: 5, readPermissions: { type: 'AnyOf', securityLevels: [] } },
    ]);
    const paths = ['Any', 'All', 'Signed', 'Public', 'None'];
    const denied = [null, 'Bad_AccessDenied'];
    const [any, all, signed, everyone, none] = [1, 2, 3, 4, 5].map((value) => [value, 'Good']);
    expect(await codes(paths)).toEqual([denied, denied, denied, everyone, none]);
    expect(await codes(paths, role('Operator'))).toEqual([any, denied, signed, everyone, none]);
    expect(await codes(paths, role('Operator'), role('Engineer'))).toEqual([any, all, signed, everyone, none]);
    expect(as().tag('All').value.quality.reason).toBe(
      'The tag [default]All was not read. It needs the role Operator and the role Engineer.',
    );
    expect((await tags.read(paths)).map(({ value }) => value)).toEqual([1, 2, 3, 4, 5]);
  });

  it('hold for every spelling of the path, for its parts, for folders and for what is known of the tag', async () => {
    const { codes, as } = open([{ path: 'Line/Secret', value: 7, readPermissions: roles('AnyOf', 'Engineer') }]);
    const paths = [
      'line/SECRET',
      '[DEFAULT]Line/Secret',
      'Line/Secret.Value',
      'Line/Secret.Quality.Code',
      'Line/Secret.Timestamp',
    ];
    expect(new Set((await codes(paths)).map(String))).toEqual(new Set([',Bad_AccessDenied']));
    expect(await codes(['Line/Secret.value'], role('Engineer'))).toEqual([[7, 'Good']]);
    expect(await as().browse('[default]Line')).toEqual([]);
    expect(await as(role('Engineer')).browse('[default]Line')).toHaveLength(1);
    expect(as().describe('Line/Secret')).toEqual({ name: 'Secret', tagType: 'AtomicTag' });
    expect(as(role('Engineer')).describe('Line/Secret')).toMatchObject({ value: 7 });
  });

  it('of folders and of instances of types hold for all that stands in them', async () => {
    const { codes, problems } = open([
      {
        name: 'Hall',
        tagType: 'Folder',
        readPermissions: roles('AnyOf', 'Operator'),
        tags: [
          { name: 'A', value: 1 },
          { name: 'B', value: 2, readPermissions: roles('AnyOf', 'Engineer') },
        ],
      },
      {
        name: '_types_',
        tagType: 'Folder',
        tags: [
          {
            name: 'Pump',
            tagType: 'UdtType',
            readPermissions: roles('AnyOf', 'Engineer'),
            parameters: { Who: { dataType: 'String', value: 'Engineer' } },
            tags: [{ name: 'S', value: 3, readPermissions: roles('AnyOf', '{Who}') }],
          },
        ],
      },
      {
        ...{ name: 'P', tagType: 'UdtInstance', typeId: 'Pump', parameters: { Who: { value: 'Operator' } } },
        // Says nothing, and so nothing else than its type.
        readPermissions: null,
        tags: [{ name: 'S', readPermissions: null }],
      },
    ]);
    expect(problems).toEqual([]);
    const paths = ['Hall/A', 'Hall/B', 'P/S'];
    const read = async (...held: readonly string[]) => (await codes(paths, ...held)).map(([value]) => value);
    expect(await read()).toEqual([null, null, null]);
    expect(await read(role('Operator'))).toEqual([1, null, null]);
    expect(await read(role('Engineer'))).toEqual([null, null, null]);
    expect(await read(role('Operator'), role('Engineer'))).toEqual([1, 2, 3]);
  });

  it('of folders and of instances hold for tags that name them in their paths, and for a folder that is said twice', async () => {
    const hall = { name: 'Hall', tagType: 'Folder', readPermissions: roles('AnyOf', 'Operator') };
    const { codes, problems } = open([
      { path: 'hall/Before', value: 1 },
      { ...hall, tags: [{ path: 'Inner/A', value: 2 }] },
      { name: 'HALL', tagType: 'Folder', tags: [{ name: 'Again', value: 3 }] },
      { path: 'Hall/Inner/Deep/B', value: 4 },
      { path: 'Hallway', value: 5 },
    ]);
    expect(problems).toEqual([]);
    const paths = ['Hall/Before', 'Hall/Inner/A', 'Hall/Again', 'Hall/Inner/Deep/B', 'Hallway'];
    const read = async (...held: readonly string[]) => (await codes(paths, ...held)).map(([value]) => value);
    expect(await read()).toEqual([null, null, null, null, 5]);
    expect(await read(role('Operator'))).toEqual([1, 2, 3, 4, 5]);
  });

  it.each([
    ['a text', { readPermissions: 'Engineer' }],
    ['another type', { readPermissions: { type: 'NoneOf', securityLevels: [] } }],
    ['levels that are none', { readPermissions: { type: 'AnyOf', securityLevels: ['Public'] } }],
    [
      'children that are none',
      { readPermissions: { type: 'AnyOf', securityLevels: [{ name: 'Public', children: 'x' }] } },
    ],
    ['a level without a name', { readPermissions: { type: 'AnyOf', securityLevels: [{ name: '' }] } }],
    ['the permissions of an older export', { permissions: [{ role: 'Engineer' }] }],
    ['another setting', { customPermissions: { Engineer: true } }],
  ])('that cannot be understood let nobody, and are named: %s', async (_what, settings) => {
    const { tags, codes, problems } = open([{ name: 'A', value: 1, ...settings }]);
    expect(problems).toEqual([expect.stringMatching(/^tags\[0\]: \w+ermissions cannot be understood, so that nobody/)]);
    expect(await codes(['A'], 'Public', role('Engineer'))).toEqual([[null, 'Bad_AccessDenied']]);
    expect((await tags.read(['A']))[0]?.value).toBe(1);
  });

  it('are followed: one signal for all keeps no value for whoever may not read it', () => {
    const { tags } = open([{ name: 'A', value: 1, readPermissions: roles('AnyOf', 'Engineer') }]);
    const [mine, theirs] = [signal<ReadonlySet<string>>(new Set()), signal<ReadonlySet<string>>(new Set())];
    const seen: unknown[][] = [[], []];
    const ends = [mine, theirs].map((levels, at) => {
      const own = tagsFor(tags, () => levels.value);
      return effect(() => void seen[at]?.push(own.tag('A').value.value));
    });
    mine.value = new Set([role('Engineer')]);
    mine.value = new Set();
    for (const end of ends) end();
    expect(seen).toEqual([[null, 1, null], [null]]);
  });

  it('give nothing to whoever signed out while the value was asked for', async () => {
    const { tags } = open([{ name: 'A', value: 1, readPermissions: roles('AnyOf', 'Engineer') }]);
    let held = new Set([role('Engineer')]);
    const asked = tagsFor(tags, () => held).read(['A']);
    held = new Set();
    expect(await asked).toMatchObject([{ value: null, quality: { code: 'Bad_AccessDenied' } }]);
  });
});

it('writePermissions of a folder hold for its tags, and what cannot be understood is written by nobody', async () => {
  const { tags, problems } = open([
    { name: 'Hall', tagType: 'Folder', writePermissions: roles('AnyOf', 'Engineer'), tags: [{ name: 'A', value: 1 }] },
    { name: 'B', value: 1, writePermissions: { type: 'Some' } },
    { name: 'C', value: 1, accessRights: 'Read_Only' },
    { name: 'D', value: 1, accessRights: 'Read_Write' },
  ]);
  expect(problems.map((problem) => problem.slice(0, 7))).toEqual(['tags[1]', 'tags[2]']);
  const write = async (...levels: readonly string[]) => {
    const writes = ['Hall/A', 'B', 'C', 'D'].map((path) => ({ path, value: 2 }));
    return (await tags.write(writes, { levels: new Set(levels) })).map(({ code }) => code);
  };
  const denied = 'Bad_AccessDenied';
  expect(await write()).toEqual([denied, denied, denied, 'Good']);
  expect(await write(role('Engineer'))).toEqual(['Good', denied, denied, 'Good']);
  expect((await tags.write([{ path: 'B', value: 2 }], 'gateway')).map(({ code }) => code)).toEqual(['Good']);
});
