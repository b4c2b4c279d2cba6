import { describe, expect, it } from 'vitest';
import type { ViewNode } from '../../../electron/contract/page.ts';
import { findNode, openStation, type TestPage } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { button, label, project, supervisors, view } from './scene.ts';

const expr = (expression: string) => ({ binding: { type: 'expr', config: { expression } } });
const hinting = (meta: object, more: object = {}): unknown => ({
  type: 'ia.display.label',
  meta: { name: 'Hinting', ...meta },
  props: { text: 'x' },
  ...more,
});
const link = { type: 'link', text: 'Go', link: { url: 'https://plant.local/', target: 'tab' } };
const send = (payload: object, scope = 'page') => ({
  type: 'message',
  text: 'Send',
  message: { type: 'said', scope, payload },
});
const listening = {
  type: 'ia.display.label',
  meta: { name: 'Listening' },
  props: { text: '' },
  scripts: {
    customMethods: [],
    messageHandlers: [{ messageType: 'said', pageScope: true, script: '\tself.props.text = payload["what"]' }],
  },
};

/** A component as it stands now. */
function now(page: TestPage, name: string): ViewNode {
  const found = findNode(page.frame.resume().root, name);
  if (found === undefined) throw new Error(`The page has no component ${name}.`);
  return found;
}

async function open(children: readonly unknown[], more: Parameters<typeof project>[1] = {}) {
  const station = await openStation({ files: project(children, more) });
  const page = station.openPage();
  const hint = (): ViewNode => now(page, 'Hinting');
  const choose = (...path: number[]): Promise<void> => page.frame.choose(hint().id, path);
  return { station, page, hint, choose };
}

const says = (page: TestPage, text: string): Promise<void> =>
  until(() => expect(now(page, 'Listening').props['text']).toBe(text));

describe('a tooltip', () => {
  it('comes with what its component says of it, and what is meant where it says nothing', async () => {
    const { hint } = await open([
      hinting({
        tooltip: { enabled: true, text: 'Opens the valve', location: 'center-left', style: { color: 'red' } },
      }),
    ]);
    expect(hint().tooltip).toEqual({
      text: 'Opens the valve',
      location: 'center-left',
      delay: 500,
      sustain: 500,
      width: '',
      style: { color: 'red' },
      quality: null,
    });
    expect(hint().notes).toEqual([]);
  });

  it.each([{}, { text: 'x' }, { enabled: false, text: 'x' }, { enabled: true, text: '' }])(
    'is none where it is not switched on and says nothing: %j',
    async (tooltip) => {
      const { hint } = await open([hinting({ tooltip })]);
      expect(hint().tooltip).toBeNull();
      expect(hint().notes).toEqual([]);
    },
  );

  it('follows its bindings', async () => {
    const { page, hint } = await open([
      hinting(
        { tooltip: { enabled: true } },
        { propConfig: { 'meta.tooltip.text': expr('"of " + {/root/Source.props.text}') } },
      ),
      label('Source', '"one"'),
      button('Change', 'self.getSibling("Hinting").meta.tooltip.text = "another"'),
    ]);
    const { id, tooltip } = hint();
    expect(tooltip?.text).toBe('of one');
    await page.press('Change');
    await until(() =>
      expect(page.deltas).toContainEqual({
        kind: 'tooltip',
        id,
        value: expect.objectContaining({ text: 'another' }) as unknown,
      }),
    );
  });

  it('says where its text is not good', async () => {
    const { hint } = await open([
      hinting(
        { tooltip: { enabled: true, text: 'x' } },
        { propConfig: { 'meta.tooltip.text': { binding: { type: 'tag', config: { tagPath: '[default]No/Tag' } } } } },
      ),
    ]);
    await until(() => expect(hint().tooltip?.quality?.code ?? 'none').toBe('Bad_NotFound'));
  });

  it('names what of it is not understood', async () => {
    const { hint } = await open([hinting({ tooltip: { enabled: true, text: 'x', location: 'aside', halo: 1 } })]);
    expect(hint().notes).toEqual([
      'The settings meta.tooltip.halo, meta.tooltip.location ("aside") are not obeyed in this version.',
    ]);
  });
});

