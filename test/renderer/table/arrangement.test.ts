import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf, type Json, type JsonObject } from '../../../electron/contract/json.ts';
import { columnsOf, rowReader, rowsOf, type Column, type Row } from '../../../electron/contract/tableData.ts';
import { finder, withCondition } from '../../../electron/contract/tableFilter.ts';
import { arranger, type Wanted } from '../../../renderer/components/table/arrangement.ts';
import { readable, sortedBy, sortsOf, type Sort } from '../../../renderer/components/table/sorting.ts';

const columns = columnsOf([{ field: 'n' }, { field: 't' }], []);
const ascending: readonly Sort[] = [{ field: 'n', direction: 'ascending' }];

function wanted(rows: readonly Row[], sorts: readonly Sort[], isFound?: Wanted['isFound']): Wanted {
  return { rows, columns, sorts, isFound, zone: 'UTC' };
}

function sorted(values: readonly Json[], direction: Sort['direction'], column: JsonObject = {}): readonly Json[] {
  const of: readonly Column[] = columnsOf([{ field: 'n', ...column }], []);
  const rows = rowsOf(values.map((n) => ({ n }))) ?? [];
  const order = arranger()({ ...wanted(rows, [{ field: 'n', direction }]), columns: of });
  return order.map((at) => values[at] ?? null);
}

describe('the order of rows', () => {
  it.each<[readonly Json[], readonly Json[]]>([
    [
      [10, 9, -1, 0.5],
      [-1, 0.5, 9, 10],
    ],
    [
      ['Line 10', 'line 2', 'Line 1'],
      ['Line 1', 'line 2', 'Line 10'],
    ],
    [
      ['Öl', 'Ofen', 'Pumpe'],
      ['Ofen', 'Öl', 'Pumpe'],
    ],
    [
      [true, false, true],
      [false, true, true],
    ],
    [
      [{ $ts: 5 }, { $ts: 1 }],
      [{ $ts: 1 }, { $ts: 5 }],
    ],
    [
      ['a', 3, null, 1],
      [1, 3, 'a', null],
    ],
  ])('of %j is %j', (values, order) => {
    expect(sorted(values, 'ascending')).toEqual(order);
  });

  it('is that of numbers and dates where texts are shown as such', () => {
    expect(sorted(['9', '10'], 'ascending', { render: 'number' })).toEqual(['9', '10']);
    const dates = ['11/26/2026', '2026-01-02'];
    expect(sorted(dates, 'ascending', { render: 'date' })).toEqual(['2026-01-02', '11/26/2026']);
  });

  it('has what holds nothing at its end, whichever way it goes', () => {
    expect(sorted([null, 1, 2], 'descending')).toEqual([2, 1, null]);
  });

  it('is the one that the project says, by the weights of fields', () => {
    const said = columnsOf([{ field: 'a', sort: 'ascending' }, { field: 'b', sort: 'descending' }, { field: 'c' }], []);
    expect(sortsOf(said, ['b'])).toEqual([
      { field: 'b', direction: 'descending' },
      { field: 'a', direction: 'ascending' },
    ]);
  });

  it('goes on, and off, with each press; with Shift, by several columns', () => {
    const once = sortedBy([], 'n', false);
    expect(once).toEqual(ascending);
    const twice = sortedBy(once, 'n', false);
    expect(twice).toEqual([{ field: 'n', direction: 'descending' }]);
    expect(sortedBy(twice, 'n', false)).toEqual([]);
    expect(sortedBy(once, 't', true)).toEqual([...ascending, { field: 't', direction: 'ascending' }]);
    expect(sortedBy(once, 't', false)).toEqual([{ field: 't', direction: 'ascending' }]);
  });

  it('of texts is that of the numbers in them, however long they are', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (one, other) => {
        expect(readable(`L-${one}`) < readable(`L-${other}`)).toBe(one < other);
      }),
    );
  });

  it('after a change is the one that all rows would have anew', () => {
    const cell = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant(null), fc.constantFrom('a', 'b'));
    const changes = fc.array(fc.tuple(fc.nat(29), cell), { maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 30 }),
        changes,
        fc.boolean(),
        (values, changed, isAsked) => {
          const isFound = isAsked ? ({ cells }: Row) => cells['n'] !== 'a' : undefined;
          const read = rowReader();
          const arrange = arranger();
          let data: readonly JsonObject[] = values.map((n) => ({ n }));
          arrange(wanted(read(data) ?? [], ascending, isFound));
          for (const [at, n] of changed) {
            data = data.map((row, index) => (index === at ? { n } : row));
            const rows = read(data) ?? [];
            expect(arrange(wanted(rows, ascending, isFound))).toEqual(arranger()(wanted(rows, ascending, isFound)));
          }
        },
      ),
    );
  });
});

describe('what is found', () => {
  const rows = rowsOf([
    { n: 1, t: 'Saline', on: true },
    { n: 20, t: 'Glucose', on: false },
    { n: null, t: 'saline 2', on: null },
  ]);
  const text = ({ cells }: Row, { field }: Column): string => textOf(cells[field]);
  const found = (words: string, filter: JsonObject = {}, field = 't'): readonly Json[] => {
    const of = columnsOf([{ field, filter }], []);
    const isFound = finder(words, of, text) ?? (() => true);
    return (rows ?? []).filter(isFound).map(({ cells }) => cells['n'] ?? null);
  };

  it('has the words in one of its cells, whatever their case', () => {
    expect(found('SALINE')).toEqual([1, null]);
    expect(found(' ')).toEqual([1, 20, null]);
  });

  it.each<[string, JsonObject, readonly Json[]]>([
    ['t', { string: { condition: 'contains', value: 'saline' } }, [1, null]],
    ['t', { string: { condition: 'equals', value: 'saline' } }, [1]],
    ['t', { string: { condition: 'does not contain', value: 'saline' } }, [20]],
    ['n', { number: { condition: 'greater than', value: 5 } }, [20]],
    ['n', { number: { condition: 'greater than', value: '5' } }, [20]],
    ['n', { number: { condition: 'does not equal', value: 1 } }, [20]],
    ['on', { boolean: { condition: 'is true', value: '' } }, [1]],
    ['on', { boolean: { condition: 'true', value: '' } }, [1]],
    ['on', { boolean: { condition: 'false', value: '' } }, [20, null]],
    ['t', { string: { condition: 'contains', value: '' } }, [1, 20, null]],
    ['t', { string: { condition: '', value: 'x' } }, [1, 20, null]],
  ])('by %s meets %j', (field, filter, expected) => {
    expect(found('', { enabled: true, ...filter }, field)).toEqual(expected);
    expect(found('', { enabled: false, ...filter }, field)).toEqual([1, 20, null]);
  });

  it('is asked by one condition after a person set it', () => {
    const before = { enabled: true, visible: 'always', number: { condition: 'equals', value: 1 } };
    expect(withCondition(before, 'string', 'contains', 'a')).toMatchObject({
      enabled: true,
      visible: 'always',
      number: { condition: '', value: '' },
      string: { condition: 'contains', value: 'a' },
    });
  });
});
