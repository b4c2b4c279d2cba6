/** Results of named queries that are kept for a while, as their settings say: the newest of them, by path and parameters. */
import type { ExactValue } from '../../contract/doubles.ts';
import type { JsonObject } from '../../contract/json.ts';

/** Results that are kept at once at most. */
const most = 100;

export interface QueryCache {
  /** What is kept and not too old; undefined where nothing is. */
  readonly get: (path: string, parameters: JsonObject) => ExactValue | undefined;
  /** @param lifetime Milliseconds for which it is kept. */
  readonly keep: (path: string, parameters: JsonObject, result: ExactValue, lifetime: number) => void;
  /** Forgets the results of a query, or all. */
  readonly clear: (path?: string) => void;
}

/** A cache with nothing in it. @param monotonic Milliseconds that never run backwards. */
export function openQueryCache(monotonic: () => number): QueryCache {
  const kept = new Map<string, { readonly path: string; readonly result: ExactValue; readonly until: number }>();
  const keyOf = (path: string, parameters: JsonObject): string =>
    JSON.stringify([path, Object.entries(parameters).toSorted(([one], [other]) => (one < other ? -1 : 1))]);
  return {
    get: (path, parameters) => {
      const found = kept.get(keyOf(path, parameters));
      return found !== undefined && found.until > monotonic() ? found.result : undefined;
    },
    keep: (path, parameters, result, lifetime) => {
      const key = keyOf(path, parameters);
      kept.delete(key);
      kept.set(key, { path, result, until: monotonic() + lifetime });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
    clear: (path) => {
      for (const [key, one] of kept) if (path === undefined || one.path === path) kept.delete(key);
    },
  };
}
