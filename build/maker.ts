/**
 * The key with which whoever makes the program signs the list of its files: an Ed25519 private key as PEM (PKCS #8), in the variable
 * COUNTERSIGN_MAKER_KEY, or in the file that COUNTERSIGN_MAKER_KEY_FILE names. Without one the build is unsigned, and says so.
 */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashProgram, programListName } from '../electron/gateway/platform/programFiles.ts';
import { signedList } from '../electron/ledger/programList.ts';
import { SetupError } from './runtime/tell.ts';

/** The maker's key; undefined where none is given. Throws `SetupError` for one that cannot be used. */
export function makerKey(environment: NodeJS.ProcessEnv = process.env): KeyObject | undefined {
  const { COUNTERSIGN_MAKER_KEY: text, COUNTERSIGN_MAKER_KEY_FILE: file } = environment;
  if (text === undefined && file === undefined) return undefined;
  try {
    const key = createPrivateKey(text ?? readFileSync(file ?? '', 'utf8'));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Told below, without what is in it.
  }
  const where = text === undefined ? `${file}, which COUNTERSIGN_MAKER_KEY_FILE names,` : 'COUNTERSIGN_MAKER_KEY';
  throw new SetupError(
    `${where} has no Ed25519 private key as PEM. "openssl genpkey -algorithm ed25519 -out maker.pem" makes one.`,
  );
}

/** The public key of a maker, as the program carries it: Base64 of its DER. */
export function publicKeyOf(maker: KeyObject): string {
  return createPublicKey(maker).export({ format: 'der', type: 'spki' }).toString('base64');
}

/** Writes the signed list of the program whose resources lie in a folder. */
export async function writeProgramList(resources: string, version: string, maker: KeyObject): Promise<void> {
  const files = await hashProgram(resources, createReadStream);
  writeFileSync(path.join(resources, programListName), signedList({ version, files }, maker));
}
