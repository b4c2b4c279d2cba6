/**
 * Lines that blanks and tabs lead in together: a tab reaches to the next of each eight columns there, which the grammar, that
 * counts eight for each, does not know.
 */
import { indentation } from './syntax.ts';

/** A comment, a text (one in three quotes over its lines), or what stands between them. */
const part =
  /#[^\n]*|"""(?:\\[^]|[^\\])*?"""|'''(?:\\[^]|[^\\])*?'''|"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?|[^#"']+|[^]/gy;

/** The script with such lines led in by blanks alone; what stands in texts stays as it is. */
export function evenIndentation(source: string): string {
  if (!/(^|\n)[ \t\f]* \t/.test(source)) return source;
  return (source.match(part) ?? [])
    .map((one, index) =>
      /^[#"']/.test(one)
        ? one
        : one.replace(/(^|\n)([ \t\f]* \t[ \t\f]*)/g, (whole, start: string, space: string) =>
            start === '' && index > 0 ? whole : start + indentation(space),
          ),
    )
    .join('');
}
