/** What draws much is drawn in turns, with room for all else between them. */
import { expect, it } from 'vitest';
import { inTurn } from '../../renderer/components/turns.ts';

it('each turn comes after those before it, and not in the same task of the document', async () => {
  const happened: string[] = [];
  const [first, second] = ['first', 'second'].map((turn) => inTurn().then(() => happened.push(turn)));
  await Promise.resolve();
  expect(happened).toEqual([]);
  await first;
  // All that follows from the first turn within its task.
  for (let step = 0; step < 20; step += 1) await Promise.resolve();
  expect(happened).toEqual(['first']);
  await second;
  expect(happened).toEqual(['first', 'second']);
});
