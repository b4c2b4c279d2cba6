import { describe, expect, it } from 'vitest';
import type { Popup } from '../../../electron/contract/page.ts';
import { testClock } from '../../support/clock.ts';
import { findNode, openStation, testPassword } from '../../support/station.ts';
import { acting, button, label, project, supervisors, view } from './scene.ts';

const detail = view([label('Tank', '{view.params.tank}'), button('Shut', 'system.perspective.closePopup("detail")')], {
  params: { tank: 'none' },
  props: { defaultSize: { width: 320, height: 240 } },
});
const views = { Detail: detail, Other: view([label('Other', '"other"')]) };

const open = (more = ''): string => `system.perspective.openPopup("detail", "Detail"${more})`;
const text = (popup: Popup | undefined, name: string): unknown =>
  popup?.root ? findNode(popup.root, name)?.props['text'] : undefined;

describe('a popup', () => {
  it('is a view beside the primary one, with what Perspective takes for what is left out', async () => {
    const { openPage } = await openStation({ files: project([button('Go', open(', {"tank": "T-7"}'))], { views }) });
    const page = openPage();
    await page.press('Go');
    expect(page.popup('detail')).toMatchObject({
      title: '',
      place: {},
      beside: null,
      size: { width: 320, height: 240 },
      showCloseIcon: true,
      draggable: true,
      resizable: false,
      modal: false,
      overlayDismiss: false,
      viewportBound: false,
      path: 'Detail',
      problem: null,
    });
    expect(text(page.popup('detail'), 'Tank')).toBe('T-7');
    expect(page.layout).toMatchObject([{ kind: 'popup', popup: { id: 'detail' } }]);
  });

  it('takes all of its arguments, by name and by place', async () => {
    const byName = open(
      ', title="Tank", position={"left": 10, "top": "5%", "width": 200}, showCloseIcon=False, draggable=False, resizable=True, modal=True, overlayDismiss=True, viewportBound=True',
    );
    const byPlace =
      'system.perspective.openPopup("b", "Detail", None, "Tank", {"right": 1}, 0, 0, 1, 1, 1, None, None, 1)';
    const { openPage } = await openStation({ files: project([button('A', byName), button('B', byPlace)], { views }) });
    const page = openPage();
    await page.press('A');
    await page.press('B');
    const flags = {
      showCloseIcon: false,
      draggable: false,
      resizable: true,
      modal: true,
      overlayDismiss: true,
      viewportBound: true,
    };
    expect(page.popup('detail')).toMatchObject({
      title: 'Tank',
      place: { left: '10px', top: '5%', width: '200px' },
      ...flags,
    });
    expect(page.popup('b')).toMatchObject({ title: 'Tank', place: { right: '1px' }, ...flags });
  });

  it.each([
    ['{"left": "calc(1px)"}', 'position.left is "calc(1px)", which is no length'],
    ['{"middle": 1}', 'and no middle'],
  ])('with the position %s is refused in words', async (position, words) => {
    const { openPage } = await openStation({
      files: project([button('Go', open(`, position=${position}`))], { views }),
    });
    const page = openPage();
    await page.press('Go');
    expect(page.notices.at(-1)?.message).toContain(words);
    expect(page.popup('detail')).toBeUndefined();
  });

  it('that is open already is used again, with the new parameters or the new view', async () => {
    const { openPage } = await openStation({
      files: project(
        [
          button('One', open(', {"tank": "T-1"}')),
          button('Two', open(', {"tank": "T-2"}')),
          button('Three', 'system.perspective.openPopup("detail", "Other")'),
        ],
        { views },
      ),
    });
    const page = openPage();
    await page.press('One');
    const first = page.popup('detail');
    await page.press('Two');
    const second = page.popup('detail');
    expect(text(second, 'Tank')).toBe('T-2');
    expect([second?.key, second?.root?.id]).toEqual([first?.key, first?.root?.id]);
    await page.press('Three');
    expect(page.popup('detail')?.key).toBe(first?.key);
    expect(text(page.popup('detail'), 'Other')).toBe('other');
  });

  it('that is used again shows nothing of what was said when it was opened', async () => {
    const { openPage } = await openStation({
      files: project([button('One', open(', {"tank": "T-1"}')), button('None', open(''))], { views }),
    });
    const page = openPage();
    await page.press('None');
    const unsaid = text(page.popup('detail'), 'Tank');
    await page.press('One');
    expect(text(page.popup('detail'), 'Tank')).toBe('T-1');
    await page.press('None');
    expect(text(page.popup('detail'), 'Tank')).toBe(unsaid);
  });

  it('closes by its id, by toggling, and without an id where it is the one in front', async () => {
    const { openPage } = await openStation({
      files: project(
        [
          button('Open', `${open()}\nsystem.perspective.openPopup("other", "Other")`),
          button('Toggle', 'system.perspective.togglePopup("detail", "Detail")'),
          button('Front', 'system.perspective.closePopup("")'),
          button('Nothing', 'system.perspective.closePopup(id="nothing")'),
        ],
        { views },
      ),
    });
    const page = openPage();
    const ids = (): string[] => page.frame.resume().popups.map(({ id }) => id);
    await page.press('Open');
    await page.press('Nothing');
    expect(ids()).toEqual(['detail', 'other']);
    page.frame.focusPopup(page.popup('detail')?.key ?? '');
    await page.press('Front');
    expect(ids()).toEqual(['other']);
    await page.press('Toggle');
    expect(ids()).toEqual(['other', 'detail']);
    await page.press('Toggle');
    expect(ids()).toEqual(['other']);
  });

  it('runs the scripts of its components, and tells what changes in it', async () => {
    const clock = testClock();
    const { gateway, openPage } = await openStation({
      clock,
      files: project([button('Go', 'system.perspective.openPopup("live", "Live")')], {
        views: { Live: view([label('Level', '{[default]Level}')]) },
        files: { 'countersign/tags.json': { tags: [{ path: 'Level', value: 5 }] } },
      }),
    });
    const page = openPage();
    await page.press('Go');
    clock.advance(16);
    expect(page.deltas).toEqual([]);
    await gateway.tags.write([{ path: 'Level', value: 6 }], 'gateway');
    clock.advance(16);
    const { root } = page.popup('live') ?? {};
    expect(page.deltas).toEqual([
      { kind: 'prop', id: root && findNode(root, 'Level')?.id, path: ['text'], value: 6, quality: null },
    ]);
  });

  it('is closed from inside of it, and its components are gone', async () => {
    const { openPage } = await openStation({ files: project([button('Go', open())], { views }) });
    const page = openPage();
    await page.press('Go');
    await page.press('Shut');
    expect(page.popup('detail')).toBeUndefined();
    expect(page.layout.at(-1)).toMatchObject({ kind: 'popupClosed' });
  });

  it('stays while the page goes elsewhere, and ends with the document', async () => {
    const { openPage } = await openStation({
      files: project([button('Go', open())], { pages: { '/two': { title: 'Two', viewPath: 'Other' } }, views }),
    });
    const page = openPage();
    await page.press('Go');
    const before = page.popup('detail');
    expect(page.frame.open('/two').popups).toEqual([before]);
    page.reload();
    expect(page.popup('detail')).toBeUndefined();
  });

  it('waits while a page of the program is shown, whatever leads there, and is as it was after it', async () => {
    const { openPage } = await openStation({
      files: project(
        [button('Go', open()), button('View', 'system.perspective.navigate(view="Countersign/Connections")')],
        { views },
      ),
    });
    const page = openPage();
    await page.press('Go');
    const before = page.popup('detail');
    expect(page.frame.open('/connections').isBuiltIn).toBe(true);
    expect(page.frame.open('/')).toMatchObject({ isBuiltIn: false, popups: [before] });
    await page.press('View');
    expect(page.layout.at(-1)).toMatchObject({ kind: 'primary', isBuiltIn: true });
    expect(page.frame.resume()).toMatchObject({ isBuiltIn: true, popups: [before] });
  });

  it('that a person must not close stays', async () => {
    const { openPage } = await openStation({
      files: project(
        [
          button('Must', open(', modal=True, showCloseIcon=False')),
          button('May', 'system.perspective.openPopup("may", "Detail", modal=True)'),
        ],
        { views },
      ),
    });
    const page = openPage();
    await page.press('Must');
    await page.press('May');
    for (const id of ['detail', 'may']) page.frame.dismissPopup(page.popup(id)?.key ?? '');
    page.frame.dismissPopup('nothing');
    expect(page.frame.resume().popups.map(({ id }) => id)).toEqual(['detail']);
  });

  it('says why it shows nothing where its view is missing or is not for this person, and shows it once it is', async () => {
    const { addUser, openPage } = await openStation({
      files: project(
        [
          button(
            'Go',
            'system.perspective.openPopup("gone", "Gone")\nsystem.perspective.openPopup("secret", "Secret")',
          ),
        ],
        {
          views: { Secret: view([label('Secret', '"secret"')], { permissions: supervisors }) },
        },
      ),
    });
    await addUser('anna', 'Supervisor');
    const page = openPage();
    await page.press('Go');
    expect(page.popup('gone')).toMatchObject({
      root: null,
      problem: 'This project has no view Gone.',
    });
    expect(page.popup('secret')).toMatchObject({
      root: null,
      problem: 'You may not see the view Secret. It needs the role Supervisor.',
    });
    page.frame.askSignIn();
    await page.frame.signIn({ userName: 'anna', password: testPassword });
    expect(text(page.popup('secret'), 'Secret')).toBe('secret');
    expect(page.layout.at(-1)).toMatchObject({ kind: 'popup', popup: { id: 'secret', problem: null } });
  });

  it('is refused, in words, once there are more of them than anybody can use', async () => {
    const script = 'for i in range(50):\n\tsystem.perspective.openPopup("p%d" % i, "Other")';
    const { openPage } = await openStation({ files: project([button('Go', script)], { views }) });
    const page = openPage();
    await page.press('Go');
    expect(page.frame.resume().popups).toHaveLength(40);
    expect(page.notices.at(-1)?.message).toContain('This page has 40 popups open already');
  });
});

