import { describe, expect, it } from 'vitest';
import type { ViewNode } from '../../../electron/contract/page.ts';
import { testClock } from '../../support/clock.ts';
import { findNode, openStation, pageConfig, viewFile, type ProjectFiles } from '../../support/station.ts';
import { until } from '../../support/until.ts';

const label = (name: string, binding: unknown) => ({
  type: 'ia.display.label',
  meta: { name },
  props: { text: '' },
  propConfig: { 'props.text': { binding } },
});
const tag = (tagPath: string, extra = {}) => ({ type: 'tag', config: { mode: 'direct', tagPath, ...extra } });
const expr = (expression: string) => ({ type: 'expr', config: { expression } });
const property = (path: string, extra = {}) => ({ type: 'property', config: { path, ...extra } });

function project(children: readonly unknown[], more: ProjectFiles = {}): ProjectFiles {
  return {
    [pageConfig]: { pages: { '/': { title: 'Main', viewPath: 'Main' } } },
    [viewFile('Main')]: {
      custom: { name: 'Line 4', rows: [{ a: 1 }, { a: 2 }] },
      root: { type: 'ia.container.flex', meta: { name: 'root' }, children },
    },
    'countersign/tags.json': {
      tags: [
        { path: 'Level', value: 5 },
        { path: 'Pressure', simulate: { kind: 'stops', value: 3.02, after: 1 } },
        { path: 'Count', simulate: { kind: 'ramp', from: 0, to: 3, step: 1, every: 0.5 } },
      ],
    },
    ...more,
  };
}

