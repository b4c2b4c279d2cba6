import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isCurrent, latestChange } from '../../build/runtime/build.ts';

test('a build is current if it began after the last change', () => {
  expect(isCurrent(2000, 1000)).toBe(true);
  expect(isCurrent(1000, 2000)).toBe(false);
  expect(isCurrent(undefined, 0)).toBe(false);
});

test('the latest change counts however deep it lies, and so does a removal', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'freshness-'));
  try {
    const deep = path.join(folder, 'a/b');
    await mkdir(deep, { recursive: true });
    const file = path.join(deep, 'view.svelte');
    await writeFile(file, '');
    const setTimes = async (fileTime: number, folderTime: number) => {
      await utimes(file, fileTime, fileTime);
      for (const name of [deep, path.join(folder, 'a'), folder]) await utimes(name, folderTime, folderTime);
    };
    await setTimes(5000, 1000);
    expect(await latestChange(folder)).toBe(5_000_000);
    await setTimes(1000, 1000);
    await rm(file);
    expect(await latestChange(folder)).toBeGreaterThan(1_000_000);
    expect(await latestChange(path.join(folder, 'absent'))).toBe(0);
  } finally {
    await rm(folder, { recursive: true });
  }
});
