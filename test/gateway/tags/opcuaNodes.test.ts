/** Values and node ids that are seldom, and a server whose namespaces change, with a real server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../electron/gateway/platform/ports.ts';
import type { TagProvider } from '../../../electron/gateway/tags/provider.ts';
import { follow, openTestProvider } from '../../support/plant/provider.ts';
import { startOpcua, type OpcuaServer } from '../../support/plant/startOpcua.ts';
import { until } from '../../support/until.ts';

let folder: string;
let server: OpcuaServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-opcua-nodes-'));
  server = await startOpcua({ folder: join(folder, 'server') });
});
afterAll(async () => {
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

function open(endpoint = server.address, settings: object = {}): TagProvider {
  const entry = { kind: 'opcua', endpoint, securityMode: 'None', publishingInterval: 50, ...settings };
  return openTestProvider(entry, { clock: systemClock(), folder: join(folder, 'own') });
}

describe('an OPC UA provider', () => {
  it('has no value where the server says a time that is none, nothing, or a number that is none', async () => {
    const provider = open();
    const [never, endless, nothing, numbers] = ['Never', 'Endless', 'Null', 'Numbers'].map((name) =>
      follow(provider, `ns=1;s=${name}`),
    );
    const good = { value: null, quality: { code: 'Good' } };
    await until(() => {
      expect(never?.now()).toMatchObject(good);
      expect(endless?.now()).toMatchObject(good);
      expect(nothing?.now()).toMatchObject(good);
      expect(numbers?.now()).toMatchObject({ value: [1, null, null], quality: { code: 'Bad' } });
    });
    // What was held before does not stay beside the quality.
    const any = follow(provider, 'ns=1;s=Any');
    await until(() => expect(any.now().value).toBe(1));
    server.tell({ do: 'set', node: 'Any', value: 'NaN' });
    await until(() => expect(any.now()).toMatchObject({ value: null, quality: { code: 'Bad' } }));
  });

  it('has structures by their fields, with enumerations as numbers and texts as texts', async () => {
    const provider = open();
    await until(() => expect(provider.status().connection).toBe('connected'));
    const [status, state] = await provider.read(['i=2256', 'i=2259']);
    expect(status).toMatchObject({
      value: { state: 0, buildInfo: { productName: expect.any(String) }, shutdownReason: null },
      quality: { code: 'Good' },
    });
    expect(state).toMatchObject({ value: 0, quality: { code: 'Good' } });
  });

  it('shows no structure over a value that came after it, nor holds one up that came with it', async () => {
    const provider = open(server.address, { queueSize: 10, samplingInterval: 0 });
    const [shape, fast] = [follow(provider, 'ns=1;s=Shape'), follow(provider, 'ns=1;s=Fast')];
    await until(() =>
      expect([shape.now().value, fast.now().value]).toEqual([expect.objectContaining({ name: 'first' }), 0]),
    );
    server.tell({ do: 'set', node: 'Shape', value: 'structure' });
    server.tell({ do: 'set', node: 'Shape', value: null, status: 'BadOutOfService' });
    await until(() => expect(shape.seen.map(({ quality }) => quality.code)).toContain('Bad_OutOfService'));
    server.tell({ do: 'set', node: 'Fast', value: 77 });
    await until(() => expect(fast.now().value).toBe(77));
    expect(shape.now()).toMatchObject({ value: null, quality: { code: 'Bad_OutOfService' } });
    server.tell({ do: 'set', node: 'Shape', value: 'structure' });
    await until(() => expect(shape.now().value).toMatchObject({ name: 'made of fields' }));
  });

  it('reads, follows and finds again nodes by ids of every kind', async () => {
    const ids = [
      'i=70001',
      's=A;B=C',
      's=nsu=urn:x;i=1',
      'g=72962B91-FA75-4AE6-8D28-B404DC7DAF63',
      'b=M/RbKBsRVkePCePcx24oRA==',
    ];
    const provider = open();
    const paths = ids.map((id) => `ns=1;${id}`);
    const followed = paths.map((path) => follow(provider, path));
    await until(() => expect(followed.map(({ now }) => now().value)).toEqual([0, 1, 2, 3, 4]));
    expect((await provider.read(paths)).map(({ value }) => value)).toEqual([0, 1, 2, 3, 4]);
    const listed = (await provider.browse('ns=1;s=Plant')).filter(({ name }) => name.startsWith('Kind '));
    const found = await provider.read(listed.map(({ path }) => path));
    expect(found.map(({ value }) => value).sort()).toEqual([0, 1, 2, 3, 4]);
  });

  it('follows a namespace by its name where the server numbers its namespaces anew', async () => {
    const names = ['urn:first', 'urn:second'];
    const own = join(folder, 'numbered');
    const before = await startOpcua({ folder: own, namespaces: names });
    onTestFinished(before.kill);
    const provider = open(before.address);
    const [first, second] = names.map((name) => follow(provider, `nsu=${name};s=Where`));
    const gone = follow(provider, 'nsu=urn:third;s=Where');
    await until(() => expect([first?.now().value, second?.now().value]).toEqual(names));
    await until(() => expect(gone.now().quality.code).toBe('Bad_NotFound'));
    await before.kill();
    await until(() => expect(first?.now().quality.code).toBe('Bad_NotConnected'));
    const after = await startOpcua({ folder: own, port: before.port, namespaces: ['urn:third', 'urn:second'] });
    onTestFinished(after.kill);
    await until(() => {
      expect(second?.now()).toMatchObject({ value: 'urn:second', quality: { code: 'Good' } });
      expect(gone.now()).toMatchObject({ value: 'urn:third', quality: { code: 'Good' } });
      expect(first?.now().quality.code).toBe('Bad_NotFound');
    });
    const told = [...(first?.seen ?? []), ...(second?.seen ?? [])].filter(({ quality }) => quality.code === 'Good');
    expect(new Set(told.map(({ value }) => value))).toEqual(new Set(names));
  });
});
