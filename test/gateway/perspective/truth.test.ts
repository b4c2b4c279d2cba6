/** What a page shows is what is held, of a project as the platform reads it; what is not done is named. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ViewNode } from '../../../electron/contract/page.ts';
import { dateValue, millisOfDate } from '../../../electron/contract/values.ts';
import { testClock } from '../../support/clock.ts';
import { findNode, newDataDir, openStation, pageConfig, testPassword, viewFile } from '../../support/station.ts';
import { startModbus } from '../../support/plant/startModbus.ts';
import { button, expr, flex, label, property, script, tags, view } from '../../support/views.ts';
import { until } from '../../support/until.ts';

describe('bindings reach what they name', () => {
  it('writes a bound entry of a list at its place, in any order of the file', async () => {
    const rows = {
      type: 'ia.display.table',
      meta: { name: 'T' },
      props: {},
      propConfig: {
        'props.data[1].v': { binding: expr('2') },
        'props.data[0].v': { binding: expr('1') },
        "props.data[0]['a.b']": { binding: expr('3') },
      },
    };
    const { openPage } = await openStation({ files: view([rows]) });
    expect(openPage().node('T').props).toEqual({ data: [{ v: 1, 'a.b': 3 }, { v: 2 }] });
  });

  it('HM-1 keeps a bad quality of one entry of a list when another one is good', async () => {
    const rows = {
      type: 'ia.display.table',
      meta: { name: 'T' },
      props: { data: [{ v: 0 }, { v: 0 }] },
      propConfig: {
        'props.data[0].v': { binding: { type: 'tag', config: { tagPath: '[default]Gone' } } },
        'props.data[1].v': { binding: expr('2') },
      },
    };
    const { openPage } = await openStation({
      files: view([
        rows,
        label('Good', property('../T.props.data[1].v')),
        label('Bad', property('../T.props.data[0].v')),
      ]),
    });
    const page = openPage();
    expect(page.node('T').quality['data']).toEqual({ code: 'Bad_NotFound', reason: 'No tag [default]Gone' });
    expect(page.node('Good').quality).toEqual({});
    expect(page.node('Bad').quality['text']?.code).toBe('Bad_NotFound');
  });

  it('gives a text that is asked for an entry a bad quality, and names an entry that names no property', async () => {
    const odd = { 'props.text[0]': { binding: expr('1') }, 'props..x': { binding: expr('1') } };
    const { openPage } = await openStation({
      files: view([{ type: 'ia.display.label', meta: { name: 'L' }, props: { text: 'abc' }, propConfig: odd }]),
    });
    const node = openPage().node('L');
    expect(node.props).toEqual({ text: 'abc' });
    expect(node.quality['text']?.reason).toBe('there is no list that has a place 0');
    expect(node.notes).toEqual(['The settings of props..x name no property.']);
  });

  it('keeps the settings that come first where a property has some in two spellings, and names the others', async () => {
    const spelled = {
      'props.text': { binding: expr("'first'") },
      'props["text"]': { binding: expr("'second'") },
      'custom.list[0]': { binding: expr('1') },
      'custom["list"][0]': { binding: expr('2') },
      "custom['list'][1]": { binding: expr('3') },
    };
    const { openPage } = await openStation({
      files: view([
        {
          type: 'ia.display.label',
          meta: { name: 'L' },
          props: { text: '' },
          custom: { list: [0, 0] },
          propConfig: spelled,
        },
        label('List', property('../L.custom.list')),
      ]),
    });
    const page = openPage();
    expect(page.node('L').props).toEqual({ text: 'first' });
    expect(page.node('List').props['text']).toEqual([1, 3]);
    expect(page.node('L').notes).toEqual([
      'The settings of props["text"] are of props.text, which has settings already.',
      'The settings of custom["list"][0] are of custom.list[0], which has settings already.',
    ]);
  });

  it('gives a path with two dots a bad quality with the reason, wherever it stands', async () => {
    const custom = { x: 7 };
    const { openPage } = await openStation({
      files: view(
        [
          label('Path', property('this.custom..x'), { custom }),
          label('View', property('view.custom..x')),
          label('Sibling', property('../Path.custom..x')),
          label('Expression', expr('{this.custom..x}'), { custom }),
          label('Structure', { type: 'expr-struct', config: { struct: { a: '{view.custom..x}' } } }),
          label('Tag', {
            type: 'tag',
            config: { mode: 'indirect', tagPath: '[default]{1}', references: { 1: '{view.custom..x}' } },
          }),
        ],
        { custom },
      ),
    });
    const page = openPage();
    for (const name of ['Path', 'View', 'Sibling', 'Expression', 'Structure', 'Tag']) {
      const { reason = '' } = page.node(name).quality['text'] ?? {};
      expect([name, reason]).toEqual([name, expect.stringContaining('custom..x')]);
    }
  });

  it('this of a view is the view, and this of a component the component', async () => {
    const { openPage } = await openStation({
      files: view(
        [
          label('Double', property('view.custom.double')),
          label('Own', expr('{this.custom.base}'), { custom: { base: 3 } }),
        ],
        {
          custom: { base: 21, double: null },
          propConfig: { 'custom.double': { binding: expr('{this.custom.base} * 2') } },
        },
      ),
    });
    const page = openPage();
    expect([page.node('Double').props['text'], page.node('Own').props['text']]).toEqual([42, 3]);
  });

  it.each([
    ['parent.custom.zone', 'B'],
    ['.../Title.props.text', 'Filling'],
    ['../../Title.props.text', 'Filling'],
    ['..../root/Title.props.text', null],
    ['../Sib ling.v2.props.text', 'beside'],
    ['/root/Title.props.text', 'Filling'],
    ['/root/Inner/Sib ling.v2.props.text', 'beside'],
    ['/Other/Title.props.text', null],
  ])('%s is what stands there', async (path, value) => {
    const text = (name: string, shown: string) => ({
      type: 'ia.display.label',
      meta: { name },
      props: { text: shown },
    });
    const inner = { type: 'ia.container.flex', meta: { name: 'Inner' }, custom: { zone: 'B' } };
    const { openPage } = await openStation({
      files: view([
        { ...inner, children: [label('L', property(path)), text('Sib ling.v2', 'beside')] },
        text('Title', 'Filling'),
      ]),
    });
    expect(openPage().node('L').props['text']).toBe(value);
  });

  it('the root goes by its own name as well', async () => {
    const { openPage } = await openStation({
      files: view([label('L', property('/Filter/Title.props.text'))], {
        root: flex([label('L', property('/Filter/Title.props.text')), label('Title', expr('"here"'))], {
          meta: { name: 'Filter' },
        }),
      }),
    });
    expect(openPage().node('L').props['text']).toBe('here');
  });

  it.each([
    [
      'indirect',
      { mode: 'indirect', references: { line: '{view.params.line}' }, tagPath: '[default]Line{line}/Speed' },
    ],
    ['numbered', { mode: 'indirect', references: { 1: '{view.params.line}' }, tagPath: '[default]Line{1}/Speed' }],
    ['expression', { mode: 'expression', tagPath: '"[default]Line" + {view.params.line} + "/Speed"' }],
  ])('follows a tag whose path is made: %s', async (_what, config) => {
    const { openPage, gateway } = await openStation({
      clock: testClock(),
      files: {
        ...view(
          [
            label('L', { type: 'tag', config }),
            label('F', expr('tag("[default]Line" + {view.params.line} + "/Speed")')),
          ],
          {
            params: { line: 1 },
          },
        ),
        ...tags({ path: 'Line1/Speed', value: 41.5 }, { path: 'Line2/Speed', value: 7 }),
      },
    });
    const page = openPage();
    expect([page.node('L').props['text'], page.node('F').props['text']]).toEqual([41.5, 41.5]);
    await gateway.tags.write([{ path: '[default]Line1/Speed', value: 42 }], 'gateway');
    page.snapshot();
    expect(page.node('L').props['text']).toBe(42);
  });

  it.each([
    [
      'a reference that the binding lacks',
      { mode: 'indirect', references: {}, tagPath: 'Line{line}' },
      /names \{line\}/,
    ],
    ['a provider that is not there', { tagPath: '[plant]Line1' }, /^No tag provider \[plant\]$/],
    [
      'a part of a tag that is there',
      { tagPath: '[default]Here.AlertSetup' },
      /^The part \.AlertSetup of a tag is not supported/,
    ],
    ['no path', { mode: 'direct' }, /^the binding has no tagPath$/],
    ['a mode of another version', { mode: 'magic', tagPath: 'Line1' }, /mode "magic" are not supported/],
  ])('says what is missing of a tag path: %s', async (_what, config, reason) => {
    const { openPage } = await openStation({
      files: { ...view([label('L', { type: 'tag', config })]), ...tags({ path: 'Here', value: 1 }) },
    });
    expect(openPage().node('L').quality['text']?.reason).toMatch(reason);
  });

  it('reads no tag while a part of its path is missing, and blames no tag for it', async () => {
    const config = { mode: 'indirect', references: { line: '{view.params.line}' }, tagPath: 'Line{line}' };
    const { openPage } = await openStation({
      files: view([label('L', { type: 'tag', config })], { params: { line: null } }),
    });
    expect(openPage().node('L')).toMatchObject({ props: { text: null }, quality: {} });
  });

  it('leaves the stored value of a binding that is switched off', async () => {
    const { openPage } = await openStation({
      files: view([{ ...label('L', { ...expr('"bound"'), enabled: false }), props: { text: 'stored' } }]),
    });
    expect(openPage().node('L').props['text']).toBe('stored');
  });

  it.each([
    ['coalesce({session.props.auth.user.userName}, "Nobody")', 'Nobody'],
    ['if(isNull({view.custom.lot}), "no lot", {view.custom.lot})', 'no lot'],
    ['"User: " + {session.props.auth.user.userName}', 'User: '],
    ['isAvailable(tag("[default]Gone"))', false],
    ['isGood({[default]Gone})', false],
    ['try(toInt("x"), -1)', -1],
    ['toInt("x", 7)', 7],
    ['case(2, 1, "one", 2, "two", "many")', 'two'],
    ['switch(1, 0, 1, "stopped", "running", "unknown")', 'running'],
    ['.5 + 1', 1.5],
  ])('%s answers for what is not there, without a mark', async (expression, value) => {
    const { openPage } = await openStation({ files: view([label('L', expr(expression))]) });
    expect(openPage().node('L')).toMatchObject({ props: { text: value }, quality: {} });
  });

  it.each([
    ['null + 5', 'The left side of + has no value.'],
    ['{view.custom.lot} * 2', 'No property view.custom.lot'],
    ['toFont("x")', 'Expression, column 1: the function toFont is for Vision windows.'],
    ['nonsense(1)', 'Expression, column 1: there is no function nonsense.'],
  ])('HM-1 %s has no value, and says why', async (expression, reason) => {
    const { openPage } = await openStation({ files: view([label('L', expr(expression))]) });
    expect(openPage().node('L')).toMatchObject({ props: { text: null }, quality: { text: { reason } } });
  });

  it('evaluates now() again at its rate, and no longer than somebody looks', async () => {
    const clock = testClock();
    const { openPage } = await openStation({ clock, files: view([label('L', expr('now(1000)'))]) });
    const page = openPage();
    const first = millisOfDate(page.node('L').props['text']) ?? 0;
    clock.advance(1000);
    clock.advance(16);
    expect(page.deltas.at(-1)).toMatchObject({ value: dateValue(first + 1000) });
  });
});

describe('what is written is what is held', () => {
  const field = (name: string, binding: unknown) => ({
    type: 'ia.input.text-field',
    meta: { name },
    props: { text: '' },
    propConfig: { 'props.text': { binding } },
  });

  it('answers a write with what the gateway holds, and says why where it was not taken', async () => {
    const { openPage } = await openStation({
      files: {
        ...view(
          [
            field('Free', property('view.custom.note', { bidirectional: true })),
            field('Measured', { type: 'tag', config: { tagPath: '[default]Measured', bidirectional: true } }),
            field('Lost', property('view.custom.list[9]', { bidirectional: true })),
            field('Shaped', {
              ...property('view.custom.note', { bidirectional: true }),
              transforms: [{ type: 'map' }],
            }),
          ],
          { custom: { note: 'a', list: [] } },
        ),
        ...tags({ path: 'Measured', simulate: { kind: 'stops', value: 5, after: 100_000 } }),
      },
    });
    const page = openPage();
    const write = (name: string, value: string) => page.frame.write(page.node(name).id, 'text', value);
    expect(await write('Free', 'b')).toEqual({ value: 'b', quality: null, refused: null });
    expect(await write('Measured', '99')).toEqual({
      value: 5,
      quality: null,
      refused: 'The tag [default]Measured takes no writes. It was not written.',
    });
    expect(await write('Lost', 'x')).toMatchObject({
      value: null,
      refused: 'a list of 0 has no place 9 It was not written.',
    });
    expect(await write('Shaped', 'x')).toMatchObject({
      refused: expect.stringMatching(/transforms, which write nothing back/),
    });
    expect(() => page.frame.write('c999', 'text', 'x')).toThrow('This part of the page is gone. Nothing was written.');
  });

  it('says of a write that may have been done that nobody knows, and not that nothing was written', async () => {
    const device = await startModbus({});
    onTestFinished(() => device.kill());
    const dataDir = newDataDir();
    const plc = { kind: 'modbus', host: '127.0.0.1', port: device.port, wordOrder: 'highFirst', timeout: 20_000 };
    writeFileSync(join(dataDir, 'tags.json'), JSON.stringify({ providers: { plc } }));
    const { openPage } = await openStation({
      dataDir,
      files: view([field('Sp', { type: 'tag', config: { tagPath: '[plc]HR1', bidirectional: true } })]),
    });
    const page = openPage();
    device.fail({ exception: 11 });
    await until(async () =>
      expect(await page.frame.write(page.node('Sp').id, 'text', '7')).toMatchObject({
        refused: 'It is not known whether the value was written: the unit does not answer the gateway (exception 11).',
      }),
    );
  });

  it('a tag that holds a number stays one, whatever a person types', async () => {
    const { openPage, gateway } = await openStation({
      files: {
        ...view([field('Sp', { type: 'tag', config: { tagPath: '[default]Sp', bidirectional: true } })]),
        ...tags({ path: 'Sp', value: 7 }),
      },
    });
    const page = openPage();
    const write = (value: string) => page.frame.write(page.node('Sp').id, 'text', value);
    expect(await write(' 8 ')).toEqual({ value: 8, quality: null, refused: null });
    expect(await write('abc')).toMatchObject({
      value: 8,
      refused: 'The tag [default]Sp holds a number, and this is none. It was not written.',
    });
    expect(gateway.tags.tag('[default]Sp').peek().value).toBe(8);
    await gateway.tags.write([{ path: '[default]Sp', value: null }], 'gateway');
    expect(await write('abc')).toMatchObject({
      value: null,
      refused: expect.stringContaining('holds a number') as string,
    });
    expect(await write('9')).toMatchObject({ value: 9, refused: null });
  });

  it('takes of a page what its controls write, and hears nothing of what is not on the screen', async () => {
    const station = await openStation({
      files: view([
        { ...button('Hidden', script('print("pressed")')), meta: { name: 'Hidden', visible: false } },
        { ...button('Left out', script('print("pressed")')), position: { display: false } },
        { ...button('Off', script('print("pressed")')), props: { enabled: false } },
      ]),
    });
    const page = station.openPage();
    await page.frame.fire(page.node('Hidden').id, 'component.onActionPerformed', {});
    await page.frame.fire(page.node('Left out').id, 'component.onActionPerformed', {});
    expect(await page.frame.write(page.node('Off').id, 'enabled', true)).toMatchObject({
      refused: 'This is not open to people. It was not written.',
    });
    await page.frame.fire(page.node('Off').id, 'component.onActionPerformed', {});
    expect(station.log.lines.map(({ message }) => message)).not.toContain('pressed');
  });

  it("a script's write reaches what a property is bound to both ways, or raises with the reason", async () => {
    const station = await openStation({
      files: {
        ...view(
          [
            field('Free', property('view.custom.note', { bidirectional: true })),
            field('Measured', { type: 'tag', config: { tagPath: '[default]Measured', bidirectional: true } }),
            button('Write', script('self.getSibling("Free").props.text = "from a script"')),
            button('Force', script('self.getSibling("Measured").props.text = 99')),
            label('Held', property('view.custom.note')),
          ],
          { custom: { note: 'a' } },
        ),
        ...tags({ path: 'Measured', simulate: { kind: 'stops', value: 5, after: 100_000 } }),
      },
    });
    const page = station.openPage();
    await page.frame.fire(page.node('Write').id, 'component.onActionPerformed', {});
    await page.frame.fire(page.node('Force').id, 'component.onActionPerformed', {});
    expect(page.notices[0]?.message).toContain('The tag [default]Measured takes no writes.');
    await until(() =>
      expect(page.deltas).toContainEqual(expect.objectContaining({ value: 'from a script', id: page.node('Held').id })),
    );
    expect(station.gateway.tags.tag('[default]Measured').peek().value).toBe(5);
  });

  it('HM-1 a value that a script writes with its quality has it on the page, and none is written away without it', async () => {
    const { openPage, gateway } = await openStation({
      files: {
        ...view(
          [
            label('L', property('view.custom.v')),
            button('Bad', script('self.view.custom.v = system.tag.readBlocking(["[default]Gone"])[0]')),
            button('Good', script('self.view.custom.v = system.tag.readBlocking(["[default]Level"])[0]')),
            button('Back', script('self.view.custom.bound = system.tag.readBlocking(["[default]Gone"])[0]')),
            button('List', script('self.view.custom.v = [system.tag.readBlocking(["[default]Gone"])[0]]')),
            button(
              'Tag',
              script('system.tag.writeBlocking(["[default]Level"], system.tag.readBlocking(["[default]Gone"]))'),
            ),
          ],
          {
            custom: { v: 1, bound: null },
            propConfig: {
              'custom.bound': {
                binding: { type: 'tag', config: { tagPath: '[default]Level', bidirectional: true } },
              },
            },
          },
        ),
        ...tags({ path: 'Level', value: 7 }),
      },
    });
    const page = openPage();
    const shown = () => findNode(page.frame.resume().root, 'L');
    await page.press('Bad');
    expect(shown()).toMatchObject({ props: { text: null }, quality: { text: { code: 'Bad_NotFound' } } });
    await page.press('Good');
    expect(shown()).toMatchObject({ props: { text: 7 }, quality: {} });
    await page.press('Back');
    await page.press('List');
    await page.press('Tag');
    expect(page.notices.map(({ message }) => message)).toEqual([
      expect.stringContaining('A value of the quality Bad_NotFound is not written to what custom.bound is bound to'),
      expect.stringContaining('a value of the quality Bad_NotFound would lose it here'),
      expect.stringContaining('a value of the quality Bad_NotFound would lose it here'),
    ]);
    expect(shown()?.props['text']).toBe(7);
    expect(await gateway.tags.read(['[default]Level'])).toMatchObject([{ value: 7 }]);
  });

  it('tells a page again of a value that a change script put back', async () => {
    const clock = testClock();
    const { openPage } = await openStation({
      clock,
      files: view(
        [
          {
            ...field('Setpoint', property('view.custom.setpoint', { bidirectional: true })),
            custom: { sp: '80' },
          },
        ],
        {
          custom: { setpoint: '80' },
          propConfig: { 'custom.setpoint': { onChange: { enabled: true, script: '\tself.custom.setpoint = "80"' } } },
        },
      ),
    });
    const page = openPage();
    expect(await page.frame.write(page.node('Setpoint').id, 'text', '150')).toMatchObject({ value: '150' });
    await until(() => {
      clock.advance(16);
      expect(page.deltas.at(-1)).toMatchObject({ path: ['text'], value: '80' });
    });
  });
});

describe('views as objects', () => {
  it('run the change scripts and the start-up of the view itself', async () => {
    const { openPage } = await openStation({
      files: view(
        [
          label('Seen', property('view.custom.seen')),
          label('Started', property('view.custom.started')),
          label('Reached', {}),
          button('Change', script('self.view.custom.a = self.view.custom.a + 1')),
        ],
        {
          custom: { a: 1, seen: 'never', started: 'never' },
          propConfig: {
            'custom.a': {
              onChange: {
                enabled: true,
                script: '\tself.custom.seen = "changed"\n\tself.getChild("root/Reached").props.text = "there"',
              },
            },
          },
          events: { system: { onStartup: script('self.custom.started = "yes"') } },
        },
      ),
    });
    const page = openPage();
    await page.frame.fire(page.node('Change').id, 'component.onActionPerformed', {});
    const text = (name: string) => page.deltas.findLast(({ id }) => id === page.node(name).id);
    await until(() => expect(text('Seen')).toMatchObject({ value: 'changed' }));
    expect(text('Started')).toMatchObject({ value: 'yes' });
    await until(() => expect(text('Reached')).toMatchObject({ value: 'there' }));
  });

  it('hand on what they hold whole, with its dates and datasets', async () => {
    const at = { $: ['ts', 192, 1], $ts: 1_700_000_000_000 };
    const rows = { $: ['ds', 192, 0], $columns: [{ name: 'n', type: 'Integer', data: [1] }] };
    const { openPage } = await openStation({
      files: view(
        [
          label('Copy', property('view.custom.copy')),
          button('Go', script('self.view.custom.copy = [self.view.custom.held, self.view.custom.held.list]')),
        ],
        { custom: { held: { at, rows, list: [at] }, copy: null } },
      ),
    });
    const page = openPage();
    await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
    const date = { $: ['ts', 192, at.$ts], $ts: at.$ts };
    const value = [{ at: date, rows, list: [date] }, [date]];
    await until(() => expect(page.deltas).toContainEqual(expect.objectContaining({ path: ['text'], value })));
  });

  it('the session has bindings and change scripts of its own', async () => {
    const { openPage } = await openStation({
      files: {
        ...view([
          label('Twice', property('session.custom.twice')),
          label('Seen', property('session.custom.seen')),
          button('Set', script('self.session.custom.n = 4')),
        ]),
        'com.inductiveautomation.perspective/session-props/props.json': {
          custom: { n: 2, twice: null, seen: 'never' },
          propConfig: {
            'custom.twice': { binding: expr('{session.custom.n} * 2') },
            'custom.n': { onChange: { script: '\tself.custom.seen = "changed"' } },
          },
        },
      },
    });
    const page = openPage();
    expect(page.node('Twice').props['text']).toBe(4);
    await page.frame.fire(page.node('Set').id, 'component.onActionPerformed', {});
    await until(() =>
      expect(page.snapshot().root.children.map(({ props }) => props['text'])).toEqual([8, 'changed', 'Set']),
    );
  });

  it('give back a parameter that their file gives no value, since it is bound', async () => {
    const inner = {
      propConfig: { 'params.out': { paramDirection: 'output', binding: expr('1 + 1') } },
      root: flex([]),
    };
    const embedding = { type: 'ia.display.view', meta: { name: 'Embedding' }, props: { path: 'Inner' } };
    const { openPage } = await openStation({ files: { ...view([embedding]), [viewFile('Inner')]: inner } });
    expect(openPage().node('Embedding').props['params']).toEqual({ out: 2 });
  });

  it('HM-1 give back what they were given with the quality that it has, whatever takes it', async () => {
    const inner = {
      params: { both: 0 },
      propConfig: { 'params.both': { paramDirection: 'inout' } },
      root: flex([label('Inside', property('view.params.both'))]),
    };
    const embedding = {
      type: 'ia.display.view',
      meta: { name: 'Embedding' },
      props: { path: 'Inner', params: { both: 0 } },
      propConfig: { 'props.params.both': { binding: property('view.custom.level', { bidirectional: true }) } },
    };
    const tag = { type: 'tag', config: { tagPath: '[default]Missing' } };
    const { openPage } = await openStation({
      files: {
        ...view([embedding], { custom: { level: 0 }, propConfig: { 'custom.level': { binding: tag } } }),
        [viewFile('Inner')]: inner,
      },
    });
    const page = openPage();
    const quality = { code: 'Bad_NotFound', reason: 'No tag [default]Missing' };
    expect(page.node('Embedding').quality).toEqual({ params: quality });
    expect(page.node('Inside').quality).toEqual({ text: quality });
  });

  it('give their output and inout parameters back, also through what those are bound to', async () => {
    const inner = {
      params: { out: 'from inside', both: 'default', only: 'default' },
      propConfig: {
        'params.out': { paramDirection: 'output' },
        'params.both': { paramDirection: 'inout' },
        'params.only': { paramDirection: 'input' },
      },
      root: flex([button('Go', script('self.view.params.both = "inner"; self.view.params.only = "inner"'))]),
    };
    const embedding = {
      type: 'ia.display.view',
      meta: { name: 'Embedding' },
      props: { path: 'Inner', params: { out: 'ignored', both: 'outer', only: 'outer' } },
      propConfig: { 'props.params.both': { binding: property('view.custom.both', { bidirectional: true }) } },
    };
    const { openPage } = await openStation({
      files: { ...view([embedding], { custom: { both: 'outer' } }), [viewFile('Inner')]: inner },
    });
    const page = openPage();
    const params = () => page.node('Embedding').props['params'];
    expect(params()).toEqual({ out: 'from inside', both: 'outer', only: 'outer' });
    await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
    await until(() =>
      expect(page.deltas).toContainEqual(expect.objectContaining({ path: ['params', 'both'], value: 'inner' })),
    );
  });
});

describe('views inside views', () => {
  const embed = (name: string, path: string) => ({ type: 'ia.display.view', meta: { name }, props: { path } });

  it('that embed themselves, also by way of another, are named where the circle closes', async () => {
    const { openPage } = await openStation({
      files: {
        ...view([embed('Own', 'Main'), embed('Other', 'Other')]),
        [viewFile('Other')]: { root: flex([embed('Back', 'Main')]) },
      },
    });
    const page = openPage();
    expect(page.node('Own').notes).toEqual(['The view Main is inside itself.']);
    expect(page.node('Back').notes).toEqual(['The view Main is inside itself.']);
  });

  it('that would be more than a page can hold are left out and named; the rest of the page is there', async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 12 }, (_, level) => [
        viewFile(`L${level}`),
        { root: flex(Array.from({ length: 6 }, (__, place) => embed(`E${level}-${place}`, `L${level + 1}`))) },
      ]),
    );
    const { openPage } = await openStation({
      files: { ...view([label('Here', expr('"still here"')), embed('In', 'L0')]), ...chain },
    });
    const page = openPage();
    expect(page.node('Here').props['text']).toBe('still here');
    const said = (node: ViewNode): readonly string[] => [...node.notes, ...node.children.flatMap(said)];
    // Each look is at all of a large page: the page gets on with its work between two of them.
    await until(
      () =>
        expect(said(page.frame.resume().root).join()).toMatch(
          /is left out: this page would have more than 20000 components/,
        ),
      3000,
    );
  });
});

describe('permissions', () => {
  const level = (...names: readonly string[]) =>
    names.reduceRight<readonly object[]>((children, name) => [{ name, children }], []);
  const supervisors = { type: 'AllOf', securityLevels: level('Authenticated', 'Roles', 'Supervisor') };

  it('of an action are checked by the gateway: who lacks the level does nothing, whoever has it does it', async () => {
    const station = await openStation({
      files: view(
        [
          label('Done', property('view.custom.done')),
          button('Go', [
            script('self.view.custom.done = "first"'),
            script('self.view.custom.done = "both"', { permissions: supervisors }),
          ]),
        ],
        { custom: { done: 'no' } },
      ),
    });
    await station.addUser('sara', 'Supervisor');
    const page = station.openPage();
    const press = () => page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
    await expect(press()).rejects.toThrow('You may not do this. It needs the role Supervisor. Nothing was done.');
    expect(page.frame.resume().root.children[0]?.props['text']).toBe('no');
    await station.session.signIn.signIn({ userName: 'sara', password: testPassword });
    await press();
    await until(() => expect(page.deltas.at(-1)).toMatchObject({ path: ['text'], value: 'both' }));
  });

  it('that cannot be read let nobody, and the view says so', async () => {
    const odd = { type: 'Perhaps', securityLevels: [] };
    const { openPage } = await openStation({ files: view([button('Go', script('pass', { permissions: odd }))]) });
    const page = openPage();
    await expect(page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {})).rejects.toThrow(
      /The action cannot be read.*Nothing was done/,
    );
    expect(page.snapshot().problems[0]?.reason).toMatch(/permissions\.type/);
  });

  it('of a view keep it shut: as a page, and inside of another view', async () => {
    const station = await openStation({
      files: {
        [pageConfig]: {
          pages: { '/': { title: 'Open', viewPath: 'Open' }, '/shut': { title: 'Shut', viewPath: 'Shut' } },
        },
        [viewFile('Open')]: {
          root: flex([{ type: 'ia.display.view', meta: { name: 'In' }, props: { path: 'Shut' } }]),
        },
        [viewFile('Shut')]: { root: flex([label('Secret', expr('"secret"'))]), permissions: supervisors },
      },
    });
    await station.addUser('sara', 'Supervisor');
    const page = station.openPage();
    expect(page.node('In')).toMatchObject({
      children: [],
      notes: ['You may not see the view Shut. It needs the role Supervisor.'],
    });
    expect(() => page.frame.open('/shut')).toThrow('You may not open this page. It needs the role Supervisor.');
    await station.session.signIn.signIn({ userName: 'sara', password: testPassword });
    page.snapshot();
    expect(page.node('Secret').props['text']).toBe('secret');
    expect(page.frame.open('/shut').title).toBe('Shut');
  });

  it('takes the page of a view away from whoever signed out', async () => {
    const station = await openStation({
      files: { ...view([label('Secret', expr('"secret"'))], { permissions: supervisors }) },
    });
    await station.addUser('sara', 'Supervisor');
    await station.session.signIn.signIn({ userName: 'sara', password: testPassword });
    const page = station.openPage({ reloads: false });
    await station.session.signIn.signOut();
    expect(() => page.frame.write(page.node('Secret').id, 'text', 'x')).toThrow(
      'Something else is open over this page',
    );
    expect(() => page.reload()).toThrow('You may not open this page.');
    expect(() => page.frame.write(page.node('Secret').id, 'text', 'x')).toThrow('This part of the page is gone.');
  });
});

describe('what is not done is named', () => {
  const notes = async (component: object, more = {}): Promise<ViewNode['notes']> => {
    const { openPage } = await openStation({ files: view([component], more) });
    return openPage().node('C').notes;
  };
  const base = { type: 'ia.display.label', meta: { name: 'C' } };

  it.each([
    [
      'events that nobody raises',
      { events: { dom: { onDragExit: script('pass') } } },
      'The events dom.onDragExit are not raised in this version.',
    ],
  ])('%s', async (_what, more, words) => {
    expect(await notes({ ...base, ...more })).toEqual([words]);
  });

  it('keys of a component and of a view that nobody reads', async () => {
    const { openPage } = await openStation({
      files: view([label('L', expr('1'), { event: {}, style: { color: 'red' }, note: null })], {
        onStartup: 'x',
        editCount: 3,
        resourceId: '1',
      }),
    });
    const page = openPage();
    expect(page.node('L').notes).toEqual(['The keys event, style are not read in this version.']);
    expect(page.node('root').notes).toEqual(['The keys onStartup of the view are not read in this version.']);
  });

  it('an action of another version, which does nothing and says so', async () => {
    const { openPage } = await openStation({ files: view([button('C', { type: 'hologram', config: {} })]) });
    const page = openPage();
    expect(page.node('C').notes).toEqual(['The action "hologram" is not supported in this version.']);
    await expect(page.frame.fire(page.node('C').id, 'component.onActionPerformed', {})).rejects.toThrow(
      'The action "hologram" is not supported in this version. Nothing was done.',
    );
  });

  it('an action that is switched off does not run', async () => {
    const station = await openStation({
      files: view([button('C', [script('print("off")', { enabled: false }), script('print("on")')])]),
    });
    const page = station.openPage();
    await page.frame.fire(page.node('C').id, 'component.onActionPerformed', {});
    await until(() => expect(station.log.lines.map(({ message }) => message)).toContain('on'));
    expect(station.log.lines.map(({ message }) => message)).not.toContain('off');
  });
});
