/**
 * What no project should have and no page should send: each comes to an end, is named where it stands, and leaves a page
 * alone that was open before.
 */
import { describe, expect, it } from 'vitest';
import { CountersignError } from '../../../electron/contract/errors.ts';
import type { ViewNode } from '../../../electron/contract/page.ts';
import {
  findNode,
  openStation,
  pageConfig,
  viewFile,
  type ProjectFiles,
  type StationOptions,
  type TestPage,
  type TestStation,
} from '../../support/station.ts';
import { testClock } from '../../support/clock.ts';
import { until } from '../../support/until.ts';
import { button, expr, flex, label, property, script, tags, view } from '../../support/views.ts';

const embedded = (name: string, path: string, more = {}) => ({
  type: 'ia.display.view',
  meta: { name },
  props: { path, params: { x: 0, y: 0 } },
  ...more,
});
const changing = (text: string) => ({ onChange: { enabled: true, script: `\t${text}` } });
const atStart = (text: string) => ({ system: { onStartup: script(text) } });
const field = (name: string, more = {}) => ({
  type: 'ia.input.text-field',
  meta: { name },
  props: { text: 'as it was' },
  ...more,
});

interface Scene {
  readonly station: TestStation;
  /** Opens the page that has what is wrong. */
  readonly open: () => TestPage;
  /** A click on the page that was open before is answered. */
  readonly othersAnswer: () => Promise<void>;
}

/** A station with a page `/`, which is open, and a page `/bad` that shows the view `Bad`. */
async function scene(
  views: Readonly<Record<string, unknown>>,
  more: ProjectFiles = {},
  options: StationOptions = {},
): Promise<Scene> {
  const station = await openStation({
    ...options,
    files: {
      [pageConfig]: {
        pages: { '/': { title: 'Main', viewPath: 'Main' }, '/bad': { title: 'Bad', viewPath: 'Bad' } },
      },
      [viewFile('Main')]: {
        custom: { n: 0 },
        root: flex([button('Click', script('self.view.custom.n += 1')), label('Clicks', property('view.custom.n'))]),
      },
      ...Object.fromEntries(Object.entries(views).map(([path, content]) => [viewFile(path), content])),
      ...more,
    },
  });
  const other = station.openPage();
  let clicks = 0;
  return {
    station,
    open: () => station.openPage({ path: '/bad' }),
    othersAnswer: async () => {
      clicks += 1;
      await other.press('Click');
      expect(findNode(other.frame.resume().root, 'Clicks')?.props['text']).toBe(clicks);
    },
  };
}

const now = (page: TestPage, name: string): ViewNode => {
  const { root, popups, docks } = page.frame.resume();
  const [found] = [root, ...[...popups, ...docks].map((placed) => placed.root)].flatMap((view) =>
    view === null ? [] : (findNode(view, name) ?? []),
  );
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
};
const told = (page: TestPage): readonly string[] => page.notices.map(({ message }) => message);

it('a tag that flaps a thousand times a second is told once a frame, with what it held last', async () => {
  const clock = testClock();
  const station = await openStation({
    clock,
    files: {
      ...view([label('L', { type: 'tag', config: { tagPath: '[default]Flap' } })]),
      ...tags({
        path: 'Flap',
        value: 0,
        historyEnabled: true,
        alarms: [{ name: 'High', mode: 'AboveValue', setpointA: 80 }],
      }),
    },
  });
  const page = station.openPage();
  for (let turn = 1; turn <= 3000; turn += 1) {
    await station.gateway.tags.write([{ path: '[default]Flap', value: turn % 2 === 0 ? 0 : 100 + turn }], 'gateway');
    clock.advance(1);
  }
  const told = page.deltas.filter(({ kind }) => kind === 'prop');
  expect(told.length).toBeGreaterThan(100);
  expect(told.length).toBeLessThan(3000 / 16 + 2);
  await station.gateway.tags.write([{ path: '[default]Flap', value: 7 }], 'gateway');
  clock.advance(16);
  expect(page.deltas.at(-1)).toMatchObject({ kind: 'prop', value: 7 });
  expect(page.node('L').quality).toEqual({});
});

