/** Scripts that try one line after another and print how each ended. */

/** Each line's error by its type and what it says, or `none`. */
export const errorsOf = (lines: readonly string[]): string =>
  lines
    .map(
      (line) =>
        `try:\n\t${line}\nexcept (Exception, java.lang.Exception), error:\n\tprint type(error).__name__ + ":", error.message\nelse:\n\tprint "none"`,
    )
    .join('\n');

/** Each of them in a function of its own, and after those a loop that calls `attempt`, one after the other; `handled` is its `except`. */
export function inFunctions(lines: readonly string[], handled: string): string {
  const tries = lines.map((line, place) => `\ndef attempt${place}():\n\t${line.replaceAll('\n', '\n\t')}\n`).join('');
  const all = lines.map((_, place) => `attempt${place}`).join(', ');
  return `${tries}
for attempt in [${all}]:
	try:
		attempt()
	${handled}
	else:
		print "through: %s" % attempt.__name__
`;
}