describe('the action Popup', () => {
  const popup = (config: Readonly<Record<string, unknown>>) => ({ type: 'popup', scope: 'C', config });

  it('opens, toggles and closes, with the properties that its settings name', async () => {
    const { openPage } = await openStation({
      files: project(
        [
          label('Tank', '"T-9"'),
          acting(
            'Open',
            popup({
              type: 'open',
              id: 'detail',
              viewPath: 'Detail',
              viewParams: { tank: '{../Tank.props.text}' },
              title: 'Tank {../Tank.props.text}',
            }),
          ),
          acting('Toggle', popup({ type: 'toggle', id: 'detail', viewPath: 'Detail' })),
          acting('Close', popup({ type: 'close', id: 'detail' })),
        ],
        { views },
      ),
    });
    const page = openPage();
    await page.press('Open');
    expect(page.popup('detail')?.title).toBe('Tank T-9');
    expect(text(page.popup('detail'), 'Tank')).toBe('T-9');
    await page.press('Toggle');
    expect(page.popup('detail')).toBeUndefined();
    await page.press('Toggle');
    await page.press('Close');
    expect(page.popup('detail')).toBeUndefined();
  });

  it('stands at its component where it says so, and elsewhere by pixels', async () => {
    const { openPage } = await openStation({
      files: project(
        [
          acting(
            'Beside',
            popup({
              id: 'beside',
              viewPath: 'Detail',
              positionType: 'relative',
              position: { relativeLocation: 'bottom-left', width: 300 },
            }),
          ),
          acting('Exact', popup({ id: 'exact', viewPath: 'Detail', position: { left: 5, top: null } })),
        ],
        { views },
      ),
    });
    const page = openPage();
    await page.press('Beside');
    await page.press('Exact');
    expect(page.popup('beside')).toMatchObject({
      place: { width: '300px' },
      beside: { id: page.node('Beside').id, side: 'bottom-left' },
    });
    expect(page.popup('exact')).toMatchObject({ place: { left: '5px' }, beside: null });
  });

  it.each([
    [
      { id: 'a', viewPath: 'Detail', viewParams: { tank: '{view.custom.gone}' } },
      'The action names {view.custom.gone}, which is not there.',
    ],
    [{ id: 'a', viewPath: 'Detail', glow: true }, /glow/],
    [{ type: 'explode', id: 'a' }, /type: /],
  ])('does nothing, and says why, with %j', async (config, words) => {
    const { openPage } = await openStation({ files: project([acting('Go', popup(config))], { views }) });
    const page = openPage();
    await expect(page.press('Go')).rejects.toThrow(words);
    expect(page.frame.resume().popups).toEqual([]);
  });
});
