/**
 * The lists of slots that pages read: pending ones in the order in which they were asked for, ended ones by when they
 * ended. Each list is a walk along one index from where the last page stopped, so that its length does not matter.
 */
import { nameKey } from '../sso/users.ts';
import type { Store } from '../store/database.ts';
import type { Alternatives, Candidate } from './expression.ts';

export type Scope = 'pending' | 'ended';

/** One thing by which slots are found; `all` finds every slot. */
export interface Facet {
  readonly facet:
    | 'all'
    | 'role'
    | 'userName'
    | 'level'
    | 'zone'
    | 'template'
    | 'request'
    | 'record'
    | 'signer'
    | 'state';
  readonly value: string;
}

/** Where a page of a list stopped. */
export interface Position {
  readonly at: string;
  readonly slotId: string;
}

export interface FacetQuery {
  readonly scope: Scope;
  /** Slots that have one facet of each group; none finds every slot. */
  readonly groups: readonly (readonly Facet[])[];
  readonly newestFirst: boolean;
  readonly after?: Position | undefined;
  /** Times, ISO 8601 UTC: from `since` on, before `until`. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly limit: number;
}

export interface Facets {
  readonly find: (query: FacetQuery) => Position[];
  /** Where a slot stands in a list, also one that has left the pending ones since; undefined for an unknown slot. */
  readonly positionOf: (scope: Scope, slotId: string) => Position | undefined;
}

/** Rows that are counted to see which of several groups finds least. */
const shortLook = 2000;

export const everything: Facet = Object.freeze({ facet: 'all', value: '' });

/** Names are found in any case. */
export function named(facet: 'template' | 'request' | 'record' | 'signer' | 'userName', name: string): Facet {
  return { facet, value: nameKey(name) };
}

/** What every slot is found by. */
export function commonFacets({
  name,
  template_name,
  record_id,
}: {
  readonly name: string;
  readonly template_name: string;
  readonly record_id: string | null;
}): Facet[] {
  return [
    everything,
    named('request', name),
    named('template', template_name),
    ...(record_id === null ? [] : [named('record', record_id)]),
  ];
}

/** What a pending slot is found by: who may sign it. */
export function facetsOf(alternatives: Alternatives): Facet[] {
  return alternatives.map(({ kind, name }) => (kind === 'userName' ? named(kind, name) : { facet: kind, value: name }));
}

/** What finds the slots that a person may sign at this station. */
export function facetsFor({ userName, roles, levels, zones }: Candidate): Facet[] {
  const withAncestors = new Set(
    levels.flatMap((level) => {
      const parts = level.split('/');
      return parts.map((_part, index) => parts.slice(0, index + 1).join('/'));
    }),
  );
  return [
    named('userName', userName),
    ...roles.map((value): Facet => ({ facet: 'role', value })),
    ...[...withAncestors].map((value): Facet => ({ facet: 'level', value })),
    ...zones.map((value): Facet => ({ facet: 'zone', value })),
  ];
}

/** The lists in a store. `catchUp` files what was asked or decided since they were read last. */
export function openFacets({ db }: Store, catchUp: () => void): Facets {
  const times = db.prepare<[string], { pending: string; ended: string | null }>(
    `SELECT r.requested_at AS pending, coalesce(g.signed_at, r.decided_at) AS ended
     FROM sign_in_slot s JOIN signature_request r ON r.id = s.request_id LEFT JOIN signature g ON g.slot_id = s.id
     WHERE s.id = ?`,
  );
  const walk = (query: FacetQuery, { facet, value }: Facet, others: readonly (readonly Facet[])[]): Position[] => {
    const direction = query.newestFirst ? { than: '<', order: 'DESC' } : { than: '>', order: 'ASC' };
    const conditions: string[] = [];
    const values: unknown[] = [query.scope, facet, value];
    if (query.after !== undefined) {
      conditions.push(`AND (f.at, f.slot_id) ${direction.than} (?, ?)`);
      values.push(query.after.at, query.after.slotId);
    }
    for (const [comparison, bound] of [
      ['>=', query.since],
      ['<', query.until],
    ] as const) {
      if (bound === undefined) continue;
      conditions.push(`AND f.at ${comparison} ?`);
      values.push(bound);
    }
    for (const group of others) {
      const any = group.map(() => '(o.facet = ? AND o.value = ?)').join(' OR ');
      conditions.push(
        `AND EXISTS (SELECT 1 FROM slot_facet o WHERE o.scope = f.scope AND o.at = f.at AND o.slot_id = f.slot_id AND (${any}))`,
      );
      values.push(...group.flatMap((other) => [other.facet, other.value]));
    }
    return db
      .prepare<unknown[], { at: string; slot_id: string }>(
        `SELECT f.at, f.slot_id FROM slot_facet f
         WHERE f.scope = ? AND f.facet = ? AND f.value = ? ${conditions.join(' ')}
         ORDER BY f.at ${direction.order}, f.slot_id ${direction.order} LIMIT ?`,
      )
      .all(...values, query.limit)
      .map(({ at, slot_id }) => ({ at, slotId: slot_id }));
  };
  const few = db.prepare<[Scope, string, string, number], { n: number }>(
    'SELECT count(*) AS n FROM (SELECT 1 FROM slot_facet WHERE scope = ? AND facet = ? AND value = ? LIMIT ?)',
  );
  /** The list walks along the group that finds least, as far as a short look tells. */
  const smallestFirst = (scope: Scope, groups: FacetQuery['groups']): FacetQuery['groups'] => {
    if (groups.length < 2) return groups;
    const size = (group: readonly Facet[]): number =>
      group.reduce((sum, { facet, value }) => sum + (few.get(scope, facet, value, shortLook)?.n ?? 0), 0);
    return groups
      .map((group) => ({ group, size: size(group) }))
      .sort((one, other) => one.size - other.size)
      .map(({ group }) => group);
  };
  return {
    find: (query) => {
      catchUp();
      const [driving = [everything], ...others] = smallestFirst(query.scope, query.groups);
      const found = new Map<string, Position>();
      for (const facet of driving) {
        for (const position of walk(query, facet, others)) found.set(position.slotId, position);
      }
      const sign = query.newestFirst ? -1 : 1;
      return [...found.values()].sort((one, other) => sign * compare(one, other)).slice(0, query.limit);
    },
    positionOf: (scope, slotId) => {
      const at = times.get(slotId)?.[scope];
      return at === undefined || at === null ? undefined : { at, slotId };
    },
  };
}

function compare(one: Position, other: Position): number {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  return one.slotId < other.slotId ? -1 : 1;
}
