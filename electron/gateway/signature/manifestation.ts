/** A signature as people read it, on the screen and on paper. */
import { localTime } from '../../format/localTime.ts';
import { z } from 'zod';
import { requirement } from '../../ledger/signedBytes.ts';
import { inWords } from './expression.ts';

/** A signature as it is printed beside its record (21 CFR 11.50). */
export interface Manifestation {
  readonly signatureId: string;
  readonly fullName: string;
  readonly userName: string;
  readonly userId: string;
  readonly as: string;
  readonly decision: string;
  readonly meaning: string;
  readonly comment: string;
  readonly signedAt: string;
  /** With zone: `22 Nov 2026 14:03:25 CET (+01:00, Europe/Berlin)`. */
  readonly signedAtLocal: string;
  readonly station: string;
  readonly stationId: string;
  /** The address of the window or browser that it was made at; empty where the signature does not say. */
  readonly address: string;
  /** The record and its version; where the request brought none, the request, whose name and description were signed. */
  readonly record: string;
  readonly factors: string;
  readonly clock: string;
  readonly hash: string;
}

/** What a manifestation is read from; signatures of version 1 lack some of it. */
const manifested = z.object({
  id: z.string(),
  decision: z.string(),
  meaning: z.string(),
  comment: z.string().default(''),
  signer: z.object({ id: z.string(), userName: z.string(), fullName: z.string(), as: requirement }),
  proof: z.object({
    provider: z.string(),
    amr: z.array(z.string()),
    series: z.boolean().default(false),
    issuer: z.string().nullable().default(null),
    insteadOf: z.string().nullable().default(null),
  }),
  station: z.object({ id: z.string(), name: z.string() }),
  through: z.object({ session: z.string(), address: z.string().nullable() }).nullable().default(null),
  request: z.object({ id: z.string() }),
  record: z.object({ id: z.string(), version: z.string() }).nullable().default(null),
  signedAt: z.object({ utc: z.string(), zone: z.string(), offset: z.string() }),
  clock: z.string().default('unverified'),
});

/** Reads the bytes of a signature, whose hash is `hash`. Throws where they are not those of a signature. */
export function readManifestation(bytes: string, hash: string): Manifestation {
  const signed = manifested.parse(JSON.parse(bytes));
  const { signer, proof, station, through, signedAt, record } = signed;
  const names: Readonly<Record<string, string>> = {
    user: 'user name',
    badge: 'badge',
    pwd: 'password',
    otp: 'one-time code',
  };
  const factors = proof.amr.map((method) => names[method] ?? method).join(', ');
  return {
    signatureId: signed.id,
    fullName: signer.fullName,
    userName: signer.userName,
    userId: signer.id,
    as: inWords([signer.as]),
    decision: signed.decision,
    meaning: signed.meaning,
    comment: signed.comment,
    signedAt: signedAt.utc,
    signedAtLocal: `${localTime(Date.parse(signedAt.utc), signedAt.zone)} (${signedAt.offset}, ${signedAt.zone})`,
    station: station.name,
    stationId: station.id,
    address: through?.address ?? '',
    record:
      record === null || record.id === '' ? `request ${signed.request.id}` : `${record.id}, version ${record.version}`,
    factors: `${factors === '' ? 'credentials' : factors}${placeOf(proof)}${proof.series ? '; series' : ''}`,
    clock: signed.clock === 'changed' ? 'The clock was set while the program ran' : 'Not verified',
    hash,
  };
}

/** Who signed what, as the verifier of bundles says it: the `bytes` of a signature for the request `name`, which were verified. */
export function signedInWords(bytes: string, name: string): string {
  const { signer, decision, meaning, record, signedAt } = manifested.parse(JSON.parse(bytes));
  const of = record === null || record.id === '' ? '' : ` of record ${record.id} version ${record.version}`;
  return (
    `${signer.fullName} (${signer.userName}), as ${signer.as.kind} ${signer.as.name} signed to ${decision} ` +
    `“${name}”${of}: ${meaning}, ${signedAt.utc} (${signedAt.zone}).`
  );
}

/** Where a signer proved who they are, unless it was simply here. */
function placeOf({ provider, issuer, insteadOf }: z.output<typeof manifested>['proof']): string {
  if (issuer !== null) return ` at ${provider} (${issuer})`;
  return insteadOf === null ? '' : ` at this station, offline: ${insteadOf} could not be reached`;
}
