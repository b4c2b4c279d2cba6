/** Limits and choices that both the gateway and a renderer know; apart from the schemas, which a renderer does not load. */

/** Characters of a comment that is signed. A longer one is refused, never cut. */
export const longestComment = 2000;

/** Colours of a station sign: such as are allowed to mean nothing. */
export const signColours = Object.freeze(['teal', 'olive', 'brown', 'slate'] as const);

/** Bytes of a piece of a file that a page sends. */
export const pieceBytes = 384 * 1024;

/** Components that a page draws in one go, and so is told of first: less than what would hold it up for longer than 50 ms. */
export const componentsInOneGo = 60;
