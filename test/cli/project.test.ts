/** `countersign project check`: an engineer looks at a project before it runs. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCommand } from '../../electron/cli/commands.ts';
import { fixtureProject } from '../support/fixtureProject.ts';
import { smallProject, templateFile, temporaryFolder, viewFile, writeFiles, writeProject } from '../support/station.ts';
import { terminal } from '../support/terminal.ts';

const demo = join(import.meta.dirname, '../../build/demo');

async function check(...args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  const on = terminal();
  const code = await runCommand(['project', 'check', ...args], on);
  return { code, text: on.printed.join('\n') };
}

const counts = {
  views: z.int(),
  viewsLoaded: z.int(),
  viewsComplete: z.int(),
  components: z.int(),
  componentsShown: z.int(),
  properties: z.int(),
  propertiesObeyed: z.int(),
};
/** What docs/engineer.md says of `--json`. */
const documented = z.strictObject({
  ...counts,
  missing: z.array(z.strictObject({ kind: z.string(), name: z.string(), count: z.int() })),
  projects: z.array(z.strictObject({ folder: z.string(), title: z.string(), ...counts })),
  problems: z.array(
    z.strictObject({
      project: z.string(),
      file: z.string(),
      path: z.string(),
      kind: z.string(),
      name: z.string(),
      reason: z.string(),
    }),
  ),
  opened: z
    .array(
      z.strictObject({
        project: z.string(),
        view: z.string(),
        milliseconds: z.number(),
        components: z.int(),
        error: z.string().nullable(),
        settled: z.boolean(),
        bound: z.int(),
        bad: z.array(z.strictObject({ reason: z.string(), count: z.int(), examples: z.array(z.string()) })),
        notes: z.array(z.strictObject({ reason: z.string(), count: z.int(), examples: z.array(z.string()) })),
        messages: z.array(z.string()),
      }),
    )
    .optional(),
});
const readJson = async (...args: readonly string[]) =>
  documented.parse(JSON.parse((await check('--json', ...args)).text));

