/**
 * The list of a packaged program: the SHA-256 of each of its files, in a note that the maker signs (C2SP signed-note, Ed25519). Pure:
 * who signs is given.
 */
import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { keyHashOf, noteOf, readNote } from './checkpoint.ts';

/** What a maker says of a program. */
export interface ProgramList {
  readonly version: string;
  /** SHA-256 in hexadecimal, by the names of the files below the folder of the program's resources, `/` between them. */
  readonly files: ReadonlyMap<string, string>;
}

/** The first line of a list, and the name of the key below it. */
const keyName = 'countersign.program';
/** What stands before the 32 bytes of a public key in its DER (RFC 8410). */
const derBytes = 12;

/** The id of a maker's key: SHA-256 of the public key as DER, in hexadecimal. */
export function makerId(publicKey: KeyObject): string {
  return createHash('sha256').update(der(publicKey)).digest('hex');
}

/** A list as it is written, signed. `privateKey` is the maker's, of Ed25519. */
export function signedList({ version, files }: ProgramList, privateKey: KeyObject): string {
  const lines = [...files].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, hash]) => `${hash} ${name}`);
  const text = `${[keyName, `version ${version}`, ...lines].join('\n')}\n`;
  const keyHash = keyHashOf(keyName, raw(createPublicKey(privateKey)));
  return noteOf({ text, keyName, keyHash, signature: sign(null, Buffer.from(text), privateKey) });
}

/** What a list says that the key of a maker signed; undefined for any other text. */
export function readList(list: string, publicKey: KeyObject): ProgramList | undefined {
  const note = readNote(list);
  if (note?.keyName !== keyName || !note.keyHash.equals(keyHashOf(keyName, raw(publicKey)))) return undefined;
  if (!verify(null, Buffer.from(note.text), publicKey, note.signature)) return undefined;
  const [head, version = '', ...lines] = note.text.slice(0, -1).split('\n');
  const files = lines.map((line) => /^([0-9a-f]{64}) (.+)$/.exec(line) ?? []);
  if (head !== keyName || !version.startsWith('version ')) return undefined;
  return {
    version: version.slice('version '.length),
    files: new Map(files.map(([, hash = '', name = '']) => [name, hash])),
  };
}

function der(publicKey: KeyObject): Buffer {
  return publicKey.export({ format: 'der', type: 'spki' });
}

function raw(publicKey: KeyObject): Buffer {
  return der(publicKey).subarray(derBytes);
}
