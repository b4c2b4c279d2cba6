/** Scans of pages that were signed in ink. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { verifyBundle } from '../../../electron/verifier/verify.ts';
import { openSignatureScene, scriptActor } from '../../support/signatureScene.ts';
import { openStation } from '../../support/station.ts';
import { buttons } from '../scripting/buttons.ts';

const sam = { kind: 'person', id: 'sam', name: 'sam Example' } as const;
const scan = Buffer.from('a picture of a page');
const record = (version: string) => ({ id: 'B-1', version, content: { version }, changeReason: 'filled again' });

it('ES-25 a scan is attached with the hash of its page, for the version that was printed alone', async () => {
  const scene = await openSignatureScene();
  const { signature, trail } = scene.station.gateway;
  const [old = ''] = scene.queue('Line Release Approval', { record: record('1') });
  await scene.complete(old, 'sam');
  const [now = ''] = scene.queue('Line Release Approval', { record: record('2') });
  const hashes = scene
    .database()
    .prepare<[], { hash: string }>('SELECT content_hash AS hash FROM record_version ORDER BY number');
  const [first = '', second = ''] = hashes.all().map(({ hash }) => hash);
  expect(() => signature.attachScan({ uuid: now, hash: first, bytes: scan }, sam)).toThrow(
    'The page is of version 1 of record B-1, and this request is about version 2. Nothing was attached.',
  );
  for (const hash of ['', 'f'.repeat(64), second.slice(1)])
    expect(() => signature.attachScan({ uuid: now, hash, bytes: scan }, sam)).toThrow(/is not the one on the page/);
  expect(trail.has('signature.scan-attached')).toBe(false);

  const groups = (second.match(/.{8}/g) ?? []).join(' ').toUpperCase();
  const sum = createHash('sha256').update(scan).digest('hex');
  expect(signature.attachScan({ uuid: now, hash: groups, bytes: scan }, sam)).toBe(sum);
  const [entry] = trail.latest(1);
  expect(entry).toMatchObject({
    action: 'signature.scan-attached',
    actor: sam,
    detail: { page: second, version: '2', scan: sum, bytes: scan.length },
  });
  // It goes along with the record.
  const text = Buffer.from(await signature.exportRecord(now, 'json', scriptActor)).toString();
  expect(text).toContain(sum);
  expect(verifyBundle(text).verdict).toBe('unknown key');
});

it('ES-25 a script attaches it in the name of whoever is signed in, and for nobody else', async () => {
  const station = await openStation({
    files: buttons({
      Go: `
t = system.mes.signature.getSignatureTemplate("Line Release Approval")
uuid = system.mes.signature.authorization.queueAuthRequest(t, record={"Filled": 5}, recordId="B-1")[0]
system.mes.signature.attachScan(uuid, "f" * 64, bytearray([1, 2]))`,
    }),
  });
  const page = station.openPage();
  const press = () => page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
  await press();
  expect(page.notices.at(-1)?.message).toMatch(/Sign in to attach a scan/);
  await station.addUser('olga', 'Operator');
  await station.session.signIn.signIn({ userName: 'olga', password: 'correct horse battery' });
  await press();
  expect(page.notices.at(-1)?.message).toMatch(/is not the one on the page of this request/);
});