it('settings of a property in a scope that there is not are left out and named, and the page is there', async () => {
  const odd = { binding: { type: 'expr', config: { expression: '1' } }, onChange: { script: 'pass' } };
  const { open, othersAnswer } = await scene(
    {
      Bad: {
        custom: { a: 1 },
        propConfig: { 'Custom.a': odd, 'position.x': odd },
        root: flex([
          label('Odd', property('view.custom.a'), { propConfig: { 'Props.text': odd, 'events.x': odd } }),
          label('Whole', property('view.custom.a')),
        ]),
      },
    },
    { 'com.inductiveautomation.perspective/session-props/props.json': { propConfig: { 'params.x': odd } } },
  );
  const page = open();
  expect(now(page, 'Whole').props['text']).toBe(1);
  expect(now(page, 'Odd').notes).toEqual([
    'The settings of Props.text name no property.',
    'The settings of events.x name no property.',
  ]);
  expect(now(page, 'root').notes).toEqual([
    'The settings of Custom.a name no property.',
    'The settings of position.x name no property.',
  ]);
  await othersAnswer();
});

describe('a view of more components than a page has', () => {
  const large = { root: flex(Array.from({ length: 20_000 }, () => ({ type: 'ia.display.label' }))) };
  const tooLarge = 'The view Large is left out: this page would have more than 20000 components.';

  it('is not shown by a page, a popup or another view, which say so', async () => {
    const { station, open, othersAnswer } = await scene(
      {
        Large: large,
        Bad: {
          root: flex([
            embedded('Inner', 'Large'),
            button('Popup', script('system.perspective.openPopup("p", "Large")')),
            button('Move', script('system.perspective.navigate(view="Large")')),
          ]),
        },
      },
      {
        [pageConfig]: {
          pages: {
            '/': { title: 'Main', viewPath: 'Main' },
            '/bad': { title: 'Bad', viewPath: 'Bad' },
            '/large': { title: 'Large', viewPath: 'Large' },
          },
        },
      },
    );
    const page = open();
    expect(now(page, 'Inner').notes).toEqual([tooLarge]);
    await page.press('Popup');
    expect(page.popup('p')).toMatchObject({ root: null, problem: tooLarge });
    await page.press('Move');
    expect(told(page).at(-1)).toContain(tooLarge);
    expect(() => station.openPage({ path: '/large' })).toThrow(tooLarge);
    await othersAnswer();
  });
});

it('a view in the place of another has room for as many components, also while the last scripts of that one run', async () => {
  const large = {
    events: { system: { onShutdown: script('pass') } },
    root: flex(Array.from({ length: 10_500 }, () => ({ type: 'ia.display.label' }))),
  };
  const both = 'system.perspective.openPopup("p", "One")\n\tsystem.perspective.openPopup("p", "Two")';
  const { open } = await scene({ Bad: { root: flex([button('Go', script(both))]) }, One: large, Two: large });
  const page = open();
  await page.press('Go');
  expect(page.popup('p')).toMatchObject({ path: 'Two', problem: null });
});

it('a view that would stand deeper than a window can show is left out, and says so', async () => {
  const nested = (levels: number, inner: object): object => (levels === 0 ? inner : flex([nested(levels - 1, inner)]));
  const { station, open, othersAnswer } = await scene(
    {
      Bad: { root: nested(49, embedded('Inner', 'Deep')) },
      Deep: { root: nested(49, embedded('Innermost', 'Label')) },
      Label: { root: label('L', expr('1')) },
      Deepest: { root: nested(100, label('L', expr('1'))) },
    },
    {
      [pageConfig]: {
        pages: {
          '/': { title: 'Main', viewPath: 'Main' },
          '/bad': { title: 'Bad', viewPath: 'Bad' },
          '/deepest': { title: 'Deepest', viewPath: 'Deepest' },
        },
      },
    },
  );
  const page = open();
  expect(now(page, 'Inner').notes).toEqual([]);
  expect(now(page, 'Innermost').notes).toEqual([
    'The view Label is left out: this page would have more than 100 components inside of each other.',
  ]);
  expect(() => station.openPage({ path: '/deepest' })).toThrow(
    'The view Deepest is left out: this page would have more than 100 components inside of each other.',
  );
  await othersAnswer();
});

it('a component whose type is a name that objects have is one that is not known', async () => {
  const types = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];
  const { open, othersAnswer } = await scene({
    Bad: { root: flex([...types.map((type) => ({ type, meta: { name: type } })), label('L', expr('1'))]) },
  });
  const page = open();
  expect(page.snapshot().root.children.map(({ type }) => type)).toEqual([...types, 'ia.display.label']);
  await othersAnswer();
});

