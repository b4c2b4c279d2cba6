import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStation, testPassword, type TestPage } from '../../support/station.ts';
import { acting, button, label, project, supervisors, view } from './scene.ts';

const menu = view([label('Name', '{view.params.name}'), button('Inside', 'self.session.custom.pressed = True')], {
  params: { name: 'none' },
});
const dock = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
  id,
  viewPath: 'Menu',
  viewParams: { name: id },
  size: 200,
  show: 'visible',
  content: 'push',
  handle: 'hide',
  ...more,
});
const call = (name: string, text: string): unknown => button(name, `system.perspective.${text}`);

async function opened(
  sharedDocks: unknown,
  children: readonly unknown[] = [],
  pages: Readonly<Record<string, unknown>> = {},
): Promise<TestPage> {
  const { openPage } = await openStation({
    files: project(children, { sharedDocks, pages, views: { Menu: menu, Other: menu } }),
  });
  return openPage();
}
const size = (width: number) => ({ width, height: 600 });
const resize = (page: TestPage, width: number): void =>
  page.frame.resize({ viewport: size(width), screen: size(width), primaryView: size(width) });
const openOnes = (page: TestPage): string[] =>
  page.frame.resume().docks.flatMap(({ id, isOpen }) => (isOpen ? [id] : []));
const text = (page: TestPage, id: string): unknown => page.dock(id)?.root?.children[0]?.props['text'];

