import { describe, expect, it } from 'vitest';
import { withoutTriggers } from '../../support/attacker.ts';
import { readNote } from '../../../electron/ledger/checkpoint.ts';
import { checkpointWords } from '../../../electron/ledger/words.ts';
import { verifyBundle } from '../../../electron/verifier/verify.ts';
import { openSignatureScene, scriptActor, type SignatureScene } from '../../support/signatureScene.ts';
import { testClock } from '../../support/clock.ts';
import { silent } from '../../../electron/cli/station.ts';
import { openTrail } from '../../../electron/gateway/audit/trail.ts';
import { systemPorts } from '../../../electron/gateway/platform/ports.ts';
import { developmentVault } from '../../../electron/gateway/station/keys.ts';
import { readStation } from '../../../electron/gateway/station/station.ts';
import { openStore } from '../../../electron/gateway/store/database.ts';
import { temporaryFolder, testPassword, type TestPage } from '../../support/station.ts';
import { until } from '../../support/until.ts';

/** What the page shows of a component now: its snapshot with the deltas since. */
function prop(page: TestPage, name: string, property: string): unknown {
  const node = page.node(name);
  const last = page.deltas.findLast(
    (delta) => delta.kind === 'prop' && delta.id === node.id && delta.path[0] === property,
  );
  return last?.kind === 'prop' ? last.value : node.props[property];
}
const rows = (page: TestPage, table: string) => prop(page, table, 'data') as Record<string, string>[];

async function press(page: TestPage, name: string): Promise<void> {
  await page.frame.fire(page.node(name).id, 'component.onActionPerformed', {});
}
async function choose(page: TestPage, table: string, row: number): Promise<void> {
  await page.frame.fire(page.node(table).id, 'component.onRowClick', { row, value: rows(page, table)[row] ?? {} });
}

/** Moves the clock until the page shows what is expected: slower than it runs, or a slow machine's scripts were stopped. */
async function settles(scene: SignatureScene, holds: () => void): Promise<void> {
  await until(() => {
    scene.clock.advance(20);
    holds();
  }, 50);
}

async function openAt(path: string, files = {}) {
  const scene = await openSignatureScene({ files });
  const page = scene.station.openPage({ path });
  // With the height of a kiosk the filters go where something is chosen.
  const size = { width: 1280, height: 800 };
  page.frame.resize({ viewport: size, screen: size, primaryView: size });
  return { scene, page };
}

/** Whether a component of a row was put into it. */
const isShown = (page: TestPage, id: string): boolean =>
  page.deltas.some((delta) => delta.kind === 'position' && delta.id === id && delta.value['display'] === true);

