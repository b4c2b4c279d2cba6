/** The Merkle tree over the trail of a database: complete subtrees are kept, so that a root reads few of them. */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { appendLeaf, consistencyProof, inclusionProof, leafHash, rootOf, type ReadNode } from '../../ledger/merkle.ts';
import type { Sqlite } from '../store/sqlite.ts';

export interface Tree {
  /** Takes up the entry after `size` others, inside the transaction that writes it. */
  readonly append: (size: number, bytes: string) => void;
  /** The root over the first `size` entries. */
  readonly root: (size: number) => Buffer;
}

/** A tree that a database keeps. */
export interface KeptTree extends Tree {
  /** How many entries it has taken up. */
  readonly size: () => number;
  /** Proves the entry after `index` others to be in the tree over the first `size` (RFC 6962, section 2.1.1). */
  readonly inclusion: (index: number, size: number) => readonly Buffer[];
  /** Proves the tree over the first `before` entries to be the beginning of that over `size` (RFC 6962, section 2.1.2). */
  readonly consistency: (before: number, size: number) => readonly Buffer[];
}

/** Opens the tree of a database. Its functions throw `store` where a part of it is gone. */
export function openTree(db: Sqlite): KeptTree {
  const one = db.prepare<[number, number], { hash: Buffer }>(
    'SELECT hash FROM merkle_node WHERE level = ? AND position = ?',
  );
  const last = db.prepare<[], { size: number | null }>(
    'SELECT max(position) + 1 AS size FROM merkle_node WHERE level = 0',
  );
  const insert = db.prepare<[number, number, Buffer]>(
    'INSERT INTO merkle_node (level, position, hash) VALUES (?, ?, ?)',
  );
  const read: ReadNode = (level, position) => {
    const node = one.get(level, position);
    if (node === undefined) {
      throw new CountersignError(
        ErrorCode.store,
        'The tree over the audit trail lacks a part: the database was changed beside the program, or is damaged. "countersign verify" says what does not hold.',
      );
    }
    return node.hash;
  };
  return {
    size: () => last.get()?.size ?? 0,
    append: (size, bytes) => {
      for (const { level, position, hash } of appendLeaf(size, leafHash(bytes), read))
        insert.run(level, position, hash);
    },
    root: (size) => rootOf(size, read),
    inclusion: (index, size) => inclusionProof(index, size, read),
    consistency: (before, size) => consistencyProof(before, size, read),
  };
}

/** Grows a tree from the entries themselves, and believes nothing that a database says of it. */
export function growTree(): Tree {
  /** The newest complete subtree of each level: no other is read while a tree grows. */
  const newest: { readonly position: number; readonly hash: Buffer }[] = [];
  const read: ReadNode = (level, position) => {
    const node = newest[level];
    if (node?.position !== position) throw new Error('Only the whole tree is at hand.');
    return node.hash;
  };
  return {
    append: (size, bytes) => {
      for (const { level, position, hash } of appendLeaf(size, leafHash(bytes), read)) {
        newest[level] = { position, hash };
      }
    },
    root: (size) => rootOf(size, read),
  };
}
