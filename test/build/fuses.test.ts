import { FuseState, FuseV1Options } from '@electron/fuses';
import { expect, test } from 'vitest';
import { productFuses, wrongFuses } from '../../build/runtime/fuses.ts';

test('EL-2 the inspect fuse is the only difference of a build for test drivers', () => {
  expect(productFuses(false)).toMatchObject({ RunAsNode: false, EnableNodeCliInspectArguments: false });
  expect(productFuses(true)).toEqual({ ...productFuses(false), EnableNodeCliInspectArguments: true });
});

test('EL-2 a fuse that reads back otherwise, or is not there at all, is named', () => {
  const wanted = { RunAsNode: false, OnlyLoadAppFromAsar: true };
  const asWanted = new Map([
    [FuseV1Options.RunAsNode, FuseState.DISABLE],
    [FuseV1Options.OnlyLoadAppFromAsar, FuseState.ENABLE],
  ]);
  expect(wrongFuses(wanted, (fuse) => asWanted.get(fuse))).toEqual([]);
  const other = new Map(asWanted).set(FuseV1Options.RunAsNode, FuseState.ENABLE);
  expect(wrongFuses(wanted, (fuse) => other.get(fuse))).toEqual(['RunAsNode']);
  expect(wrongFuses(wanted, () => undefined)).toEqual(['RunAsNode', 'OnlyLoadAppFromAsar']);
});
