/**
 * Readers of badges and codes type as a keyboard does: their keys follow each other faster than those of any person, and Enter or Tab
 * ends them. A page does not hear which device a key is of.
 */
import { longestScan, type ReaderKeys } from '../electron/contract/readerKeys.ts';

/** Milliseconds from one key to the next that no person is faster than; readers take 7 to 16. */
export const fastest = 30;
/** Milliseconds between what somebody typed and a scan after it; a password manager types in bursts that are closer. */
const pause = 300;
/** Characters that a badge has at least. */
const shortest = 4;

/**
 * Hears the keys of a form, with their times in milliseconds; gives the text of a scan at the Enter or Tab that ends it. `known`
 * is the badge that was read before, which is one again wherever it comes.
 */
export function badgeReader(known: () => string): (key: string, at: number) => string | undefined {
  let text = '';
  let last = -Infinity;
  /** Nothing was typed just before the text: it follows an Enter or a pause. */
  let isApart = true;
  return (key, at) => {
    const since = at - last;
    last = at;
    if (since >= fastest) {
      isApart = since >= pause || (isApart && text === '');
      text = '';
    }
    if (key !== 'Enter' && key !== 'Tab') {
      // Shift has no character of its own.
      if (/^.$/u.test(key)) text += key;
      return undefined;
    }
    const scan = text;
    const isScan = scan.length >= shortest && (isApart || scan === known());
    text = '';
    isApart = true;
    return isScan ? scan : undefined;
  };
}

/**
 * What a key is: a person's; the first one of a scan, or a person's that looks like it; one within a scan; the last one, with what was
 * read; or a person's again, with which a scan broke off.
 */
export type Heard =
  | { readonly kind: 'typed' | 'first' | 'within' | 'broken' }
  | { readonly kind: 'scan'; readonly text: string };

/** Hears all keys, with their times in milliseconds, for a reader that says when it begins. */
export interface PrefixedReader {
  readonly hear: (key: string, at: number) => Heard;
  /** The first key was a person's: none followed it in time. */
  readonly giveUp: () => void;
}

/** A reader that types a prefix: what follows it is no person's, wherever the focus is. */
export function prefixedReader({ prefix, suffix }: ReaderKeys): PrefixedReader {
  let text: string | undefined;
  let last = -Infinity;
  const begin = (): Heard => {
    text = '';
    return { kind: 'first' };
  };
  return {
    giveUp: () => (text = undefined),
    hear: (key, at) => {
      const since = at - last;
      last = at;
      if (text === undefined) return key === prefix ? begin() : { kind: 'typed' };
      if (since >= fastest || text.length > longestScan) {
        const broke = text !== '';
        text = undefined;
        if (key === prefix) return begin();
        return { kind: broke ? 'broken' : 'typed' };
      }
      if (key === suffix) {
        const read = text;
        text = undefined;
        return { kind: 'scan', text: read };
      }
      // Shift has no character of its own.
      if (/^.$/u.test(key)) text += key;
      return { kind: 'within' };
    },
  };
}

/** Hears the keys on a button, with their times; tells whether one follows another, as within a scan, faster than a person's does. */
export function keysOfScan(): (key: string, at: number) => boolean {
  let last = -Infinity;
  return (key, at) => {
    const isWithin = at - last < fastest;
    last = key === 'Enter' ? -Infinity : at;
    return isWithin;
  };
}
