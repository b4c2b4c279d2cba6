/** Messages, methods, and what else the components of a page have of their own. */
import { describe, expect, it } from 'vitest';
import { openStation, viewFile, type TestPage, type TestStation } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { button, label, property, script, tags, view } from '../../support/views.ts';

const press = (page: TestPage, name: string): Promise<void> =>
  page.frame.fire(page.node(name).id, 'component.onActionPerformed', {});
const printed = ({ log }: TestStation): string[] =>
  log.lines.filter(({ details }) => details['logger'] === 'print').map(({ message }) => message);
const listener = (name: string, text: string, scopes: object) => ({
  type: 'ia.display.label',
  meta: { name },
  props: { text: '' },
  scripts: { messageHandlers: [{ messageType: 'go', script: `\t${text}`, ...scopes }] },
});
const say = 'print "%s %s" % (self.name, payload["n"])';
const embedded = (name: string, path: string) => ({ type: 'ia.display.view', meta: { name }, props: { path } });

describe('system.perspective.sendMessage', () => {
  const files = {
    ...view([
      listener('OfPage', say, { pageScope: true }),
      listener('OfSession', say, { sessionScope: true }),
      listener('OfView', say, { viewScope: true }),
      listener('Deaf', say, {}),
      embedded('Inner', 'Inner'),
      ...['session', 'page', 'view'].map((scope) =>
        button(scope, script(`system.perspective.sendMessage("go", {"n": 1}, "${scope}")`)),
      ),
      button('Default', script('system.perspective.sendMessage("go", payload={"n": 2}, sessionId=self.session.id)')),
      button('Odd', script('system.perspective.sendMessage("go", {"n": 1}, "world")')),
    ]),
    [viewFile('Inner')]: {
      root: {
        type: 'ia.container.flex',
        meta: { name: 'root' },
        children: [
          listener('InnerView', say, { viewScope: true }),
          listener('InnerPage', say, { pageScope: true }),
          button('FromInner', script('system.perspective.sendMessage("go", {"n": 3}, scope="view")')),
        ],
      },
    },
  };

  it.each([
    ['session', ['OfSession 1', 'OfSession 1']],
    ['page', ['OfPage 1', 'InnerPage 1']],
    ['view', ['OfView 1']],
    ['Default', ['OfPage 2', 'InnerPage 2']],
    ['FromInner', ['InnerView 3']],
  ])('%s reaches those that listen there', async (sent, heard) => {
    const station = await openStation({ files });
    const page = station.openPage();
    station.openPage();
    await press(page, sent);
    await until(() => expect(printed(station).toSorted()).toEqual(heard.toSorted()));
  });

  it('refuses a scope that there is none', async () => {
    const page = (await openStation({ files })).openPage();
    await press(page, 'Odd');
    expect(page.notices.at(-1)?.message).toContain('scope is neither session, page nor view');
  });

  it('reaches the other pages where one has too many messages waiting, and says so', async () => {
    const full = Array.from({ length: 50 }, (_, at) => ({
      ...listener(`Full${at}`, 'pass', {}),
      scripts: { messageHandlers: [{ messageType: 'fill', script: '\tpass', pageScope: true }] },
    }));
    const flood = script(
      'for turn in range(100): system.perspective.sendMessage("fill")\n\tsystem.perspective.sendMessage("go", {"n": 1}, "session")',
    );
    const station = await openStation({
      files: view([listener('Hears', say, { sessionScope: true }), ...full, button('Flood', flood)]),
    });
    const page = station.openPage();
    station.openPage();
    await press(page, 'Flood');
    await until(() => expect(printed(station)).toEqual(['Hears 1']));
    expect(page.notices.at(-1)?.message).toContain('"go" was not sent. Of 2 it was sent to, 1 took it.');
  });

  it('ends messages that answer each other without end, and says so', async () => {
    const answer = 'system.perspective.sendMessage("go", {"n": payload["n"] + 1})';
    const station = await openStation({
      files: view([
        listener('Ping', answer, { pageScope: true }),
        button('Go', script('system.perspective.sendMessage("go", {"n": 0})')),
      ]),
    });
    const page = station.openPage();
    await press(page, 'Go');
    await until(() =>
      expect(page.notices.map(({ message }) => message).join()).toContain(
        'Scripts lead to each other without end: after 50 of them this one was not run (views/Main: root/Ping.go).',
      ),
    );
  });
});

