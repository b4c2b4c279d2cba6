/**
 * Bytes that are signed or chained: canonical JSON (RFC 8785) and hashes with a domain prefix, so that a hash of one
 * kind of thing can never pass as the hash of another.
 */
import { hash as sha } from 'node:crypto';
import canonicalize from 'canonicalize';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import type { Json } from '../contract/json.ts';

/** What a hash is of. */
export const HashDomain = Object.freeze({
  auditEntry: 'countersign.audit-entry.v1',
  template: 'countersign.signature-template.v1',
  content: 'countersign.signed-content.v1',
  record: 'countersign.record.v1',
  signature: 'countersign.signature.v1',
  /** The facts of an account or a template, as the trail records them. */
  decisive: 'countersign.decisive.v1',
  /** Signatures that a station made before it had a key. */
  earlierSignatures: 'countersign.earlier-signatures.v1',
} as const);
export type HashDomain = (typeof HashDomain)[keyof typeof HashDomain];

/** The canonical form of a JSON value. Throws `illegal-argument` for what JSON cannot say (NaN, cycles). */
export function canonicalJson(value: Json): string {
  try {
    const text = canonicalize(value);
    if (text !== undefined) return text;
  } catch (cause) {
    throw new CountersignError(ErrorCode.illegalArgument, 'This value has no canonical JSON form.', { cause });
  }
  throw new CountersignError(ErrorCode.illegalArgument, 'This value has no canonical JSON form.');
}

/** SHA-256 of the domain, a line feed and the text, as lower-case hex. */
export function domainHash(domain: HashDomain, text: string): string {
  // In one go: what a hash that is fed in parts leaves behind holds a long walk up for tens of milliseconds now and then.
  return sha('sha256', `${domain}\n${text}`, 'hex');
}

/** The bytes of a text in Base64 in its one form (RFC 4648, section 4); undefined for any other, which says the same to many readers. */
export function readBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
