/**
 * Badge readers type as a keyboard does: their keys follow each other faster than those of any person, and Enter ends them. A page
 * does not hear which device a key is of.
 */

/** Milliseconds from one key to the next that no person is faster than; readers take 7 to 16. */
const fastest = 30;
/** Milliseconds between what somebody typed and a scan after it; a password manager types in bursts that are closer. */
const pause = 300;
/** Characters that a badge has at least. */
const shortest = 4;

/**
 * Hears the keys of a form, with their times in milliseconds; gives the text of a scan at the Enter that ends it. `known` is the badge
 * that was read before, which is one again wherever it comes.
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
    if (key !== 'Enter') {
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
