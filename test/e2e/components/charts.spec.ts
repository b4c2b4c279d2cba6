/** Charts: what they draw and say, what a person reads and chooses in them, and what is written back. */
import type { Locator } from '@playwright/test';
import type { Node } from '../project.ts';
import { alone, expect, stageOf } from './stage.ts';

const noon = 1_795_694_400_000;
const minute = 60_000;
const rows = Array.from({ length: 61 }, (_, at) => ({
  time: noon + at * minute,
  Speed: 180 + at,
  Temperature: at > 20 && at < 40 ? null : 20 + at / 10,
}));
const lane = (column: string): Node => ({
  axes: [{ name: column, label: { text: column }, tick: { label: { format: '.1f' } } }],
  trends: [{ series: 'Line', axis: column, columns: [] }],
});
const room = { width: 640, height: 320 };
const stops = [
  { reason: 'Cleaning', minutes: 36 },
  { reason: 'Jam', minutes: 12 },
];
const batches = [
  { hour: '06', good: 100, rejected: 20 },
  { hour: '07', good: 140, rejected: 10 },
];
const xy = (series: Node[], rest: Node = {}): Node => ({
  type: 'ia.chart.xy',
  props: {
    dataSources: { batches },
    xAxes: [{ name: 'hour', render: 'category' }],
    yAxes: [{ name: 'count' }],
    series: series.map((one) => ({ render: 'column', xAxis: 'hour', yAxis: 'count', ...one })),
    ...rest,
  },
});
const columns = (y: string): Node => ({ name: y, label: { text: y }, data: { source: 'batches', x: 'hour', y } });

