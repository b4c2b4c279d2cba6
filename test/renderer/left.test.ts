import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whenLeft } from '../../renderer/challenge/left.ts';

describe('AU-16 a secret that somebody typed and left', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is taken out after a minute without a hand at the surface, each time', () => {
    const surface = new EventTarget();
    const left = vi.fn();
    const end = whenLeft(left, surface);
    vi.advanceTimersByTime(50_000);
    for (const hand of ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart']) {
      surface.dispatchEvent(new Event(hand));
      vi.advanceTimersByTime(59_999);
      expect(left).not.toHaveBeenCalled();
    }
    vi.advanceTimersByTime(1);
    expect(left).toHaveBeenCalledTimes(1);
    surface.dispatchEvent(new Event('keydown'));
    vi.advanceTimersByTime(60_000);
    expect(left).toHaveBeenCalledTimes(2);
    surface.dispatchEvent(new Event('keydown'));
    end();
    surface.dispatchEvent(new Event('keydown'));
    vi.advanceTimersByTime(600_000);
    expect(left).toHaveBeenCalledTimes(2);
  });
});
