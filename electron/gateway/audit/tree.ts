/**
 * The Merkle tree over the trail of a database: complete subtrees of two entries and more are kept, so that a root reads few of
 * them. A leaf is made of its entry where it is asked.
 */
import {
  appendLeaf,
  consistencyProof,
  inclusionProof,
  leafHash,
  rootOf,
  type ReadNode,
  type TreeNode,
} from '../../ledger/merkle.ts';
import { Loss, lossError } from '../store/loss.ts';
import type { Sqlite } from '../platform/sqlite.ts';

export interface Tree {
  /** Takes up the entry after `size` others; gives the subtrees that are complete with it, the entry first. */
  readonly append: (size: number, bytes: string) => readonly TreeNode[];
  /** The root over the first `size` entries. */
  readonly root: (size: number) => Buffer;
}

/** What a tree needs to grow: the newest complete subtree of each level. It is held in memory, and never changed. */
export type Frontier = readonly { readonly position: number; readonly hash: Buffer }[];

/** A tree that a database keeps. */
export interface KeptTree {
  /** The root over the first `size` entries, as the database has them. */
  readonly root: (size: number) => Buffer;
  /** The frontier of the first `size` entries, as the database has it. */
  readonly frontier: (size: number) => Frontier;
  /** How many pairs of entries it has taken up. */
  readonly pairs: () => number;
  /** Proves the entry after `index` others to be in the tree over the first `size` (RFC 6962, section 2.1.1). */
  readonly inclusion: (index: number, size: number) => readonly Buffer[];
  /** Proves the tree over the first `before` entries to be the beginning of that over `size` (RFC 6962, section 2.1.2). */
  readonly consistency: (before: number, size: number) => readonly Buffer[];
}

const notToGoOnWith =
  'The database was changed beside the program, or is damaged; the station does not start on it, and nothing was changed now. ' +
  '"countersign verify" says what does not hold, and "countersign salvage" what is left. Restore a backup; only when there is none, ' +
  '"countersign recover" puts this database aside and begins a new one.';

/** Throws `store` where entries were taken from the end of a trail, or added to it, beside the program: its tree tells. */
export function requireFittingTree(db: Sqlite): void {
  const entries = db.prepare<[], number | null>('SELECT max(seq) FROM audit_entry').pluck().get() ?? 0;
  const pairs = openTree(db).pairs();
  if (Math.floor(entries / 2) === pairs) return;
  throw lossError(
    Loss.damaged,
    `The audit trail has ${entries} entries, and the tree over it is of ${2 * pairs} or one more. ${notToGoOnWith}`,
  );
}

/** The hash of a kept subtree; undefined where it is not there. */
type FindNode = (level: number, position: number) => Buffer | undefined;

/** Finds subtrees in a database, also in one of a version before 155, which kept them by level and position. */
function finderOf(db: Sqlite): { readonly find: FindNode; readonly pairs: () => number } {
  const isByLevel = db.prepare("SELECT 1 FROM pragma_table_info('merkle_node') WHERE name = 'position'").get();
  const [by, newest] = isByLevel === undefined ? ['size', 'max(size) / 2'] : ['position', 'max(position) + 1'];
  const one = db
    .prepare<[number, number], Buffer>(`SELECT hash FROM merkle_node WHERE level = ? AND ${by} = ?`)
    .pluck();
  const pairs = db.prepare<[], number | null>(`SELECT ${newest} FROM merkle_node WHERE level = 1`).pluck();
  return {
    find: (level, position) => one.get(level, isByLevel === undefined ? (position + 1) * 2 ** level : position),
    pairs: () => pairs.get() ?? 0,
  };
}

/** Subtrees of 1,024 entries and more are held once a proof read them, so many at most: all of a trail of four million. */
const levelHeld = 10;
const mostHeld = 8192;

