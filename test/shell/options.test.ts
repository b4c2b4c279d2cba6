import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../build/runtime/paths.ts';
import { temporaryFolder } from '../support/station.ts';
import { readOptions, type DesktopOptions } from '../../electron/shell/options.ts';

const read = (...args: string[]): DesktopOptions =>
  readOptions(args, { appPath: '/program', resources: '/nowhere', build: 'source' });

describe('the command line of the desktop program', () => {
  it('without a project is the bundled demo, with one it never is', () => {
    expect(read()).toMatchObject({ isDemo: true, projectDir: join('/program', 'build', 'demo') });
    expect(read(`--project=${join(projectFolder, 'build', 'demo')}`).isDemo).toBe(false);
  });

  it('says that the folder of the project is not there, or has none', () => {
    const folder = temporaryFolder();
    expect(() => read(`--project=${join(folder, 'nope')}`)).toThrow(
      `There is no folder ${join(folder, 'nope')}. Name the folder of the project.`,
    );
    expect(() => read('--project', folder)).toThrow(`There is no project in ${folder}: it has no project.json.`);
  });

  it.each([
    [[], undefined],
    [['--keys=development'], 'development'],
    [['--keys', 'passphrase'], 'passphrase'],
    [['--keys'], ''],
    [['--keys='], ''],
    [['--no-sandbox', '--keys=operating-system', '--remote-debugging-port=0'], 'operating-system'],
  ])('%j asks for the keys to be protected by %j', (args, keys) => {
    expect(read(...args).keys).toBe(keys);
  });
});
