/** What a station signs. */
import { z } from 'zod';
import { json } from '../contract/json.ts';
import { ClockTrust } from './clockTrust.ts';

/** A record as a request keeps it and a signature binds it. */
export const signedRecord = z.strictObject({
  id: z.string(),
  version: z.string(),
  hash: z.string(),
  content: json,
});
export type SignedRecord = Readonly<z.output<typeof signedRecord>>;

export const requirement = z.strictObject({
  kind: z.enum(['role', 'userName', 'level', 'zone']),
  name: z.string().min(1),
});
/** One way to satisfy a slot: have a role or a level, be a user, or be at a station of a zone. */
export type Requirement = Readonly<z.output<typeof requirement>>;

const text = z.string().min(1);
const hash = z.string().length(64);

/** The content of a signature (ES-1, ES-4). One that lacks any of it is not saved. */
export const signatureBytes = z.strictObject({
  version: z.literal(4),
  id: text,
  request: z.strictObject({ id: text, name: text, contentHash: hash, templateHash: hash }),
  /** What was signed beside the request's name and description, in full; null where there was no record. */
  record: signedRecord.nullable(),
  slot: z.strictObject({ id: text, position: z.int().positive(), of: z.int().positive() }),
  challenge: z.strictObject({ id: text, nonce: text }),
  decision: z.enum(['approve', 'reject']),
  meaning: text,
  comment: z.string(),
  signer: z.strictObject({ id: text, person: text, userName: text, fullName: text, as: requirement }),
  /** Who vouched for the signer, by which of their names, and how and when credentials were entered. */
  proof: z.strictObject({
    provider: text,
    issuer: text.nullable(),
    subject: text,
    amr: z.array(text),
    acr: text.nullable(),
    at: text,
    challenged: z.literal(true),
    series: z.boolean(),
    /** The provider outside that could not be reached, in whose place the station vouched. */
    insteadOf: text.nullable(),
  }),
  station: z.strictObject({ id: text, name: text }),
  /** The session on whose page it was made, and the address of its window or browser; null where it has none. */
  through: z.strictObject({ session: text, address: text.nullable() }),
  key: hash,
  signedAt: z.strictObject({ utc: text, zone: text, offset: text }),
  clock: z.enum([ClockTrust.unverified, ClockTrust.changed]),
});
