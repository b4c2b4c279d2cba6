import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../build/runtime/paths.ts';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { accessLog } from '../../../electron/gateway/audit/access.ts';
import { queryAuditLog } from '../../../electron/gateway/audit/queryLog.ts';
import { auditKinds, openKinds } from '../../../electron/gateway/audit/kinds.ts';
import { auditFilter, searchTrail, type AuditPage } from '../../../electron/gateway/audit/search.ts';
import { openTrail, type Trail } from '../../../electron/gateway/audit/trail.ts';
import { systemPorts } from '../../../electron/gateway/platform/ports.ts';
import { developmentVault } from '../../../electron/gateway/station/keys.ts';
import { openStore, type Store } from '../../../electron/gateway/store/database.ts';
import { silent } from '../../../electron/cli/station.ts';
import { testClock } from '../../support/clock.ts';
import { openSignatureScene } from '../../support/signatureScene.ts';
import { temporaryFolder, testPassword } from '../../support/station.ts';
import { onTestFinished } from 'vitest';

function trailOf(count: number): { readonly store: Store; readonly trail: Trail } {
  const store = openStore(temporaryFolder());
  onTestFinished(() => store.close());
  const trail = openTrail(store, systemPorts(silent, developmentVault()), 'station-1', 'boot-1');
  store.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      trail.append({
        action: index % 10 === 0 ? 'template.changed' : 'signature.approved',
        actor: { kind: 'person', id: 'anna', name: 'Anna Berg' },
        target: `batch:B-${index}`,
        detail: { reason: `50 % of "${index}"\nleft\u202e`, old: { ph: 5.8 }, roles: ['A', 'B'] },
      });
    }
  });
  return { store, trail };
}

const still = { monotonic: () => 0 };
const search = (store: Store, filter: object, clock = still): Promise<AuditPage> =>
  searchTrail(store.db, auditFilter.parse(filter), clock);
const seqs = ({ entries }: AuditPage): number[] => entries.map(({ seq }) => seq);

