/** A statement of SQL with its values apart from its text, as drivers take it: no value is ever pasted into the text. */

/** What a value is bound as: null of a kind is null, and `unknown` lets the server say what it is. */
export type Bound =
  | { readonly kind: 'boolean'; readonly value: boolean | null }
  | { readonly kind: 'whole'; readonly value: bigint | null }
  | { readonly kind: 'fraction'; readonly value: number | null }
  | { readonly kind: 'text'; readonly value: string | null }
  /** Epoch milliseconds. */
  | { readonly kind: 'date'; readonly value: number | null }
  | { readonly kind: 'unknown'; readonly value: null };

/** The text around the values: one more than there are values. */
export interface Statement {
  readonly parts: readonly string[];
  readonly values: readonly Bound[];
}

/** A statement without values. */
export function plainStatement(sql: string): Statement {
  return { parts: [sql], values: [] };
}

/** The text of a statement with what stands for each value in it, by its place from 1. */
export function withPlaceholders(
  { parts, values }: Statement,
  placeholder: (bound: Bound, place: number) => string,
): string {
  return parts
    .map((part, index) => {
      const bound = values[index];
      return bound === undefined ? part : part + placeholder(bound, index + 1);
    })
    .join('');
}
