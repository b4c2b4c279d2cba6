import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeNew } from '../../electron/cli/writeNew.ts';
import { temporaryFolder } from '../support/station.ts';

function place(): { readonly folder: string; readonly file: string } {
  const folder = temporaryFolder();
  return { folder, file: join(folder, 'trail.csv') };
}

/** Two parts, and what is done between them. */
function* parts(between: () => void): Generator<string> {
  yield 'one ';
  between();
  yield 'two';
}

it('a file that a command writes has its name once it is whole', () => {
  const { folder, file } = place();
  const early: boolean[] = [];
  expect(
    writeNew(
      file,
      parts(() => void early.push(existsSync(file))),
    ),
  ).toBe(2);
  expect(early).toEqual([false]);
  expect(readFileSync(file, 'utf8')).toBe('one two');
  expect(readdirSync(folder)).toEqual(['trail.csv']);
});

it('one of its name that came meanwhile stays as it is', () => {
  const { folder, file } = place();
  const write = (): number =>
    writeNew(
      file,
      parts(() => writeFileSync(file, 'another')),
    );
  expect(write).toThrow(`${file} was not written. It is there already, and stays as it is.`);
  expect(readFileSync(file, 'utf8')).toBe('another');
  expect(readdirSync(folder)).toEqual(['trail.csv']);
});

it('a link in its place stays, wherever it leads, before anything is read', () => {
  const { folder, file } = place();
  symlinkSync(join(folder, 'nowhere'), file);
  const read: string[] = [];
  const write = (): number =>
    writeNew(
      file,
      parts(() => void read.push('read')),
    );
  expect(write).toThrow(/It is there already/);
  expect(read).toEqual([]);
  expect(readdirSync(folder)).toEqual(['trail.csv']);
});

it('nothing of it stays where a part cannot be read', () => {
  const { folder, file } = place();
  const fail = (): never => {
    throw new Error('no more');
  };
  expect(() => writeNew(file, parts(fail))).toThrow('no more');
  expect(readdirSync(folder)).toEqual([]);
});
