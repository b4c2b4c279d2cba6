import { effect } from '@preact/signals-core';
import { expect, it } from 'vitest';
import { followed, pendingValue } from '../../../electron/gateway/tags/followed.ts';
import type { QualifiedValue } from '../../../electron/gateway/tags/provider.ts';
import { testClock } from '../../support/clock.ts';

it("a value is asked for while it is followed and a little longer, and what comes after that is nobody's", () => {
  const clock = testClock();
  const asked: ((value: QualifiedValue) => void)[] = [];
  let ended = 0;
  const value = followed({
    clock,
    first: pendingValue(0),
    open: (take) => {
      asked.push(take);
      return () => (ended += 1);
    },
  });
  const good = (held: number): QualifiedValue => ({ value: held, quality: { code: 'Good' }, timestamp: held });
  const follow = () => effect(() => void value.value);
  follow()();
  const stop = follow();
  expect(asked).toHaveLength(1);
  asked[0]?.(good(1));
  expect(value.peek().value).toBe(1);
  stop();
  clock.advance(4000);
  expect(ended).toBe(0);
  clock.advance(2000);
  expect([ended, value.peek().quality.code]).toEqual([1, 'Uncertain_InitialValue']);
  asked[0]?.(good(2));
  expect(value.peek().value).toBeNull();
  const again = follow();
  asked[1]?.(good(3));
  asked[0]?.(good(4));
  expect(value.peek().value).toBe(3);
  again();
});
