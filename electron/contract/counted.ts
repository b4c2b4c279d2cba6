/** How many of something there are, in words: `1 entry`, `2 entries`. `many` is the name of several, where it is not one with an s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
