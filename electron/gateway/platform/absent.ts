/** A key that is there and holds `null` is read as one that is absent: designers write both. */
import { z } from 'zod';

/** What is absent is undefined. */
export function orAbsent<S extends z.ZodType>(schema: S) {
  return schema.nullish().transform((value) => value ?? undefined);
}

/** What is absent is the fallback. */
export function orElse<S extends z.ZodType>(schema: S, fallback: z.output<S>) {
  return schema.nullish().transform((value) => value ?? fallback);
}

/** A number, also as the text of one: a setting that is bound to a parameter of a type becomes a text. */
export function numberOf(number: z.ZodNumber) {
  const text = z
    .string()
    .regex(/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/, 'is not a number')
    .transform(Number)
    .pipe(number);
  return z.union([number, text], {
    error: (issue) => (typeof issue.input === 'number' ? undefined : 'is not a number'),
  });
}

/** True or false, also as a text, as above. */
export const truth = z.union(
  [z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'], case: 'insensitive' })],
  'is not true or false',
);
