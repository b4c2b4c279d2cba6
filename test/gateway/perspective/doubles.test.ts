/** Whole numbers that are doubles stay what they are on every way that a value goes: scripts of Python 2 divide them otherwise. */
import { describe, expect, it } from 'vitest';
import type { ViewNode } from '../../../electron/contract/page.ts';
import { findNode, openStation, viewFile, type ProjectFiles, type TestPage } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { button, expr, flex, label, property, script, view } from '../../support/views.ts';

/** Stands for 7.0 in files, which `JSON.stringify` would write as 7. */
const seven = '7.0 as it stands';
const exact = (files: ProjectFiles): ProjectFiles =>
  Object.fromEntries(
    Object.entries(files).map(([path, content]) => [path, JSON.stringify(content).replaceAll(`"${seven}"`, '7.0')]),
  );
const half = (value: string) => ({ type: 'script', code: `\treturn ${value} / 2` });
const through = (binding: object, ...transforms: readonly object[]) => ({ ...binding, transforms });
const structure = (struct: unknown) => ({ type: 'expr-struct', config: { struct } });
const map = (more: object) => ({ type: 'map', inputType: 'scalar', outputType: 'scalar', ...more });
const weight = { path: 'Weight', value: 7, dataType: 'Float8' };

const nodes = (page: TestPage): readonly (ViewNode | null)[] => {
  const { root, popups, docks } = page.frame.resume();
  return [root, ...popups.map((popup) => popup.root), ...docks.map((dock) => dock.root)];
};
const textOf = (page: TestPage, name: string) => {
  const [found] = nodes(page).flatMap((root) => (root === null ? [] : (findNode(root, name) ?? [])));
  return found?.props['text'];
};

it.each([
  ['a structure', through(structure({ a: '{[default]Weight}' }), half('value["a"]'))],
  ['a structure with a number in it', through(structure({ a: seven }), half('value["a"]'))],
  ['a list of a structure', through(structure([['{view.custom.d}']]), half('value[0][0]'))],
  ['a map', through(property('view.custom.one'), map({ mappings: [{ input: 1, output: seven }] }), half('value'))],
  ['a map that has no row', through(property('view.custom.one'), map({ fallback: seven }), half('value'))],
  [
    'a map of expressions',
    through(
      property('view.custom.one'),
      map({ outputType: 'expression', mappings: [{ input: 1, output: '{view.custom.d}' }] }),
      half('value'),
    ),
  ],
  ['an expression', through(property('view.custom.d'), { type: 'expression', expression: '{value}' }, half('value'))],
  [
    'a part of what an expression takes',
    through(property('view.custom.o'), { type: 'expression', expression: '{value.d[0]}' }, half('value')),
  ],
])('through %s', async (_way, binding) => {
  const { openPage } = await openStation({
    files: exact({
      ...view([label('L', binding)], { custom: { d: seven, one: 1, o: { d: [seven] } } }),
      'countersign/tags.json': { tags: [weight] },
    }),
  });
  const page = openPage();
  await until(() => expect(textOf(page, 'L')).toBe(3.5));
});

it('in the text of an expression behind a binding', async () => {
  const { openPage } = await openStation({
    files: exact(
      view([label('L', through(property('view.custom.d'), { type: 'expression', expression: '{value} + " kg"' }))], {
        custom: { d: seven },
      }),
    ),
  });
  expect(textOf(openPage(), 'L')).toBe('7.0 kg');
});

it('as what a property was before', async () => {
  const onChange = { enabled: null, script: '\tself.custom.said = previousValue.value / 2' };
  const { openPage } = await openStation({
    files: exact(
      view([label('L', property('view.custom.said')), button('Go', script('self.view.custom.d = 9'))], {
        custom: { d: seven, said: null },
        propConfig: { 'custom.d': { onChange } },
      }),
    ),
  });
  const page = openPage();
  await page.press('Go');
  await until(() => expect(textOf(page, 'L')).toBe(3.5));
});