describe('a component has of its own', () => {
  it('methods, with its arguments, that scripts of others call', async () => {
    const counter = {
      type: 'ia.display.label',
      meta: { name: 'Counter' },
      props: { text: '1' },
      scripts: {
        customMethods: [
          {
            name: 'add',
            params: ['n', 'times=1'],
            script: '\tself.props.text = int(self.props.text) + n * times\n\treturn self.props.text',
          },
          { name: 'odd', params: [], script: '\treturn 1 /' },
        ],
      },
    };
    const station = await openStation({
      files: view([
        counter,
        button('Go', script('print self.getSibling("Counter").add(2), self.getSibling("Counter").add(1, 3)')),
        button('Odd', script('self.getSibling("Counter").odd()')),
      ]),
    });
    const page = station.openPage();
    await press(page, 'Go');
    expect(printed(station)).toEqual(['3 6']);
    await press(page, 'Odd');
    expect(page.notices.at(-1)?.message).toContain('views/Main: root/Counter.odd, line 1');
  });

  it('the focus, where a script gives it to it', async () => {
    const station = await openStation({
      files: view([
        { type: 'ia.input.text-field', meta: { name: 'F' }, props: { text: '' } },
        button('Go', script('self.getSibling("F").focus()')),
        button('Odd', script('self.view.focus()')),
      ]),
    });
    const page = station.openPage();
    await press(page, 'Go');
    expect(page.commands).toEqual([{ kind: 'focus', id: page.node('F').id }]);
    await press(page, 'Odd');
    expect(page.notices.at(-1)?.message).toContain('A view takes no focus.');
  });

  it('the methods of their types, which the document does', async () => {
    const station = await openStation({
      files: view([
        { type: 'ia.input.signature-pad', meta: { name: 'Pad' } },
        { type: 'ia.input.text-field', meta: { name: 'F' } },
        button('Go', script('self.getSibling("Pad").clearSignature()')),
        button('Odd', script('self.getSibling("F").clearSignature()')),
      ]),
    });
    const page = station.openPage();
    await press(page, 'Go');
    expect(page.commands).toEqual([{ kind: 'method', id: page.node('Pad').id, name: 'clearSignature' }]);
    await press(page, 'Odd');
    expect(page.notices.at(-1)?.message).toContain('a component has no clearSignature');
  });

  it('meta, with what the project says there', async () => {
    const station = await openStation({
      files: view([
        { ...label('L', undefined), meta: { name: 'L', tooltip: { enabled: true, text: 'Tip' } }, propConfig: {} },
        button('Go', script('print self.getSibling("L").meta.tooltip.text, self.getSibling("L").meta.name')),
      ]),
    });
    await press(station.openPage(), 'Go');
    expect(printed(station)).toEqual(['Tip L']);
  });
});

