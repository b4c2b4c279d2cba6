/** A key that is there and holds `null` is read as one that is absent: designers write both. */
import type { z } from 'zod';

/** What is absent is undefined. */
export function orAbsent<S extends z.ZodType>(schema: S) {
  return schema.nullish().transform((value) => value ?? undefined);
}

/** What is absent is the fallback. */
export function orElse<S extends z.ZodType>(schema: S, fallback: z.output<S>) {
  return schema.nullish().transform((value) => value ?? fallback);
}
