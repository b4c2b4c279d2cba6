/**
 * The secrets with which the station proves itself elsewhere, sealed with its keys: those of its clients at identity
 * providers, and those that the site's settings name (`{ "secret": "erp" }`).
 */
import type { Actor, Trail } from '../audit/trail.ts';
import { decryptFernet, encryptFernet } from '../platform/fernet.ts';
import type { Ports } from '../platform/ports.ts';
import { isoUtc } from '../platform/time.ts';
import type { Store } from '../store/database.ts';
import { KeyPurpose, type Keys } from './keys.ts';

/** What a secret is for: how the store and the trail call it, and the key that seals it. */
export const SecretKind = Object.freeze({
  identityProvider: { name: 'identity-provider', target: 'identity-provider', purpose: KeyPurpose.providerSecret },
  named: { name: 'named', target: 'secret', purpose: KeyPurpose.namedSecret },
} as const);
export type SecretKind = (typeof SecretKind)[keyof typeof SecretKind];

export interface Secrets {
  /** The secret of a name; undefined where it has none. */
  readonly get: (name: string) => string | undefined;
  /** Keeps a secret, or takes it away (an empty one). The trail says that it was set, never what it is. */
  readonly set: (name: string, secret: string, actor: Actor) => void;
  /** The names that have one, with the time (ISO 8601, UTC) at which it was set. */
  readonly list: () => readonly { readonly name: string; readonly setAt: string }[];
}

export interface SecretsDependencies {
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Pick<Ports, 'clock'>;
  readonly keys: Keys;
}

/** The secrets of one kind in a store. */
export function openSecrets(
  { store, trail, ports: { clock }, keys }: SecretsDependencies,
  { name: kind, target, purpose }: SecretKind,
): Secrets {
  const { db } = store;
  const key = keys.derive(purpose);
  const find = db.prepare<[string, string], { sealed: string }>(
    'SELECT sealed FROM secret WHERE kind = ? AND name = ?',
  );
  const put = db.prepare<[string, string, string, string]>(
    'INSERT OR REPLACE INTO secret (kind, name, sealed, set_at) VALUES (?, ?, ?, ?)',
  );
  const remove = db.prepare<[string, string]>('DELETE FROM secret WHERE kind = ? AND name = ?');
  const all = db.prepare<[string], { name: string; setAt: string }>(
    'SELECT name, set_at AS setAt FROM secret WHERE kind = ? ORDER BY name',
  );
  return {
    get: (name) => {
      const row = find.get(kind, name);
      return row && decryptFernet(key, row.sealed);
    },
    set: (name, secret, actor) => {
      store.transaction(() => {
        if (secret === '') remove.run(kind, name);
        else put.run(kind, name, encryptFernet(key, secret, clock.now()), isoUtc(clock.now()));
        const what = secret === '' ? 'removed' : 'set';
        trail.append({
          action: kind === 'named' ? `secret.${what}` : `${target}.secret-${what}`,
          actor,
          target: `${target}:${name}`,
        });
      });
    },
    list: () => all.all(kind),
  };
}
