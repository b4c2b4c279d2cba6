/** Drawings: shapes as a project has them, whose parts follow bindings of their own. */
import type { Node } from '../project.ts';
import { alone, expect, stageOf, tells } from './stage.ts';

const rect = { type: 'rect', x: 0, y: 0, width: 10, height: 10 };

function drawn(props: Node, more: Node = {}): Node {
  return { type: 'ia.shapes.svg', props: { viewBox: '0 0 100 50', ...props }, ...more };
}

/** A property of the drawing that follows what the view holds. */
const follows = (path: string, custom: string): Node => ({
  [path]: { binding: { type: 'property', config: { path: `view.custom.${custom}` } } },
});

const set = (name: string, value: string): Node => ({
  type: 'ia.input.button',
  meta: { name },
  props: { text: name },
  position: { shrink: 0 },
  events: {
    component: {
      onActionPerformed: { type: 'script', scope: 'G', config: { script: `\tself.view.custom.now = ${value}` } },
    },
  },
});

/** A drawing over buttons that change what the view holds. */
function changing(component: Node, now: unknown, buttons: Readonly<Record<string, string>>): Node {
  const view = alone(component, { custom: { now } });
  const root = view['root'] as { readonly children: readonly Node[] };
  const children = [...root.children, ...Object.entries(buttons).map(([name, value]) => set(name, value))];
  return { ...view, root: { ...root, children } };
}

const many = Array.from({ length: 500 }, (_, index) => ({
  ...{ type: 'rect', name: `cell${index}`, x: (index % 25) * 4, y: Math.floor(index / 25) * 2, width: 3, height: 1 },
  fill: { paint: '#cccccc' },
}));