const test = stageOf(
  {
    Trend: alone({ type: 'ia.chart.timeseries', props: { series: [{ name: 'Line', data: rows }] } }, room),
    Wide: {
      root: {
        type: 'ia.container.flex',
        meta: { name: 'root' },
        props: { direction: 'column' },
        children: [
          {
            type: 'ia.chart.timeseries',
            meta: { name: 'Chart' },
            position: { basis: '320px', shrink: 0 },
            props: { series: [{ name: 'Line', data: rows }] },
          },
        ],
      },
    },
    Lanes: alone(
      {
        type: 'ia.chart.timeseries',
        props: {
          series: [
            { name: 'Speed', data: rows.map(({ time, Speed }) => ({ time, value: Speed })) },
            { name: 'Temperature', data: rows.map(({ time, Temperature }) => ({ time, value: Temperature })) },
          ],
          plots: [
            { ...lane('Speed'), trends: [{ series: 'Speed' }] },
            { ...lane('Temperature'), trends: [{ series: 'Temperature' }, { series: 'Pressure' }] },
          ],
          legend: { visible: true },
          title: { visible: true, text: 'Line 4' },
          timeAxis: { tick: { label: { format: 'HH[h]mm' } } },
        },
      },
      room,
    ),
    Fixed: alone(
      {
        type: 'ia.chart.timeseries',
        props: { series: [{ name: 'Line', data: rows }], enablePanZoom: false, xTrace: { visible: false } },
      },
      room,
    ),
    Growing: alone(
      {
        type: 'ia.chart.timeseries',
        props: { series: [{ name: 'Line', data: [] }] },
        propConfig: {
          'props.series[0].data': { binding: { type: 'property', config: { path: 'view.custom.rows' } } },
        },
        events: {
          dom: {
            onDoubleClick: {
              type: 'script',
              scope: 'G',
              config: {
                script: `\tself.view.custom.rows = [{'time': ${noon}, 'Speed': 5}, {'time': ${noon + minute}, 'Speed': 9}]`,
              },
            },
          },
        },
      },
      { ...room, custom: { rows: [] } },
    ),
    Stale: alone(
      {
        type: 'ia.chart.timeseries',
        custom: { held: rows },
        propConfig: {
          'props.series': {
            binding: {
              type: 'expr',
              config: {
                expression: 'qualifiedValue({this.custom.held}, "Bad", "Failure", "The sensor does not answer.")',
              },
            },
          },
        },
      },
      room,
    ),
    Unread: alone(
      {
        type: 'ia.chart.timeseries',
        props: {
          series: [{ name: 'Line', data: 'rows' }],
          plots: [
            {
              axes: [{ tick: { label: { format: 'x' } } }],
              trends: [{ series: 'Line', interpolation: 'curveNatural' }],
            },
          ],
        },
      },
      room,
    ),
    Pie: alone(
      { type: 'ia.chart.pie', props: { data: stops, selection: { enabled: true } } },
      { holds: ['props.selection.data'], width: 500, height: 260 },
    ),
    PieOfValues: alone(
      {
        type: 'ia.chart.pie',
        props: { data: stops, title: 'Stops', valueFormat: { showValueAsPercent: false }, showLegend: false },
      },
      { width: 500, height: 260 },
    ),
    BentPie: alone(
      { type: 'ia.chart.pie', props: { data: stops, showLegend: false, labels: { bent: true } } },
      { width: 500, height: 260 },
    ),
    Columns: alone(xy([columns('good'), columns('rejected')]), room),
    Choosing: alone(
      {
        ...xy([columns('good'), columns('rejected')], {
          selection: { enabled: true, selectedHighlightColor: '#ff0000' },
        }),
        custom: { pressed: '' },
        events: {
          dom: {
            onClick: {
              type: 'script',
              scope: 'G',
              config: { script: '\tself.custom.pressed = [one.hour for one in self.props.selection.data]' },
            },
          },
        },
      },
      { ...room, holds: ['props.selection.data', 'custom.pressed'] },
    ),
    Worded: alone(
      xy(
        [
          {
            ...columns('good'),
            render: 'line',
            line: {
              appearance: {
                bullets: [{ render: 'label', label: { text: '[Bold]{good} good[/]', position: { dx: 0, dy: -8 } } }],
              },
            },
          },
          { ...columns('rejected'), render: 'step line', stepLine: { appearance: { bullets: [{ render: 'label' }] } } },
        ],
        {
          xAxes: [{ name: 'hour', render: 'category', tooltip: { text: '[bold]Hour {value}[/]', format: 'value' } }],
          yAxes: [{ name: 'count', value: { range: { min: 0, max: 'auto' } } }],
          legend: { labels: { text: '[bold]{name}[/] bottles' } },
        },
      ),
      room,
    ),
    Boxed: alone(
      {
        type: 'ia.chart.timeseries',
        props: {
          series: [{ name: 'Line', data: rows }],
          xTrace: { infoBox: { width: 180, font: { size: 22, color: '#0000ff' } } },
        },
      },
      room,
    ),
    Titled: alone(
      xy([columns('good')], { title: { text: 'Batches', appearance: { padding: { bottom: 10, left: '2em' } } } }),
      room,
    ),
    Switched: alone(xy([columns('good'), { ...columns('rejected'), defaultState: { visible: false } }]), room),
    Lying: alone(
      {
        type: 'ia.chart.xy',
        props: {
          dataSources: { runs: [{ unit: 'Filler', start: noon, end: noon + 30 * minute }] },
          xAxes: [{ name: 'time', render: 'date', date: { format: 'HH:mm' } }],
          yAxes: [{ name: 'unit', render: 'category' }],
          series: [
            {
              name: 'Runs',
              render: 'column',
              xAxis: 'time',
              yAxis: 'unit',
              data: { source: 'runs', x: 'end', y: 'unit' },
              column: { open: { x: 'start' } },
              tooltip: { text: "[bold]{unit}[/] from {start.formatDate('HH:mm')}" },
            },
          ],
        },
      },
      room,
    ),
    Grounds: {
      root: {
        type: 'ia.container.flex',
        meta: { name: 'root' },
        children: [
          ['Unsaid', { color: '#ff0000' }],
          ['One', { render: 'color', color: '#ff0000', opacity: 0.5 }],
          [
            'Several',
            { render: 'gradient', color: '#ff0000', gradient: { colors: ['#ffffff', '#0000ff'], rotation: 45 } },
          ],
          ['Round', { render: 'gradient', gradient: { direction: 'radial', colors: ['#ffffff', '#0000ff'] } }],
          ['No colours', { render: 'gradient', color: '#ff0000' }],
        ].map(([name, background]) => ({
          ...xy([columns('good')], { background }),
          meta: { name },
          position: { basis: '200px', shrink: 0 },
        })),
      },
    },
    Range: alone(
      {
        type: 'ia.chart.chartrangeselector',
        props: {
          data: rows.map(({ time, Speed }) => ({ time, Speed })),
          selectedRange: { start: noon + 20 * minute, end: noon + 40 * minute },
        },
        propConfig: {
          'custom.chosen': {
            binding: {
              type: 'expr',
              config: {
                expression:
                  'dateFormat({this.props.selectedRange.start}, "HH:mm") + " to " + dateFormat({this.props.selectedRange.end}, "HH:mm")',
              },
            },
          },
        },
      },
      { holds: ['custom.chosen'], width: 644, height: 160 },
    ),
    Power: alone(
      {
        type: 'ia.chart.powerchart',
        props: {
          pens: [{ name: 'Speed', data: { source: 'histprov:H:/drv:g:p:/tag:Speed' } }, { name: 'Nothing' }],
          config: { mode: 'historical', rangeStartDate: { $ts: noon }, rangeEndDate: { $ts: noon + 60 * minute } },
        },
      },
      { holds: ['props.pens[0].visible', 'props.config.mode', 'props.config.unitOfTime'], width: 700, height: 460 },
    ),
    Tags: alone(
      {
        type: 'ia.chart.powerchart',
        props: { config: { unitOfTime: 10, measureOfTime: 'minutes', tagBrowserStartPath: '[default]Hall 3' } },
      },
      { holds: ['props.pens', 'props.config.visibility.showTagBrowser'], width: 700, height: 460 },
    ),
    Narrow: alone(
      {
        type: 'ia.chart.powerchart',
        props: { config: { responsiveDesignWidth: 2000, visibility: { showTagBrowser: true } } },
      },
      { width: 700, height: 460 },
    ),
    Broken: alone(
      xy([columns('good')], {
        dataSources: {
          batches: [
            { hour: '06', good: 40 },
            { hour: '07', good: 9870 },
          ],
        },
        yAxes: [{ name: 'count', value: { break: { enabled: true, startValue: 80, endValue: 9800, size: 0.001 } } }],
      }),
      room,
    ),
    Shifts: alone(
      xy(
        [
          {
            ...columns('good'),
            column: {
              appearance: {
                deriveFieldsFromData: { fill: { color: 'c', opacity: '' }, stroke: { color: 'c', width: 'w' } },
              },
            },
          },
          {
            name: 'limit',
            data: { source: 'batches', x: 'hour', y: 'limit' },
            xAxis: 'hour',
            yAxis: 'count',
            render: 'line',
            line: {
              appearance: {
                tensionX: 0.8,
                tensionY: 0.8,
                bullets: [
                  {
                    enabled: true,
                    render: 'circle',
                    deriveFieldsFromData: { fill: { color: 'c' }, stroke: { color: 'c' } },
                  },
                  {
                    enabled: true,
                    render: 'label',
                    label: { text: '{limit}', position: { dy: -16 }, background: { fill: '#00f', fillOpacity: 0.5 } },
                  },
                ],
              },
            },
          },
        ],
        {
          dataSources: {
            batches: [26, 27, 30].flatMap((day) =>
              [6, 7, 8].map((hour) => ({
                hour: `2026-11-${day} 0${hour}:00:00`,
                good: hour,
                limit: 10 + (hour % 2),
                c: ['#f00', '#0a0', '#f00'][hour - 6] ?? null,
                w: 4,
              })),
            ),
          },
          xAxes: [
            {
              name: 'hour',
              render: 'date',
              date: {
                baseInterval: { enabled: true, timeUnit: 'hour', skipEmptyPeriods: true },
                format: 'dd HH:mm',
              },
            },
          ],
        },
      ),
      room,
    ),
    Live: alone(
      {
        type: 'ia.chart.powerchart',
        props: {
          pens: [{ name: 'Stored', data: { source: 'histprov:H:/drv:g:default:/tag:Stored' } }],
          config: { unitOfTime: 10, measureOfTime: 'minutes' },
        },
      },
      { holds: [], width: 700, height: 460 },
    ),
  },
  {
    'countersign/tags.json': {
      tags: [
        { name: 'Stored', value: 7, historyEnabled: true },
        { path: 'Hall 3/Line 4/Speed', value: 7, historyEnabled: true },
        { path: 'Hall 3/Level', value: 7, historyEnabled: true },
      ],
    },
  },
);

