/** What is wrong with a setting of a file, in words for whoever wrote it. */
import { z } from 'zod';
import { lettersAway } from './lettersAway.ts';

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

/**
 * What is wrong with a setting, where its schema has no words of its own.
 * @param schema Of the whole that the issue is of.
 * @param strange The one that is meant, of the names that there are not.
 */
export function issueWords(issue: z.core.$ZodIssue, schema: z.core.$ZodType, strange?: string): string {
  if (issue.code === 'unrecognized_keys')
    return `there is no such setting${perhaps(strange ?? issue.keys[0] ?? '', namesAt(schema, issue.path))}`;
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message;
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

/** What to write in the place of a name that there is not: the one that is nearly it, or those that there are. */
export function perhaps(strange: string, names: readonly string[]): string {
  const near = names
    .map((name) => ({ name, away: lettersAway(name.toLowerCase(), strange.toLowerCase()) }))
    .filter(({ name, away }) => away <= Math.max(1, name.length / 3))
    .toSorted((one, other) => one.away - other.away)[0];
  if (near !== undefined) return ` (perhaps ${near.name})`;
  return names.length === 0 ? '' : ` (there are ${names.join(', ')})`;
}

/** The names of settings that a schema has at a path; none where it takes any. */
function namesAt(schema: unknown, path: readonly PropertyKey[]): readonly string[] {
  const [next, ...rest] = path;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return namesAt(schema.unwrap(), path);
  if (schema instanceof z.ZodPipe) return namesAt(schema.in, path);
  if (schema instanceof z.ZodUnion) return [...new Set(schema.options.flatMap((one: unknown) => namesAt(one, path)))];
  if (schema instanceof z.ZodObject) {
    const shape = new Map<PropertyKey, unknown>(Object.entries(schema.shape));
    return next === undefined ? [...shape.keys()].map(String) : namesAt(shape.get(next), rest);
  }
  if (schema instanceof z.ZodRecord) return namesAt(schema.valueType, rest);
  return schema instanceof z.ZodArray ? namesAt(schema.element, rest) : [];
}
