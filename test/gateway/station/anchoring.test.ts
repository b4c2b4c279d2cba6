/** Anchors: the trail outside of the station, on a schedule, and how old it is there. */
import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer as createSecureServer } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../../electron/cli/commands.ts';
import { readCheckpoint, readNote } from '../../../electron/ledger/checkpoint.ts';
import { newestCheckpoint } from '../../../electron/gateway/signature/bundle.ts';
import { anchorName } from '../../../electron/gateway/station/anchorPlaces.ts';
import { openForReading } from '../../../electron/gateway/store/reading.ts';
import { openSignatureScene, type SignatureScene } from '../../support/signatureScene.ts';
import { temporaryFolder } from '../../support/station.ts';
import { terminal } from '../../support/terminal.ts';
import { until } from '../../support/until.ts';

/** A station whose site wrote `anchors.json` before it started. */
async function anchored(file: unknown): Promise<SignatureScene> {
  const first = await openSignatureScene();
  await first.station.gateway.close();
  const { dataDir, projectDir } = first.station;
  writeFileSync(join(dataDir, 'anchors.json'), typeof file === 'string' ? file : JSON.stringify(file));
  return openSignatureScene({ dataDir, projectDir, clock: first.clock });
}

const status = (scene: SignatureScene) => scene.page.frame.status().anchor;
const notesIn = (folder: string): number[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.checkpoint'))
    .map((name) => readCheckpoint(readNote(readFileSync(join(folder, name), 'utf8'))?.text ?? '')?.size ?? 0);

/** A syslog by UDP and one by TCP, with what both got. */
async function syslogs(): Promise<{
  readonly received: readonly string[];
  readonly to: readonly string[];
  readonly stop: () => void;
}> {
  const received: string[] = [];
  const udp = createSocket('udp4', (message) => received.push(message.toString()));
  udp.bind(0, '127.0.0.1');
  await once(udp, 'listening');
  const tcp = createServer((socket) => socket.on('data', (data) => received.push(data.toString())));
  tcp.listen(0, '127.0.0.1');
  await once(tcp, 'listening');
  onTestFinished(() => {
    udp.close();
    tcp.close();
  });
  const port = (tcp.address() as AddressInfo).port;
  const to = [`udp://127.0.0.1:${udp.address().port}`, `tcp://127.0.0.1:${port}`];
  return { received, to, stop: () => void tcp.close() };
}

/** A certificate of an authority, and one for `localhost` by it, in a folder. */
function certificates(): { readonly folder: string; readonly pem: (name: string) => Buffer } {
  const folder = temporaryFolder();
  const make = (name: string, ...more: string[]): void => {
    const made = ['-keyout', join(folder, `${name}.key`), '-out', join(folder, `${name}.pem`)];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'].concat(
        made,
        more,
      ),
      { stdio: 'ignore' },
    );
  };
  const by = ['-CA', join(folder, 'plant-ca.pem'), '-CAkey', join(folder, 'plant-ca.key')];
  make('plant-ca', '-subj', '/CN=Plant CA');
  make('other-ca', '-subj', '/CN=Other CA');
  make('log', '-subj', '/CN=log', '-addext', 'subjectAltName=DNS:localhost', ...by);
  return { folder, pem: (name) => readFileSync(join(folder, name)) };
}

