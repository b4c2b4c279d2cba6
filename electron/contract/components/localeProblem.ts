import type { Json } from '../json.ts';
import type { Part } from './shapes.ts';

/** Names a locale that nothing knows (`en-US`, or Java's `en_US`). */
export function localeProblem(value: Json, at: string): readonly Part[] {
  try {
    if (typeof value === 'string') {
      Intl.getCanonicalLocales(value.replaceAll('_', '-'));
      return [];
    }
  } catch {
    // It is named below, as what is no text.
  }
  return [{ at, what: `${JSON.stringify(value)} is no locale` }];
}