describe('a page', () => {
  it('that opens is told of its first components, and right after of all others, in their order and as they are then', async () => {
    const clock = testClock();
    const labels = (name: string, count: number): unknown[] =>
      Array.from({ length: count }, (_, at) => label(`${name}${at}`, tag('[default]Level')));
    const nested = { type: 'ia.container.flex', meta: { name: 'Nested' }, children: labels('N', 30) };
    const station = await openStation({ clock, files: project([...labels('A', 40), nested, ...labels('B', 400)]) });
    const page = station.openPage();
    const namesIn = ({ name, children }: ViewNode): string[] => [name, ...children.flatMap(namesIn)];
    const { root } = page.snapshot();
    const names = ['root', ...[...Array(40).keys()].map((at) => `A${at}`), 'Nested', 'N0'];
    expect(namesIn(root).slice(0, names.length)).toEqual(names);
    expect(namesIn(root)).toHaveLength(60);
    await station.gateway.tags.write([{ path: '[default]Level', value: 8 }], 'gateway');
    for (let frame = 0; frame < 3; frame += 1) clock.advance(16);
    const added = new Map<string, readonly ViewNode[]>();
    for (const delta of page.deltas)
      if (delta.kind === 'added') added.set(delta.id, [...(added.get(delta.id) ?? []), ...delta.children]);
    const whole = (node: ViewNode): ViewNode => ({
      ...node,
      children: [...node.children, ...(added.get(node.id) ?? [])].map(whole),
    });
    expect(namesIn(whole(root))).toEqual(namesIn(page.frame.resume().root));
    expect(findNode(whole(root), 'B399')?.props['text']).toBe(8);
  });

  it('shows properties, expressions and tags as bound', async () => {
    const { openPage } = await openStation({
      files: project([
        label('Own', property('view.custom.name')),
        label('Sibling', property('../Own.props.text')),
        label('Rooted', property('/root/Own.props.text')),
        label('Inside', property('view.custom.rows[1].a')),
        label('Expression', expr('upper({view.custom.name}) + ": " + {[default]Level}')),
        label('Tag', tag('[default]Level')),
        label('Page', property('page.props.path')),
        label('Session', property('session.props.auth.authenticated')),
      ]),
    });
    const page = openPage();
    const texts = ['Own', 'Sibling', 'Rooted', 'Inside', 'Expression', 'Tag', 'Page', 'Session'].map(
      (name) => page.node(name).props['text'],
    );
    expect(texts).toEqual(['Line 4', 'Line 4', 'Line 4', 2, 'LINE 4: 5', 5, '/', false]);
  });

  it('sends what changed, batched into one message a frame', async () => {
    const clock = testClock();
    const { gateway, openPage } = await openStation({
      clock,
      files: project([label('A', tag('Level')), label('B', expr('{[default]Level} * 2'))]),
    });
    const page = openPage();
    await gateway.tags.write([{ path: 'Level', value: 6 }], 'gateway');
    await gateway.tags.write([{ path: 'Level', value: 7 }], 'gateway');
    expect(page.deltas).toEqual([]);
    clock.advance(16);
    expect(page.deltas).toEqual([
      { kind: 'prop', id: page.node('A').id, path: ['text'], value: 7, quality: null },
      { kind: 'prop', id: page.node('B').id, path: ['text'], value: 14, quality: null },
    ]);
  });

  it('HM-1 tells a quality that became bad within a frame', async () => {
    const clock = testClock();
    const bad = 'if({[default]Level} > 6, qualifiedValue(1, "Bad", "Bad_NotConnected", "gone"), 1)';
    const { gateway, openPage } = await openStation({ clock, files: project([label('A', expr(bad))]) });
    const page = openPage();
    await gateway.tags.write([{ path: 'Level', value: 7 }], 'gateway');
    clock.advance(16);
    expect(page.deltas).toMatchObject([{ id: page.node('A').id, quality: { code: 'Bad_NotConnected' } }]);
  });

  it('HM-1 marks a tag that stopped as stale since its last value, and keeps the value', async () => {
    const clock = testClock();
    const { openPage } = await openStation({
      clock,
      files: project([label('P', expr('numberFormat({[default]Pressure}, "0.00")'))]),
    });
    const page = openPage();
    clock.advance(2000);
    expect(page.deltas.at(-1)).toMatchObject({
      path: ['text'],
      value: '3.02',
      quality: { code: 'Bad_Stale', since: '2026-11-22T13:03:25.000Z' },
    });
  });

  it.each([
    ['a tag that is not there', tag('[default]Nope'), 'Bad_NotFound', /Nope/],
    ['a property that is not there', property('view.custom.nope'), 'Bad_NotFound', /view\.custom\.nope/],
    ['a path that is no path', property('nonsense'), 'Bad_NotFound', /not a property path/],
    ['an expression that does not parse', expr('1 +'), 'Error_Configuration', /column 4/],
    [
      'a binding type of a later version',
      { type: 'crystal-ball', config: {} },
      'Error_Configuration',
      /"crystal-ball" are not supported/,
    ],
  ])('HM-1 gives %s a bad quality with the reason', async (_what, binding, code, reason) => {
    const { openPage } = await openStation({ files: project([label('L', binding)]) });
    expect(openPage().node('L').quality['text']).toEqual({ code, reason: expect.stringMatching(reason) });
  });

  it('an expression answers for a reference that names nothing, as for a tag that is not there', async () => {
    const { openPage } = await openStation({
      files: project([
        label('Asks', expr('if(isGood({HistorySource}), "there", "none")')),
        label('Sibling', expr('if({../Gone.props.text} = null, "none", "there")')),
        label('Reads', expr('{HistorySource}')),
      ]),
    });
    const page = openPage();
    expect(page.node('Asks')).toMatchObject({ props: { text: 'none' }, quality: {} });
    expect(page.node('Sibling').quality['text']?.code).toBe('Bad_NotFound');
    expect(page.node('Reads').quality['text']).toEqual({ code: 'Bad_NotFound', reason: 'No tag HistorySource' });
  });

  it('a reference that is no property, by its beginning or its scope, is a tag of the default provider', async () => {
    const texts = { Tag: '{Level}', Folder: '{Line 4/Speed} + 1', Part: '{Level.Quality}', Self: '{self.props.text}' };
    const { openPage } = await openStation({
      files: {
        ...project([
          ...Object.entries(texts).map(([name, text]) => label(name, expr(text))),
          label('Scope', expr('{Other.custom.n}')),
          label('Value', expr('{value}')),
        ]),
        'countersign/tags.json': {
          tags: Object.entries({ Level: 3, 'Line 4/Speed': 6, value: 9 }).map(([path, value]) => ({ path, value })),
        },
      },
    });
    const page = openPage();
    expect(['Tag', 'Folder', 'Part'].map((name) => page.node(name).props['text'])).toEqual([3, 7, 'Good']);
    for (const name of ['Self', 'Scope', 'Value']) {
      expect(page.node(name).quality['text']?.reason).toMatch(/is not a property path$/);
    }
  });

  it('HM-1 gives a property that cannot hold its bound value a bad quality, not the old value as a live one', async () => {
    const list = {
      type: 'ia.display.table',
      meta: { name: 'T' },
      props: { data: ['old'] },
      propConfig: { 'props.data.7': { binding: tag('[default]Level') } },
    };
    const others = [label('First', property('../T.props.data[0]')), label('Eighth', property('../T.props.data[7]'))];
    const { openPage } = await openStation({ files: project([list, ...others]) });
    const page = openPage();
    expect(page.node('T').quality['data']).toEqual({
      code: 'Error_Configuration',
      reason: 'a list of 1 has no place 7',
    });
    // Nothing is wrong with its other places.
    expect(page.node('First')).toMatchObject({ props: { text: 'old' }, quality: {} });
    expect(page.node('Eighth').quality['text']).toMatchObject({ code: 'Bad_NotFound' });
  });

  it('a binding that follows itself neither hangs nor breaks the page', async () => {
    const clock = testClock();
    const { openPage } = await openStation({
      clock,
      files: project([label('Loop', expr('{this.props.text} + "x"')), label('Fine', tag('[default]Level'))]),
    });
    const page = openPage();
    expect(page.node('Fine').props['text']).toBe(5);
    await until(() => {
      clock.advance(16);
      expect(page.deltas.at(-1)).toMatchObject({ quality: { reason: 'the binding follows itself' } });
    });
  });

  it('bindings that follow each other through transforms neither hang nor end the program', async () => {
    const clock = testClock();
    const plus = { type: 'expression', expression: '{value} + 1' };
    const follows = (name: string) => ({ ...property(`../${name}.props.text`), transforms: [plus, plus] });
    const { openPage } = await openStation({
      clock,
      files: project([
        ...['A', 'B', 'C'].map((name, index, all) => label(name, follows(all[(index + 1) % all.length] ?? name))),
        label('Fine', tag('[default]Level')),
      ]),
    });
    const page = openPage();
    expect(page.node('Fine').props['text']).toBe(5);
    await until(() => {
      clock.advance(16);
      expect(JSON.stringify(page.deltas)).toContain('the binding follows itself');
    });
  });

  it('parts of one property may follow others of it, also where several of them are bad', async () => {
    const parts = ['a', 'b', 'c', 'd'].map((name) => [
      `custom.counts.${name}`,
      { binding: tag(`[default]No ${name}`) },
    ]);
    const all = ['a', 'b', 'c', 'd'].map((name) => [
      `custom.counts.${name}All`,
      { binding: expr(`{this.custom.counts.${name}} && !{this.custom.counts.d}`) },
    ]);
    const part = { ...label('Parts', expr('{this.custom.counts.aAll}')), custom: { counts: {} } };
    const propConfig = { ...part.propConfig, ...Object.fromEntries([...parts, ...all]) };
    const { openPage } = await openStation({ files: project([{ ...part, propConfig }]) });
    const page = openPage();
    await until(() => expect(page.node('Parts').quality['text']).toMatchObject({ code: 'Bad_NotFound' }));
  });

  it('writes what a person typed back through a bidirectional binding', async () => {
    const field = {
      type: 'ia.input.text-field',
      meta: { name: 'Field' },
      props: { text: '' },
      propConfig: { 'props.text': { binding: tag('[default]Level', { bidirectional: true }) } },
    };
    const { gateway, openPage } = await openStation({ files: project([field]) });
    const page = openPage();
    await page.frame.write(page.node('Field').id, 'text', '8');
    expect(gateway.tags.tag('[default]Level').peek().value).toBe(8);
  });

  it('refuses a write to a property that is not open to the browser, and never shows a private one', async () => {
    const component = {
      type: 'ia.display.label',
      meta: { name: 'L' },
      props: { text: 'kept', secret: 's' },
      propConfig: { 'props.text': { access: 'PROTECTED' }, 'props.secret': { access: 'PRIVATE' } },
    };
    const { openPage } = await openStation({ files: project([component]) });
    const page = openPage();
    expect(page.frame.write(page.node('L').id, 'text', 'changed')).toEqual({
      value: 'kept',
      quality: null,
      refused: 'This is not open to people. It was not written.',
    });
    expect(() => page.frame.write(page.node('L').id, 'secret', 'changed')).toThrow('There is no such property');
    page.snapshot();
    expect(page.node('L').props).toEqual({ text: 'kept' });
  });

  it('passes an unknown component type on for the placeholder that names it', async () => {
    const { openPage } = await openStation({ files: project([{ type: 'ia.chart.xy', meta: { name: 'Chart' } }]) });
    expect(openPage().node('Chart').type).toBe('ia.chart.xy');
  });

  it('runs onStartup of the components it shows', async () => {
    const starter = {
      type: 'ia.display.label',
      meta: { name: 'L' },
      props: { text: '' },
      events: {
        system: { onStartup: { type: 'script', scope: 'G', config: { script: 'self.props.text = "started"' } } },
      },
    };
    const { openPage } = await openStation({ files: project([starter]) });
    const page = openPage();
    await until(() =>
      expect(page.deltas).toContainEqual(expect.objectContaining({ path: ['text'], value: 'started' })),
    );
  });

  it('does not run the action of a disabled button, nor anything for an event without a handler', async () => {
    const button = {
      type: 'ia.input.button',
      meta: { name: 'B' },
      props: { enabled: false },
      events: { component: { onActionPerformed: { type: 'script', config: { script: 'print("ran")' } } } },
    };
    const station = await openStation({ files: project([button]) });
    const page = station.openPage();
    await page.frame.fire(page.node('B').id, 'component.onActionPerformed', {});
    await page.frame.fire(page.node('B').id, 'component.onNothing', {});
    await page.frame.fire('c999', 'component.onActionPerformed', {});
    expect(station.log.lines.filter(({ message }) => message === 'ran')).toEqual([]);
  });

  it('takes no input while a signature is open over it', async () => {
    const station = await openStation();
    const page = station.openPage();
    const { signature } = station.gateway;
    const [uuid = ''] = signature.queueAuthRequest({
      template: signature.templates.get('Line Release Approval'),
      name: '',
      description: '',
      callbacks: {},
      requestedBy: { kind: 'script', id: 't', name: 't' },
    });
    await signature.triggerAuthRequest({
      uuid,
      decision: 'approve',
      host: station.session.windows.challengeHost(page.frame.pageId),
      actor: { kind: 'script', id: 't', name: 't' },
    });
    expect(page.inert).toEqual([true]);
    await expect(page.frame.fire('c1', 'component.onActionPerformed', {})).rejects.toThrow(
      'Something else is open over this page',
    );
    expect(() => page.frame.write('c1', 'text', 'x')).toThrow('Something else is open over this page');
    page.frame.cancel(page.frame.openChallenge()?.id ?? '');
    expect(page.inert).toEqual([true, false]);
  });
});

