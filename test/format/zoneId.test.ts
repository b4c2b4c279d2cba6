import { expect, it } from 'vitest';
import { javaZoneId, zoneCalled } from '../../electron/format/zoneId.ts';

it.each([
  ['GMT+2', '+02:00', 'GMT+02:00'],
  ['GMT-330', '-03:30', 'GMT-03:30'],
  ['GMT+0530', '+05:30', 'GMT+05:30'],
  ['UTC-03:30', '-03:30', 'GMT-03:30'],
  ['+01:00', '+01:00', 'GMT+01:00'],
  ['Europe/Berlin', 'Europe/Berlin', 'Europe/Berlin'],
  ['Etc/GMT-2', 'Etc/GMT-2', 'Etc/GMT-2'],
])('knows the zone %s', (id, zone, java) => {
  expect(zoneCalled(id)).toBe(zone);
  expect(javaZoneId(zoneCalled(id))).toBe(java);
});
