/**
 * What a browser can tell of a surface in a frame: all of it is in sight and has been for a moment; it came or moved just
 * now; something covers, fades, cuts or transforms it; it is too small to show everything; the keyboard went elsewhere while it had it; the browser cannot tell.
 */
export const Sight = Object.freeze({
  clear: 'clear',
  settling: 'settling',
  covered: 'covered',
  small: 'small',
  elsewhere: 'elsewhere',
  unknown: 'unknown',
} as const);
export type Sight = (typeof Sight)[keyof typeof Sight];