/** Whether a point of the canvas of a chart has a colour. */
function hasColor(chart: Locator, [red, green, blue]: readonly [number, number, number]): Promise<boolean> {
  return chart
    .locator('canvas')
    .first()
    .evaluate(
      (canvas, wanted) => {
        const { width, height } = canvas as HTMLCanvasElement;
        const data = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
        return Array.from({ length: data.length / 4 }, (_, at) => at * 4).some(
          (at) => data[at] === wanted[0] && data[at + 1] === wanted[1] && data[at + 2] === wanted[2],
        );
      },
      [red, green, blue],
    );
}

/** Whether anything is drawn on the canvas of a chart. */
function isDrawn(chart: Locator): Promise<boolean> {
  return chart
    .locator('canvas')
    .first()
    .evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data;
      return pixels?.some((part) => part !== 0) === true;
    });
}

test('a trend draws each column of numbers, and says in a table what it draws', async ({ open }) => {
  const { main } = await open('Trend');
  await expect.poll(() => isDrawn(main)).toBe(true);
  const table = main.getByRole('table', { name: 'It: what it draws' });
  await expect(table.getByRole('row', { name: /A: Speed/ })).toHaveText(/61\s*240 at 26 Nov 2026 13:00:00\s*180\s*240/);
  await expect(table.getByRole('row', { name: /B: Temperature/ })).toContainText('42');
});

