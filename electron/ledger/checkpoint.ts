/**
 * Checkpoints of a log: its origin, size and root as C2SP's tlog-checkpoint has them, with the time as an extension line, in a
 * signed note (C2SP signed-note, Ed25519). Pure: who signs is given.
 */
import { createHash } from 'node:crypto';
import { readBase64 } from './canonical.ts';

export interface Checkpoint {
  /** Which log it is of. */
  readonly origin: string;
  /** Number of entries. */
  readonly size: number;
  readonly root: Buffer;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** A note with the signature of its log. */
export interface SignedNote {
  /** What is signed; ends with a line feed. */
  readonly text: string;
  readonly keyName: string;
  /** The first bytes of the hash of the key's name and public key. */
  readonly keyHash: Buffer;
  readonly signature: Buffer;
}

const algorithmEd25519 = 1;
const keyHashBytes = 4;

/** The origin of a station's log. No domain of our other signatures begins so. */
export function originOf(stationId: string): string {
  return `countersign.station/${stationId}`;
}

/** The text of a checkpoint. */
export function checkpointText({ origin, size, root, at }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\ntime ${at}\n`;
}

/** What a text says; undefined for one that is no checkpoint of ours. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const [, origin, size, root = '', at] = /^([^\n]+)\n(\d{1,15})\n([\w+/=]{44})\ntime ([^\n]+)\n$/.exec(text) ?? [];
  const bytes = readBase64(root);
  if (origin === undefined || size === undefined || at === undefined || bytes === undefined) return undefined;
  return { origin, size: Number(size), root: bytes, at };
}

/** The hash by which a note names its key; `publicKey` are the 32 bytes of RFC 8032, `algorithm` what kind of signature it is. */
export function keyHashOf(keyName: string, publicKey: Buffer, algorithm = algorithmEd25519): Buffer {
  const hash = createHash('sha256').update(`${keyName}\n`).update(Buffer.of(algorithm)).update(publicKey);
  return hash.digest().subarray(0, keyHashBytes);
}

/** A key of a log as others are told of it: `name+hash+Base64` (C2SP signed-note, verifier keys). */
export function verifierKeyOf(keyName: string, publicKey: Buffer): string {
  const bytes = Buffer.concat([Buffer.of(algorithmEd25519), publicKey]);
  return `${keyName}+${keyHashOf(keyName, publicKey).toString('hex')}+${bytes.toString('base64')}`;
}

/** A note as it is written. */
export function noteOf({ text, keyName, keyHash, signature }: SignedNote): string {
  return `${text}\n\u2014 ${keyName} ${Buffer.concat([keyHash, signature]).toString('base64')}\n`;
}

/** Reads a note by its first signature, the log's own; those of witnesses may follow. Undefined for anything else. */
export function readNote(note: string): SignedNote | undefined {
  const [, text, keyName, encoded = ''] =
    /^([^]*?\n)\n\u2014 (\S+) ([\w+/=]+)\n(?:\u2014 \S+ [\w+/=]+\n)*$/.exec(note) ?? [];
  const bytes = readBase64(encoded);
  if (text === undefined || keyName === undefined || bytes === undefined) return undefined;
  return { text, keyName, keyHash: bytes.subarray(0, keyHashBytes), signature: bytes.subarray(keyHashBytes) };
}
