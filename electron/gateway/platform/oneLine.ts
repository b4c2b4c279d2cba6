/** A text on one line (AL-16): control characters and those that turn the direction of writing are shown by their numbers. */
export function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, byNumber);
}

/** As `onOneLine`; of a text with more characters than `most` the beginning, and how many there are. */
export function onShortLine(text: string, most: number): string {
  return text.length <= most
    ? onOneLine(text)
    : `${onOneLine(text.slice(0, most))} … (cut: ${text.length} characters in all)`;
}

/** As `onOneLine`, with the lines and tabs that a text has. */
export function inLines(text: string): string {
  return text.replace(/(?!\r?\n|\t)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, byNumber);
}

/** A character by its number, as `\\u{202e}`. */
export function byNumber(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`;
}
