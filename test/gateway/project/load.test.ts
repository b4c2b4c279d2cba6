import { describe, expect, it } from 'vitest';
import { loadProject } from '../../../electron/gateway/project/load.ts';
import { signatureTemplate } from '../../../electron/gateway/signature/template.ts';
import { openStation, pageConfig, smallProject, templateFile, viewFile, writeProject } from '../../support/station.ts';

const load = (files: Readonly<Record<string, unknown>>) =>
  loadProject(writeProject({ ...smallProject, ...files }), signatureTemplate);

describe('a project folder', () => {
  it("is read in Ignition's own layout", () => {
    const project = load({
      [viewFile('Area/Line 4')]: { root: { type: 'ia.display.label', meta: { name: 'root' } } },
      'ignition/script-python/line/release/code.py': 'x = 1\n',
      'com.inductiveautomation.perspective/session-props/props.json': { custom: { shift: 'A' } },
      'com.inductiveautomation.perspective/views/Area/Line 4/resource.json': '{"scope": "G"}',
    });
    expect([...project.views.keys()].sort()).toEqual(['Area/Line 4', 'Main']);
    expect(project.scripts.map(({ name }) => name)).toEqual(['line.release']);
    expect(project.sessionCustom).toEqual({ shift: 'A' });
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
      /line 3, root\.children\.0\.type:/,
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
    ['a page configuration without views', pageConfig, '{"pages": {"/": {"title": "x"}}}', /pages\.\/\.viewPath:/],
  ])('names the file, the place and the reason for %s, and loads the rest', (_what, file, content, reason) => {
    const project = load({ [file]: content });
    expect(project.problems).toEqual([{ file, reason: expect.stringMatching(reason) }]);
    expect(project.templates.map(({ name }) => name)).toContain('Line Release Approval');
    expect(project.views.has('Main')).toBe(true);
  });

  it('shows the problems on the page and opens all the same', async () => {
    const station = await openStation({ files: { [viewFile('Bad')]: '{' } });
    expect(station.openPage().snapshot().problems).toEqual([
      { file: viewFile('Bad'), reason: expect.stringMatching(/is not JSON/) },
    ]);
  });

  it('says so when the folder is no project, or its page names a view that is not there', async () => {
    expect(() => loadProject(writeProject({ 'readme.txt': '' }), signatureTemplate)).toThrow(
      /project\.json.*--project/,
    );
    const station = await openStation({
      files: { [pageConfig]: { pages: { '/': { title: 'x', viewPath: 'Nope' } } } },
    });
    expect(() => station.openPage()).toThrow(/shows the view "Nope", which this project does not have/);
  });
});
