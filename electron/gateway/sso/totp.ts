/**
 * Time-based one-time codes (RFC 6238): six digits, steps of 30 seconds, seeds of 160 bits. A code is taken once: the
 * step of the last one taken is stored before anybody hears that it was right.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { HOTP, Secret, TOTP } from 'otpauth';
import type { SsoConfig } from './config.ts';

const stepMs = 30_000;
const digits = 6;

/** A seed with its hash algorithm, as it is shared with an authenticator. */
export interface TotpKey {
  /** Base32 (RFC 4648) without padding. */
  readonly key: string;
  readonly algorithm: string;
}

/** A new seed of 160 bits, in Base32. */
export function newTotpKey(): string {
  return new Secret({ buffer: Uint8Array.from(randomBytes(20)).buffer }).base32;
}

/** Whether a text is a seed that we take: Base32 of 160 bits or more. */
export function isTotpKey(text: string): boolean {
  try {
    return /^[A-Z2-7]+$/.test(text) && text.length <= 128 && Secret.fromBase32(text).bytes.length >= 20;
  } catch {
    return false;
  }
}

/** The code of a step. */
export function totpCode({ key, algorithm }: TotpKey, step: number): string {
  return HOTP.generate({ secret: Secret.fromBase32(key), counter: step, digits, algorithm });
}

/** The step of a time, epoch milliseconds. */
export function totpStep(now: number): number {
  return Math.floor(now / stepMs);
}

/**
 * The step whose code this is, among those that the configuration allows around `now` and that are later than the last
 * one taken; undefined when there is none.
 */
export function acceptedStep(
  key: TotpKey,
  code: string,
  now: number,
  lastStep: number | null,
  { past_steps, future_steps }: SsoConfig['totp'],
): number | undefined {
  const given = Buffer.from(code.replace(/\s/g, ''));
  const present = totpStep(now);
  let found: number | undefined;
  // Every step is compared, so that the time tells nothing.
  for (let step = present - past_steps; step <= present + future_steps; step++) {
    const wanted = Buffer.from(totpCode(key, step));
    const fits = given.length === wanted.length && timingSafeEqual(given, wanted);
    if (fits && (lastStep === null || step > lastStep)) found = step;
  }
  return found;
}

/** Steps around the present one in which a code that does not fit is recognised as one of another time. */
const recognised = 20;

/**
 * How many steps of 30 s a code is ahead of the present one, or behind it where negative; undefined for a code of no time
 * near. It says how far two clocks differ, and takes nothing.
 */
export function stepsAhead(key: TotpKey, code: string, now: number): number | undefined {
  const given = code.replace(/\s/g, '');
  const offsets = Array.from({ length: 2 * recognised + 1 }, (_, index) => index - recognised);
  const found = offsets.filter((offset) => totpCode(key, totpStep(now) + offset) === given);
  return found.sort((one, other) => Math.abs(one) - Math.abs(other))[0];
}

/** The address that an authenticator reads from a QR code. */
export function totpUri({ key, algorithm }: TotpKey, issuer: string, label: string): string {
  return new TOTP({
    issuer,
    label,
    secret: Secret.fromBase32(key),
    digits,
    period: stepMs / 1000,
    algorithm,
  }).toString();
}

const recoveryAlphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ten recovery codes of 80 bits, in groups that can be copied by hand. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => {
    const text = Array.from(randomBytes(16), (byte) => recoveryAlphabet.charAt(byte & 31)).join('');
    return text.match(/.{4}/g)?.join('-') ?? text;
  });
}

/** Whether a text has the form of a recovery code. */
export function looksLikeRecoveryCode(code: string): boolean {
  return /^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}$/.test(code.trim().toLowerCase());
}
