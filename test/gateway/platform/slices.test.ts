import { expect, it } from 'vitest';
import { inSlices } from '../../../electron/gateway/platform/slices.ts';

/** A step of some milliseconds, which notes which turn of the program it was taken in. */
function* steps(turns: number[], turn: () => number): Generator<number> {
  for (let at = 0; at < 40; at += 1) {
    const end = performance.now() + 2;
    while (performance.now() < end);
    turns.push(turn());
    yield at;
  }
}

it('takes all steps in their order, over many turns of the program', async () => {
  let turn = 0;
  const counting = setInterval(() => (turn += 1));
  const turns: number[] = [];
  const taken = await inSlices(
    steps(turns, () => turn),
    () => false,
  );
  clearInterval(counting);
  expect(taken).toEqual(Array.from({ length: 40 }, (_, at) => at));
  expect(new Set(turns).size).toBeGreaterThan(4);
});

it('ends early where nobody wants it any more', async () => {
  const turns: number[] = [];
  let asked = 0;
  const taken = await inSlices(
    steps(turns, () => 0),
    () => (asked += 1) === 2,
  );
  expect(asked).toBe(2);
  expect(taken.length).toBeGreaterThan(0);
  expect(taken.length).toBeLessThan(40);
});
