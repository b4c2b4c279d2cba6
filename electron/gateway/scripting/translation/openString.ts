/**
 * A text in three quotes that a script begins as a statement of its own and never ends: Jython passes over it to the end of
 * the script, and people turn off the rest of a script by it. Where a block begins with it, the block is empty, and refused.
 */

const part = /#[^\n]*|("""|''')|"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?|[^#"']+|[^]/gy;

/** Nothing but remarks stands behind the colon of a block. */
const beginsBlock = /:[ \t]*(?:#[^\n]*)?(?:\n[ \t]*(?:#[^\n]*)?)*$/;

/** The script with such a text ended where the script ends; any other script as it is. */
export function endOpenString(source: string): string {
  for (let at = 0; at < source.length;) {
    part.lastIndex = at;
    const [whole = '', quotes] = part.exec(source) ?? [];
    if (quotes === undefined) {
      at += whole.length;
      continue;
    }
    const end = endOf(source, quotes, at + quotes.length);
    if (end === undefined) {
      const line = source.slice(source.lastIndexOf('\n', at - 1) + 1, at);
      const isPassedOver = line.trim() === '' && !beginsBlock.test(source.slice(0, at));
      return isPassedOver ? `${source.replace(/\\+$/, '')}\n${quotes}` : source;
    }
    at = end;
  }
  return source;
}

function endOf(source: string, quotes: string, from: number): number | undefined {
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source.startsWith(quotes, at)) return at + quotes.length;
  }
  return undefined;
}
