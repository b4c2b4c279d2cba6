/**
 * `exec` of an expression (`exec compile(text, "x", "exec") in space`), which the grammar knows of texts and names alone: it
 * reads one that is written as a `print` to a name of the interpreter, on the same line.
 */

/** Where a `print` writes to that stands for an `exec`. */
export const executed = '_py2_exec_';

const part =
  /#[^\n]*|"""(?:[^\\]|\\[^])*?"""|'''(?:[^\\]|\\[^])*?'''|"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?|(?<=(?:^|[\n;:])[ \t\f]*)exec(?=[ \t]+[^\s=(])|[^]/gy;

/** A script with each such statement written so; any other script as it is. */
export function execAsPrint(source: string): string {
  return source.replace(part, (word) => (word === 'exec' ? `print >>${executed},` : word));
}
