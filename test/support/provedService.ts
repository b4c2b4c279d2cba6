/**
 * The signature service over a store of its own, with an identity provider of the caller's: for what follows a proof
 * (every interleaving of it, or its speed), where a password hash would only cost time.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { openSeals } from '../../electron/gateway/audit/seals.ts';
import { openTrail, type Trail } from '../../electron/gateway/audit/trail.ts';
import { ownIdentity, type InternalProvider } from '../../electron/gateway/idp/internal.ts';
import type { Identity } from '../../electron/gateway/idp/provider.ts';
import { openIdentityProviders } from '../../electron/gateway/idp/providers.ts';
import { developmentVault, openKeys } from '../../electron/gateway/station/keys.ts';
import type { Clock, Log, Ports } from '../../electron/gateway/platform/ports.ts';
import { openSignatureService, type SignatureService } from '../../electron/gateway/signature/service.ts';
import { openUsers, type Account, type Users } from '../../electron/gateway/sso/users.ts';
import { openStationKey } from '../../electron/gateway/station/signingKey.ts';
import { sealTrailEnd } from '../../electron/gateway/station/trailEnd.ts';
import { openStore, type Store } from '../../electron/gateway/store/database.ts';

export interface ProvedService {
  readonly store: Store;
  readonly trail: Trail;
  readonly users: Users;
  readonly people: readonly Account[];
  readonly signature: SignatureService;
  readonly close: () => Promise<void>;
}

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Opens the service with people by user name, each with roles and without a password. */
export function openProvedService(
  clock: Clock,
  idp: (users: Users) => InternalProvider,
  roles: Readonly<Record<string, readonly string[]>>,
): ProvedService {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-proved-'));
  const store = openStore(folder);
  const ports: Ports = {
    clock,
    newId: () => uuidv7(),
    log: silent,
    vault: developmentVault(),
    openExternal: () => Promise.reject(new Error('no browser')),
  };
  const station = { id: 'station-1', name: 'PROVED-1' };
  const keys = openKeys(folder, developmentVault());
  const end = sealTrailEnd(openTrail(store, ports, station.id, 'boot-1'), { store, keys, stationId: station.id });
  end.begin();
  const { trail } = end;
  const seals = openSeals({ store, trail, ports, key: Buffer.alloc(32, 1), stationId: station.id, hasBegun: false });
  const users = openUsers(store, ports, seals);
  const people = store.transaction(() =>
    Object.entries(roles).map(([name, own]) =>
      users.insert({ user_name: name, full_name: name, password_hash: 'none' }, own),
    ),
  );
  const signature = openSignatureService({
    store,
    trail,
    ports,
    station,
    seals,
    users,
    providers: openIdentityProviders(idp(users), []),
    grant: () => [],
    isLinked: () => false,
    key: openStationKey(store, trail, ports, keys, station),
    templates: { templates: [], unreadTemplates: [] },
    zones: [],
    critical: [],
    onSignatureCompleted: undefined,
    dueTime: clock.now,
    clockTrust: () => 'unverified',
  });
  signature.start(() => Promise.resolve('done'));
  return {
    store,
    trail,
    users,
    people,
    signature,
    close: async () => {
      await signature.close();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Somebody who proved to be there, with user name and password. */
export function proved(account: Account, now: number): { readonly ok: true; readonly identity: Identity } {
  return { ok: true, identity: ownIdentity(account, ['user', 'pwd'], now) };
}
