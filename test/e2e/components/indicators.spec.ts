/** Indicators: what they show of a value, of none, of one off the scale and of one that is not good. */
import type { Locator } from '@playwright/test';
import type { Node } from '../project.ts';
import { alone, expect, stageOf } from './stage.ts';

const held = (type: string, props: Node, property: string, level: string, subcode: string): Node =>
  alone(
    {
      type,
      props,
      propConfig: {
        [`props.${property}`]: {
          binding: {
            type: 'expr',
            config: {
              expression: `qualifiedValue(toFloat("52"), "${level}", "${subcode}", "The sensor does not answer.")`,
            },
          },
        },
      },
    },
    { width: 140, height: 240 },
  );
const analog = 'ia.display.moving-analog-indicator';
const limits = { desiredLow: 40, desiredHigh: 65, lowAlarm: 10, highAlarm: 90 };
const upright = { width: 140, height: 240 };

const test = stageOf({
  Progress: alone({
    type: 'ia.display.progress',
    props: { value: 30, valueDisplay: { enabled: true, format: '0.0' } },
  }),
  ProgressOver: alone({ type: 'ia.display.progress', props: { value: 130 } }),
  ProgressNone: alone({ type: 'ia.display.progress', props: { value: null } }),
  ProgressRuns: alone({ type: 'ia.display.progress', props: { mode: 'indeterminate' } }),
  ProgressText: alone({ type: 'ia.display.progress', props: { value: 'half' } }),
  ProgressColour: alone({
    type: 'ia.display.progress',
    props: { value: 50, bar: { color: 'red', determinate: { color: 'rgb(1, 2, 3)' } }, track: { color: 'url(#x)' } },
  }),
  Analog: alone(
    {
      type: analog,
      props: { ...limits, processValue: 52, setpointValue: 55, label: { visible: true, format: '0.00' } },
    },
    upright,
  ),
  AnalogHigh: alone({ type: analog, props: { ...limits, processValue: 91 } }, upright),
  AnalogOff: alone({ type: analog, props: { processValue: -5 } }, upright),
  AnalogNone: alone({ type: analog, props: { ...limits, processValue: null } }, upright),
  Words: {
    root: {
      type: 'ia.container.flex',
      props: { direction: 'column' },
      children: ['Stale', 'Failure'].map((code) => ({
        type: 'ia.display.label',
        meta: { name: code },
        propConfig: {
          'props.text': {
            binding: {
              type: 'expr',
              config: { expression: `qualifiedValue("said ${code}", "Bad", "${code}", "why ${code}")` },
            },
          },
        },
      })),
    },
  },
  AnalogStale: held(analog, limits, 'processValue', 'Bad', 'Stale'),
  AnalogBad: held(analog, limits, 'processValue', 'Bad', 'Failure'),
  AnalogScale: alone({ type: analog, props: { minValue: 5, maxValue: 5 } }, upright),
  Tank: alone({ type: 'ia.display.cylindrical-tank', props: { value: 640, capacity: 1000 } }, upright),
  TankUnit: alone(
    {
      type: 'ia.display.cylindrical-tank',
      props: {
        value: 640,
        capacity: 1000,
        valueDisplay: { format: '0,0.0', unit: { enabled: true, value: 'l', fix: 'pre' } },
      },
    },
    upright,
  ),
  TankWarning: alone({ type: 'ia.display.cylindrical-tank', props: { value: 95, warningThreshold: 90 } }, upright),
  Thermometer: alone(
    {
      type: 'ia.display.thermometer',
      props: {
        value: 75,
        unit: 'F',
        intervals: [
          { low: 0, high: 75, color: 'rgb(0, 0, 255)' },
          { low: 75, high: null, color: 'rgb(255, 0, 0)' },
        ],
      },
    },
    upright,
  ),
  Gauge: alone({
    type: 'ia.chart.gauge',
    props: { value: 60, secondaryValue: 20, outerAxis: { maxValue: 120 }, innerAxis: { show: true, maxValue: 80 } },
  }),
  GaugeMoves: alone({
    type: 'ia.chart.gauge',
    props: { value: 20, animate: true },
    events: { dom: { onClick: { type: 'script', scope: 'G', config: { script: '\tself.props.value = 80' } } } },
  }),
  GaugeOver: alone({ type: 'ia.chart.gauge', props: { value: 150 } }),
  Simple: alone({ type: 'ia.chart.simple-gauge', props: { value: 72.123456, label: { units: 'kPa', maxDecimal: 2 } } }),
  SimpleOver: alone({ type: 'ia.chart.simple-gauge', props: { value: 130, label: { visible: false } } }),
  SimpleTurn: alone({ type: 'ia.chart.simple-gauge', props: { startAngle: 0, endAngle: 720 } }),
  Led: alone({ type: 'ia.display.led-display', props: { value: 1284.5, locale: 'de' } }),
  LedText: alone({ type: 'ia.display.led-display', props: { value: 'PUMP', segmentFormat: '7 segment' } }),
  LedLocale: alone({ type: 'ia.display.led-display', props: { value: 1, locale: 'no such locale' } }),
  Scale: alone(
    {
      type: 'ia.display.linear-scale',
      props: { minValue: 50, indicators: [{ value: 85, indicatorStyle: 'range', extent: 15, label: 'High' }] },
    },
    upright,
  ),
  Spark: alone({ type: 'ia.display.sparkline', props: { points: [3, null, 4, 5] } }),
  SparkText: alone({ type: 'ia.display.sparkline', props: { points: '0,3 1,four' } }),
  SparkEmpty: alone({ type: 'ia.display.sparkline' }),
  Code: alone({ type: 'ia.display.barcode', props: { value: 'B-20417' } }),
  CodeNot: alone({ type: 'ia.display.barcode', props: { value: 'B-20417', type: 'ean13' } }),
  CodeUnknown: alone({ type: 'ia.display.barcode', props: { value: 'B-20417', type: 'morse' } }),
});

