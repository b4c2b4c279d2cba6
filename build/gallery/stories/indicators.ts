import type { Story } from '../story.ts';

const span = { minValue: 0, maxValue: 100 };
const limits = { desiredLow: 40, desiredHigh: 65, lowAlarm: 10, highAlarm: 90 };
const all = {
  ...limits,
  lowAlarm: 20,
  lowLowAlarm: 10,
  lowInterlock: 4,
  highAlarm: 80,
  highHighAlarm: 90,
  highInterlock: 96,
};
const upright = { width: 120, height: 220 };
const lying = { width: 300, height: 70 };
const wave = [58, 61, 57, 63, 60, 66, 71, 64, 62, 59, 61, 66, 58, 57, 60, 55, 61, 63, 59, 58];
const ranges = [
  { start: 0, end: 90, width: 8 },
  { start: 90, end: 110, width: 12, color: 'var(--warning)' },
  { start: 110, end: 120, width: 16, color: 'var(--error)' },
];

export const indicators: readonly Story[] = [
  {
    type: 'ia.display.progress',
    height: 44,
    doubtful: { value: 62 },
    props: { valueDisplay: { enabled: true, format: '0,0', justify: 'left' } },
    states: {
      Default: { props: { value: 11906, max: 12000 } },
      'Without number': { props: { value: 62, valueDisplay: {} }, height: 12 },
      Thin: { props: { value: 40, valueDisplay: { enabled: true, justify: 'center' } }, height: 24 },
      'Nothing yet': { props: { value: 0 } },
      'More than all': { props: { value: 130 } },
      'No value': { props: { value: null } },
      Running: { props: { mode: 'indeterminate' }, height: 12 },
      Colours: {
        props: {
          value: 70,
          bar: { color: '#3ec3d9', style: { borderRadius: 8 } },
          track: { style: { borderRadius: 8 } },
        },
        height: 24,
      },
    },
  },
  {
    type: 'ia.display.moving-analog-indicator',
    doubtful: { processValue: 52 },
    props: { ...span, ...limits, setpointValue: 55 },
    width: 120,
    height: 220,
    states: {
      Default: { props: { processValue: 52 } },
      'With number': { props: { processValue: 52, label: { visible: true, format: '#,##0.0' } } },
      High: { props: { processValue: 93 } },
      'Low-low': { props: { ...all, processValue: 8 } },
      'Above the scale': { props: { processValue: 104 } },
      'No value': { props: { processValue: null } },
      Reversed: { props: { processValue: 30, reverseIndicator: true } },
      'All limits': { props: { ...all, processValue: 52 } },
      Lying: { props: { processValue: 52 }, ...lying },
      'Lying, high': { props: { processValue: 93 }, ...lying, height: 90 },
      'No scale': { props: { processValue: 3, minValue: 10, maxValue: 10 } },
    },
  },
  {
    type: 'ia.display.linear-scale',
    ...upright,
    doubtful: { indicators: [{ value: 55, indicatorStyle: 'wedge', extent: 5 }] },
    states: {
      Default: {},
      Places: {
        props: {
          indicators: [
            { value: 85, indicatorStyle: 'range', extent: 15, label: 'High', labelAngle: 270, opacity: 0.4 },
            { value: 20, indicatorStyle: 'wedge', label: 'Low', labelAngle: 270, extent: 4 },
            { value: 50, indicatorStyle: 'line', stroke: 2, label: 'Set', labelAngle: 270 },
          ],
        },
      },
      Mirrored: { props: { mirror: true, reverse: true } },
      'Beyond the scale': { props: { indicators: [{ value: 130, indicatorStyle: 'wedge' }] } },
      Lying: {
        props: { indicators: [{ value: 30, indicatorStyle: 'wedge', extent: 4, label: 'Low' }] },
        ...lying,
        height: 90,
      },
      'Too many marks': { props: { fineTicks: { span: 0.001 } } },
    },
  },
  {
    type: 'ia.display.cylindrical-tank',
    width: 120,
    height: 150,
    doubtful: { value: 64 },
    states: {
      Default: { props: { value: 64 } },
      Empty: { props: { value: 0 } },
      Warning: { props: { value: 92, warningThreshold: 90 } },
      'More than all': { props: { value: 130, warningThreshold: 200 } },
      'No value': { props: { value: null } },
      Unit: {
        props: { value: 640, capacity: 1000, valueDisplay: { format: '0,0', unit: { enabled: true, value: 'l' } } },
      },
      Colours: { props: { value: 40, liquidColor: '#07EB47', tankColor: '#C0C0C0', liquidOpacity: 1 } },
    },
  },
  {
    type: 'ia.display.thermometer',
    width: 120,
    height: 220,
    doubtful: { value: 21.5 },
    states: {
      Default: { props: { value: 21.5 } },
      Fahrenheit: { props: { value: 71, unit: 'F' } },
      Intervals: {
        props: {
          value: 80,
          intervals: [
            { low: 0, high: 75, color: '#47A9E5' },
            { low: 75, high: 100, color: 'var(--error)' },
          ],
        },
      },
      'Above the scale': { props: { value: 120 } },
      'Below the scale': { props: { value: -12 } },
      'No value': { props: { value: null } },
      Narrow: { props: { value: 40, valueFont: { fontSize: 16 } }, width: 56 },
    },
  },
  {
    type: 'ia.chart.gauge',
    width: 220,
    height: 140,
    doubtful: { value: 70 },
    props: { outerAxis: { maxValue: 120, ranges } },
    states: {
      Default: { props: { value: 70 } },
      'Three quarters': { props: { value: 95, startAngle: 135, endAngle: 405 } },
      'Two scales': {
        props: {
          value: 70,
          secondaryValue: 30,
          startAngle: 140,
          endAngle: 400,
          outerAxis: { maxValue: 120, ranges, needle: { origin: 75 } },
          innerAxis: { show: true, maxValue: 80, percentRadius: 55 },
        },
        height: 200,
      },
      'Above the scale': { props: { value: 150 } },
      'No value': { props: { value: null } },
      Reversed: { props: { value: 20, reverseScale: true, outerAxis: { tickMarks: { thickness: 0 } } } },
    },
  },
  {
    type: 'ia.chart.simple-gauge',
    height: 150,
    doubtful: { value: 72 },
    states: {
      Default: { props: { value: 72 } },
      'Three quarters': {
        props: { value: 72.5, startAngle: 135, endAngle: 405, label: { units: 'kPa' }, arc: { cornerRadius: 10 } },
      },
      'Whole turn': {
        props: { value: 40, endAngle: 540, arc: { width: 12, color: '#3f7fbf' }, label: { maxDecimal: 0, units: '%' } },
      },
      'Above the scale': { props: { value: 130, label: { visible: false } } },
      'No value': { props: { value: null } },
      Nothing: { props: { value: 0 } },
    },
  },
  {
    type: 'ia.display.led-display',
    height: 60,
    doubtful: { value: 184.5 },
    states: {
      Default: { props: { value: 1284.5 } },
      'Seven segments': { props: { value: -47.25, segmentFormat: '7 segment' } },
      Text: { props: { value: 'LINE 4' } },
      'Text in seven': { props: { value: 'PUMP ON', segmentFormat: '7 segment' } },
      German: { props: { value: 1284.5, locale: 'de' } },
      Colours: { props: { value: 47, backgroundColor: '#0E5974', diodeOffColor: '#0E5974', diodeOnColor: '#00FFFF' } },
      'No value': { props: { value: null } },
    },
  },
  {
    type: 'ia.display.sparkline',
    height: 50,
    doubtful: { points: wave },
    states: {
      Default: { props: { points: wave } },
      Band: { props: { points: wave, width: 1.5, desired: { low: 56, high: 66 } } },
      Gap: { props: { points: [...wave.slice(0, 8), null, null, ...wave.slice(10)], width: 1.5 } },
      'Out of range': { props: { points: [...wave, 90], range: { low: 50, high: 75 }, width: 1.5 } },
      Marks: {
        props: {
          points: wave,
          marker: {
            first: { shape: 'square' },
            last: { size: 9 },
            high: { shape: 'triangle', size: 8 },
            low: { size: 0 },
          },
        },
      },
      Flat: { props: { points: [5, 5, 5] } },
      Empty: { props: { points: [] } },
    },
  },
  {
    type: 'ia.display.barcode',
    height: 110,
    doubtful: { value: 'B-20417' },
    states: {
      Default: { props: { value: 'B-20417' } },
      'QR code': { props: { value: 'B-20417', type: 'qrcode' } },
      'Data matrix': { props: { value: 'B-20417', type: 'datamatrix', displayValue: false } },
      'EAN 13': { props: { value: 349483473869, type: 'ean13', valuePosition: 'top' } },
      PDF417: { props: { value: 'Batch B-20417, line 4', type: 'pdf417' } },
      'Not possible': { props: { value: 'B-20417', type: 'ean13' } },
      Empty: { props: { value: '' } },
    },
  },
];
