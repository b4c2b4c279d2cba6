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

const said = z.string().min(1);
const hash = z.string().length(64);

/** The content of a signature (ES-1, ES-4). One that lacks any of it is not saved. */
export const signatureBytes = z.strictObject({
  version: z.literal(4),
  id: said,
  request: z.strictObject({ id: said, name: said, contentHash: hash, templateHash: hash }),
  /** What was signed beside the request's name and description, in full; null where there was no record. */
  record: signedRecord.nullable(),
  slot: z.strictObject({ id: said, position: z.int().positive(), of: z.int().positive() }),
  challenge: z.strictObject({ id: said, nonce: said }),
  decision: z.enum(['approve', 'reject']),
  meaning: said,
  comment: z.string(),
  signer: z.strictObject({ id: said, person: said, userName: said, fullName: said, as: requirement }),
  /** Who vouched for the signer, by which of their names, and how and when credentials were entered. */
  proof: z.strictObject({
    provider: said,
    issuer: said.nullable(),
    subject: said,
    amr: z.array(said),
    acr: said.nullable(),
    at: said,
    challenged: z.literal(true),
    series: z.boolean(),
    /** The provider outside that could not be reached, in whose place the station vouched. */
    insteadOf: said.nullable(),
  }),
  station: z.strictObject({ id: said, name: said }),
  /** The session on whose page it was made, and the address of its window or browser; null where it has none. */
  through: z.strictObject({ session: said, address: said.nullable() }),
  key: hash,
  signedAt: z.strictObject({ utc: said, zone: said, offset: said }),
  clock: z.enum([ClockTrust.unverified, ClockTrust.changed]),
});
