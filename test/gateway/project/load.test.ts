import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadProject } from '../../../electron/gateway/project/load.ts';
import { signatureTemplate } from '../../../electron/gateway/signature/template.ts';
import {
  openStation,
  pageConfig,
  smallProject,
  testPassword,
  templateFile,
  viewFile,
  writeProject,
} from '../../support/station.ts';
import { view } from '../../support/views.ts';

const load = (files: Readonly<Record<string, unknown>>) =>
  loadProject(writeProject({ ...smallProject, ...files }), signatureTemplate);

describe('a project folder', () => {
  it('has one module of a name: a folder that would be another of it is named', () => {
    const dotted = 'ignition/script-python/line.release/code.py';
    const project = load({ 'ignition/script-python/line/release/code.py': 'x = 1\n', [dotted]: 'x = 2\n' });
    expect(project.scripts.map(({ name, source }) => [name, source])).toEqual([['line.release', 'x = 1\n']]);
    expect(project.problems).toEqual([{ file: dotted, reason: 'is not used: the name of a package has no "."' }]);
  });

  it("is read in Ignition's own layout", () => {
    const project = load({
      [viewFile('Area/Line 4')]: { root: { type: 'ia.display.label', meta: { name: 'root' } } },
      'ignition/script-python/line/release/code.py': 'x = 1\n',
      'com.inductiveautomation.perspective/session-props/props.json': { custom: { shift: 'A' } },
      'com.inductiveautomation.perspective/style-classes/Alarm/High/style.json': {
        base: { style: { color: 'red' } },
        variants: [{ pseudo: 'hover', style: { color: 'blue' } }],
      },
      'com.inductiveautomation.perspective/views/Area/Line 4/resource.json': '{"scope": "G"}',
    });
    expect([...project.views.keys()].sort()).toEqual(['Area/Line 4', 'Main']);
    expect(project.scripts.map(({ name }) => name)).toEqual(['line.release']);
    expect(project.styleClasses).toEqual({
      'Alarm/High': {
        base: { style: { color: 'red' } },
        variants: [{ pseudo: 'hover', style: { color: 'blue' } }],
      },
    });
    expect(project.sessionProps.custom).toEqual({ shift: 'A' });
    expect(project.templates.map(({ name }) => name)).toEqual(['Batch Disposition', 'Line Release Approval']);
    expect(project.problems).toEqual([]);
  });

  it.each([
    ['a file that is not JSON', viewFile('Bad'), '{\n  "root": {,}\n}', /is not JSON: line 2, column 12/],
    ['a file cut off', viewFile('Bad'), '{"root": ', /is not JSON: line 1/],
    ['a view without a root', viewFile('Bad'), '{\n  "custom": {}\n}', /line 1, root:/],
    [
      'a component without a type',
      viewFile('Bad'),
      '{"root": {"type": "a", "meta": {"name": "r"},\n"children": [\n{"meta": {"name": "c"}}]}}',
      /line 3, root\.children\[0\]\.type:/,
    ],
    [
      'a template whose expression does not parse',
      templateFile('bad'),
      '{\n"name": "Bad",\n"expression": "{role:A} AND"}',
      /line 3, expression: Expression, column 13/,
    ],
    [
      'a template with no time',
      templateFile('bad'),
      '{"name": "Bad", "expression": "{role:A}", "timeout": 0}',
      /timeout:/,
    ],
    [
      'a template with an unknown key',
      templateFile('bad'),
      '{"name": "Bad", "expression": "{role:A}", "timeut": 5}',
      /timeut/,
    ],
    [
      'a style class that is no object',
      'com.inductiveautomation.perspective/style-classes/Bad/style.json',
      '{"base": []}',
      /line 1, base:/,
    ],
    ['a page configuration without views', pageConfig, '{"pages": {"/": {"title": "x"}}}', /pages\["\/"\]\.viewPath:/],
  ])('names the file, the place and the reason for %s, and loads the rest', (_what, file, content, reason) => {
    const project = load({ [file]: content });
    expect(project.problems).toEqual([{ file, reason: expect.stringMatching(reason) }]);
    expect(project.templates.map(({ name }) => name)).toContain('Line Release Approval');
    expect(project.views.has('Main')).toBe(true);
  });

  it('loses no page for an odd one beside it, and names what this version does not do', () => {
    const project = load({
      [pageConfig]: {
        pages: {
          '/': { title: 'Line', viewPath: 'Main' },
          '/docks': { title: 'Docks only', viewPath: '' },
          '/two': { title: null, viewPath: 'Main' },
          '/line/:line': { viewPath: 'Main' },
          '/odd': 7,
          noslash: { viewPath: 'Main' },
          '/two/': { viewPath: 'Menu' },
          '/line/:number': { viewPath: 'Menu' },
          '/docked': {
            permissions: {},
            viewPath: 'Main',
            docks: { left: [{ viewPath: 'Menu', handle: null, glow: 1 }, {}], top: null },
          },
        },
        sharedDocks: { cornerPriority: 'middle', left: [{ viewPath: 'Menu', show: 'never' }], showHandleDuration: 2 },
      },
    });
    expect(project.pages.map(({ path, title }) => [path, title])).toEqual([
      ['/', 'Line'],
      ['/docks', 'Docks only'],
      ['/two', ''],
      ['/line/:line', ''],
      ['/docked', ''],
    ]);
    expect(project.pages.at(-1)?.docks?.docks).toMatchObject([
      { edge: 'left', viewPath: 'Menu', show: 'onDemand', content: 'cover', handle: 'autoHide', autoBreakpoint: 600 },
    ]);
    expect(project.sharedDocks).toEqual({ cornerPriority: undefined, docks: [] });
    expect(project.problems.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^line 18, pages\["\/odd"\]: /),
      'the page "noslash" is left out: its path does not begin with "/"',
      'the page "/two/" is left out: its addresses are those of the page "/two"',
      'the page "/line/:number" is left out: its addresses are those of the page "/line/:line"',
      'the page "/docked": permissions is not read in this version',
      'the docks of the page "/docked": left: dock 1: glow is not read in this version',
      expect.stringMatching(/^the docks of the page "\/docked": left: dock 2 is left out: viewPath /),
      'sharedDocks: cornerPriority "middle" is neither top-bottom nor left-right',
      'sharedDocks: showHandleDuration is not read in this version',
      expect.stringMatching(/^sharedDocks: left: dock 1 is left out: show /),
    ]);
  });

  it('puts a placeholder where a component cannot be read, and reads null as absent', async () => {
    const odd = {
      custom: null,
      events: null,
      root: {
        type: 'ia.container.flex',
        meta: { name: 'root' },
        children: [
          { type: 'ia.display.label', meta: { name: '' }, props: { text: 'no name' } },
          { type: 'ia.display.label', props: { text: 'no meta' } },
          {
            type: 'ia.display.label',
            meta: { name: 'C', visible: 1 },
            custom: null,
            events: { dom: { onClick: null } },
          },
          {
            type: 'ia.display.label',
            meta: { name: 'D' },
            props: { text: 'kept' },
            propConfig: {
              'props.text': { binding: { type: 'expr', config: { expression: '"bound"' }, transforms: null } },
              'props.color': { binding: { type: 7 } },
            },
            events: { dom: { onClick: { config: {} } } },
          },
        ],
      },
    };
    const station = await openStation({ files: { [viewFile('Main')]: odd } });
    const page = station.openPage();
    const [unnamed, bare, plain, partly] = page.snapshot().root.children;
    expect(unnamed).toMatchObject({
      type: 'countersign.unreadable',
      notes: [expect.stringMatching(/line 13, root\.children\[0\]\.meta\.name: a component needs a name/)],
    });
    expect(bare).toMatchObject({ name: '', props: { text: 'no meta' } });
    expect(plain).toMatchObject({ name: 'C', visible: true, notes: [] });
    expect(partly).toMatchObject({
      props: { text: 'bound', color: null },
      quality: { color: { code: 'Error_Configuration', reason: expect.stringMatching(/binding\.type/) } },
    });
    expect(partly?.notes.join()).toMatch(/dom\.onClick.*The settings of props\.color cannot be read/s);
    expect(page.snapshot().problems.map(({ file }) => file)).toEqual(Array(3).fill(viewFile('Main')));
  });

  it('keeps the digits of a whole number that a double would lose, as a text, and names it', () => {
    const project = load({
      'countersign/tags.json':
        '{"tags": [{"path": "Sscc", "value": 123456789012345678}, {"path": "N", "value": 9007199254740992}]}',
    });
    expect(project.tags.map(({ value }) => value)).toEqual(['123456789012345678', 9007199254740992]);
    expect(project.problems).toEqual([
      {
        file: 'countersign/tags.json',
        reason: 'the whole number 123456789012345678 has more digits than a number holds here; it is read as a text',
      },
    ]);
  });

  it('takes down an odd script, event or name of a component alone, and names it there', async () => {
    const handler = { messageType: 'go', script: '\tpass', pageScope: true };
    const part = (name: string, more: object) => ({
      type: 'ia.display.label',
      meta: { name },
      props: { text: name },
      ...more,
    });
    const station = await openStation({
      files: view([
        part('A', { scripts: { messageHandlers: [handler, { script: '\tpass' }] } }),
        part('B', { scripts: { customMethods: [{ name: 'go', params: 'x', script: '\tpass' }], messageHandlers: {} } }),
        part('C', { scripts: 'none' }),
        part('D', { events: 'none' }),
        part('E', { events: { dom: 5 } }),
        part('F', { scripts: { messageHandlers: [{ ...handler, acme: 1 }], acme: true } }),
        part('G', { meta: { name: 7, visible: 'maybe' } }),
        part('H', { meta: { name: 'H', visible: 'false' } }),
      ]),
    });
    const nodes = station.openPage().snapshot().root.children;
    expect(nodes.map(({ type, name, visible }) => [type.split('.').at(-1), name, visible])).toEqual(
      ['A', 'B', 'C', 'D', 'E', 'F', '7', 'H'].map((name) => ['label', name, name !== 'H']),
    );
    expect(nodes.map(({ notes }) => notes)).toEqual([
      [expect.stringMatching(/^A script of the component cannot be read: line .*messageHandlers\[1\]\.messageType/)],
      [
        expect.stringMatching(/^A script of the component cannot be read: line .*customMethods\[0\]\.params/),
        expect.stringMatching(/^A script of the component cannot be read: line .*scripts\.messageHandlers:/),
      ],
      [expect.stringMatching(/^A script of the component cannot be read: line .*scripts:/)],
      [expect.stringMatching(/^The action cannot be read: line .*events:/)],
      [expect.stringMatching(/^The action cannot be read: line .*events\.dom:/)],
      ['The keys scripts.acme, scripts.messageHandlers[0].acme are not read in this version.'],
      ['meta.visible: the value is neither true nor false, so that this is shown.'],
      [],
    ]);
  });

  it('keeps a number that is larger than any as its text, and the view that it is in', () => {
    const project = load({
      [viewFile('Large')]: '{"root": {"type": "ia.display.label", "props": {"text": 1e400, "basis": 1e300}}}',
    });
    expect(project.views.get('Large')?.root.props).toEqual({ text: '1e400', basis: 1e300 });
    expect(project.problems).toEqual([
      { file: viewFile('Large'), reason: 'the number 1e400 is larger than any number here; it is read as a text' },
    ]);
  });

  it('names what nobody reads of the page configuration', () => {
    const project = load({ [pageConfig]: { pages: { '/': { viewPath: 'Main' } }, acme: 1, sharedDocks: null } });
    expect(project.problems).toEqual([{ file: pageConfig, reason: 'acme is not read in this version' }]);
  });

  it('takes no view of a project for one of the built-in pages, and says so', async () => {
    const own = { root: { type: 'ia.container.flex', meta: { name: 'forged' } } };
    const station = await openStation({ files: { [viewFile('Countersign/History')]: own } });
    const page = station.openPage({ path: '/history' });
    expect(page.snapshot().root.name).not.toBe('forged');
    expect(page.snapshot().problems).toEqual([
      {
        file: viewFile('Countersign/History'),
        reason: expect.stringMatching(/^is not used: the folder Countersign\//),
      },
    ]);
  });

  it('loses no tag for an odd one beside it', () => {
    const project = load({
      'countersign/tags.json': { tags: [{ path: 'A', simulate: null }, { path: '' }, { path: 'C' }] },
    });
    expect(project.tags.map(({ path }) => path)).toEqual(['A', 'C']);
    expect(project.problems).toEqual([{ file: 'countersign/tags.json', reason: expect.stringMatching(/tags\[1\]/) }]);
  });

  it.each([
    ['a view that is 3,000 components deep', (text: string) => text],
    ['a broken one', (text: string) => text.slice(0, -1)],
  ])('names a file that is nested too deep, and reads the others: %s', (_what, cut) => {
    const open = '{"type":"a","meta":{"name":"c"},"children":[';
    const deep = `{"root":${open.repeat(3000)}${']}'.repeat(3000)}}`;
    const project = load({
      [viewFile('Deep')]: cut(deep),
      [viewFile('List')]: cut('['.repeat(100_000) + ']'.repeat(100_000)),
    });
    expect(project.problems.map(({ file }) => file)).toEqual([viewFile('Deep'), viewFile('List')]);
    expect(project.problems[0]?.reason).toMatch(cut('x') === 'x' ? /nested deeper than 500 levels/ : /is not JSON/);
    expect(project.views.has('Main')).toBe(true);
  });

  it('follows no link out of the project folder, and says so', () => {
    const outside = writeProject({ 'view.json': { root: { type: 'a', meta: { name: 'r' } } }, 'code.py': 'x = 1' });
    const folder = writeProject({
      ...smallProject,
      [viewFile('Linked')]: '',
      'ignition/script-python/lib/code.py': '',
    });
    const link = (from: string, to: string): void => {
      rmSync(join(folder, from), { force: true });
      symlinkSync(join(outside, to), join(folder, from));
    };
    link(viewFile('Linked'), 'view.json');
    link('ignition/script-python/lib/code.py', 'code.py');
    link('com.inductiveautomation.perspective/views/Folder', '.');
    const project = loadProject(folder, signatureTemplate);
    expect([...project.views.keys()]).toEqual(['Main']);
    expect(project.scripts).toEqual([]);
    expect(project.problems).toEqual([
      { file: 'com.inductiveautomation.perspective/views/Folder', reason: 'is a link to a folder; it is not followed' },
      { file: viewFile('Linked'), reason: 'is a link that leads out of the project folder; it is not followed' },
      {
        file: 'ignition/script-python/lib/code.py',
        reason: 'is a link that leads out of the project folder; it is not followed',
      },
    ]);
  });

  it('reads no file that is larger than people make one, and says so', () => {
    const folder = writeProject({ ...smallProject, [viewFile('Large')]: '{}' });
    truncateSync(join(folder, viewFile('Large')), 200_000_000);
    const project = loadProject(folder, signatureTemplate);
    expect([...project.views.keys()]).toEqual(['Main']);
    expect(project.problems).toEqual([{ file: viewFile('Large'), reason: 'has more than 20 MB; it is not read' }]);
  });

  it.skipIf(process.platform !== 'linux')('names a view whose folder has a name that is no UTF-8', () => {
    const folder = writeProject(smallProject);
    const views = join(folder, 'com.inductiveautomation.perspective/views');
    const odd = Buffer.concat([Buffer.from(`${views}/Tank`), Buffer.from([0xff])]);
    mkdirSync(odd);
    writeFileSync(Buffer.concat([odd, Buffer.from('/view.json')]), '{}');
    expect(loadProject(folder, signatureTemplate).problems).toEqual([
      {
        file: 'com.inductiveautomation.perspective/views/Tank\ufffd',
        reason: 'has a name that is no UTF-8; it is not read',
      },
    ]);
  });

  it.skipIf(process.platform === 'win32')('names a file that leads to nothing, and one that is a device', () => {
    const folder = writeProject({ ...smallProject, 'countersign/tags.json': '' });
    const file = join(folder, 'countersign/tags.json');
    for (const [target, reason] of [
      ['gone.json', /^is not there/],
      ['tags.json', /^cannot be read/],
      ['/dev/zero', /leads out of the project folder/],
    ] as const) {
      rmSync(file);
      symlinkSync(target, file);
      expect(loadProject(folder, signatureTemplate).problems).toEqual([
        { file: 'countersign/tags.json', reason: expect.stringMatching(reason) },
      ]);
    }
  });

  it.skipIf(process.platform === 'win32')('waits for no pipe that stands where a file should, and says so', () => {
    const folder = writeProject({ ...smallProject, [viewFile('Pipe')]: '' });
    rmSync(join(folder, viewFile('Pipe')));
    execFileSync('mkfifo', [join(folder, viewFile('Pipe'))]);
    const project = loadProject(folder, signatureTemplate);
    expect([...project.views.keys()]).toEqual(['Main']);
    expect(project.problems).toEqual([{ file: viewFile('Pipe'), reason: 'is no plain file; it is not read' }]);
  });

  it('reads named queries, and names one of them that it cannot use', () => {
    const at = (path: string, file: string): string => `ignition/named-query/${path}/${file}`;
    const project = load({
      [at('Line/Good', 'query.sql')]: 'SELECT {a}',
      [at('Line/Good', 'resource.json')]: {
        attributes: { type: 'ScalarQuery', parameters: [{ type: 'QueryString', identifier: 'a', sqlType: 7 }] },
      },
      [at('Odd', 'query.sql')]: 'SELECT 1',
      [at('Odd', 'resource.json')]: { attributes: { type: 'Strange' } },
      [at('Old', 'data.bin')]: 'x',
    });
    expect([...project.queries.values()]).toMatchObject([
      {
        path: 'Line/Good',
        type: 'ScalarQuery',
        sql: 'SELECT {a}',
        parameters: [{ type: 'QueryString', sqlType: 'String' }],
      },
    ]);
    expect(project.problems).toEqual([
      { file: at('Odd', 'resource.json'), reason: expect.stringMatching(/attributes\.type/) },
      { file: at('Old', 'data.bin'), reason: expect.stringMatching(/^is a named query in a form that is not known/) },
    ]);
  });

  it('loses no part of a style class for an odd one beside it, and leaves out looks that hang on what is not understood', () => {
    const file = 'com.inductiveautomation.perspective/style-classes/A/style.json';
    const project = load({
      [file]: {
        base: { style: { color: 'red' }, animation: null, acmeBase: true },
        variants: [
          { pseudo: 'hover', style: null },
          { pseudo: 7, style: {} },
          { pseudo: 'focus', style: {}, mediaQuery: { minWidth: 600 } },
          { style: { color: 'blue' }, mediaQuery: '@media (max-width: 600px)' },
          { pseudo: 'hover', style: {}, mediaQuery: 'print { } * { color: red } @media screen' },
          { pseudo: 'hover', style: {}, orientation: 'portrait' },
          { media: { feature: 'maxWidth', value: '400px' }, style: { color: 'green' } },
          { media: { feature: 'orientation', value: 'portrait' }, style: { color: 'gold' } },
          { media: { feature: 'moonPhase', value: 'full' }, style: {} },
          { media: { feature: 'minWidth', value: '1px) { } * { color: red' }, style: {} },
        ],
        acme: 1,
      },
    });
    expect(project.styleClasses['A']).toEqual({
      base: { style: { color: 'red' } },
      variants: [
        { pseudo: 'hover', style: {} },
        { pseudo: '', media: '(max-width: 600px)', style: { color: 'blue' } },
        { pseudo: '', media: '(max-width: 400px)', style: { color: 'green' } },
        { pseudo: '', media: '(orientation: portrait)', style: { color: 'gold' } },
      ],
    });
    expect(project.problems.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/variants\[1\]\.pseudo/),
      'acme, base.acmeBase of the style class: nothing reads it here',
      'variants[2] is left out: its mediaQuery is none that is understood',
      'variants[4] is left out: its mediaQuery is none that is understood',
      'variants[5] is left out: orientation is not supported in this version',
      'variants[8] is left out: its media is none that is understood',
      'variants[9] is left out: its media is none that is understood',
    ]);
  });

  it('reads files that a gateway packed', () => {
    const packed = (value: unknown) => gzipSync(JSON.stringify(value));
    const root = { type: 'ia.container.flex', meta: { name: 'root' } };
    const project = load({
      'com.inductiveautomation.perspective/views/Packed/data.bin': packed({ custom: { a: 1 }, root }),
      'com.inductiveautomation.perspective/views/Cut/data.bin': packed({ root }).subarray(0, 20),
      'com.inductiveautomation.perspective/views/Bomb/data.bin': gzipSync(Buffer.alloc(30_000_000)),
    });
    expect(project.views.get('Packed')).toMatchObject({ custom: { a: 1 } });
    const reason = 'is packed, and cannot be unpacked, or is too large then';
    expect(project.problems.map((problem) => problem.reason)).toEqual([reason, reason]);
  });

  it('names what it does not run apart from the problems', () => {
    const project = load({
      'com.inductiveautomation.vision/windows/Main/data.bin': '',
      'com.inductiveautomation.alarm-notification/alarm-pipelines/Night/data.bin': '',
      'ignition/event-scripts/data.bin': '',
      'com.inductiveautomation.perspective/general-properties/data.bin': { updateMode: 'Instant', idp: 'plant' },
      '.git/config': '',
      'docs/readme.md': '',
    });
    expect(project.problems).toEqual([]);
    expect(project.notRun).toEqual([
      {
        file: 'com.inductiveautomation.alarm-notification',
        reason: 'alarm pipelines are not run here: alarms stand on pages, and nobody is sent a message',
      },
      { file: 'com.inductiveautomation.vision', reason: 'windows and scripts of Vision are not run here' },
      {
        file: 'ignition/event-scripts/data.bin',
        reason: 'gateway event scripts in a form that is not known are not run here',
      },
      {
        file: 'com.inductiveautomation.perspective/general-properties/data.bin',
        reason: 'the setting idp ("plant") is not done here',
      },
    ]);
  });

  it.each([
    [
      'asks for a level that nobody has yet',
      { type: 'AnyOf', securityLevels: [{ name: 'Authenticated' }] },
      /You may not open this page\. It needs somebody who is signed in\./,
    ],
    ['cannot be read', '{"type": "Some"}', /so nobody may/],
  ])('lets nobody in where its session permissions say so: what %s', async (_what, permissions, reason) => {
    const station = await openStation({
      files: { 'com.inductiveautomation.perspective/session-permissions/data.bin': permissions },
    });
    expect(() => station.openPage()).toThrow(reason);
    expect(station.session.isAuthorized()).toBe(false);
  });

  it('shows its pages to whoever has the level of its session permissions', async () => {
    const station = await openStation({
      files: {
        'com.inductiveautomation.perspective/session-permissions/data.bin': {
          type: 'AllOf',
          securityLevels: [{ name: 'Authenticated', children: [{ name: 'Roles', children: [{ name: 'Operator' }] }] }],
        },
      },
    });
    await station.addUser('olga', 'Operator');
    await station.session.signIn.signIn({ userName: 'olga', password: testPassword });
    expect(station.openPage().snapshot().root.name).toBe('root');
    expect(station.session.isAuthorized()).toBe(true);
  });

  it('shows the problems on the page and opens all the same', async () => {
    const station = await openStation({ files: { [viewFile('Bad')]: '{' } });
    expect(station.openPage().snapshot().problems).toEqual([
      { file: viewFile('Bad'), reason: expect.stringMatching(/is not JSON/) },
    ]);
  });

  it('says so when the folder is no project, or its page names a view that is not there', async () => {
    expect(() => loadProject(writeProject({ 'readme.txt': '' }), signatureTemplate)).toThrow(
      /^There is no project in .*: it has no project\.json\. Name the folder that has one\.$/,
    );
    expect(() => loadProject(writeProject({ 'project.json': '{' }), signatureTemplate)).toThrow(
      /cannot be opened as a project: project\.json is not JSON/,
    );
    const station = await openStation({
      files: { [pageConfig]: { pages: { '/': { title: 'x', viewPath: 'Nope' } } } },
    });
    expect(() => station.openPage()).toThrow(/^This page has nothing to show\. This project has no view Nope\.$/);
  });
});