describe('parameters between views', () => {
  it('that lead to each other over three views without end say so, and the rest of the page is there', async () => {
    const between = (inner: string, given: string) => ({
      params: { x: 0, y: 0 },
      propConfig: { 'params.x': { paramDirection: 'output', binding: expr('{/root/V.props.params.x} + 1') } },
      root: flex([embedded('V', inner, { propConfig: { 'props.params.y': { binding: property(given) } } })]),
    });
    const { open, othersAnswer } = await scene({
      Bad: {
        custom: { a: 0 },
        propConfig: { 'custom.a': { binding: expr('{/root/V.props.params.x} + 1') } },
        root: flex([
          embedded('V', 'B', { propConfig: { 'props.params.y': { binding: property('view.custom.a') } } }),
          label('A', property('view.custom.a')),
          label('L', expr('1 + 1')),
        ]),
      },
      B: between('C', 'view.params.y'),
      C: {
        params: { x: 0, y: 0 },
        propConfig: { 'params.x': { paramDirection: 'output', binding: expr('{view.params.y} + 1') } },
        root: flex([]),
      },
    });
    const page = open();
    expect(page.node('L').props['text']).toBe(2);
    await until(() =>
      expect(JSON.stringify(page.frame.resume().root)).toMatch(/the binding follows itself|without end/),
    );
    await othersAnswer();
  });

  it('that what they are bound to does not take say why, and the page is there', async () => {
    const { open, othersAnswer } = await scene(
      {
        Bad: {
          root: flex([
            embedded('V', 'B', {
              propConfig: {
                'props.params.x': {
                  binding: { type: 'tag', config: { mode: 'direct', tagPath: '[default]Wave', bidirectional: true } },
                },
              },
            }),
            label('L', expr('1 + 1')),
          ]),
        },
        B: {
          params: { x: 0 },
          propConfig: { 'params.x': { paramDirection: 'output', binding: expr('7') } },
          root: flex([]),
        },
      },
      tags({ path: 'Wave', simulate: { kind: 'stops', value: 5, after: 100_000 } }),
    );
    const page = open();
    expect(page.node('L').props['text']).toBe(2);
    await until(() =>
      expect(findNode(page.frame.resume().root, 'V')?.quality['params']).toEqual({
        code: 'Error_Configuration',
        reason: 'The tag [default]Wave takes no writes.',
      }),
    );
    await othersAnswer();
  });
});