describe('an embedded view', () => {
  const inner = { params: { text: '' }, root: label('Inner', property('view.params.text')) };
  const outer = (props: unknown, propConfig = {}) => ({
    type: 'ia.display.view',
    meta: { name: 'Host' },
    props,
    propConfig,
  });

  it('shows the view inside with its params, and follows them', async () => {
    const clock = testClock();
    const station = await openStation({
      clock,
      files: project([outer({ path: 'Inner', params: {} }, { 'props.params.text': { binding: tag('Level') } })], {
        [viewFile('Inner')]: inner,
      }),
    });
    const page = station.openPage();
    expect(page.node('Inner').props['text']).toBe(5);
    await station.gateway.tags.write([{ path: 'Level', value: 8 }], 'gateway');
    clock.advance(16);
    expect(page.deltas).toContainEqual(expect.objectContaining({ id: page.node('Inner').id, value: 8 }));
  });

  it('changes the view when its path changes', async () => {
    const clock = testClock();
    const station = await openStation({
      clock,
      files: project(
        [outer({ path: '' }, { 'props.path': { binding: expr('if({[default]Level} > 6, "Inner", "Nowhere")') } })],
        { [viewFile('Inner')]: inner },
      ),
    });
    const page = station.openPage();
    expect(page.node('Host').children).toEqual([]);
    await station.gateway.tags.write([{ path: 'Level', value: 7 }], 'gateway');
    clock.advance(16);
    const added = page.deltas.find(({ kind }) => kind === 'added');
    expect(added).toMatchObject({ kind: 'added', id: page.node('Host').id, children: [{ name: 'Inner' }] });
  });

  it('inside itself comes to an end', async () => {
    const { openPage } = await openStation({
      files: project([], {
        [viewFile('Main')]: { root: { type: 'ia.display.view', meta: { name: 'root' }, props: { path: 'Main' } } },
      }),
    });
    expect(findNode(openPage().snapshot().root, 'nobody')).toBeUndefined();
  });
});
