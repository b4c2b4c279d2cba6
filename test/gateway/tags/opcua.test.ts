import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { dateValue } from '../../../electron/contract/values.ts';
import { runCommand } from '../../../electron/cli/commands.ts';
import { providerFolder } from '../../../electron/gateway/tags/configured.ts';
import { systemClock, type Clock } from '../../../electron/gateway/platform/ports.ts';
import type { TagProvider } from '../../../electron/gateway/tags/provider.ts';
import { distrust, ownFingerprint, ownIdentity } from '../../../electron/gateway/tags/providers/opcua/certificates.ts';
import { loadOpcua } from '../../../electron/gateway/tags/providers/opcua/library.ts';
import { opcuaSettings } from '../../../electron/gateway/tags/providers/opcua/settings.ts';
import { follow, openTestProvider } from '../../support/plant/provider.ts';
import { startOpcua, type OpcuaServer } from '../../support/plant/startOpcua.ts';
import { terminal } from '../../support/terminal.ts';
import { until } from '../../support/until.ts';
import { sealerOf } from '../../../electron/gateway/platform/sealer.ts';
import { testSealer } from '../../support/sealer.ts';

let folder: string;
let server: OpcuaServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-opcua-'));
  server = await startOpcua({ folder: join(folder, 'server') });
});
afterAll(async () => {
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** What waits for longer than two seconds waits a tenth of it; `later` has time go by. */
let passed = 0;
function later(ms: number): void {
  passed += ms;
}
function impatient(): Clock {
  const clock = systemClock();
  return {
    ...clock,
    monotonic: () => clock.monotonic() + passed,
    after: (ms, task) => clock.after(ms > 2000 ? ms / 10 : ms, task),
  };
}

function open(
  settings: object = {},
  secret: (name: string) => string | undefined = () => undefined,
  own = join(folder, 'open'),
): TagProvider {
  const entry = { kind: 'opcua', endpoint: server.address, securityMode: 'None', publishingInterval: 50, ...settings };
  return openTestProvider(entry, { clock: impatient(), folder: own, secret });
}

const connected = (provider: TagProvider): Promise<void> =>
  until(() => expect(provider.status().connection).toBe('connected'));

describe('an OPC UA provider', () => {
  it('shows values of every type as Ignition has them', async () => {
    const provider = open();
    const expected = {
      Temp: 20.5,
      Mode: 3,
      Count: 4_294_967_298,
      Far: '18446744073709551615',
      Text: 'hello',
      Flag: true,
      Stamp: dateValue(Date.UTC(2026, 0, 2, 3, 4, 5, 678)),
      Bytes: [1, -1],
      Title: 'Kessel',
      Name: '2:N',
      Ref: 'ns=1;s=Temp',
      List: [1, 2.5],
      Matrix: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    };
    const tags = Object.entries(expected).map(([name, value]) => ({ value, tag: follow(provider, `ns=1;s=${name}`) }));
    expect(tags[0]?.tag.now().quality.code).toBe('Uncertain_InitialValue');
    await until(() => {
      for (const { tag, value } of tags) expect(tag.now()).toMatchObject({ value, quality: { code: 'Good' } });
    });
    expect(provider.status()).toMatchObject({ connection: 'connected', followed: 13 });
    expect(provider.status().words).toContain('WITHOUT SECURITY');
    const state = follow(provider, 'nsu=http://opcfoundation.org/UA/;i=2256');
    await until(() =>
      expect(state.now().value).toMatchObject({ state: 0, buildInfo: { productName: 'NodeOPCUA-Server' } }),
    );
    expect(provider.tag('Line1/Temp')).toBeUndefined();
  });

  it('knows which nodes there are by asking, and says nothing of others', async () => {
    const provider = open();
    await connected(provider);
    const told = async (path: string): Promise<unknown> => {
      await provider.learn?.(path);
      return provider.describe(path);
    };
    expect(await told('ns=1;s=Temp')).toMatchObject({ tagType: 'AtomicTag', opcItemPath: 'ns=1;s=Temp' });
    expect(await told('ns=1;s=Plant')).toEqual({ name: 'Plant', tagType: 'Folder' });
    for (const nowhere of ['ns=1;s=Nothing', 'nsu=urn:nobody;s=X', 'ns=9;i=1', 'Line1/Temp'])
      expect(await told(nowhere), nowhere).toBeUndefined();
    // Of one that comes and goes it is known, after a while.
    const read = async (): Promise<string | undefined> => {
      const [value] = await provider.read(['ns=1;s=Visitor']);
      return value?.quality.code;
    };
    expect(await told('ns=1;s=Visitor')).toBeUndefined();
    server.tell({ do: 'add', node: 'Visitor', value: 1 });
    await until(async () => expect(await read()).toBe('Good'));
    later(6000);
    expect(await told('ns=1;s=Visitor')).toMatchObject({ tagType: 'AtomicTag' });
    server.tell({ do: 'remove', node: 'Visitor' });
    await until(async () => expect(await read()).toBe('Bad_NotFound'));
    later(31_000);
    expect(await told('ns=1;s=Visitor')).toBeUndefined();
  });

  it('says what is no value: unknown, a folder, NaN, too long, out of service', async () => {
    const provider = open();
    const code = (path: string): (() => string) => {
      const { now } = follow(provider, path);
      return () => now().quality.code;
    };
    const [none, noName, isFolder, long, wide] = [
      code('ns=1;s=Nothing'),
      code('nsu=urn:nobody;s=X'),
      code('ns=1;s=Plant'),
      code('ns=1;s=Long'),
      code('ns=1;s=Wide'),
    ];
    await until(() =>
      expect([none(), noName(), isFolder(), long(), wide()]).toEqual([
        'Bad_NotFound',
        'Bad_NotFound',
        'Bad_Unsupported',
        'Bad_OutOfRange',
        'Bad_OutOfRange',
      ]),
    );
    const temp = follow(provider, 'ns=1;s=Temp');
    await until(() => expect(temp.now().value).toBe(20.5));
    server.tell({ do: 'set', node: 'Temp', value: 'NaN' });
    await until(() => expect(temp.now()).toMatchObject({ value: null, quality: { code: 'Bad' } }));
    server.tell({ do: 'set', node: 'Temp', value: 7, status: 'BadOutOfService' });
    await until(() => expect(temp.now().quality.code).toBe('Bad_OutOfService'));
    server.tell({ do: 'set', node: 'Temp', value: 8, status: 'UncertainLastUsableValue' });
    await until(() => expect(temp.now()).toMatchObject({ value: 8, quality: { code: 'Uncertain_LastKnownValue' } }));
    // A source whose clock is off: its own time is kept.
    const yesterday = Date.now() - 86_400_000;
    server.tell({ do: 'set', node: 'Temp', value: 9, at: yesterday });
    await until(() => expect(temp.now()).toMatchObject({ value: 9, timestamp: yesterday, quality: { code: 'Good' } }));
    const any = follow(provider, 'ns=1;s=Any');
    await until(() => expect(any.now().value).toBe(1));
    server.tell({ do: 'set', node: 'Any', value: 'a text' });
    await until(() => expect(any.now().value).toBe('a text'));
    server.tell({ do: 'set', node: 'Temp', value: 20.5 });
    await until(() => expect(temp.now().value).toBe(20.5));
  });

  it('is not told small changes: by the server where it can, in per cent of a range, and by itself otherwise', async () => {
    const absolute = open({ deadband: 5, queueSize: 100 });
    const percent = open({ deadband: 10, deadbandMode: 'Percent', queueSize: 100 });
    // The server takes no deadband for a node that may hold anything.
    const [temp, any, level] = [
      follow(absolute, 'ns=1;s=Temp'),
      follow(absolute, 'ns=1;s=Any'),
      follow(percent, 'ns=1;s=Level'),
    ];
    const now = (): readonly unknown[] => [temp.now().value, any.now().value, level.now().value];
    const tell = (values: readonly (readonly [string, number])[]): void => {
      for (const [node, value] of values) server.tell({ do: 'set', node, value });
    };
    tell([
      ['Temp', 0],
      ['Any', 0],
      ['Level', 42],
    ]);
    await until(() => expect(now()).toEqual([0, 0, 42]));
    tell([
      ['Temp', 4],
      ['Any', 4],
      ['Level', 53],
    ]);
    // The server has them, and all that it tells of them has come once what was asked for later is there.
    await until(async () => {
      const read = await absolute.read(['ns=1;s=Temp', 'ns=1;s=Any', 'ns=1;s=Level']);
      expect(read.map(({ value }) => value)).toEqual([4, 4, 53]);
    });
    const after = follow(absolute, 'ns=1;s=Mode');
    await until(() => expect(after.now().quality.code).toBe('Good'));
    tell([
      ['Temp', 6],
      ['Any', 6],
      ['Level', 55],
    ]);
    await until(() => expect(now()).toEqual([6, 6, 55]));
    const numbersOf = ({ seen }: typeof temp): readonly unknown[] => seen.map(({ value }) => value);
    expect([temp, any, level].map((one) => numbersOf(one).includes(4) || numbersOf(one).includes(53))).toEqual([
      false,
      false,
      false,
    ]);
    // What was written is shown, however little it is more.
    await absolute.write([{ path: 'ns=1;s=Any', value: 7 }], 'gateway');
    expect(any.now().value).toBe(7);
    tell([
      ['Temp', 20.5],
      ['Any', 1],
      ['Level', 42],
    ]);
    await until(() => expect(now()).toEqual([20.5, 1, 42]));
  });

  it('hears when a node vanishes and when it is there again', async () => {
    const provider = open();
    server.tell({ do: 'add', node: 'Guest', value: 1 });
    const guest = follow(provider, 'ns=1;s=Guest');
    await until(() => expect(guest.now().value).toBe(1));
    server.tell({ do: 'remove', node: 'Guest' });
    await until(() => expect(guest.now().quality.code).toBe('Bad_NotFound'));
    const late = follow(provider, 'ns=1;s=Late');
    await until(() => expect(late.now().quality.code).toBe('Bad_NotFound'));
    server.tell({ do: 'add', node: 'Late', value: 2 });
    server.tell({ do: 'add', node: 'Guest', value: 3 });
    await until(() => expect([late.now().value, guest.now().value]).toEqual([2, 3]));
  });

  it('writes as the node takes it, has what is held before it answers, and refuses in words', async () => {
    const provider = open();
    await connected(provider);
    const mode = follow(provider, 'ns=1;s=Mode');
    await until(() => expect(mode.now().value).toBe(3));
    const write = async (name: string, value: unknown) => {
      const [quality] = await provider.write([{ path: `ns=1;s=${name}`, value: value as never }], 'gateway');
      return quality;
    };
    expect(await write('Mode', '12')).toEqual({ code: 'Good' });
    expect(mode.now()).toMatchObject({ value: 12, quality: { code: 'Good' } });
    expect(await write('Mode', 40_000)).toMatchObject({
      code: 'Bad_OutOfRange',
      reason: 'Nothing was written: ns=1;s=Mode takes whole numbers from -32768 to 32767.',
    });
    expect(await write('Mode', [1])).toMatchObject({ reason: expect.stringContaining('no list') });
    expect(await write('Nothing', 1)).toMatchObject({ code: 'Bad_NotFound' });
    expect(await write('Fixed', 2)).toMatchObject({ code: 'Bad_ReadOnly' });
    expect(await write('Guarded', 2)).toMatchObject({ code: 'Bad_AccessDenied' });
    const others = {
      Far: '18446744073709551614',
      Text: 'ä',
      Flag: false,
      Stamp: dateValue(5),
      Bytes: [-1, 7],
      Title: 'T',
      Name: '1:M',
      Ref: 'ns=1;s=Text',
      List: [3],
      Matrix: [
        [9, 8, 7],
        [6, 5, 4],
      ],
    };
    const paths = Object.keys(others).map((name) => `ns=1;s=${name}`);
    const writes = Object.entries(others).map(([name, value]) => ({ path: `ns=1;s=${name}`, value }));
    expect(await provider.write(writes, 'gateway')).toEqual(paths.map(() => ({ code: 'Good' })));
    expect((await provider.read(paths)).map(({ value }) => value)).toEqual(Object.values(others));
  });

  it('shows what the server tells where it cannot be read what is held after a write', async () => {
    const provider = open();
    await connected(provider);
    const mode = follow(provider, 'ns=1;s=Mode');
    await until(() => expect(mode.now().quality.code).toBe('Good'));
    const write = (value: number) => provider.write([{ path: 'ns=1;s=Mode', value }], 'gateway');
    await write(21);
    server.tell({ do: 'refuse' });
    await until(async () =>
      expect(await provider.read(['ns=1;s=Mode'])).toMatchObject([{ quality: { code: 'Bad_NotConnected' } }]),
    );
    server.tell({ do: 'refuse' });
    server.tell({ do: 'set', node: 'Fast', value: 4711 });
    const fast = follow(provider, 'ns=1;s=Fast');
    await until(() => expect(fast.now().value).toBe(4711));
    expect(await write(22)).toEqual([{ code: 'Good' }]);
    await until(() => expect(mode.now()).toMatchObject({ value: 22, quality: { code: 'Good' } }));
    expect(mode.seen.map(({ quality }) => quality.code)).not.toContain('Bad_NotConnected');
  });

  it('shows what a later write left, where what an earlier one left is read later', async () => {
    const provider = open();
    await connected(provider);
    const mode = follow(provider, 'ns=1;s=Mode');
    await until(() => expect(mode.now().quality.code).toBe('Good'));
    const write = (value: number) => provider.write([{ path: 'ns=1;s=Mode', value }], 'gateway');
    await write(30);
    const fast = follow(provider, 'ns=1;s=Fast');
    server.tell({ do: 'hold' });
    server.tell({ do: 'set', node: 'Fast', value: 4712 });
    await until(() => expect(fast.now().value).toBe(4712));
    // It reads 31 before the other one is there.
    const slow = write(31);
    await until(() => expect(mode.now().value).toBe(31));
    await write(32);
    expect(mode.now().value).toBe(32);
    server.tell({ do: 'goOn' });
    await slow;
    expect(mode.now().value).toBe(32);
  });

  it('shows what is on a server, however much, and what a variable is', async () => {
    const provider = open();
    expect((await provider.browse('')).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Server', 'Plant', 'Bulk']),
    );
    expect(await provider.browse('ns=1;s=Bulk')).toHaveLength(1500);
    expect((await provider.browse('ns=1;s=Plant')).find(({ name }) => name === 'List')).toEqual({
      name: 'List',
      path: 'ns=1;s=List',
      tagType: 'AtomicTag',
      hasChildren: false,
      valueSource: 'opc',
      dataType: 'Float4Array',
    });
    await expect(provider.browse('ns=1;s=Nothing')).rejects.toMatchObject({ code: 'object-not-found' });
    await until(() =>
      expect(provider.describe('ns=1;s=Level')).toMatchObject({
        name: 'Level',
        dataType: 'Float8',
        engUnit: '%',
        engLow: 0,
        engHigh: 120,
        documentation: 'How full the tank is',
        readOnly: false,
      }),
    );
  });

  it('shows nothing as live when the server is gone, and all of it when it is back', async () => {
    const own = await startOpcua({ folder: join(folder, 'server') });
    onTestFinished(own.kill);
    const provider = open({ endpoint: own.address, timeout: 1500 });
    const temp = follow(provider, 'ns=1;s=Temp');
    await until(() => expect(temp.now()).toMatchObject({ value: 20.5, quality: { code: 'Good' } }));
    const { timestamp } = temp.now();
    own.signal('SIGSTOP');
    await until(() =>
      expect(temp.now()).toMatchObject({ value: 20.5, timestamp, quality: { code: 'Bad_NotConnected' } }),
    );
    expect(provider.status()).toMatchObject({ connection: 'faulted' });
    expect(await provider.write([{ path: 'ns=1;s=Temp', value: 1 }], 'gateway')).toMatchObject([
      { code: 'Bad_NotConnected', reason: expect.stringMatching(/^Nothing was written/) },
    ]);
    await expect(provider.browse('')).rejects.toMatchObject({ code: 'not-live' });
    expect(await provider.read(['ns=1;s=Temp'])).toMatchObject([{ quality: { code: 'Bad_NotConnected' } }]);
    own.signal('SIGCONT');
    await until(() => expect(temp.now().quality.code).toBe('Good'));
    await own.kill();
    await until(() => expect(temp.now().quality.code).toBe('Bad_NotConnected'));
    await until(() => expect(provider.status().words).toContain('nobody listens there'));
    const again = await startOpcua({ folder: join(folder, 'server'), port: own.port });
    onTestFinished(again.kill);
    await until(() => expect(temp.now()).toMatchObject({ value: 20.5, quality: { code: 'Good' } }));
  });

  it('goes to the other of two servers when one is gone, and stays there', async () => {
    const first = await startOpcua({ folder: join(folder, 'server') });
    onTestFinished(first.kill);
    const provider = open({ endpoint: [first.address, server.address] });
    const temp = follow(provider, 'ns=1;s=Temp');
    await until(() => expect(temp.now().value).toBe(20.5));
    await first.kill();
    await until(() =>
      expect(provider.status()).toMatchObject({
        connection: 'connected',
        words: expect.stringContaining(server.address),
      }),
    );
    await until(() => expect(temp.now()).toMatchObject({ value: 20.5, quality: { code: 'Good' } }));
  });

  it('speaks to a server whose certificate a person trusts, as the user of the settings, and says why not', async () => {
    const own = await startOpcua({ folder: join(folder, 'server'), isOpen: false });
    onTestFinished(own.kill);
    const pki = providerFolder(folder, 'plant');
    let password = 'wrong';
    const settings = {
      endpoint: own.address,
      securityMode: 'SignAndEncrypt',
      user: { name: 'line1', password: { secret: 'plc' } },
    };
    const first = open(settings, () => password, pki);
    await until(() => expect(first.status().words).toContain('countersign tags trust plant'));
    const fingerprint = /SHA-256 ([\dA-F:]+)/.exec(first.status().words)?.[1] ?? '';
    expect(readdirSync(join(pki, 'rejected'))).toEqual([`${fingerprint.replaceAll(':', '').toLowerCase()}.pem`]);
    writeFileSync(join(folder, 'tags.json'), JSON.stringify({ providers: { plant: { kind: 'opcua', ...settings } } }));
    const words = ['tags', 'trust', 'plant', '--data-dir', folder];
    const person = terminal('no');
    expect(await runCommand(words, person)).toBe(1);
    expect(person.printed).toContain(`  SHA-256      ${fingerprint}`);
    expect(await runCommand([...words, '--fingerprint', '00'], terminal())).toBe(1);
    expect(readdirSync(pki)).not.toContain('trusted');
    expect(await runCommand([...words, '--fingerprint', fingerprint], terminal())).toBe(0);
    const again = terminal();
    expect(await runCommand(words, again)).toBe(0);
    expect(again.printed.at(-1)).toBe('It is trusted already.');
    await until(() => expect(first.status().words).toContain('the server refuses the user'));
    await first.close();
    password = 'right';
    const second = open(settings, () => password, pki);
    await until(() => expect(second.status().words).toContain('SignAndEncrypt Basic256Sha256'));
    const temp = follow(second, 'ns=1;s=Temp');
    await until(() => expect(temp.now()).toMatchObject({ value: 20.5, quality: { code: 'Good' } }));
    await own.kill();
    const changed = await startOpcua({ folder: join(folder, 'changed'), isOpen: false, port: own.port });
    onTestFinished(changed.kill);
    await until(() => expect(second.status().words).toContain('another certificate than the one that is trusted'));
    expect(temp.now().quality.code).toBe('Bad_NotConnected');
    const [trusted = ''] = readdirSync(join(pki, 'trusted'));
    const der = new X509Certificate(readFileSync(join(pki, 'trusted', trusted))).raw;
    expect(distrust(pki, 'plant', der, Date.now() + 1e12)).toContain('the certificate of the server ended on');
  });

  it('says which security a server has where it has not what is asked', async () => {
    const provider = open({ securityMode: 'SignAndEncrypt' });
    await until(() => expect(provider.status().words).toContain('it offers None'));
    const refused = { endpoint: server.address, securityMode: 'None', user: { name: 'a', password: { secret: 'b' } } };
    expect(opcuaSettings.safeParse(refused).error?.issues.some(({ path }) => path[0] === 'user')).toBe(true);
  });
});

it("the station's own certificate is made once, and anew where it ended or cannot be read", async () => {
  const own = mkdtempSync(join(tmpdir(), 'countersign-own-'));
  onTestFinished(() => rmSync(own, { recursive: true }));
  const opc = await loadOpcua();
  const now = Date.now();
  const fingerprint = async (at = now): Promise<string> => (await ownIdentity(own, opc, at, testSealer)).fingerprint;
  const first = await fingerprint();
  expect(await fingerprint(now + 3000 * 86_400_000)).toBe(first);
  const second = await fingerprint(now + 4000 * 86_400_000);
  expect(second).not.toBe(first);
  // A power cut left half of it.
  const file = join(own, 'own', 'certificate.pem');
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 200));
  const third = await ownIdentity(own, opc, now, testSealer);
  expect([first, second]).not.toContain(third.fingerprint);
  expect(new X509Certificate(third.certificate).checkPrivateKey(createPrivateKey(third.key))).toBe(true);
});