test('keys read the values at one time after the other', async ({ open }) => {
  const { main, page } = await open('Trend');
  const reader = main.getByRole('slider', { name: 'It: time' });
  await reader.focus();
  await page.keyboard.press('Home');
  await expect(reader).toHaveAttribute('aria-valuetext', '12:00:00. Speed: 180; Temperature: 20');
  await page.keyboard.press('ArrowRight');
  await expect(reader).toHaveAttribute('aria-valuetext', '12:01:00. Speed: 181; Temperature: 20.1');
  await page.keyboard.press('End');
  await expect(reader).toHaveAttribute('aria-valuetext', '13:00:00. Speed: 240; Temperature: 26');
  await expect(main.getByText('13:00:00', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(reader).toHaveAttribute('aria-valuetext', /Nothing is read/);
});

test('a pointer reads where it is, and a time without a good value says so', async ({ open }) => {
  const { main } = await open('Trend');
  const reader = main.getByRole('slider', { name: 'It: time' });
  const { width = 0 } = (await reader.boundingBox()) ?? {};
  await reader.hover({ position: { x: width / 2, y: 100 } });
  await expect(reader).toHaveAttribute('aria-valuetext', /Speed: 2\d\d; Temperature: No good value/);
});

test('plus goes into the time, Shift with an arrow along it, and a button shows all again', async ({ open }) => {
  const { main, page } = await open('Trend');
  const reader = main.getByRole('slider', { name: 'It: time' });
  await reader.focus();
  await expect(reader).toHaveAttribute('aria-valuemax', String(noon + 60 * minute));
  for (let at = 0; at < 4; at += 1) await page.keyboard.press('+');
  const part = Number(await reader.getAttribute('aria-valuemax'));
  expect(part).toBeLessThan(noon + 50 * minute);
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => Number(await reader.getAttribute('aria-valuemax'))).toBeGreaterThan(part);
  await main.getByRole('button', { name: 'Show all' }).click();
  await expect(reader).toHaveAttribute('aria-valuemax', String(noon + 60 * minute));
});

test('a chart that may neither be read nor moved takes no input', async ({ open }) => {
  const { main } = await open('Fixed');
  await expect.poll(() => isDrawn(main)).toBe(true);
  await expect(main.getByRole('slider')).toHaveCount(0);
});

test('each lane has a scale of its own, written by its pattern, and names a series that is not there', async ({
  open,
}) => {
  const { main } = await open('Lanes');
  await expect(main.getByText('Line 4', { exact: true })).toBeVisible();
  await expect(main.getByText('180.0', { exact: true })).toBeVisible();
  await expect(main.getByText('20.0', { exact: true })).toBeVisible();
  await expect(main.getByText('12h00', { exact: true })).toBeVisible();
  await expect(main.getByText('There is no series “Pressure”.')).toBeVisible();
  await expect(main.getByText('No good value')).toBeVisible();
});

test('a press on a name of the legend chooses a pen', async ({ open }) => {
  const { main } = await open('Lanes');
  const name = main.getByRole('list', { name: 'Legend' }).getByRole('button', { name: 'Speed' });
  await name.click();
  await expect(name).toHaveAttribute('aria-pressed', 'true');
  await name.click();
  await expect(name).toHaveAttribute('aria-pressed', 'false');
});

test('values that come are drawn', async ({ open }) => {
  const { main } = await open('Growing');
  await expect(main.getByText('No values yet.')).toBeVisible();
  await main.getByText('No values yet.').dblclick({ force: true });
  await expect(main.getByRole('row', { name: /A: Speed/ })).toContainText('9 at 26 Nov 2026 12:01:00');
  await expect.poll(() => isDrawn(main)).toBe(true);
});

test('values of bad quality have the reason beside them', async ({ open }) => {
  const { main } = await open('Stale');
  await expect(main.getByText('The sensor does not answer.')).toBeVisible();
});

test('what is not understood is named', async ({ open }) => {
  const { main } = await open('Unread');
  await expect(main.getByText('The data of “Line” is neither a list nor a dataset.')).toBeVisible();
  await expect(main.getByRole('button', { name: /plots/ })).toHaveAccessibleName(
    /plots\[0\]\.axes\[0\]\.tick\.label\.format: .*"x" at place 1.*interpolation: "curveNatural"/,
  );
});

test('a pie says each share, and a press chooses a section', async ({ open }) => {
  const { main, page, held } = await open('Pie');
  const section = main.getByRole('checkbox', { name: 'Jam: 25 %' });
  await expect(section).not.toBeChecked();
  await section.click();
  await expect(held('props.selection.data')).toContainText('[{"reason":"Jam","minutes":12}]');
  await expect(section).toBeChecked();
  await section.focus();
  await page.keyboard.press('Space');
  await expect(held('props.selection.data')).toContainText('[]');
  await expect(main.getByRole('list', { name: 'Legend' }).getByRole('listitem')).toHaveText(['Cleaning', 'Jam']);
});

test('a pie shows values in place of shares, and no legend, where a project says so', async ({ open }) => {
  const { main } = await open('PieOfValues');
  await expect(main.getByText('Stops', { exact: true })).toBeVisible();
  await expect(main.getByText('Cleaning: 36', { exact: true })).toBeVisible();
  await expect(main.getByRole('list', { name: 'Legend' })).toHaveCount(0);
});

test('words of a pie follow the circle where a project says so, and are cut where their section ends', async ({
  open,
}) => {
  const { main } = await open('BentPie');
  const words = main.locator('.parts textPath');
  await expect(words.first()).toHaveText(/^Cleaning: /);
  // Each has a path to follow, or none of it is drawn.
  const lengths = await words.evaluateAll((all) =>
    all.map((one) => (one as SVGTextPathElement).getComputedTextLength()),
  );
  expect(lengths.filter((length) => length > 0).length).toBeGreaterThan(1);
  await expect(main.locator('.parts polyline')).toHaveCount(0);
});

test('columns stand over the names of their places, and keys read them', async ({ open }) => {
  const { main, page } = await open('Columns');
  await expect.poll(() => isDrawn(main)).toBe(true);
  const reader = main.getByRole('slider', { name: 'It: values' });
  await reader.focus();
  await page.keyboard.press('Home');
  await expect(reader).toHaveAttribute('aria-valuetext', '06; good: 100; rejected: 20');
  await page.keyboard.press('ArrowRight');
  await expect(reader).toHaveAttribute('aria-valuetext', '07; good: 140; rejected: 10');
  await expect(main.getByRole('table', { name: 'It: good, 2 values' }).getByRole('row')).toHaveText([
    'xy',
    '06100',
    '07140',
  ]);
});

test('words of a project stand at values, in the legend and where a person reads', async ({ open }) => {
  const { main, page } = await open('Worded');
  await expect(main.getByText('100 good', { exact: true })).toHaveCSS('font-weight', '700');
  await expect(main.getByText('140 good', { exact: true })).toBeVisible();
  await expect(main.locator('.labels').getByText('20', { exact: true })).toBeVisible();
  await expect(main.getByRole('list', { name: 'Legend' })).toHaveText(/good bottles.*rejected bottles/);
  const reader = main.getByRole('slider', { name: 'It: values' });
  await reader.focus();
  await page.keyboard.press('Home');
  await expect(reader).toHaveAttribute('aria-valuetext', 'Hour 06; good: 100; rejected: 20');
  await expect(main.getByRole('button', { name: /bullets|tooltip|legend|range/ })).toHaveCount(0);
});

test('the box of what is read has the letters and the width of its project', async ({ open }) => {
  const { main, page } = await open('Boxed');
  const reader = main.getByRole('slider', { name: 'It: time' });
  await reader.focus();
  await page.keyboard.press('Home');
  const box = main.locator('.box');
  await expect(box).toHaveCSS('width', '180px');
  await expect(box.getByText('Speed', { exact: true })).toHaveCSS('font-size', '22px');
  await expect(box.getByText('Speed', { exact: true })).toHaveCSS('color', 'rgb(0, 0, 255)');
});

test('a press chooses a column, as it stands in the data, and again lets it go', async ({ open }) => {
  const { main, page, held } = await open('Choosing');
  await expect.poll(() => isDrawn(main)).toBe(true);
  const reader = main.getByRole('slider', { name: 'It: values' });
  const { width = 0, height = 0 } = (await reader.boundingBox()) ?? {};
  // The first column of the first of two places, near its foot.
  const onColumn = { position: { x: width * 0.15, y: height - 5 } };
  await reader.click(onColumn);
  await expect(held('props.selection.data')).toContainText('"hour":"06"');
  await expect(held('custom.pressed')).toContainText('["06"]');
  await expect(main.locator('.chosen').first()).toHaveCSS('border-color', 'rgb(255, 0, 0)');
  await page.mouse.move(0, 0);
  await reader.click({ ...onColumn, delay: 1 });
  await expect(held('props.selection.data')).toContainText('[]');
  await reader.click({ position: { x: width * 0.49, y: 3 } });
  await expect(held('props.selection.data')).toContainText('[]');
  await reader.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(held('props.selection.data')).toContainText('"hour":"07"');
  await expect(reader).toHaveAttribute('aria-valuetext', '07; good: 140; rejected: 10; chosen');
});

test('the legend shows and hides a series', async ({ open }) => {
  const { main } = await open('Switched');
  const name = main.getByRole('list', { name: 'Legend' }).getByRole('button', { name: 'rejected' });
  await expect(name).toHaveAttribute('aria-pressed', 'false');
  await expect(main.getByRole('table', { name: /rejected/ })).toHaveCount(0);
  await name.click();
  await expect(main.getByRole('table', { name: /rejected/ })).toHaveCount(1);
});

test('a column that lies is read where it lies, in the words of its project', async ({ open }) => {
  const { main } = await open('Lying');
  const reader = main.getByRole('slider', { name: 'It: values' });
  await reader.hover();
  await expect(reader).toHaveAttribute('aria-valuetext', 'Filler from 12:00');
});

test('a part of a range is chosen by keys and by dragging, and is written back', async ({ open }) => {
  const { main, page, held } = await open('Range');
  const begin = main.getByRole('slider', { name: 'Begin of the range' });
  await expect(begin).toHaveAttribute('aria-valuetext', '26 Nov 2026 12:20:00');
  await begin.focus();
  await page.keyboard.press('PageUp');
  await expect(begin).toHaveAttribute('aria-valuetext', '26 Nov 2026 12:26:00');
  await expect(held('custom.chosen')).toContainText('12:26 to 12:40');
  const {
    x = 0,
    y = 0,
    width = 0,
    height = 0,
  } = (await main.getByRole('slider', { name: 'End of the range' }).boundingBox()) ?? {};
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + 60, y + height / 2, { steps: 3 });
  await page.mouse.up();
  await expect(main.getByRole('slider', { name: 'End of the range' })).toHaveAttribute('aria-valuetext', /12:4[5-7]/);
  await expect(held('custom.chosen')).toContainText(/12:26 to 12:4[5-7]/);
});

