import { describe, expect, it } from 'vitest';
import { auditFilter, searchTrail, type AuditPage } from '../../../electron/gateway/audit/search.ts';
import { openTrail, type Trail } from '../../../electron/gateway/audit/trail.ts';
import { systemPorts } from '../../../electron/gateway/platform/ports.ts';
import { developmentVault } from '../../../electron/gateway/station/keys.ts';
import { openStore, type Store } from '../../../electron/gateway/store/database.ts';
import { silent } from '../../../electron/cli/station.ts';
import { temporaryFolder } from '../../support/station.ts';
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
const search = (store: Store, filter: object, clock = still): AuditPage =>
  searchTrail(store.db, auditFilter.parse(filter), clock);
const seqs = ({ entries }: AuditPage): number[] => entries.map(({ seq }) => seq);

describe('a search of the trail', () => {
  it('gives pages, newest first, until the first entry', () => {
    const { store } = trailOf(120);
    const first = search(store, {});
    expect(seqs(first)).toEqual(Array.from({ length: 50 }, (_, index) => 120 - index));
    const second = search(store, { before: first.next });
    expect(seqs(second).at(0)).toBe(70);
    const third = search(store, { before: second.next });
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
    ['a line feed as it is written', { text: '"3"\nleft' }, [4]],
    ['nothing', { text: '50 _ of' }, []],
  ])('finds %s', (_what, filter, wanted) => {
    expect(seqs(search(trailOf(20).store, filter))).toEqual(wanted);
  });

  it('finds what lies between two times', () => {
    const { store, trail } = trailOf(5);
    const [newest] = trail.latest(1);
    expect(seqs(search(store, { since: '2020', until: '2021' }))).toEqual([]);
    expect(seqs(search(store, { since: '2020', until: newest?.at.utc.replace(/^\d{4}/, '9999') }))).toHaveLength(5);
  });

  it('AL-16 shows a text on one line, and its structure in lines', () => {
    const [entry] = search(trailOf(1).store, {}).entries;
    expect(entry?.detail).toEqual([
      { label: 'old, ph', value: '5.8' },
      { label: 'reason', value: '50 % of "0"\\u{a}left\\u{202e}' },
      { label: 'roles', value: 'A, B' },
    ]);
  });

  it('leaves the rest to the next page when its time is over', () => {
    const { store } = trailOf(3000);
    let now = 0;
    const slow = { monotonic: () => (now += 5) };
    const found = search(store, { text: 'of "2"' }, slow);
    expect([seqs(found), found.next]).toEqual([[], 2001]);
    expect(seqs(search(store, { text: 'of "2"' }))).toEqual([3]);
  });
});