const meter = (main: Locator): Locator => main.getByRole('meter', { name: 'It' });
const picture = (main: Locator): Locator => main.getByRole('img', { name: /^It:/ });
const bar = (main: Locator): Locator => main.locator('.bar');

test('a progress bar is as full as its value, with the number by its pattern', async ({ open }) => {
  const { main } = await open('Progress');
  await expect(meter(main)).toHaveAttribute('aria-valuenow', '30');
  await expect(main.getByText('30.0')).toBeVisible();
  const [full, track] = [await bar(main).boundingBox(), await main.locator('.track').boundingBox()];
  expect((full?.width ?? 0) / (track?.width ?? 1)).toBeCloseTo(0.3, 2);
});

test('more than all fills the bar, and the number says how much it is though nobody asked for it', async ({ open }) => {
  const { main } = await open('ProgressOver');
  await expect(main.getByText('130')).toBeVisible();
  await expect(main.locator('.off')).toBeVisible();
});

test('no value is no empty bar', async ({ open }) => {
  const { main } = await open('ProgressNone');
  await expect(picture(main)).toHaveAccessibleName('It: no value');
  await expect(main.getByText('No value')).toBeVisible();
  await expect(bar(main)).toHaveCount(0);
});

test('what only runs has no value', async ({ open }) => {
  const { main } = await open('ProgressRuns');
  await expect(main.getByRole('progressbar', { name: 'It' })).not.toHaveAttribute('aria-valuenow', /./);
});

test('a value that is no number is named, and nothing is shown for it', async ({ open }) => {
  const { main } = await open('ProgressText');
  await expect(main.getByRole('button', { name: 'value: "half"' })).toBeVisible();
  await expect(bar(main)).toHaveCount(0);
});

test('the colour for its mode wins, and what is no colour is named and not applied', async ({ open }) => {
  const { main } = await open('ProgressColour');
  await expect(bar(main)).toHaveCSS('background-color', 'rgb(1, 2, 3)');
  await expect(main.getByRole('button', { name: 'track.color: "url(#x)"' })).toBeVisible();
});

test('an analog indicator points to its value, with its number and its set point', async ({ open }) => {
  const { main } = await open('Analog');
  await expect(meter(main)).toHaveAttribute('aria-valuetext', '52.00, set point 55');
  await expect(main.getByText('52.00')).toBeVisible();
  await expect(main.locator('.pointer')).toHaveCount(1);
  await expect(main.locator('.setpoint')).toHaveCount(1);
  for (const limit of ['40', '65']) await expect(main.getByText(limit, { exact: true })).toBeVisible();
});

test('an alarm that is on is a mark and words, not colour alone', async ({ open }) => {
  const { main } = await open('AnalogHigh');
  await expect(main.getByText('High, limit 90')).toBeVisible();
  await expect(meter(main)).toHaveAttribute('aria-valuetext', '91, High, limit 90');
});

test('a value off the scale stands at its edge, and its number says what it is', async ({ open }) => {
  const { main } = await open('AnalogOff');
  await expect(main.getByText('-5', { exact: true })).toBeVisible();
});

test('without a value nothing is pointed to', async ({ open }) => {
  const { main } = await open('AnalogNone');
  await expect(main.getByText('No value')).toBeVisible();
  await expect(main.locator('.pointer')).toHaveCount(0);
});

test('a stale value keeps its place, hollow; a bad one has none, and the reason stands there', async ({ open }) => {
  const stale = await open('AnalogStale');
  await expect(stale.main.locator('.pointer.hollow')).toHaveCount(1);
  await expect(stale.main.locator('.quality')).toHaveText(/Stale/);
  const bad = await open('AnalogBad');
  await expect(bad.main.locator('.quality')).toHaveText(/The sensor does not answer/);
  await expect(bad.main.locator('.pointer')).toHaveCount(0);
  await expect(picture(bad.main)).toHaveAccessibleName('It: no value, The sensor does not answer.');
});

test('a scale without a length is named, and nothing is pointed to on it', async ({ open }) => {
  const { main } = await open('AnalogScale');
  await expect(main.getByRole('button', { name: 'maxValue: 5 is not above minValue, which is 5' })).toBeVisible();
  await expect(main.locator('.pointer')).toHaveCount(0);
});