describe('the page Authorizations', () => {
  it('lists what waits, follows what is signed elsewhere, and signs from the list', async () => {
    const { scene, page } = await openAt('/authorizations');
    const [one = ''] = scene.queue('Line Release Approval', { record: { id: 'B-1', content: { Filled: 5 } } });
    scene.queue('Batch Disposition', { name: 'Disposition' });
    await settles(scene, () => expect(rows(page, 'Pending')).toHaveLength(3));
    expect(rows(page, 'Pending')[0]).toMatchObject({
      uuid: one,
      record: 'B-1, version 1',
      slot: '1 of 1',
      age: '0 min',
    });
    await choose(page, 'Pending', 0);
    await settles(scene, () =>
      expect(rows(page, 'What')).toEqual(expect.arrayContaining([{ label: 'Filled', value: '5' }])),
    );
    await press(page, 'Approve');
    const id = page.shown[0]?.id ?? '';
    expect(page.shown[0]).toMatchObject({ decision: 'approve', requestName: 'Release line' });
    await page.frame.sign({ id, userName: 'sam', password: testPassword, meaning: 'Released by' });
    await settles(scene, () => expect(rows(page, 'Pending')).toHaveLength(2));
    await settles(scene, () => expect(prop(page, 'Title', 'text')).toBe(''));
    expect(page.notices).toEqual([]);
  });

  it('filters: what I may sign, role, template, request or record, age', async () => {
    const { scene, page } = await openAt('/authorizations');
    scene.queue('Line Release Approval', { record: { id: 'B-1', content: 1 } });
    scene.queue('Batch Disposition', { name: 'Disposition' });
    const count = (n: number) => settles(scene, () => expect(rows(page, 'Pending')).toHaveLength(n));
    await count(3);
    const write = (name: string, property: string, value: string | number) =>
      page.frame.write(page.node(name).id, property, value);
    await write('Role', 'text', 'Quality');
    await count(1);
    await write('Role', 'text', '');
    await write('Request or record', 'text', 'b-1');
    await count(1);
    await write('Request or record', 'text', '');
    await write('Template', 'text', 'batch disposition');
    await count(2);
    await write('Template', 'text', '');
    await write('Waiting for', 'value', 60);
    await count(0);
    await write('Waiting for', 'value', 0);
    await write('Show', 'value', 'mine');
    await settles(scene, () => expect(prop(page, 'Shown', 'text')).toBe('Sign in to see what you may sign.'));
    expect(page.notices).toEqual([]);
  });

  it('takes a request back with a reason, for somebody who signed in', async () => {
    const { scene, page } = await openAt('/authorizations');
    const [uuid = ''] = scene.queue();
    await settles(scene, () => expect(rows(page, 'Pending')).toHaveLength(1));
    await choose(page, 'Pending', 0);
    await page.frame.write(page.node('Why is the request taken back?').id, 'text', 'wrong line');
    await press(page, 'Take');
    expect(page.notices.at(-1)?.message).toMatch(/Sign in before you take a request back/);
    await scene.station.session.signIn.signIn({ userName: 'olga', password: testPassword });
    await settles(scene, () => expect(rows(page, 'Pending')).toHaveLength(1));
    await choose(page, 'Pending', 0);
    await page.frame.write(page.node('Why is the request taken back?').id, 'text', 'wrong line');
    await press(page, 'Take');
    expect(scene.station.gateway.signature.getAuthRequest(uuid)).toMatchObject({
      state: 'cancelled',
      reason: 'wrong line',
    });
    const [entry] = scene.station.gateway.trail.latest(50).filter(({ action }) => action === 'request.cancelled');
    expect(entry?.actor).toMatchObject({ kind: 'person', name: 'olga Example' });
    await settles(scene, () => expect(rows(page, 'Pending')).toHaveLength(0));
  });

  it('pages on', async () => {
    const { scene, page } = await openAt('/authorizations');
    for (let count = 0; count < 60; count += 1) scene.queue('Line Release Approval', { name: `Release ${count}` });
    await settles(scene, () => expect(rows(page, 'Pending')).toHaveLength(50));
    // The button comes after the rows: until then a press does nothing.
    const { id } = page.node('Next');
    await settles(scene, () => expect(isShown(page, id)).toBe(true));
    await press(page, 'Next');
    await settles(scene, () => expect(rows(page, 'Pending').map(({ request }) => request)).toContain('Release 59'));
    await press(page, 'First');
    await settles(scene, () => expect(rows(page, 'Pending')).toHaveLength(50));
  });
});

describe('the page History', () => {
  it('ES-1 shows manifestation and record, verifies, and finds by what a person types', async () => {
    const { scene, page } = await openAt('/history');
    const [uuid = ''] = scene.queue('Line Release Approval', { record: { id: 'B-1', content: { Filled: 5 } } });
    await scene.complete(uuid, 'sam', 'approve', { comment: 'looks good' });
    await settles(scene, () => expect(rows(page, 'Ended')).toHaveLength(1));
    await choose(page, 'Ended', 0);
    await settles(scene, () => expect(prop(page, 'Verdict', 'text')).toBe('Verified now: the signature holds.'));
    expect(rows(page, 'What')).toEqual(
      expect.arrayContaining([
        { label: 'Signed by', value: 'sam Example (sam)' },
        { label: 'User id', value: scene.station.gateway.sso.users.find('sam')?.id },
        { label: 'Record', value: 'B-1, version 1' },
        { label: 'Station', value: expect.stringMatching(/^TEST-1 \([\da-f-]{36}\)$/) },
        { label: 'Meaning', value: 'Released by' },
        { label: 'Comment', value: 'looks good' },
        { label: 'Filled', value: '5' },
        { label: 'Request', value: expect.stringMatching(/^[\da-f-]{36}$/) },
      ]),
    );
    expect(page.node('Code').position['display']).toBe(false);
    await scene.station.session.signIn.signIn({ userName: 'olga', password: testPassword });
    await choose(page, 'Ended', 0);
    const words = expect.stringMatching(/^\d+ entries, .*: (?:[a-z]+ ){5}[a-z]+$/);
    await settles(scene, () => expect(rows(page, 'What')).toContainEqual({ label: 'Checkpoint', value: words }));
    await press(page, 'Code');
    await settles(scene, () => expect(page.node('What').position['display']).toBe(false));
    expect(readNote(String(prop(page, 'Checkpoint as QR code', 'value')))).toBeDefined();
    await press(page, 'Save');
    expect(page.files).toMatchObject([{ name: 'B-1 version 1.pdf', type: 'application/pdf' }]);
    await page.frame.write(page.node('Signer, request, record or template').id, 'text', 'nobody');
    await settles(scene, () => expect(rows(page, 'Ended')).toHaveLength(0));
    await page.frame.write(page.node('Signer, request, record or template').id, 'text', 'SAM');
    await settles(scene, () => expect(rows(page, 'Ended')).toHaveLength(1));
    await page.frame.write(page.node('Before').id, 'text', 'yesterday');
    await settles(scene, () => expect(prop(page, 'Problem', 'text')).toMatch(/no date or time/));
    expect(page.notices).toEqual([]);
  });

  it('ES-3 shows an altered record as not valid, without the name of a signer', async () => {
    const { scene, page } = await openAt('/history');
    const [uuid = ''] = scene.queue();
    await scene.complete(uuid, 'sam');
    scene.database().exec(`DROP TRIGGER signature_kept; UPDATE signature SET bytes = replace(bytes, 'sam E', 'Sam E')`);
    scene.queue();
    await settles(scene, () =>
      expect(rows(page, 'Ended')).toMatchObject([{ outcome: 'not valid: was altered after signing', signer: '' }]),
    );
    await choose(page, 'Ended', 0);
    await settles(scene, () => expect(prop(page, 'Verdict', 'text')).toBe('The signature was altered after signing.'));
  });
});

