/** Symbols of equipment: what they show of a state, in colours, shapes and words. */
import type { Node } from '../project.ts';
import { alone, expect, stageOf } from './stage.ts';

const symbol = (type: string, props: Node, more: Node = {}): Node => ({ type: `ia.symbol.${type}`, props, ...more });

const doubtful = (property: string, value: string, level: string, code: string): Node => ({
  [`props.${property}`]: {
    binding: { type: 'expr', config: { expression: `qualifiedValue(${value}, "${level}", "${code}", "No answer.")` } },
  },
});

const sheet = {
  'com.inductiveautomation.perspective/stylesheet/stylesheet.css':
    ':root { --symbolFill--cleaning: rgb(0, 100, 100); --symbolStroke--cleaning: rgb(0, 50, 50) }',
};

const views = {
  Pump: alone(symbol('pump', { state: 'running', label: { text: 'P-401' }, value: { text: 62.5 } })),
  Plain: alone(symbol('motor', {})),
  Failed: alone(symbol('valve', { state: 'failedToClose' })),
  Resting: alone(symbol('motor', { state: 'resting' })),
  Cleaning: alone(symbol('motor', { state: 'cleaning' })),
  Own: alone(symbol('motor', { state: 'resting', style: { fill: 'rgb(1, 2, 3)' } })),
  Places: alone(
    symbol('sensor', {
      label: { text: 'TT-401' },
      value: { text: '21.5', location: 'right', style: { color: 'rgb(0, 0, 255)' } },
    }),
  ),
  Hidden: alone(symbol('valve', { label: { location: 'hidden' }, value: { text: '' } })),
  Speeds: {
    root: {
      type: 'ia.container.flex',
      meta: { name: 'root' },
      children: [
        symbol('pump', { state: 'running' }),
        symbol('motor', { state: 'running', animationSpeed: '50' }),
        symbol('motor', { state: 'running', animationSpeed: 0 }),
        symbol('motor', { state: 'stopped' }),
        {
          type: 'ia.input.button',
          meta: { name: 'Set' },
          props: { text: 'Set' },
          events: {
            component: {
              onActionPerformed: {
                ...{ type: 'script', scope: 'G' },
                config: {
                  script: "\tself.session.props.symbols = {'autoAppearance': 'mimic', 'autoAnimationSpeed': 200}",
                },
              },
            },
          },
        },
      ].map((one, index) => ({ meta: { name: `Part${index}` }, position: { basis: '120px' }, ...one })),
    },
  },
  Bad: alone(
    symbol('pump', { label: { text: 'P-401' } }, { propConfig: doubtful('state', '"running"', 'Bad', 'Failure') }),
  ),
  Stale: alone(
    symbol('pump', { label: { text: 'P-401' } }, { propConfig: doubtful('state', '"running"', 'Bad', 'Stale') }),
  ),
  Vessel: alone(symbol('vessel', { value: { value: 51, capacity: 200 }, liquidColor: 'lightblue' })),
  Raw: alone(symbol('vessel', { value: { value: 51.25, displayValueAsPercent: false }, displayFillLevel: false })),
  Over: alone(
    symbol('vessel', { value: { value: 130 }, liquidColor: 'lightblue', liquidWarningColor: 'rgb(200, 0, 0)' }),
  ),
  None: alone(symbol('vessel', { value: { value: null }, label: { text: 'T-401' } })),
  Unknown: alone(
    symbol('vessel', { label: { text: 'T-401' } }, { propConfig: doubtful('value.value', '64', 'Bad', 'Failure') }),
  ),
};

const test = stageOf(views, sheet);

test('a symbol is a picture that says its state, and its texts stand beside it', async ({ open }) => {
  const { main } = await open('Pump');
  const picture = main.getByRole('img', { name: 'It, running' });
  await expect(picture).toBeVisible();
  await expect(main.getByText('P-401')).toBeVisible();
  await expect(main.getByText('62.5')).toBeVisible();
});

test('a symbol of which a project says nothing has the platform’s texts and no state', async ({ open }) => {
  const { main } = await open('Plain');
  await expect(main.getByRole('img', { name: 'It', exact: true })).toBeVisible();
  await expect(main.getByText('Motor', { exact: true })).toBeVisible();
  await expect(main.getByText('100%')).toBeVisible();
});

test('a fault is a shape and a word, and not a colour alone', async ({ open }) => {
  const { main } = await open('Failed');
  const picture = main.getByRole('img', { name: 'It, did not close' });
  await expect(picture.locator('g > rect')).toHaveAttribute('fill', 'var(--alarm-high-fill)');
});

