import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../electron/contract/json.ts';
import { checkProject, type ProjectCheck } from '../../../electron/gateway/check/project.ts';
import { openProject } from '../../../electron/gateway/project/openProject.ts';
import { signatureTemplate } from '../../../electron/gateway/signature/template.ts';
import { processorTime } from '../../support/processorTime.ts';
import { fixtureProject } from '../../support/fixtureProject.ts';
import { pageConfig, smallProject, temporaryFolder, viewFile, writeProject } from '../../support/station.ts';

const check = (folder: string): ProjectCheck => checkProject(openProject(folder, signatureTemplate));
const checkFiles = (files: Readonly<Record<string, unknown>>): ProjectCheck =>
  check(writeProject({ ...smallProject, ...files }));
const root = (...children: readonly unknown[]) => ({
  root: { type: 'ia.container.flex', meta: { name: 'root' }, children },
});
const label = (propConfig: unknown, more: object = {}) => ({
  type: 'ia.display.label',
  meta: { name: 'Label' },
  propConfig,
  ...more,
});

describe('the check of a project', () => {
  it('has no problem with the demo, nor with the formats of projects that this version knows', () => {
    expect(check(join(import.meta.dirname, '../../../build/demo'))).toMatchObject({
      views: 23,
      viewsLoaded: 23,
      viewsComplete: 23,
      missing: [],
      problems: [],
    });
    expect(check(fixtureProject('formats'))).toMatchObject({ views: 2, viewsComplete: 2, problems: [] });
  });

  it('names nothing that is for Designer, for other browsers, or that says as much as nothing', () => {
    const { problems } = checkFiles({
      [viewFile('Main')]: root(
        label({
          'props.text': { binding: { type: 'expr', config: { expression: '1' }, previewEnabled: false } },
        }),
        { type: 'ia.display.image', meta: { name: 'None' }, props: { source: ' ', style: { MozUserSelect: 'none' } } },
        { type: 'ia.display.thermometer', meta: { name: 'Kelvin' }, props: { unit: ' K', strokeWidth: '3px' } },
        { type: 'ia.chart.simple-gauge', meta: { name: 'Gauge' }, props: { label: { size: '15Px' } } },
        { type: 'ia.display.table', meta: { name: 'Table' }, props: { columns: [{ field: 'a', width: 'auto' }] } },
      ),
      'com.inductiveautomation.perspective/stylesheet/stylesheet.css': '.a { -moz-border-radius: 2px; color: red; }',
    });
    expect(problems).toEqual([]);
  });

  it('judges nothing by what a file has, or lacks, where a binding gives the value', () => {
    const bound = { binding: { type: 'property', config: { path: 'view.params.x' } } };
    const { problems } = checkFiles({
      [viewFile('Main')]: {
        params: { x: 'y' },
        ...root(
          {
            type: 'ia.display.table',
            meta: { name: 'Views' },
            props: { columns: [{ field: 'a', render: 'view' }] },
            propConfig: { 'props.columns[0].viewPath': bound },
          },
          {
            type: 'ia.display.table',
            meta: { name: 'None' },
            props: { columns: [{ field: 'a', render: 'view', align: 'left', odd: 1 }] },
            propConfig: { 'props.columns[0].odd': bound },
          },
          label({ 'props.style': bound }, { props: { style: { classes: 'Gone', appRegion: 'drag' } } }),
          label({ 'props.style.color': bound }, { props: { style: { color: true, appRegion: 'drag' } } }),
          label({ 'props.text': { ...bound, binding: { ...bound.binding, enabled: false } } }),
        ),
      },
    });
    expect(problems.map(({ kind, path }) => `${kind} ${path}`).sort()).toEqual([
      'property root.children[1].props.columns[0].viewPath',
      'slip root.children[1].props.columns[0].align',
      'slip root.children[1].props.columns[0].odd',
      'style root.children[3].props.style.appRegion',
    ]);
  });

  it('names the pipelines that alarms and scripts ask for, and what is so instead', () => {
    const alarm = { name: 'High', mode: 'AboveValue', setpointA: 80, activePipeline: 'Night/Call' };
    const code = '\tsystem.alarm.listPipelines()';
    const { problems, missing } = checkFiles({
      'com.inductiveautomation.alarm-notification/alarm-pipelines/Night/data.bin': '',
      'countersign/tags.json': { tags: [{ path: 'Temp', value: 1, alarms: [alarm] }] },
      [viewFile('Main')]: root({
        ...label({}),
        events: { dom: { onClick: { type: 'script', scope: 'G', config: { script: code } } } },
      }),
    });
    const all = JSON.stringify([problems, missing]);
    expect(all).toContain('alarm pipelines are not run here: alarms stand on pages, and nobody is sent a message');
    expect(all).toContain('(activePipeline) is not run: nobody is sent a message. The alarm is there');
    expect(all).toContain('system.alarm.listPipelines');
  });

  it('names each kind of what is missing, with its place in its file', () => {
    const { problems } = check(fixtureProject('missing'));
    const everything = problems
      .filter(({ file }) => file === viewFile('Everything'))
      .map(({ path, kind, name }) => `${kind} ${name} at ${path}`);
    const [first, second, third, fourth, inside, go] = [0, 1, 2, 3, 4, 5].map((index) => `root.children[${index}]`);
    expect(everything.sort()).toEqual(
      [
        'event system.onAcme at events.system.onAcme',
        'reference ../Label.props.text at propConfig["custom.count"].binding.config.path',
        `component acme.display.thing at ${first}.type`,
        `action acme at ${first}.events.component.onAcme.type`,
        `slip ia.display.label.acmeSparkle at ${second}.props.acmeSparkle`,
        `slip ia.display.label.acmeBound at ${second}.props.acmeBound`,
        `slip acme-glow at ${second}.props.style.acmeGlow`,
        `reference Alarm/Gone at ${second}.props.style.classes`,
        `binding acme at ${second}.propConfig["props.text"].binding.type`,
        `reference /root/Nowhere.props.text at ${third}.propConfig["props.text"].binding.config.path`,
        `transform acme at ${third}.propConfig["props.text"].binding.transforms[0].type`,
        `reference text at ${third}.propConfig["props.alignVertical"].binding.config.path`,
        `function acmeTell at ${fourth}.propConfig["props.text"].binding.config.expression`,
        `reference ../Nobody.props.text at ${fourth}.propConfig["props.text"].binding.config.expression`,
        `function syntax at ${fourth}.propConfig["props.alignVertical"].binding.config.expression`,
        `reference {what} at ${fourth}.propConfig["custom.path"].binding.config.tagPath`,
        `reference this.acme.line at ${fourth}.propConfig["custom.path"].binding.config.references.line`,
        `binding tag at ${fourth}.propConfig["custom.mode"].binding.config`,
        `reference Parts/Gone at ${inside}.props.path`,
        `slip component.onAcme at ${go}.events.component.onAcme`,
        `action acme at ${go}.events.component.onActionPerformed[1].type`,
        `action script at ${go}.events.component.onActionPerformed[2].config`,
        `systemFunction system.acme.run at ${go}.events.component.onActionPerformed[0].config.script`,
        `reference acme at ${go}.events.component.onActionPerformed[0].config.script`,
        `slip SyntaxError: this is not Python 2.7 at ${go}.events.component.onActionPerformed[3].config.script`,
      ].sort(),
    );
  });

  it('looks at pages, at the session, at style classes and at the script library too', () => {
    const { problems } = check(fixtureProject('missing'));
    const outside = problems.filter(({ file }) => !file.includes('/views/'));
    expect(outside.map(({ file, path, kind, name }) => [file, path, kind, name])).toEqual([
      [pageConfig, 'pages["/gone"].viewPath', 'reference', 'Parts/Gone'],
      [
        'com.inductiveautomation.perspective/session-props/props.json',
        'propConfig["custom.shift"].binding.config.path',
        'reference',
        'view.custom.shift',
      ],
      [
        'com.inductiveautomation.perspective/style-classes/Alarm/High/style.json',
        'base.style.acmeGlow',
        'slip',
        'acme-glow',
      ],
      [
        'com.inductiveautomation.perspective/style-classes/Alarm/High/style.json',
        'variants[0].pseudo',
        'style',
        ':acme-state',
      ],
      ['ignition/script-python/plant/broken/code.py', '', 'systemFunction', 'system.acme.measure'],
      ['ignition/script-python/plant/broken/code.py', '', 'reference', 'acme'],
    ]);
  });

  it('finds a style class that only the style sheet of the project speaks of', () => {
    const { problems } = checkFiles({
      'com.inductiveautomation.perspective/stylesheet/stylesheet.css': '.psc-pf\\/btn:hover, .psc-wide { color: red }',
      [viewFile('Main')]: root(label({}, { props: { text: 'x', style: { classes: 'pf/btn wide narrow' } } })),
    });
    expect(problems.map(({ kind, name }) => [kind, name])).toEqual([['reference', 'narrow']]);
  });

  it('says in whole sentences why, and what happens instead', () => {
    for (const { reason } of check(fixtureProject('missing')).problems)
      expect(reason).toMatch(/^("|line \d+: |[A-Z]).*\.$/);
  });

  it('counts what is missing by kind, the most frequent first, and the views that lack nothing themselves', () => {
    const { views, viewsLoaded, viewsComplete, missing } = checkFiles({
      [viewFile('Main')]: root({ type: 'ia.display.view', meta: { name: 'Inside' }, props: { path: 'Parts' } }),
      [viewFile('Parts')]: root({ type: 'acme.b', meta: { name: 'b' } }, { type: 'acme.a', meta: { name: 'a' } }),
      [viewFile('More')]: root(
        { type: 'acme.b', meta: { name: 'b' } },
        {
          type: 'ia.chart.pie',
          meta: { name: 'c' },
          props: { acme: 1 },
        },
      ),
    });
    expect({ views, viewsLoaded, viewsComplete }).toEqual({ views: 3, viewsLoaded: 3, viewsComplete: 1 });
    expect(missing).toEqual([
      { kind: 'component', name: 'acme.b', count: 2 },
      { kind: 'component', name: 'acme.a', count: 1 },
      { kind: 'property', name: 'ia.chart.pie.acme', count: 1 },
    ]);
  });

  it('counts the components that are shown, and the properties that are obeyed with all that is in them', () => {
    const bound = { 'props.text': { binding: { type: 'expr', config: { expression: '1' } } } };
    const { components, componentsShown, properties, propertiesObeyed } = checkFiles({
      [viewFile('Main')]: root(
        label(bound, { props: { text: 'x', acme: 1, style: { color: 'red', content: 'x' } } }),
        label(bound, { props: { alignVertical: 'top', style: { color: 'red' } } }),
        { type: 'acme.b', meta: { name: 'b' }, props: { one: 1, two: 2 } },
      ),
    });
    expect({ components, componentsShown }).toEqual({ components: 4, componentsShown: 3 });
    expect({ properties, propertiesObeyed }).toEqual({ properties: 7, propertiesObeyed: 4 });
  });

  it('tells a view that cannot load, and one of which an entry stands aside, each as what it is', () => {
    const { views, viewsLoaded, viewsComplete, missing, problems } = checkFiles({
      [viewFile('Broken')]: '{"root": ',
      [viewFile('Odd')]: root({ type: '', meta: { name: 'odd' } }),
    });
    expect({ views, viewsLoaded, viewsComplete, missing }).toEqual({
      views: 3,
      viewsLoaded: 2,
      viewsComplete: 1,
      missing: [],
    });
    expect(problems.map(({ file, path, kind }) => [file, path, kind])).toEqual([
      [viewFile('Broken'), '', 'file'],
      [viewFile('Odd'), 'root.children[0].type', 'file'],
    ]);
  });

  it('takes what a project has from its parent as there, and checks it with the parent', () => {
    const folder = temporaryFolder();
    const write = (file: string, content: unknown): void => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
    };
    write('parent/project.json', { title: 'Parent', inheritable: true });
    write(`parent/${viewFile('Parts/Valve')}`, root({ type: 'acme.thing', meta: { name: 'Thing' } }));
    write('parent/ignition/script-python/plant/code.py', 'import acme');
    write('child/project.json', { title: 'Child', parent: 'parent' });
    write(
      `child/${viewFile('Main')}`,
      root({ type: 'ia.display.view', meta: { name: 'Inside' }, props: { path: 'Parts/Valve' } }),
    );
    expect(check(join(folder, 'child'))).toMatchObject({
      views: 1,
      viewsLoaded: 1,
      viewsComplete: 1,
      missing: [],
      problems: [],
    });
    expect(check(join(folder, 'parent'))).toMatchObject({
      views: 1,
      viewsComplete: 0,
      missing: [{ kind: 'component' }, { kind: 'reference' }],
    });
  });

  it('names settings that a view or every component may have and that are not obeyed', () => {
    const { problems } = checkFiles({
      [viewFile('Main')]: {
        props: { defaultSize: { width: 400, height: 300 }, inputBehavior: 'merge', dropConfig: { udts: [] } },
        ...root(
          { type: 'ia.display.label', meta: { name: 'On', hasDelegate: true, acmeTip: { enabled: true, text: 'x' } } },
          { type: 'ia.display.label', meta: { name: 'Off', acmeTip: { enabled: false, text: 'x' } } },
        ),
      },
    });
    expect(problems.map(({ kind, name, path }) => [kind, name, path])).toEqual([
      ['property', 'view.inputBehavior', 'props.inputBehavior'],
      ['slip', 'meta.acmeTip', 'root.children[0].meta.acmeTip'],
    ]);
  });

  it('names what components say of themselves on a page: scripts of scope C, extension functions, views in themselves', () => {
    const inside = (path: string) => ({ type: 'ia.display.view', meta: { name: 'Inside' }, props: { path } });
    const { problems, viewsComplete } = checkFiles({
      [viewFile('Main')]: root(
        {
          type: 'ia.input.button',
          meta: { name: 'Go' },
          events: { component: { onActionPerformed: { type: 'script', scope: 'C', config: { script: '\tpass' } } } },
          scripts: { customMethods: [], messageHandlers: [], extensionFunctions: [{ name: 'acme' }] },
        },
        inside('Main'),
        inside('Good'),
      ),
      [viewFile('One')]: root(inside('Two')),
      [viewFile('Two')]: root({
        type: 'ia.display.flex-repeater',
        meta: { name: 'All' },
        props: { path: 'One', instances: [{}, {}] },
      }),
      [viewFile('Good')]: root(label({})),
    });
    expect(problems.map(({ file, kind, name, path }) => [file, kind, name, path])).toEqual([
      [viewFile('Main'), 'script', 'extension function acme', 'root.children[0].scripts.extensionFunctions[0]'],
      [viewFile('Main'), 'slip', 'script of scope C', 'root.children[0].events.component.onActionPerformed.scope'],
      [viewFile('Main'), 'reference', 'Main', 'root.children[1].props.path'],
      [viewFile('One'), 'reference', 'Two', 'root.children[0].props.path'],
      [viewFile('Two'), 'reference', 'One', 'root.children[0].props.path'],
    ]);
    expect(viewsComplete).toBe(1);
  });

  it('names what the folders of resources say and nobody obeys, and files that nothing reads for their names', () => {
    const views = 'com.inductiveautomation.perspective/views';
    const manifest = (more: object) => ({ scope: 'G', version: 1, overridable: true, files: ['view.json'], ...more });
    const odd: Readonly<Record<string, unknown>> = {
      Fine: manifest({ version: 2, restricted: true, files: ['view.json', 'thumbnail.png'], attributes: {} }),
      Broken: '{',
      Off: manifest({ attributes: { enabled: false } }),
      Scope: manifest({ scope: 'D' }),
      Version: manifest({ version: 9 }),
      Unlisted: manifest({ files: [] }),
      Overridable: manifest({ overridable: 'no' }),
    };
    const { problems } = checkFiles({
      ...Object.fromEntries(
        Object.entries(odd).flatMap(([name, resource]) => [
          [viewFile(name), root()],
          [`${views}/${name}/resource.json`, resource],
        ]),
      ),
      [`${views}/Empty/resource.json`]: manifest({}),
      [`${views}/Upper/View.json`]: root(),
      [`${views}/view.json`]: root(),
      'com.inductiveautomation.perspective/session-props/props.json': { acme: 1 },
      'ignition/script-python/My Lib/code.py': 'x = 1',
      'ignition/script-python/ours/class/code.py': 'x = 1',
      'ignition/script-python/ours/fine/code.py': 'x = 1',
    });
    expect(problems.map(({ file, reason }) => [file.replace(`${views}/`, ''), reason])).toEqual([
      ['com.inductiveautomation.perspective/session-props/props.json', 'Nothing reads it here.'],
      ['Broken/resource.json', expect.stringMatching(/^is not JSON: .*\. The resource is read all the same$/)],
      ['Empty/resource.json', 'names the file view.json, which is not there'],
      ['Off/resource.json', 'switches the resource off (attributes.enabled), which is read all the same'],
      ['Overridable/resource.json', 'says "no" of overridable, which is neither true nor false. It is taken for true'],
      ['Scope/resource.json', 'has the scope "D", in which no gateway is. The resource is read all the same'],
      ['Unlisted/resource.json', 'does not name the file view.json (files), which is read all the same'],
      ['Upper/View.json', 'is not read: the file of such a resource is called view.json, in small letters'],
      ['Version/resource.json', 'is of the version 9, which is not known. The resource is read all the same'],
      ['view.json', 'has no folder of its own, by which anything could name it'],
      ['ignition/script-python/My Lib/code.py', '"My Lib" is no name in Python: no script can call it.'],
      ['ignition/script-python/ours/class/code.py', '"class" is no name in Python: no script can call it.'],
    ]);
  });

  it('names actions that lead nowhere, docks and themes that are not there, and keys of actions that nobody reads', () => {
    const press = (type: string, config: unknown, more: object = {}) => ({
      type: 'ia.input.button',
      meta: { name: 'Press' },
      events: { component: { onActionPerformed: { type, scope: 'G', config, ...more } } },
    });
    const popup = { type: 'open', id: 'a', viewPath: 'Part' };
    const { problems } = checkFiles({
      [pageConfig]: {
        pages: { '/': { viewPath: 'Main', docks: { left: [{ id: 'own', viewPath: 'Part' }] } } },
        sharedDocks: { top: [{ id: 'shared', viewPath: 'Part' }] },
      },
      'com.inductiveautomation.perspective/session-props/props.json': { props: { theme: 'acme' } },
      [viewFile('Part')]: root(),
      [viewFile('Main')]: root(
        press('nav', { page: '', newTab: false }),
        press('popup', { ...popup, viewPath: '' }),
        press('popup', { ...popup, position: { lefty: 5 } }),
        press('popup', { ...popup, positionType: 'relative', position: { relativeLocation: 'middle' } }),
        press('dock', { type: 'open', id: 'gone' }),
        press('theme', { name: 'acme' }),
        press('refresh', {}, { acmeWhen: 1 }),
        press('script', { script: '\tpass', acmeRate: 1 }),
        press('script', { script: '\tpass' }, { scope: 'X' }),
        press('dock', { type: 'open', id: 'own' }),
        press('alter-dock', { id: 'shared', size: 200 }),
        press('dock', { type: 'open', id: '{view.custom.id}' }),
        press('popup', { type: 'close' }),
      ),
    });
    const at = (index: number, rest: string) => `root.children[${index}].events.component.onActionPerformed.${rest}`;
    const ofMain = problems.filter(({ file }) => file === viewFile('Main'));
    expect(ofMain.map(({ kind, name, path }) => [kind, name, path]).slice(0, 9)).toEqual([
      ['action', 'nav', at(0, 'config')],
      ['action', 'popup', at(1, 'config')],
      ['action', 'popup', at(2, 'config')],
      ['action', 'popup', at(3, 'config')],
      ['reference', 'dock gone', at(4, 'config.id')],
      ['action', 'theme', at(5, 'config')],
      ['action', 'refresh.acmeWhen', at(6, 'acmeWhen')],
      ['action', 'script.config.acmeRate', at(7, 'config.acmeRate')],
      ['action', 'script', at(8, 'scope')],
    ]);
    expect(ofMain.slice(9)).toEqual([]);
    expect(problems.find(({ name }) => name === 'theme acme')).toMatchObject({
      kind: 'reference',
      path: 'props.theme',
    });
  });

  it('names methods that cannot be called, parameters of views that are no object, and keys that login and logout do not have', () => {
    const method = (name: string, ...params: readonly string[]) => ({ name, params, script: '\treturn 1' });
    const press = (type: string, config: unknown) => ({
      type: 'ia.input.button',
      meta: { name: type },
      events: { component: { onActionPerformed: { type, scope: 'C', config } } },
    });
    const methods = [
      method('go'),
      method('go', 'a'),
      method('my go'),
      method('fits', 'a', 'b=None'),
      method('x', 'self'),
    ];
    const { problems } = checkFiles({
      [viewFile('Part')]: root(),
      [viewFile('Main')]: root(
        label({}, { scripts: { customMethods: methods, messageHandlers: [], extensionFunctions: null } }),
        { type: 'ia.display.view', meta: { name: 'A' }, props: { path: 'Part', params: 'x' } },
        { type: 'ia.container.tab', meta: { name: 'B' }, props: { tabs: [{ viewPath: 'Part', viewParams: 3 }] } },
        { type: 'ia.display.flex-repeater', meta: { name: 'C' }, props: { path: 'Part', instances: [{ a: 1 }, 5] } },
        { type: 'ia.display.view', meta: { name: 'D' }, props: { path: { a: 1 } } },
        press('login', { forceAuth: 'enable', idp: 'other' }),
        press('logout', { everywhere: true }),
        press('login', { forceAuth: 'project' }),
      ),
    });
    expect(problems.map(({ kind, name, path }) => [kind, name, path.replace('root.children', '')])).toEqual([
      ['script', 'custom method go', '[0].scripts.customMethods[0]'],
      ['script', 'custom method go', '[0].scripts.customMethods[1]'],
      ['script', 'custom method my go', '[0].scripts.customMethods[2]'],
      ['script', 'custom method x', '[0].scripts.customMethods[4]'],
      ['property', 'ia.display.view.params', '[1].props.params'],
      ['property', 'ia.container.tab.tabs[].viewParams', '[2].props.tabs[0].viewParams'],
      ['property', 'ia.display.flex-repeater.instances[]', '[3].props.instances[1]'],
      ['reference', '{"a":1}', '[4].props.path'],
      ['action', 'login', '[5].events.component.onActionPerformed.config'],
      ['action', 'logout', '[6].events.component.onActionPerformed.config'],
    ]);
    expect(problems[0]?.reason).toContain('there are 2 of this name, and which one is meant is not known');
  });

  it('names properties of the session and the page that are not there, unless a script writes them', () => {
    const reading = (...paths: readonly string[]) =>
      root(...paths.map((path) => label({ 'props.text': { binding: { type: 'property', config: { path } } } })));
    const script = {
      type: 'script',
      config: {
        script: '\tself.view.custom.made = 1\n\tself.session.custom.made = 1\n\tself.session.props.made = {}',
      },
    };
    const { problems } = checkFiles({
      'com.inductiveautomation.perspective/session-props/props.json': { custom: { shift: 'A' } },
      [viewFile('Main')]: {
        params: { line: 1 },
        custom: { list: [{ v: 1 }] },
        propConfig: { 'custom.bound': { binding: { type: 'expr', config: { expression: '{view.params.nope} + 1' } } } },
        events: { system: { onStartup: script } },
        ...reading(
          'view.custom.list[0].v',
          'view.custom.bound',
          'view.custom.made',
          'view.custom.nope',
          'view.params.line',
          'session.custom.shift',
          'session.custom.made',
          'session.custom.nope.inner',
          'page.props.path',
          'page.props.nope',
          'session.props.auth.user.userName',
          'session.props.auth.user.roles[0]',
          'session.props.auth.idpAttributes.plant',
          'session.props.auth.securityLevels[0].name',
          'session.props.appBar.togglePosition',
          'session.props.device.timezone.utcOffset',
          'session.props.made.inner',
          'session.props.auth.user.username',
          'session.props.Theme',
          'session.props.bluetooth.enabled',
        ),
      },
    });
    expect(problems.map(({ kind, name }) => `${kind} ${name}`)).toEqual(
      [
        'session.custom.nope.inner',
        'page.props.nope',
        'session.props.auth.user.username',
        'session.props.Theme',
        'session.props.bluetooth.enabled',
      ].map((name) => `reference ${name}`),
    );
  });

  it('names pages and views that scripts open as constants and that are not there', () => {
    const lines = [
      'system.perspective.openPopup("a", "Main")',
      'system.perspective.openPopup("a", "Gone/One", params={"x": 1})',
      "system.perspective.togglePopup(id='a', view='Gone/Two')",
      'system.perspective.navigate("/")',
      'system.perspective.navigate("/gone")',
      'system.perspective.navigate(page = "/gone too", params={})',
      'system.perspective.navigate(view="Gone/Three")',
      '# system.perspective.navigate("/comment")',
      'system.perspective.navigate("/line/" + line)',
      'system.perspective.navigate("/line/%s" % line)',
      'system.perspective.navigate(url="http://plant/")',
    ];
    const { problems } = checkFiles({
      [viewFile('Main')]: root(label({})),
      'ignition/script-python/plant/code.py': `def go(line):\n${lines.map((line) => `\t${line}\n`).join('')}`,
    });
    expect(problems.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual(
      ['/gone', '/gone too', 'Gone/One', 'Gone/Three', 'Gone/Two'].map((name) => `reference ${name}`),
    );
  });

  it('names components that scripts ask for by constants from where they stand, and that are not there', () => {
    const lines = [
      'self.getSibling("Other").props.text = "x"',
      'self.parent.getChild("Row").getChild("Inner").props.text',
      'self.view.rootContainer.getChild("Row/Inner")',
      "self.view.getChild(u'root').getChild('Other')",
      'self.getSibling(name).getChild("Any")',
      'self.parent.parent.getChild("Any")',
      'text = "self.getSibling(\'Text\')" # self.getSibling("Comment")',
      'self.getSibling("Gone").props.text = "x"',
      "self.parent.getChild('Row').getChild('Away').props.text",
      'self.getChild("Nothing")',
      'self.view.getChild("Row")',
    ];
    const click = (script: string) => ({ dom: { onClick: { type: 'script', scope: 'G', config: { script } } } });
    const named = (name: string, more: object = {}) => label({}, { meta: { name }, ...more });
    const { problems } = checkFiles({
      [viewFile('Main')]: {
        ...root(
          named('Label', { events: click(`\t${lines.join('\n\t')}`) }),
          named('Other', { events: click('\tself = 1\n\tself.getSibling("Gone")') }),
          {
            type: 'ia.container.flex',
            meta: { name: 'Row' },
            children: [named('Inner', { events: click('\tself.parent.getSibling("Label").getSibling("Lost")') })],
          },
        ),
        events: {
          system: { onStartup: { type: 'script', scope: 'G', config: { script: '\tself.getChild("root/No")' } } },
        },
      },
      [viewFile('Bound')]: root(
        named('Label', { events: click('\tself.getSibling("Any")') }),
        label({ 'meta.name': { binding: { type: 'expr', config: { expression: '"Any"' } } } }),
      ),
    });
    expect(problems.map(({ kind, name, path, reason }) => [kind, name, path, /^line \d+/.exec(reason)?.[0]])).toEqual(
      expect.arrayContaining([
        ['reference', 'self.getChild("root/No")', 'events.system.onStartup.config.script', 'line 1'],
        ...(
          [
            ['self.getSibling("Gone")', 8],
            ["self.parent.getChild('Row').getChild('Away')", 9],
            ['self.getChild("Nothing")', 10],
            ['self.view.getChild("Row")', 11],
          ] as const
        ).map(([name, line]) => [
          'reference',
          name,
          'root.children[0].events.dom.onClick.config.script',
          `line ${line}`,
        ]),
        [
          'reference',
          'self.parent.getSibling("Label").getSibling("Lost")',
          'root.children[2].children[0].events.dom.onClick.config.script',
          'line 1',
        ],
      ]),
    );
    expect(problems).toHaveLength(6);
  });

  it('reads a module with a long text in it as quickly as another one', () => {
    const source = `page = '${'<div> '.repeat(2_000)}'\ndef show():\n\treturn page\n`;
    const files = {
      'ignition/script-python/plant/html/code.py': source,
      [viewFile('Main')]: root({
        type: 'ia.display.label',
        meta: { name: 'a' },
        events: {
          system: { onStartup: { type: 'script', config: { script: '\tplant.html.show()\n\tplant.html.hide()' } } },
        },
      }),
    };
    const found: unknown[] = [];
    expect(processorTime(() => found.push(...checkFiles(files).problems.map(({ name }) => name)))).toBeLessThan(5_000);
    expect(found).toEqual(['plant.html.hide']);
  });

  it('names what scripts reach for in the script library that is not in it', () => {
    const use = (script: string) => ({
      [viewFile('Main')]: root(
        label({}, { events: { dom: { onClick: { type: 'script', scope: 'G', config: { script: `\t${script}` } } } } }),
      ),
    });
    const library = (name: string, code: string) => ({ [`ignition/script-python/${name}/code.py`]: code });
    const modules = {
      ...library(
        'plant/auth',
        'import json\nfrom math import (pi,\n\te)\nLIMIT, other = 1, 2\ntry:\n\tdef run():\n\t\tpass\nexcept Exception as no:\n\tpass\n',
      ),
      ...library('plant/open', 'globals()["made"] = 1\n'),
    };
    const names = (script: string): string[] =>
      checkFiles({ ...modules, ...use(script) }).problems.map(({ kind, name }) => `${kind} ${name}`);
    for (const there of ['run()', 'LIMIT', 'other', 'json.dumps(1)', 'pi', 'e', '__name__'])
      expect(names(`plant.auth.${there}`), there).toEqual([]);
    for (const unknown of [
      'plant.open.made',
      'plant = x\n\tplant.gone()',
      '"plant.gone" # plant.gone',
      'a.plant.gone',
      'import plant\n\tplant.gone',
    ])
      expect(names(unknown), unknown).toEqual([]);
    expect(names('plant.auth.stop(plant.gone.run(), plant.auth.stop)')).toEqual([
      'reference plant.auth.stop',
      'reference plant.gone',
    ]);
    const [problem] = checkFiles({ ...modules, ...use('x = 1\n\tplant.auth.stop()') }).problems;
    expect(problem?.reason).toBe(
      'line 2: The script library has no plant.auth.stop. The script fails where it asks for it.',
    );
  });

  it('names patterns of split that the engine refuses', () => {
    const splits = ['split("a,b", ",")', 'split("ab", "(?=b)")', 'split("ab", {view.custom.pattern})'];
    const { problems } = checkFiles({
      [viewFile('Main')]: {
        custom: { pattern: ',' },
        ...root(
          ...splits.map((expression) => label({ 'props.text': { binding: { type: 'expr', config: { expression } } } })),
        ),
      },
    });
    expect(problems).toEqual([
      expect.objectContaining({ kind: 'function', name: 'split', path: expect.stringContaining('children[1]') }),
    ]);
  });

  it('names a view that no page has room for', () => {
    const { problems, viewsComplete } = checkFiles({
      [viewFile('Main')]: root(...Array.from({ length: 20_000 }, () => ({ type: 'ia.display.label' }))),
    });
    expect(problems).toEqual([
      expect.objectContaining({ path: 'root', reason: expect.stringContaining('more than 20000 components') }),
    ]);
    expect(viewsComplete).toBe(0);
  });

  it('looks inside of the columns of a table', () => {
    const { problems } = checkFiles({
      [viewFile('Main')]: root({
        type: 'ia.display.table',
        meta: { name: 'Table' },
        props: {
          columns: [
            { field: 'a', numberFormat: '0,0.##', style: { acmeGlow: 1 } },
            { field: 'b', acme: true, render: 'acme' },
            { field: 'c', visible: false, acme: true },
            { field: 'd', render: 'view', viewPath: 'Cell' },
            { field: 'e', render: 'view', viewPath: 'No cell' },
          ],
          rows: { style: { classes: 'Gone' } },
        },
      }),
      [viewFile('Cell')]: root(),
    });
    expect(problems.map(({ kind, name, path }) => [kind, name, path])).toEqual([
      ['reference', 'Gone', 'root.children[0].props.rows.style.classes'],
      ['slip', 'acme-glow', 'root.children[0].props.columns[0].style.acmeGlow'],
      ['slip', 'ia.display.table.columns[].acme', 'root.children[0].props.columns[1].acme'],
      ['slip', 'ia.display.table.columns[].render', 'root.children[0].props.columns[1].render'],
      ['reference', 'No cell', 'root.children[0].props.columns[4]'],
    ]);
  });

  it('takes an event that a component raises in no version for a slip, and a property of such a name inside of another', () => {
    const script = { type: 'script', scope: 'G', config: { script: '\tpass' } };
    const { problems, viewsComplete } = checkFiles({
      [viewFile('Main')]: root(
        { type: 'ia.input.text-field', meta: { name: 'a' }, events: { component: { onActionPerformed: script } } },
        { type: 'ia.display.table', meta: { name: 'b' }, events: { component: { onStartup: script } } },
        { type: 'ia.input.dropdown', meta: { name: 'c' }, props: { filterable: true, search: { marginLeft: 4 } } },
        { type: 'ia.chart.pie', meta: { name: 'd' }, events: { component: { onCellClick: script } } },
      ),
    });
    expect(problems.map(({ kind, name }) => [kind, name])).toEqual([
      ['slip', 'component.onActionPerformed'],
      ['slip', 'component.onStartup'],
      ['slip', 'ia.input.dropdown.filterable'],
      ['slip', 'ia.input.dropdown.search.marginLeft'],
      ['event', 'component.onCellClick'],
    ]);
    expect(viewsComplete).toBe(0);
  });

  it('takes a value that a property has in no version for a slip, and blanks for nothing', () => {
    const { problems } = checkFiles({
      [viewFile('Main')]: root(
        { type: 'ia.input.checkbox', meta: { name: 'a' }, props: { textPosition: 'Center' } },
        { type: 'ia.display.progress', meta: { name: 'b' }, props: { indeterminate: true, mode: 'determinate' } },
        { type: 'ia.input.dropdown', meta: { name: 'c' }, props: { options: ' ' } },
        { type: 'ia.input.numeric-entry-field', meta: { name: 'd' }, props: { value: ' ' } },
        { type: 'ia.input.numeric-entry-field', meta: { name: 'e' }, props: { value: 'x' } },
      ),
    });
    expect(problems.map(({ kind, name, reason }) => [kind, name, reason.includes('Perspective')])).toEqual([
      ['slip', 'ia.input.checkbox.textPosition', true],
      ['slip', 'ia.display.progress.indeterminate', true],
      ['property', 'ia.input.numeric-entry-field.value', false],
    ]);
  });

  it('reads components that say by which rules they are stored, where those are the first', () => {
    const stored = (version: unknown) => ({ type: 'ia.input.button', meta: { name: 'a' }, version });
    const { problems } = checkFiles({ [viewFile('Main')]: root(stored(0), stored(1)) });
    expect(problems.map(({ kind, path }) => [kind, path])).toEqual([['property', 'root.children[1].version']]);
  });

  it('asks an axis of a chart for nothing that its rendering has not', () => {
    const date = { baseInterval: { enabled: false, count: 1, timeUnit: 'hour', startsAt: 6 } };
    const { problems } = checkFiles({
      [viewFile('Main')]: root({
        type: 'ia.chart.xy',
        meta: { name: 'a' },
        props: {
          xAxes: [{ name: 'x', render: 'date', date, value: { range: { min: 'Monday' } } }],
          yAxes: [{ name: 'y', date }],
        },
      }),
    });
    expect(problems.map(({ name }) => name)).toEqual(['ia.chart.xy.xAxes[].date.baseInterval.startsAt']);
  });

  it('tells what says nothing in Perspective either as slips, which nothing of a view is missing for', () => {
    const script = (source: string) => ({
      dom: { onClick: { type: 'script', scope: 'G', config: { script: source } } },
    });
    const { problems, missing, viewsComplete, properties, propertiesObeyed } = checkFiles({
      [viewFile('Main')]: root(
        label({}, { props: { style: { borderwidth: '1px', color: { color: 'red' }, key: 'x' } } }),
        label({ 'props.data': { binding: { type: 'expr', config: { expression: '1' } } } }, { props: { value: 1 } }),
        label({}, { meta: { name: 'Unread' }, events: script('\tif self.props.text == "a"\n\t\tpass') }),
        label({}, { meta: { name: 'Unknown' }, events: script('\tsystem.perspective.Navigate("/")') }),
      ),
    });
    expect(problems.map(({ kind, name, path }) => [kind, name, path])).toEqual([
      ['slip', 'borderwidth', 'root.children[0].props.style.borderwidth'],
      ['slip', 'color', 'root.children[0].props.style.color'],
      ['slip', 'key', 'root.children[0].props.style.key'],
      ['slip', 'ia.display.label.value', 'root.children[1].props.value'],
      ['slip', 'ia.display.label.data', 'root.children[1].props.data'],
      [
        'slip',
        'SyntaxError: this is not Python 2.7, which wants a colon at its end',
        'root.children[2].events.dom.onClick.config.script',
      ],
      ['slip', 'system.perspective.Navigate', 'root.children[3].events.dom.onClick.config.script'],
    ]);
    expect({ missing, viewsComplete, properties, propertiesObeyed }).toEqual({
      missing: [],
      viewsComplete: 1,
      properties: 1,
      propertiesObeyed: 1,
    });
  });

  it('names what this version alone refuses as missing', () => {
    const { problems } = checkFiles({
      [viewFile('Main')]: root(
        label({}, { props: { style: { content: '"x"', appRegion: 'drag' } } }),
        label({}, { events: { dom: { onClick: { type: 'script', scope: 'G', config: { script: '\tTrue = 1' } } } } }),
        label(
          {},
          {
            events: {
              dom: { onClick: { type: 'script', scope: 'G', config: { script: '\tsystem.sfc.startChart("a")' } } },
            },
          },
        ),
      ),
    });
    expect(problems.map(({ kind }) => kind)).toEqual(['style', 'style', 'script', 'systemFunction']);
  });

  it('takes drawings of a gateway and computers that a site does not list for what is not there', () => {
    const { problems } = checkFiles({
      [viewFile('Main')]: root(
        { type: 'ia.input.button', meta: { name: 'B' }, props: { image: { icon: { path: 'plant-icons/valve' } } } },
        { type: 'ia.input.button', meta: { name: 'C' }, props: { image: { icon: { path: 'material' } } } },
        { type: 'ia.display.image', meta: { name: 'I' }, props: { source: 'https://plant.example/valve.png' } },
        { type: 'ia.display.iframe', meta: { name: 'F' }, props: { src: 'https://camera.example/1' } },
      ),
    });
    expect(problems.map(({ kind, name, path }) => [kind, name, path])).toEqual([
      ['reference', 'plant-icons/valve', 'root.children[0].props.image.icon.path'],
      ['property', 'ia.input.button.image.icon.path', 'root.children[1].props.image.icon.path'],
      ['reference', 'https://plant.example', 'root.children[2].props.source'],
      ['reference', 'https://camera.example', 'root.children[3].props.src'],
    ]);
  });

  it('names docks whose views are not there', () => {
    const { problems } = checkFiles({
      [pageConfig]: {
        pages: { '/': { title: 'Main', viewPath: 'Main', docks: { left: [{ id: 'a', viewPath: 'Gone' }] } } },
        sharedDocks: { top: [{ id: 'b', viewPath: 'Gone too' }], bottom: [{ id: 'c', viewPath: 'Main' }] },
      },
    });
    expect(problems.map(({ path, kind, name }) => [path, kind, name])).toEqual([
      ['pages["/"].docks.left', 'reference', 'Gone'],
      ['sharedDocks.top', 'reference', 'Gone too'],
    ]);
  });

  it('names what of a folder is not run at all', () => {
    const { problems, missing } = checkFiles({ 'com.inductiveautomation.sfc/charts/A/sfc.json': '{}' });
    expect(problems.map(({ file, kind }) => [file, kind])).toEqual([['com.inductiveautomation.sfc', 'file']]);
    expect(missing).toEqual([]);
  });

  it('names scripts of session events that are not raised here, and none that is empty', () => {
    const file = 'com.inductiveautomation.perspective/session-scripts/data.bin';
    const [keys, barcode, bluetooth] = ['key-event', 'barcode', 'bluetooth'].map(
      (name) => `com.inductiveautomation.perspective/${name}`,
    );
    const { problems } = checkFiles({
      [file]: {
        onStartup: '\tpass',
        onBarcodeDataReceived: '\tprint data, context',
        onNdefDataReceived: '\t',
        onBluetoothReceived: '\tpass',
        onAccelerometerDataReceived: null,
        keyEventHandlers: [{ key: 'F1', enabled: true, script: '\tpass' }],
        emptyHandlers: [{ key: 'F2', script: '\t' }],
        offHandlers: [{ key: 'F3', enabled: false, script: '\tpass' }],
        messageHandlers: [],
        version: 1,
      },
      [`${keys}/Scan/onKeyEvent.py`]: 'def onKeyEvent(page, event):\n\tpass\n',
      [`${keys}/Scan/resource.json`]: { attributes: { eventBound: 'KEY' } },
      [`${keys}/Help/onKeyEvent.py`]: 'def onKeyEvent(page, event):\n\tpass\n',
      [`${keys}/Help/resource.json`]: { attributes: { eventBound: 'KEY', eventBoundKey: 'F1', eventMode: 'KEYUP' } },
      [`${keys}/Odd/onKeyEvent.py`]: 'def onKeyEvent(page, event):\n\tpass\n',
      [`${keys}/Odd/resource.json`]: {
        attributes: { eventBound: 'KEY', eventBoundKey: 'F2', altEventModifier: 'yes', regexWindow: '5' },
      },
      [`${barcode}/onBarcodeDataReceived.py`]: 'def onBarcodeDataReceived(session, data, context):\n\tpass\n',
      [`${bluetooth}/onBluetoothReceived.py`]: 'def onBluetoothReceived(session, data):\n\tpass\n',
    });
    expect(problems.map((problem) => [problem.file, problem.kind, problem.name, problem.path])).toEqual([
      [bluetooth, 'event', 'onBluetoothReceived', ''],
      [`${keys}/Odd/onKeyEvent.py`, 'file', `${keys}/Odd/onKeyEvent.py`, ''],
      [`${keys}/Scan/onKeyEvent.py`, 'file', `${keys}/Scan/onKeyEvent.py`, ''],
      [file, 'event', 'onBluetoothReceived', 'onBluetoothReceived'],
      [file, 'event', 'keyEventHandlers', 'keyEventHandlers'],
    ]);
    expect(problems.find((problem) => problem.file.includes('/Odd/'))?.reason).toMatch(
      /its regexWindow is not a number, its altEventModifier is not true or false/,
    );
  });

  it('asks nothing of what is switched off', () => {
    const off = { type: 'acme', scope: 'C', enabled: false, config: {} };
    expect(
      checkFiles({
        [viewFile('Main')]: root(
          label({
            'props.text': { binding: { type: 'acme', enabled: false, config: {}, transforms: [{ type: 'acme' }] } },
          }),
          label({ 'props.acme': { binding: { type: 'acme', enabled: false, config: {} } } }),
          { type: 'ia.input.button', meta: { name: 'Go' }, events: { component: { onAcme: off } } },
          { type: 'ia.display.view', meta: { name: 'Later' }, props: { path: '' } },
        ),
      }).problems,
    ).toEqual([]);
  });

  it.each([
    ['a number in a form', { type: 'format', formatType: 'numeric', formatValue: 'integer' }, undefined],
    ['a pattern', { type: 'format', formatType: 'numeric', formatValue: '#,##0.00' }, undefined],
    ['a pattern that cannot be read', { type: 'format', formatType: 'datetime', formatValue: 'bbb' }, /^\W?\w.*bbb/],
    ['a format of nothing known', { type: 'format', formatType: 'acme', formatValue: 'x' }, /acme/],
    ['a map', { type: 'map', inputType: 'scalar', mappings: [{ input: 1, output: 'a' }] }, undefined],
    ['a map of an input that nobody knows', { type: 'map', inputType: 'acme', mappings: [] }, /acme/],
    [
      'an expression in a map',
      { type: 'map', inputType: 'scalar', outputType: 'expression', mappings: [{ input: 1, output: 'acme({value})' }] },
      /acme/,
    ],
    ['a script', { type: 'script', code: '\treturn value' }, undefined],
  ])('tries transforms as they are set: %s', (_what, transform, reason) => {
    const { problems } = checkFiles({
      [viewFile('Main')]: {
        custom: { x: 1 },
        ...root(
          label({
            'props.text': {
              binding: { type: 'property', config: { path: 'view.custom.x' }, transforms: [transform] },
            },
          }),
        ),
      },
    });
    expect(problems.map((problem) => problem.reason)).toEqual(
      reason === undefined ? [] : [expect.stringMatching(reason)],
    );
  });

  it.each<[string, JsonObject, readonly (readonly [string, string, string])[]]>([
    ['a query that is there', { queryPath: 'Lots/Open', parameters: { line: '{view.params.line}' } }, []],
    ['a query that is not', { queryPath: 'Lots/Gone' }, [['reference', 'Lots/Gone', 'queryPath']]],
    [
      'an argument that cannot be',
      { queryPath: 'Lots/Open', parameters: { line: '{../Gone.props.text}' } },
      [['reference', '../Gone.props.text', 'parameters.line']],
    ],
    ['one that an expression names', { mode: 'expression', queryPath: '"Lots/" + "Gone"' }, []],
    [
      'one whose name is no expression',
      { mode: 'expression', queryPath: 'gone(1)' },
      [['function', 'gone', 'queryPath']],
    ],
    ['a form that nobody knows', { queryPath: 'Lots/Open', returnFormat: 'acme' }, [['binding', 'query', '']]],
  ])('follows bindings to named queries: %s', (_what, config, expected) => {
    const query = 'ignition/named-query/Lots/Open';
    const { problems } = checkFiles({
      [`${query}/query.sql`]: 'select lot from lots where line = :line',
      [`${query}/resource.json`]: {
        attributes: { type: 'Query', parameters: [{ type: 'Parameter', identifier: 'line', sqlType: 7 }] },
      },
      [viewFile('Main')]: {
        params: { line: '' },
        ...root(label({ 'props.text': { binding: { type: 'query', config } } })),
      },
    });
    const at = 'root.children[0].propConfig["props.text"].binding.config';
    expect(problems.map(({ kind, name, path }) => [kind, name, path])).toEqual(
      expected.map(([kind, name, path]) => [kind, name, path === '' ? at : `${at}.${path}`]),
    );
  });

  it.each<[string, string, JsonObject, readonly (readonly [string, string])[]]>([
    ['all that a tag may have', 'tag', { mode: 'direct', tagPath: 'A', fallbackDelay: 2.5, publishInitial: true }, []],
    ['one that says nothing', 'expr', { expression: '1', expresion: null }, []],
    ['an empty expression', 'expr', { expression: '' }, []],
    [
      'an expression under a name that nobody knows',
      'expr',
      { expresion: '1' },
      [
        ['expr', ''],
        ['expr.expresion', '.expresion'],
      ],
    ],
    [
      'an address beside its place',
      'http',
      { url: "'http://plant/'" },
      [
        ['http', ''],
        ['http.url', '.url'],
      ],
    ],
    ['a request without its address', 'http', { request: { method: 'GET' } }, [['http', '']]],
    ['a tag with more', 'tag', { tagPath: 'A', acme: true }, [['tag.acme', '.acme']]],
    [
      'polling with more',
      'query',
      { queryPath: 'Q', polling: { enabled: true, rate: '1', acme: 5 } },
      [
        ['Q', '.queryPath'],
        ['query.polling.acme', '.polling.acme'],
      ],
    ],
  ])('names settings of a binding that it needs, and those that nobody knows: %s', (_what, type, config, expected) => {
    const { problems } = checkFiles({
      [viewFile('Main')]: root(label({ 'props.text': { binding: { type, config } } })),
    });
    const at = 'root.children[0].propConfig["props.text"].binding.config';
    expect(problems.map(({ name, path }) => [name, path])).toEqual(
      expected.map(([name, path]) => [name, `${at}${path}`]),
    );
  });

  it('names what is said of a property and its binding and nobody reads', () => {
    const map = { type: 'map', inputType: 'range', mappings: [{ input: { min: 0, upTo: 5 }, output: 1, when: 'x' }] };
    const { problems } = checkFiles({
      [viewFile('Main')]: root(
        label({
          'props.text': {
            persistent: true,
            fade: 3,
            nothing: null,
            onChange: { enabled: null, script: '\tpass', delay: 5 },
            binding: {
              type: 'property',
              config: { path: 'this.props.style' },
              every: 5,
              transforms: [map, { type: 'format', formatType: 'numeric', formatValue: '0', locale: 'de' }],
            },
          },
        }),
      ),
    });
    const at = 'root.children[0].propConfig["props.text"]';
    expect(problems.map(({ kind, name, path }) => [kind, name, path])).toEqual([
      ['binding', 'props.text.fade', `${at}.fade`],
      ['binding', 'props.text.onChange.delay', `${at}.onChange.delay`],
      ['binding', 'property.every', `${at}.binding.every`],
      ...['mappings[0].input.upTo', 'mappings[0].when'].map((name) => [
        'binding',
        `property.transforms[0].${name}`,
        `${at}.binding.transforms[0].${name}`,
      ]),
      ['binding', 'property.transforms[1].locale', `${at}.binding.transforms[1].locale`],
    ]);
  });

  it.each<[string, JsonObject, readonly (readonly [string, string, string])[]]>([
    ['an address', { request: { url: "'http://plant/' + {view.params.line}", method: 'GET' } }, []],
    ['an address that cannot be', { request: { url: 'acme()' } }, [['function', 'acme', 'config.request.url']]],
    [
      'a rate that cannot be',
      { request: { url: "'http://plant/'" }, polling: { enabled: true, rate: '{../Gone.props.text}' } },
      [['reference', '../Gone.props.text', 'config.polling.rate']],
    ],
    ['a method that changes something', { request: { url: "'x'", method: 'ACME' } }, [['binding', 'http', 'config']]],
  ])('looks at what is asked of other computers: %s', (_what, config, expected) => {
    const { problems } = checkFiles({
      [viewFile('Main')]: {
        params: { line: '' },
        ...root(label({ 'props.text': { binding: { type: 'http', config } } })),
      },
    });
    const at = 'root.children[0].propConfig["props.text"].binding';
    expect(problems.map(({ kind, name, path }) => [kind, name, path])).toEqual(
      expected.map(([kind, name, path]) => [kind, name, `${at}.${path}`]),
    );
  });

  it.each<[string, object, readonly (readonly [string, string, string])[]]>([
    ['a popup', { type: 'popup', config: { type: 'open', id: 'p', viewPath: 'Main' } }, []],
    [
      'a popup of a view that is not there',
      { type: 'popup', config: { type: 'open', id: 'p', viewPath: 'Gone' } },
      [['reference', 'Gone', 'config.viewPath']],
    ],
    ['a way to a page', { type: 'nav', config: { page: '/' } }, []],
    ['a way to no page', { type: 'nav', config: { page: '/gone' } }, [['reference', '/gone', 'config.page']]],
    ['a way to a view', { type: 'nav', config: { view: 'Gone' } }, [['reference', 'Gone', 'config.view']]],
    ['a way that is known later', { type: 'nav', config: { page: '/{this.props.text}' } }, []],
    [
      'a way that hangs on what is not there',
      { type: 'nav', config: { page: '/{../Gone.props.text}' } },
      [['reference', '../Gone.props.text', 'config']],
    ],
    ['settings that are not understood', { type: 'theme', config: { acme: 1 } }, [['action', 'theme', 'config']]],
    ['what a computer has not', { type: 'native/barcode', config: {} }, [['action', 'native/barcode', 'type']]],
  ])('follows actions to where they lead: %s', (_what, action, expected) => {
    const { problems } = checkFiles({
      [viewFile('Main')]: root({
        type: 'ia.input.button',
        meta: { name: 'Go' },
        events: { component: { onActionPerformed: action } },
      }),
    });
    const at = 'root.children[0].events.component.onActionPerformed';
    expect(problems.map(({ kind, name, path }) => [kind, name, path])).toEqual(
      expected.map(([kind, name, path]) => [kind, name, `${at}.${path}`]),
    );
  });

  it.each([
    ['a sibling', '../Other.props.text', true],
    ['a child of its own', './Inner.props.text', false],
    ['an absolute path', '/root/Other.props.text', true],
    ['the container', 'parent.custom.x', true],
    ['more parents than there are', '...../Other.props.text', false],
    ['a component with a bound name', '../Anything.props.text', true],
    ['the session', 'session.props.auth.user.userName', true],
    ['the page', 'page.props.path', true],
    ['a tag', '[default]Line 1/Speed', true],
    ['a scope that a view has not', 'view.position.x', false],
    ['a word', 'value', false],
  ])('follows a reference in an expression to %s', (_what, reference, isThere) => {
    const { problems } = checkFiles({
      [viewFile('Main')]: root(
        label({ 'custom.x': { binding: { type: 'expr', config: { expression: `{${reference}}` } } } }),
        { ...label({}), meta: { name: 'Other' } },
        label({ 'meta.name': { binding: { type: 'expr', config: { expression: '"x"' } } } }),
      ),
    });
    expect(problems.map(({ kind, name }) => [kind, name])).toEqual(isThere ? [] : [['reference', reference]]);
  });
});