it("the station's own key lies nowhere in the clear, and one that does is sealed as it is", async () => {
  const own = mkdtempSync(join(tmpdir(), 'countersign-own-'));
  onTestFinished(() => rmSync(own, { recursive: true }));
  const opc = await loadOpcua();
  const identity = () => ownIdentity(own, opc, Date.now(), testSealer);
  const files = () => readdirSync(join(own, 'own')).toSorted();
  const { fingerprint, key } = await identity();
  expect(files()).toEqual(['certificate.pem', 'private-key.sealed']);
  expect(readFileSync(join(own, 'own', 'private-key.sealed'), 'utf8')).not.toContain('PRIVATE KEY');
  expect(statSync(join(own, 'own', 'private-key.sealed')).mode & 0o077).toBe(0);
  // As an earlier version left it.
  rmSync(join(own, 'own', 'private-key.sealed'));
  writeFileSync(join(own, 'own', 'private-key.pem'), key);
  expect(await identity()).toMatchObject({ fingerprint, key });
  expect(files()).toEqual(['certificate.pem', 'private-key.sealed']);
  expect(ownFingerprint(own)).toBe(fingerprint);
  // The folder of another station.
  const other = sealerOf(Buffer.alloc(32, 1), systemClock());
  expect((await ownIdentity(own, opc, Date.now(), other)).fingerprint).not.toBe(fingerprint);
});