describe('scripts that lead to each other without end', () => {
  const circles: readonly (readonly [what: string, views: Readonly<Record<string, unknown>>, where: string])[] = [
    [
      'a change script that changes its own property',
      {
        Bad: {
          custom: { a: 0 },
          propConfig: { 'custom.a': changing('self.custom.a += 1') },
          events: atStart('self.custom.a = 1'),
          root: flex([]),
        },
      },
      'views/Bad: view custom.a.onChange',
    ],
    [
      'two views of which each adds to the list of the other',
      {
        Bad: {
          root: flex([
            embedded('V', 'B', {
              propConfig: { 'props.params.x': changing('self.props.params.x = list(currentValue.value) + [1]') },
            }),
          ]),
        },
        B: {
          params: { x: [] },
          propConfig: {
            'params.x': { paramDirection: 'inout', ...changing('self.params.x = list(currentValue.value) + [2]') },
          },
          events: atStart('self.params.x = [0]'),
          root: flex([]),
        },
      },
      'onChange',
    ],
    [
      'popups that open each other',
      {
        Bad: { events: atStart('system.perspective.openPopup("p", "A")'), root: flex([]) },
        A: { events: atStart('system.perspective.openPopup("p", "B")'), root: flex([]) },
        B: { events: atStart('system.perspective.openPopup("p", "A")'), root: flex([]) },
      },
      'view.onStartup',
    ],
    [
      'views that put each other onto the page',
      {
        Bad: { events: atStart('system.perspective.navigate(view="A")'), root: flex([]) },
        A: { events: atStart('system.perspective.navigate(view="B")'), root: flex([]) },
        B: { events: atStart('system.perspective.navigate(view="A")'), root: flex([]) },
      },
      'view.onStartup',
    ],
    [
      'a message that is answered by a write, and a write by a message',
      {
        Bad: {
          custom: { a: 0 },
          propConfig: { 'custom.a': changing('system.perspective.sendMessage("m", {})') },
          events: atStart('self.custom.a = 1'),
          root: flex([], {
            scripts: {
              messageHandlers: [{ messageType: 'm', pageScope: true, script: '\tself.view.custom.a += 1' }],
            },
          }),
        },
      },
      'views/Bad:',
    ],
  ];

  it.each(circles)('%s: come to an end with a word, and others answer', async (_what, views, where) => {
    const { open, othersAnswer } = await scene(views);
    const page = open();
    await othersAnswer();
    await until(() => expect(told(page).join('\n')).toMatch(/without end: after 50 of them .* not (run|sent)/));
    expect(told(page).join('\n')).toContain(where);
    await othersAnswer();
  });

  it.each([
    ['lead to each other', 'system.perspective.navigate(page="/")'],
    ['read themselves anew', 'system.perspective.refresh()'],
  ])('pages that %s at their start come to an end with a word', async (_what, onward) => {
    const station = await openStation({
      files: {
        [pageConfig]: { pages: { '/': { title: 'A', viewPath: 'A' }, '/b': { title: 'B', viewPath: 'B' } } },
        [viewFile('A')]: { events: atStart('system.perspective.navigate(page="/b")'), root: flex([]) },
        [viewFile('B')]: { events: atStart(onward), root: flex([]) },
      },
    });
    const page = station.openPage();
    let at = '/';
    let obeyed = 0;
    await until(() => {
      for (const command of page.commands.slice(obeyed)) {
        obeyed += 1;
        if (command.kind === 'navigate') at = command.address;
        page.frame.open(at);
      }
      expect(told(page).join('\n')).toMatch(/without end: after 50 of them this one was not run \(views\/[AB]: view/);
    });
  });

  it('a transform that runs its own binding again says so as its quality', async () => {
    const { open, othersAnswer } = await scene({
      Bad: {
        root: flex([
          label('L', {
            ...expr('1'),
            transforms: [{ type: 'script', code: '\tself.refreshBinding("props.text")\n\treturn value' }],
          }),
        ]),
      },
    });
    const page = open();
    await othersAnswer();
    await until(() =>
      expect(now(page, 'L').quality['text']?.reason).toContain('Scripts lead to each other without end'),
    );
  });

  it('a press waits for one transform that never returns, and not for all of them', async () => {
    const names = ['A', 'B', 'C', 'D'];
    const endless = [{ type: 'script', code: '\twhile True:\n\t\tpass' }];
    const { open, othersAnswer } = await scene(
      { Bad: { root: flex(names.map((name) => label(name, { ...expr('1'), transforms: endless }))) } },
      {},
      { scriptTimeLimit: 1000 },
    );
    const page = open();
    const stopped = (): number => names.filter((name) => now(page, name).quality['text'] !== undefined).length;
    await othersAnswer();
    expect(stopped()).toBeLessThan(names.length);
    await until(() => expect(stopped()).toBe(names.length));
  });

  it('a message of a session that is answered by two of them says so', async () => {
    const send = 'system.util.sendMessage(system.util.getProjectName(), "m", {}, scope="S")';
    const { open, othersAnswer } = await scene(
      { Bad: { root: flex([button('Go', script(send))]) } },
      {
        'com.inductiveautomation.perspective/session-scripts/data.bin': {
          messageHandlers: [{ name: 'm', script: `\tfor each in range(2):\n\t\t${send}` }],
        },
      },
    );
    const page = open();
    await page.press('Go');
    await until(() => expect(told(page).join('\n')).toContain('1000 messages wait in this session already'));
    await othersAnswer();
  });

  it('a script that a press leads to is no circle, however often it is pressed', async () => {
    const { open } = await scene({
      Bad: {
        custom: { a: 0, b: 0 },
        propConfig: { 'custom.a': changing('self.custom.b = currentValue.value') },
        root: flex([button('Go', script('self.view.custom.a += 1')), label('B', property('view.custom.b'))]),
      },
    });
    const page = open();
    for (let press = 0; press < 60; press += 1) await page.press('Go');
    await until(() => expect(now(page, 'B').props['text']).toBe(60));
    expect(told(page)).toEqual([]);
  });
});

describe('a page that says what is not so', () => {
  it('presses a button once, however often it says so at the same time', async () => {
    const { open, othersAnswer } = await scene({
      Bad: {
        custom: { n: 0 },
        root: flex([button('Go', script('self.view.custom.n += 1')), label('N', property('view.custom.n'))]),
      },
    });
    const page = open();
    const { id } = page.node('Go');
    const presses = Promise.allSettled(
      Array.from({ length: 1000 }, () => page.frame.fire(id, 'component.onActionPerformed', {})),
    );
    await othersAnswer();
    const refused = (await presses).filter(({ status }) => status === 'rejected');
    expect(refused.length).toBe(999);
    expect(now(page, 'N').props['text']).toBe(1);
  });

  it('presses nothing and writes nothing in a popup that closes, whose last script still runs', async () => {
    const { open } = await scene({
      Bad: { root: flex([button('Open', script('system.perspective.openPopup("p", "P")'))]) },
      P: {
        events: { system: { onShutdown: script('pass') } },
        root: flex([button('Press', script('system.perspective.openPopup("late", "P")')), field('Field')]),
      },
    });
    const page = open();
    await page.press('Open');
    const [press, input, popup] = [now(page, 'Press'), now(page, 'Field'), page.popup('p')];
    page.frame.dismissPopup(popup?.key ?? '');
    await page.frame.fire(press.id, 'component.onActionPerformed', {});
    expect(page.popup('late')).toBeUndefined();
    expect(() => page.frame.write(input.id, 'text', 'late')).toThrow('This part of the page is gone.');
  });

  it('writes nothing in what is hidden, nor in a dock that is closed', async () => {
    const { open } = await scene(
      {
        Bad: { root: flex([field('Hidden', { meta: { name: 'Hidden', visible: false } })]) },
        D: { root: flex([field('Docked')]) },
      },
      {
        [pageConfig]: {
          pages: { '/': { title: 'Main', viewPath: 'Main' }, '/bad': { title: 'Bad', viewPath: 'Bad' } },
          sharedDocks: { left: [{ id: 'd', viewPath: 'D', show: 'onDemand', handle: 'hide' }] },
        },
      },
    );
    const page = open();
    for (const name of ['Hidden', 'Docked']) {
      expect(page.frame.write(now(page, name).id, 'text', 'x')).toMatchObject({
        value: 'as it was',
        refused: 'This is not on the screen. It was not written.',
      });
    }
    page.frame.setDock(page.dock('d')?.key ?? '', true);
    expect(page.dock('d')?.isOpen).toBe(false);
  });

  it.each([
    '__proto__',
    'constructor',
    'text.__proto__',
    'text.constructor.prototype',
    'text[4000000000]',
    'text[-1]',
    'text.length',
    'style',
    '',
    '.',
    `${'a.'.repeat(99)}a`,
  ])('writes nothing to %j', async (path) => {
    const { open } = await scene({ Bad: { root: flex([field('Field')]) } });
    const page = open();
    const { id } = page.node('Field');
    try {
      expect(page.frame.write(id, path, { polluted: true })).toMatchObject({ refused: expect.any(String) });
    } catch (error) {
      expect(error).toBeInstanceOf(CountersignError);
    }
    expect(now(page, 'Field').props).toEqual(page.node('Field').props);
    expect({}).not.toHaveProperty('polluted');
  });

  it('reaches nothing of another session by its ids', async () => {
    const { station, open } = await scene({
      Bad: { root: flex([button('Open', script('system.perspective.openPopup("p", "P")'))]) },
      P: { root: flex([field('Field'), field('Other')]) },
    });
    const page = open();
    await page.press('Open');
    const session = station.gateway.openSession({ address: null, host: 'other', userAgent: '', scope: 'browser' });
    const stranger = station.openPage({ session, path: '/' });
    const input = now(page, 'Other');
    expect(() => stranger.frame.write(input.id, 'text', 'x')).toThrow('This part of the page is gone.');
    await stranger.frame.fire(input.id, 'component.onActionPerformed', {});
    stranger.frame.dismissPopup(page.popup('p')?.key ?? '');
    expect(page.popup('p')).toBeDefined();
    expect(now(page, 'Other').props['text']).toBe('as it was');
  });
});
