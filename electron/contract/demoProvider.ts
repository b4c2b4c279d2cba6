/** What the program and the process of a demo's OpenID provider tell each other. */
import { z } from 'zod';

export const demoProviderSettings = z.strictObject({
  /** The port that it had before; 0 takes a free one. */
  port: z.int().min(0).max(65_535),
  clientId: z.string(),
  redirectPath: z.string(),
  users: z.array(
    z.strictObject({
      subject: z.string(),
      userName: z.string(),
      fullName: z.string(),
      roles: z.array(z.string()),
      password: z.string(),
    }),
  ),
});
export type DemoProviderSettings = z.output<typeof demoProviderSettings>;

/** Where it serves, or why it does not. */
export const demoProviderReply = z.union([
  z.strictObject({ issuer: z.string(), port: z.int() }),
  z.strictObject({ problem: z.string() }),
]);
export type DemoProviderReply = z.output<typeof demoProviderReply>;
