import { expect, it } from 'vitest';
import { torture } from './torture.ts';

it('ES-13 SY-3 a gateway that is killed at random has kept all that it told, and nothing half', async () => {
  const { findings, told } = await torture(3, 20, () => undefined);
  expect(findings).toEqual([]);
  expect(told).toBeGreaterThan(3);
}, 60_000);
