/**
 * Passwords: argon2id on the library's own threads, never on the main one. Parameters follow OWASP Password Storage
 * (m = 19 MiB, t = 2, p = 1); the stored form is the PHC string with its salt.
 */
import { hash as argon2Hash, verify as argon2Verify } from '@node-rs/argon2';

const parameters = Object.freeze({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });

/** The one Unicode form in which passwords are hashed, so that a composed and a decomposed letter are the same. */
function normalise(password: string): string {
  return password.normalize('NFKC');
}

/** Hashes a password; returns a PHC string (`$argon2id$v=19$m=...`). */
export function hashPassword(password: string): Promise<string> {
  return argon2Hash(normalise(password), parameters);
}

/** Whether a password fits a PHC string. */
export function verifyPassword(phc: string, password: string): Promise<boolean> {
  return argon2Verify(phc, normalise(password));
}
