/** What a station says of its gateway, by the names of Ignition. */
import { effect } from '@preact/signals-core';
import { expect, it } from 'vitest';
import { dateValue } from '../../../electron/contract/values.ts';
import { computerUse } from '../../../electron/gateway/platform/computer.ts';
import { gatewayTags, type DatabaseUse } from '../../../electron/gateway/tags/gatewayTags.ts';
import { testClock } from '../../support/clock.ts';

const use = { processors: () => 0.25, memory: () => ({ used: 200, most: 800 }) };

it('tells of the gateway and its databases, each while it is followed', () => {
  const clock = testClock();
  let databases: readonly DatabaseUse[] = [{ name: 'erp', isAvailable: true, used: 1, most: 4 }];
  const tags = gatewayTags({ clock, stationName: 'Line 4', computer: use, databases: () => databases });
  const value = (path: string) => tags.read?.(`Gateway/${path}`)?.value;
  expect(['SystemName', 'Timezone', 'UptimeSeconds', 'Redundancy/Role', 'Redundancy/IsMaster'].map(value)).toEqual([
    'Line 4',
    clock.zone,
    0,
    'Independent',
    true,
  ]);
  expect(tags.read?.('gateway/performance/cpu usage')).toMatchObject({ value: 0.25, isDouble: true });
  expect(['Memory Usage', 'Max Memory', 'Memory Utilization'].map((name) => value(`Performance/${name}`))).toEqual([
    200, 800, 0.25,
  ]);
  expect(value('Database/ERP/ConnectionSaturation')).toBe(0.25);
  expect(tags.paths()).toContain('Gateway/Database/erp/Available');
  expect([tags.tag('Gateway/Nothing'), tags.read?.('Gateway/Database/mes/Available')]).toEqual([undefined, undefined]);

  const told: unknown[] = [];
  const stops = ['CurrentDateTime', 'Database/erp/Available'].map((path) =>
    effect(() => {
      const { value: now, quality } = tags.tag(`Gateway/${path}`)?.value ?? {};
      told.push([now, quality?.code]);
    }),
  );
  const first = clock.now();
  databases = [];
  clock.advance(1000);
  expect(told).toEqual([
    [dateValue(first), 'Good'],
    [true, 'Good'],
    [dateValue(first + 1000), 'Good'],
    [null, 'Bad_NotFound'],
  ]);
  for (const stop of stops) stop();
  clock.advance(5000);
  expect(told).toHaveLength(4);
  expect(value('UptimeSeconds')).toBe(6);
  tags.close();
});

it('measures the computer', () => {
  const { processors, memory } = computerUse();
  expect(processors()).toBeGreaterThanOrEqual(0);
  expect(processors()).toBeLessThanOrEqual(1);
  expect(memory().used).toBeLessThan(memory().most);
});
