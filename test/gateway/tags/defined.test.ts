import { effect } from '@preact/signals-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Json } from '../../../electron/contract/json.ts';
import { dateValue } from '../../../electron/contract/values.ts';
import { tagsOf } from '../../../electron/gateway/tags/definitions.ts';
import { definedTags } from '../../../electron/gateway/tags/defined.ts';
import { openTags, type Tags } from '../../../electron/gateway/tags/tags.ts';
import { testClock } from '../../support/clock.ts';

function open(...entries: readonly unknown[]): Tags {
  const clock = testClock();
  const { tags: definitions, problems } = tagsOf(entries);
  expect(problems).toEqual([]);
  const tags: Tags = openTags([definedTags({ name: 'default', definitions, clock, others: () => tags })]);
  return tags;
}
const valueOf = async (tags: Tags, path: string) => (await tags.read([path]))[0];

describe('tags of a file', () => {
  it('hold what is written, as their type has it, and say why they do not', async () => {
    const tags = open({ name: 'Count', dataType: 'Int2', value: 1 }, { name: 'Fixed', value: 1, readOnly: true });
    const write = async (path: string, value: string | number) => (await tags.write([{ path, value }], 'gateway'))[0];
    expect(await write('Count', '12')).toEqual({ code: 'Good' });
    expect(await valueOf(tags, 'Count')).toMatchObject({ value: 12 });
    expect(await write('Count', 3.7)).toMatchObject({
      code: 'Bad_TypeMismatch',
      reason: expect.stringMatching(/takes whole numbers/),
    });
    expect(await write('Count', 40_000)).toMatchObject({ reason: expect.stringMatching(/from -32768 to 32767/) });
    expect(await write('Fixed', 2)).toMatchObject({ code: 'Bad_ReadOnly' });
    expect(await write('Nothing', 2)).toMatchObject({ code: 'Bad_NotFound' });
    expect(await valueOf(tags, 'Count')).toMatchObject({ value: 12 });
  });

  it.each([
    ['Int1', 127, [128, -129, 1e40], 'takes whole numbers from -128 to 127'],
    ['Int2', -32_768, [70_000, -32_769], 'takes whole numbers from -32768 to 32767'],
    ['Int4', 2_147_483_647, [2_147_483_648, 1e40, '1e40'], 'takes whole numbers from -2147483648 to 2147483647'],
    ['Int8', -9_007_199_254_740_991, [1e16, '9007199254740993'], 'takes whole numbers from -9007199254740991'],
    ['Float4', 3.4028234e38, [1e40, -1e39, '1e40'], 'takes numbers of 4 bytes, up to 3.4028235e38'],
    ['Float8', 1e300, ['1e400', Infinity, Number.NaN], 'takes numbers'],
    ['Float4Array', [1.5], [[1, 1e40]], 'takes numbers of 4 bytes'],
    ['Int2Array', [7], [[1, 70_000]], 'takes whole numbers from -32768 to 32767'],
  ] as const)(
    'of the type %s refuse what is out of its range, and keep what they had',
    async (dataType, held, wrong, words) => {
      const tags = open(
        { name: 'Memory', dataType, value: null },
        { name: 'Behind', dataType, valueSource: 'reference', sourceTagPath: 'Memory' },
      );
      for (const path of ['Memory', 'Behind']) {
        expect(await tags.write([{ path, value: held }], 'gateway')).toEqual([{ code: 'Good' }]);
        for (const value of wrong) {
          const [answer] = await tags.write([{ path, value }], 'gateway');
          expect(answer).toMatchObject({ code: 'Bad_TypeMismatch', reason: expect.stringContaining(words) });
        }
        expect(await valueOf(tags, path)).toMatchObject({ value: held, quality: { code: 'Good' } });
      }
    },
  );

  it('never scale to what no number holds', async () => {
    const scale = { scaleMode: 'Linear', rawLow: 0, rawHigh: 1e-300, scaledLow: 0, scaledHigh: 1e300 };
    const tags = open(
      { name: 'Raw', dataType: 'Float8', value: 1e10 },
      { name: 'Wide', valueSource: 'reference', sourceTagPath: 'Raw', ...scale },
      { name: 'Narrow', valueSource: 'reference', sourceTagPath: 'Raw', ...scale, rawHigh: 1e300, scaledHigh: 1e-300 },
    );
    expect(await valueOf(tags, 'Wide')).toMatchObject({ value: null, quality: { code: 'Bad_OutOfRange' } });
    const [answer] = await tags.write([{ path: 'Narrow', value: 1e10 }], 'gateway');
    expect(answer).toMatchObject({ code: 'Bad_TypeMismatch', reason: expect.stringContaining('within its scale') });
    expect(await valueOf(tags, 'Raw')).toMatchObject({ value: 1e10 });
  });

  it('that hold a double go on holding one, with a type and without', async () => {
    const tags = open(
      { name: 'Typed', dataType: 'Float8', value: 1 },
      { name: 'Free', value: 1.5 },
      { name: 'Whole', value: 1 },
    );
    for (const path of ['Typed', 'Free', 'Whole']) {
      for (const value of [7, 8]) expect(await tags.write([{ path, value }], 'gateway')).toEqual([{ code: 'Good' }]);
      expect((await valueOf(tags, path))?.isDouble ?? false, path).toBe(path !== 'Whole');
    }
  });

  it('take no date that there is not, and no number of another notation', async () => {
    const tags = open(
      { name: 'Due', dataType: 'DateTime', value: '2026-02-28 14:00:05' },
      { name: 'Wrong', dataType: 'DateTime', value: '2026-02-30' },
      { name: 'Level', dataType: 'Float4', value: 1 },
    );
    const write = async (path: string, value: Json) => (await tags.write([{ path, value }], 'gateway'))[0];
    expect(await valueOf(tags, 'Due')).toMatchObject({ value: '2026-02-28 14:00:05', quality: { code: 'Good' } });
    expect(await valueOf(tags, 'Wrong')).toMatchObject({ quality: { code: 'Error_TypeConversion' } });
    for (const date of ['2026-02-30T10:00:00Z', '2026-02-28 25:00', 'soon', ''])
      expect(await write('Due', date)).toMatchObject({ reason: expect.stringMatching(/takes dates/) });
    expect(await write('Due', '2026-02-28T10:00:00.5+02:00')).toEqual({ code: 'Good' });
    expect(await write('Due', dateValue(0))).toEqual({ code: 'Good' });
    expect(await write('Level', '0x10')).toMatchObject({ reason: expect.stringMatching(/takes numbers/) });
    expect(await write('Level', ' -.5e1 ')).toEqual({ code: 'Good' });
    expect(await valueOf(tags, 'Level')).toMatchObject({ value: -5 });
  });

  it('hold a long text and a long list, and no value without end', async () => {
    const tags = open({ name: 'Any', value: 'first' });
    const write = async (value: Json) => (await tags.write([{ path: 'Any', value }], 'gateway'))[0];
    expect(await write('x'.repeat(1_000_000))).toEqual({ code: 'Good' });
    expect(await write(Array.from({ length: 100_000 }, (_, at) => at))).toEqual({ code: 'Good' });
    expect(await write('last')).toEqual({ code: 'Good' });
    for (const value of ['x'.repeat(10_000_001), Array.from({ length: 3_000_000 }, () => 1)])
      expect(await write(value)).toMatchObject({ code: 'Bad_OutOfRange', reason: expect.stringMatching(/10000000/) });
    expect(await valueOf(tags, 'Any')).toMatchObject({ value: 'last', quality: { code: 'Good' } });
  });

  it('are written by those alone who hold the level that they ask for', async () => {
    const securityLevels = [
      { name: 'Authenticated', children: [{ name: 'Roles', children: [{ name: 'Engineer', children: [] }] }] },
    ];
    const tags = open({ name: 'Limit', value: 1, writePermissions: { type: 'AnyOf', securityLevels } });
    const write = async (...levels: readonly string[]) =>
      (await tags.write([{ path: 'Limit', value: 2 }], { levels: new Set(levels) }))[0];
    expect(await write('Authenticated/Roles/Operator')).toEqual({
      code: 'Bad_AccessDenied',
      reason: 'The tag [default]Limit was not written. It needs the role Engineer.',
    });
    expect(await write('Authenticated/Roles/Engineer')).toEqual({ code: 'Good' });
  });

  it('hold back changes within their deadband, absolute or in per cent of their range, and none of quality', async () => {
    const tags = open(
      { name: 'Raw', value: 10 },
      { name: 'Absolute', valueSource: 'reference', sourceTagPath: 'Raw', deadband: 2 },
      {
        name: 'Percent',
        valueSource: 'opc',
        opcServer: 'default',
        opcItemPath: 'Raw',
        deadband: 1,
        deadbandMode: 'Percent',
        engLow: -200,
        engHigh: 200,
      },
      { name: 'Off', valueSource: 'expr', expression: '{[.]Raw}', deadband: 2, deadbandMode: 'Off' },
    );
    const seen = (name: string): readonly Json[] => {
      const values: Json[] = [];
      const tag = tags.tag(name);
      onTestFinished(effect(() => void values.push(tag.value.value)));
      return values;
    };
    const [absolute, percent, off] = [seen('Absolute'), seen('Percent'), seen('Off')];
    for (const value of [12, 13, 14.5, 15]) await tags.write([{ path: 'Raw', value }], 'gateway');
    expect(await valueOf(tags, 'Absolute')).toMatchObject({ value: 15 });
    await tags.write([{ path: 'Raw', value: 16 }], 'gateway');
    expect(absolute).toEqual([10, 13, 16]);
    expect(percent).toEqual([10, 14.5]);
    expect(off).toEqual([10, 12, 13, 14.5, 15, 16]);
    // What is asked for is as it is.
    expect(await valueOf(tags, 'Absolute')).toMatchObject({ value: 16 });
  });

  it('that lead to themselves by a part of a tag say so, and hold nobody up', async () => {
    const tags = open(
      { name: 'A', valueSource: 'reference', sourceTagPath: '[default]B.Value' },
      { name: 'B', valueSource: 'reference', sourceTagPath: '[default]A' },
    );
    expect(await valueOf(tags, 'A')).toMatchObject({
      value: null,
      quality: { code: 'Error_Configuration', reason: expect.stringMatching(/leads to itself/) },
    });
  });

  it('follow others by expressions, references and derivations, and write back through them', async () => {
    const tags = open(
      { path: 'Line/Raw', value: 50 },
      { path: 'Line/Twice', valueSource: 'expr', expression: '{[.]Raw} * 2' },
      { path: 'Alias', valueSource: 'reference', sourceTagPath: '[~]Line/Raw' },
      {
        path: 'F',
        valueSource: 'derived',
        sourceTagPath: 'Line/Raw',
        deriveExpressionGetter: '{source} * 9 / 5 + 32',
        deriveExpressionSetter: '({value} - 32) * 5 / 9',
      },
      {
        path: 'Scaled',
        valueSource: 'reference',
        sourceTagPath: 'Line/Raw',
        scaleMode: 'Linear',
        rawLow: 0,
        rawHigh: 100,
        scaledLow: 0,
        scaledHigh: 10,
      },
    );
    const seen: unknown[] = [];
    const stop = effect(() => {
      seen.push(tags.tag('Line/Twice').value.value);
    });
    expect(await valueOf(tags, 'F')).toMatchObject({ value: 122 });
    expect(await valueOf(tags, 'Scaled')).toMatchObject({ value: 5 });
    await tags.write([{ path: 'F', value: 212 }], 'gateway');
    expect(await valueOf(tags, 'Alias')).toMatchObject({ value: 100, quality: { code: 'Good' } });
    await tags.write([{ path: 'Scaled', value: 1 }], 'gateway');
    expect(await valueOf(tags, 'Line/Raw')).toMatchObject({ value: 10 });
    expect(seen).toEqual([100, 200, 20]);
    stop();
  });

  it('are written through an expression of what they follow also where nobody follows that', async () => {
    const tags = open(
      { name: 'Held', value: 1 },
      {
        name: 'Slow',
        valueSource: 'opc',
        opcServer: 'default',
        opcItemPath: 'Held',
        executionMode: 'FixedRate',
        executionRate: 1000,
      },
      {
        name: 'More',
        valueSource: 'derived',
        sourceTagPath: 'Slow',
        deriveExpressionGetter: '0',
        deriveExpressionSetter: '{source} + {value}',
      },
    );
    expect(await tags.write([{ path: 'More', value: 5 }], 'gateway')).toEqual([{ code: 'Good' }]);
    expect(await valueOf(tags, 'Held')).toMatchObject({ value: 6 });
  });

  it('scale texts of numbers and truth values as the numbers that they are, both ways, and nothing else', async () => {
    const scale = { scaleMode: 'Linear', rawLow: 0, rawHigh: 100, scaledLow: 0, scaledHigh: 10 };
    const scaledTag = (name: string, source: string, more = {}) => ({
      name,
      valueSource: 'reference',
      sourceTagPath: source,
      ...scale,
      ...more,
    });
    const tags = open(
      { name: 'Raw', value: 50 },
      { name: 'Text', dataType: 'String', value: '50' },
      { name: 'Word', dataType: 'String', value: 'off' },
      scaledTag('Scaled', 'Raw'),
      scaledTag('Of text', 'Text', { dataType: 'Float8' }),
      scaledTag('Of word', 'Word'),
      scaledTag('Label', 'Word', { dataType: 'String' }),
      scaledTag('Flat', 'Raw', { scaledHigh: 0 }),
      scaledTag('No range', 'Raw', { rawHigh: 0 }),
    );
    expect(await valueOf(tags, 'Of text')).toMatchObject({ value: 5, quality: { code: 'Good' } });
    expect(await valueOf(tags, 'Of word')).toMatchObject({ value: null, quality: { code: 'Error_TypeConversion' } });
    expect(await valueOf(tags, 'Label')).toMatchObject({ value: 'off', quality: { code: 'Good' } });
    expect(await tags.write([{ path: 'Scaled', value: '2' }], 'gateway')).toEqual([{ code: 'Good' }]);
    expect(await valueOf(tags, 'Raw')).toMatchObject({ value: 20 });
    for (const [path, value] of [
      ['Scaled', 'off'],
      ['Flat', 7],
      ['No range', 7],
    ] as const)
      expect(await tags.write([{ path, value }], 'gateway')).toMatchObject([{ code: 'Bad_TypeMismatch' }]);
    expect(await valueOf(tags, 'Raw')).toMatchObject({ value: 20 });
  });

  it('have bad quality with the reason where what they follow is not there, or leads to itself', async () => {
    const tags = open(
      { path: 'A', valueSource: 'expr', expression: '{Nowhere} + 1' },
      { path: 'B', valueSource: 'expr', expression: '1 +' },
      { path: 'C', valueSource: 'reference', sourceTagPath: '[plant]X' },
      { path: 'D', valueSource: 'reference', sourceTagPath: 'D' },
      { path: 'E', value: 1, enabled: false },
      { path: 'F', valueSource: 'expr', expression: '{G}' },
      { path: 'G', valueSource: 'expr', expression: '{F}' },
    );
    expect(await valueOf(tags, 'A')).toMatchObject({ value: null, quality: { code: 'Bad_NotFound' } });
    expect(await valueOf(tags, 'B')).toMatchObject({ quality: { code: 'Error_Configuration' } });
    expect(await valueOf(tags, 'C')).toMatchObject({
      quality: { code: 'Bad_NotFound', reason: 'No tag provider [plant]' },
    });
    expect(await valueOf(tags, 'D')).toMatchObject({ value: null, quality: { code: 'Error_Configuration' } });
    expect(await valueOf(tags, 'F')).toMatchObject({ value: null, quality: { reason: 'It leads to itself.' } });
    expect((await tags.write([{ path: 'D', value: 1 }], 'gateway'))[0]).toMatchObject({ code: 'Error_Configuration' });
    expect(await valueOf(tags, 'E')).toMatchObject({ value: null, quality: { code: 'Bad_Disabled' } });
  });

  it('have the cells of a dataset as parts, by the places of row and column or by the name of that', async () => {
    const value = {
      $columns: [
        { name: 'Order', type: 'String', data: ['A1', 'B2'] },
        { name: 'Count', type: 'Integer', data: [5, 6] },
      ],
    };
    const tags = open(
      { name: 'Orders', dataType: 'DataSet', value },
      { name: 'Sum', valueSource: 'expr', expression: '{[.]Orders[1,1]} + 1' },
    );
    const none = (reason: string) => ({ value: null, quality: { code: 'Bad_NotFound', reason } });
    const asked = ['Orders[1,1]', 'orders.value[0, "order"]', "Orders[0,'Order']", 'Orders[1,Count]', 'Sum'];
    expect((await tags.read(asked)).map((read) => read.value)).toEqual([6, 'A1', 'A1', 6, 7]);
    expect(tags.tag('Orders[0,1]').value).toMatchObject({ value: 5, quality: { code: 'Good' } });
    expect(await tags.read(['Orders[2,0]', 'Orders[0,2]', 'Orders[0,"none"]', 'Sum[0,0]', 'No[0,0]'])).toMatchObject([
      none('The dataset has 2 rows.'),
      none('The dataset has no column 2.'),
      none('The dataset has no column none.'),
      none('The tag holds no dataset.'),
      none('No tag No[0,0]'),
    ]);
    expect((await tags.write([{ path: 'Orders[0,1]', value: 1 }], 'gateway'))[0]).toMatchObject({
      code: 'Bad_ReadOnly',
    });
  });

  it('have the elements of a list as parts, and take a value under the name of it', async () => {
    const tags = open(
      { name: 'List', dataType: 'Int4Array', value: [5, 6] },
      { name: 'Floats', dataType: 'Float8Array', value: [7] },
      {
        name: 'Matrix',
        dataType: 'Document',
        value: [
          [1, 2],
          [3, [4, null]],
        ],
      },
      { name: 'Sum', valueSource: 'expr', expression: '{[.]List[0]} + {[~]Matrix[1][0]}' },
      { name: 'Gone', valueSource: 'expr', expression: 'toInt("x")' },
      { name: 'Odd[0]', value: 9 },
    );
    const none = (reason: string) => ({ value: null, quality: { code: 'Bad_NotFound', reason } });
    expect(
      await tags.read([
        'List[1]',
        'list.Value[0]',
        'Floats[0]',
        'Matrix[1][1][0]',
        'Matrix[1][1][1][0]',
        'Sum',
        'Odd[0]',
      ]),
    ).toMatchObject([
      { value: 6, quality: { code: 'Good' } },
      { value: 5 },
      { value: 7, isDouble: true },
      { value: 4 },
      { value: null, quality: { code: 'Good' } },
      { value: 8 },
      { value: 9 },
    ]);
    expect(await tags.read(['List[2]', 'Sum[0]', 'Gone[0]', 'No[0]'])).toMatchObject([
      none('The list has 2 elements.'),
      none('The tag holds no list.'),
      { value: null, quality: { code: 'Error_ExpressionEval' } },
      none('No tag No[0]'),
    ]);
    const write = async (path: string, value: Json) => (await tags.write([{ path, value }], 'gateway'))[0];
    expect(await write('List[0]', 1)).toEqual({
      code: 'Bad_ReadOnly',
      reason: 'List[0] is a part of a tag, and is not written alone.',
    });
    expect(await write('List.Quality', 'Bad')).toMatchObject({ code: 'Bad_ReadOnly' });
    expect(await write('List.Value', [1, 2, 3])).toEqual({ code: 'Good' });
    expect(await valueOf(tags, 'List[2]')).toMatchObject({ value: 3 });
  });

  it('have the parameters of their instance by its path, and from within it', async () => {
    const tags = open(
      {
        name: 'Motor',
        tagType: 'UdtType',
        parameters: { Number: { dataType: 'Integer', value: 7 }, Line: 'A' },
        tags: [{ name: 'Next', dataType: 'Int4', valueSource: 'expr', expression: '{[.]Parameters.Number} + 1' }],
      },
      { name: 'M1', tagType: 'UdtInstance', typeId: 'Motor', parameters: { Number: { value: 9 } } },
    );
    expect(await valueOf(tags, '[default]M1/parameters.number')).toMatchObject({ value: 9, quality: { code: 'Good' } });
    expect(await valueOf(tags, 'M1/Parameters.Line')).toMatchObject({ value: 'A' });
    expect(await valueOf(tags, 'M1/Next')).toMatchObject({ value: 10 });
    expect(await valueOf(tags, 'M1/Parameters.Lime')).toMatchObject({ quality: { code: 'Bad_NotFound' } });
    const [written] = await tags.write([{ path: 'M1/Parameters.Line', value: 'B' }], 'gateway');
    expect(written).toMatchObject({ code: 'Bad_ReadOnly' });
  });

  it('are looked through by folders, and have parts', async () => {
    const tags = open(
      { path: 'Hall/Line/Speed', value: 7, engUnit: 'rpm', dataType: 'Int4' },
      { path: 'Top', value: 1 },
    );
    expect(await tags.browse('')).toMatchObject([{ name: 'default', tagType: 'Provider' }]);
    expect(await tags.browse('[default]')).toMatchObject([
      { name: 'Hall', tagType: 'Folder', path: '[default]Hall', hasChildren: true },
      { name: 'Top', tagType: 'AtomicTag' },
    ]);
    expect(await tags.browse('[default]Hall/Line')).toMatchObject([
      { path: '[default]Hall/Line/Speed', dataType: 'Int4' },
    ]);
    await expect(tags.browse('[default]Attic')).rejects.toThrow('There is no folder of tags Attic.');
    expect(tags.tag('[default]Hall/Line/Speed.EngUnit').value).toMatchObject({
      value: 'rpm',
      quality: { code: 'Good' },
    });
    expect(await valueOf(tags, 'Hall/Line/Speed.Quality')).toMatchObject({ value: 'Good' });
  });

  it('are found where a provider comes later, and keep what they hold when their file is read again', async () => {
    const clock = testClock();
    const make = (before?: ReturnType<typeof definedTags>) =>
      definedTags({
        name: 'default',
        definitions: tagsOf([{ name: 'A', value: 1 }]).tags,
        clock,
        others: () => tags,
        before,
      });
    const tags: Tags = openTags([]);
    const seen: unknown[] = [];
    const stop = effect(() => {
      const { value, quality } = tags.tag('A').value;
      seen.push(value ?? quality.code);
    });
    const first = make();
    tags.take([first]);
    await tags.write([{ path: 'A', value: 5 }], 'gateway');
    tags.take([make(first)]);
    expect(seen).toEqual(['Bad_NotFound', 1, 5, 5]);
    // One that nobody looked at in between is carried on too.
    stop();
    tags.take([make(make(make(first)))]);
    expect(await valueOf(tags, 'A')).toMatchObject({ value: 5 });
  });
});
