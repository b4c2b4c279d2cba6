/**
 * The Merkle tree over a log (RFC 6962, section 2.1; RFC 9162): one hash for all of its entries in their order. Pure: what
 * reads and keeps hashes is given.
 */
import { hash as sha } from 'node:crypto';

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
  // U+0000 is the byte 0x00.
  return sha('sha256', `\u0000${data}`, 'buffer');
}

const prefixOfNode = Buffer.of(1);

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return sha('sha256', Buffer.concat([prefixOfNode, left, right]), 'buffer');
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
  if (size === 0) return sha('sha256', '', 'buffer');
  let root: Buffer | undefined;
  // From the smallest complete subtree, which is the last, to the largest.
  for (let level = 0, rest = size; rest > 0; level += 1, rest = Math.floor(rest / 2)) {
    if (rest % 2 === 0) continue;
    const left = read(level, rest - 1);
    root = root === undefined ? left : nodeHash(left, root);
  }
  return root ?? sha('sha256', '', 'buffer');
}

/** The largest power of two below `size`, which is 2 or more: where a tree of that many leaves parts (RFC 6962, section 2.1). */
function split(size: number): number {
  return 2 ** Math.ceil(Math.log2(size) - 1);
}

/** The hash over `size` leaves from `start` on, which is a place where a tree parts. */
function hashOf(start: number, size: number, read: ReadNode): Buffer {
  const level = Math.log2(size);
  if (Number.isInteger(level)) return read(level, start / size);
  const left = split(size);
  return nodeHash(hashOf(start, left, read), hashOf(start + left, size - left, read));
}

/**
 * The hashes, from the leaf up, that prove leaf `index` (from 0 on) to be in the tree over the first `size` leaves (RFC 6962,
 * section 2.1.1). Throws `RangeError` for a leaf that is not in it.
 */
export function inclusionProof(index: number, size: number, read: ReadNode): readonly Buffer[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`There is no leaf ${index} in a tree of ${size}.`);
  const path = (at: number, start: number, length: number): Buffer[] => {
    if (length === 1) return [];
    const left = split(length);
    return at < left
      ? [...path(at, start, left), hashOf(start + left, length - left, read)]
      : [...path(at - left, start + left, length - left), hashOf(start, left, read)];
  };
  return path(index, 0, size);
}

/**
 * Whether a proof shows the tree of `before` leaves, 1 or more, to be the beginning of the one of `size` (RFC 9162, section
 * 2.1.4.2, from the top of both trees down).
 */
export function isBeginning(
  before: { readonly size: number; readonly root: Buffer },
  whole: { readonly size: number; readonly root: Buffer },
  proof: readonly Buffer[],
): boolean {
  const hashes = [...proof];
  /** The hashes over the part that both trees have, and over all of this part; undefined where the proof is too short. */
  const both = (at: number, length: number, isWhole: boolean): readonly [Buffer, Buffer] | undefined => {
    if (at === length) {
      const hash = isWhole ? before.root : hashes.shift();
      return hash && [hash, hash];
    }
    const left = split(length);
    if (at <= left) {
      const inner = both(at, left, isWhole);
      const right = hashes.shift();
      return inner && right && [inner[0], nodeHash(inner[1], right)];
    }
    const inner = both(at - left, length - left, false);
    const beside = hashes.shift();
    return inner && beside && [nodeHash(beside, inner[0]), nodeHash(beside, inner[1])];
  };
  if (before.size < 1 || before.size > whole.size) return false;
  const found = both(before.size, whole.size, true);
  return found !== undefined && hashes.length === 0 && found[0].equals(before.root) && found[1].equals(whole.root);
}

/**
 * The hashes that prove the tree over the first `before` leaves to be the beginning of the one over `size` (RFC 6962, section
 * 2.1.2). Throws `RangeError` unless 0 < `before` <= `size`.
 */
export function consistencyProof(before: number, size: number, read: ReadNode): readonly Buffer[] {
  if (!(before > 0 && before <= size)) throw new RangeError(`A tree of ${before} is no beginning of one of ${size}.`);
  const path = (at: number, start: number, length: number, isWhole: boolean): Buffer[] => {
    if (at === length) return isWhole ? [] : [hashOf(start, length, read)];
    const left = split(length);
    return at <= left
      ? [...path(at, start, left, isWhole), hashOf(start + left, length - left, read)]
      : [...path(at - left, start + left, length - left, false), hashOf(start, left, read)];
  };
  return path(before, 0, size, true);
}
