/**
 * Refresh tokens of those who are signed in, where the site wants them: sealed in the store, exchanged for new ones as
 * the session goes on, revoked when it ends. One that outlived a crash is revoked at the next start (OI-23).
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { decryptFernet, encryptFernet } from '../platform/fernet.ts';
import type { Clock } from '../platform/ports.ts';
import type { Store } from '../store/database.ts';
import type { IdentityProviders } from './providers.ts';
import { failureOf, ProofFailure, Purpose } from './provider.ts';

export interface RefreshTokens {
  readonly keep: (extSessionId: string, provider: string, subject: string, refreshToken: string) => void;
  /** Asks the provider whether the session goes on. `ended` when it says no; an unreachable one says nothing. */
  readonly renew: (extSessionId: string) => Promise<'goes on' | 'ended'>;
  readonly drop: (extSessionId: string) => Promise<void>;
  /** Revokes what an earlier run of the program left. */
  readonly recover: () => Promise<void>;
}

interface Row {
  ext_session_id: string;
  provider: string;
  subject: string;
  sealed: string;
}

/** Whether a provider itself said no: nothing else that goes wrong ends a session. */
function isTheProvidersWord(error: unknown): boolean {
  if (!(error instanceof CountersignError) || error.code !== ErrorCode.notProved) return false;
  const failure = failureOf(error);
  return failure === ProofFailure.denied || failure === ProofFailure.wrongPerson;
}

/** Keeps the tokens in the store, sealed with `key`. */
export function openRefreshTokens(
  store: Store,
  key: Buffer,
  clock: Clock,
  providers: Pick<IdentityProviders, 'external'>,
): RefreshTokens {
  const { db } = store;
  const put = db.prepare<[string, string, string, string]>(
    'INSERT OR REPLACE INTO refresh_token (ext_session_id, provider, subject, sealed) VALUES (?, ?, ?, ?)',
  );
  const get = db.prepare<[string], Row>('SELECT * FROM refresh_token WHERE ext_session_id = ?');
  const all = db.prepare<[], Row>('SELECT * FROM refresh_token');
  const remove = db.prepare<[string]>('DELETE FROM refresh_token WHERE ext_session_id = ?');
  const keep: RefreshTokens['keep'] = (extSessionId, provider, subject, token) => {
    store.transaction(() => void put.run(extSessionId, provider, subject, encryptFernet(key, token, clock.now())));
  };
  /** Tells the provider, then forgets. One that is out of reach is told at the next start; one that is gone, never. */
  const revoke = async ({ ext_session_id, provider, sealed }: Row): Promise<void> => {
    const token = decryptFernet(key, sealed);
    try {
      if (token !== undefined) await providers.external(provider, Purpose.signIn).revoke(token);
    } catch (error) {
      const failure = failureOf(error);
      if (failure === ProofFailure.unreachable || failure === ProofFailure.misconfigured) throw error;
    }
    store.transaction(() => void remove.run(ext_session_id));
  };
  return {
    keep,
    renew: async (extSessionId) => {
      const row = get.get(extSessionId);
      const token = row && decryptFernet(key, row.sealed);
      if (row === undefined || token === undefined) return 'goes on';
      try {
        const provider = providers.external(row.provider, Purpose.signIn);
        const { refreshToken } = await provider.refresh(token, row.subject);
        if (get.get(extSessionId) !== undefined) keep(extSessionId, row.provider, row.subject, refreshToken);
        // The session ended while the provider was asked.
        else await provider.revoke(refreshToken);
        return 'goes on';
      } catch (error) {
        if (!isTheProvidersWord(error)) return 'goes on';
        store.transaction(() => void remove.run(extSessionId));
        return 'ended';
      }
    },
    drop: async (extSessionId) => {
      const row = get.get(extSessionId);
      if (row !== undefined) await revoke(row);
    },
    recover: async () => {
      await Promise.allSettled(all.all().map(revoke));
    },
  };
}
