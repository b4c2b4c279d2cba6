/**
 * The station's signing key: Ed25519 (RFC 8032), derived from the master key, so that the key vault protects it too. The
 * public key is kept in the store and announced in the audit trail; an auditor verifies with it alone.
 */
import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { Trail } from './audit/trail.ts';
import type { HashDomain } from './canonical.ts';
import { KeyPurpose, type Keys } from './keys.ts';
import type { Ports } from './ports.ts';
import type { Station } from './station.ts';
import type { Sqlite, Store } from './store/database.ts';
import { isoUtc } from './time.ts';

export interface StationKey {
  /** SHA-256 of the public key, as hex. */
  readonly id: string;
  /** Signs a text of one kind; base64. */
  readonly sign: (domain: HashDomain, text: string) => string;
}

/** What stands before the 32 bytes of a seed in PKCS #8 (RFC 8410). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key of a station; on first use it is stored and announced in the trail. */
export function openStationKey(store: Store, trail: Trail, ports: Ports, keys: Keys, station: Station): StationKey {
  const seed = keys.derive(KeyPurpose.stationSigning);
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64');
  const id = keyId(publicKey);
  const known = store.db.prepare<[string]>('SELECT id FROM station_key WHERE id = ?');
  if (known.get(id) === undefined) {
    store.transaction(() => {
      store.db
        .prepare<[string, string, string]>('INSERT INTO station_key (id, public_key, created_at) VALUES (?, ?, ?)')
        .run(id, publicKey, isoUtc(ports.clock.now()));
      trail.append({
        action: 'station.key-announced',
        actor: { kind: 'station', id: station.id, name: station.name },
        target: `station:${station.id}`,
        detail: { key: id, algorithm: 'Ed25519', publicKey },
      });
    });
  }
  return { id, sign: (domain, text) => sign(null, message(domain, text), privateKey).toString('base64') };
}

/** Checks a signature by a key of the database. `unknown key` where it has no such key, or one whose id is not its own. */
export function verifierOf(
  db: Sqlite,
): (keyId: string, domain: HashDomain, text: string, signature: string) => 'good' | 'bad' | 'unknown key' {
  const read = db.prepare<[string], { public_key: string }>('SELECT public_key FROM station_key WHERE id = ?');
  const keys = new Map<string, KeyObject>();
  const keyOf = (id: string): KeyObject | undefined => {
    const cached = keys.get(id);
    if (cached !== undefined) return cached;
    const stored = read.get(id)?.public_key;
    if (stored === undefined || keyId(stored) !== id) return undefined;
    const key = createPublicKey({ key: Buffer.from(stored, 'base64'), format: 'der', type: 'spki' });
    keys.set(id, key);
    return key;
  };
  return (id, domain, text, signature) => {
    const key = keyOf(id);
    if (key === undefined) return 'unknown key';
    return verify(null, message(domain, text), key, Buffer.from(signature, 'base64')) ? 'good' : 'bad';
  };
}

function keyId(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
}

/** As with hashes: a signature over one kind of thing can never pass as one over another. */
function message(domain: HashDomain, text: string): Buffer {
  return Buffer.from(`${domain}\n${text}`);
}
