/** A station as the version before requests had lists wrote it. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { canonicalJson, domainHash, HashDomain } from '../../electron/ledger/canonical.ts';
import { signatureTemplate } from '../../electron/gateway/signature/template.ts';
import { plainTemplate } from '../../electron/gateway/signature/templates.ts';
import { migrate } from '../../electron/gateway/store/migrate.ts';
import { initial } from '../../electron/gateway/store/migrations/0010-initial.ts';
import { userService } from '../../electron/gateway/store/migrations/0020-user-service.ts';
import { temporaryFolder } from './station.ts';

/** When its signature was made. */
export const at = '2026-11-01T10:00:00.000Z';
export const ids = {
  ended: '01a00000-0000-7000-8000-000000000001',
  pending: '01a00000-0000-7000-8000-000000000002',
  endedSlot: '01a00000-0000-7000-8000-000000000011',
  pendingSlot: '01a00000-0000-7000-8000-000000000012',
} as const;

/** A data directory as the version before wrote it: one request that is signed and one that is not. */
export function earlierStation(): string {
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