const test = stageOf({
  Shapes: alone(
    drawn({
      preserveAspectRatio: 'none',
      fill: { paint: 'rgb(1, 2, 3)' },
      elements: [
        {
          type: 'group',
          transform: 'translate(5 5)',
          elements: [{ ...rect, name: 'in', stroke: { paint: 'red', width: 2 } }],
        },
        { type: 'text', x: 1, y: 1, text: 'M', style: { fontSize: 9 } },
        { type: 'path', path: 'M0 0h5', fill: { paint: 'none' } },
      ],
    }),
  ),
  Twice: {
    root: {
      type: 'ia.container.flex',
      meta: { name: 'root' },
      children: ['First', 'Second'].map((name, index) => ({
        type: 'ia.shapes.svg',
        meta: { name },
        position: { basis: '100px' },
        props: {
          viewBox: '0 0 10 10',
          elements: [
            {
              ...{ type: 'linearGradient', id: 'paint' },
              elements: [{ type: 'stop', offset: 0, stopColor: index === 0 ? '#ff0000' : '#0000ff' }],
            },
            { ...rect, fill: { paint: 'url(#paint)' } },
          ],
        },
      })),
    },
  },
  Foreign: alone(
    drawn({
      elements: [
        { type: 'script', text: 'document.title = "taken"' },
        { type: 'image', href: 'https://elsewhere.example/a.png' },
        { ...rect, onclick: 'document.title = "taken"', fill: { paint: 'url(https://elsewhere.example/a.svg#a)' } },
      ],
    }),
  ),
  Hidden: changing(
    drawn(
      { elements: [{ d: 'M0 0h100v50z', fill: { paint: 'rgb(255, 0, 0)' } }] },
      { propConfig: follows('props.elements[0].type', 'now') },
    ),
    'group',
    { Show: "'path'", Hide: "'group'" },
  ),
  Many: changing(
    drawn({ elements: many }, { propConfig: follows('props.elements[321].fill.paint', 'now') }),
    'rgb(0, 0, 255)',
    { Red: "'rgb(255, 0, 0)'" },
  ),
  Pressed: alone(
    drawn(
      { elements: [{ ...rect, width: 100, height: 50 }] },
      {
        events: {
          dom: {
            onClick: { type: 'script', scope: 'G', config: { script: '\tself.view.custom.told = \'"pressed"\'' } },
          },
        },
      },
    ),
  ),
  Unheard: alone(drawn({ elements: [rect] }, { events: tells({ onShapeClicked: [] }) })),
  Elements: alone(
    drawn(
      {
        elements: [
          { type: 'defs', elements: [{ ...rect, type: 'clipPath', id: 'half', elements: [{ ...rect, height: 25 }] }] },
          {
            type: 'group',
            name: 'tank',
            elements: [
              { ...rect, name: 'wall', width: 40, height: 50, style: { clipPath: 'url(#half)' } },
              { ...rect, name: 'valve', x: 60, width: 40, height: 50 },
            ],
          },
        ],
      },
      { events: tells({ onElementClicked: ['elementAddress', 'elementName'] }) },
    ),
  ),
  Components: {
    custom: { told: '' },
    root: {
      type: 'ia.container.flex',
      meta: { name: 'root' },
      props: { direction: 'column' },
      children: [
        {
          type: 'ia.container.drawing',
          meta: { name: 'Sun' },
          position: { basis: '200px' },
          props: { viewBox: '0 0 100 100' },
          children: [
            {
              type: 'ia.shapes.group',
              meta: { name: 'all' },
              props: { transform: 'translate(5 5)' },
              children: [
                {
                  type: 'ia.shapes.path',
                  meta: { name: 'disc' },
                  props: { path: 'M0 0h80v80z', stroke: { width: '3.5' } },
                  propConfig: {
                    'props.fill.paint': { binding: { type: 'expr', config: { expression: '"rgb(1, 2, 3)"' } } },
                  },
                  events: {
                    dom: {
                      onClick: {
                        type: 'script',
                        scope: 'G',
                        config: { script: "\tself.view.custom.told = 'pressed'" },
                      },
                    },
                  },
                },
                { type: 'ia.shapes.rect', meta: { name: 'gone', visible: false }, props: { ...rect, type: null } },
              ],
            },
            { type: 'ia.display.label', meta: { name: 'Noon' }, props: { text: 'Noon' } },
          ],
        },
        {
          type: 'ia.display.label',
          meta: { name: 'Told' },
          propConfig: {
            'props.text': { binding: { type: 'expr', config: { expression: '"told " + {view.custom.told}' } } },
          },
        },
      ],
    },
  },
  Doubtful: alone({
    ...drawn({ elements: [{ ...rect, name: 'valve' }] }),
    propConfig: {
      'props.elements[0].fill.paint': {
        binding: { type: 'expr', config: { expression: 'qualifiedValue("red", "Bad", "Failure", "No answer.")' } },
      },
    },
  }),
});

test('shapes stand as the project draws them', async ({ open }) => {
  const { main } = await open('Shapes');
  const svg = main.getByRole('group', { name: 'It' });
  await expect(svg).toHaveAttribute('viewBox', '0 0 100 50');
  await expect(svg).toHaveAttribute('preserveAspectRatio', 'none');
  await expect(svg.locator('g > rect')).toHaveCSS('stroke', 'rgb(255, 0, 0)');
  await expect(svg.locator('g > rect')).toHaveCSS('fill', 'rgb(1, 2, 3)');
  await expect(svg.locator('path')).toHaveAttribute('d', 'M0 0h5');
  await expect(svg.getByText('M', { exact: true })).toHaveCSS('font-size', '9px');
  // They are where SVG has them, and not elements of HTML with those names.
  const box = await svg.locator('g > rect').boundingBox();
  expect(box?.width).toBeGreaterThan(30);
});

test('drawings do not share what they name', async ({ open }) => {
  const { main } = await open('Twice');
  const stops = main.locator('linearGradient');
  await expect(stops).toHaveCount(2);
  const ids = await stops.evaluateAll((all) => all.map(({ id }) => id));
  expect(new Set(ids).size).toBe(2);
  const fills = await main.locator('svg > rect').evaluateAll((all) => all.map((one) => one.getAttribute('fill')));
  expect(fills).toEqual(ids.map((id) => `url(#${id})`));
});

