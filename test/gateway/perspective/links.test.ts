import { describe, expect, it } from 'vitest';
import { findNode, openStation } from '../../support/station.ts';
import { expr, label, property, view } from '../../support/views.ts';

const link = (url: string, more = {}) => ({
  type: 'ia.navigation.link',
  meta: { name: 'Link' },
  props: { url },
  ...more,
});
const menu = {
  type: 'ia.navigation.menutree',
  meta: { name: 'Menu' },
  props: { items: [{ label: { text: 'Deep' }, items: [{ target: '/line/4' }] }] },
};
const text = {
  type: 'ia.display.markdown',
  meta: { name: 'Text' },
  props: { source: 'To [the line](/line/5).' },
};

async function open(children: readonly unknown[]) {
  const station = await openStation({ files: view(children) });
  const page = station.openPage();
  const follow = (name: string, address: string): Promise<void> => {
    const id = findNode(page.frame.resume().root, name)?.id ?? '';
    return page.frame.followLink(id, address, false);
  };
  return { page, follow };
}

describe('an address that a person goes to', () => {
  it('is one that stands in the component', async () => {
    const { page, follow } = await open([link('/line/1'), menu, text]);
    await follow('Link', '/line/1');
    await follow('Menu', '/line/4');
    await follow('Text', '/line/5');
    expect(page.commands).toEqual(['/line/1', '/line/4', '/line/5'].map((address) => ({ kind: 'navigate', address })));
  });

  it('is no other, of whatever form', async () => {
    const { follow } = await open([link('/line/1'), menu, text]);
    const refused = /Nothing here leads to that address\. Nothing was opened\./;
    for (const name of ['Link', 'Menu', 'Text']) {
      for (const address of ['', '/line/9', 'https://elsewhere.example/']) {
        await expect(follow(name, address), `${name} ${address}`).rejects.toThrow(refused);
      }
    }
    // Part of an address is another one.
    await expect(follow('Link', '/line')).rejects.toThrow(refused);
  });

  it('is none of a menu that people cannot press, nor what an item is called', async () => {
    const { follow } = await open([
      {
        ...menu,
        props: {
          items: [
            { label: { text: '/named' }, target: '/on' },
            { target: '/off', enabled: 0 },
            { visible: false, items: [{ target: '/below' }] },
          ],
        },
      },
      {
        ...menu,
        type: 'ia.navigation.horizontalmenu',
        meta: { name: 'Off' },
        props: { items: [{ target: '/on' }], enabled: 0 },
      },
    ]);
    await follow('Menu', '/on');
    for (const address of ['/named', '/off', '/below']) {
      await expect(follow('Menu', address), address).rejects.toThrow(/Nothing here leads/);
    }
    await expect(follow('Off', '/on')).rejects.toThrow('This is switched off. Nothing was opened.');
  });

  it('is whole in a text, in each way to write a link', async () => {
    const source = [
      '[a](/one) and/two',
      '[b][c] <https://x.example/y>',
      '',
      '[c]: /three "title"',
      '[d](</four>)',
    ].join('\n');
    const { follow } = await open([{ ...text, props: { source } }]);
    for (const address of ['/one', '/three', '/four']) {
      await follow('Text', address);
    }
    for (const address of ['/o', '/two', 'x.example/y', '//x.example/y', 'one', '/thre', 'ne']) {
      await expect(follow('Text', address), address).rejects.toThrow(/Nothing here leads/);
    }
  });

  it('is none of a component that is no link, and none that a browser cannot have', async () => {
    const { follow } = await open([label('Label', expr('"/line/1"')), link('javascript:alert(1)')]);
    await expect(follow('Label', '/line/1')).rejects.toThrow(/Nothing here leads/);
    await expect(follow('Link', 'javascript:alert(1)')).rejects.toThrow(/Nothing was opened/);
  });
});

it('what a project leaves out holds its default, for bindings too', async () => {
  const slider = { type: 'ia.input.slider', meta: { name: 'Slider' }, props: { value: 3 } };
  const { page } = await open([
    slider,
    label('Most', property('../Slider.props.max')),
    label('Show', property('../Slider.props.labels.show')),
    label(
      'Stands',
      expr('{../Slider.position.display} && {../Slider.props.style.classes} = "" && {this.position.grow} = 0'),
    ),
    label('Wide', property('view.props.defaultSize.width')),
    { type: 'ia.container.tab', meta: { name: 'Tabs' }, children: [label('Tab', property('this.position.tabIndex'))] },
  ]);
  const shown = (name: string): unknown => findNode(page.frame.resume().root, name)?.props['text'];
  expect(shown('Most')).toBe(100);
  expect(shown('Show')).toBe(false);
  expect(shown('Stands')).toBe(true);
  expect(shown('Tab')).toBe(0);
  expect(shown('Wide')).toBe(800);
});
