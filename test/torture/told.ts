/** What the process told before it was killed: each of it must be there afterwards. */
import { z } from 'zod';

export const told = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('started') }),
  z.strictObject({ what: z.literal('asked'), slot: z.string() }),
  z.strictObject({
    what: z.literal('signed'),
    slot: z.string(),
    challenge: z.string(),
    decision: z.enum(['approve', 'reject']),
  }),
  z.strictObject({ what: z.literal('cancelled'), challenge: z.string() }),
  z.strictObject({ what: z.literal('in'), name: z.string() }),
  z.strictObject({ what: z.literal('user'), name: z.string(), roles: z.array(z.string()) }),
  z.strictObject({ what: z.literal('template'), timeout: z.number() }),
]);
export type Told = z.output<typeof told>;
