import { expect, it } from 'vitest';
import type { Json } from '../../../electron/contract/json.ts';
import { timeSeriesChart } from '../../../electron/contract/components/timeSeriesChart.ts';
import { lanesOf, timesOf } from '../../../renderer/components/chart/trends.ts';

const timesIn = (x: readonly number[]) => timesOf([{ barWidth: 0, pens: [{ kind: 'line', points: { x } }] }]);

it('one moment stands in the middle of a minute, and several from the first to the last', () => {
  expect(timesIn([1_000_000])).toEqual({ from: 970_000, to: 1_030_000 });
  expect(timesIn([1000, 5000, 9000])).toEqual({ from: 1000, to: 9000 });
  expect(timesIn([])).toBeUndefined();
});

it('a pen keeps its letter and its colour while another one has no points', () => {
  const { series, plots, defaultStyles } = timeSeriesChart.properties;
  const point = [{ time: 1000, value: 1 }];
  const pensOf = (data: readonly Json[]) => {
    const names = ['Speed', 'Pressure', 'Weight'];
    const own = {
      series: series.read(names.map((name, at) => ({ name, data: data[at] ?? [] }))),
      plots: plots.read(names.map((name) => ({ axes: [{}], trends: [{ series: name }] }))),
      defaultStyles: defaultStyles.read({}),
    };
    const lanes = lanesOf(own, {
      axes: [],
      plot: () => {
        throw new Error('Plots are given.');
      },
    });
    return lanes.map(({ pens }) => pens.map(({ letter, color }) => [letter, color]));
  };
  const [first, , third] = pensOf([point, point, point]);
  expect(pensOf([point, [], point])).toEqual([first, [], third]);
  expect(third).toEqual([['C', expect.any(String)]]);
});

it('a pen of a table keeps its letter and its colour while another column of it holds nothing', () => {
  const { series, plots, defaultStyles } = timeSeriesChart.properties;
  const pensOf = (rows: readonly Json[]) =>
    lanesOf(
      {
        series: series.read([{ name: 'Line', data: rows }]),
        plots: plots.read([{ axes: [{}], trends: [{ series: 'Line' }] }]),
        defaultStyles: defaultStyles.read({}),
      },
      { axes: [], plot: ([plot]) => expect.fail(`${plot} is given.`) },
    ).flatMap(({ pens }) => pens.map(({ name, letter, color }) => [name, letter, color]));
  const [speed, , weight] = pensOf([{ time: 1000, Speed: 1, Pressure: 2, Who: 'a', Weight: 3 }]);
  expect(pensOf([{ time: 1000, Speed: 1, Pressure: null, Who: 'a', Weight: 3 }])).toEqual([speed, weight]);
  expect(weight).toEqual(['Weight', 'C', expect.any(String)]);
});
