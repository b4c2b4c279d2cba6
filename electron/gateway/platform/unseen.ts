/** What of a text nobody sees: a name, a reason or a meaning of such characters alone says nothing. */

/** Whether a text holds nothing that can be seen. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cn}\u2800]/u.test(text);
}

/** A character that nobody sees and that makes one name another; variants of a letter (as in names in Han) are seen. */
export function hasUnseen(text: string): boolean {
  return /(?!\p{Variation_Selector})[\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}

/** Whether a text that people choose by, or tell things apart by, is more than they see of it. */
export function hasHidden(text: string): boolean {
  return hasUnseen(text) || hasUnreadable(text) || /\p{Cc}/u.test(text);
}

/** What nobody can read: half of a sign, or what stands in the place of bytes that were no text. */
export function hasUnreadable(text: string): boolean {
  return /[\p{Cs}\ufffd]/u.test(text);
}
