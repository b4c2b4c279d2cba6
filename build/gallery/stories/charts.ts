import type { Settings, Story } from '../story.ts';

/** 26 November 2026, 12:00 UTC. */
const noon = 1_795_694_400_000;
const minute = 60_000;

/** A value that wanders about a middle, the same at each time. */
function wandering(middle: number, width: number, seed: number): (at: number) => number {
  return (at) => {
    const wave = Math.sin(at / 7 + seed) + Math.sin(at / 2.3 + 2 * seed) / 2 + Math.sin(at * 1.7 + 3 * seed) / 3;
    return Math.round((middle + wave * width) * 100) / 100;
  };
}

const speed = wandering(185, 4, 1);
const temperature = wandering(21, 0.8, 2);
const pressure = wandering(2.9, 0.15, 3);

const hour = Array.from({ length: 61 }, (_, at) => ({
  time: noon + at * minute,
  Speed: speed(at),
  Temperature: at > 27 && at < 34 ? null : temperature(at),
  Pressure: pressure(at),
}));

const months = [52, 18, 26, 63, 65].map((count, at) => ({
  time: noon + (at - 5) * 30 * 24 * 60 * minute,
  Rejected: count,
  Reworked: 70 - count,
}));

const series = [{ name: 'Line 4', data: hour }];
const lane = (column: string, rest: Settings = {}): Settings => ({
  axes: [{ name: column, label: { text: column } }],
  trends: [{ series: column, axis: column }],
  ...rest,
});

const lanes: Settings = {
  series: ['Speed', 'Temperature', 'Pressure'].map((name) => ({
    name,
    data: hour.map((row) => ({ time: row.time, value: row[name as 'Speed' | 'Temperature' | 'Pressure'] })),
  })),
  plots: [
    lane('Speed', { markers: [{ type: 'band', axis: 'Speed', min: 181, max: 189 }] }),
    lane('Temperature', { markers: [{ type: 'band', axis: 'Temperature', min: 20, max: 22 }] }),
    lane('Pressure', {
      markers: [
        { type: 'line', axis: 'Pressure', value: 3.1, line: { color: 'var(--error)', label: { text: 'High' } } },
      ],
    }),
  ],
};

const hours = [
  { hour: '06', good: 182, rejected: 12, share: 0.062 },
  { hour: '07', good: 195, rejected: 4, share: 0.02 },
  { hour: '08', good: 120, rejected: 31, share: 0.205 },
  { hour: '09', good: 188, rejected: 9, share: 0.046 },
  { hour: '10', good: 201, rejected: 2, share: 0.01 },
];

const runs = [
  { unit: 'Mixer', start: noon, end: noon + 55 * minute, color: 'var(--line-strong)' },
  { unit: 'Filler', start: noon + 20 * minute, end: noon + 110 * minute, color: 'var(--line-strong)' },
  { unit: 'Filler', start: noon + 118 * minute, end: noon + 131 * minute, color: 'var(--error)' },
  { unit: 'Packer', start: noon + 45 * minute, end: noon + 140 * minute, color: 'var(--line-strong)' },
];

const days = Array.from({ length: 14 }, (_, at) => {
  const open = speed(at);
  const close = speed(at + 1);
  const [low, high] = [Math.min(open, close) - 1.4, Math.max(open, close) + 1.1];
  return { day: noon + at * 24 * 60 * minute, open, close, low, high };
});

const field = ['Line 1', 'Line 2', 'Line 3'].flatMap((line, row) =>
  ['Early', 'Late', 'Night'].map((shift, at) => ({ line, shift, stops: ((row + 1) * (at + 2) * 5) % 13 })),
);

const batch = hour.map(({ time, Speed }) => ({ time, Speed }));

function pen(name: string, axis: string, plot: number): Settings {
  return { name, axis, plot, data: { source: `histprov:History:/drv:gateway:default:/tag:Line 4/${name}` } };
}

function xySeries(name: string, rest: Settings): Settings {
  return { name, label: { text: name }, render: 'column', ...rest };
}

function stackedColumn(y: string): Settings {
  return {
    data: { source: 'hours', x: 'hour', y },
    xAxis: 'hour',
    yAxis: 'count',
    column: { appearance: { stacked: true } },
  };
}

const stops = [
  { reason: 'Cleaning', minutes: 36 },
  { reason: 'Jam', minutes: 17 },
  { reason: 'No material', minutes: 14 },
  { reason: 'Other', minutes: 3 },
];

const many = Array.from({ length: 12 }, (_, at) => ({ reason: `Reason ${at + 1}`, minutes: 14 - at }));

