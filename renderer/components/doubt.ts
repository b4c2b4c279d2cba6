/** What the quality of a value does to a component that shows it. */
import type { Quality } from '../../electron/contract/page.ts';
import { stillHolds } from '../../electron/contract/quality.ts';

/**
 * `old`: the last value stays, greyed, with the mark; `unknown`: the reason stands in its place; undefined for a value that is
 * good.
 */
export type Doubt = 'old' | 'unknown' | undefined;

/** What a quality does; undefined for one that is good. */
export function doubtOf(quality: Quality | undefined): Doubt {
  if (quality === undefined) return undefined;
  return stillHolds(quality) ? 'old' : 'unknown';
}
