/** How components lie and look by what the project says of them, in the real window. */
import { expect, test } from './station.ts';

const label = (name: string, text: string, more = {}) => ({
  type: 'ia.display.label',
  meta: { name },
  props: { text },
  ...more,
});
const button = (text: string, image: object, more = {}) => ({
  type: 'ia.input.button',
  meta: { name: text },
  props: { text, image, ...more },
});
const column = (children: readonly object[]) => ({
  type: 'ia.container.flex',
  meta: { name: 'root' },
  props: { direction: 'column', style: { gap: 8 } },
  children,
});
const project = {
  title: 'Looks',
  pages: { '/': 'Main' },
  views: {
    Main: {
      root: column([
        {
          type: 'ia.container.flex',
          meta: { name: 'Narrow' },
          position: { basis: '40px', shrink: 0 },
          children: [
            { ...label('Before', 'Before'), position: { grow: 1 } },
            {
              ...button('', { icon: { path: 'material/search' }, width: 20, height: 20 }, { style: { margin: '2px' } }),
              meta: { name: 'Find' },
              position: { basis: '34px', shrink: 0 },
            },
            { ...button('+', {}), position: { basis: '34px', shrink: 0 } },
          ],
        },
        button('Save', { icon: { path: 'material/save' }, width: 30, height: 30 }),
        button('Next', { icon: { path: 'material/chevron_right', color: 'rgb(255, 0, 0)' }, position: 'right' }),
        button('Above', { icon: { library: 'material', name: 'home' }, position: 'top' }),
        button('Old', { icon: { path: 'material/expand_more' } }),
        button('Nowhere', { icon: { path: 'material/no_such_icon' } }),
        button('Elsewhere', { source: 'http://127.0.0.1/x.png' }),
        label('Turned', 'Turned', { position: { basis: '40px', rotate: { angle: '90deg', anchor: '0% 0%' } } }),
        label('Fixed', 'Fixed', {
          props: { text: 'Fixed', style: { position: 'fixed', inset: 'auto 0 -300px 0', height: 340, zIndex: 9 } },
        }),
        {
          type: 'ia.display.view',
          meta: { name: 'Own' },
          position: { shrink: 0 },
          props: { path: 'Small', useDefaultViewWidth: true, useDefaultViewHeight: true },
        },
        {
          type: 'ia.display.flex-repeater',
          meta: { name: 'Repeated' },
          position: { basis: '100px', shrink: 0 },
          props: { path: 'Small', instances: [{ n: 1 }, { n: 2, instanceStyle: { color: 'rgb(0, 0, 255)' } }] },
        },
      ]),
    },
    Small: {
      params: { n: 0 },
      props: { defaultSize: { width: 150, height: 60 } },
      root: column([
        label('N', '', {
          propConfig: {
            'props.text': { binding: { type: 'expr', config: { expression: '"small " + {view.params.n}' } } },
          },
        }),
      ]),
    },
  },
};

