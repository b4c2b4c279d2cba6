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
];
