/**
 * What a `QueryString` parameter may put into the text of a named query: names and values, one or a list of them, and what
 * a quoted text or name holds. Nothing that is let through can end a text, begin a comment or a statement, or add a condition.
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { SqlPart } from './sqlText.ts';

const name = String.raw`[\p{L}_][\p{L}\p{N}_$]*`;
const quotedName = String.raw`"[^"\\\0]+"|` + '`[^`\\\\\\0]+`';
const value = String.raw`-?\d+(?:\.\d+)?|'[^'\\\0]*'`;
const item = `(?:(?:${name}|${quotedName})(?:\\.(?:${name}|${quotedName}))*(?:\\s+(?:asc|desc))?|${value})`;
const list = new RegExp(`^\\s*${item}(?:\\s*,\\s*${item})*\\s*$`, 'iu');

/** The text as it may stand there. Throws `illegal-argument` with the reason for one that may not. */
export function pasted(
  parameter: string,
  text: string,
  { kind, quote }: { kind: SqlPart['kind']; quote: string },
): string {
  if (kind === 'comment') throw refused(parameter, 'its place is in a comment');
  if (kind === 'code') {
    if (text.trim() === '' || list.test(text)) return text;
    throw refused(parameter, 'it is neither a name nor a value, nor a list of them');
  }
  if (!/['"`]/.test(quote)) throw refused(parameter, 'its place is in a text with quotes of its own kind');
  if (/[\\\0]/.test(text)) throw refused(parameter, 'a backslash or a NUL would end the text around it');
  return text.replaceAll(quote, quote + quote);
}

function refused(parameter: string, reason: string): CountersignError {
  return new CountersignError(
    ErrorCode.illegalArgument,
    `The query was not run: what was given for {${parameter}} is not pasted into it, since ${reason}. Bind it as a parameter ` +
      '(:name), or list the query in "trustedQueries" of databases.json.',
  );
}
