import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sparkPoints, sparkline } from '../../electron/contract/components/sparkline.ts';
import { sparkLine } from '../../renderer/components/sparkLine.ts';

const place = { width: 100, height: 20, room: 0 };
const anyRange = { low: undefined, high: undefined };

describe('the points of a sparkline', () => {
  it.each([
    ['numbers', [3, 4]],
    [
      'points',
      [
        { x: 0, y: 3 },
        { x: 1, y: 4 },
      ],
    ],
    ['a text', '0,3 1,4'],
    ['a dataset of one column', { $columns: [{ name: 'v', type: 'Integer', data: [3, 4] }] }],
    [
      'a dataset of two',
      {
        $columns: [
          { name: 't', type: 'Integer', data: [0, 1] },
          { name: 'v', type: 'Integer', data: [3, 4] },
        ],
      },
    ],
  ])('are read from %s', (_, value) => {
    expect(sparkPoints(value)).toEqual([
      { x: 0, y: 3 },
      { x: 1, y: 4 },
    ]);
  });

  it('stand at their times, in their order', () => {
    const at = (ms: number) => ({ $: ['ts', 192, ms], $ts: ms });
    const value = {
      $columns: [
        { name: 't_stamp', type: 'Date', data: [at(2000), at(1000)] },
        { name: 'value', type: 'Long', data: [8, 7] },
      ],
    };
    expect(sparkPoints(value)).toEqual([
      { x: 1000, y: 7 },
      { x: 2000, y: 8 },
    ]);
  });

  it('null is a gap, and what is no number is named', () => {
    const { unread } = sparkline.properties.points;
    const reading = { css: () => undefined, pattern: () => undefined, hosts: [], frames: [] };
    expect(sparkPoints([1, null, 2])[1]).toEqual({ x: 1, y: undefined });
    expect(unread?.([1, null, 2], 'points', reading)).toEqual([]);
    expect(unread?.([1, 'high'], 'points', reading)).toEqual([{ at: 'points[1]', what: '[1,"high"] is no point' }]);
    expect(unread?.(5, 'points', reading)).toHaveLength(1);
  });
});

describe('the line', () => {
  const line = (...ys: readonly (number | undefined)[]) =>
    sparkLine(
      ys.map((y, x) => ({ x, y })),
      anyRange,
      place,
    );

  it('has no gap before its first value: nothing was stored yet', () => {
    expect(line(undefined, undefined, 3, undefined, 5).gaps).toEqual([[50, 100]]);
  });

  it('is a gap as a whole where no value is known', () => {
    expect(line(undefined, undefined).gaps).toEqual([[0, 100]]);
  });
  it('is drawn from the lowest value to the highest', () => {
    const line = sparkLine(sparkPoints([0, 10, 5]), anyRange, place);
    expect(line.d).toBe('M0.00 20.00L50.00 0.00L100.00 10.00');
    expect(line.high).toMatchObject({ x: 50, value: 10 });
    expect(line.low).toMatchObject({ x: 0, value: 0 });
    expect(line.last).toMatchObject({ x: 100, value: 5, off: undefined });
  });

  it('breaks where nothing was known', () => {
    const line = sparkLine(sparkPoints([0, null, 10, 10, null]), anyRange, place);
    expect(line.gaps).toEqual([
      [0, 50],
      [75, 100],
    ]);
    expect(line.d).toBe('M0.00 20.00h0.01M50.00 0.00L75.00 0.00');
  });

  it('that never moved runs in the middle', () => {
    expect(sparkLine(sparkPoints([5, 5]), anyRange, place).d).toBe('M0.00 10.00L100.00 10.00');
  });

  it('says of values outside of its range on which side they are', () => {
    const line = sparkLine(sparkPoints([1, 7]), { low: 2, high: 5 }, place);
    expect([line.first?.off, line.last?.off]).toEqual(['below', 'above']);
  });

  it('holds a number at each point, whatever was measured', () => {
    const value = fc.option(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), { nil: null });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 50 }), (values) => {
        const { d } = sparkLine(sparkPoints(values), anyRange, place);
        expect(d).not.toMatch(/NaN|Infinity/);
        expect((d.match(/[ML]/g) ?? []).length).toBe(values.filter((one) => one !== null).length);
      }),
    );
  });
});