it('as a whole that scripts take apart', async () => {
  const { openPage } = await openStation({
    files: exact(
      view(
        [
          label('L', property('view.custom.said')),
          button('Go', script('self.view.custom.said = dict(self.view.custom)["d"] / 2')),
        ],
        {
          custom: { d: seven, said: null },
        },
      ),
    ),
  });
  const page = openPage();
  await page.press('Go');
  await until(() => expect(textOf(page, 'L')).toBe(3.5));
});

describe('as a parameter', () => {
  const inner = (name: string) => ({
    params: { x: 0 },
    root: flex([label(name, through(property('view.params.x'), half('value')))]),
  });
  const own = {
    params: { x: seven },
    propConfig: { 'params.x': { onChange: { enabled: null, script: '\tself.session.custom.changes += 1' } } },
    root: flex([label('Own', through(property('view.params.x'), half('value')))]),
  };
  const popup = (viewParams: object) => ({
    type: 'popup',
    scope: 'C',
    config: { type: 'open', id: 'p', viewPath: 'Popup', viewParams },
  });
  const acting = (name: string, ...actions: readonly unknown[]) => ({
    type: 'ia.input.button',
    meta: { name },
    props: {},
    events: { component: { onActionPerformed: actions } },
  });
  const table = (data: unknown) => ({
    type: 'ia.display.table',
    meta: { name: 'T' },
    props: { data, columns: [{ field: 'w', render: 'view', viewPath: 'Cell' }] },
  });
  const cell = {
    params: { value: 0 },
    root: flex([label('Cell', through(property('view.params.value'), half('value')))]),
  };

  it.each([
    ['a popup of an action', 'Popup', popup({ x: '{view.custom.d}' })],
    ['a popup of an action that says it itself', 'Popup', popup({ x: seven })],
    ['a popup of a script', 'Popup', script('system.perspective.openPopup("p", "Popup", {"x": self.view.custom.d})')],
    ['a dock', 'Dock', script('system.perspective.openDock("d", params={"x": self.view.custom.d})')],
    ['a view', 'Popup', script('system.perspective.navigate(view="Popup", params={"x": self.view.custom.d})')],
  ])('of %s', async (_what, name, action) => {
    const { openPage } = await openStation({
      files: exact({
        ...view([acting('Go', action)], { custom: { d: seven } }),
        [viewFile('Popup')]: inner('Popup'),
        [viewFile('Dock')]: inner('Dock'),
        'com.inductiveautomation.perspective/page-config/config.json': {
          pages: { '/': { title: 'Main', viewPath: 'Main' } },
          sharedDocks: { left: [{ id: 'd', viewPath: 'Dock', viewParams: { x: 1 } }] },
        },
      }),
    });
    const page = openPage();
    await page.press('Go');
    await until(() => expect(textOf(page, name)).toBe(3.5));
    // Opened again, it is given the same.
    if (name === 'Popup' && page.popup('p') !== undefined) {
      await page.press('Go');
      await until(() => expect(textOf(page, name)).toBe(3.5));
    }
  });

  it.each([
    [
      'an embedded view',
      { type: 'ia.display.view', meta: { name: 'E' }, props: { path: 'Own', params: { x: seven } } },
    ],
    [
      'a view of a repeater',
      { type: 'ia.display.flex-repeater', meta: { name: 'E' }, props: { path: 'Own', instances: [{ x: seven }] } },
    ],
  ])('of %s, which is no change when it opens', async (_what, holder) => {
    const { openPage } = await openStation({
      files: exact({
        ...view([holder, label('Changes', expr('{session.custom.changes}'))]),
        [viewFile('Own')]: own,
        'com.inductiveautomation.perspective/session-props/props.json': { custom: { changes: 0 } },
      }),
    });
    const page = openPage();
    await until(() => expect(textOf(page, 'Own')).toBe(3.5));
    expect(textOf(page, 'Changes')).toBe(0);
  });

  it.each([
    ['a list', [{ w: seven }]],
    ['a dataset', { $: ['ds', 192, 0], $columns: [{ name: 'w', type: 'Double', data: [7] }] }],
  ])('of a view in the cell of a table of %s', async (_what, data) => {
    const { openPage } = await openStation({
      files: exact({ ...view([table(data)]), [viewFile('Cell')]: cell }),
    });
    const page = openPage();
    await until(() => expect(textOf(page, 'Cell')).toBe(3.5));
  });
});
