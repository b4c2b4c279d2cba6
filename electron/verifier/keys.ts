/** The keys of a bundle, and the notes that they signed (C2SP tlog-checkpoint in a C2SP signed note). */
import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { base64, sha256 } from './hashes.ts';
import { type Json, members, once, only, shown, Tampered, textAt } from './json.ts';

/** What is believed of keys: those of the bundle, by their ids. */
export type Keys = ReadonlyMap<string, KeyObject>;

export interface Note {
  /** What is signed: its lines, without the signature. */
  readonly text: string;
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  /** Lines of other signatures below the station's own: of witnesses. */
  readonly cosignatures: readonly string[];
}

/** Reads the keys of a bundle. Throws `Tampered` for one that is not what its id says, and for a second one of an id. */
export function readKeys(list: readonly Json[]): Keys {
  once(
    list.map((one) => textAt(one, 'id')),
    'the key',
  );
  return new Map(
    list.map((one) => {
      only(one, 'a key', members.key);
      const id = textAt(one, 'id');
      if (textAt(one, 'algorithm') !== 'Ed25519') throw new Tampered(`the key ${shown(id)} is no Ed25519 key`);
      const der = base64(textAt(one, 'publicKey'));
      if (sha256(der) !== id) throw new Tampered(`the key ${shown(id)} is not the one that its id names`);
      return [id, publicKey(der, id)] as const;
    }),
  );
}

/** What the DER of an Ed25519 key begins with (RFC 8410); the other 32 bytes are the key. */
const spki = Buffer.from('302a300506032b6570032100', 'hex');

function publicKey(der: Buffer, id: string): KeyObject {
  try {
    if (der.length !== spki.length + 32 || !der.subarray(0, spki.length).equals(spki)) throw new RangeError();
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Told below: it is none of ours.
  }
  throw new Tampered(`the key ${shown(id)} is no Ed25519 key`);
}

/** The first line of a checkpoint of a station’s log. */
export function originOf(station: string): string {
  return `countersign.station/${station}`;
}

const notePattern =
  /^(([!-*,-~]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\ntime \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\n)\n— (\S+) ([A-Za-z0-9+/]+=*)\n((?:— \S+ [A-Za-z0-9+/]+=*\n)*)$/u;

interface ReadNote {
  readonly note: Note;
  /** The id of the key that signed it. */
  readonly key: string;
}

/** A note that no key of the bundle signed. */
interface ForeignNote {
  readonly note?: undefined;
  readonly size: number;
}

/** The parts of a signed checkpoint of any log. Throws `Tampered` for anything else: also a line end of another system makes it none. */
function partsOf(text: string, what: string): { readonly note: Note; readonly signature: Buffer } {
  const parts = notePattern.exec(text);
  const [, signed = '', origin = '', size = '', root = '', name = '', encoded = '', others = ''] = parts ?? [];
  const cosignatures = others.split('\n').slice(0, -1);
  const signature = base64(encoded);
  for (const line of cosignatures) base64(line.slice(line.lastIndexOf(' ') + 1));
  if (parts === null || name !== origin || signature.length !== 68)
    throw new Tampered(`${shown(what)} is no checkpoint as a station writes it`);
  return { note: { text: signed, origin, size: Number(size), root: base64(root), cosignatures }, signature };
}

/** The log that a kept checkpoint names. Throws `Tampered` for what is none. */
export function logOf(text: string, what: string): string {
  return partsOf(text, what).note.origin;
}

/** Reads a checkpoint. Throws `Tampered` for one that is none of this station’s, or that no key of the bundle signed. */
export function readNote(text: string, station: string, keys: Keys, what: string): ReadNote;

/** One that lies beside a bundle may be signed with a key that the station got later. */
export function readNote(
  text: string,
  station: string,
  keys: Keys,
  what: string,
  where: 'beside',
): ReadNote | ForeignNote;

export function readNote(
  text: string,
  station: string,
  keys: Keys,
  what: string,
  where?: 'beside',
): ReadNote | ForeignNote {
  const { note, signature } = partsOf(text, what);
  const { origin } = note;
  // A bundle is of entries; one that was kept elsewhere may be from before the first.
  if (where !== 'beside' && note.size === 0) throw new Tampered(`${shown(what)} is of no entry`);
  if (origin !== originOf(station)) throw new Tampered(`${shown(what)} is no checkpoint of this station’s log`);
  for (const [id, key] of keys) {
    const raw = key.export({ format: 'der', type: 'spki' }).subarray(-32);
    const hint = createHash('sha256').update(`${origin}\n`).update(Buffer.of(1)).update(raw).digest().subarray(0, 4);
    if (!hint.equals(signature.subarray(0, 4))) continue;
    if (verify(null, Buffer.from(note.text), key, signature.subarray(4))) return { note, key: id };
    throw new Tampered(`${shown(what)} was altered: its signature does not fit`);
  }
  if (where === 'beside') return { size: note.size };
  throw new Tampered(`${shown(what)} was not signed with a key of this bundle`);
}
