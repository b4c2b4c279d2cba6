import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { domainHash, HashDomain } from '../../../electron/ledger/canonical.ts';
import { migrate } from '../../../electron/gateway/store/migrate.ts';
import { initial } from '../../../electron/gateway/store/migrations/0010-initial.ts';
import { signatureAuthorization } from '../../../electron/gateway/store/migrations/0030-signature-authorization.ts';
import { identityProviders } from '../../../electron/gateway/store/migrations/0040-identity-providers.ts';
import { userService } from '../../../electron/gateway/store/migrations/0020-user-service.ts';
import { at, earlierStation, ids } from '../../support/earlierStation.ts';
import { openStation, temporaryFolder } from '../../support/station.ts';

describe('a database of the version before', () => {
  it('keeps its requests and signatures, which hold and are found by what they have', async () => {
    const { gateway } = await openStation({ dataDir: earlierStation() });
    const { signature } = gateway;
    expect(signature.pendingCount()).toBe(1);
    for (const filter of [{}, { signer: 'öhler' }, { state: 'approved' as const }, { text: 'öl freigabe' }]) {
      expect(signature.history(filter).slots, JSON.stringify(filter)).toMatchObject([
        { uuid: ids.endedSlot, state: 'approved', signer: 'Ö. Öhler', problem: '' },
      ]);
    }
    expect(signature.pending({ template: 'ÖL FREIGABE' }).slots).toMatchObject([{ uuid: ids.pendingSlot }]);
    expect(signature.getAuthRequest(ids.ended).slots[0]?.signature).toMatchObject({ meaning: 'Released by' });
  });

  it('ES-8 keeps who may be one person, and takes no word over that had no reason', async () => {
    const dataDir = temporaryFolder();
    const db = new Database(join(dataDir, 'station.sqlite'));
    db.pragma('journal_mode = WAL');
    migrate(db, [initial, userService, signatureAuthorization, identityProviders]);
    db.prepare("INSERT INTO station (only, id, name, created_at, demo) VALUES (1, 'old', 'OLD-1', ?, 0)").run(at);
    const user = db.prepare(
      `INSERT INTO user (id, user_name, user_name_key, full_name, password_hash, created_at, person_id)
       VALUES (?, ?, ?, ?, 'x', ?, ?)`,
    );
    for (const [id, fullName, person] of [
      ['a', 'Anna Berg', null],
      ['b', 'anna berg', null],
      ['c', 'Somebody', 'b'],
    ] as const) {
      user.run(id, `user-${id}`, `user-${id}`, fullName, at, person);
    }
    db.exec("INSERT INTO told_apart (one, other) VALUES ('a', 'b')");
    db.close();
    const { persons } = (await openStation({ dataDir })).gateway.sso;
    expect(persons.since().kinship('a', 'b')).toBe('perhaps');
    expect(persons.since().kinship('b', 'c')).toBe('one');
    expect(persons.since().kinship('a', 'c')).toBe('perhaps');
    expect(persons.wordsOf('a')).toEqual([]);
  });

  it('a signature that is added to it later, and claims to be as old, does not hold', async () => {
    const dataDir = earlierStation();
    const first = await openStation({ dataDir });
    const db = new Database(join(dataDir, 'station.sqlite'));
    db.exec("DROP TRIGGER signature_kept; UPDATE signature SET bytes = replace(bytes, 'Ö. Öhler', 'M. Mallory')");
    const row = db.prepare<[], { bytes: string }>('SELECT bytes FROM signature').get();
    db.prepare('UPDATE signature SET hash = ?').run(domainHash(HashDomain.signature, row?.bytes ?? ''));
    db.close();
    expect(first.gateway.signature.history().slots).toMatchObject([{ problem: 'was altered after signing' }]);
  });
});
