import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badgeReader, keysOfScan, prefixedReader } from '../../renderer/badgeReader.ts';

/** What a reader hears of a text and Enter whose keys are so far apart, in milliseconds. */
function read(text: string, apart: (key: number) => number): string | undefined {
  const hear = badgeReader(() => '');
  let at = 0;
  for (const [index, key] of text.split('').entries()) {
    expect(hear(key, (at += apart(index)))).toBeUndefined();
  }
  return hear('Enter', at + apart(text.length));
}

describe('HM-13 a badge reader', () => {
  it('is known by how fast its keys follow each other, with keys between that have no character', () => {
    expect(read('B-00412345', () => 8)).toBe('B-00412345');
    expect(read('B-00412345', (key) => (key % 3 === 0 ? 16 : 7))).toBe('B-00412345');
    const hear = badgeReader(() => '');
    const keys = ['Shift', 'B', '-', 'Shift', 'A', '7', 'Enter'];
    expect(keys.map((key, index) => hear(key, index * 8)).at(-1)).toBe('B-A7');
  });

  it('is not heard in what somebody typed before it, nor in a second Enter', () => {
    const hear = badgeReader(() => '');
    for (const [at, key] of 'olga'.split('').entries()) hear(key, at * 120);
    for (const [at, key] of 'B-77'.split('').entries()) hear(key, 1000 + at * 8);
    expect(hear('Enter', 1032)).toBe('B-77');
    expect(hear('Enter', 1040)).toBeUndefined();
  });

  it('is no password manager that types in bursts: what came before the last one is a part of the name', () => {
    for (const burst of [1, 2, 5]) {
      expect(read('supervisor', (key) => (key === burst ? 80 : 2))).toBeUndefined();
    }
    const scan = ['B', '-', '7', '7', 'Enter'];
    const again = badgeReader(() => 'B-77');
    const late = ['7', ...scan].map((key, at) => again(key, at === 0 ? 0 : 50 + at * 8));
    expect(late.at(-1)).toBe('B-77');
    // A second scan comes at once after the Enter of the first.
    const hear = badgeReader(() => '');
    const keys = [...scan, ...scan];
    expect(keys.map((key, at) => hear(key, at * 8)).filter((one) => one !== undefined)).toEqual(['B-77', 'B-77']);
  });

  it('HM-12 is known by a Tab at its end, too', () => {
    const hear = badgeReader(() => '');
    expect(['B', '-', '7', '7', 'Tab'].map((key, index) => hear(key, 1000 + index * 8)).at(-1)).toBe('B-77');
  });

  it('HM-12 is nobody who types at 30 to 200 ms a key, whatever that is', () => {
    const keys = fc.array(fc.constantFrom('a', '7', '~', ' ', 'Shift', 'Tab', 'Enter'), { maxLength: 40 });
    const pauses = fc.array(fc.integer({ min: 30, max: 200 }), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(keys, pauses, (typed, times) => {
        const [hear, prefixed] = [badgeReader(() => ''), prefixedReader({ prefix: '~', suffix: 'Enter' })];
        let at = 1000;
        for (const [index, key] of typed.entries()) {
          at += times[index] ?? 30;
          expect(hear(key, at)).toBeUndefined();
          expect(['typed', 'first']).toContain(prefixed.hear(key, at).kind);
        }
      }),
    );
  });

  it('HM-12 is nobody who types at 30 to 200 ms a key, however short or long the text is', () => {
    for (let apart = 30; apart <= 200; apart += 1) {
      expect(read('supervisor', () => apart)).toBeUndefined();
      expect(read('supervisor', (key) => 30 + ((key * apart) % 171))).toBeUndefined();
    }
    // Two keys that are rolled, and a name of three characters however fast, are no badge.
    expect(read('supervisor', (key) => (key % 2 === 0 ? 5 : 60))).toBeUndefined();
    expect(read('sam', () => 1)).toBeUndefined();
  });
});

describe('HM-12 a badge reader that types a prefix', () => {
  const keys = { prefix: '~', suffix: 'Enter' } as const;
  /** What becomes of each key, of which each comes so many milliseconds after the last. */
  const hear = (typed: readonly string[], apart: (key: number) => number): string[] => {
    const reader = prefixedReader(keys);
    let at = 1000;
    return typed.map((key, index) => {
      const heard = reader.hear(key, (at += apart(index)));
      return heard.kind === 'scan' ? `scan ${heard.text}` : heard.kind;
    });
  };

  it('is heard from the prefix to the suffix, and what comes before and after is a person’s', () => {
    const typed = ['7', '~', 'Shift', 'B', '-', '7', 'Enter', 'Enter', 'x'];
    const within = ['within', 'within', 'within', 'within'];
    expect(hear(typed, () => 8)).toEqual(['typed', 'first', ...within, 'scan B-7', 'typed', 'typed']);
    expect(hear(['~', 'a', 'Enter', '~', 'b', 'Enter'], () => 16)).toEqual([
      ...['first', 'within', 'scan a'],
      ...['first', 'within', 'scan b'],
    ]);
  });

  it('that stops in the middle breaks off, and the next scan is whole', () => {
    const apart = (key: number): number => (key === 3 ? 400 : 8);
    expect(hear(['~', 'B', '-', '7', 'Enter'], apart)).toEqual(['first', 'within', 'within', 'broken', 'typed']);
    expect(hear(['~', 'B', '-', '~', '7', 'Enter'], apart)).toEqual([
      ...['first', 'within', 'within'],
      ...['first', 'within', 'scan 7'],
    ]);
  });

  it('is nobody who types at 30 to 200 ms a key, with the prefix among the keys', () => {
    for (let apart = 30; apart <= 200; apart += 1) {
      for (const between of [() => apart, (key: number) => 30 + ((key * apart) % 171)]) {
        const heard = hear(['p', '~', 'q', '~', '~', 'Enter'], between);
        expect(heard).toEqual(['typed', 'first', 'typed', 'first', 'first', 'typed']);
      }
    }
  });
});

it('HM-7 knows a blank within a scan from one that a person presses', () => {
  const isOfScan = keysOfScan();
  const keys = ['L', ' ', '4', 'Enter', ' '].map((key, index) => isOfScan(key, 1000 + index * 10));
  expect(keys).toEqual([false, true, true, true, false]);
  expect([isOfScan('Tab', 2000), isOfScan(' ', 2060)]).toEqual([false, false]);
});