describe('the page Templates', () => {
  const files = {};
  const signInAsAdministrator = async (scene: SignatureScene): Promise<void> => {
    const { sso } = scene.station.gateway;
    const { signIn } = scene.station.session;
    const actor = { kind: 'station', id: 'test', name: 'test' } as const;
    await sso.user.createSuperUser(
      { data: { username: 'ada', displayName: 'Ada', password: testPassword, passwordMustChange: false } },
      actor,
    );
    await signIn.signIn({ userName: 'ada', password: testPassword });
  };

  it('parses an expression while it is written, and tries it with a user for an administrator', async () => {
    const { scene, page } = await openAt('/templates', files);
    await signInAsAdministrator(scene);
    await settles(scene, () => expect(prop(page, 'Expression: who must sign', 'enabled')).toBe(true));
    const write = (name: string, value: string) => page.frame.write(page.node(name).id, 'text', value);
    await write('Expression: who must sign', '{role:Supervisor} AND');
    await settles(scene, () => expect(prop(page, 'Check', 'text')).toMatch(/column 22/));
    await write('Expression: who must sign', '{role:Supervisor} AND ({role:Quality} OR {userName:olga})');
    await settles(scene, () => expect(prop(page, 'Check', 'text')).toBe('2 signatures'));
    await write('Try it with a user name', 'olga');
    await settles(scene, () =>
      expect(rows(page, 'Slots')).toEqual([
        { slot: '1', needs: 'Supervisor', signs: 'may not' },
        { slot: '2', needs: 'Quality, or the user olga', signs: 'the user olga' },
      ]),
    );
  });

  it('ES-21 saves, disables and deletes for an administrator alone, with whether it waits for the review', async () => {
    const { scene, page } = await openAt('/templates', files);
    const write = (name: string, value: string) => page.frame.write(page.node(name).id, 'text', value);
    expect(['Name', 'AfterReview', 'NewTemplate'].map((name) => prop(page, name, 'enabled'))).toEqual([
      false,
      false,
      false,
    ]);
    await write('Name', 'Cleaning');
    await press(page, 'Save');
    const { templates } = scene.station.gateway.signature;
    expect([prop(page, 'Name', 'text'), templates.exists('Cleaning')]).toEqual(['', false]);

    await signInAsAdministrator(scene);
    await settles(scene, () => expect(prop(page, 'Save', 'enabled')).toBe(true));
    await write('Name', 'Cleaning');
    await write('Expression: who must sign', '{role:Operator}');
    await press(page, 'Save');
    expect(page.notices).toEqual([]);
    expect(templates.get('Cleaning')).toMatchObject({ expression: '{role:Operator}', timeout: 2, enabled: true });
    // A template that never spoke of the review of the trail has the same hash as before.
    expect(templates.get('Cleaning')).not.toHaveProperty('afterReview');
    await page.frame.write(page.node('AfterReview').id, 'selected', true);
    await press(page, 'Save');
    expect(templates.get('Cleaning')).toMatchObject({ afterReview: true });
    await press(page, 'Enable');
    expect(templates.get('Cleaning')).toMatchObject({ enabled: false, afterReview: true });
    await settles(scene, () => expect(prop(page, 'AfterReview', 'selected')).toBe(true));
    await page.frame.write(page.node('AfterReview').id, 'selected', false);
    await press(page, 'Save');
    expect(templates.get('Cleaning')).toMatchObject({ afterReview: false });
    await press(page, 'Delete');
    expect(templates.exists('Cleaning')).toBe(false);
    expect(scene.actions().filter((action) => /^template\.(created|changed|deleted)/.test(action))).toEqual([
      'template.created',
      'template.changed',
      'template.changed',
      'template.changed',
      'template.deleted',
    ]);
  });

  it('a script cannot save for somebody who is no administrator', async () => {
    const { scene, page } = await openAt('/templates', files);
    await scene.station.session.signIn.signIn({ userName: 'sam', password: testPassword });
    await page.frame.write(page.node('Name').id, 'text', 'Cleaning');
    await page.frame.write(page.node('Expression: who must sign').id, 'text', '{role:Operator}');
    await press(page, 'Save');
    expect(scene.station.gateway.signature.templates.exists('Cleaning')).toBe(false);
  });

  it('keeps a template of the project as it is', async () => {
    const { scene, page } = await openAt('/templates', files);
    await signInAsAdministrator(scene);
    const find = (): number => rows(page, 'Templates').findIndex(({ name }) => name === 'Line Release Approval');
    await settles(scene, () => expect(find()).toBeGreaterThanOrEqual(0));
    const index = find();
    await choose(page, 'Templates', index);
    await settles(scene, () => expect(prop(page, 'Save', 'enabled')).toBe(false));
    expect(prop(page, 'Name', 'text')).toBe('Line Release Approval');
  });
});

