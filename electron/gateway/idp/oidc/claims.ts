/** What the claims of a provider say about a person, by the mapping of the site. */
import { query } from 'json-p3';
import { z } from 'zod';
import { json, type Json, type JsonObject } from '../../../contract/json.ts';
import type { OidcConfig } from './config.ts';

export interface MappedPerson {
  readonly userName: string | undefined;
  readonly fullName: string | undefined;
  readonly firstName: string | undefined;
  readonly lastName: string | undefined;
  readonly email: string | undefined;
  readonly roles: readonly string[];
}

const longestName = 200;
const mostRoles = 500;

/** Reads the mapped attributes. A path that finds nothing, or no text, gives nothing. */
export function mapClaims(
  claims: JsonObject,
  { attributes, roles }: Pick<OidcConfig, 'attributes' | 'roles'>,
): MappedPerson {
  const document = z.json().parse(claims);
  const all = (path: string): Json[] => z.array(json).parse(query(path, document).values().flat());
  const text = (path: string): string | undefined => {
    const [found] = all(path);
    const trimmed =
      typeof found === 'string'
        ? found
            .normalize('NFC')
            .replace(/\p{Cc}/gu, '')
            .trim()
        : '';
    return trimmed === '' ? undefined : trimmed.slice(0, longestName);
  };
  const [firstName, lastName] = [text(attributes.firstName), text(attributes.lastName)];
  const joined = [firstName, lastName].filter((name) => name !== undefined).join(' ');
  return {
    userName: text(attributes.userName),
    fullName: text(attributes.fullName) ?? (joined === '' ? undefined : joined),
    firstName,
    lastName,
    // An address that nobody verified may be anybody's.
    email: claims['email_verified'] === false ? undefined : text(attributes.email),
    roles: mapRoles(all(attributes.roles), roles),
  };
}

/** Roles come as a list, or as one text. */
function mapRoles(found: readonly Json[], mapping: OidcConfig['roles']): string[] {
  const names = found.filter((role): role is string => typeof role === 'string' && role !== '');
  const mapped =
    mapping === undefined
      ? names
      : names.flatMap((role) => (Object.hasOwn(mapping, role) ? (mapping[role] ?? []) : []));
  return [...new Set(mapped.map((role) => role.slice(0, longestName)))].slice(0, mostRoles);
}

/** The authentication context class that a token names. */
export function acrOf(claims: JsonObject): string | null {
  return typeof claims['acr'] === 'string' ? claims['acr'] : null;
}

/** What the site wants of a proof and this one lacks, as the end of a sentence about the provider; undefined for nothing. */
export function lacking(
  claims: JsonObject,
  { acrValues, requiredClaims }: Pick<OidcConfig, 'acrValues' | 'requiredClaims'>,
): string | undefined {
  const acr = acrOf(claims);
  if (acrValues.length > 0 && (acr === null || !acrValues.includes(acr)))
    return 'signed you in with less than this needs';
  return missingClaim(claims, requiredClaims) === undefined ? undefined : 'does not say of you what this station wants';
}

/** The first claim that a person must have and does not have as the site wants it; undefined where all are there. */
export function missingClaim(claims: JsonObject, required: OidcConfig['requiredClaims']): string | undefined {
  const document = z.json().parse(claims);
  const [path] =
    Object.entries(required).find(([where, value]) => !query(where, document).values().flat().includes(value)) ?? [];
  return path;
}

const bookkeeping = new Set(['nonce', 'at_hash', 'c_hash', 's_hash', 'rt_hash']);

/** The claims as rules and scripts see them: without what belongs to the protocol alone. */
export function publicClaims(claims: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !bookkeeping.has(name)));
}

/** Methods of RFC 8176 that are something a person knows, and those that are something they have or are. */
const known = new Set(['pwd', 'pin', 'kba']);
const had = new Set(['otp', 'hwk', 'swk', 'sc', 'pop', 'sms', 'tel', 'face', 'fpt', 'iris', 'retina', 'vbm']);

/**
 * Distinct components of a proof outside: the person named themselves, and gave something more. `mfa` or a second kind
 * of method counts as the third. What is neither (a place, a risk, a session of Windows) counts nothing.
 */
export function factorsOf(amr: readonly string[]): number {
  const both = amr.some((method) => known.has(method)) && amr.some((method) => had.has(method));
  return amr.includes('mfa') || both ? 3 : 2;
}
