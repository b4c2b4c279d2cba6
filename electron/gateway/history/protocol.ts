/** What is said between the gateway and the thread of the history. */
import type { Aggregate } from '../../contract/aggregates.ts';
import type { Point } from './slices.ts';

export interface HistoryOpening {
  readonly file: string;
  /** Epoch milliseconds of the program's start, however often the thread begins: what was before it may be a gap. */
  readonly now: number;
  /** Whether no thread of this program opened the file before: then there is one, also where the clock went back meanwhile. */
  readonly isFirst: boolean;
}

/** Characters of texts that an answer has at most: all of them are held at once, here and there. */
export const mostLetters = 50_000_000;

/** Rows of a tag that go at once when old ones are forgotten, so that what is stored meanwhile does not wait. */
export const forgottenAtOnce = 10_000;

/** Characters of a value that is a text. */
export function lettersOf(value: number | string | null): number {
  return typeof value === 'string' ? value.length : 0;
}

/** A point of a tag, by its whole path. */
export interface StoredPoint extends Point {
  readonly path: string;
}

/** What is asked of some tags over a time. */
export interface HistoryQuestion {
  readonly paths: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Where nothing is known any more. */
  readonly now: number;
  /** How many rows at the most of the points as they are, or slices with what each tag's values come to in them. */
  readonly want:
    | { readonly kind: 'points'; readonly most: number }
    | { readonly kind: 'slices'; readonly slices: number; readonly aggregates: readonly Aggregate[] };
  /** Whether values of bad quality are left out, so that the good one before them goes on. */
  readonly ignoresBad: boolean;
}

export type HistoryAnswerBody =
  | { readonly points: readonly (readonly Point[])[]; readonly isCut: boolean }
  /** Undefined where its texts have more characters than an answer may have. */
  | { readonly slices: readonly (readonly (number | string | null)[])[] | undefined };

export type HistoryWork =
  | { readonly kind: 'store'; readonly points: readonly StoredPoint[]; readonly now: number }
  | { readonly kind: 'ask'; readonly question: HistoryQuestion }
  | { readonly kind: 'forget'; readonly before: number }
  /** Answers how many windows became few points; 0 where none is left. */
  | { readonly kind: 'thin'; readonly before: number }
  | { readonly kind: 'size' }
  | { readonly kind: 'paths' }
  | { readonly kind: 'close' };

/** What the file holds. */
export interface HistorySize {
  /** Bytes that are used; what was let go is used again, and no part of it. */
  readonly bytes: number;
  /** Epoch milliseconds of the oldest point; null where there is none. */
  readonly oldest: number | null;
}

export interface HistoryJob {
  readonly id: number;
  readonly work: HistoryWork;
}

export type HistoryAnswer = { readonly id: number } & (
  | HistoryAnswerBody
  | { readonly done: number }
  | { readonly paths: readonly string[] }
  | HistorySize
  | { readonly failed: string }
);
