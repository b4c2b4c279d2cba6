/** How high the rows of a table are, and which stand where: those that were measured, and for the others what most are. */

export interface Heights {
  /** Rows. */
  readonly count: number;
  /** Where a row begins, in pixels from the first one; of `count`, where the last one ends. */
  readonly top: (row: number) => number;
  /** The row that stands at a place; the nearest where none does. */
  readonly at: (pixels: number) => number;
  /** Takes the height of a row; whether it was another. */
  readonly take: (row: number, height: number) => boolean;
}

/** Rows of one height. */
export function evenHeights(count: number, height: number): Heights {
  return {
    count,
    top: (row) => row * height,
    at: (pixels) => Math.max(0, Math.min(count - 1, Math.floor(pixels / height))),
    take: () => false,
  };
}

/**
 * Rows of which each has its own height, `most` until it is measured. Sums of heights stand in a Fenwick tree: what is asked or
 * taken costs as many steps as the number of rows has bits.
 */
export function ownHeights(count: number, most: number): Heights {
  const own = new Float64Array(count).fill(most);
  const sums = new Float64Array(count + 1);
  for (let at = 1; at <= count; at += 1) sums[at] = most * (at & -at);
  const highest = count === 0 ? 0 : 2 ** Math.floor(Math.log2(count));
  return {
    count,
    top: (row) => {
      let sum = 0;
      for (let at = Math.min(row, count); at > 0; at -= at & -at) sum += sums[at] ?? 0;
      return sum;
    },
    at: (pixels) => {
      let row = 0;
      let left = pixels;
      for (let step = highest; step > 0; step /= 2) {
        const sum = sums[row + step];
        if (row + step > count || sum === undefined || sum > left) continue;
        row += step;
        left -= sum;
      }
      return Math.max(0, Math.min(count - 1, row));
    },
    take: (row, height) => {
      const more = height - (own[row] ?? height);
      if (Math.abs(more) < 0.5) return false;
      own[row] = height;
      for (let at = row + 1; at <= count; at += at & -at) sums[at] = (sums[at] ?? 0) + more;
      return true;
    },
  };
}
