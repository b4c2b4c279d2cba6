/**
 * Texts that a script begins and never ends. Jython passes over them: one in three quotes to the end of the script, by which people
 * turn off the rest of one, and any other to the end of its line. What is left is the script, or is none and is refused.
 */

const part =
  /#[^\n]*|(\b[bu]?r?)?("""|''')|(\b[bu]?r?)?("(?:[^"\\\n]|\\[^])*|'(?:[^'\\\n]|\\[^])*)(["']?)|[^#"'burBUR]+|[^]/giy;

/** Another statement may begin here: nothing is before it on the line but statements that have ended. */
const beginsStatement = /(?:^|\n|;)[ \t]*$/;

const next = /\n[ \t]*|/y;
const lineIndent = /(?:^|\n)([ \t]*)[^\n]*$/;

/** The script without texts that nothing ends, each of its lines where it was; any other script as it is. */
export function dropOpenStrings(source: string): string {
  let kept = '';
  for (let at = 0; at < source.length;) {
    part.lastIndex = at;
    const [whole = '', , threeQuotes, , oneQuote, quote] = part.exec(source) ?? [];
    if (threeQuotes !== undefined) {
      const end = endOf(source, threeQuotes, at + whole.length);
      if (end === undefined) return kept;
      kept += source.slice(at, end);
      at = end;
      continue;
    }
    at += whole.length;
    if (oneQuote === undefined || quote !== '' || !beginsStatement.test(kept)) {
      kept += whole;
      continue;
    }
    // The line after it goes on where this one began.
    next.lastIndex = at;
    const [ended = ''] = next.exec(source) ?? [];
    at += ended.length;
    kept += ended.replace(/[ \t]*$/, lineIndent.exec(kept)?.[1] ?? '');
  }
  return kept;
}

function endOf(source: string, quotes: string, from: number): number | undefined {
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source.startsWith(quotes, at)) return at + quotes.length;
  }
  return undefined;
}
