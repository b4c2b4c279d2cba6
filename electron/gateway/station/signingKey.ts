/**
 * The station's signing key: Ed25519 (RFC 8032), derived from the master key, so that the key vault protects it too. The
 * public key is kept in the store and announced in the audit trail; an auditor verifies with it alone.
 */
import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Trail } from '../audit/trail.ts';
import { readJsonText } from '../../contract/json.ts';
import { canonicalJson, HashDomain, readBase64 } from '../../ledger/canonical.ts';
import { keyHashOf, noteOf, originOf, readNote, type SignedNote } from '../../ledger/checkpoint.ts';
import { KeyPurpose, type Keys } from './keys.ts';
import type { Ports } from '../platform/ports.ts';
import type { Station } from './station.ts';
import type { Store } from '../store/database.ts';
import type { Sqlite } from '../platform/sqlite.ts';
import { isoUtc } from '../platform/time.ts';

export interface StationKey {
  /** SHA-256 of the public key, as hex. */
  readonly id: string;
  /** Signs a text of one kind; base64. */
  readonly sign: (domain: HashDomain, text: string) => string;
  /** A text in a signed note (C2SP), which ends with a line feed. */
  readonly note: (text: string) => string;
}

/** What stands before the 32 bytes of a seed in PKCS #8 (RFC 8410). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key with which a station signs, from its keys: the id, and the public key as Base64 of its DER. */
export function signingKeyOf(keys: Keys): {
  readonly id: string;
  readonly publicKey: string;
  readonly privateKey: KeyObject;
} {
  const seed = keys.derive(KeyPurpose.stationSigning);
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64');
  return { id: keyId(publicKey), publicKey, privateKey };
}

/** The key of a station; on first use it is stored and announced in the trail. */
export function openStationKey(store: Store, trail: Trail, ports: Ports, keys: Keys, station: Station): StationKey {
  const { id, publicKey, privateKey } = signingKeyOf(keys);
  const signText = (domain: HashDomain, text: string): string =>
    sign(null, message(domain, text), privateKey).toString('base64');
  const known = store.db.prepare<[string]>('SELECT id FROM station_key WHERE id = ?');
  if (known.get(id) === undefined) {
    store.transaction(() => {
      const earlier = canonicalJson(
        store.db.prepare<[], { id: string; hash: string }>('SELECT id, hash FROM signature ORDER BY id').all(),
      );
      store.db
        .prepare<string[]>(
          'INSERT INTO station_key (id, public_key, created_at, earlier, earlier_signature) VALUES (?, ?, ?, ?, ?)',
        )
        .run(id, publicKey, isoUtc(ports.clock.now()), earlier, signText(HashDomain.earlierSignatures, earlier));
      trail.append({
        action: 'station.key-announced',
        actor: { kind: 'station', id: station.id, name: station.name },
        target: `station:${station.id}`,
        detail: { key: id, algorithm: 'Ed25519', publicKey },
      });
    });
  }
  const keyName = originOf(station.id);
  const keyHash = keyHashOf(keyName, rawKey(publicKey));
  return {
    id,
    sign: signText,
    note: (text) => noteOf({ text, keyName, keyHash, signature: sign(null, Buffer.from(text), privateKey) }),
  };
}

/** Checks signatures by the keys of a database that are believed. */
export interface KeyVerifier {
  readonly verify: (
    keyId: string,
    domain: HashDomain,
    text: string,
    signature: string,
  ) => 'good' | 'bad' | 'unknown key';
  /** What a note says that a believed key signed. */
  readonly readNote: (note: string) => SignedNote | 'bad' | 'unknown key';
  /** Whether a key is there with the list of signatures from before it, which it signed. */
  readonly listsEarlier: (keyId: string) => boolean;
  /** Whether a signature from before the first key is one that this key listed. */
  readonly isEarlier: (signatureId: string, hash: string) => boolean;
}

/** A verifier that believes some keys, by their ids, and no others that the database may hold. */
export function verifierOf(db: Sqlite, believed: readonly string[]): KeyVerifier {
  const read = db.prepare<[string], { public_key: string; earlier: string; earlier_signature: string }>(
    'SELECT public_key, earlier, earlier_signature FROM station_key WHERE id = ?',
  );
  const keys = new Map<string, KeyObject>();
  const earlier = new Map<string, string>();
  const listing = new Set<string>();
  for (const id of believed) {
    const stored = read.get(id);
    const der = stored && readBase64(stored.public_key);
    if (stored === undefined || der === undefined || keyId(stored.public_key) !== id) continue;
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    keys.set(id, key);
    if (!isGood(key, HashDomain.earlierSignatures, stored.earlier, stored.earlier_signature)) continue;
    listing.add(id);
    for (const one of earlierList.parse(JSON.parse(stored.earlier))) earlier.set(one.id, one.hash);
  }
  return {
    verify: (id, domain, text, signature) => {
      const key = keys.get(id);
      if (key === undefined) return 'unknown key';
      return isGood(key, domain, text, signature) ? 'good' : 'bad';
    },
    readNote: (written) => {
      const note = readNote(written);
      if (note === undefined) return 'bad';
      const key = [...keys.values()].find((one) => {
        const spki = one.export({ format: 'der', type: 'spki' }).toString('base64');
        return keyHashOf(note.keyName, rawKey(spki)).equals(note.keyHash);
      });
      if (key === undefined) return 'unknown key';
      return verify(null, Buffer.from(note.text), key, note.signature) ? note : 'bad';
    },
    listsEarlier: (id) => listing.has(id),
    isEarlier: (id, hash) => earlier.get(id) === hash,
  };
}

const earlierList = z.array(z.object({ id: z.string(), hash: z.string() }));

function isGood(key: KeyObject, domain: HashDomain, text: string, signature: string): boolean {
  const bytes = readBase64(signature);
  return bytes !== undefined && verify(null, message(domain, text), key, bytes);
}

/** The 32 bytes of a public key: what follows the twelve that say of which kind it is (RFC 8410). */
export function rawKey(publicKey: string): Buffer {
  return Buffer.from(publicKey, 'base64').subarray(12);
}

/** The ids of the keys that the trail of a database announced; of one, if it alone is believed. */
export function announcedKeys(db: Sqlite, keyId?: string): readonly string[] {
  const entries = db
    .prepare<[], { bytes: string }>("SELECT bytes FROM audit_entry WHERE action = 'station.key-announced' ORDER BY seq")
    .all();
  return entries
    .flatMap(({ bytes }) => announced.safeParse(readJsonText(bytes)).data?.detail.key ?? [])
    .filter((key) => keyId === undefined || key === keyId);
}

const announced = z.object({ detail: z.object({ key: z.string() }) });

function keyId(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
}

/** As with hashes: a signature over one kind of thing can never pass as one over another. */
function message(domain: HashDomain, text: string): Buffer {
  return Buffer.from(`${domain}\n${text}`);
}
