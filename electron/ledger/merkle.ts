/**
 * The Merkle tree over a log (RFC 6962, section 2.1; RFC 9162): one hash for all of its entries in their order. Pure: what
 * reads and keeps hashes is given.
 */
import { createHash } from 'node:crypto';

/** A complete subtree: 2^level leaves from position * 2^level on. Level 0 are the leaves. */
export interface TreeNode {
  readonly level: number;
  readonly position: number;
  readonly hash: Buffer;
}

/** Gives the hash of a complete subtree that is there. */
export type ReadNode = (level: number, position: number) => Buffer;

/** The hash of one entry. The prefix keeps an entry from being taken for a node. */
export function leafHash(data: string): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(data).digest();
}

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
}

/** The subtrees that are complete with the leaf after `size` others, that leaf first. */
export function appendLeaf(size: number, leaf: Buffer, read: ReadNode): readonly TreeNode[] {
  const made: TreeNode[] = [{ level: 0, position: size, hash: leaf }];
  let last = made[0];
  while (last !== undefined && last.position % 2 === 1) {
    const { level, position, hash } = last;
    last = { level: level + 1, position: (position - 1) / 2, hash: nodeHash(read(level, position - 1), hash) };
    made.push(last);
  }
  return made;
}

/** The hash of the whole tree over the first `size` leaves. */
export function rootOf(size: number, read: ReadNode): Buffer {
  if (size === 0) return createHash('sha256').digest();
  let root: Buffer | undefined;
  // From the smallest complete subtree, which is the last, to the largest.
  for (let level = 0, rest = size; rest > 0; level += 1, rest = Math.floor(rest / 2)) {
    if (rest % 2 === 0) continue;
    const left = read(level, rest - 1);
    root = root === undefined ? left : nodeHash(left, root);
  }
  return root ?? createHash('sha256').digest();
}
