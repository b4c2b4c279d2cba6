/** What is wrong with a setting of a file, in words for whoever wrote it. */
import type { z } from 'zod';

/** What a value is not, by the name of its kind in a schema. */
const called: Readonly<Record<string, string>> = Object.freeze({
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object { ... }',
  record: 'an object { ... }',
});

/** What is wrong with a setting, where its schema has no words of its own. */
export function issueWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'there is no such setting';
  if (!/^(Invalid (input|option)|Too (big|small))/.test(issue.message)) return issue.message;
  if (issue.code === 'invalid_type') {
    const isThere = !issue.message.endsWith('received undefined');
    const what = called[issue.expected] ?? issue.expected;
    return isThere ? `is not ${what}` : `is not there, and has to be ${what}`;
  }
  if (issue.code === 'invalid_value') return `is none of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small') return `is less than ${issue.minimum}`;
  return issue.code === 'too_big' ? `is more than ${issue.maximum}` : issue.message;
}
