/**
 * What Jython reads and the grammar does not, on the same lines: `exec` of an expression (`exec compile(text, "x", "exec") in space`),
 * which the grammar knows of texts and names alone, is written as a `print` to a name of the interpreter; and a method of Java that
 * has the name of a keyword (`Date.from(instant)`, `date.with(adjuster)`) as an attribute of another name.
 */

/** Where a `print` writes to that stands for an `exec`. */
export const executed = '_py2_exec_';

const renamed = '_py2_keyword_';

const part =
  /#[^\n]*|"""(?:[^\\]|\\[^])*?"""|'''(?:[^\\]|\\[^])*?'''|"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?|(?<=(?:^|[\n;:])[ \t\f]*)exec(?=[ \t]+[^\s=(])|(?<=[\w)\]][ \t]*\.[ \t]*)(?:and|from|in|is|not|or|with|yield)(?=[ \t]*\()|[^]/gy;

/** A script with each of them written so; any other script as it is. */
export function asGrammarReads(source: string): string {
  return source.replace(part, (word) => {
    if (word === 'exec') return `print >>${executed},`;
    return word.length > 1 && /^[a-z]+$/.test(word) ? `${renamed}${word}` : word;
  });
}

/** The keyword that an attribute has as its name; undefined for any other. */
export function keywordName(attribute: string): string | undefined {
  return attribute.startsWith(renamed) ? attribute.slice(renamed.length) : undefined;
}
