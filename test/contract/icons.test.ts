/** Icons of projects: the names that they have, and that they had. */
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { iconName, iconPath, renamedIcons } from '../../electron/contract/icons.ts';

const isThere = (name: string | undefined): boolean =>
  existsSync(new URL(`../../node_modules/@material-symbols/svg-400/outlined/${name ?? ''}.svg`, import.meta.url));

it.each(['check_circle', 'home', ...Object.keys(renamedIcons)])(
  'material/%s has a drawing, whatever its name is by now',
  (name) => {
    expect(isThere(iconName(`material/${name}`))).toBe(true);
  },
);

it('no name of an object leads to a drawing, nor another library', () => {
  expect(iconName('material/constructor')).toBe('constructor-fill');
  expect([iconName('ignition/x'), iconName('material/../x'), iconName('')]).toEqual([undefined, undefined, undefined]);
});

it('icons that tell states apart are told apart: solid ones, and those in lines', () => {
  const drawings = (names: string): readonly (string | undefined)[] =>
    names.split(' ').map((name) => iconName(`material/${name}`));
  expect(drawings('fiber_manual_record circle lens home error star')).toEqual(
    ['fiber_manual_record', 'circle', 'circle', 'home', 'error', 'star'].map((name) => `${name}-fill`),
  );
  expect(drawings('panorama_fish_eye error_outline star_border schedule notifications_none')).toEqual([
    'circle',
    'error',
    'star',
    'schedule',
    'notifications',
  ]);
});

it('a path is written as one, or in two parts', () => {
  expect(iconPath({ path: 'material/home' })).toBe('material/home');
  expect(iconPath({ library: 'material', name: 'home' })).toBe('material/home');
  expect([iconPath({}), iconPath({ library: 'material' })]).toEqual(['', '']);
});
