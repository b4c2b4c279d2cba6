import { describe, expect, it } from 'vitest';
import { signatureTemplate } from '../../../electron/gateway/signature/template.ts';
import { doubtfulTemplates, unknownTemplates } from '../../../electron/gateway/signature/templates.ts';
import { openSignatureScene } from '../../support/signatureScene.ts';
import { smallProject, templateFile } from '../../support/station.ts';

const admin = { kind: 'person', id: 'a', name: 'Ada' } as const;
const open = async () => {
  const scene = await openSignatureScene();
  return { scene, templates: scene.station.gateway.signature.templates, trail: scene.station.gateway.trail };
};

describe('templates', () => {
  it('are found in any case, and a missing one is told as documented', async () => {
    const { templates } = await open();
    expect(templates.get('LINE release APPROVAL').name).toBe('Line Release Approval');
    expect(() => templates.get('Nothing')).toThrow('A signature template with the name (Nothing) was not found');
    expect(templates.exists('batch disposition')).toBe(true);
    expect(templates.exists('nothing')).toBe(false);
  });

  it('are saved in the store, with old and new value in the trail, and are there after a restart', async () => {
    const { scene, templates, trail } = await open();
    templates.save({ name: 'Cleaning', expression: '{role:Operator}' }, admin);
    templates.save({ name: 'cleaning', expression: '{role:Quality}', timeout: 5 }, admin);
    const changes = trail.latest(4).filter(({ action }) => action !== 'template.sealed');
    expect(changes.map(({ action, detail }) => [action, detail['old'] === null])).toEqual([
      ['template.changed', false],
      ['template.created', true],
    ]);
    expect(changes[0]?.detail).toMatchObject({
      old: { expression: '{role:Operator}', timeout: 2 },
      new: { expression: '{role:Quality}', timeout: 5 },
    });
    const again = await scene.station.restart();
    expect(again.gateway.signature.templates.get('CLEANING').expression).toBe('{role:Quality}');
  });

  it('of the project are not changed from the app', async () => {
    const { templates } = await open();
    expect(() => templates.save({ name: 'line release approval', expression: '{role:X}' }, admin)).toThrow(
      /belongs to the project/,
    );
    expect(() => templates.remove('Line Release Approval', admin)).toThrow(/belongs to the project/);
  });

  it('none of another place stands in for one that the project has twice, or in a file that cannot be used', async () => {
    const strict = '{role:Supervisor} AND {role:Quality}';
    const scene = await openSignatureScene({
      files: {
        ...smallProject,
        [templateFile('one')]: { name: 'batchStartAuthorization', expression: strict },
        [templateFile('two')]: { name: 'BatchStartAuthorization', expression: strict },
        [templateFile('slip')]: { name: 'batchHoldAuthorization', expression: '{rol:Quality}' },
        [templateFile('batchStopAuthorization')]: 'no JSON',
      },
    });
    const { templates } = scene.station.gateway.signature;
    for (const name of ['batchStartAuthorization', 'batchHoldAuthorization', 'batchStopAuthorization']) {
      expect(() => scene.queue(name)).toThrow(
        `A signature template with the name (${name}) was not found: the project`,
      );
      expect(templates.exists(name)).toBe(false);
      expect(() => templates.save({ name, expression: '{role:Operator}' }, admin)).toThrow(/belongs to the project/);
    }
    const names = templates.list({ searchPattern: 'batch*' }).map(({ name }) => name);
    expect(names).toContain('batchPauseAuthorization');
    expect(names).not.toContain('batchHoldAuthorization');
    templates.takeProject({ templates: [], unreadTemplates: [] });
    expect(templates.get('batchHoldAuthorization').expression).toBe('{role:Supervisor}');
  });

  it('of the project in place of a built-in one are there for alarms that name them', () => {
    const own = signatureTemplate.parse({ name: 'batchStartAuthorization', expression: '{role:Quality}' });
    const named = new Set(['batchStartAuthorization']);
    expect(unknownTemplates(named, [own], [])).toEqual([]);
    expect(unknownTemplates(named, [own, own], [])).toHaveLength(1);
  });

  it('a deleted or disabled template takes no new request; a pending one keeps its snapshot', async () => {
    const { scene, templates } = await open();
    const template = templates.save({ name: 'Cleaning', expression: '{role:Supervisor}' }, admin);
    const [uuid = ''] = scene.queue('Cleaning');
    templates.save({ ...template, enabled: false, expression: '{role:Operator}' }, admin);
    expect(() => scene.queue('Cleaning')).toThrow(/is disabled/);
    templates.remove('Cleaning', admin);
    expect(() => scene.queue('Cleaning')).toThrow(/was not found/);
    expect(await scene.complete(uuid, 'sam')).toMatchObject({ outcome: 'signed' });
  });

  it('asks for different persons unless it says otherwise, also when its expression gets more slots', async () => {
    const { templates } = await open();
    const unique = (expression: string, forceUniqueUser?: boolean): boolean =>
      templates.save({ name: 'T', expression, ...(forceUniqueUser === undefined ? {} : { forceUniqueUser }) }, admin)
        .forceUniqueUser;
    expect(unique('{role:A}')).toBe(true);
    expect(unique('{role:A} AND {role:B}')).toBe(true);
    expect(unique('{role:A} AND {role:B}', false)).toBe(false);
  });

  it('ES-8 one that names too few different people is not saved, and takes no request', async () => {
    const ofProject = { name: 'Twice', expression: '{userName:sam} AND {userName:sam}' };
    const scene = await openSignatureScene({ files: { ...smallProject, [templateFile('twice')]: ofProject } });
    expect(() => scene.queue('Twice')).toThrow(/never completed/);
    const { templates } = scene.station.gateway.signature;
    const twice = { name: 'T', expression: '{userName:sam} AND {userName:sam}' };
    expect(() => templates.save(twice, admin)).toThrow(/never completed/);
    expect(templates.save({ ...twice, forceUniqueUser: false }, admin).name).toBe('T');
  });

  it.each([
    ['a name', { name: 'Rele\u200base' }],
    ['a meaning', { meanings: { approve: ['Reviewed by', 'Reviewed by\u202e'] } }],
    ['a meaning of a rejection', { meanings: { reject: ['Rejected\nby'] } }],
    ['half a sign in a meaning', { meanings: { approve: ['Reviewed by \ud83c'] } }],
  ])('AL-16 one with what nobody sees in %s is not saved, is named, and takes no request', async (_what, hidden) => {
    const template = { name: 'Hidden', expression: '{role:Supervisor}', ...hidden };
    const scene = await openSignatureScene({ files: { ...smallProject, [templateFile('hidden')]: template } });
    expect(() => scene.queue(template.name)).toThrow(/a character that nobody sees/);
    const { templates } = scene.station.gateway.signature;
    expect(() => templates.save({ ...template, name: `${template.name}s` }, admin)).toThrow(/that nobody sees/);
    expect(doubtfulTemplates([signatureTemplate.parse(template)])).toEqual([
      expect.objectContaining({ reason: expect.stringMatching(/that nobody sees/) }),
    ]);
  });

  it('lists pages by a pattern with * and ?', async () => {
    const { templates } = await open();
    const names = (page: Parameters<typeof templates.list>[0]): string[] =>
      templates.list(page).map(({ name }) => name);
    expect(names({ searchPattern: 'batch*' })).toHaveLength(9);
    expect(names({ searchPattern: 'BATCH?old*' })).toEqual(['batchHoldAuthorization']);
    expect(names({ searchPattern: '*', pageNo: 2, pageSize: 4 })).toHaveLength(4);
    expect(names({ searchPattern: '*', pageNo: 99 })).toEqual([]);
    expect(() => templates.list({ pageNo: 0 })).toThrow(/from 1 on/);
    expect(names({ searchPattern: `${'*a'.repeat(90)}b` })).toEqual([]);
    expect(templates.links({ searchPattern: 'batch d*' })).toEqual([
      { name: 'Batch Disposition', source: 'project', enabled: true },
    ]);
  });

  it('has one for each batch command, in any case; another rule can be saved under its name', async () => {
    const { templates } = await open();
    expect(templates.ofBatchCommand('hOLD')?.name).toBe('batchHoldAuthorization');
    for (const none of ['None', '', 'Explode']) expect(templates.ofBatchCommand(none)).toBeNull();
    const { description } = templates.get('batchStopAuthorization');
    const saved = templates.save(
      { name: 'BATCHSTOPAUTHORIZATION', description: 'mine', expression: '{role:Quality}' },
      admin,
    );
    expect(saved).toMatchObject({ name: 'batchStopAuthorization', description, expression: '{role:Quality}' });
    templates.remove('batchStopAuthorization', admin);
    expect(templates.get('batchStopAuthorization').expression).toBe('{role:Supervisor}');
    expect(() => templates.remove('batchStopAuthorization', admin)).toThrow(/built-in/);
  });

  it.each([
    [{ name: 'a.b', expression: '{role:A}' }, /none of \. \?/],
    [{ name: 'T', expression: '{role:A} AND' }, /column 13/],
    [{ name: 'T', expression: '{role:A}', timeout: 0 }, /timeout/],
    [{ name: 'T', expression: '{role:A}', timeout: Number.NaN }, /timeout/],
    [{ name: 'T', expression: '{role:A}', meanings: { approve: [] } }, /meanings/],
    [{ name: 'T', expression: '{role:A}', requiredFactors: 1 }, /requiredFactors/],
    [{ name: '<b>T</b>'.repeat(20), expression: '{role:A}' }, /name/],
  ])('refuses %j', async (input, problem) => {
    const { templates } = await open();
    expect(() => templates.save(input as never, admin)).toThrow(problem);
  });
});