describe('a dock', () => {
  it('stands alone on a page without a view of its own', async () => {
    const { openPage } = await openStation({
      files: project([], {
        sharedDocks: { left: [dock('left')] },
        pages: { '/alone': { title: 'Alone', viewPath: '' } },
        views: { Menu: menu },
      }),
    });
    const page = openPage({ path: '/alone' });
    const shown = page.frame.resume();
    expect([shown.path, shown.title, shown.root.children]).toEqual(['/alone', 'Alone', []]);
    expect(openOnes(page)).toEqual(['left']);
  });

  it('is a view at an edge of every page, as the project says', async () => {
    const page = await opened({
      cornerPriority: 'left-right',
      left: [dock('left', { handle: 'show', resizable: true, iconUrl: 'material/menu' })],
      bottom: [{ id: 'bottom', viewPath: 'Other', anchor: 'scrollable' }],
    });
    expect(page.frame.resume().cornerPriority).toBe('left-right');
    expect(page.dock('left')).toMatchObject({
      edge: 'left',
      isOpen: true,
      size: 200,
      content: 'push',
      anchor: 'fixed',
      handle: 'show',
      icon: 'material/menu',
      modal: false,
      resizable: true,
      path: 'Menu',
      problem: null,
    });
    expect(text(page, 'left')).toBe('left');
    expect(page.dock('bottom')).toMatchObject({
      isOpen: false,
      size: 160,
      content: 'cover',
      anchor: 'scrollable',
      handle: 'autoHide',
    });
  });

  it('is opened, closed and toggled by scripts, with parameters that stay until the page is entered anew', async () => {
    const page = await opened({ right: [dock('right', { show: 'onDemand' })] }, [
      call('Open', 'openDock("right", params={"name": "given"})'),
      call('Close', 'closeDock(id="right")'),
      call('Toggle', 'toggleDock("right")'),
    ]);
    expect(openOnes(page)).toEqual([]);
    await page.press('Open');
    expect(text(page, 'right')).toBe('given');
    expect(openOnes(page)).toEqual(['right']);
    await page.press('Close');
    expect(openOnes(page)).toEqual([]);
    await page.press('Toggle');
    expect([openOnes(page), text(page, 'right')]).toEqual([['right'], 'given']);
    page.frame.open('/');
    expect([openOnes(page), text(page, 'right')]).toEqual([[], 'right']);
  });

  it('is the only one that is open at its edge', async () => {
    const page = await opened({ left: [dock('narrow'), dock('wide', { show: 'onDemand' })], top: [dock('top')] }, [
      call('Wide', 'openDock("wide")'),
    ]);
    expect(openOnes(page)).toEqual(['narrow', 'top']);
    await page.press('Wide');
    expect(openOnes(page)).toEqual(['wide', 'top']);
    expect(page.layout.map((change) => change.kind === 'dock' && [change.dock.id, change.dock.isOpen])).toEqual([
      ['narrow', false],
      ['wide', true],
    ]);
  });

  it('of a page comes before the shared ones of its edge, and in place of one of the same view', async () => {
    const shared = { viewPath: 'Other', viewParams: { name: 'shared' } };
    const page = await opened(
      { cornerPriority: 'left-right', left: [dock('other', shared)], top: [dock('top', shared)] },
      [],
      {
        '/own': { viewPath: 'Main', docks: { left: [dock('own'), dock('mine', { show: 'onDemand' })] } },
        '/alike': { viewPath: 'Main', docks: { left: [dock('own')] } },
        '/same': { viewPath: 'Main', docks: { right: [dock('right', { viewPath: 'Other' })] } },
      },
    );
    const before = page.dock('top')?.root?.id;
    page.frame.open('/own');
    expect(page.frame.resume().docks.map(({ id }) => id)).toEqual(['own', 'mine', 'other', 'top']);
    expect(openOnes(page)).toEqual(['own', 'top']);
    expect(page.frame.resume().cornerPriority).toBe('left-right');
    // The one that both pages have goes on as it was.
    expect(page.dock('top')?.root?.id).toBe(before);
    const own = page.dock('own')?.root?.id;
    page.frame.open('/alike');
    expect(page.dock('own')?.root?.id).toBe(own);
    page.frame.open('/same');
    expect(openOnes(page)).toEqual(['right']);
  });

  it('opens and closes by itself at its breakpoint, which is in', async () => {
    const page = await opened({ left: [dock('auto', { show: 'auto', content: 'auto', autoBreakpoint: 900 })] });
    resize(page, 900);
    expect(page.dock('auto')).toMatchObject({ isOpen: true, content: 'push' });
    resize(page, 899);
    expect(page.dock('auto')).toMatchObject({ isOpen: false, content: 'cover' });
    resize(page, 1200);
    expect(page.dock('auto')).toMatchObject({ isOpen: true, content: 'push' });
  });

  it('is moved by its handle where it has one, and a modal one is left by a press beside it', async () => {
    const page = await opened({
      left: [dock('handle', { handle: 'autoHide' })],
      right: [dock('modal', { modal: true })],
      top: [dock('fixed')],
    });
    for (const id of ['handle', 'modal', 'fixed']) page.frame.setDock(page.dock(id)?.key ?? '', false);
    expect(openOnes(page)).toEqual(['fixed']);
    for (const id of ['handle', 'modal']) page.frame.setDock(page.dock(id)?.key ?? '', true);
    page.frame.setDock('nothing', true);
    expect(openOnes(page)).toEqual(['handle', 'fixed']);
  });

  it('is told of in each of its changes: what was told adds up to what is there, with one open at each edge', async () => {
    const page = await opened({
      left: [dock('a', { handle: 'show' }), dock('b', { handle: 'show', show: 'auto', autoBreakpoint: 700 })],
      top: [
        dock('c', { handle: 'autoHide', content: 'auto', autoBreakpoint: 500 }),
        dock('d', { handle: 'show', show: 'onDemand' }),
      ],
    });
    const ids = ['a', 'b', 'c', 'd'];
    const step = fc.oneof(
      fc.record({ id: fc.constantFrom(...ids), isOpen: fc.boolean() }),
      fc.record({ width: fc.integer({ min: 300, max: 900 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let heard = page.frame.open('/').docks;
        page.layout.length = 0;
        for (const did of steps) {
          if ('width' in did) resize(page, did.width);
          else page.frame.setDock(page.dock(did.id)?.key ?? '', did.isOpen);
        }
        for (const change of page.layout) {
          if (change.kind === 'dock')
            heard = heard.map((known) => (known.key === change.dock.key ? change.dock : known));
        }
        const { docks } = page.frame.resume();
        expect(heard).toEqual(docks);
        for (const edge of ['left', 'top']) {
          expect(docks.filter((one) => one.edge === edge && one.isOpen).length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('takes no press while it is closed', async () => {
    const page = await opened({ left: [dock('left', { show: 'onDemand' })] }, [
      call('Open', 'openDock("left")'),
      label('Pressed', 'toStr({session.custom.pressed})'),
    ]);
    const pressed = (): unknown => page.frame.resume().root.children[1]?.props['text'];
    await page.press('Inside');
    expect(pressed()).not.toBe('true');
    await page.press('Open');
    await page.press('Inside');
    expect(pressed()).toBe('true');
  });

  it('is altered until the next page is entered, by a script and by an action', async () => {
    const page = await opened({ left: [dock('left')] }, [
      call(
        'Alter',
        'alterDock("left", {"size": 320, "content": "cover", "display": "onDemand", "viewParams": {"name": "new"}})',
      ),
      acting('Act', {
        type: 'alter-dock',
        scope: 'C',
        config: { id: 'left', display: 'visible', handle: 'show', handleIcon: 'material/menu', modal: true },
      }),
      call('Odd', 'alterDock("left", {"colour": "red"})'),
    ]);
    await page.press('Alter');
    expect(page.dock('left')).toMatchObject({ size: 320, content: 'cover', isOpen: false });
    expect(text(page, 'left')).toBe('new');
    await page.press('Act');
    expect(page.dock('left')).toMatchObject({ size: 320, handle: 'show', icon: 'material/menu', isOpen: true });
    await page.press('Odd');
    expect(page.notices.at(-1)?.message).toContain('colour');
    page.frame.open('/');
    expect(page.dock('left')).toMatchObject({ size: 200, content: 'push', handle: 'hide', modal: false });
  });

  it('that is modal lets nothing else be used once somebody opened it, and not where it is open by itself', async () => {
    const page = await opened({ left: [dock('left', { modal: true })] }, [
      call('Open', 'openDock("left")'),
      call('Close', 'closeDock("left")'),
    ]);
    expect(page.dock('left')).toMatchObject({ isOpen: true, modal: false });
    await page.press('Close');
    await page.press('Open');
    expect(page.dock('left')).toMatchObject({ isOpen: true, modal: true });
    page.frame.open('/');
    expect(page.dock('left')).toMatchObject({ isOpen: true, modal: false });
  });

  it('that is not there is told in the log, and the script goes on', async () => {
    const station = await openStation({
      files: project([
        button(
          'Go',
          'for act in ("open", "close", "toggle"):\n\tgetattr(system.perspective, act + "Dock")("gone")\nsystem.perspective.alterDock("gone", {})\nsystem.perspective.openPopup("p", "Main")',
        ),
        acting('Act', { type: 'dock', config: { type: 'open', id: 'gone' } }),
      ]),
    });
    const page = station.openPage();
    await page.press('Go');
    await page.press('Act');
    expect(page.notices).toEqual([]);
    expect(page.popup('p')).toBeDefined();
    const told = station.log.lines.filter(({ message }) => message.startsWith('There is no dock "gone"'));
    expect(told).toHaveLength(5);
  });

  it('is opened, closed and toggled by actions', async () => {
    const act = (type: string) =>
      acting(type, { type: 'dock', scope: 'C', config: { type, id: 'left', viewParams: { name: type } } });
    const page = await opened({ left: [dock('left', { show: 'onDemand' })] }, ['open', 'close', 'toggle'].map(act));
    await page.press('open');
    expect([openOnes(page), text(page, 'left')]).toEqual([['left'], 'open']);
    await page.press('close');
    expect(openOnes(page)).toEqual([]);
    await page.press('toggle');
    expect([openOnes(page), text(page, 'left')]).toEqual([['left'], 'toggle']);
  });

  it('shows its view to whoever may see it, and says why to anybody else', async () => {
    const { addUser, openPage } = await openStation({
      files: project([], {
        sharedDocks: { left: [{ id: 'left', viewPath: 'Secret', show: 'visible' }] },
        views: { Secret: view([label('Name', '"secret"')], { permissions: supervisors }) },
      }),
    });
    await addUser('anna', 'Supervisor');
    const page = openPage();
    expect(page.dock('left')).toMatchObject({
      root: null,
      problem: 'You may not see the view Secret. It needs the role Supervisor.',
    });
    page.frame.askSignIn();
    await page.frame.signIn({ userName: 'anna', password: testPassword });
    expect(text(page, 'left')).toBe('secret');
  });
});