describe('scripts of a view that closes', () => {
  const closing = (...more: readonly string[]) => script(['system.perspective.closePopup("p")', ...more].join('\n\t'));
  const opening = button('Open', script('system.perspective.openPopup("p", "Popup", {"lot": "A7"})'));
  const bound = {
    params: { lot: '' },
    custom: { own: 0 },
    propConfig: { 'custom.own': { binding: property('session.custom.taken', { bidirectional: true }) } },
  };
  const props = { 'com.inductiveautomation.perspective/session-props/props.json': { custom: { taken: 0 } } };
  const root = (...children: readonly unknown[]) => ({
    root: { type: 'ia.container.flex', meta: { name: 'root' }, children },
  });

  it('find it as it was to their end, and what they write goes to what it is bound to', async () => {
    const station = await openStation({
      files: {
        ...view([opening, label('Taken', property('session.custom.taken'))]),
        [viewFile('Popup')]: {
          ...bound,
          ...root(
            label('Lot', property('view.params.lot')),
            button(
              'Shut',
              closing('self.view.custom.own = 5', 'print self.getSibling("Lot").props.text, self.view.custom.own'),
            ),
          ),
        },
        ...props,
      },
    });
    const page = station.openPage();
    await page.press('Open');
    await page.press('Shut');
    expect(printed(station)).toEqual(['A7 5']);
    expect(page.snapshot().root.children[1]?.props['text']).toBe(5);
    expect(page.popup('p')).toBeUndefined();
    expect(page.notices).toEqual([]);
  });

  it('find it also in what they begin to run beside them, whose messages reach it', async () => {
    const work = [
      'def work():',
      '\twhile not system.tag.readBlocking(["[default]Go"])[0].value: pass',
      '\tprint self.view.params.lot',
    ];
    const begin = ['system.util.invokeAsynchronous(work)', 'system.perspective.closePopup("p")'];
    const send = [
      'def send():',
      '\tsystem.perspective.sendMessage("go", {"n": 3}, "view")',
      'system.util.invokeAsynchronous(send)',
    ];
    const station = await openStation({
      files: {
        ...view([opening]),
        ...tags({ path: 'Go', value: false }),
        [viewFile('Popup')]: {
          params: { lot: '' },
          ...root(
            button('Shut', script([...work, ...begin].join('\n\t'))),
            button('Send', script(send.join('\n\t'))),
            listener('Own', say, { viewScope: true }),
          ),
        },
      },
    });
    const page = station.openPage();
    await page.press('Open');
    await page.press('Send');
    await until(() => expect(printed(station)).toEqual(['Own 3']));
    await page.press('Shut');
    expect(page.popup('p')).toBeUndefined();
    await station.gateway.tags.write([{ path: '[default]Go', value: true }], 'gateway');
    await until(() => expect(printed(station)).toEqual(['Own 3', 'A7']));
  });

  it('write back at its shutdown', async () => {
    const onShutdown = script('self.custom.own = 6');
    const { openPage } = await openStation({
      files: {
        ...view([opening, label('Taken', property('session.custom.taken')), button('Shut', closing())]),
        [viewFile('Popup')]: { ...bound, events: { system: { onShutdown } }, ...root() },
        ...props,
      },
    });
    const page = openPage();
    await page.press('Open');
    await page.press('Shut');
    await until(() => expect(page.snapshot().root.children[1]?.props['text']).toBe(6));
  });

  it('hear what was sent to it before, and nothing that is sent later', async () => {
    const slow = 'for n in range(100000): pass\n\tself.props.text = "heard"\n\tprint self.name, payload["n"]';
    const send = (n: number) => `system.perspective.sendMessage("go", {"n": ${n}})`;
    const station = await openStation({
      files: {
        ...view([
          {
            type: 'ia.display.flex-repeater',
            meta: { name: 'Lots' },
            props: { path: 'Lot', instances: [{}, {}] },
          },
          button(
            'Go',
            script([send(1), 'self.getSibling("Lots").props.instances = []', send(2), 'print "sent"'].join('\n\t')),
          ),
        ]),
        [viewFile('Lot')]: root(listener('Lot', slow, { pageScope: true })),
      },
    });
    const page = station.openPage();
    await page.press('Go');
    await until(() => expect(printed(station)).toEqual(['sent', 'Lot 1', 'Lot 1']));
    await page.press('Go');
    await until(() => expect(printed(station).slice(3)).toEqual(['sent']));
    expect(page.notices).toEqual([]);
  });
});

