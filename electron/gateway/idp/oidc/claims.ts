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
  /** Roles that the provider names and the station does not keep: too many, or too long for a name. */
  readonly rolesLeftOut: number;
}

const longestName = 200;
const mostRoles = 500;

/** What a signature and the trail say of a proof: characters of a subject (OpenID Connect Core, 2) and of others, and methods. */
const longestSubject = 255;
const longestWord = 1000;
const mostMethods = 100;

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
    return trimmed === '' ? undefined : Array.from(trimmed).slice(0, longestName).join('').toWellFormed();
  };
  const [firstName, lastName] = [text(attributes.firstName), text(attributes.lastName)];
  const joined = [firstName, lastName].filter((name) => name !== undefined).join(' ');
  return {
    userName: text(attributes.userName),
    fullName: text(attributes.fullName) ?? (joined === '' ? undefined : joined),
    firstName,
    lastName,
    // An address that nobody verified may be anybody's.
    email: isDenied(claims['email_verified']) ? undefined : text(attributes.email),
    ...mapRoles(all(attributes.roles), roles),
  };
}

/** Some providers write truth values as texts. */
function isDenied(claim: Json | undefined): boolean {
  return claim === false || claim === 'false';
}

/** Roles come as a list, or as one text. One that is cut would be another one. */
function mapRoles(found: readonly Json[], mapping: OidcConfig['roles']): Pick<MappedPerson, 'roles' | 'rolesLeftOut'> {
  const names = found.filter((role): role is string => typeof role === 'string' && role !== '');
  const mapped =
    mapping === undefined
      ? names
      : names.flatMap((role) => (Object.hasOwn(mapping, role) ? (mapping[role] ?? []) : []));
  const all = [...new Set(mapped)];
  const roles = all.filter((role) => role.length <= longestName).slice(0, mostRoles);
  return { roles, rolesLeftOut: all.length - roles.length };
}

/**
 * What keeps an ID token whose signature holds from proving anybody, for the log: it was made for another client (OpenID
 * Connect Core, 3.1.3.7), or what a signature would say of the proof cannot be written down. Undefined for nothing.
 */
export function oddProof(
  claims: { readonly sub: string; readonly azp?: unknown; readonly acr?: unknown; readonly amr?: unknown },
  clientId: string,
): string | undefined {
  const { sub, azp, acr, amr } = claims;
  if (azp !== undefined && azp !== clientId) return 'azp is another client';
  if (sub.length > longestSubject || !isWritable(sub)) return 'sub is too long, or no text that can be written';
  if (typeof acr === 'string' && !isWritable(acr)) return 'acr is too long, or no text that can be written';
  if (!Array.isArray(amr)) return undefined;
  const methods = amr.filter((method) => typeof method === 'string');
  if (methods.length > mostMethods || !methods.every(isWritable))
    return 'amr is too long, or no list that can be written';
  return undefined;
}

function isWritable(text: string): boolean {
  return text.length <= longestWord && text.isWellFormed() && !/\p{Cc}/u.test(text);
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
