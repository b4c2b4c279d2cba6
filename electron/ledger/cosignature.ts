/**
 * Cosignatures of witnesses: that a log of so many entries was seen, goes on from what was seen before, and when (C2SP
 * tlog-cosignature, the kind of Ed25519). A witness keeps no entries, and no station can take back what one saw. Pure.
 */
import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { readBase64 } from './canonical.ts';
import { keyHashOf } from './checkpoint.ts';

/** A witness, by the key that its operator gives out. */
export interface Witness {
  readonly name: string;
  /** The first bytes of the hash of name and key, which stand in its cosignatures. */
  readonly hash: Buffer;
  readonly key: KeyObject;
}

/** A cosignature as its line says it; nothing is verified yet. */
export interface Cosignature {
  readonly witness: string;
  readonly hash: Buffer;
  /** Seconds since 1970, UTC: when the witness signed, by its own clock. */
  readonly at: number;
  readonly signature: Buffer;
}

const algorithmCosignature = 4;
/** What stands before the 32 bytes of a public key in its DER (RFC 8410). */
const spki = Buffer.from('302a300506032b6570032100', 'hex');
const [hashBytes, timeBytes, signatureBytes] = [4, 8, 64];

/** Reads a key as witnesses give it out, `name+hash+Base64` (C2SP signed-note, verifier keys); undefined for any other kind. */
export function readWitness(text: string): Witness | undefined {
  const [, name, hash = '', encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  if (name === undefined || bytes[0] !== algorithmCosignature) return undefined;
  const publicKey = bytes.subarray(1);
  const own = keyHashOf(name, publicKey, algorithmCosignature);
  if (own.toString('hex') !== hash) return undefined;
  const key = createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' });
  return { name, hash: own, key };
}

/** Reads a line `\u2014 name Base64`, without its line feed; undefined for one that is no cosignature of this kind. */
export function readCosignature(line: string): Cosignature | undefined {
  const [, witness, encoded = ''] = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? [];
  const bytes = readBase64(encoded);
  if (witness === undefined || bytes?.length !== hashBytes + timeBytes + signatureBytes) return undefined;
  const at = Number(bytes.readBigUInt64BE(hashBytes));
  if (!Number.isFinite(new Date(at * 1000).getTime())) return undefined;
  return { witness, hash: bytes.subarray(0, hashBytes), at, signature: bytes.subarray(hashBytes + timeBytes) };
}

/** Whether a cosignature names the key of a witness; others are of nobody who is known. */
export function isOf({ witness, hash }: Cosignature, { name, hash: own }: Witness): boolean {
  return witness === name && hash.equals(own);
}

/** Whether a witness made a cosignature over the text of a note. */
export function isCosigned(text: string, { at, signature }: Cosignature, { key }: Witness): boolean {
  return verify(null, Buffer.from(`cosignature/v1\ntime ${at}\n${text}`), key, signature);
}
