import type { z } from 'zod';

/**
 * What is wrong with the input of a call, for the person who gave it: a text that is too long is named, and never cut. What
 * only a program can get wrong is not explained to people.
 */
export function inputProblem(name: string, { issues: [issue] }: z.ZodError): string {
  const field = issue?.path
    .map(String)
    .join(' ')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  if (issue?.code === 'too_big' && issue.origin === 'string') {
    return `The ${field} is longer than ${issue.maximum} characters. Shorten it. Nothing was done.`;
  }
  if (issue?.code === 'custom') return `The ${field} ${issue.message}. Nothing was done.`;
  return `The input of ${name} is not valid.`;
}