test('each pen of a power chart says why it has no values, and is switched by a press', async ({ open }) => {
  const { main, held } = await open('Power');
  await expect(main.getByText('None is stored of histprov:H:/drv:g:p:/tag:Speed in this time.')).toBeVisible();
  await expect(main.getByText('None: the pen names no tag.')).toBeVisible();
  await main.getByRole('checkbox', { name: 'Speed is drawn' }).click();
  await expect(held('props.pens[0].visible')).toContainText('false');
});

test('a power chart draws what is stored of its tags, up to now', async ({ open }) => {
  const { main } = await open('Live');
  await expect(main.getByText(/^7 at \d\d:\d\d:\d\d$/)).toBeVisible();
  await expect.poll(() => isDrawn(main)).toBe(true);
});

test('a person chooses the time of a power chart', async ({ open }) => {
  const { page, main, held } = await open('Power');
  await expect(main.getByText('26 Nov 2026 12:00:00 – 26 Nov 2026 13:00:00 (UTC)')).toBeVisible();
  await main.getByRole('combobox', { name: 'From' }).click();
  await page.getByRole('spinbutton', { name: 'Minute' }).fill('30');
  await page.getByRole('spinbutton', { name: 'Minute' }).press('Tab');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(main.getByRole('combobox', { name: 'From' })).toHaveValue('11/26/2026 12:30 PM');
  await expect(main.getByText('26 Nov 2026 12:30:00 – 26 Nov 2026 13:00:00 (UTC)')).toBeVisible();
  await main.getByText('Until now').click();
  await expect(held('props.config.mode')).toContainText('realtime');
  await main.getByRole('spinbutton', { name: 'Last' }).fill('30');
  await main.getByRole('spinbutton', { name: 'Last' }).press('Enter');
  await expect(held('props.config.unitOfTime')).toContainText('30');
  await main.getByRole('spinbutton', { name: 'Last' }).fill('0');
  await main.getByRole('spinbutton', { name: 'Last' }).press('Enter');
  await expect(main.getByRole('spinbutton', { name: 'Last' })).toHaveValue('30');
});

