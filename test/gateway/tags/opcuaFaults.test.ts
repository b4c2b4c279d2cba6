import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../../electron/gateway/platform/ports.ts';
import type { TagProvider } from '../../../electron/gateway/tags/provider.ts';
import { trust } from '../../../electron/gateway/tags/providers/opcua/certificates.ts';
import { loadOpcua } from '../../../electron/gateway/tags/providers/opcua/library.ts';
import { follow, openTestProvider } from '../../support/plant/provider.ts';
import { startOpcua, type OpcuaServer } from '../../support/plant/startOpcua.ts';
import { openProxy, type TcpProxy } from '../../support/plant/tcpProxy.ts';
import { until } from '../../support/until.ts';

const day = 86_400_000;

let folder: string;
let server: OpcuaServer;
let line: TcpProxy;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-opcua-faults-'));
  server = await startOpcua({ folder: join(folder, 'server'), isOpen: false });
  line = await openProxy(server.port);
});
afterAll(async () => {
  line.close();
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

function open(
  settings: object = {},
  clock = systemClock(),
  own = join(folder, 'own'),
  secret: (name: string) => string | undefined = () => undefined,
): TagProvider {
  const endpoint = `opc.tcp://127.0.0.1:${line.port}`;
  const entry = { kind: 'opcua', endpoint, securityMode: 'None', publishingInterval: 50, timeout: 1500, ...settings };
  return openTestProvider(entry, { clock, folder: own, secret });
}

/** Trusts what the server of a provider shows, as a person does. */
async function trusted(settings: object, own: string): Promise<void> {
  const stranger = open(settings, systemClock(), own);
  await until(() => expect(stranger.status().words).toContain('nobody has trusted the certificate'));
  await stranger.close();
  for (const file of readdirSync(join(own, 'rejected')))
    trust(own, new X509Certificate(readFileSync(join(own, 'rejected', file))).raw);
}

describe('an OPC UA provider at a server that is at fault', () => {
  it('says in words that a server is too slow, and harms no other provider', async () => {
    const other = open({ endpoint: server.address });
    const there = follow(other, 'ns=1;s=Temp');
    await until(() => expect(there.now().quality.code).toBe('Good'));
    const provider = open();
    const temp = follow(provider, 'ns=1;s=Temp');
    // Who gives it the time has its values.
    const patient = open({ timeout: 20_000 });
    const slow = follow(patient, 'ns=1;s=Temp');
    await until(() => expect([temp.now().quality.code, slow.now().quality.code]).toEqual(['Good', 'Good']));
    line.delay(3000);
    onTestFinished(() => line.delay(0));
    const [late] = await provider.read(['ns=1;s=Temp']);
    expect(late?.quality).toMatchObject({ code: 'Bad_NotConnected' });
    await until(() => expect(temp.now().quality.code).toBe('Bad_NotConnected'));
    await until(() => expect(provider.status().words).toMatch(/did not answer in time/));
    expect(there.now()).toMatchObject({ value: 20.5, quality: { code: 'Good' } });
    expect(other.status().lastError).toBeUndefined();
    server.tell({ do: 'set', node: 'Temp', value: 21 });
    await until(() => expect(slow.now()).toMatchObject({ value: 21, quality: { code: 'Good' } }));
    expect(patient.status().lastError).toBeUndefined();
    server.tell({ do: 'set', node: 'Temp', value: 20.5 });
    line.delay(0);
    await until(() => expect(temp.now()).toMatchObject({ value: 20.5, quality: { code: 'Good' } }));
  });

  it('goes on with an encrypted session after a break', async () => {
    const own = join(folder, 'encrypted');
    const settings = { securityMode: 'SignAndEncrypt', queueSize: 100, samplingInterval: 0 };
    await trusted(settings, own);
    const provider = open(settings, systemClock(), own);
    const fast = follow(provider, 'ns=1;s=Fast');
    await until(() => expect(fast.now().quality.code).toBe('Good'));
    line.cut();
    onTestFinished(line.mend);
    await until(() => expect(fast.now().quality.code).toBe('Bad_NotConnected'));
    for (const value of [1, 2, 3]) server.tell({ do: 'set', node: 'Fast', value });
    line.mend();
    await until(() => expect(fast.now()).toMatchObject({ value: 3, quality: { code: 'Good' } }));
    // This server tells the last value once more after a break, as one that was there already.
    server.tell({ do: 'set', node: 'Fast', value: 4 });
    await until(() => expect(fast.now().value).toBe(4));
    const good = fast.seen.filter(({ quality }) => quality.code === 'Good').map(({ value }) => value);
    expect(good.slice(good.lastIndexOf(0))).toEqual([0, 1, 2, 3, 4]);
  });

  it('signs a user in by certificate, and again after a break', async () => {
    const own = join(folder, 'by-certificate');
    const { crypto_utils: make } = await loadOpcua();
    const privateKey = await make.generatePrivateKey(2048);
    const { cert } = await make.createSelfSignedCertificate({
      privateKey,
      subject: 'CN=line1',
      validity: 10,
      notBefore: new Date(Date.now() - day),
      purpose: make.CertificatePurpose.ForUserAuthentication,
    });
    const [certificateFile, privateKeyFile] = [join(folder, 'line1.pem'), join(folder, 'line1.key')];
    writeFileSync(certificateFile, cert);
    const pem = (await make.privateKeyToPEM(privateKey)).privPem;
    writeFileSync(privateKeyFile, pem);
    const settings = { securityMode: 'SignAndEncrypt', user: { certificateFile, privateKeyFile } };
    await trusted(settings, own);
    const provider = open(settings, systemClock(), own);
    const temp = follow(provider, 'ns=1;s=Temp');
    await until(() => expect(temp.now().quality.code).toBe('Good'));
    line.cut();
    onTestFinished(line.mend);
    await until(() => expect(temp.now().quality.code).toBe('Bad_NotConnected'));
    line.mend();
    await until(() => expect(temp.now()).toMatchObject({ value: 20.5, quality: { code: 'Good' } }));
    await provider.close();
    rmSync(privateKeyFile);
    const sealed = { ...settings, user: { certificateFile, privateKey: { secret: 'line1' } } };
    const kept = open(sealed, systemClock(), own);
    await until(() => expect(kept.status().words).toContain('the station has no secret "line1"'));
    await kept.close();
    const known = open(sealed, systemClock(), own, (name) => (name === 'line1' ? pem : undefined));
    await until(() => expect(known.status().connection).toBe('connected'));
    await known.close();
    const without = open(settings, systemClock(), own);
    await until(() => expect(without.status().words).toContain(`the file ${privateKeyFile} of "user" is not there`));
  });

  it('says by how much the clocks of station and server differ', async () => {
    const late = { ...systemClock(), now: () => Date.now() - 3 * day };
    const early = { ...systemClock(), now: () => Date.now() + day };
    const [one, other] = [open({}, late), open({}, early)];
    await until(() => expect(one.status().words).toContain("its clock is 3 days ahead of the station's"));
    await until(() => expect(other.status().words).toContain("its clock is 24 h behind the station's"));
  });

  it('connects under another name than the server calls itself, and says that a name is nobody', async () => {
    // The server calls itself 127.0.0.1.
    const provider = open({ endpoint: `opc.tcp://localhost:${line.port}` });
    await until(() => expect(provider.status()).toMatchObject({ connection: 'connected' }));
    const nobody = open({ endpoint: `opc.tcp://plc.invalid:${line.port}` });
    await until(() => expect(nobody.status().words).toContain('no computer has this name'));
  });

  it('connects no more to a server whose certificate ended while it was connected', async () => {
    const own = join(folder, 'ending');
    await trusted({ securityMode: 'SignAndEncrypt' }, own);
    let passed = 0;
    const clock = { ...systemClock(), now: () => Date.now() + passed };
    const provider = open({ securityMode: 'SignAndEncrypt' }, clock, own);
    const temp = follow(provider, 'ns=1;s=Temp');
    await until(() => expect(temp.now().quality.code).toBe('Good'));
    passed = 40 * 365 * day;
    line.cut();
    onTestFinished(line.mend);
    await until(() => expect(temp.now().quality.code).toBe('Bad_NotConnected'));
    line.mend();
    await until(() => expect(provider.status().words).toContain('the certificate of the server ended on'));
  });

  it('says in words that what listens does not answer as a server does', async () => {
    const listening = async (answer: string): Promise<TagProvider> => {
      const other = createServer((socket) => {
        socket.on('error', () => undefined);
        if (answer !== '') socket.on('data', () => socket.end(answer));
      });
      other.listen(0, '127.0.0.1');
      await once(other, 'listening');
      onTestFinished(() => void other.close());
      const { port } = z.object({ port: z.number() }).parse(other.address());
      return open({ endpoint: `opc.tcp://127.0.0.1:${port}` });
    };
    for (const answer of ['', 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n']) {
      const { status } = await listening(answer);
      await until(() => expect(status().words).toContain('look whether the port is that of an OPC UA server'));
    }
  });
});
