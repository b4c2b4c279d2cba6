/** The entries of a bundle: each is in the tree, and follows the one before. */
import type { Findings } from './findings.ts';
import { entryHash, hashes, isIncluded, leaf, rootOf } from './hashes.ts';
import { at, canonical, type Json, listAt, members, Missing, numberAt, only, parse, Tampered, textAt } from './json.ts';
import { type Note } from './keys.ts';

export interface Entry {
  readonly seq: number;
  readonly bytes: string;
  readonly value: Json;
  readonly action: string;
}

/** Reads the entries of a bundle, each in canonical form, in ascending order and of this station. Throws `Tampered` otherwise. */
export function readEntries(list: readonly Json[], station: string): Entry[] {
  let last = 0;
  return list.map((one) => {
    const entry = readEntry(one, station);
    if (entry.seq <= last) throw new Tampered(`entry ${entry.seq} stands after entry ${last}`);
    last = entry.seq;
    return entry;
  });
}

/** Reads one entry. Throws `Tampered` where it is none of this station. */
export function readEntry(one: Json, station: string): Entry {
  only(one, 'an entry', members.entry);
  const seq = numberAt(one, 'seq');
  const bytes = textAt(one, 'bytes');
  const value = parse(bytes, `entry ${seq}`, 'canonical');
  if (numberAt(value, 'seq') !== seq) throw new Tampered(`entry ${seq} says that it is another one`);
  if (textAt(value, 'station') !== station) throw new Tampered(`entry ${seq} is of another station`);
  return { seq, bytes, value, action: textAt(value, 'action') };
}

/** Whether all entries were shown to be in the log. Throws `Tampered` for one that is another one there. */
export function inTheTree(list: readonly Json[], entries: readonly Entry[], log: Note, report: Findings): boolean {
  const { size, root } = log;
  if (entries.length === size && entries.at(-1)?.seq === size) {
    // The whole log: its root says it of all of them, and a proof would be one that nobody looks at.
    if (list.some((one) => at(one, 'proof') !== undefined)) throw new Tampered('the whole log needs no proofs');
    if (rootOf(entries.map(({ bytes }) => leaf(bytes))).equals(root)) return true;
    throw new Tampered('an entry was altered: the log is not the one that the checkpoint is of');
  }
  const isBeyond = entries.find(({ seq }) => seq > size);
  if (isBeyond !== undefined) throw new Tampered(`entry ${isBeyond.seq} is beyond the ${size} of the checkpoint`);
  const unproved = entries.filter((entry, index) => {
    const one = list[index] ?? null;
    if (at(one, 'proof') === undefined) return true;
    proved(one, entry, log);
    return false;
  });
  const [first] = unproved;
  if (first === undefined) return true;
  report.add(
    'incomplete',
    `entry ${first.seq} has no proof that it is in the log, and the bundle is not the whole log`,
  );
  return false;
}

/** Throws `Tampered` for an entry that its proof does not show to be in the log. */
export function proved(one: Json, { seq, bytes }: Pick<Entry, 'seq' | 'bytes'>, { size, root }: Note): void {
  if (seq > size || !isIncluded(seq - 1, size, leaf(bytes), hashes(listAt(one, 'proof')), root)) {
    throw new Tampered(`entry ${seq} was altered: it is not the one in the log that the checkpoint is of`);
  }
}

/** Throws `Tampered` for an entry that does not follow the one before it. */
export function chained(entries: readonly Entry[]): void {
  for (const [at, { seq, value }] of entries.entries()) {
    const before = entries[at - 1];
    const wanted = seq === 1 ? '0'.repeat(64) : before?.seq === seq - 1 ? entryHash(before.bytes) : undefined;
    if (wanted !== undefined && textAt(value, 'previous') !== wanted) {
      throw new Tampered(`entry ${seq} does not follow the entry before it`);
    }
  }
}

/**
 * Throws `Missing` where a version of a record was left out: each change says which version it followed, and what was asked is one
 * of them.
 */
export function versions(entries: readonly Entry[]): void {
  const all = new Map<string, string[]>();
  const newest = new Map<string, Json | undefined>();
  for (const { seq, value, action } of entries) {
    if (action !== 'record.created' && action !== 'record.changed') continue;
    const target = textAt(value, 'target');
    const old = at(value, 'detail', 'old');
    const before = newest.get(target) ?? null;
    if (old === undefined || canonical(old) !== canonical(before)) {
      throw new Missing(`entry ${seq} is about a version of a record that followed another one, which is not here`);
    }
    const made = at(value, 'detail', 'new') ?? null;
    newest.set(target, made);
    all.set(target, [...(all.get(target) ?? []), canonical(made)]);
  }
  for (const { seq, value, action } of entries) {
    const record = action === 'signature.requested' ? at(value, 'detail', 'record') : undefined;
    const id = at(record, 'id');
    const known = typeof id === 'string' ? all.get(`record:${id}`) : undefined;
    const asked = canonical({ hash: at(record, 'hash') ?? null, version: at(record, 'version') ?? null });
    if (known?.includes(asked) === false) {
      throw new Missing(`entry ${seq} asks for a version of a record that no entry here speaks of`);
    }
  }
}
