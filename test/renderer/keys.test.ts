/** What fits a pattern of keys, and which single key is waited for. */
import { describe, expect, it } from 'vitest';
import { mostKeys, type KeyHandler } from '../../electron/contract/keyEvents.ts';
import { isAwaited, spell } from '../../renderer/page/keys.ts';

const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const options = { captures: false, prevents: false, stops: false };

describe('a pattern of keys', () => {
  const pattern = (source: string, within = 0, flags = ''): ReturnType<typeof spell> =>
    spell({ kind: 'pattern', source, flags, within });
  const type = (typed: ReturnType<typeof spell>, keys: readonly string[], at = 0, apart = 10): (string | undefined)[] =>
    keys.map((key, index) => {
      typed.add(key, at + index * apart);
      return typed.match();
    });

  it('is found once, at the key that completes it, by the names of the keys', () => {
    const typed = pattern('L[0-9]+Enter');
    expect(type(typed, ['x', 'L', '4', '2', 'Enter', 'Enter'])).toEqual([
      ...[undefined, undefined, undefined, undefined],
      'L42Enter',
      undefined,
    ]);
  });

  it('is not broken by keys that are only held', () => {
    expect(type(pattern('^Lot$'), ['Shift', 'L', 'o', 'CapsLock', 't']).at(-1)).toBe('Lot');
  });

  it('is found of keys within its time alone', () => {
    const typed = pattern('abc', 50);
    expect(type(typed, ['a', 'b', 'c'], 0, 26)).toEqual([undefined, undefined, undefined]);
    expect(type(typed, ['a', 'b', 'c'], 1000, 25).at(-1)).toBe('abc');
  });

  it('is tried on so many keys at most', () => {
    const typed = pattern('^a');
    type(typed, ['b', ...Array.from({ length: mostKeys - 1 }, () => 'a')]);
    expect(type(typed, ['a'])).toEqual(['a']);
  });

  it('and one that fits nothing at all is not found', () => {
    expect(type(pattern('x*'), ['a'])).toEqual([undefined]);
  });
});

describe('a single key', () => {
  const pressed = { key: 'S', code: 'KeyS', ...none, shiftKey: true };
  const handler = (heard: KeyHandler['heard'], more = {}): KeyHandler => ({
    ...{ name: 'Save', heard, at: 'keyup', ...none, ...options },
    ...more,
  });

  it('is waited for by what it types or where it is, with exactly what is held', () => {
    expect(isAwaited(handler({ kind: 'key', key: 'S' }, { shiftKey: true }), pressed)).toBe(true);
    expect(isAwaited(handler({ kind: 'code', code: 'KeyS' }, { shiftKey: true }), pressed)).toBe(true);
    expect(isAwaited(handler({ kind: 'key', key: 's' }, { shiftKey: true }), pressed)).toBe(false);
    expect(isAwaited(handler({ kind: 'code', code: 'KeyS' }), pressed)).toBe(false);
    expect(isAwaited(handler({ kind: 'code', code: 'KeyS' }, { shiftKey: true, ctrlKey: true }), pressed)).toBe(false);
  });
});