/** A syslog over TLS, with what it got, at the name of its certificate and at an address that is not in it. */
async function secureSyslog(pem: (name: string) => Buffer): Promise<{
  readonly received: readonly string[];
  readonly named: string;
  readonly unnamed: string;
}> {
  const received: string[] = [];
  const server = createSecureServer({ cert: pem('log.pem'), key: pem('log.key') }, (socket) => {
    socket.on('error', () => undefined).on('data', (data: Buffer) => received.push(data.toString()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const port = (server.address() as AddressInfo).port;
  return { received, named: `tls://localhost:${port}`, unnamed: `tls://127.0.0.1:${port}` };
}

/** The text of the note in a message of RFC 5424. */
function noteIn(message: string): string | undefined {
  const [, note = ''] = /<109>1 \S+Z \S+ countersign - checkpoint - (\S+)$/.exec(message) ?? [];
  return readNote(Buffer.from(note, 'base64').toString())?.text;
}

describe('anchors', () => {
  it('AL-20 go into a folder at the start and on a schedule; the status says how old the rest is', async () => {
    const folder = temporaryFolder();
    const scene = await anchored({ to: [{ folder }], every: 5, oldAfter: 30 });
    scene.clock.advance(1);
    await until(() => expect(notesIn(folder)).toHaveLength(1));
    await scene.complete(scene.queue()[0] ?? '', 'sam');
    scene.clock.advance(5 * 60_000);
    await until(() => expect(notesIn(folder)).toHaveLength(2));
    const [before = 0, after = 0] = notesIn(folder);
    expect(after).toBeGreaterThan(before);
    await until(() => expect(status(scene).state).toBe('fresh'));
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('AL-20 that a place does not take are tried again, and told once when they are too old', async () => {
    const folder = join(temporaryFolder(), 'share');
    const scene = await anchored({ to: [{ folder }], every: 5, oldAfter: 30 });
    scene.clock.advance(1);
    const old = (): number => scene.actions().filter((action) => action === 'anchor.old').length;
    for (let minutes = 0; minutes < 60; minutes += 5) scene.clock.advance(5 * 60_000);
    await until(() => expect(old()).toBe(1));
    expect(status(scene)).toMatchObject({ state: 'old', since: expect.stringMatching(/^\d{4}-/) });
    mkdirSync(folder);
    await until(() => {
      scene.clock.advance(5 * 60_000);
      expect(notesIn(folder).length).toBeGreaterThan(0);
    });
    // What was written while the file was on its way is in the next one.
    await until(() => {
      scene.clock.advance(60_000);
      expect(status(scene).state).toBe('fresh');
    });
    expect(old()).toBe(1);
    rmSync(folder, { recursive: true });
  });

  it('AL-20 a folder that has another trail of as many entries is told as a witness that saw one', async () => {
    const folder = temporaryFolder();
    const scene = await anchored({ to: [{ folder }], every: 5, oldAfter: 30 });
    scene.clock.advance(1);
    await until(() => expect(notesIn(folder)).toHaveLength(1));
    await scene.complete(scene.queue()[0] ?? '', 'sam');
    const reading = openForReading(scene.station.dataDir);
    const newest = newestCheckpoint(reading.db);
    reading.close();
    const { size = 0, note = '' } = newest ?? {};
    const [, , root = ''] = note.split('\n');
    const other = note.replace(root, Buffer.alloc(32, 7).toString('base64'));
    writeFileSync(join(folder, anchorName(scene.station.gateway.station.id, size)), other);
    scene.clock.advance(5 * 60_000);
    const alerts = () => scene.station.gateway.trail.latest(20).filter(({ action }) => action === 'security.alert');
    await until(() =>
      expect(alerts().map(({ detail }) => detail['reason'])).toEqual([
        expect.stringMatching(new RegExp(`\\.checkpoint is of another trail of ${size} entries than this one`)),
      ]),
    );
  });

  it('go to a syslog as RFC 5424 messages, whole in a datagram and framed over TCP', async () => {
    const { received, to } = await syslogs();
    const scene = await anchored({ to: to.map((syslog) => ({ syslog })) });
    scene.clock.advance(1);
    await until(() => expect(received).toHaveLength(2));
    expect(received.map(noteIn)).not.toContain(undefined);
    expect(received.some((message) => /^\d+ <109>/.test(message))).toBe(true);
  });

  it('AL-6 go to a syslog by hand, and what is no place that is known is not taken for a folder', async () => {
    const { received, to, stop } = await syslogs();
    const { station } = await openSignatureScene();
    await station.gateway.close();
    const anchor = async (place: string): Promise<string> => {
      const on = terminal();
      const code = await runCommand(['anchor', '--data-dir', station.dataDir, '--to', place], on);
      return `${code}: ${on.printed.join('\n')}`;
    };
    for (const place of to)
      expect(await anchor(place)).toMatch(/^0: The checkpoint of \d+ entries, made .*, was sent to /);
    await until(() => expect(received).toHaveLength(2));
    expect(received.map(noteIn)).not.toContain(undefined);
    for (const place of ['tls://log.plant.example', 'tcp://log.plant.example', 'ftp://x:1'])
      expect(await anchor(place)).toMatch(/^1: .* is no place for an anchor/);
    stop();
    expect(await anchor(to[1] ?? '')).toMatch(/^1: tcp:.* did not take the checkpoint of \d+ entries: /);
  });

  it('AL-6 go to a syslog over TLS (RFC 5425) whose certificate is by the site’s authority, and to no other', async () => {
    const { folder, pem } = certificates();
    const { received, named, unnamed } = await secureSyslog(pem);
    const { station } = await openSignatureScene();
    await station.gateway.close();
    const anchor = async (to: string, ca?: string): Promise<string> => {
      const on = terminal();
      const by = ca === undefined ? [] : ['--ca', join(folder, ca)];
      const code = await runCommand(['anchor', '--data-dir', station.dataDir, '--to', to, ...by], on);
      return `${code}: ${on.printed.join('\n')}`;
    };
    expect(await anchor(named)).toMatch(/^1: tls:.* did not take the checkpoint of \d+ entries: .*certificate/);
    expect(await anchor(named, 'other-ca.pem')).toMatch(/^1: .* did not take the checkpoint/);
    expect(await anchor(named, 'absent.pem')).toMatch(/^1: .* did not take the checkpoint .*no such file/);
    expect(await anchor(unnamed, 'plant-ca.pem')).toMatch(/^1: .* did not take .*127\.0\.0\.1/);
    expect(await anchor('tcp://127.0.0.1:1', 'plant-ca.pem')).toMatch(/^1: --ca goes with a syslog over TLS/);
    expect(received).toEqual([]);
    expect(await anchor(named, 'plant-ca.pem')).toMatch(/^0: The checkpoint of \d+ entries, made .*, was sent to tls:/);
    const [, length = '', message = ''] = /^(\d+) (<109>.*)$/.exec(received.join('')) ?? [];
    expect([length, noteIn(message)]).toEqual([
      String(Buffer.byteLength(message)),
      expect.stringMatching(/^countersign/),
    ]);
  });

  it('AL-20 go to a syslog over TLS on the schedule, by the authorities beside anchors.json', async () => {
    const { pem } = certificates();
    const { received, named } = await secureSyslog(pem);
    const scene = await anchored({ to: [{ syslog: named, ca: 'plant-ca.pem' }], every: 5, oldAfter: 30 });
    scene.clock.advance(1);
    await until(() =>
      expect(scene.station.log.lines.map(({ message }) => message)).toContain('A checkpoint could not be anchored.'),
    );
    writeFileSync(join(scene.station.dataDir, 'plant-ca.pem'), pem('plant-ca.pem'));
    await until(() => {
      scene.clock.advance(60_000);
      expect(received.map((one) => noteIn(one.replace(/^\d+ /, '')))).toContainEqual(
        expect.stringMatching(/^countersign/),
      );
    });
  });

  it('AL-20 of more entries than a restored trail has say nothing of it', async () => {
    const first = await anchored({ to: [{ folder: join(temporaryFolder(), 'nothing') }] });
    await first.station.gateway.close();
    const { dataDir, projectDir } = first.station;
    const station = first.station.gateway.station.id;
    writeFileSync(join(dataDir, 'anchored.json'), JSON.stringify({ station, entries: 10_000 }));
    const scene = await openSignatureScene({ dataDir, projectDir, clock: first.clock });
    expect(status(scene).since).toMatch(/^\d{4}-/);
  });

  it('are none where the site says nothing, and old at once where its file cannot be used', async () => {
    expect(status(await openSignatureScene())).toEqual({ state: 'none', since: null });
    const scene = await anchored('{"to": [{"syslog": "http://x"}]}');
    scene.clock.advance(1);
    expect(status(scene).state).toBe('old');
    await until(() => expect(scene.actions()).toContain('anchor.old'));
  });
});
