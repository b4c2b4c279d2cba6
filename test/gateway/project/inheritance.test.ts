/** Projects that inherit from others beside them. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadProject } from '../../../electron/gateway/project/load.ts';
import { signatureTemplate } from '../../../electron/gateway/signature/template.ts';
import {
  pageConfig,
  temporaryFolder,
  templateFile,
  viewFile,
  writeFiles,
  type ProjectFiles,
} from '../../support/station.ts';

const view = (name: string) => ({ root: { type: 'ia.display.label', meta: { name } } });
const script = (name: string): string => `ignition/script-python/${name}/code.py`;

/** Writes projects side by side, and loads one. */
function load(projects: Readonly<Record<string, ProjectFiles>>, name = 'child') {
  const around = temporaryFolder();
  for (const [folder, files] of Object.entries(projects)) writeFiles(join(around, folder), files);
  return loadProject(join(around, name), signatureTemplate);
}
const rootOf = (project: ReturnType<typeof load>, path: string) => project.views.get(path)?.root.meta.name;

describe('a project with a parent', () => {
  const base = {
    'project.json': { title: 'Base', inheritable: true },
    [viewFile('Own')]: view('base'),
    [viewFile('Shared')]: view('base'),
    [script('line')]: 'x = 1\n',
    [templateFile('line')]: { name: 'Line', expression: '{role:A}' },
    [pageConfig]: { pages: { '/base': { viewPath: 'Shared' } } },
    'com.inductiveautomation.perspective/style-classes/A/style.json': { base: { style: { color: 'red' } } },
    'ignition/named-query/All/query.sql': 'SELECT 1',
    'ignition/named-query/All/resource.json': { attributes: { type: 'Query' } },
  };

  it('has what the parent has, but for what is its own, which stands in its place as a whole', () => {
    const project = load({
      base,
      child: { 'project.json': { title: 'Child', parent: 'base' }, [viewFile('Own')]: view('child') },
    });
    expect(project.problems).toEqual([]);
    expect([rootOf(project, 'Own'), rootOf(project, 'Shared')]).toEqual(['child', 'base']);
    expect(project.title).toBe('Child');
    expect(project.pages.map(({ path }) => path)).toEqual(['/base']);
    expect(project.scripts).toEqual([
      { name: 'line', file: '../base/ignition/script-python/line/code.py', source: 'x = 1\n', python: 2 },
    ]);
    expect(project.templates.map(({ name }) => name)).toEqual(['Line']);
    expect(Object.keys(project.styleClasses)).toEqual(['A']);
    expect([...project.queries.keys()]).toEqual(['All']);
    expect([...project.files.keys()]).toContain(`../base/${viewFile('Shared')}`);
    expect([...project.files.keys()]).not.toContain(`../base/${viewFile('Own')}`);
  });

  it('has its own session permissions in place of the parent’s, whatever their files are called and lie beside them', () => {
    const folder = 'com.inductiveautomation.perspective/session-permissions';
    const permissions = (name: string) => ({ type: 'AnyOf', securityLevels: [{ name, children: [] }] });
    const project = load({
      base: { 'project.json': { title: 'Base', inheritable: true }, [`${folder}/config.json`]: permissions('Public') },
      child: {
        'project.json': { title: 'Child', parent: 'base' },
        [`${folder}/data.bin`]: permissions('Authenticated'),
        [`${folder}/a copy of data.bin`]: permissions('Public'),
      },
    });
    expect(project.sessionPermissions).toMatchObject(permissions('Authenticated'));
    expect(project.problems).toEqual([]);
  });

  it('inherits over several levels, the nearest first', () => {
    const project = load({
      far: { 'project.json': { inheritable: true }, [viewFile('A')]: view('far'), [viewFile('B')]: view('far') },
      near: { 'project.json': { inheritable: true, parent: 'far' }, [viewFile('A')]: view('near') },
      child: { 'project.json': { parent: 'near' } },
    });
    expect([rootOf(project, 'A'), rootOf(project, 'B')]).toEqual(['near', 'far']);
  });

  it.each([
    ['is not there', 'gone', {}, 'project.json', /names the parent "gone", and there is no project of that name/],
    ['leads away', '../elsewhere', {}, 'project.json', /which is no folder beside this project/],
    ['is itself', 'child', {}, 'project.json', /goes in a circle of parents: child, child/],
    [
      'comes back to it',
      'near',
      { near: { 'project.json': { parent: 'child', inheritable: true } } },
      '../near/project.json',
      /goes in a circle of parents: child, near, child/,
    ],
    [
      'does not say that it can be inherited',
      'near',
      { near: { 'project.json': {} } },
      '../near/project.json',
      /does not say that it can be inherited/,
    ],
    ['is broken', 'near', { near: { 'project.json': '{' } }, '../near/project.json', /is not JSON/],
  ])('loads all the same, and says so, where the parent %s', (_what, parent, more, file, reason) => {
    const project = load({ ...more, child: { 'project.json': { parent }, [viewFile('Main')]: view('child') } });
    expect(rootOf(project, 'Main')).toBe('child');
    expect(project.problems).toEqual([{ file, reason: expect.stringMatching(reason) }]);
  });

  it('runs where it is switched off, and says so: whoever starts it names it', () => {
    const project = load({ child: { 'project.json': { enabled: false }, [viewFile('Main')]: view('child') } });
    expect(rootOf(project, 'Main')).toBe('child');
    expect(project.problems).toEqual([{ file: 'project.json', reason: expect.stringMatching(/is switched off/) }]);
  });

  it('keeps what the parent does not let it replace', () => {
    const project = load({
      base: { ...base, [viewFile('Own').replace('view.json', 'resource.json')]: { overridable: false } },
      child: { 'project.json': { parent: 'base' }, [viewFile('Own')]: view('child') },
    });
    expect(rootOf(project, 'Own')).toBe('base');
    expect(project.problems).toEqual([
      { file: viewFile('Own'), reason: expect.stringMatching(/^is not used: .*does not let itself be overridden$/) },
    ]);
  });

  it('reads nothing of the parent that lies outside of it', () => {
    const around = temporaryFolder();
    writeFiles(join(around, 'base'), { ...base, 'x.txt': '' });
    writeFiles(join(around, 'child'), { 'project.json': { parent: 'base' }, 'outside.py': 'x = 1' });
    writeFiles(around, { 'secret/code.py': 'x = 1' });
    symlinkSync(join(around, 'secret', 'code.py'), join(around, 'base', 'ignition', 'script-python', 'code.py'));
    const { scripts, problems } = loadProject(join(around, 'child'), signatureTemplate);
    expect(scripts.map(({ name }) => name)).toEqual(['line']);
    expect(problems.map(({ reason }) => reason)).toEqual([
      'is a link that leads out of the project folder; it is not followed',
    ]);
  });
});