describe('countersign project check', () => {
  it('names two templates of one name', async () => {
    const twin = { name: 'line release approval', expression: '{role:Operator}' };
    const project = writeProject({ ...smallProject, [templateFile('twin')]: twin });
    expect((await check(project)).text).toContain('more than one template named "line release approval"');
  });

  it('names templates that can never be completed, roles that look alike, and files that are no templates by their names', async () => {
    const template = (name: string, expression: string, more = {}) => ({
      [templateFile(name)]: { name, expression, ...more },
    });
    const project = writeProject({
      ...smallProject,
      ...template('Twice', '{userName:sam} AND {userName:Sam}'),
      ...template('Once', '{userName:sam} AND {userName:sam}', { forceUniqueUser: false }),
      ...template('Alike', '{role:Sup\u0435rvisor}'),
      'countersign/signature-templates/late.JSON': { name: 'Late', expression: '{role:Supervisor}' },
    });
    const { text } = await check(project);
    expect(text).toContain('has the template "Twice": its expression names fewer people than it has slots');
    expect(text).not.toContain('"Once"');
    expect(text).toContain('asks for the roles');
    expect(text).toContain('late.JSON');
    expect(text).toContain('the name of a template ends with .json');
  });

  it('names the databases that queries ask and the station lacks', async () => {
    const site = temporaryFolder();
    const erp = { kind: 'sqlite', file: 'erp.sqlite' };
    writeFiles(site, { 'databases.json': { connections: { erp, mes: erp } } });
    const query = (name: string, attributes: object) => ({
      [`ignition/named-query/${name}/query.sql`]: 'SELECT 1',
      [`ignition/named-query/${name}/resource.json`]: { attributes: { type: 'Query', ...attributes } },
    });
    const project = writeProject({
      ...smallProject,
      ...query('There', { database: 'erp' }),
      ...query('Gone', { database: 'historian' }),
      ...query('Own', { database: '' }),
      ...query('Later', { database: {}, parameters: [{ type: 'Database', identifier: 'db' }] }),
      [viewFile('Main')]: {
        root: {
          type: 'ia.container.flex',
          meta: { name: 'root' },
          propConfig: Object.fromEntries(
            ['There', 'Gone', 'Later'].map((queryPath) => [
              `custom.${queryPath}`,
              { binding: { type: 'query', config: { queryPath } } },
            ]),
          ),
        },
      },
    });
    const { text } = await check(project, '--data-dir', site);
    expect(text).toContain(
      'Gone/resource.json\n  attributes.database\n    reference historian: databases.json of the station has no connection historian.',
    );
    expect(text).toContain(
      'reference Own: The query, the project and databases.json of the station name no connection.',
    );
    expect(text).toContain(
      'root.propConfig["custom.Gone"].binding.config.queryPath\n    reference Gone: databases.json of the station has no connection historian. The property has no value',
    );
    expect(text).toContain('reference 3: ');
    expect((await check(project)).text).not.toContain('reference');
  });

  it('names the providers of tags that a project reads and the station lacks', async () => {
    const site = temporaryFolder();
    const external = { Archive: { database: 'historian' } };
    writeFiles(site, { 'tags.json': { providers: { plant: { kind: 'tags', tags: [] } }, history: { external } } });
    const of = (type: string, config: object, ...transforms: readonly object[]) => ({
      type: 'ia.display.label',
      meta: { name: JSON.stringify([type, config]).replaceAll(/\W/g, '') },
      propConfig: { 'props.text': { binding: { type, config, transforms } } },
    });
    const bound = (config: object) => of('tag', config);
    const project = writeProject({
      ...smallProject,
      'countersign/tags.json': {
        tags: [
          { path: 'There', valueSource: 'opc', opcServer: 'Plant', opcItemPath: 'ns=2;s=A' },
          { path: 'Gone', valueSource: 'opc', opcServer: 'Ignition OPC UA Server', opcItemPath: 'ns=1;s=[PLC1]HR1' },
          { path: 'Off', enabled: false, valueSource: 'opc', opcServer: 'nowhere', opcItemPath: 'ns=2;s=A' },
          { path: 'Own', valueSource: 'reference', sourceTagPath: '[.]There' },
        ],
      },
      [viewFile('Main')]: {
        root: {
          type: 'ia.container.flex',
          meta: { name: 'root' },
          children: [
            bound({ tagPath: '[plant]ns=2;s=A' }),
            bound({ tagPath: '[edge]A/B' }),
            bound({ mode: 'indirect', tagPath: '[cell]{0}', references: { 0: '1' } }),
            bound({ mode: 'indirect', tagPath: '[{0}]A', references: { 0: '1' } }),
            bound({ tagPath: '[System]Connections' }),
            bound({ mode: 'expression', tagPath: 'concat("[mode]", 1)' }),
            of('expr', { expression: 'tag("[called]" + 1) + tag("[~]A") + tag({this.custom.path})' }),
            of('expr', { expression: '{[named]A} + {[default]B}' }),
            of('property', { path: 'this.custom.x' }, { type: 'expression', expression: '{value} + {[transform]A}' }),
            of('tag-history', { tags: [{ path: '[stored]A' }, { path: '[Plant]A' }, { path: '[archive/gw:x]A' }] }),
            of('tag-history', { tags: [{ path: 'histprov:A' }] }),
            of('tag-history', { tags: '{view.custom.tags}', polling: { enabled: true, rate: 'tag("[rate]A")' } }),
          ],
        },
      },
    });
    const { text } = await check(project, '--data-dir', site);
    const why = (name: string) => `reference [${name}]: tags.json of the station has no provider ${name}.`;
    expect(text).toContain(`Gone\n    ${why('PLC1')} The tag has no value, and bad quality.`);
    expect(text).toContain(`root.children[1].propConfig["props.text"].binding.config.tagPath\n    ${why('edge')}`);
    expect(text).toContain(`root.children[2].propConfig["props.text"].binding.config.tagPath\n    ${why('cell')}`);
    for (const [at, name] of [
      [5, 'mode'],
      [6, 'called'],
      [7, 'named'],
      [8, 'transform'],
      [9, 'stored'],
      [11, 'rate'],
    ] as const) {
      expect(text).toMatch(new RegExp(`root\\.children\\[${at}\\]\\.\\S+\n    reference \\[${name}\\]: `));
    }
    expect(text).toContain('reference histprov:A: histprov:A is no path of a history');
    expect(text).toContain('reference 10: ');
    expect((await check(project)).text).not.toContain('reference');
  });

  it('names the signature templates that alarms ask for and that are not there', async () => {
    const alarm = (name: string, ackSignature: string) => ({ name, mode: 'AboveValue', setpointA: 1, ackSignature });
    const project = writeProject({
      ...smallProject,
      'countersign/tags.json': {
        tags: [
          { path: 'Flow', value: 0, alarms: [alarm('High', 'line release APPROVAL'), alarm('Higher', 'Shift Lead')] },
        ],
      },
    });
    const { text } = await check(project);
    expect(text).toContain('has alarms with the signature template "Shift Lead", which is not there');
    expect(text).not.toContain('APPROVAL');
  });

  it('names files that are not there and computers that are not listed, as the site of a station has them', async () => {
    const site = temporaryFolder();
    writeFiles(site, {
      'images/there.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'outgoing.json': { allow: ['https://plant.local'] },
    });
    const image = (name: string, source: string, style = {}) => ({
      type: 'ia.display.image',
      meta: { name },
      props: { source, style },
    });
    const project = writeProject({
      ...smallProject,
      'countersign/images/own.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      [viewFile('Main')]: {
        root: {
          type: 'ia.container.flex',
          meta: { name: 'root' },
          children: [
            image('Own', '/system/images/own.svg'),
            image('There', '/system/images/there.svg?x=1'),
            image('Listed', 'https://plant.local/a.png'),
            image('Unlisted', 'https://elsewhere.example/a.png'),
            image('Gone', '', { backgroundImage: "url('/system/images/gone (1).svg')" }),
          ],
        },
      },
    });
    const { text } = await check(project, '--data-dir', site);
    expect(text).toContain(
      'root.children[3].props.source\n    reference https://elsewhere.example: It is not there. A mark at the component says so. ' +
        'It is: https://elsewhere.example is not listed in outgoing.json of this station.',
    );
    expect(text).toContain(
      'root.children[4].props.style.backgroundImage\n    reference /system/images/gone (1).svg: Neither the project nor the station',
    );
    expect(text).toContain('reference 2: /system/images/gone (1).svg 1, https://elsewhere.example 1');
    expect((await check(project)).text).toContain('https://elsewhere.example 1, https://plant.local 1');
  });

  it('says that nothing of the demo is missing', async () => {
    const { code, text } = await check(demo);
    expect(code).toBe(0);
    const [views = '', shares = '', ...more] = text.split('\n');
    expect(views).toBe(`Line release (${demo}): 23 views, 23 loaded, 23 of which nothing is missing.`);
    expect(shares).toMatch(
      /^ {2}(\d{3,}) of \1 components \(100 %\) shown, (\d{3,}) of \2 properties \(100 %\) obeyed$/,
    );
    expect(more).toEqual([]);
  });

  it('groups what is missing by file, and counts it', async () => {
    const { code, text } = await check(fixtureProject('missing'));
    expect(code).toBe(0);
    expect(text).toContain(
      `${viewFile('Everything')}\n  events.system.onAcme\n    event system.onAcme: Nothing raises it.`,
    );
    expect(text).toMatch(
      /2 views, 2 loaded, 1 of which nothing is missing\.\n.* obeyed\n {2}component 1: acme\.display\.thing 1\n/,
    );
  });

  it('ends with 1 where a view cannot load, and where a folder is no project', async () => {
    const folder = writeProject({ ...smallProject, [viewFile('Broken')]: '{' });
    const { code, text } = await check(folder);
    expect(code).toBe(1);
    expect(text).toContain('is not JSON');
    expect(text).toContain('2 views, 1 loaded, 1 of which nothing is missing');
    expect(await check(temporaryFolder())).toMatchObject({
      code: 1,
      text: expect.stringContaining('project.json') as string,
    });
    expect((await check(join(temporaryFolder(), 'nowhere'))).code).toBe(1);
    expect((await check()).code).toBe(1);
  });

  it('takes several projects, and a folder of them, and sums them up', async () => {
    const folder = temporaryFolder();
    cpSync(fixtureProject('missing'), join(folder, 'one'), { recursive: true });
    cpSync(fixtureProject('missing'), join(folder, 'two'), { recursive: true });
    const { views, viewsComplete, missing, projects, problems } = await readJson(folder, demo);
    expect({ views, viewsComplete }).toEqual({ views: 27, viewsComplete: 25 });
    expect(projects.map(({ folder: of, views: own }) => [of, own])).toEqual([
      [join(folder, 'one'), 2],
      [join(folder, 'two'), 2],
      [demo, 23],
    ]);
    expect(missing[0]).toEqual({ kind: 'component', name: 'acme.display.thing', count: 2 });
    expect(new Set(problems.map(({ project }) => project))).toEqual(
      new Set([join(folder, 'one'), join(folder, 'two')]),
    );
  });

  it('opens each view with --open', async () => {
    const { opened } = await readJson('--open', fixtureProject('formats'));
    expect(opened?.map(({ view, error, settled }) => [view, error, settled])).toEqual([
      ['Formats', null, true],
      ['Parts/Valve', null, true],
    ]);
    const { text } = await check('--open', fixtureProject('formats'));
    expect(text).toMatch(
      /Opened 2 views: half in [\d.]+ ms, 99 % in [\d.]+ ms\. \d+ of \d+ bound properties are good\./,
    );
  });
});

it('says of a file, and of what is not there, that it is no folder', async () => {
  for (const path of [import.meta.filename, join(temporaryFolder(), 'gone')]) {
    expect(await check(path)).toMatchObject({ code: 1, text: expect.stringMatching(/There is no folder/) });
  }
});
