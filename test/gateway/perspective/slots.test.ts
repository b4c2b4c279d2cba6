/** Views inside of components: a repeater and its kin, what goes in and what comes back. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../electron/contract/json.ts';
import type { ViewNode } from '../../../electron/contract/page.ts';
import { datasetValue } from '../../../electron/contract/values.ts';
import { findNode, openStation, pageConfig, viewFile, type TestPage } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { button, expr, flex, label, property, script, tags, view } from '../../support/views.ts';

const press = (page: TestPage, name: string): Promise<void> => {
  const found = findNode(page.frame.resume().root, name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return page.frame.fire(found.id, 'component.onActionPerformed', {});
};
const shown = (page: TestPage, name: string): ViewNode => {
  const found = findNode(page.frame.resume().root, name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
};
const row = {
  params: { name: '', count: 0 },
  props: { defaultSize: { width: 200, height: 50 } },
  propConfig: { 'params.count': { paramDirection: 'inout' } },
  root: {
    type: 'ia.container.flex',
    meta: { name: 'Row' },
    children: [
      label('Text', expr('{view.params.name} + " " + {view.params.count}')),
      button('More', script('self.view.params.count = self.view.params.count + 1')),
    ],
  },
};
const repeater = (instances: Json, more = {}) => ({
  type: 'ia.display.flex-repeater',
  meta: { name: 'R' },
  props: { path: 'Row', instances },
  ...more,
});
const texts = (page: TestPage): Json[] =>
  shown(page, 'R').children.map((child) => child.children[0]?.props['text'] ?? null);

describe('a repeater', () => {
  it.each<[Json, string]>([
    [{ a: { name: 'x' } }, 'instances is no list, so that no view is shown.'],
    ['x', 'instances is no list, so that no view is shown.'],
    [
      datasetValue([{ name: 'name', type: 'String', data: ['x'] }]),
      'instances is a dataset and no list (a query binding gives a list as json), so that no view is shown.',
    ],
  ])('of %j says that this is no list, and is as before once it is', async (instances, problem) => {
    const { openPage } = await openStation({
      files: {
        ...view([
          repeater(instances),
          button('Mend', script('self.getSibling("R").props.instances = [{"name": "y"}]')),
        ]),
        [viewFile('Row')]: row,
      },
    });
    const page = openPage();
    expect(shown(page, 'R').notes).toEqual([problem]);
    await press(page, 'Mend');
    await until(() => expect(shown(page, 'R').notes).toEqual([]));
    expect(texts(page)).toEqual(['y 0']);
  });

  it('shows its view once an instance, which keeps what it holds while others come and go', async () => {
    const { openPage } = await openStation({
      files: {
        ...view([
          repeater([
            { name: 'a', count: 1, instanceStyle: { color: 'red' } },
            { name: 'b', count: 2 },
          ]),
          button('Add', script('self.getSibling("R").props.instances.append({"name": "c", "count": 3})')),
          button('Drop', script('self.getSibling("R").props.instances.pop()')),
          button('Rename', script('self.getSibling("R").props.instances[0].name = "A"')),
        ]),
        [viewFile('Row')]: row,
      },
    });
    const page = openPage();
    expect(texts(page)).toEqual(['a 1', 'b 2']);
    expect(shown(page, 'R').children.map(({ slot }) => slot)).toEqual([
      { key: 'instances[0]', width: 200, height: 50 },
      { key: 'instances[1]', width: 200, height: 50 },
    ]);
    const ids = shown(page, 'R').children.map(({ id }) => id);
    await press(page, 'Add');
    await press(page, 'Rename');
    expect(texts(page)).toEqual(['A 1', 'b 2', 'c 3']);
    expect(
      shown(page, 'R')
        .children.map(({ id }) => id)
        .slice(0, 2),
    ).toEqual(ids);
    await press(page, 'Drop');
    await press(page, 'Drop');
    expect(texts(page)).toEqual(['A 1']);
  });

  it('shows nothing of the instance before in what a new one does not say', async () => {
    const { openPage } = await openStation({
      files: {
        ...view([
          repeater([{ name: 'a', count: 1, note: 'hold' }]),
          button('Other', script('self.getSibling("R").props.instances = [{"name": "b"}]')),
          button('Local', script('self.getSibling("R").props.instances[0].name = "c"')),
        ]),
        [viewFile('Row')]: {
          ...row,
          params: { name: '', count: 0, own: 'x' },
          root: {
            type: 'ia.container.flex',
            meta: { name: 'Row' },
            children: [
              label('Text', expr('{view.params.name} + " " + {view.params.count} + " " + {view.params.own}')),
              label('Note', expr('coalesce({view.params.note}, "none")')),
              button('Mark', script('self.view.params.own = "y"')),
            ],
          },
        },
      },
    });
    const page = openPage();
    const note = (): Json => shown(page, 'Note').props['text'] ?? null;
    expect([texts(page), note()]).toEqual([['a 1 x'], 'hold']);
    await press(page, 'Mark');
    await press(page, 'Other');
    expect([texts(page), note()]).toEqual([['b 0 y'], 'none']);
    await press(page, 'Local');
    expect(texts(page)).toEqual(['c 0 y']);
  });

  it('of 9,000 instances is filled a slice at a time, in their order, and other pages are answered meanwhile', async () => {
    const instances = Array.from({ length: 9_000 }, (_one, index) => ({ name: String(index), count: 0 }));
    const { openPage } = await openStation({
      files: {
        ...view([repeater(instances)]),
        [pageConfig]: {
          pages: { '/': { title: 'Main', viewPath: 'Main' }, '/other': { title: 'Other', viewPath: 'Other' } },
        },
        [viewFile('Row')]: { root: label('Text', expr('{view.params.name}')) },
        [viewFile('Other')]: {
          root: {
            type: 'ia.container.flex',
            meta: { name: 'root' },
            children: [
              label('Said', property('view.custom.said')),
              button('Say', script('self.view.custom.said = self.view.custom.said + 1')),
            ],
          },
          custom: { said: 0 },
        },
      },
    });
    const other = openPage({ path: '/other' });
    await press(other, 'Say');
    const page = openPage();
    const came = (): Json[] =>
      [
        ...page.node('R').children,
        ...page.deltas.flatMap((delta) => (delta.kind === 'added' ? delta.children : [])),
      ].map(({ props }) => props['text'] ?? null);
    expect(came().length).toBeGreaterThan(50);
    await press(other, 'Say');
    expect(shown(other, 'Said').props['text']).toBe(2);
    expect(came().length).toBeLessThan(instances.length);
    await until(() => expect(came()).toHaveLength(instances.length), 100);
    expect(came()).toEqual(instances.map(({ name }) => name));
    expect(shown(page, 'R').children.map(({ slot }) => slot?.key)).toEqual(
      instances.map((_one, index) => `instances[${index}]`),
    );
  });

  it('that changes while it is filled shows what it holds then', async () => {
    const instances = Array.from({ length: 3_000 }, (_one, index) => ({ name: String(index), count: 0 }));
    const { openPage } = await openStation({
      files: {
        ...view([
          repeater(instances),
          button(
            'Cut',
            script('self.getSibling("R").props.instances = [{"name": "a", "count": 1}, {"name": "b", "count": 2}]'),
          ),
        ]),
        [viewFile('Row')]: row,
      },
    });
    const page = openPage();
    expect(page.node('R').children.length).toBeLessThan(instances.length);
    await press(page, 'Cut');
    expect(texts(page)).toEqual(['a 1', 'b 2']);
  });

  it('has what an instance gives back, and so has what it is bound to', async () => {
    const { openPage } = await openStation({
      files: {
        ...view(
          [
            repeater(null, {
              propConfig: { 'props.instances': { binding: property('view.custom.rows', { bidirectional: true }) } },
            }),
            label('Sum', expr('{view.custom.rows[1].count}')),
          ],
          {
            custom: {
              rows: [
                { name: 'a', count: 1 },
                { name: 'b', count: 5 },
              ],
            },
          },
        ),
        [viewFile('Row')]: row,
      },
    });
    const page = openPage();
    const second = shown(page, 'R').children[1]?.children[1]?.id ?? '';
    await page.frame.fire(second, 'component.onActionPerformed', {});
    expect(texts(page)).toEqual(['a 1', 'b 6']);
    expect(shown(page, 'Sum').props['text']).toBe(6);
  });

  it('says of a view that it cannot show why, once', async () => {
    const { openPage } = await openStation({
      files: view([repeater([{}, {}, {}], { props: { path: 'Gone', instances: [{}, {}, {}] } })]),
    });
    const node = openPage().node('R');
    expect(node.children).toEqual([]);
    expect(node.notes).toEqual(['This project has no view Gone.']);
  });

  it('says of a view whose file cannot be used what is wrong with it', async () => {
    const { openPage } = await openStation({
      files: { ...view([repeater([{}], { props: { path: 'Cut', instances: [{}] } })]), [viewFile('Cut')]: '{"root": ' },
    });
    expect(openPage().node('R').notes).toEqual([
      `The view Cut cannot be used: ${viewFile('Cut')} is not JSON: line 1, column 10: a value should be here, and the file ends.`,
    ]);
  });

  it('of 30,000 instances stops at what a page holds, and says so', async () => {
    const { openPage } = await openStation({
      files: {
        ...view([repeater(Array.from({ length: 30_000 }, () => ({ name: 'x', count: 0 })))]),
        [viewFile('Row')]: { root: { type: 'ia.display.label', meta: { name: 'Row' } } },
      },
    });
    const page = openPage();
    const notes = (): readonly string[] => page.deltas.flatMap((delta) => (delta.kind === 'added' ? delta.notes : []));
    const why = 'The view Row is left out: this page would have more than 20000 components.';
    await until(() => expect(notes()).toContain(why), 100);
    const node = shown(page, 'R');
    expect(node.children.length).toBeGreaterThan(19_000);
    expect(node.notes).toEqual([why]);
  });
});

it('scripts of a view find the views beside it by its id, and the view itself as their view', async () => {
  const beside = (text: string) => ({ type: 'script', code: `\treturn ${text}` });
  const { openPage } = await openStation({
    files: {
      ...view([{ type: 'ia.display.view', meta: { name: 'Outer' }, props: { path: 'Valve/Combined' } }]),
      [viewFile('Valve/Combined')]: {
        custom: { own: 'Valve', kind: '' },
        propConfig: {
          'custom.kind': { binding: { ...expr('"kind"'), transforms: [beside('self.view.custom.own + " " + value')] } },
        },
        root: flex([
          {
            type: 'ia.display.view',
            meta: { name: 'Inner' },
            propConfig: {
              'props.path': {
                binding: { ...expr('1'), transforms: [beside('"/".join(self.view.id.split("/")[:-1]) + "/Basic"')] },
              },
            },
          },
          label('Kind', property('view.custom.kind')),
        ]),
      },
      [viewFile('Valve/Basic')]: { root: label('Here', expr('"the basic one"')) },
    },
  });
  const page = openPage();
  await until(() => {
    expect(shown(page, 'Here').props['text']).toBe('the basic one');
    expect(shown(page, 'Kind').props['text']).toBe('Valve kind');
  });
});

it('a large view in a slot is made a slice at a time, told in parts, and takes what it is given meanwhile', async () => {
  const count = 5_000;
  const labels = Array.from({ length: count }, (_one, index) => label(`L${index}`, expr('{view.params.level}')));
  const { openPage, gateway } = await openStation({
    files: {
      ...tags({ path: 'Level', value: 1 }),
      ...view([
        {
          type: 'ia.display.view',
          meta: { name: 'R' },
          props: { path: 'Large' },
          propConfig: { 'props.params.level': { binding: expr('{[default]Level}') } },
        },
      ]),
      [viewFile('Large')]: {
        params: { level: 0 },
        root: flex(labels),
      },
    },
  });
  const page = openPage();
  expect(page.node('R').children).toEqual([]);
  await gateway.tags.write([{ path: '[default]Level', value: 7 }], 'gateway');
  expect(page.deltas.filter(({ kind }) => kind === 'added')).toEqual([]);
  const all = (nodes: readonly ViewNode[]): ViewNode[] => nodes.flatMap((one) => [one, ...all(one.children)]);
  const came = (): ViewNode[][] =>
    page.deltas.flatMap((delta) => (delta.kind === 'added' ? [all(delta.children)] : []));
  await until(() => expect(came().flat()).toHaveLength(count + 1), 50);
  expect(Math.max(...came().map((nodes) => nodes.length))).toBe(300);
  const [root, ...inside] = came().flat();
  expect(root).toMatchObject({ name: 'root', slot: { key: '' } });
  expect(inside.map(({ name }) => name)).toEqual(labels.map((_one, index) => `L${index}`));
  expect(new Set(inside.map(({ props }) => props['text']))).toEqual(new Set([7]));
  expect(shown(page, 'R').children.flatMap(({ children }) => children)).toHaveLength(count);
});

describe('other components that hold views', () => {
  it.each([
    [
      'ia.display.viewcanvas',
      { instances: [{ viewPath: 'Row', viewParams: { name: 'a', count: 1 } }] },
      'instances[0]',
    ],
    ['ia.display.carousel', { views: [{ viewPath: 'Row', viewParams: { name: 'a', count: 1 } }] }, 'views[0]'],
    ['ia.display.dashboard', { widgets: [{ viewPath: 'Row', viewParams: { name: 'a', count: 1 } }] }, 'widgets[0]'],
    [
      'ia.display.accordion',
      { items: [{ expanded: true, body: { viewPath: 'Row', viewParams: { name: 'a', count: 1 } } }] },
      'items[0].body',
    ],
    [
      'ia.display.accordion',
      { items: [{ header: { content: { type: 'view', viewPath: 'Row', viewParams: { name: 'a', count: 1 } } } }] },
      'items[0].header.content',
    ],
    ['ia.container.tab', { tabs: ['x', { viewPath: 'Row', viewParams: { name: 'a', count: 1 } }] }, 'tabs[1]'],
  ])('%s runs them, with what they give back', async (type, props, key) => {
    const { openPage } = await openStation({
      files: { ...view([{ type, meta: { name: 'R' }, props }]), [viewFile('Row')]: row },
    });
    const page = openPage();
    expect(shown(page, 'R').children[0]?.slot?.key).toBe(key);
    await press(page, 'More');
    expect(texts(page)).toEqual(['a 2']);
    expect(JSON.stringify(shown(page, 'R').props)).toContain('"count":2');
  });
});
