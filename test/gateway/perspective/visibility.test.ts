/** Whether a component is drawn, and what is said where that is not known. */
import { expect, it } from 'vitest';
import { openStation, type TestPage } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { button, expr, label, property, script, view } from '../../support/views.ts';

const bound = (name: string, at: string, binding: object) => ({
  ...button(name, script('self.view.custom.pressed = True')),
  propConfig: { [at]: { binding } },
});

const open = async (children: readonly unknown[], custom = {}): Promise<TestPage> =>
  (await openStation({ files: view(children, { custom }) })).openPage();

it.each([
  ['0', false],
  ['1', true],
  ['-2', true],
  ['0.0', false],
  ['"false"', false],
  ['"FALSE"', false],
  ['"true"', true],
])('meta.visible takes %s for %s, and what it hides hears of nobody', async (expression, shown) => {
  const page = await open([bound('B', 'meta.visible', expr(expression)), label('L', property('view.custom.pressed'))], {
    pressed: false,
  });
  expect(page.node('B')).toMatchObject({ visible: shown, notes: [] });
  await page.frame.fire(page.node('B').id, 'component.onActionPerformed', {});
  expect(page.frame.resume().root.children[1]?.props['text']).toBe(shown);
});

it('what is neither true nor false, and a place or a visibility that is not known, are named on the component', async () => {
  const page = await open([
    bound('Null', 'meta.visible', expr('null')),
    bound('Text', 'meta.visible', expr('"maybe"')),
    bound('Error', 'meta.visible', expr('1 + null')),
    bound('Place', 'position.basis', expr('1 + null')),
    bound('Quiet', 'position.basis', { ...expr('1 + null'), overlayOptOut: true }),
  ]);
  const odd = 'meta.visible: the value is neither true nor false, so that this is shown.';
  const failed = 'Error, expression eval: The right side of + has no value.';
  const notes = ['Null', 'Text', 'Error', 'Place', 'Quiet'].map((name) => {
    const node = page.node(name);
    return [node.visible, node.notes];
  });
  expect(notes).toEqual([
    [true, [odd]],
    [true, [odd]],
    [true, [`meta.visible: ${failed}`]],
    [true, [`position.basis: ${failed}`]],
    [true, []],
  ]);
});

it('a visibility that comes to be known takes its note away', async () => {
  const page = await open(
    [bound('B', 'meta.visible', property('view.custom.seen')), button('Set', script('self.view.custom.seen = 0'))],
    { seen: 'maybe' },
  );
  const { id } = page.node('B');
  expect(page.node('B').notes).toHaveLength(1);
  await page.frame.fire(page.node('Set').id, 'component.onActionPerformed', {});
  await until(() => expect(page.deltas).toContainEqual({ kind: 'visible', id, value: false, notes: [] }));
});