test('the ground of a chart is nothing, a colour, or several that go over into each other', async ({ open }) => {
  const { main } = await open('Grounds');
  const ground = (name: string) => main.getByRole('figure').nth(grounds.indexOf(name));
  const grounds = ['Unsaid', 'One', 'Several', 'Round', 'No colours'];
  const none = 'rgba(0, 0, 0, 0)';
  await expect(ground('Unsaid')).toHaveCSS('background-color', none);
  await expect(ground('One')).toHaveCSS('background-color', 'color(srgb 1 0 0 / 0.5)');
  await expect(ground('Several')).toHaveCSS('background-image', /^linear-gradient\(135deg, .*1 1 1.*, .*0 0 1.*\)$/);
  await expect(ground('Round')).toHaveCSS('background-image', /^radial-gradient\(/);
  await expect(ground('No colours')).toHaveCSS('background-image', 'none');
  await expect(ground('No colours')).toHaveCSS('background-color', none);
});

test('a power chart that is narrower than a project says has its list of tags above', async ({ open }) => {
  const { main } = await open('Narrow');
  await expect(main.locator('.beside')).toHaveCSS('flex-direction', 'column');
  const [list, lanes] = await Promise.all(['.tags', '.lanes'].map(async (name) => main.locator(name).boundingBox()));
  expect(lanes?.y).toBeGreaterThanOrEqual((list?.y ?? 0) + (list?.height ?? 0));
});

test('a power chart has a list of tags, from which a person adds pens, and takes them away', async ({ open }) => {
  const { main, held } = await open('Tags');
  await main.getByRole('button', { name: 'Tags', exact: true }).click();
  await expect(held('props.config.visibility.showTagBrowser')).toHaveText(/= true$/);
  const row = (name: string) => main.getByRole('treeitem', { name });
  const add = main.getByRole('button', { name: /^Choose tags|^Add / });
  await expect(add).toBeDisabled();
  await row('Line 4').locator('.arrow').click();
  await row('Speed').click();
  await row('Level').click();
  await expect(add).toHaveText('Add 2 tags');
  await add.click();
  const pen = (name: string, path: string) => ({ data: { source: `[default]Hall 3/${path}` }, name });
  await expect(held('props.pens')).toHaveText(
    `props.pens = ${JSON.stringify([pen('Speed', 'Line 4/Speed'), pen('Level', 'Level')])}`,
  );
  const drawn = main.getByRole('checkbox', { name: /is drawn$/ });
  await expect(drawn).toHaveCount(2);
  await expect(main.getByRole('row', { name: 'Speed is drawn' })).toContainText('7 at');
  await main.getByRole('button', { name: 'Take Speed away' }).click();
  await expect(drawn).toHaveCount(1);
  await expect(main.getByRole('checkbox', { name: 'Level is drawn' })).toBeVisible();
});

test('a title of a chart has the room around it that a project says', async ({ open }) => {
  const { main } = await open('Titled');
  const title = main.getByText('Batches', { exact: true });
  await expect(title).toHaveCSS('padding-bottom', '10px');
  await expect(title).toHaveCSS('padding-top', '0px');
  await expect(title).not.toHaveCSS('padding-left', '0px');
});

test('a scale that leaves something out has its steps beside that, and a band across the chart', async ({ open }) => {
  const { main } = await open('Broken');
  await expect(main.locator('.breaks .band')).toHaveCount(1);
  const steps = await main.locator('.axis.left .step').allInnerTexts();
  const values = steps.map((step) => Number(step.replaceAll(',', '')));
  expect(values.filter((value) => value > 80 && value < 9800)).toEqual([]);
  expect(values.filter((value) => value <= 80).length).toBeGreaterThan(1);
  expect(values.filter((value) => value >= 9800).length).toBeGreaterThan(1);
});

test('times without data are left out where a project says so, and each value looks as its data says', async ({
  open,
}) => {
  const { main } = await open('Shifts');
  await expect(main.locator('.breaks .seam')).toHaveCount(1);
  const steps = await main.locator('.axis.bottom .step').allInnerTexts();
  expect(steps.every((step) => /^(26|27|30) 0[678]:00$/.test(step))).toBe(true);
  const chart = main.locator('.chart');
  await expect.poll(() => hasColor(chart, [255, 0, 0])).toBe(true);
  await expect.poll(() => hasColor(chart, [0, 170, 0])).toBe(true);
  const label = main.locator('.labels span').first();
  await expect(label).toHaveText('10');
  await expect(label).toHaveCSS('background-color', 'color(srgb 0 0 1 / 0.5)');
});

test('a page comes onto paper as large as it is on the screen, on white, in a smaller scale', async ({ open }) => {
  const { page, main } = await open('Wide');
  const canvas = main.locator('canvas');
  await expect(canvas).toBeVisible();
  const size = page.viewportSize();
  if (size === null) throw new Error('The page has no size.');
  const before = await canvas.boundingBox();
  const paper = Math.round(size.width * 0.8);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: paper, height: size.height });
  try {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const [of, on] = [before, await canvas.boundingBox()];
    expect([on?.width, on?.height]).toEqual([of?.width, of?.height]);
    const sheet = await page.evaluate(() => ({
      // By what it is wider than the sheet, a browser makes it smaller.
      width: document.documentElement.scrollWidth,
      ground: getComputedStyle(document.documentElement).backgroundColor,
    }));
    expect(sheet.width).toBeGreaterThanOrEqual(size.width);
    expect(sheet.ground).toBe('rgb(255, 255, 255)');
  } finally {
    await page.setViewportSize(size);
    await page.emulateMedia({ media: null });
  }
});
