import { describe, expect, it } from 'vitest';
import { openViews, type OpenedView } from '../../../electron/gateway/check/open.ts';
import { systemPorts } from '../../../electron/gateway/platform/ports.ts';
import { openProject } from '../../../electron/gateway/project/openProject.ts';
import { signatureTemplate } from '../../../electron/gateway/signature/template.ts';
import { developmentVault } from '../../../electron/gateway/station/keys.ts';
import { smallProject, testLog, viewFile, writeProject, type ProjectFiles } from '../../support/station.ts';

async function open(files: ProjectFiles, views: readonly string[], limit?: number): Promise<OpenedView[]> {
  const project = openProject(writeProject({ ...smallProject, ...files }), signatureTemplate);
  const ports = systemPorts(testLog(), developmentVault());
  const opened: OpenedView[] = [];
  const options = { views, ports, ...(limit === undefined ? {} : { limit }) };
  for await (const view of openViews(project, options)) opened.push(view);
  return opened;
}

const label = (name: string, propConfig: unknown) => ({ type: 'ia.display.label', meta: { name }, propConfig });
const bound = (expression: string) => ({ binding: { type: 'expr', config: { expression } } });
const root = (...children: readonly unknown[]) => ({
  root: { type: 'ia.container.flex', meta: { name: 'root' }, children },
});
const startUp = (...lines: readonly string[]) => ({
  events: {
    system: { onStartup: { type: 'script', config: { script: lines.map((line) => `\t${line}`).join('\n') } } },
  },
});

