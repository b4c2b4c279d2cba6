/** The secrets of the station's clients at identity providers, sealed with a key of the station. */
import type { Actor, Trail } from '../audit/trail.ts';
import { decryptFernet, encryptFernet } from '../platform/fernet.ts';
import type { Ports } from '../platform/ports.ts';
import type { Store } from '../store/database.ts';
import { isoUtc } from '../platform/time.ts';

export interface ProviderSecrets {
  /** The secret for a provider; undefined where it has none. */
  readonly get: (provider: string) => string | undefined;
  /** Keeps a secret, or takes it away (an empty one). The trail says that it was set, never what it is. */
  readonly set: (provider: string, secret: string, actor: Actor) => void;
}

/** Keeps the secrets in a store, sealed with `key`. */
export function openProviderSecrets(
  store: Store,
  trail: Trail,
  { clock }: Pick<Ports, 'clock'>,
  key: Buffer,
): ProviderSecrets {
  const { db } = store;
  const find = db.prepare<[string], { sealed: string }>('SELECT sealed FROM provider_secret WHERE provider = ?');
  const put = db.prepare<[string, string, string]>(
    'INSERT OR REPLACE INTO provider_secret (provider, sealed, set_at) VALUES (?, ?, ?)',
  );
  const remove = db.prepare<[string]>('DELETE FROM provider_secret WHERE provider = ?');
  return {
    get: (provider) => {
      const row = find.get(provider);
      return row && decryptFernet(key, row.sealed);
    },
    set: (provider, secret, actor) => {
      store.transaction(() => {
        if (secret === '') remove.run(provider);
        else put.run(provider, encryptFernet(key, secret, clock.now()), isoUtc(clock.now()));
        trail.append({
          action: secret === '' ? 'identity-provider.secret-removed' : 'identity-provider.secret-set',
          actor,
          target: `identity-provider:${provider}`,
        });
      });
    },
  };
}
