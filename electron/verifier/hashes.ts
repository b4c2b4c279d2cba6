/** Hashes of the format, and the tree of RFC 6962: from its text, and RFC 9162, sections 2.1.3.2 and 2.1.4.2. */
import { createHash } from 'node:crypto';
import { type Json, Tampered } from './json.ts';

/** SHA-256, as the format writes it. */
export function sha256(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The hash of a text of one kind: the domain, a line feed, the text. */
export function domainHash(domain: string, text: string): string {
  return sha256(Buffer.from(`${domain}\n${text}`));
}

/** The hash by which the next entry names an entry. */
export function entryHash(bytes: string): string {
  return domainHash('countersign.audit-entry.v1', bytes);
}

/** Base64 (RFC 4648, section 4) in its one form. */
export function base64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') === text) return bytes;
  throw new Tampered('something that should be Base64 is not');
}

/** The hashes of a proof. */
export function hashes(list: readonly Json[]): Buffer[] {
  return list.map((one) => {
    if (typeof one === 'string' && /^[0-9a-f]{64}$/.test(one)) return Buffer.from(one, 'hex');
    throw new Tampered('a proof holds something that is no hash');
  });
}

/** The leaf of an entry (RFC 6962, section 2.1). */
export function leaf(bytes: string): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(Buffer.from(bytes)).digest();
}

function parent(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
}

/** The root over all leaves (RFC 6962, section 2.1). */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  let row = [...leaves];
  while (row.length > 1) {
    const above: Buffer[] = [];
    for (let index = 0; index < row.length; index += 2) {
      const [left, right] = [row[index], row[index + 1]];
      if (left !== undefined) above.push(right === undefined ? left : parent(left, right));
    }
    row = above;
  }
  return row[0] ?? createHash('sha256').digest();
}

/** Whether a proof shows a leaf, counted from 0, to be in a tree of that size and root (RFC 9162, section 2.1.3.2). */
export function isIncluded(index: number, size: number, hash: Buffer, proof: readonly Buffer[], root: Buffer): boolean {
  let [fn, sn, result] = [index, size - 1, hash];
  for (const next of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      result = parent(next, result);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else result = parent(result, next);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && result.equals(root);
}

/** Whether a proof shows the first tree to be the beginning of the second (RFC 9162, section 2.1.4.2). */
export function isConsistent(
  first: number,
  firstRoot: Buffer,
  second: number,
  secondRoot: Buffer,
  proof: readonly Buffer[],
): boolean {
  if (first > second || first === 0) return false;
  if (first === second) return proof.length === 0 && firstRoot.equals(secondRoot);
  const path = Number.isInteger(Math.log2(first)) ? [firstRoot, ...proof] : [...proof];
  const seed = path.shift();
  if (seed === undefined) return false;
  let [fn, sn] = [first - 1, second - 1];
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  let [fr, sr] = [seed, seed];
  for (const next of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [parent(next, fr), parent(next, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else sr = parent(sr, next);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && fr.equals(firstRoot) && sr.equals(secondRoot);
}