export const charts: readonly Story[] = [
  {
    type: 'ia.chart.timeseries',
    width: 370,
    height: 220,
    doubtful: { series },
    props: { series },
    states: {
      Default: {},
      Lanes: { props: lanes, height: 320 },
      Bars: {
        props: {
          series: [{ name: 'Batches', data: months }],
          plots: [{ axes: [{}], trends: [{ series: 'Batches', type: 'bar' }] }],
          legend: { visible: true },
          title: { visible: true, text: 'Batches of the last months' },
          timeAxis: { tick: { label: { format: 'MMM' } } },
          timeRange: { visible: false },
        },
      },
      Areas: {
        props: {
          plots: [
            { axes: [{ min: 0 }], trends: [{ series: 'Line 4', type: 'area', interpolation: 'curveMonotoneX' }] },
          ],
          defaultStyles: { colorScheme: 'Dark2' },
        },
      },
      Steps: {
        props: {
          plots: [
            {
              axes: [{ name: 'left' }, { name: 'right', alignment: 'right', tick: { label: { format: '.1f' } } }],
              trends: [
                {
                  series: 'Line 4',
                  axis: 'left',
                  interpolation: 'curveStep',
                  columns: [{ key: 'Pressure', axis: 'right', color: '#c0392b' }],
                },
              ],
            },
          ],
        },
      },
      Scatter: {
        props: {
          plots: [
            {
              axes: [{ name: 'a', grid: { visible: true } }],
              trends: [
                {
                  series: 'Line 4',
                  type: 'scatter',
                  radius: 3,
                  baselines: [{ column: 'Speed', function: 'max', label: { text: 'Greatest speed' }, width: 2 }],
                },
              ],
            },
          ],
        },
      },
      Empty: { props: { series: [{ name: 'Line 4', data: [] }] } },
      'No such series': { props: { plots: [{ axes: [{}], trends: [{ series: 'Line 5' }] }] } },
      'Right to left': { props: { style: { direction: 'rtl' } } },
    },
  },
  {
    type: 'ia.chart.pie',
    width: 370,
    height: 230,
    doubtful: { data: stops },
    props: { data: stops, legend: { fontSize: 14, icon: { width: 14, height: 14 } } },
    states: {
      Default: {},
      Ring: { props: { cutoutRadius: 60, title: 'Stops', labels: { showName: false }, legend: { position: 'right' } } },
      Chosen: { props: { selection: { enabled: true, data: [{ reason: 'Jam', minutes: 17 }] }, showLegend: false } },
      Values: {
        props: {
          valueFormat: { showValueAsPercent: false },
          labels: { inside: { enabled: true, radius: 65 } },
          showLegend: false,
          colors: ['#3366cc', '#ec4b3d', '#4fc86c'],
        },
      },
      Bent: {
        props: { labels: { bent: true, inside: { enabled: true, percentLimit: 40, radius: 60 } }, showLegend: false },
      },
      Many: { props: { data: many, showLegend: false } },
      'Below zero': { props: { data: [...stops, { reason: 'Correction', minutes: -4 }] } },
      Empty: { props: { data: [] } },
      'Long text': {
        props: {
          data: [{ reason: 'Waiting for the release of the batch before', minutes: 12 }, ...stops],
          labels: { wrap: { enabled: true, maxWidth: 110 } },
          showLegend: false,
        },
      },
    },
  },
  {
    type: 'ia.chart.xy',
    width: 370,
    height: 240,
    doubtful: { dataSources: { hours } },
    props: {
      dataSources: { hours },
      xAxes: [{ name: 'hour', render: 'category', label: { text: 'Hour' } }],
      yAxes: [{ name: 'count', label: { text: 'Batches' } }],
      series: [
        xySeries('Good', { data: { source: 'hours', x: 'hour', y: 'good' }, xAxis: 'hour', yAxis: 'count' }),
        xySeries('Rejected', { data: { source: 'hours', x: 'hour', y: 'rejected' }, xAxis: 'hour', yAxis: 'count' }),
      ],
    },
    states: {
      Default: {},
      'Stacked with a line': {
        props: {
          yAxes: [
            { name: 'count', label: { text: 'Batches' } },
            {
              name: 'share',
              label: { text: 'Rejected' },
              appearance: { opposite: true, grid: { opacity: 0 } },
              value: { format: '#0.# %', range: { min: 0 } },
            },
          ],
          series: [
            xySeries('Good', stackedColumn('good')),
            xySeries('Rejected', stackedColumn('rejected')),
            xySeries('Share', {
              render: 'line',
              data: { source: 'hours', x: 'hour', y: 'share' },
              xAxis: 'hour',
              yAxis: 'share',
              zIndex: 1,
              line: { appearance: { stroke: { color: '#c0392b' }, bullets: [{ width: 7 }] } },
            }),
          ],
        },
      },
      Dates: {
        props: {
          dataSources: { line: hour },
          xAxes: [{ name: 'time', render: 'date', date: { format: 'HH:mm' }, label: { text: 'Time' } }],
          yAxes: [{ name: 'Speed', label: { text: 'Speed' }, appearance: { grid: { dashArray: '4,4' } } }],
          series: [
            xySeries('Speed', {
              render: 'line',
              data: { source: 'line', x: 'time', y: 'Speed' },
              line: { appearance: { fill: { opacity: 0.2 } } },
            }),
          ],
          legend: { enabled: false },
        },
      },
      'Lying, from and to': {
        props: {
          dataSources: { runs },
          xAxes: [{ name: 'time', render: 'date', date: { format: 'HH:mm' }, label: { enabled: false } }],
          yAxes: [{ name: 'unit', render: 'category', inversed: true, label: { enabled: false } }],
          series: [
            xySeries('Runs', {
              data: { source: 'runs', x: 'end', y: 'unit' },
              column: {
                open: { x: 'start' },
                appearance: { height: 40, deriveFieldsFromData: { fill: { color: 'color' } } },
              },
              tooltip: { text: "[bold]{unit}[/] {start.formatDate('HH:mm')} to {end.formatDate('HH:mm')}" },
            }),
          ],
          legend: { enabled: false },
        },
      },
      Candlesticks: {
        props: {
          dataSources: { days },
          xAxes: [{ name: 'day', render: 'date', date: { format: 'd MMM' } }],
          yAxes: [{ name: 'price' }],
          series: [
            xySeries('Price', {
              render: 'candlestick',
              data: { source: 'days', x: 'day', y: 'close' },
              candlestick: { open: { y: 'open' }, high: { y: 'high' }, low: { y: 'low' } },
            }),
          ],
          legend: { enabled: false },
        },
      },
      'Heat of a field': {
        props: {
          dataSources: { field },
          xAxes: [{ name: 'shift', render: 'category' }],
          yAxes: [{ name: 'line', render: 'category' }],
          series: [
            xySeries('Stops', {
              data: { source: 'field', x: 'shift', y: 'line' },
              column: { appearance: { heatRules: { enabled: true, dataField: 'stops' } } },
              tooltip: { text: '{line}, {shift}: {stops}' },
            }),
          ],
          legend: { enabled: false },
        },
      },
      Steps: {
        props: {
          dataSources: { line: hour },
          xAxes: [{ name: 'time', render: 'date', date: { format: 'HH:mm' } }],
          yAxes: [{ name: 'p', value: { logarithmic: true, format: '0.###' } }],
          series: [
            xySeries('Pressure', { render: 'step line', data: { source: 'line', x: 'time', y: 'Pressure' } }),
            xySeries('Speed', { render: 'line', data: { source: 'line', x: 'time', y: 'Speed' } }),
          ],
        },
      },
      'A part left out': {
        props: {
          dataSources: {
            hours: [
              { hour: '06', good: 41 },
              { hour: '07', good: 9870 },
              { hour: '08', good: 58 },
              { hour: '09', good: 35 },
            ],
          },
          yAxes: [
            {
              name: 'count',
              label: { text: 'Particles' },
              value: { break: { enabled: true, startValue: 80, endValue: 9800, size: 0.001 } },
            },
          ],
          series: [
            xySeries('Particles', { data: { source: 'hours', x: 'hour', y: 'good' }, xAxis: 'hour', yAxis: 'count' }),
          ],
        },
      },
      'No such data': {
        props: {
          series: [xySeries('Good', { data: { source: 'hours', x: 'hour', y: 'bad' }, xAxis: 'hour', yAxis: 'count' })],
        },
      },
      Empty: { props: { dataSources: { hours: [] } } },
    },
  },
  {
    type: 'ia.chart.chartrangeselector',
    width: 370,
    height: 130,
    doubtful: { data: batch },
    props: { data: batch, selectedRange: { start: noon + 30 * minute, end: noon + 50 * minute } },
    states: {
      Default: {},
      'Nothing chosen': { props: { selectedRange: {} } },
      Fixed: { props: { enablePanZoom: false, brushRange: { visible: false } } },
      Scale: { props: { yAxis: { label: { text: 'Speed' } }, areaStyles: { colorScheme: 'Dark2' } } },
      Empty: { props: { data: [] } },
    },
  },
  {
    type: 'ia.chart.powerchart',
    width: 570,
    height: 400,
    props: {
      // A time of its own: the picture is the same at each hour.
      config: { mode: 'historical', rangeStartDate: { $ts: noon }, rangeEndDate: { $ts: noon + 60 * minute } },
      pens: [pen('Speed', 'speed', 0), pen('Temperature', 'temperature', 1)],
      axes: [
        { name: 'speed', label: { text: 'Speed' }, range: { auto: false, min: 0, max: 240 } },
        {
          name: 'temperature',
          label: { text: '°C' },
          range: { auto: false, min: 0, max: 60 },
          grid: { visible: true },
        },
      ],
      plots: [{}, {}],
    },
    states: {
      Default: {},
      'Without controls': {
        props: {
          config: {
            mode: 'historical',
            rangeStartDate: { $ts: noon },
            rangeEndDate: { $ts: noon + 60 * minute },
            visibility: {
              showPenControlDisplay: false,
              showTimeRangeSelector: false,
              buttons: { showTagBrowserButton: false },
            },
          },
          title: { visible: true, text: 'Line 4' },
          legend: { visible: true },
        },
        height: 300,
      },
      'List of tags': {
        props: {
          config: {
            mode: 'historical',
            rangeStartDate: { $ts: noon },
            rangeEndDate: { $ts: noon + 60 * minute },
            visibility: { showTagBrowser: true, showPenControlDisplay: false },
          },
        },
      },
      'No range': { props: { config: { mode: 'historical' } } },
      'No pens': { props: { pens: [] }, height: 260 },
    },
  },
];