test('buttons have drawings, views their own size, and what is turned is turned', async ({ show }) => {
  const { page } = await show(project);
  const drawing = (name: string) => page.getByRole('button', { name, exact: true }).locator('.glyph');
  const place = async (name: string) => {
    const words = page.getByRole('button', { name, exact: true }).getByText(name, { exact: true });
    const [own, around] = [await drawing(name).boundingBox(), await words.boundingBox()];
    if (own === null || around === null) throw new Error(`${name} is not on the screen.`);
    return { left: own.x < around.x, above: own.y + own.height <= around.y + 1, width: own.width };
  };

  await test.step('a drawing stands before its words, behind them or above them', async () => {
    expect(await place('Save')).toMatchObject({ left: true, above: false, width: 30 });
    expect(await place('Next')).toMatchObject({ left: false, width: 24 });
    expect(await place('Above')).toMatchObject({ above: true });
    await expect(drawing('Next')).toHaveCSS('background-color', 'rgb(255, 0, 0)');
  });

  await test.step('a button in a narrow place is as wide as its place, with what it shows in its middle', async () => {
    const middle = (box: { x: number; width: number } | null) => (box === null ? 0 : box.x + box.width / 2);
    const find = page.getByRole('button', { name: 'Find' });
    const plus = page.getByRole('button', { name: '+', exact: true });
    const [found, more] = [await find.boundingBox(), await plus.boundingBox()];
    expect([found?.width, more?.width]).toEqual([30, 34]);
    expect(Math.abs(middle(await find.locator('.glyph').boundingBox()) - middle(found))).toBeLessThan(1);
    expect(Math.abs(middle(await plus.getByText('+').boundingBox()) - middle(more))).toBeLessThan(1);
  });

  await test.step('an icon is found by the name that it had, and one that is not there is said in words', async () => {
    await expect(drawing('Old')).toHaveCSS('mask-image', /keyboard_arrow_down/);
    await expect(page.getByText('material/no_such_icon', { exact: true })).toBeVisible();
  });

  await test.step('a picture from elsewhere is named', async () => {
    await expect(page.getByRole('button', { name: 'This version does not show: image.source' })).toBeVisible();
  });

  await test.step('what is fixed stands in the page, and covers nothing around it', async () => {
    const fixed = page.getByText('Fixed', { exact: true });
    await expect(fixed).toHaveCSS('position', 'fixed');
    const area = await page.getByRole('main').boundingBox();
    if (area === null) throw new Error('There is no page.');
    const isOver = (above: number): Promise<boolean> =>
      fixed.evaluate((element, [x, y]) => document.elementsFromPoint(x, y).includes(element), [
        area.x + area.width / 2,
        area.y + area.height + above,
      ] as const);
    expect(await isOver(-20)).toBe(true);
    expect(await isOver(10)).toBe(false);
  });

  await test.step('a label is turned around its corner', async () => {
    const box = await page.getByText('Turned', { exact: true }).boundingBox();
    expect((box?.height ?? 0) > (box?.width ?? 0)).toBe(true);
  });

  await test.step('a view has the size that it has by itself, alone and repeated', async () => {
    const boxes = await page.getByText(/^small \d$/).all();
    expect(boxes).toHaveLength(3);
    const own = await page.locator('.flex .view > .flex', { hasText: 'small 0' }).boundingBox();
    expect([own?.width, own?.height]).toEqual([150, 60]);
    const items = page.locator('.repeater > .item');
    for (const item of await items.all()) {
      const box = await item.boundingBox();
      expect([box?.width, box?.height]).toEqual([150, 60]);
    }
    await expect(items.nth(1)).toHaveCSS('color', 'rgb(0, 0, 255)');
  });
});

const rows = {
  title: 'Rows',
  pages: { '/': 'Rows' },
  views: {
    Rows: {
      root: column([
        {
          type: 'ia.display.flex-repeater',
          meta: { name: 'Rows' },
          position: { grow: 1 },
          props: { path: 'Row', direction: 'column', instances: [{ n: 0 }] },
          scripts: {
            messageHandlers: [
              {
                messageType: 'more',
                pageScope: true,
                script: '\tself.props.instances.append({"n": len(self.props.instances)})',
              },
            ],
          },
        },
      ]),
    },
    Row: {
      params: { n: 0 },
      props: { defaultSize: { width: 200, height: 60 } },
      root: column([
        {
          type: 'ia.input.text-field',
          meta: { name: 'Field' },
          props: { text: '' },
          propConfig: {
            'props.placeholder': { binding: { type: 'expr', config: { expression: '"row " + {view.params.n}' } } },
          },
          events: {
            dom: {
              onKeyUp: { type: 'script', scope: 'G', config: { script: '\tsystem.perspective.sendMessage("more")' } },
            },
          },
        },
      ]),
    },
  },
};

test('what somebody types in a row stays while other rows come', async ({ show }) => {
  const { page } = await show(rows);
  const first = page.getByPlaceholder('row 0');
  await first.click();
  await first.pressSequentially('abc');
  await expect(page.getByPlaceholder('row 3')).toBeVisible();
  await expect(first).toBeFocused();
  await expect(first).toHaveValue('abc');
});
