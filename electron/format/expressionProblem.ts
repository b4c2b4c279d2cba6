/** Regular expressions of projects that a text is held against: of the kind whose time grows with the text alone. */
import { RE2JS } from 're2js';

/** Why an expression cannot be read; undefined for one that can. */
export function expressionProblem(expression: string): string | undefined {
  try {
    RE2JS.compile(expression);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : expression;
  }
}
