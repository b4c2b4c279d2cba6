import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  commandOf,
  commandSwitches,
  misspeltOptions,
  refusal,
  refusedSwitches,
} from '../../electron/shell/commandLine.ts';
import { commandOptions } from '../../electron/cli/options.ts';
import { projectFolder } from '../../build/runtime/paths.ts';

const refused = (args: readonly string[], platform: NodeJS.Platform = 'linux', isRoot = false): readonly string[] =>
  refusedSwitches(args, commandOptions, { platform, isRoot });

describe('EL-2 the command line of the packaged program', () => {
  it.each([
    [[]],
    [['--data-dir=/var/lib/line', '--project=/srv/line', '--keys=passphrase', '--kiosk']],
    [['--data-dir', '/var/lib/line']],
    [['--password-store=gnome-libsecret']],
    [['user', 'add', 'anna', '--full-name', 'Anna Berg', '--role=Supervisor', '--password-store=kwallet6']],
    [[...commandSwitches, 'verify', '--data-dir', '/var/lib/line']],
    [[...commandSwitches, 'help']],
  ])('takes %j', (args) => {
    expect(refused(args)).toEqual([]);
  });

  it.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-port',
    '-remote-debugging-port=9222',
    ' --remote-debugging-port=9222',
    '\t\u00a0--remote-debugging-port=9222',
    '--REMOTE-DEBUGGING-PORT=9222',
    '---remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--load-extension=/tmp/x',
    '--proxy-server=10.0.0.1:80',
    '--proxy-pac-url=http://10.0.0.1/',
    '--host-resolver-rules=MAP * 10.0.0.1',
    '--ignore-certificate-errors',
    '--disable-web-security',
    '--js-flags=--expose-gc',
    '--inspect',
    '--inspect-brk=0',
    '--require',
    '-r',
    '--user-data-dir=/tmp/x',
    '--ozone-platform=headless',
    '--password-store=basic',
    '--no-sandbox',
    '--devtools',
    '--a-switch-of-next-year',
    '--',
    '-',
  ])('refuses %j, whatever stands around it', (argument) => {
    const name = argument.trim().split('=')[0];
    expect(refused([argument])).toEqual([name]);
    expect(refused(['--kiosk', argument, '9222'])).toEqual([name]);
    expect(refused(['--data-dir', argument])).toEqual([name]);
    // The launcher gives commands some of Chromium's switches, word for word.
    if (!commandSwitches.includes(argument)) expect(refused(['user', 'add', 'anna', argument])).toEqual([name]);
  });

  it('says which option may have been meant, of the command or of the window', () => {
    const said = (...args: readonly string[]): string => refusal(refused(args), args, commandOptions);
    expect(said('verify', '--data-dri', '/x')).toMatch(/does not take --data-dri: .* Did you mean --data-dir\?/);
    expect(said('--kisok')).toMatch(/Did you mean --kiosk\?/);
    expect(said('--reason=x')).not.toMatch(/Did you mean/);
    expect(said('--remote-debugging-port=1')).not.toMatch(/Did you mean/);
  });

  it('from source refuses what is nearly an option, and leaves Chromium its own', () => {
    expect(misspeltOptions(['--datadir=x', '--kisok', '--remote-debugging-port=0', '--devtools'], [])).toEqual([
      '--datadir',
      '--kisok',
    ]);
    expect(misspeltOptions(['verify', '--data-dri', '/x', '--no-sandbox'], commandOptions)).toEqual(['--data-dri']);
    expect(misspeltOptions(['--no-sandbox', '--inspect=0', '--kiosk', '--project=x'], commandOptions)).toEqual([]);
  });

  it('takes no option of a window for a command, and none of a command for a window', () => {
    expect(refused(['verify', '--kiosk'])).toEqual(['--kiosk']);
    expect(refused(['--reason=x'])).toEqual(['--reason']);
  });

  it('goes without the sandbox for root on Linux alone', () => {
    expect(refused(['--no-sandbox', '--kiosk'], 'linux', true)).toEqual([]);
    expect(refused(['--no-sandbox'], 'linux', false)).toEqual(['--no-sandbox']);
    expect(refused(['--no-sandbox'], 'darwin', true)).toEqual(['--no-sandbox']);
    expect(refused([...commandSwitches, 'verify'], 'win32')).toEqual([
      '--no-sandbox',
      '--ozone-platform',
      '--disable-gpu',
      '--log-level',
    ]);
  });

  it('knows a switch of Windows by its slash as well', () => {
    expect(refused(['/remote-debugging-port=9222'], 'win32')).toEqual(['/remote-debugging-port']);
    expect(refused(['--data-dir', '/var/lib/line'], 'linux')).toEqual([]);
  });

  it('names a switch without its value, which may be secret', () => {
    expect(refused(['--proxy-server=anna:a-secret@10.0.0.1'])).toEqual(['--proxy-server']);
  });
});

describe('a command', () => {
  it.each([
    [
      ['user', 'list'],
      ['user', 'list'],
    ],
    [
      [...commandSwitches, 'verify', '--data-dir', 'x'],
      ['verify', '--data-dir', 'x'],
    ],
    [['verify', '--password-store=kwallet'], ['verify']],
    [['nonsense'], ['nonsense']],
    [[], undefined],
    [['--kiosk'], undefined],
    [['--data-dir', 'verify'], undefined],
    [['--keys=development', 'verify'], undefined],
  ])('%j is %j', (args, command) => {
    expect(commandOf(args)).toEqual(command);
  });
});

it('the launcher of the packaged program gives the switches that it takes', () => {
  const launcher = readFileSync(join(projectFolder, 'build/countersign.sh'), 'utf8');
  expect(launcher).toContain(`exec "$program" ${commandSwitches.join(' ')} "$@"`);
});
