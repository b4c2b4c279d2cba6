import { describe, expect, it } from 'vitest';
import { openSignatureScene, scriptActor, type SignatureScene } from '../../support/signatureScene.ts';
import { templateFile } from '../../support/station.ts';

const files = {
  'project.json': { title: 'Test', countersign: { station: 'TEST-1', zones: ['Filling'] } },
  [templateFile('four')]: {
    name: 'Four',
    expression:
      '{role:Supervisor} AND {userName:olga} AND [Filling] AND ({role:Quality} OR {level:Authenticated/Roles/QA})',
  },
};

async function open(): Promise<SignatureScene> {
  return openSignatureScene({ files });
}

describe('the pending list', () => {
  it('shows a person what they may sign here: by role, name, level and zone', async () => {
    const scene = await open();
    const slots = scene.queue('Four');
    const { signature } = scene.station.gateway;
    const of = (filter: Parameters<typeof signature.pending>[0]): number[] =>
      signature.pending(filter).slots.map(({ position }) => position);
    expect(slots).toHaveLength(4);
    expect(of({ user: 'sam' })).toEqual([1, 3]);
    expect(of({ user: 'OLGA' })).toEqual([2, 3]);
    expect(of({ user: 'quinn' })).toEqual([1, 3, 4]);
    expect(of({ user: 'nobody' })).toEqual([]);
    expect(of({ role: 'Quality' })).toEqual([4]);
    expect(of({ zone: 'Filling' })).toEqual([3]);
    expect(of({ user: 'quinn', role: 'Quality', template: 'four' })).toEqual([4]);
    expect(of({ template: 'Line Release Approval' })).toEqual([]);
  });

  it('four slots with a role, a user, a zone and an alternative are signed by four people', async () => {
    const scene = await open();
    await scene.station.addUser('zoe');
    const slots = scene.queue('Four');
    const people = ['sam', 'olga', 'zoe', 'quinn'];
    for (const [index, uuid] of slots.entries()) {
      const outcome = await scene.complete(uuid, people[index] ?? '');
      expect(outcome).toMatchObject({ outcome: 'signed', requestState: index === 3 ? 'approved' : 'pending' });
    }
  });

  it('pages by the last uuid, in the order in which requests were asked for, also when slots go meanwhile', async () => {
    const scene = await open();
    const { signature } = scene.station.gateway;
    const queued = Array.from({ length: 7 }, (_, index) => {
      scene.clock.advance(1000);
      return scene.queue('Line Release Approval', { name: `Release ${index}` })[0] ?? '';
    });
    const first = signature.pending({ limit: 3 });
    expect(first.slots.map(({ uuid }) => uuid)).toEqual(queued.slice(0, 3));
    expect(first.next).toBe(queued[2]);
    await scene.complete(queued[2] ?? '', 'sam');
    const second = signature.pending({ limit: 3, after: first.next ?? '' });
    expect(second.slots.map(({ uuid }) => uuid)).toEqual(queued.slice(3, 6));
    expect(signature.pending({ after: second.next ?? '' })).toMatchObject({ slots: [{ uuid: queued[6] }], next: null });
    expect(signature.pending({ request: 'RELEASE 4' }).slots).toHaveLength(1);
    expect(signature.pendingCount()).toBe(6);
  });

  it('filters by age', async () => {
    const scene = await open();
    scene.queue();
    scene.clock.advance(60 * 60_000);
    scene.queue();
    const { signature } = scene.station.gateway;
    expect(signature.pending({ minAge: 30 }).slots).toHaveLength(1);
    expect(signature.pending({ maxAge: 30 }).slots).toHaveLength(1);
    expect(signature.pending({ maxAge: 90 }).slots).toHaveLength(2);
  });

  it.each([
    [{ limit: 0 }, /limit/],
    [{ limit: 1e9 }, /limit/],
    [{ after: 'x' }, /no slot of this list/],
    [{ colour: 'red' } as never, /filter cannot be used/],
  ])('refuses the filter %j', async (filter, problem) => {
    const scene = await open();
    expect(() => scene.station.gateway.signature.pending(filter)).toThrow(problem);
  });
});

describe('the history', () => {
  it('finds ended slots by signer, template, record, request, outcome and time, newest first', async () => {
    const scene = await open();
    const { signature } = scene.station.gateway;
    const [one = ''] = scene.queue('Line Release Approval', { record: { id: 'B-1', content: 1 } });
    await scene.complete(one, 'sam');
    scene.clock.advance(60_000);
    const [two = ''] = scene.queue('Batch Disposition', { name: 'Disposition' });
    await scene.complete(two, 'quinn', 'reject', { comment: 'leaks' });
    const uuids = (filter: Parameters<typeof signature.history>[0]): string[] =>
      signature.history(filter).slots.map(({ uuid }) => uuid);
    expect(uuids({}).slice(-1)).toEqual([one]);
    expect(uuids({ signer: 'Sam' })).toEqual([one]);
    expect(uuids({ text: 'b-1' })).toEqual([one]);
    expect(uuids({ text: 'batch disposition', state: 'rejected' })).toEqual([two]);
    expect(uuids({ request: 'disposition' })).toHaveLength(2);
    expect(uuids({ state: 'withdrawn' })).toHaveLength(1);
    expect(uuids({ since: '2026-11-22T13:04:00Z' })).toHaveLength(2);
    expect(uuids({ until: '2026-11-22T13:04:00Z' })).toEqual([one]);
    // Without an offset the station's clock is meant: Berlin's.
    expect(uuids({ since: '2026-11-22 14:04' })).toHaveLength(2);
    expect(uuids({ until: '2026-11-22T14:04' })).toEqual([one]);
    expect(() => signature.history({ since: '2026' })).toThrow(/no date or time/);
    expect(signature.history({ state: 'rejected' }).slots[0]).toMatchObject({
      comment: 'leaks',
      signer: 'quinn Example',
    });
    expect(() => signature.history({ since: 'yesterday' })).toThrow(/no date or time/);
  });

  it('has cancelled requests with their reason', async () => {
    const scene = await open();
    const { signature } = scene.station.gateway;
    const [uuid = ''] = scene.queue();
    signature.cancelAuthRequest(uuid, 'wrong line', scriptActor);
    expect(signature.history().slots).toMatchObject([
      { uuid, state: 'withdrawn', requestState: 'cancelled', reason: 'wrong line' },
    ]);
  });

  it('is the same after a restart', async () => {
    const scene = await open();
    const [uuid = ''] = scene.queue();
    await scene.complete(uuid, 'sam');
    const again = await scene.station.restart();
    expect(again.gateway.signature.history({ signer: 'sam' }).slots).toMatchObject([{ uuid, problem: '' }]);
  });
});
