import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnknown, lookOf, shareOf, turnFor, wordFor } from '../../renderer/components/symbol/symbol.ts';

const quality = (code: string) => ({ code });

describe('states of symbols', () => {
  it('are a look and a word', () => {
    expect([lookOf('open'), wordFor('open')]).toEqual(['running', 'open']);
    expect([lookOf('partiallyClosed'), wordFor('partiallyClosed')]).toEqual(['partial', 'partly closed']);
    expect([lookOf('failedToClose'), wordFor('failedToClose')]).toEqual(['faulted', 'did not close']);
    expect([lookOf('default'), wordFor('default')]).toEqual(['default', '']);
  });

  it('are those of the project where they are none of these, whatever they are called', () => {
    expect([lookOf('resting'), wordFor('resting')]).toEqual(['custom', 'resting']);
    expect([lookOf('constructor'), wordFor('constructor')]).toEqual(['custom', 'constructor']);
  });
});

describe('what turns in a symbol', () => {
  it('turns while it runs, faster with a greater speed', () => {
    expect(turnFor('running', 100, undefined)).toBe('4s');
    expect(turnFor('running', 50, undefined)).toBe('8s');
    expect(turnFor('open', 200, undefined)).toBe('2s');
  });

  it('stands where it does not run, has no speed, or nothing good is known of it', () => {
    expect(turnFor('stopped', 100, undefined)).toBeUndefined();
    expect(turnFor('running', 0, undefined)).toBeUndefined();
    expect(turnFor('running', -5, undefined)).toBeUndefined();
    expect(turnFor('running', 100, quality('Bad_Stale'))).toBeUndefined();
  });

  it('is known to be what it was last while it is stale or uncertain', () => {
    expect(
      [undefined, 'Bad_Stale', 'Uncertain', 'Bad_NotFound'].map((code) =>
        isUnknown(code === undefined ? code : quality(code)),
      ),
    ).toEqual([...[false, false, false, true]]);
  });
});

describe('the level of a vessel', () => {
  it('is the share of its capacity, and stays in the vessel', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ min: 0.001, max: 1e9, noNaN: true }), (value, capacity) => {
        const share = shareOf(value, capacity);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
    expect(shareOf(51, 100)).toBe(0.51);
  });

  it('is not known without a value, or of a vessel that holds nothing', () => {
    expect(shareOf(undefined, 100)).toBeUndefined();
    expect(shareOf(5, 0)).toBeUndefined();
    expect(shareOf(5, Number.NaN)).toBeUndefined();
  });
});
