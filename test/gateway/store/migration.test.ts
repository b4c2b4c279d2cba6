import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { canonicalJson, domainHash, HashDomain } from '../../../electron/ledger/canonical.ts';
import { signatureTemplate } from '../../../electron/gateway/signature/template.ts';
import { plainTemplate } from '../../../electron/gateway/signature/templates.ts';
import { migrate } from '../../../electron/gateway/store/migrate.ts';
import { initial } from '../../../electron/gateway/store/migrations/0010-initial.ts';
import { signatureAuthorization } from '../../../electron/gateway/store/migrations/0030-signature-authorization.ts';
import { identityProviders } from '../../../electron/gateway/store/migrations/0040-identity-providers.ts';
import { userService } from '../../../electron/gateway/store/migrations/0020-user-service.ts';
import { openStation, temporaryFolder } from '../../support/station.ts';

const at = '2026-11-01T10:00:00.000Z';
const ids = {
  ended: '01a00000-0000-7000-8000-000000000001',
  pending: '01a00000-0000-7000-8000-000000000002',
  endedSlot: '01a00000-0000-7000-8000-000000000011',
  pendingSlot: '01a00000-0000-7000-8000-000000000012',
} as const;

/** A data directory as the version before wrote it: one request that is signed and one that is not. */
function earlierStation(): string {
  const dataDir = temporaryFolder();
  const db = new Database(join(dataDir, 'station.sqlite'));
  db.pragma('journal_mode = WAL');
  migrate(db, [initial, userService]);
  const template = canonicalJson(
    plainTemplate(signatureTemplate.parse({ name: 'Öl Freigabe', expression: '{userName:Öhler}' })),
  );
  const templateHash = domainHash(HashDomain.template, template);
  const content = canonicalJson({
    name: 'Öl Freigabe',
    description: '',
    template: { name: 'Öl Freigabe', hash: templateHash },
    requestedBy: { kind: 'script', id: 's', name: 'S' },
    requestedAt: { utc: at, zone: 'UTC', offset: '+00:00' },
    station: { id: 'old', name: 'OLD-1' },
  });
  const contentHash = domainHash(HashDomain.content, content);
  db.prepare("INSERT INTO station (only, id, name, created_at, demo) VALUES (1, 'old', 'OLD-1', ?, 0)").run(at);
  const request = db.prepare(
    `INSERT INTO signature_request (id, name, template_name, template, content, content_hash, callbacks, state, requested_at)
     VALUES (?, 'Öl Freigabe', 'Öl Freigabe', ?, ?, ?, '{}', 'pending', ?)`,
  );
  const slot = db.prepare(
    "INSERT INTO sign_in_slot (id, request_id, position, alternatives, state) VALUES (?, ?, 1, ?, 'pending')",
  );
  const alternatives = JSON.stringify([{ kind: 'userName', name: 'Öhler' }]);
  for (const [id, slotId] of [
    [ids.ended, ids.endedSlot],
    [ids.pending, ids.pendingSlot],
  ] as const) {
    request.run(id, template, content, contentHash, at);
    slot.run(slotId, id, alternatives);
  }
  db.prepare(
    "INSERT INTO challenge (id, slot_id, decision, nonce, state, opened_at) VALUES ('c', ?, 'approve', 'n', 'signed', ?)",
  ).run(ids.endedSlot, at);
  const bytes = canonicalJson({
    id: 'g',
    request: { id: ids.ended, contentHash, templateHash },
    slot: { id: ids.endedSlot, position: 1, of: 1 },
    challenge: { id: 'c', nonce: 'n' },
    decision: 'approve',
    meaning: 'Released by',
    signer: { id: 'u', userName: 'Öhler', fullName: 'Ö. Öhler', as: { kind: 'userName', name: 'Öhler' } },
    proof: { provider: 'internal', amr: ['user', 'pwd'], at },
    station: { id: 'old', name: 'OLD-1' },
    signedAt: { utc: at, zone: 'UTC', offset: '+00:00' },
  });
  db.prepare(
    "INSERT INTO signature (id, slot_id, challenge_id, signer_id, signed_at, bytes, hash) VALUES ('g', ?, 'c', 'u', ?, ?, ?)",
  ).run(ids.endedSlot, at, bytes, domainHash(HashDomain.signature, bytes));
  db.prepare("UPDATE sign_in_slot SET state = 'approved' WHERE id = ?").run(ids.endedSlot);
  db.prepare("UPDATE signature_request SET state = 'approved', decided_at = ? WHERE id = ?").run(at, ids.ended);
  db.close();
  return dataDir;
}

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
