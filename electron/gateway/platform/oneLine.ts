/** What nobody sees, or what turns the direction of writing; variants of a letter are seen. */
const hidden = String.raw`(?!\p{Variation_Selector})[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800]`;
const hiddenOnOneLine = new RegExp(hidden, 'gu');
const hiddenInLines = new RegExp(String.raw`(?!\r?\n|\t)${hidden}`, 'gu');

/** A text on one line (AL-16): what nobody sees, and what turns the direction of writing, is shown by its number. */
export function onOneLine(text: string): string {
  return text.replace(hiddenOnOneLine, byNumber);
}

/** As `onOneLine`; of a text with more characters than `most` the beginning, and how many there are. */
export function onShortLine(text: string, most: number): string {
  return text.length <= most
    ? onOneLine(text)
    : `${onOneLine(text.slice(0, most))} … (cut: ${text.length} characters in all)`;
}

/** As `onOneLine`, with the lines and tabs that a text has. */
export function inLines(text: string): string {
  return text.replace(hiddenInLines, byNumber);
}

/** A character by its number, as `\\u{202e}`. */
export function byNumber(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`;
}
