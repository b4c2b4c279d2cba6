import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateValue, datasetValue } from '../../../electron/contract/values.ts';
import {
  alone,
  common,
  gapsOf,
  withoutGood,
  joined,
  nearestIn,
  placeIn,
  pointsIn,
  resultOf,
  timeTableOf,
} from '../../../renderer/components/chart/points.ts';

describe('the data of a series', () => {
  it('is a dataset with its time in the first column of dates', () => {
    const table = timeTableOf(
      datasetValue([
        { name: 't_stamp', type: 'Date', data: [1000, 2000] },
        { name: 'Speed', type: 'Double', data: [1.5, null] },
        { name: 'On', type: 'Boolean', data: [true, false] },
        { name: 'Who', type: 'String', data: ['a', 'b'] },
      ]),
    );
    expect(table?.times).toEqual([1000, 2000]);
    expect([...(table?.columns ?? [])]).toEqual([
      ['Speed', [1.5, null]],
      ['On', [1, 0]],
    ]);
  });

  it('is a list of objects with a time each, in any order', () => {
    const table = timeTableOf([
      { value: '7', time: 2000 },
      { value: 5, time: dateValue(1000) },
      { value: 9, time: null },
    ]);
    expect(table?.times).toEqual([1000, 2000]);
    expect(table?.columns.get('value')).toEqual([5, 7]);
  });

  it('has no value where a column ends before its rows do, in order or not', () => {
    for (const data of [
      [1000, 2000, 3000],
      [3000, 1000, 2000],
    ]) {
      const table = timeTableOf(
        datasetValue([
          { name: 't_stamp', type: 'Date', data },
          { name: 'Speed', type: 'Double', data: [7, 8] },
        ]),
      );
      expect(table?.times).toEqual([1000, 2000, 3000]);
      expect(table?.columns.get('Speed')).toEqual(data[0] === 1000 ? [7, 8, null] : [8, null, 7]);
    }
  });

  it('is nothing where nothing is there, and unknown where something else is', () => {
    expect(timeTableOf(null)?.times).toEqual([]);
    expect(timeTableOf('')?.times).toEqual([]);
    expect(timeTableOf('rows')).toBeUndefined();
    expect(timeTableOf({ rows: 1 })).toBeUndefined();
  });
});

describe('values over time', () => {
  const points = { x: [0, 1, 2, 3, 4, 5, 6], y: [1, null, null, 4, null, 6, null] };

  it('have a gap from the last good value to the next', () => {
    expect(gapsOf(points)).toEqual([
      { from: 0, to: 3 },
      { from: 3, to: 5 },
      { from: 5, to: 6 },
    ]);
  });

  it('are dots where none stands beside them', () => {
    expect(alone(points)).toEqual({ x: [0, 3, 5], y: [1, 4, 6] });
  });

  it('are a whole line without the gaps', () => {
    expect(joined(points)).toEqual({ x: [0, 3, 5], y: [1, 4, 6] });
  });

  it('are gaps of several pens where all of them have one', () => {
    expect(
      common([
        [{ from: 0, to: 5 }],
        [
          { from: 1, to: 2 },
          { from: 4, to: 9 },
        ],
      ]),
    ).toEqual([
      { from: 1, to: 2 },
      { from: 4, to: 5 },
    ]);
  });

  it('have no gap before the first good value of any pen: nothing was stored yet', () => {
    const young = { x: [0, 1, 2, 3, 4, 5, 6], y: [null, null, null, 4, 5, null, 6] };
    const old = { x: [0, 1, 2, 3, 4, 5, 6], y: [null, 2, null, null, 4, null, 6] };
    expect(withoutGood([young])).toEqual([{ from: 4, to: 6 }]);
    expect(withoutGood([young, old])).toEqual([
      { from: 1, to: 3 },
      { from: 4, to: 6 },
    ]);
  });

  it('are a gap as a whole where none is good: that nothing can be told is said', () => {
    expect(withoutGood([{ x: [0, 1, 2], y: [null, null, null] }])).toEqual([{ from: 0, to: 2 }]);
  });

  it('come to a result, of the good ones alone', () => {
    const { y } = points;
    expect((['avg', 'min', 'max', 'sum', 'first', 'last', 'median'] as const).map((how) => resultOf(how, y))).toEqual([
      11 / 3,
      1,
      6,
      11,
      1,
      6,
      4,
    ]);
    expect(resultOf('avg', [null])).toBeUndefined();
  });

  const sorted = fc
    .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 50 })
    .map((x) => x.toSorted((a, b) => a - b));

  it('are found by their place as by looking at each', () => {
    fc.assert(
      fc.property(sorted, fc.integer({ min: -10, max: 1010 }), (x, value) => {
        const found = x.findIndex((one) => one >= value);
        expect(placeIn(x, value)).toBe(found === -1 ? x.length : found);
        const nearest = x[nearestIn(x, value) ?? -1] ?? Number.NaN;
        expect(Math.abs(nearest - value)).toBe(Math.min(...x.map((one) => Math.abs(one - value))));
      }),
    );
  });

  it('of a range are all that stand at its very end', () => {
    const x = [0, 7, 7, 7, 9, 11];
    expect(pointsIn({ x, y: x }, { from: 3, to: 7 }).x).toEqual([0, 7, 7, 7, 9]);
  });

  it('of a range are those in it, and one more at each side', () => {
    fc.assert(
      fc.property(sorted, fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), (x, from, width) => {
        const range = { from, to: from + width };
        const seen = pointsIn({ x, y: x }, range);
        const within = x.filter((one) => one >= range.from && one <= range.to);
        expect(seen.x.filter((one) => one >= range.from && one <= range.to)).toEqual(within);
        expect(seen.x).toEqual(seen.y);
      }),
    );
  });
});
