import { expect, test } from 'vitest';
import { lacksDisplay } from '../../build/runtime/display.ts';
import { launchArguments, launchEnvironment } from '../../build/runtime/launch.ts';

test('only root on Linux goes without the sandbox', () => {
  expect(launchArguments('linux', 0)).toEqual(['--no-sandbox']);
  expect(launchArguments('linux', 1000)).toEqual([]);
  expect(launchArguments('darwin', 0)).toEqual([]);
  expect(launchArguments('win32', undefined)).toEqual([]);
});

test('Electron is never told to be a plain Node, and the rest of the environment stays', () => {
  const env = { ELECTRON_RUN_AS_NODE: '1', HOME: '/home/somebody' };
  expect(launchEnvironment(env)).toEqual({ HOME: '/home/somebody' });
  expect(env.ELECTRON_RUN_AS_NODE).toBe('1');
});

test('a display is lacking only on Linux with neither X11 nor Wayland', () => {
  expect(lacksDisplay({}, 'linux')).toBe(true);
  expect(lacksDisplay({ DISPLAY: '' }, 'linux')).toBe(true);
  expect(lacksDisplay({ DISPLAY: ':0' }, 'linux')).toBe(false);
  expect(lacksDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(false);
  expect(lacksDisplay({}, 'darwin')).toBe(false);
});