test('nothing from elsewhere and no script gets into a drawing, and what is left out is named', async ({ open }) => {
  const { main, page } = await open('Foreign');
  await expect(main.locator('svg rect')).toHaveCount(1);
  await expect(main.locator('svg > *')).toHaveCount(2);
  await expect(main.locator('svg image')).not.toHaveAttribute('href');
  await main.locator('svg rect').click();
  await expect(page).not.toHaveTitle('taken');
  const mark = main.getByRole('button', { name: 'elements[0]' });
  for (const part of [
    'elements[0].type: "script"',
    'elements[1].href',
    'elements[2].onclick',
    'elements[2].fill.paint',
  ]) {
    await expect(mark).toHaveAccessibleName(new RegExp(part.replaceAll(/[[\].]/g, '\\$&')));
  }
});

test('a type that follows a binding shows and hides a shape', async ({ open }) => {
  const { main } = await open('Hidden');
  await expect(main.locator('svg g')).toHaveCount(1);
  await main.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(main.locator('svg path')).toHaveAttribute('d', 'M0 0h100v50z');
  await main.getByRole('button', { name: 'Hide' }).click();
  await expect(main.locator('svg path')).toHaveCount(0);
});

test('a change of one shape among five hundred touches no other', async ({ open }) => {
  const { main, page } = await open('Many');
  const shapes = main.locator('svg rect');
  await expect(shapes).toHaveCount(500);
  await expect(shapes.nth(321)).toHaveCSS('fill', 'rgb(0, 0, 255)');
  const changes = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const svg = document.querySelector('main svg');
        let seen = 0;
        const observer = new MutationObserver((records) => {
          seen += records.length;
          // What else would change does so at the same time.
          setTimeout(() => resolve(seen), 100);
        });
        if (svg !== null)
          observer.observe(svg, { attributes: true, childList: true, subtree: true, characterData: true });
      }),
  );
  await main.getByRole('button', { name: 'Red' }).click();
  expect(await changes).toBe(1);
  await expect(shapes.nth(321)).toHaveCSS('fill', 'rgb(255, 0, 0)');
});

test('a press on it is heard', async ({ open }) => {
  const { main, told } = await open('Pressed');
  await main.locator('svg').click();
  await expect.poll(told).toEqual(['pressed']);
});

test('a handler of an event that it does not raise is named', async ({ open }) => {
  const { main } = await open('Unheard');
  await expect(main.getByRole('button', { name: 'onShapeClicked' })).toBeVisible();
});

test('an element that is pressed, by pointer or by keys, is told with its place and its name', async ({ open }) => {
  const { main, told, page } = await open('Elements');
  await main.getByRole('button', { name: 'valve' }).click();
  const valve = { event: 'onElementClicked', elementAddress: [1, 1], elementName: 'valve' };
  await expect.poll(told).toEqual([valve]);
  await page.keyboard.press('ArrowLeft');
  await expect(main.getByRole('button', { name: 'wall' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(told).toEqual([valve, { event: 'onElementClicked', elementAddress: [1, 0], elementName: 'wall' }]);
  await expect(main.locator('svg').getByRole('button')).toHaveCount(2);
});

test('a style names what stands in its own drawing', async ({ open }) => {
  const { main } = await open('Elements');
  const id = await main.locator('svg clipPath').getAttribute('id');
  await expect(main.getByRole('button', { name: 'wall' })).toHaveAttribute('clip-path', `url(#${id})`);
  await expect(main.getByRole('button', { name: 'elements[1]' })).toHaveCount(0);
});

test('a drawing of which a part is not known says so', async ({ open }) => {
  const { main } = await open('Doubtful');
  await expect(main.getByText('No answer.')).toBeVisible();
});

test('shapes that are components are drawn, follow bindings and are pressed; what cannot be drawn is named', async ({
  open,
}) => {
  const { main } = await open('Components');
  const path = main.getByRole('group', { name: 'Sun' }).locator('g > path');
  await expect(path).toHaveCSS('fill', 'rgb(1, 2, 3)');
  await expect(main.locator('svg rect')).toHaveCount(0);
  await path.click();
  await expect(main.getByText('told pressed')).toBeVisible();
  await expect(main.getByRole('button', { name: 'Noon: ia.display.label' })).toBeVisible();
});
