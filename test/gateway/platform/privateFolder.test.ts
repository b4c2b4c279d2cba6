/** Copies of a database in the folder for temporary files: none outlasts for good the process that made it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makePrivateFolder } from '../../../electron/gateway/platform/privateFolder.ts';
import { temporaryFolder } from '../../support/station.ts';

it('takes away what a process left that was ended, and nothing that another works in or that is no such folder', () => {
  const place = temporaryFolder();
  const outside = temporaryFolder();
  const ended = spawnSync(process.execPath, ['--version']).pid;
  const folder = (name: string): string => {
    const made = join(place, name);
    mkdirSync(made);
    writeFileSync(join(made, 'station.sqlite'), 'a copy');
    return made;
  };
  const left = folder(`countersign-${ended}-aaaaaa`);
  // Of a container that was ended: its process had the number of this one.
  const ofEarlier = folder(`countersign-${process.pid}-bbbbbb`);
  utimesSync(ofEarlier, 1, 1);
  const worksOn = folder(`countersign-${process.ppid}-cccccc`);
  const other = folder(`countersign-${ended}-backup-of-mine`);
  writeFileSync(join(outside, 'kept'), 'kept');
  const linked = join(place, `countersign-${ended}-dddddd`);
  symlinkSync(outside, linked);
  const first = makePrivateFolder(place);
  const second = makePrivateFolder(place);
  expect([left, ofEarlier].map((one) => existsSync(one))).toEqual([false, false]);
  for (const stays of [worksOn, other, first, second, linked, join(outside, 'kept')])
    expect(existsSync(stays)).toBe(true);
  if (process.platform !== 'win32') expect(statSync(second).mode & 0o777).toBe(0o700);
});