test('a state that is not there is named, with its word; a colour of the project stands', async ({ open }) => {
  const { main } = await open('Resting');
  await expect(main.getByRole('img', { name: 'It, resting' })).toBeVisible();
  await expect(main.getByRole('button', { name: 'state: "resting"' })).toBeVisible();
  const other = await open('Own');
  await expect(other.main.locator('.drawn circle').first()).toHaveCSS('fill', 'rgb(1, 2, 3)');
});

test('a state of the project has the colours of its style sheet', async ({ open }) => {
  const { main } = await open('Cleaning');
  const picture = main.getByRole('img', { name: 'It, cleaning' });
  await expect(picture.locator('circle').first()).toHaveCSS('fill', 'rgb(0, 100, 100)');
  await expect(picture.locator('circle').first()).toHaveCSS('stroke', 'rgb(0, 50, 50)');
  await expect(main.getByRole('button', { name: 'cleaning' })).toHaveCount(0);
});

test('texts stand where the project puts them', async ({ open }) => {
  const { main } = await open('Places');
  const picture = await main.getByRole('img').boundingBox();
  const label = await main.getByText('TT-401').boundingBox();
  const value = main.getByText('21.5');
  expect((label?.x ?? 0) > (picture?.x ?? 0)).toBe(true);
  expect((label?.x ?? 0) < (picture?.x ?? 0) + (picture?.width ?? 0)).toBe(true);
  expect((await value.boundingBox())?.x).toBeGreaterThanOrEqual((picture?.x ?? 0) + (picture?.width ?? 0));
  await expect(value).toHaveCSS('color', 'rgb(0, 0, 255)');
  const hidden = await open('Hidden');
  await expect(hidden.main.getByText('Valve')).toHaveCount(0);
});

test('what runs turns as fast as it is told, and as the session says for all that leave it to that', async ({
  open,
}) => {
  const { main, page } = await open('Speeds');
  const rotors = main.locator('svg.turning');
  await expect(rotors).toHaveCount(2);
  await expect(rotors.first()).toHaveCSS('animation-duration', '4s');
  await expect(rotors.nth(1)).toHaveCSS('animation-duration', '8s');
  await main.getByRole('button', { name: 'Set' }).click();
  await expect(rotors.first()).toHaveCSS('animation-duration', '2s');
  // Another appearance has blades.
  await expect(rotors.first().locator('circle')).toHaveCount(1);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(rotors.first()).toHaveCSS('animation-name', 'none');
});

test('a symbol whose state is not known is hatched and says why; one that is stale stays as it was', async ({
  open,
}) => {
  const { main } = await open('Bad');
  await expect(main.getByRole('img', { name: 'It', exact: true }).locator('pattern')).toHaveCount(1);
  await expect(main.getByText('No answer.')).toBeVisible();
  await expect(main.locator('svg.turning')).toHaveCount(0);
  const stale = await open('Stale');
  await expect(stale.main.locator('pattern')).toHaveCount(0);
  await expect(stale.main.getByText('Stale', { exact: true })).toBeVisible();
  await expect(stale.main.locator('svg.turning')).toHaveCount(0);
});

test('a vessel is filled to the share of its capacity', async ({ open }) => {
  const { main } = await open('Vessel');
  const level = main.locator('g[clip-path] rect');
  await expect(level).toHaveAttribute('fill', 'lightblue');
  expect(Number(await level.getAttribute('y'))).toBeCloseTo(82 - (51 / 200) * (82 - 15));
  await expect(main.getByText('26%')).toBeVisible();
});

test('a vessel tells the value as it is where the project wants it, and draws no level where it wants none', async ({
  open,
}) => {
  const { main } = await open('Raw');
  await expect(main.getByText('51.25')).toBeVisible();
  await expect(main.locator('g[clip-path]')).toHaveCount(0);
});

test('a vessel over its capacity has its other colour, and is full', async ({ open }) => {
  const { main } = await open('Over');
  const level = main.locator('g[clip-path] rect');
  await expect(level).toHaveAttribute('fill', 'rgb(200, 0, 0)');
  await expect(level).toHaveAttribute('y', '15');
  await expect(main.getByText('130%')).toBeVisible();
});

test('a vessel without a value has no level, and is not said to be empty', async ({ open }) => {
  const { main } = await open('None');
  await expect(main.getByText('T-401')).toBeVisible();
  await expect(main.locator('g[clip-path]')).toHaveCount(0);
  await expect(main.getByText('%')).toHaveCount(0);
  const unknown = await open('Unknown');
  await expect(unknown.main.getByText('No answer.')).toBeVisible();
  await expect(unknown.main.locator('g[clip-path]')).toHaveCount(0);
  await expect(unknown.main.getByText('%')).toHaveCount(0);
});