describe('a search of the trail', () => {
  it('gives pages, newest first, until the first entry', async () => {
    const { store } = trailOf(120);
    const first = await search(store, {});
    expect(seqs(first)).toEqual(Array.from({ length: 50 }, (_, index) => 120 - index));
    const second = await search(store, { before: first.next });
    expect(seqs(second).at(0)).toBe(70);
    const third = await search(store, { before: second.next });
    expect([seqs(third).at(-1), third.next]).toEqual([1, null]);
  });

  it.each([
    ['a kind', { kind: 'template' }, [11, 1]],
    ['a record', { text: 'B-7' }, [8]],
    ['a name in any case', { text: 'anna berg', kind: 'template' }, [11, 1]],
    ['nothing of another case than is written', { text: 'ANNA' }, []],
    [
      'a text with what LIKE and JSON take for signs',
      { text: '50 % of "1' },
      [20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 2],
    ],
    ['who acted, in any case', { person: 'ANNA b', kind: 'template' }, [11, 1]],
    ['nobody of another name', { person: 'b_rg' }, []],
    ['a line feed as it is written', { text: '"3"\nleft' }, [4]],
    ['nothing', { text: '50 _ of' }, []],
  ])('finds %s', async (_what, filter, wanted) => {
    expect(seqs(await search(trailOf(20).store, filter))).toEqual(wanted);
  });

  it('finds names in any case of their letters, in any script', async () => {
    const { store, trail } = trailOf(1);
    store.transaction(() => {
      for (const name of ['Özlem Ünal', 'Жанна Жук', 'Øyvind 50_%'])
        trail.append({ action: 'signature.approved', actor: { kind: 'person', id: 'x', name }, target: 'x:1' });
    });
    for (const filter of [{ person: 'özlem' }, { person: 'ünal' }, { text: 'özlem ü' }, { person: 'O\u0308ZLEM' }])
      expect(seqs(await search(store, filter))).toEqual([2]);
    expect(seqs(await search(store, { person: 'жук' }))).toEqual([3]);
    expect(seqs(await search(store, { person: 'ØYVIND 50_%' }))).toEqual([4]);
    expect(seqs(await search(store, { person: 'ozlem' }))).toEqual([]);
  });

  it('finds a record: what happened to it, and to the requests about it, and to no other', async () => {
    const scene = await openSignatureScene();
    const [own = ''] = scene.queue('Line Release Approval', { record: { id: 'B-7', content: { Filled: 5 } } });
    const [other = ''] = scene.queue('Line Release Approval', { record: { id: 'B-71', content: { Filled: 5 } } });
    for (const uuid of [own, other]) await scene.complete(uuid, 'sam');
    const db = new Database(join(scene.station.dataDir, 'station.sqlite'), { readonly: true });
    onTestFinished(() => void db.close());
    const found = await searchTrail(db, auditFilter.parse({ record: 'B-7' }), still);
    expect(found.entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['record.created', 'signature.requested', 'signature.approved']),
    );
    const targets = new Set(found.entries.map(({ target }) => target));
    expect(targets.size).toBe(2);
    expect(targets).toContain('record:B-7');
  });

  it('AU-21 finds all that is in the access log, for who may see accounts alone', async () => {
    const scene = await openSignatureScene();
    const { page, station } = scene;
    page.frame.askSignIn();
    await page.frame.signIn({ userName: 'sam', password: 'not the password' });
    scene.clock.advance(10_000);
    await page.frame.signIn({ userName: 'sam', password: testPassword });
    page.frame.signOut();
    await scene.complete(scene.queue()[0] ?? '', 'sam');
    const db = new Database(join(station.dataDir, 'station.sqlite'), { readonly: true });
    onTestFinished(() => void db.close());
    const filter = auditFilter.parse({ kind: 'access', limit: 200 });
    const found = await searchTrail(db, filter, still);
    expect(seqs(found).toReversed()).toEqual([...accessLog(db, {})].map(({ seq }) => seq));
    expect(found.entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'sso.refused',
        'sso.user.login',
        'session.created',
        'session.ended',
        'signature.approved',
      ]),
    );
    expect(await searchTrail(db, filter, still, openKinds)).toMatchObject({ entries: [], next: null });
  });

  it('AU-21 the access log of a person has the end of their session, whoever ended it', () => {
    const { store, trail } = trailOf(0);
    store.transaction(() => {
      trail.append({
        action: 'session.ended',
        actor: { kind: 'person', id: 'adam', name: 'Adam Adams' },
        target: 'user-session:one',
        detail: { user: 'sam' },
      });
    });
    expect([...accessLog(store.db, { user: 'sam' })]).toMatchObject([{ action: 'session.ended', actor: 'Adam Adams' }]);
    expect([...accessLog(store.db, { user: 'adam' })]).toEqual([]);
  });

  it('each kind of what is recorded can be looked for', () => {
    const kinds = new Set<string>(auditKinds);
    const files = readdirSync(join(projectFolder, 'electron'), { recursive: true, encoding: 'utf8' });
    const recorded = files
      .filter((file) => /^(gateway|cli|shell|host|server)\/.*\.ts$/.test(file))
      .flatMap((file) => [
        ...readFileSync(join(projectFolder, 'electron', file), 'utf8').matchAll(
          /(?:action: |\b(?:record|recordLate|note|append)\(\s*)['`]([a-z-]+)\./g,
        ),
      ])
      .map(([, kind = '']) => kind);
    expect(new Set(recorded).size).toBeGreaterThan(15);
    expect([...new Set(recorded)].filter((kind) => !kinds.has(kind))).toEqual([]);
    const page = readFileSync(join(projectFolder, 'electron/gateway/project/builtIn/Audit.view.json'), 'utf8');
    expect(auditKinds.filter((kind) => !page.includes(`"value": "${kind}"`))).toEqual([]);
  });

  it('finds what lies between two times', async () => {
    const { store, trail } = trailOf(5);
    const [newest] = trail.latest(1);
    expect(seqs(await search(store, { since: '2020', until: '2021' }))).toEqual([]);
    expect(seqs(await search(store, { since: '2020', until: newest?.at.utc.replace(/^\d{4}/, '9999') }))).toHaveLength(
      5,
    );
  });

  it('finds for a script what stands before a long time in which the clock was wrong', async () => {
    const store = openStore(temporaryFolder());
    onTestFinished(() => store.close());
    const clock = testClock();
    const trail = openTrail(store, { ...systemPorts(silent, developmentVault()), clock }, 'station-1', 'boot-1');
    const append = (action: string, count: number): void =>
      store.transaction(() => {
        for (let index = 0; index < count; index += 1) {
          const actor = { kind: 'station', id: 'clock', name: 'Clock' } as const;
          trail.append({ action, actor, target: 'station:station-1' });
          clock.advance(1);
        }
      });
    const began = clock.now();
    const years = 20 * 366 * 86_400_000;
    append('request.first', 3);
    clock.jump(-years);
    append('clock.changed', 1);
    append('script.audit', 2500);
    clock.jump(years);
    append('clock.changed', 1);
    append('request.last', 2);
    const query = { startDate: began, endDate: clock.now() };
    const found = (await queryAuditLog(store.db, query, clock.now())).map(([, , , action]) => action);
    expect(found).toEqual([
      ...Array.from({ length: 3 }, () => 'request.first'),
      'clock.changed',
      'request.last',
      'request.last',
    ]);
  });

  it('AL-16 shows a text on one line, and its structure in lines', async () => {
    const [entry] = (await search(trailOf(1).store, {})).entries;
    expect(entry?.detail).toEqual([
      { label: 'old, ph', value: '5.8' },
      { label: 'reason', value: '50 % of "0"\\u{a}left\\u{202e}' },
      { label: 'roles', value: 'A, B' },
    ]);
  });

  it('leaves the rest to the next page when its time is over', async () => {
    const { store } = trailOf(3000);
    let now = 0;
    const slow = { monotonic: () => (now += 60) };
    const found = await search(store, { text: 'of "2"' }, slow);
    expect([seqs(found), found.next]).toEqual([[], 2001]);
    expect(seqs(await search(store, { text: 'of "2"' }))).toEqual([3]);
  });
});
