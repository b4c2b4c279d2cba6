/** What is left of a gateway that does not open. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from '../../build/runtime/paths.ts';
import { openTogether } from '../../electron/gateway/platform/openTogether.ts';
import { openStore } from '../../electron/gateway/store/database.ts';
import { openStation, smallProject, newDataDir, writeFiles, writeProject } from '../support/station.ts';

/** Settings of a site that each are read at another moment of the start. */
const broken = [
  ['sso.json', /sso\.json.*is not JSON|sso\.json.*JSON/],
  ['reviews.json', /reviews\.json/],
  ['store.json', /store\.json/],
  ['outgoing.json', /outgoing\.json/],
  ['mail.json', /mail\.json/],
] as const;

it.each(broken)('a server with a broken %s says so and ends by itself', (file, words) => {
  const [dataDir, projectDir] = [newDataDir(), writeProject(smallProject)];
  writeFiles(dataDir, { [file]: '{' });
  const args = ['gateway', '--data-dir', dataDir, '--project', projectDir, '--keys', 'development'];
  const { status, signal, stderr } = spawnSync(
    process.execPath,
    [join(projectFolder, 'electron/cli/main.ts'), ...args],
    {
      encoding: 'utf8',
      timeout: 240_000,
      killSignal: 'SIGKILL',
    },
  );
  expect({ status, signal }).toEqual({ status: 1, signal: null });
  expect(stderr).toMatch(words);
});

it('the data directory of one is free again', async () => {
  const dataDir = newDataDir();
  writeFiles(dataDir, { 'outgoing.json': '{' });
  await expect(openStation({ dataDir })).rejects.toThrow(/outgoing\.json/);
  openStore(dataDir).close();
});

it('what was opened is closed in reverse order where a later part does not open, whatever closing says', async () => {
  const closed: string[] = [];
  const close = (name: string): void => void closed.push(name);
  const fail = (): never => {
    throw new Error('The third does not open.');
  };
  expect(() =>
    openTogether((keep) => {
      keep('first', close);
      keep('second', (name) => {
        close(name);
        throw new Error('It does not close.');
      });
      keep('in its own time', (name) => {
        close(name);
        return Promise.reject(new Error('It does not close either.'));
      });
      return keep(fail(), close);
    }),
  ).toThrow('The third does not open.');
  await Promise.resolve();
  expect(closed).toEqual(['in its own time', 'second', 'first']);
});

it('what opened is not closed', () => {
  const closed: string[] = [];
  expect(openTogether((keep) => keep('first', (name) => closed.push(name)))).toBe('first');
  expect(closed).toEqual([]);
});