describe('the events of a view', () => {
  it('onShutdown finds the view as it was, of a page that closes and of a view that gives way to another', async () => {
    const inner = (name: string) => ({
      events: {
        system: { onShutdown: { type: 'script', scope: 'G', config: { script: '\tprint "bye", self.params.who' } } },
      },
      params: { who: name },
      root: { type: 'ia.container.flex', meta: { name: 'root' } },
    });
    const station = await openStation({
      files: {
        ...view(
          [
            { ...embedded('Inner', 'A'), propConfig: { 'props.path': { binding: property('view.custom.path') } } },
            button('Go', script('self.view.custom.path = "B"')),
          ],
          { custom: { path: 'A' } },
        ),
        [viewFile('A')]: inner('A'),
        [viewFile('B')]: inner('B'),
      },
    });
    const page = station.openPage();
    await press(page, 'Go');
    await until(() => expect(printed(station)).toEqual(['bye A']));
    page.frame.close();
    await until(() => expect(printed(station)).toEqual(['bye A', 'bye B']));
  });

  it('a change script is told who wrote: a binding, a script, a person', async () => {
    const station = await openStation({
      files: view(
        [
          {
            type: 'ia.input.text-field',
            meta: { name: 'F' },
            props: { text: '' },
            propConfig: { 'props.text': { onChange: { script: '\tprint origin, currentValue.value' } } },
          },
          {
            ...label('L', property('view.custom.n')),
            propConfig: {
              'props.text': {
                binding: property('view.custom.n'),
                onChange: { script: '\tprint origin, currentValue.value' },
              },
            },
          },
          button('Script', script('self.getSibling("F").props.text = "s"')),
          button('Binding', script('self.view.custom.n = 5')),
        ],
        { custom: { n: 1 } },
      ),
    });
    const page = station.openPage();
    await page.frame.write(page.node('F').id, 'text', 'p');
    await until(() => expect(printed(station)).toEqual(['Browser p']));
    await press(page, 'Script');
    await press(page, 'Binding');
    await until(() => expect(printed(station)).toEqual(['Browser p', 'Script s', 'Binding 5']));
  });

  const heard = (name: string, binding: unknown) => ({
    type: 'ia.input.text-field',
    meta: { name },
    props: { text: '' },
    propConfig: { 'props.text': { binding, onChange: { script: '\tprint self.name, origin, currentValue.value' } } },
  });

  it('a change script of what is bound both ways is told who wrote it, and that of what it is bound to of the way back', async () => {
    const station = await openStation({
      files: {
        ...tags({ path: 'Lot', value: 'none' }),
        ...view(
          [
            heard('F', property('view.custom.t', { bidirectional: true })),
            heard('T', { type: 'tag', config: { tagPath: '[default]Lot', bidirectional: true } }),
            button('Both', script('self.getSibling("F").props.text = "s"; self.getSibling("T").props.text = "L2"')),
            button('Source', script('self.view.custom.t = "v"; system.tag.writeBlocking(["[default]Lot"], ["L3"])')),
          ],
          {
            custom: { t: '' },
            propConfig: { 'custom.t': { onChange: { script: '\tprint "t", origin, currentValue.value' } } },
          },
        ),
      },
    });
    const page = station.openPage();
    const said = (...lines: readonly string[]) =>
      until(() => expect(printed(station).splice(-lines.length).toSorted()).toEqual(lines));
    await page.frame.write(page.node('F').id, 'text', 'p');
    await page.frame.write(page.node('T').id, 'text', 'L1');
    await said('F Browser p', 'T Browser L1', 't BindingWriteback p');
    await press(page, 'Both');
    await said('F Script s', 'T Script L2', 't BindingWriteback s');
    await press(page, 'Source');
    await said('F Binding v', 'T Binding L3', 't Script v');
  });

  it('a change script of a part of a property hears nothing of its other parts', async () => {
    const station = await openStation({
      files: view(
        [
          button('Other', script('self.view.custom.o.b = 1; self.view.custom.o.list[1].v = 1')),
          button('Same', script('self.view.custom.o = {"a": 0, "b": 2, "list": [{"v": 0}, {"v": 2}]}')),
          button('Own', script('self.view.custom.o.a = 3')),
        ],
        {
          custom: { o: { a: 0, b: 0, list: [{ v: 0 }, { v: 0 }] } },
          propConfig: {
            'custom.o.a': { onChange: { script: '\tprint "a", currentValue.value' } },
            'custom.o.list[0]': { onChange: { script: '\tprint "list"' } },
          },
        },
      ),
    });
    const page = station.openPage();
    for (const name of ['Other', 'Same', 'Own']) await press(page, name);
    await until(() => expect(printed(station)).toEqual(['a 3']));
  });
});
