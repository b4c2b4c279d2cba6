/**
 * Badge readers type as a keyboard does: their keys follow each other faster than those of any person, and Enter ends them. A page
 * does not hear which device a key is of.
 */

/** Milliseconds from one key to the next that no person is faster than; readers take 7 to 16. */
const fastest = 30;
/** Characters that a badge has at least. */
const shortest = 4;

/** Hears the keys of a form, with their times in milliseconds; gives the text of a scan at the Enter that ends it. */
export function badgeReader(): (key: string, at: number) => string | undefined {
  let text = '';
  let last = -Infinity;
  return (key, at) => {
    if (at - last >= fastest) text = '';
    last = at;
    if (key !== 'Enter') {
      // Shift has no character of its own.
      if (/^.$/u.test(key)) text += key;
      return undefined;
    }
    const scan = text;
    text = '';
    return scan.length < shortest ? undefined : scan;
  };
}
