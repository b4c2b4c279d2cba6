import { expect, it } from 'vitest';
import { powerCuts } from './powerCuts.ts';
import { torture } from './torture.ts';

it('ES-13 SY-3 a gateway that is killed at random has kept all that it told, and nothing half', async () => {
  const { findings, told } = await torture(3, 20, () => undefined);
  expect(findings).toEqual([]);
  expect(told).toBeGreaterThan(3);
}, 60_000);

it('SY-2 a gateway whose power is cut has all that it told on what the disk kept, and starts from it', async () => {
  const { findings, told, cuts } = await powerCuts(20, 11, () => undefined);
  expect(findings).toEqual([]);
  expect(cuts).toBe(20);
  expect(told).toBeGreaterThan(20);
}, 60_000);