describe('a menu', () => {
  it('comes without what its entries do', async () => {
    const { hint } = await open([
      hinting({
        contextMenu: {
          enabled: true,
          items: [
            { ...link, icon: { path: 'material/link' } },
            { text: 'More', children: [send({ secret: 1 })] },
          ],
        },
      }),
    ]);
    const entry = { icon: {}, style: {}, isThere: true, children: [] };
    expect(hint().menu).toEqual({
      style: {},
      quality: null,
      items: [
        { ...entry, text: 'Go', icon: { path: 'material/link' } },
        { ...entry, text: 'More', children: [{ ...entry, text: 'Send' }] },
      ],
    });
    expect(hint().notes).toEqual([]);
  });

  it('leads to addresses', async () => {
    const { page, choose } = await open(
      [hinting({ contextMenu: { enabled: true, items: [link, { type: 'link', text: 'Page', link: { url: '/b' } }] } })],
      { pages: { '/b': { title: 'B', viewPath: 'B' } }, views: { B: view([]) } },
    );
    await choose(0);
    await choose(1);
    expect(page.commands).toEqual([
      { kind: 'tab', address: 'https://plant.local/' },
      { kind: 'navigate', address: '/b' },
    ]);
  });

  it('sends messages, and calls methods of its component by the names or the order of their arguments', async () => {
    const { page, choose } = await open([
      hinting(
        {
          contextMenu: {
            enabled: true,
            items: [
              { text: 'More', children: [send({ what: 'a message' })] },
              { type: 'method', text: 'By name', method: { name: 'tell', params: { what: 'by', how: 'name' } } },
              { type: 'method', text: 'In order', method: { name: 'tell', params: ['in', 'order'] } },
            ],
          },
        },
        {
          scripts: {
            messageHandlers: [],
            customMethods: [
              {
                name: 'tell',
                params: ['what', 'how'],
                script: '\tself.getSibling("Listening").props.text = what + " " + how',
              },
            ],
          },
        },
      ),
      listening,
    ]);
    await choose(0, 0);
    await says(page, 'a message');
    await choose(1);
    await says(page, 'by name');
    await choose(2);
    await says(page, 'in order');
  });

  it('does for people what they may do, and nothing where nobody can tell who may', async () => {
    const { station, page, choose } = await open([
      hinting({
        contextMenu: {
          enabled: true,
          items: [
            { ...send({ what: 'by a supervisor' }), permissions: supervisors },
            { ...send({ what: 'by anybody' }), permissions: { type: 'Some' } },
          ],
        },
      }),
      listening,
    ]);
    await expect(choose(0)).rejects.toMatchObject({
      code: 'forbidden',
      message: 'You may not do this. It needs the role Supervisor. Nothing was done.',
    });
    await expect(choose(1)).rejects.toMatchObject({ code: 'forbidden' });
    await station.addUser('sam', 'Supervisor');
    await station.session.signIn.signIn({ userName: 'sam', password: 'correct horse battery' });
    await choose(0);
    await says(page, 'by a supervisor');
  });

  it('does nothing for an entry that is gone, that says nothing to do, or that leads to others', async () => {
    const { hint, choose } = await open([
      hinting({
        contextMenu: {
          enabled: true,
          items: [
            { type: 'dance', text: 'Dance' },
            { text: 'More', children: [link] },
            { type: 'method', text: 'Bad', method: { name: '__class__()' } },
          ],
        },
      }),
    ]);
    expect(hint().menu?.items.map(({ isThere }) => isThere)).toEqual([false, true, false]);
    await expect(choose(0)).rejects.toMatchObject({ code: 'unsupported' });
    await expect(choose(1)).rejects.toMatchObject({ code: 'unsupported' });
    await expect(choose(2)).rejects.toMatchObject({ code: 'unsupported' });
    await expect(choose(9)).rejects.toMatchObject({ code: 'object-not-found' });
    await expect(choose(0, 0)).rejects.toMatchObject({ code: 'object-not-found' });
    expect(hint().notes).toEqual([
      'The settings meta.contextMenu.items[0].type ("dance") are not obeyed in this version.',
    ]);
  });

  it('does nothing of what is not good', async () => {
    const tag = { binding: { type: 'tag', config: { tagPath: '[default]No/Tag' } } };
    const { hint, choose } = await open([
      hinting(
        { contextMenu: { enabled: true, items: [link] } },
        { propConfig: { 'meta.contextMenu.items[0].link.url': tag } },
      ),
    ]);
    await until(() => expect(hint().menu?.quality?.code ?? 'none').toBe('Bad_NotFound'));
    await expect(choose(0)).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('is not there while something lies over the page, nor for what is hidden', async () => {
    const { station, page, hint, choose } = await open([
      hinting({ visible: false, contextMenu: { enabled: true, items: [link] } }),
    ]);
    await choose(0);
    expect(page.commands).toEqual([]);
    const { id } = hint();
    page.frame.askSignIn();
    await expect(page.frame.choose(id, [0])).rejects.toMatchObject({ code: 'forbidden' });
    expect(station.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('the id of an element', () => {
  it('is what its component says, and follows its bindings', async () => {
    const { page, hint } = await open([
      hinting({ domId: 'mixer' }),
      label('Source', '"one"'),
      button('Change', 'self.getSibling("Hinting").meta.domId = "another"'),
    ]);
    const { id, domId, notes } = hint();
    expect([domId, notes]).toEqual(['mixer', []]);
    await page.press('Change');
    await until(() => expect(page.deltas).toContainEqual({ kind: 'domId', id, value: 'another' }));
  });

  it.each([
    ['two words', 'an id has no blanks'],
    ['app', "this id is one of the program's own"],
    ['tooltip-c3', "this id is one of the program's own"],
    [7, 'it is no text'],
  ])('is none where it can be none, which is named: %j', async (given, reason) => {
    const { hint } = await open([hinting({ domId: given })]);
    expect(hint().domId).toBeNull();
    expect(hint().notes).toEqual([`The settings meta.domId (${reason}) are not obeyed in this version.`]);
  });

  it('is none where none is said, or what is said is not good', async () => {
    const missing = { binding: { type: 'tag', config: { tagPath: '[default]No/Tag' } } };
    const { hint } = await open([hinting({ domId: '' }, { propConfig: { 'meta.domId': missing } })]);
    expect([hint().domId, hint().notes]).toEqual([null, []]);
  });
});
