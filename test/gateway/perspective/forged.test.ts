/** What a page's document says that lies: nothing of it is done. */
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../electron/contract/json.ts';
import { contentType } from '../../../electron/gateway/files/fileTypes.ts';
import { findNode, openStation } from '../../support/station.ts';
import { expr, label, script, view } from '../../support/views.ts';

async function open(children: readonly unknown[], more = {}) {
  const station = await openStation({ files: view(children, more) });
  const page = station.openPage();
  const node = (name: string) => findNode(page.frame.resume().root, name);
  const id = (name: string): string => node(name)?.id ?? '';
  return { page, node, id };
}

const handled = script('self.view.custom.said = "done"');
const said = label('Said', expr('{view.custom.said}'));
const custom = { custom: { said: '' } };

describe('a page that lies', () => {
  it('raises no event by a name that only begins like one', async () => {
    const table = {
      type: 'ia.display.table',
      meta: { name: 'Table' },
      props: { data: [{ a: 1 }] },
      events: { component: { onEditCellCommit: handled } },
    };
    const { page, node, id } = await open([table, said], custom);
    for (const event of [
      'component.onEditCellCommit.x',
      'component',
      'system.onStartup',
      'component.onEditCellCommit.',
    ]) {
      await expect(page.frame.fire(id('Table'), event, { value: 9 }), event).rejects.toThrow(/is not raised by a page/);
    }
    expect(node('Said')?.props['text']).toBe('');
  });

  it('says of an item where it is, and nothing else of it', async () => {
    const told = { onItemClicked: script('self.view.custom.said = dict(event)') };
    const items = [{ label: 'A', data: { line: 4 }, items: [{ label: 'B' }] }];
    const targets = [{ label: { text: 'A' }, items: [{ label: { text: 'B' }, target: '/b' }] }, { enabled: false }];
    const { page, node, id } = await open(
      [
        { type: 'ia.display.tree', meta: { name: 'Tree' }, props: { items }, events: { component: told } },
        {
          type: 'ia.navigation.menutree',
          meta: { name: 'Menu' },
          props: { items: targets },
          events: { component: told },
        },
        said,
      ],
      custom,
    );
    const fire = (name: string, payload: JsonObject) => page.frame.fire(id(name), 'component.onItemClicked', payload);
    await fire('Tree', { label: 'A', data: 'x', itemPath: [0], more: 1 });
    expect(node('Said')?.props['text']).toEqual({ label: 'A', data: { line: 4 }, itemPath: [0] });
    await fire('Menu', { label: 'x', target: '/b', enabled: false, path: [0, 0] });
    expect(node('Said')?.props['text']).toEqual({ label: 'B', target: '/b', enabled: true, path: [0, 0] });
    for (const [name, payload] of [
      ['Tree', { itemPath: [1] }],
      ['Tree', {}],
      // Another item stands there than the one that was seen.
      ['Tree', { itemPath: [0], label: 'B', data: null }],
      ['Menu', { path: [0], label: 'B', target: '' }],
      ['Menu', { path: [0, 0], label: 'B', target: '/x' }],
      ['Menu', { path: [1] }],
      ['Menu', { path: ['items'] }],
      ['Menu', { path: [] }],
    ] as const) {
      await expect(fire(name, payload), JSON.stringify(payload)).rejects.toThrow('There is no such item any more.');
    }
  });

  it('sees and writes nothing of a property whose access cannot be read, which keeps its binding', async () => {
    const field = {
      type: 'ia.input.text-field',
      meta: { name: 'F' },
      props: { text: 'stored', placeholder: 'seen' },
      propConfig: { 'props.text': { access: 'SECRET', binding: expr('"bound"') } },
    };
    const { page, node, id } = await open([field, label('L', expr('{../F.props.text}'))]);
    expect(node('L')?.props['text']).toBe('bound');
    expect(node('F')?.props).toEqual(expect.not.objectContaining({ text: expect.anything() as unknown }));
    expect(() => page.frame.write(id('F'), 'text', 'x')).toThrow('There is no such property. Nothing was written.');
    expect(node('L')?.props['text']).toBe('bound');
    expect(page.snapshot().problems).toEqual([
      expect.objectContaining({ reason: expect.stringMatching(/"props\.text"\]\.access/) as string }),
    ]);
  });

  it('sees and writes nothing of what is closed to people, also where its binding or script cannot be read', async () => {
    for (const odd of [{ binding: 'a text' }, { onChange: { script: 7 } }, { paramDirection: 'sideways' }]) {
      const field = {
        type: 'ia.input.text-field',
        meta: { name: 'F' },
        props: { text: 'stored', tooltip: { text: 'seen' } },
        propConfig: {
          'props.text': { access: 'PRIVATE', ...odd },
          'props.placeholder': { access: 'PROTECTED', ...odd },
        },
      };
      const { page, node, id } = await open([field]);
      expect(node('F')?.props, JSON.stringify(odd)).toEqual(
        expect.not.objectContaining({ text: expect.anything() as unknown }),
      );
      expect(() => page.frame.write(id('F'), 'text', 'x')).toThrow('There is no such property. Nothing was written.');
      expect(page.snapshot().problems).toHaveLength(2);
    }
  });

  it('writes to the place that a person changes, and to nothing inside of it', async () => {
    const { page, id, node } = await open([
      { type: 'ia.input.text-field', meta: { name: 'Field' }, props: { text: null } },
      { type: 'ia.chart.powerchart', meta: { name: 'Chart' }, props: {} },
      { type: 'ia.display.tree', meta: { name: 'Tree' }, props: { items: [{ label: 'A', data: 'x' }] } },
    ]);
    const refused = async (name: string, place: string, value: Json): Promise<void> => {
      const held = await page.frame.write(id(name), place, value);
      expect(held.refused, `${name} ${place}`).not.toBeNull();
    };
    await refused('Field', 'text.a', 'x');
    await refused('Chart', 'config.other', 'x');
    await refused('Chart', 'config.mode.deep', 'x');
    await refused('Tree', 'selection', ['0', '0']);
    expect(node('Tree')?.props['selectionData'] ?? []).toEqual([]);
  });

  it('uses nothing of which nobody knows whether it is switched on', async () => {
    const field = {
      type: 'ia.input.text-field',
      meta: { name: 'Field' },
      props: { text: 'held' },
      propConfig: { 'props.enabled': { binding: expr('qualifiedValue(true, "Bad", "Failure", "No answer")') } },
    };
    const button = {
      type: 'ia.input.button',
      meta: { name: 'Button' },
      events: { component: { onActionPerformed: handled } },
      propConfig: field.propConfig,
    };
    const { page, id, node } = await open([field, button, said], custom);
    expect(page.frame.write(id('Field'), 'text', 'typed')).toMatchObject({
      value: 'held',
      refused: 'It is not known whether this may be used. It was not written.',
    });
    await page.frame.fire(id('Button'), 'component.onActionPerformed', {});
    expect(node('Said')?.props['text']).toBe('');
  });
});

it('a file that is nearly a drawing is looked at in no time', () => {
  expect(contentType('images', Buffer.from(`${'<!---->'.repeat(5000)}x`))).toBeUndefined();
  expect(contentType('images', Buffer.from(`<!-- a - b -- c -->${'<!---->'.repeat(20)}<svg/>`))).toBeUndefined();
  expect(contentType('images', Buffer.from(`<!-- a - b -- c -->${'<!---->'.repeat(20)}<svg >`))).toBe('image/svg+xml');
});
