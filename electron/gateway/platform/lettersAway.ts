/** How many letters have to be put in, left out or changed to make one word of another (Levenshtein). */
export function lettersAway(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of Array.from(one).entries()) {
    const next = [at + 1];
    for (const [column, own] of Array.from(other).entries()) {
      const changed = (row[column] ?? 0) + (own === letter ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
