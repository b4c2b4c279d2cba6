/** Each table of the database is written together with an audit entry, or it is said here why it needs none. */
import type Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openSignatureScene, type SignatureScene } from '../../support/signatureScene.ts';
import { app } from '../../support/ssoScene.ts';
import { testPassword } from '../../support/station.ts';

const actor = { kind: 'station', id: 'test', name: 'test' } as const;

/** Tables that nothing writes without an entry in the same transaction: where that cannot be written, they stay as they are. */
const audited = [
  'linked_account',
  'former_link',
  'former_user',
  'password_reset',
  'record_version',
  'recovery_code',
  'secret',
  'sign_in_slot',
  'signature',
  'signature_request',
  'signature_template',
  'user',
  'user_attribute',
  'user_role',
  'user_session',
];

/** Why a table needs no entry of its own. */
const needsNone: Readonly<Record<string, string>> = {
  audit_entry: 'the trail itself',
  merkle_node: 'the tree over the trail, which follows from it',
  checkpoint: 'a signed note about the trail',
  cosignature: 'what a witness signed of a checkpoint, with a key of its own',
  station:
    'made once, before there is a trail; its mark is a counter, its name stands in each start, its sign is audited by sign.test.ts',
  station_key: 'announced in the trail when it is made, before anybody may do anything',
  account_mark: 'triggers derive it from accounts',
  unfiled_slot: 'the slots that the index of lists does not have yet',
  slot_facet: 'an index of what lists show, derived from requests and slots',
  pending_slots: 'a count, derived from slots',
  challenge: 'decides nothing: what became of it stands in the entry of its signature or refusal',
  callback_job: 'work to be done: what it may do is held against request, signatures and trail (callbackCheck.ts)',
  sign_in_failure:
    'a counter that slows guessing down; the refusals themselves are counted in the trail (sso.refusals)',
  sign_up_decoy:
    'answers a sign-up of an account that is there already as it would answer another; it makes no account',
  refresh_token: 'a sealed token that ends a session at its provider; the session has its entries',
  told_apart: 'counts for what the entry says that it names by number, which it references',
  alarm_event:
    'the journal of alarms: what the plant did; what people do to it has its entries (alarms/actions.test.ts)',
  alarm_shelving: 'is put and taken back with its entry (alarms/actions.test.ts), and runs out by itself',
};

const record = { id: 'B-7', version: '1', content: { batch: 'B-7' } };
const link = { authType: 'oidc', authSource: 'https://idp.example', authPrincipal: 'nora@plant' } as const;

interface Prepared {
  readonly scene: SignatureScene;
  /** Ids of two accounts; the second one has a link to a provider. */
  readonly nora: string;
  readonly paula: string;
  /** Token of a session of the first. */
  readonly ust: string;
  /** Id of a challenge that is open. */
  readonly challenge: string;
}

async function prepared(): Promise<Prepared> {
  const scene = await openSignatureScene();
  await scene.station.addUser('nora', 'Operator');
  await scene.station.addUser('paula', 'Operator');
  const { users, user } = scene.station.gateway.sso;
  const [nora = '', paula = ''] = ['nora', 'paula'].map((name) => users.find(name)?.id);
  await user.createLinkedAuth({ userId: paula, ...link, authPrincipal: 'paula@plant' }, actor);
  const { ust } = await user.login({ ...app, username: 'nora', password: testPassword });
  return { scene, nora, paula, ust, challenge: await scene.trigger(scene.queue()[0] ?? '') };
}

type Work = (prepared: Prepared) => unknown;

/** What people and scripts do; together they write each table that is audited. */
const operations: readonly (readonly [what: string, work: Work])[] = [
  ['an account is made', ({ scene }) => scene.station.addUser('maria', 'Operator')],
  [
    'an account is linked',
    ({ scene, nora }) => scene.station.gateway.sso.user.createLinkedAuth({ userId: nora, ...link }, actor),
  ],
  [
    'recovery codes are made',
    ({ scene, nora }) => scene.station.gateway.sso.user.createRecoveryCodes({ userId: nora }, actor),
  ],
  [
    'a new password is asked for',
    ({ scene, nora }) => scene.station.gateway.sso.passwordReset.createToken({ userId: nora }, actor),
  ],
  [
    'an attribute is set',
    ({ scene, ust }) => scene.station.gateway.sso.user.attr.create({ ...app, ust, name: 'shift', value: 'early' }),
  ],
  [
    'a template is saved',
    ({ scene }) =>
      scene.station.gateway.signature.templates.save({ name: 'Cleaning', expression: '{role:Operator}' }, actor),
  ],
  ['a secret is set', ({ scene }) => scene.station.gateway.secrets.set('historian', 'hush hush', actor)],
  ['a signature is asked for', ({ scene }) => scene.queue('Line Release Approval', { record })],
  ['a request is signed', ({ scene, challenge }) => scene.sign(challenge, 'sam')],
  [
    'somebody signs in',
    ({ scene }) => scene.station.session.signIn.signIn({ userName: 'olga', password: testPassword }),
  ],
  [
    'an account is deleted',
    ({ scene, paula }) => scene.station.gateway.sso.user.deleteUserById({ userId: paula }, actor),
  ],
];

function tablesOf(db: Database.Database): string[] {
  return db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .map(({ name }) => name);
}

/** All that the audited tables hold, by their names. */
function contentOf(db: Database.Database): Map<string, string> {
  return new Map(audited.map((name) => [name, JSON.stringify(db.prepare(`SELECT * FROM "${name}"`).all())]));
}

it('ES-18 each table of the database is named: as written with an audit entry, or with the reason why it needs none', async () => {
  const scene = await openSignatureScene();
  expect(tablesOf(scene.database())).toEqual([...audited, ...Object.keys(needsNone)].sort());
});

/** The audited tables that are another than before. */
function changedOf(db: Database.Database, before: ReadonlyMap<string, string>): string[] {
  return [...contentOf(db)].flatMap(([name, content]) => (content === before.get(name) ? [] : [name])).sort();
}

it('ES-18 what people and scripts do writes each audited table', async () => {
  const known = await prepared();
  const db = known.scene.database();
  const before = contentOf(db);
  for (const [, work] of operations) await work(known);
  expect(changedOf(db, before)).toEqual([...audited].sort());
});

it('ES-18 nothing is written to an audited table where its audit entry cannot be written', async () => {
  const known = await prepared();
  const db = known.scene.database();
  // With an entry of another hand at its end, the program adds none to the trail any more.
  db.exec(`INSERT INTO audit_entry (seq, id, at, action, actor, target, bytes, hash)
    SELECT seq + 1, 'beside', at, action, actor, target, bytes, 'beside' FROM audit_entry ORDER BY seq DESC LIMIT 1`);
  const before = contentOf(db);
  for (const [what, work] of operations) {
    await Promise.allSettled([Promise.resolve(known).then(work)]);
    expect([what, changedOf(db, before)]).toEqual([what, []]);
  }
});
