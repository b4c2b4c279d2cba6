/** Texts of Python, as far as a check looks into them. */

/** Texts and comments; a text comes first, so that a number sign in it begins no comment. */
const textOrComment = /(["'])\1\1[^]*?\1\1\1|(["'])(?:\\[^]|(?!\2)[^\\\n])*\2|#.*/g;

/** A script with nothing in its texts and comments; what stands around them keeps its place. */
export function namesOf(source: string): string {
  return source.replaceAll(textOrComment, (part) => part.replaceAll(/[^\n]/g, ' '));
}

/** The line of a place in a text, from 1. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
