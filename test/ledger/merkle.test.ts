import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appendLeaf,
  consistencyProof,
  isBeginning,
  leafHash,
  rootOf,
  type ReadNode,
} from '../../electron/ledger/merkle.ts';

/** The vectors of Certificate Transparency's own tests. */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

function grown(count: number): ReadNode {
  const nodes = new Map<string, Buffer>();
  const read: ReadNode = (level, index) => {
    const hash = nodes.get(`${level}/${index}`);
    if (hash === undefined) throw new Error(`no node ${level}/${index}`);
    return hash;
  };
  for (const [size, leaf] of leaves.slice(0, count).entries()) {
    const data = Buffer.from(leaf, 'hex').toString('latin1');
    for (const { level, position, hash } of appendLeaf(size, leafHash(data), read))
      nodes.set(`${level}/${position}`, hash);
  }
  return read;
}

describe('the Merkle tree', () => {
  it.each(roots.map((root, size) => [size, root] as const))(
    'AL-11 has the root of RFC 6962 over %i leaves',
    (size, root) => {
      expect(rootOf(size, grown(size)).toString('hex')).toBe(root);
    },
  );

  it('AL-11 is the beginning of a later one by its proof, and of no other by whatever proof', () => {
    const nodes = new Map<string, Buffer>();
    const read: ReadNode = (level, index) => nodes.get(`${level}/${index}`) ?? Buffer.alloc(0);
    for (let size = 0; size < 200; size += 1)
      for (const { level, position, hash } of appendLeaf(size, leafHash(String(size)), read))
        nodes.set(`${level}/${position}`, hash);
    const at = (size: number) => ({ size, root: rootOf(size, read) });
    const sizes = fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }), fc.nat());
    fc.assert(
      fc.property(sizes, ([one, other, place]) => {
        const [before, whole] = [at(Math.min(one, other)), at(Math.max(one, other))];
        const proof = consistencyProof(before.size, whole.size, read);
        expect(isBeginning(before, whole, proof)).toBe(true);
        const wrong = { size: before.size, root: leafHash('another') };
        expect(isBeginning(wrong, whole, proof)).toBe(false);
        expect(isBeginning(before, { size: whole.size, root: wrong.root }, proof)).toBe(false);
        expect(isBeginning(before, whole, [...proof, wrong.root])).toBe(false);
        if (proof.length === 0) return;
        expect(isBeginning(before, whole, proof.slice(1))).toBe(false);
        const changed = proof.map((hash, index) => (index === place % proof.length ? wrong.root : hash));
        expect(isBeginning(before, whole, changed)).toBe(false);
      }),
    );
    expect(isBeginning(at(5), at(4), [])).toBe(false);
  });

  it('AL-11 has the roots of all earlier sizes as well', () => {
    const read = grown(8);
    expect(roots.map((_, size) => rootOf(size, read).toString('hex'))).toEqual(roots);
  });
});