describe('views that are opened by the check', () => {
  it('tell their components, those of the views inside too, and their bound values', async () => {
    const [main, inner] = await open(
      {
        [viewFile('Main')]: root(label('Good', { 'props.text': bound('{view.params.line} + 1') }), {
          type: 'ia.display.view',
          meta: { name: 'Inside' },
          props: { path: 'Inner', params: { n: 1 } },
        }),
        [viewFile('Inner')]: {
          params: { n: 7 },
          ...root(label('Bad', { 'props.text': bound('acme()'), 'custom.n': bound('{view.params.n}') })),
        },
      },
      ['Main', 'Inner'],
    );
    expect(main).toMatchObject({ view: 'Main', error: null, settled: true, components: 5, bound: 3, messages: [] });
    expect(main?.bad.map(({ count, examples }) => [count, examples])).toEqual([
      [1, ['views/Main: root/Good props.text']],
      [1, ['views/Inner: root/Bad props.text']],
    ]);
    expect(inner).toMatchObject({ components: 2, bound: 2 });
    expect(inner?.bad[0]?.reason).toMatch(/^Error_\w+: .*acme/);
  });

  it('tell what their components say of themselves, and where', async () => {
    const [main] = await open(
      {
        [viewFile('Main')]: root(
          { type: 'ia.display.label', meta: { name: 'Text' }, events: { component: { onAcme: { type: 'acme' } } } },
          {
            type: 'ia.display.view',
            meta: { name: 'Inside' },
            props: { path: 'Inner' },
            scripts: { extensionFunctions: [{ name: 'acme' }] },
          },
        ),
        [viewFile('Inner')]: root({ type: 'ia.display.view', meta: { name: 'Again' }, props: { path: 'Main' } }),
      },
      ['Main'],
    );
    const told = main?.notes.map(({ reason, count, examples }) => [reason, count, examples[0]]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['The events component.onAcme are not raised in this version.', 1, 'views/Main: root/Text'],
        ['The action "acme" is not supported in this version.', 1, 'views/Main: root/Text'],
        ['The extension functions acme are not called in this version.', 1, 'views/Main: root/Inside'],
        ['The view Main is inside itself.', 1, 'views/Inner: root/Again'],
      ]),
    );
    expect(told).toHaveLength(4);
  });

  it('tell that a repeater has no room for its last instance', async () => {
    const props = { path: 'Part', instances: Array.from({ length: 10_000 }, () => ({})) };
    const repeater = { type: 'ia.display.flex-repeater', meta: { name: 'All' }, props };
    const [main] = await open(
      { [viewFile('Main')]: { root: repeater }, [viewFile('Part')]: root(label('A', {})) },
      ['Main'],
      60_000,
    );
    expect(main).toMatchObject({ settled: true, components: 19_999 });
    expect(main?.notes).toMatchObject([
      { reason: expect.stringContaining('more than 20000 components'), examples: ['views/Main: All'] },
    ]);
  });

  it('give the same reason once, with a few places', async () => {
    const missing = (name: string) =>
      label(name, { 'props.text': { binding: { type: 'tag', config: { tagPath: 'No' } } } });
    const [main] = await open({ [viewFile('Main')]: root(...['A', 'B', 'C', 'D'].map(missing)) }, ['Main']);
    expect(main?.bad).toEqual([
      {
        reason: 'Bad_NotFound: No tag No',
        count: 4,
        examples: ['A', 'B', 'C'].map((name) => `views/Main: root/${name} props.text`),
      },
    ]);
  });

  it('run their start-up scripts to the end, and what follows from them', async () => {
    const [main] = await open(
      {
        [viewFile('Main')]: {
          custom: { count: 0, seen: 0 },
          propConfig: { 'custom.count': { onChange: { script: '\tself.custom.seen = 1 / 0' } } },
          ...startUp('self.custom.count = 7 / 2'),
          ...root(label('Count', { 'props.text': bound('if({view.custom.count} = 3, "three", toInt("x"))') })),
        },
      },
      ['Main'],
    );
    expect(main).toMatchObject({ settled: true, bad: [] });
    expect(main?.messages).toEqual([expect.stringMatching(/^ZeroDivisionError: .*custom\.count\.onChange, line 1\)$/)]);
  });

  it('write nothing, and say so by name', async () => {
    const [main] = await open(
      {
        'countersign/tags.json': { tags: [{ path: 'Speed', value: 1 }] },
        [viewFile('Main')]: {
          ...startUp('system.tag.writeBlocking(["[default]Speed"], [2])'),
          ...root(label('Speed', { 'props.text': bound('if({[default]Speed} = 1, 1, toInt("x"))') })),
        },
      },
      ['Main'],
    );
    expect(main?.bad).toEqual([]);
    expect(main?.messages).toEqual([
      expect.stringContaining('system.tag.writeBlocking was not called: nothing is written while a project is checked'),
    ]);
  });

  it('blame no version for what a station has', async () => {
    const [main] = await open(
      {
        [viewFile('Main')]: {
          ...startUp('system.mes.signature.authorization.getPendingAuthRequests()'),
          ...root(
            label('Slots', { 'props.text': { binding: { type: 'tag', config: { tagPath: '[System]X' } } } }),
            label('Alarms', {
              'props.text': {
                binding: {
                  type: 'expr',
                  config: { expression: '1' },
                  transforms: [{ type: 'script', code: '\treturn len(system.alarm.queryStatus())' }],
                },
              },
            }),
          ),
        },
      },
      ['Main'],
    );
    expect(main?.messages).toEqual([expect.stringContaining('needs a station, and there is none here')]);
    expect(main?.bad.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('need a station'),
      expect.stringContaining('alarms.query needs a station, and there is none here'),
    ]);
  });

  it('are given up when they do not come to rest, and the next one is opened', async () => {
    const [slow, next] = await open(
      {
        [viewFile('Slow')]: { ...startUp('while True:', '\tpass'), ...root() },
        [viewFile('Next')]: { custom: { done: 0 }, ...startUp('self.custom.done = x'), ...root() },
      },
      ['Slow', 'Next'],
      500,
    );
    expect(slow).toMatchObject({ settled: false, error: null });
    expect(next).toMatchObject({ settled: true });
    expect(next?.messages).toEqual([expect.stringContaining('NameError')]);
  });

  it('open whatever level they ask for', async () => {
    const permissions = { type: 'AllOf', securityLevels: [{ name: 'Authenticated', children: [{ name: 'Acme' }] }] };
    const [main] = await open({ [viewFile('Main')]: { permissions, ...root() } }, ['Main']);
    expect(main).toMatchObject({ error: null, components: 1 });
  });
});