test('a tank says its level as a part of its capacity, or as the value where the pattern has no per cent', async ({
  open,
}) => {
  await expect((await open('Tank')).main.getByText('64%')).toBeVisible();
  await expect((await open('TankUnit')).main.getByText('l 640.0')).toBeVisible();
});

test('a tank that is fuller than it should be says so in words, too', async ({ open }) => {
  const { main } = await open('TankWarning');
  await expect(meter(main)).toHaveAttribute('aria-valuetext', '95%, warning');
});

test('a thermometer has the colour of the interval of its value, which may have no end, and its unit', async ({
  open,
}) => {
  const { main } = await open('Thermometer');
  await expect(main.getByText('75 °F')).toBeVisible();
  await expect(main.locator('svg g').first()).toHaveCSS('fill', 'rgb(255, 0, 0)');
});

test('a gauge has a needle for each scale that is shown', async ({ open }) => {
  const { main } = await open('Gauge');
  await expect(main.locator('.needle')).toHaveCount(2);
  await expect(meter(main)).toHaveAttribute('aria-valuetext', '60, 20');
  // Half of the half turn, and a quarter of it.
  await expect(main.locator('.needle').first()).toHaveAttribute('style', /rotate\(270deg\)/);
  await expect(main.locator('.needle').last()).toHaveAttribute('style', /rotate\(225deg\)/);
});

test('a value that changes moves the needle that is there', async ({ open }) => {
  const { main } = await open('GaugeMoves');
  const needle = await main.locator('.needle').elementHandle();
  await meter(main).click();
  await expect(meter(main)).toHaveAttribute('aria-valuenow', '80');
  expect(await needle?.evaluate((element) => [element.isConnected, element.style.transform])).toEqual([
    true,
    'rotate(324deg)',
  ]);
});

test('gauges say the number of a value off the scale though nobody asked for it', async ({ open }) => {
  await expect((await open('GaugeOver')).main.getByText('150')).toBeVisible();
  await expect((await open('SimpleOver')).main.getByText('130')).toBeVisible();
});

test('a simple gauge has its unit and as many digits as it may', async ({ open }) => {
  await expect((await open('Simple')).main.getByText('72.12 kPa')).toBeVisible();
});

test('an arc of more than a turn is named', async ({ open }) => {
  const { main } = await open('SimpleTurn');
  await expect(main.getByRole('button', { name: 'endAngle: an arc of 720 degrees' })).toBeVisible();
});

test('segments show a number by its pattern and its own locale', async ({ open }) => {
  await expect(picture((await open('Led')).main)).toHaveAccessibleName('It: 1.284,50');
});

test('a letter that seven segments cannot show stands there as a letter', async ({ open }) => {
  const { main } = await open('LedText');
  await expect(main.locator('svg text')).toHaveText('M');
});

test('a locale that is none is named', async ({ open }) => {
  const { main } = await open('LedLocale');
  await expect(main.getByRole('button', { name: 'locale: "no such locale" is no locale' })).toBeVisible();
});

test('a linear scale has its numbers from its beginning on, and says its places', async ({ open }) => {
  const { main } = await open('Scale');
  for (const mark of ['50', '70', '90']) await expect(main.getByText(mark, { exact: true })).toBeVisible();
  await expect(picture(main)).toHaveAccessibleName('It: from 50 to 100, High 85 to 100');
});

test('a sparkline breaks where nothing was known, and says its last value', async ({ open }) => {
  const { main } = await open('Spark');
  await expect(picture(main)).toHaveAccessibleName('It: 3 values, the last 5');
  expect(((await main.locator('.line').getAttribute('d')) ?? '').match(/M/g)).toHaveLength(2);
});

test('points that are none are named; none at all are said', async ({ open }) => {
  const text = await open('SparkText');
  await expect(text.main.getByRole('button', { name: 'points[1]: ["1","four"] is no point' })).toBeVisible();
  await expect((await open('SparkEmpty')).main.getByText('No values')).toBeVisible();
});

test('a code is drawn, with its value for people', async ({ open }) => {
  const { main } = await open('Code');
  await expect(picture(main)).toHaveAccessibleName('It: B-20417');
  await expect(main.getByText('B-20417', { exact: true })).toBeVisible();
  await expect(main.locator('svg path').first()).toHaveAttribute('d', /^M/);
});

test('a value that can be no such code says why', async ({ open }) => {
  const { main } = await open('CodeNot');
  await expect(main.getByText('This is no ean13: EAN-13 must be 12 or 13 digits')).toBeVisible();
});

test('a kind of code that there is not is named', async ({ open }) => {
  const { main } = await open('CodeUnknown');
  await expect(main.getByRole('button', { name: 'type: "morse"' })).toBeVisible();
});

test('a text that is old stays, greyed; in place of one of which nobody knows what is so stands the reason', async ({
  open,
}) => {
  const { main } = await open('Words');
  await expect(main.getByText('said Stale')).toBeVisible();
  await expect(main.getByText('why Failure')).toBeVisible();
  await expect(main.getByText('said Failure')).toHaveCount(0);
});
