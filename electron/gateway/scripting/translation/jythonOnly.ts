/**
 * What Jython reads and the grammar does not, on the same lines: `exec` of an expression (`exec compile(text, "x", "exec") in space`),
 * which the grammar knows of texts and names alone, is written as a `print` to a name of the interpreter; and a word that is a
 * keyword here and a name there (`async = 1`, `Date.from(instant)`, `latch.await()`) as another name, until all is written.
 */

/** Where a `print` writes to that stands for an `exec`. */
export const executed = '_py2_exec_';

/** What stands in front of such a word; no script may have it. */
export const renamed = '_py2_keyword_';

/** Keywords of Python 3 alone. */
export const newKeywords = /\b(?:async|await|nonlocal)\b/;

const part = new RegExp(
  [
    /#[^\n]*|"""(?:[^\\]|\\[^])*?"""|'''(?:[^\\]|\\[^])*?'''|"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?/,
    /(?<=(?:^|[\n;:])[ \t\f]*)exec(?=[ \t]+[^\s=(])/,
    // Behind a dot any keyword is a name in Jython.
    /(?<=[\w)\]][ \t]*\.[ \t]*)(?:and|as|assert|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|not|or|pass|raise|return|try|while|with|yield)(?!\w)/,
    /(?<!\w)(?:async|await|nonlocal)(?!\w)/,
    /[^]/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gy',
);

/** A script with each of them written so; any other script as it is. */
export function asGrammarReads(source: string): string {
  return source.replace(part, (word) => {
    if (word === 'exec') return `print >>${executed},`;
    return word.length > 1 && /^[a-z]+$/.test(word) ? `${renamed}${word}` : word;
  });
}

/**
 * What was written, with those words as the names that they are: Python 3 takes a word with a wide first letter for no keyword,
 * and reads it as the same name.
 */
export function withNames(written: string): string {
  if (!written.includes(renamed)) return written;
  return written.replace(new RegExp(`${renamed}([a-z])`, 'g'), (_whole, first: string) =>
    String.fromCharCode(first.charCodeAt(0) + 0xfee0),
  );
}