/** Opens the tree of a database. Its functions throw `store` where a part of it is gone. */
export function openTree(db: Sqlite): KeptTree {
  const { find, pairs } = finderOf(db);
  const entry = db.prepare<[number], { bytes: string }>('SELECT bytes FROM audit_entry WHERE seq = ?');
  const stored = (level: number, position: number): Buffer | undefined => {
    if (level > 0) return find(level, position);
    const bytes = entry.get(position + 1)?.bytes;
    return bytes === undefined ? undefined : leafHash(bytes);
  };
  const read: ReadNode = (level, position) => {
    const hash = stored(level, position);
    if (hash === undefined) {
      throw lossError(Loss.damaged, `The tree over the audit trail lacks a part. ${notToGoOnWith}`);
    }
    return hash;
  };
  const held = new Map<string, Buffer>();
  /** Reads a subtree for a proof: the large ones lie far apart in the file, are in the proof of each entry, and never change. */
  const readForProof: ReadNode = (level, position) => {
    if (level < levelHeld) return read(level, position);
    const key = `${level} ${position}`;
    const hash = held.get(key) ?? read(level, position);
    if (held.size < mostHeld) held.set(key, hash);
    return hash;
  };
  return {
    pairs,
    frontier: (size) => {
      const levels = size === 0 ? 0 : Math.floor(Math.log2(size)) + 1;
      return Array.from({ length: levels }, (_, level) => {
        const position = Math.floor(size / 2 ** level) - 1;
        return { position, hash: read(level, position) };
      });
    },
    root: (size) => rootOf(size, read),
    inclusion: (index, size) => inclusionProof(index, size, readForProof),
    consistency: (before, size) => consistencyProof(before, size, read),
  };
}

/** Takes up the entry after `size` others, inside the transaction that writes it; gives the next frontier. */
export type GrowTree = (frontier: Frontier, size: number, bytes: string) => Frontier;

/** Grows the tree that a database keeps. */
export function treeGrower(db: Sqlite): GrowTree {
  const insert = db.prepare<[number, number, Buffer]>('INSERT INTO merkle_node (size, level, hash) VALUES (?, ?, ?)');
  return (frontier, size, bytes) => {
    const next = [...frontier];
    for (const { level, position, hash } of appendLeaf(size, leafHash(bytes), readFrontier(frontier))) {
      if (level > 0) insert.run(size + 1, level, hash);
      next[level] = { position, hash };
    }
    return next;
  };
}

/** Reads what a tree reads while it grows, and for the root over all that it has. */
export function readFrontier(frontier: Frontier): ReadNode {
  return (level, position) => {
    const node = frontier[level];
    if (node?.position !== position) throw new Error('Only the newest subtrees are at hand.');
    return node.hash;
  };
}

/** Grows a tree from the entries themselves, and believes nothing that a database says of it; `from` is what was verified before. */
export function growTree(from: Frontier = []): Tree {
  const newest = [...from];
  const read = readFrontier(newest);
  return {
    append: (size, bytes) => {
      const made = appendLeaf(size, leafHash(bytes), read);
      for (const { level, position, hash } of made) newest[level] = { position, hash };
      return made;
    },
    root: (size) => rootOf(size, read),
  };
}

/** Holds the tree that a database keeps against a walk over its trail, which `look` hears of; `problem` is what is wrong, in words. */
export function keptTreeVerifier(db: Sqlite): {
  readonly look: (size: number, tree: unknown, made: readonly TreeNode[]) => void;
  readonly problem: () => string | undefined;
} {
  // A database of an earlier version has none, and is read as it is.
  if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'merkle_node'").get() === undefined)
    return { look: () => undefined, problem: () => undefined };
  const { find } = finderOf(db);
  let count = 0;
  let problem: string | undefined;
  return {
    look: (size, _tree, made) => {
      // Leaves are the entries: those that a migration once wrote are not read.
      for (const { level, position, hash } of made.slice(1)) {
        count += 1;
        const kept = find(level, position);
        if (kept?.equals(hash) === true) continue;
        problem ??= `what it has of entry ${size} is ${kept === undefined ? 'missing' : 'another'}`;
      }
    },
    problem: () => {
      const kept = db.prepare<[], number>('SELECT count(*) FROM merkle_node WHERE level > 0').pluck().get();
      return problem ?? (kept === count ? undefined : `it has ${kept} parts, and the trail makes ${count}`);
    },
  };
}
