/** What an XY chart makes of the properties of a project: its scales, and how each value looks. */
import { describe, expect, it } from 'vitest';
import { object } from '../../../electron/contract/components/shapes.ts';
import { xyChart } from '../../../electron/contract/components/xyChart.ts';
import { listOf, type JsonObject } from '../../../electron/contract/json.ts';
import { placeOf } from '../../../renderer/components/chart/range.ts';
import { xyOf, type Xy } from '../../../renderer/components/chart/xy.ts';
import { xySteps } from '../../../renderer/components/chart/xyWords.ts';

const region = { locale: 'en', zone: 'Europe/Berlin' };

const properties = object(xyChart.properties, '');

function chartOf(axis: JsonObject, appearance: JsonObject, rows: readonly JsonObject[], render = 'column'): Xy {
  const kind = { column: 'column', line: 'line' }[render] ?? '';
  const own = properties.read({
    dataSources: { rows: listOf([...rows]) },
    xAxes: [{ name: 't', render: 'date', ...axis }],
    yAxes: [{ name: 'y' }],
    series: [
      {
        name: 'A',
        data: { source: 'rows', x: 't', y: 'y' },
        xAxis: 't',
        yAxis: 'y',
        render,
        [kind]: { appearance },
      },
    ],
  });
  const [plain] = xyChart.properties.xAxes.read([{}]);
  if (plain === undefined) throw new Error('A list of one axis is read as one axis.');
  return xyOf(own, plain, region, () => true);
}

const hour = 3_600_000;

describe('a scale of dates', () => {
  const days = ['2026-11-26', '2026-11-27', '2026-11-30'].flatMap((day) =>
    [6, 7, 8, 9].map((at) => ({ t: `${day} 0${at}:00:00`, y: at })),
  );
  const baseInterval = { enabled: true, timeUnit: 'hour', skipEmptyPeriods: true };

  it('leaves out the times without data where a project says so, and has its steps at values', () => {
    const { xs } = chartOf({ date: { baseInterval, format: 'dd HH:mm' } }, {}, days);
    const [x] = xs;
    if (x === undefined) throw new Error('There is no scale.');
    expect(x.scale.leftOut?.map(({ from, to, share }) => [(to - from) / hour, share])).toEqual([
      [20, 0],
      [68, 0],
    ]);
    const places = (x.times ?? []).map((at) => placeOf(at, x.scale));
    expect(places.map((place) => Math.round(place * 24) / 24)).toEqual(days.map((_, at) => (at * 2 + 1) / 24));
    expect(xySteps(x, x.scale, 400, 88, region).map(({ text }) => text)).toEqual([
      '26 06:00',
      '26 09:00',
      '27 08:00',
      '30 07:00',
    ]);
  });

  it('is whole where nothing says so, or where its values have no time of their own', () => {
    expect(chartOf({}, {}, days).xs[0]?.scale.leftOut).toBeUndefined();
    const off = { date: { baseInterval: { ...baseInterval, enabled: false } } };
    expect(chartOf(off, {}, days).xs[0]?.scale.leftOut).toBeUndefined();
  });

  it('goes from and to a moment that is a text, on the clock of the session', () => {
    const range = { min: '2026-11-26 05:00:00.000', max: '2026-11-26 11:00:00.000' };
    const { scale } = chartOf({ date: { range } }, {}, days, 'line').xs[0] ?? {};
    expect([scale?.from, scale?.to]).toEqual([Date.UTC(2026, 10, 26, 4), Date.UTC(2026, 10, 26, 10)]);
    const broken = { enabled: true, startDate: '2026-11-26 10:00:00', endDate: '2026-11-27 05:00:00' };
    expect(chartOf({ date: { break: broken } }, {}, days).xs[0]?.scale.leftOut).toEqual([
      { from: Date.UTC(2026, 10, 26, 9), to: Date.UTC(2026, 10, 27, 4), share: 0.01 },
    ]);
  });
});

describe('what the data says of how a value looks', () => {
  const rows = [
    { t: 0, y: 1, c: 'red', o: 0.5, w: 3 },
    { t: hour, y: 2 },
  ];

  it('is its ground, its line, or both, and what the series says where the data says nothing', () => {
    const looks = (derived: JsonObject, more: JsonObject = {}) =>
      chartOf({}, { deriveFieldsFromData: derived, ...more }, rows).pens[0]?.items.map(({ look }) => look);
    expect(looks({ fill: { color: 'c' } }, { fill: { color: 'blue' } })).toEqual([{ fill: 'red' }, { fill: 'blue' }]);
    expect(looks({ stroke: { color: '', opacity: 'o', width: 'w' } }, { stroke: { color: 'blue' } })).toEqual([
      { stroke: 'color-mix(in srgb, blue 50%, transparent)', width: 3 },
      { stroke: 'blue', width: 1 },
    ]);
    expect(looks({ fill: { color: '', opacity: '' }, stroke: { color: '' } })).toEqual([undefined, undefined]);
  });

  it('goes before what its heat says', () => {
    const heatRules = { enabled: true, dataField: 'y', min: 'white', max: 'black' };
    const [{ items } = { items: [] }] = chartOf(
      {},
      { heatRules, deriveFieldsFromData: { stroke: { color: 'c' } }, stroke: { color: 'blue' } },
      rows,
    ).pens;
    expect(items.map(({ look }) => look)).toEqual([
      { fill: 'color-mix(in srgb, black 0%, white)', stroke: 'red', width: 1 },
      { fill: 'color-mix(in srgb, black 100%, white)', stroke: 'blue', width: 1 },
    ]);
  });
});
