/**
 * Fernet tokens (github.com/fernet/spec): AES-128-CBC and HMAC-SHA256 over version, time, IV and text, in URL-safe
 * base64. What callers hold of a user session token is one of these, as Zato SSO gives it.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const version = 0x80;
const headerLength = 1 + 8 + 16;
const macLength = 32;

/** Encrypts a text under a 32-byte key. `now` is epoch milliseconds. */
export function encryptFernet(key: Buffer, text: string, now: number, iv: Buffer = randomBytes(16)): string {
  const header = Buffer.alloc(9);
  header.writeUInt8(version, 0);
  header.writeBigUInt64BE(BigInt(Math.floor(now / 1000)), 1);
  const cipher = createCipheriv('aes-128-cbc', key.subarray(16), iv);
  const signed = Buffer.concat([header, iv, cipher.update(text, 'utf8'), cipher.final()]);
  return withPadding(Buffer.concat([signed, macOf(key, signed)]).toString('base64url'));
}

/** The text of a token, or undefined when it was not made under this key or was changed. Never throws. */
export function decryptFernet(key: Buffer, token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length < headerLength + 16 + macLength || bytes[0] !== version) return undefined;
  if ((bytes.length - headerLength - macLength) % 16 !== 0) return undefined;
  // One text for one token: what a lenient decoder would skip over is not taken.
  if (withPadding(bytes.toString('base64url')) !== token) return undefined;
  const signed = bytes.subarray(0, -macLength);
  if (!timingSafeEqual(macOf(key, signed), bytes.subarray(-macLength))) return undefined;
  try {
    const decipher = createDecipheriv('aes-128-cbc', key.subarray(16), bytes.subarray(9, headerLength));
    return Buffer.concat([decipher.update(signed.subarray(headerLength)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

function macOf(key: Buffer, bytes: Buffer): Buffer {
  return createHmac('sha256', key.subarray(0, 16)).update(bytes).digest();
}

function withPadding(text: string): string {
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}
