import { expect, test } from 'vitest';
import {
  installableNames,
  installCommand,
  missingPackages,
  neededPackages,
} from '../../build/runtime/systemPackages.ts';

const gtk = ['libgtk-3-0t64', 'libgtk-3-0'] as const;
const sound = ['libasound2t64', 'libasound2'] as const;

test('a virtual display is needed without a real one, and for tests in any case', () => {
  expect(neededPackages('start', false).flat()).not.toContain('xvfb');
  expect(neededPackages('start', true).flat()).toContain('xvfb');
  expect(neededPackages('test', false).flat()).toEqual(expect.arrayContaining(['xvfb', 'openbox', 'xdotool']));
  expect(neededPackages('start', true).flat()).not.toContain('openbox');
});

test('either name of a renamed package will do', () => {
  expect(missingPackages([gtk], 'libgtk-3-0 ii \n')).toEqual([]);
  expect(missingPackages([gtk], 'libgtk-3-0t64 ii \n')).toEqual([]);
  expect(missingPackages([gtk], '')).toEqual([gtk]);
});

test('a package that was removed or is only half there is missing', () => {
  const output = 'libnss3 rc \nlibgbm1 iU \nxvfb un \nopenbox ii \nxdotool hi \n';
  const needed = [['libnss3'], ['libgbm1'], ['xvfb'], ['openbox'], ['xdotool']] as const;
  expect(missingPackages(needed, output)).toEqual([['libnss3'], ['libgbm1'], ['xvfb']]);
});

test('the name that this system can install is chosen', () => {
  const policy = [
    'libasound2:',
    '  Installed: (none)',
    '  Candidate: (none)',
    '  Version table:',
    'libasound2t64:',
    '  Installed: (none)',
    '  Candidate: 1.2.11-1',
    '  Version table:',
    'libgtk-3-0:',
    '  Installed: (none)',
    '  Candidate: 3.24.38-2',
  ].join('\n');
  expect(installableNames([gtk, sound], policy)).toEqual(['libgtk-3-0', 'libasound2t64']);
});

test('without package lists the older name is offered, which newer systems still understand', () => {
  expect(installableNames([gtk], '')).toEqual(['libgtk-3-0']);
});

test('the command can be copied as it is', () => {
  expect(installCommand(['xvfb', 'libnss3'])).toBe(
    'sudo apt-get update && sudo apt-get install --no-install-recommends xvfb libnss3',
  );
});