describe('the page Audit', () => {
  it('shows nothing to nobody; to whoever is signed in what fits, newest first, with all of an entry', async () => {
    const { scene, page } = await openAt('/audit');
    await settles(scene, () => expect(prop(page, 'Shown', 'text')).toBe('Sign in to see the audit trail.'));
    expect(rows(page, 'Entries')).toEqual([]);
    expect(prop(page, 'Entries', 'emptyMessage')).toBe('Whoever is signed in sees its entries here.');
    await scene.complete(scene.queue('Line Release Approval', { record: { id: 'B-7', content: {} } })[0] ?? '', 'sam');
    await scene.station.session.signIn.signIn({ userName: 'olga', password: testPassword });
    await settles(scene, () => expect(rows(page, 'Entries').length).toBeGreaterThan(5));
    // Accounts and sign-ins are for administrators.
    expect(rows(page, 'Entries').map(({ what }) => what)).not.toContainEqual(
      expect.stringMatching(/^(User|Session|Account|Sso)/),
    );
    await page.frame.write(page.node('What happened').id, 'value', 'signature');
    await settles(scene, () =>
      expect(rows(page, 'Entries').map(({ what, who }) => [what, who])).toEqual([
        ['Signature approved', 'sam Example'],
        ['Signature requested', expect.stringContaining('Test')],
      ]),
    );
    await choose(page, 'Entries', 0);
    await settles(scene, () => expect(prop(page, 'Title', 'text')).toMatch(/^Entry \d+: Signature approved$/));
    await press(page, 'Back');
    await settles(scene, () => expect([prop(page, 'Title', 'text'), rows(page, 'What')]).toEqual(['', []]));
    await choose(page, 'Entries', 0);
    await settles(scene, () => expect(rows(page, 'What')).not.toEqual([]));
    expect(rows(page, 'What')).toContainEqual({ label: 'Who', value: 'sam Example' });
    expect(rows(page, 'What').at(-1)).toEqual({ label: 'Hash', value: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await page.frame.write(page.node('Before').id, 'text', 'yesterday');
    await settles(scene, () =>
      expect(prop(page, 'Problem', 'text')).toBe('"yesterday" is no date or time (ISO 8601).'),
    );
    expect(rows(page, 'Entries')).toEqual([]);
    expect(prop(page, 'Entries', 'emptyMessage')).toBe('No entry fits.');
    await page.frame.write(page.node('Before').id, 'text', '');
    await page.frame.write(page.node('What happened').id, 'value', '');
    await page.frame.write(page.node('Any text').id, 'text', 'nothing that is there');
    await settles(scene, () => expect(rows(page, 'Entries')).toEqual([]));
    expect(page.notices).toEqual([]);
  });

  it('searches a long trail by itself, says how far it is, and stops when somebody asks', async () => {
    const clock = testClock();
    let [pace, passed] = [0, 0];
    const slow = { ...clock, monotonic: () => clock.monotonic() + (passed += pace) };
    const dataDir = temporaryFolder();
    const store = openStore(dataDir);
    const ports = systemPorts(silent, developmentVault());
    const { id } = readStation(store, ports, 'TEST-1', false);
    const trail = openTrail(store, ports, id, 'the run before');
    store.transaction(() => {
      for (let index = 1; index <= 100_000; index += 1)
        trail.append({
          action: 'script.noted',
          actor: { kind: 'station', id: 'line', name: index === 5 ? 'Line 4' : 'Line 5' },
          target: `batch:${index}`,
        });
    });
    store.close();
    const scene = await openSignatureScene({ clock: slow, dataDir });
    await scene.station.addUser('olga');
    const page = scene.station.openPage({ path: '/audit' });
    await scene.station.session.signIn.signIn({ userName: 'olga', password: testPassword });
    await settles(scene, () => expect(rows(page, 'Entries')).toHaveLength(50));
    pace = 10;
    await page.frame.write(page.node('Who').id, 'text', 'line 4');
    await settles(scene, () =>
      expect(prop(page, 'Shown', 'text')).toMatch(/^Searching: back to entry \d+ of 1000\d\d$/),
    );
    pace = 0;
    await settles(scene, () => expect(rows(page, 'Entries').map(({ who }) => who)).toEqual(['Line 4']));
    await settles(scene, () =>
      expect(prop(page, 'Shown', 'text')).toMatch(/^Audit trail: entries (\d+) to \1, newest first\./),
    );
    pace = 10;
    await page.frame.write(page.node('Who').id, 'text', 'nobody');
    await settles(scene, () => expect(prop(page, 'Shown', 'text')).toMatch(/^Searching/));
    await press(page, 'Stop');
    await settles(scene, () =>
      expect(prop(page, 'Shown', 'text')).toMatch(/^Audit trail: none found; searched back to entry \d+$/),
    );
    expect(page.notices).toEqual([]);
  });

  it('AL-18 ES-21 takes the review of what is critical, as a signature with a comment', async () => {
    const { scene, page } = await openAt('/audit');
    const elsewhere = scene.station.openPage();
    const id = await scene.trigger(scene.queue()[0] ?? '', 'approve', elsewhere);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await scene.sign(id, 'olga', { password: 'wrong password' }, elsewhere);
      scene.clock.advance(10_000);
    }
    await scene.station.session.signIn.signIn({ userName: 'quinn', password: testPassword });
    await settles(scene, () =>
      expect(prop(page, 'Reviewed', 'text')).toBe('No review is signed yet; 1 critical entry to review'),
    );
    await press(page, 'Review');
    await settles(scene, () => expect(page.shown.at(-1)?.meanings).toEqual(['Audit trail reviewed']));
    await scene.sign(page.shown.at(-1)?.id ?? '', 'quinn', { comment: 'Olga mistyped' }, page);
    await settles(scene, () =>
      expect(prop(page, 'Reviewed', 'text')).toMatch(/^Review signed up to entry \d+; nothing critical since$/),
    );
  });

  it('lets an administrator save the trail of a time, and nobody else', async () => {
    const { scene, page } = await openAt('/audit');
    const { sso } = scene.station.gateway;
    await scene.complete(scene.queue()[0] ?? '', 'sam');
    await scene.station.session.signIn.signIn({ userName: 'olga', password: testPassword });
    await settles(scene, () => expect(rows(page, 'Entries').length).toBeGreaterThan(3));
    expect(page.node('Save bundle').position['display']).toBe(false);
    await sso.user.createSuperUser(
      { data: { username: 'ada', displayName: 'Ada', password: testPassword, passwordMustChange: false } },
      { kind: 'station', id: 'test', name: 'test' },
    );
    await scene.station.session.signIn.signIn({ userName: 'ada', password: testPassword });
    const { id } = page.node('Save bundle');
    await settles(scene, () => expect(isShown(page, id)).toBe(true));
    await press(page, 'Save bundle');
    await press(page, 'Save CSV');
    await settles(scene, () => expect(page.files).toHaveLength(2));
    expect(page.files.map(({ name }) => name)).toEqual(['audit-trail.json', 'audit-trail.csv']);
    expect(verifyBundle(Buffer.from(page.files[0]?.bytes ?? []).toString()).verdict).toBe('unknown key');
    expect(scene.actions().filter((action) => action === 'audit.exported')).toHaveLength(2);
    // What is shown is saved; a bundle leaves nothing out.
    await page.frame.write(page.node('Who').id, 'text', 'SAM');
    await settles(scene, () =>
      expect(new Set(rows(page, 'Entries').map(({ who }) => who))).toEqual(new Set(['sam Example'])),
    );
    await press(page, 'Save CSV');
    await settles(scene, () => expect(page.files).toHaveLength(3));
    const saved = Buffer.from(page.files[2]?.bytes ?? [])
      .toString()
      .trimEnd()
      .split('\r\n')
      .slice(1);
    expect(saved).toHaveLength(rows(page, 'Entries').length);
    expect(saved.every((line) => line.includes('sam Example'))).toBe(true);
    const [entry] = scene.station.gateway.trail.latest(10).filter(({ action }) => action === 'audit.exported');
    expect(entry?.detail).toEqual({ format: 'csv', since: null, until: null, person: 'SAM', entries: saved.length });
    await press(page, 'Save bundle');
    await settles(scene, () =>
      expect(prop(page, 'Problem', 'text')).toMatch(/^A bundle has all entries from one date to another/),
    );
    expect(page.files).toHaveLength(3);
  });

  it('tells the six words of a checkpoint, as the paper and both verifiers have them', async () => {
    const { scene, page } = await openAt('/audit');
    const [uuid = ''] = scene.queue();
    await scene.complete(uuid, 'sam');
    await scene.station.session.signIn.signIn({ userName: 'olga', password: testPassword });
    const words = () => prop(page, 'Words', 'text');
    await settles(scene, () => expect(words()).toMatch(/^\d+ entries, .*: (?:[a-z]+ ){5}[a-z]+$/));
    const bundle = await scene.station.gateway.signature.exportRecord(uuid, 'json', scriptActor);
    const said = verifyBundle(Buffer.from(bundle).toString()).lines.find((line) => line.includes('in words'));
    const size = /in its log of (\d+)/.exec(verifyBundle(Buffer.from(bundle).toString()).lines.join('\n'))?.[1] ?? '';
    await page.frame.write(page.node('Checkpoint').id, 'text', size);
    await settles(scene, () => expect(said).toContain(String(words()).split(': ').at(-1)));
    await settles(scene, () => {
      const note = readNote(String(prop(page, 'Checkpoint as QR code', 'value')));
      expect(checkpointWords(note?.text ?? '').join(' ')).toBe(String(words()).split(': ').at(-1));
    });
    await page.frame.write(page.node('Checkpoint').id, 'text', '1000000');
    await settles(scene, () => expect(words()).toBe('There is no checkpoint of 1000000 entries at this station.'));
    await settles(scene, () => expect(prop(page, 'Checkpoint as QR code', 'value')).toBe(''));
    await page.frame.write(page.node('Checkpoint').id, 'text', 'soft');
    await settles(scene, () => expect(words()).toBe('Write the number of entries that stands on the paper.'));
    expect(page.notices).toEqual([]);
  });

  it('AL-18 says that the trail is unbroken, and after a change beside the program that it is not', async () => {
    const { scene, page } = await openAt('/audit');
    await scene.station.session.signIn.signIn({ userName: 'olga', password: testPassword });
    await settles(scene, () =>
      expect(prop(page, 'Verdict', 'text')).toMatch(/^Holds up to entry \d+: nothing was changed or taken out$/),
    );
    const db = scene.database();
    withoutTriggers(db, () =>
      db.exec(`UPDATE audit_entry SET bytes = replace(bytes, 'olga', 'Olga') WHERE seq = 9 OR bytes LIKE '%olga%'`),
    );
    await press(page, 'Check again');
    await settles(scene, () =>
      expect(prop(page, 'Verdict', 'text')).toMatch(
        /^Does not hold: entry \d+: altered: the hash does not fit the bytes$/,
      ),
    );
    await press(page, 'Check again');
    await settles(scene, () => expect(prop(page, 'Verdict', 'text')).toMatch(/^Does not hold/));
    expect(scene.actions().filter((action) => action === 'security.alert')).toHaveLength(1);
    expect(scene.station.log.lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'The audit trail does not hold.' }),
    );
  });
});
