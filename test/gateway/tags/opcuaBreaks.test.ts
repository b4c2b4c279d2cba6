import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../electron/gateway/platform/ports.ts';
import type { TagProvider } from '../../../electron/gateway/tags/provider.ts';
import { follow, openTestProvider } from '../../support/plant/provider.ts';
import { openOpcuaLine, type OpcuaLine } from '../../support/plant/opcuaLine.ts';
import { startOpcua, type OpcuaServer } from '../../support/plant/startOpcua.ts';
import { until } from '../../support/until.ts';

let folder: string;
let server: OpcuaServer;
let line: OpcuaLine;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-opcua-breaks-'));
  server = await startOpcua({ folder: join(folder, 'server') });
  line = await openOpcuaLine(server.port);
});
afterAll(async () => {
  line.close();
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

function open(settings: object = {}): TagProvider {
  const endpoint = `opc.tcp://127.0.0.1:${line.port}`;
  const entry = { kind: 'opcua', endpoint, securityMode: 'None', publishingInterval: 50, timeout: 1500, ...settings };
  return openTestProvider(entry, { clock: systemClock(), folder: join(folder, 'own') });
}

/** How many notifications the server keeps that nobody acknowledged. */
async function keptBy(provider: TagProvider): Promise<unknown> {
  const [kept] = await provider.read(['ns=1;s=Kept']);
  return kept?.value;
}

const numbers = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, at) => from + at);

describe('a break of the connection to an OPC UA server', () => {
  const breaks = {
    'the line is cut': { begin: () => line.cut(), end: () => line.mend() },
    'the line swallows everything': { begin: () => line.drop(), end: () => line.mend() },
    'the server stands still': { begin: () => server.signal('SIGSTOP'), end: () => server.signal('SIGCONT') },
  };
  for (const [what, { begin, end }] of Object.entries(breaks))
    it(`loses nothing of what the server keeps when ${what}, and keeps the order`, async () => {
      const provider = open({ queueSize: 100, samplingInterval: 0 });
      const fast = follow(provider, 'ns=1;s=Fast');
      const text = follow(provider, 'ns=1;s=Text');
      await until(() => expect([fast.now().quality.code, text.now().quality.code]).toEqual(['Good', 'Good']));
      const told = (values: readonly number[]): void => {
        for (const value of values) server.tell({ do: 'set', node: 'Fast', value });
      };
      told(numbers(1, 3));
      await until(() => expect(fast.now().value).toBe(3));
      const still = text.now();
      begin();
      onTestFinished(end);
      told(numbers(4, 40));
      await until(() => expect(fast.now().quality.code).toBe('Bad_NotConnected'));
      expect(text.now().quality.code).toBe('Bad_NotConnected');
      // Whoever comes during the break is heard after it.
      const late = follow(provider, 'ns=1;s=Mode');
      end();
      await until(() => expect(fast.now()).toMatchObject({ value: 43, quality: { code: 'Good' } }));
      told([44]);
      await until(() => expect(fast.now().value).toBe(44));
      const good = fast.seen.filter(({ quality }) => quality.code === 'Good').map(({ value }) => value);
      const after = good.slice(good.lastIndexOf(1));
      // What it was before the break it is again, and then what came meanwhile, each once.
      expect(after).toEqual([...numbers(1, 3), ...numbers(3, 42)]);
      expect(text.now()).toEqual(still);
      await until(() => expect(late.now().quality.code).toBe('Good'));
      told([0]);
      await until(() => expect(fast.now().value).toBe(0));
    });

  it('has a new subscription, with the values of now, where the server is another', async () => {
    const first = await startOpcua({ folder: join(folder, 'server') });
    onTestFinished(first.kill);
    const provider = open({ endpoint: first.address });
    const temp = follow(provider, 'ns=1;s=Temp');
    await until(() => expect(temp.now().value).toBe(20.5));
    first.tell({ do: 'set', node: 'Temp', value: 99 });
    await until(() => expect(temp.now().value).toBe(99));
    await first.kill();
    await until(() => expect(temp.now().quality.code).toBe('Bad_NotConnected'));
    const second = await startOpcua({ folder: join(folder, 'server'), port: first.port });
    onTestFinished(second.kill);
    await until(() => expect(temp.now()).toMatchObject({ value: 20.5, quality: { code: 'Good' } }));
  });

  it('acknowledges once more what the server never heard of, and tells nothing twice', async () => {
    const provider = open({ queueSize: 100, samplingInterval: 0 });
    const fast = follow(provider, 'ns=1;s=Fast');
    await until(() => expect(fast.now().quality.code).toBe('Good'));
    server.tell({ do: 'set', node: 'Fast', value: 1 });
    await until(() => expect(fast.now().value).toBe(1));
    line.become({ losesRequests: true });
    onTestFinished(() => line.become({}));
    // The server tells as long as it was asked before; each is acknowledged, in vain.
    for (const value of numbers(2, 4)) {
      server.tell({ do: 'set', node: 'Fast', value });
      await until(() => expect(fast.now().value).toBe(value));
    }
    for (const value of numbers(6, 20)) server.tell({ do: 'set', node: 'Fast', value });
    await until(() => expect(fast.now().quality.code).toBe('Bad_NotConnected'));
    line.become({});
    await until(() => expect(fast.now()).toMatchObject({ value: 25, quality: { code: 'Good' } }));
    await until(async () => expect(await keptBy(provider)).toBe(0));
    const good = fast.seen.filter(({ quality }) => quality.code === 'Good').map(({ value }) => value);
    const shown = good.slice(good.lastIndexOf(1));
    expect(shown.filter((value, at) => value !== shown[at - 1])).toEqual(numbers(1, 25));
  });
});

describe('a notification of an OPC UA server that does not arrive', () => {
  const begun = async () => {
    const provider = open({ queueSize: 100, samplingInterval: 0 });
    const fast = follow(provider, 'ns=1;s=Fast');
    await until(() => expect(fast.now().quality.code).toBe('Good'));
    const tell = (value: number): void => server.tell({ do: 'set', node: 'Fast', value });
    tell(1);
    await until(() => expect(fast.now().value).toBe(1));
    onTestFinished(() => line.become({}));
    const told = (): readonly unknown[] => {
      const values = fast.seen.map(({ value }) => value);
      return values.slice(values.lastIndexOf(1));
    };
    const loses = async (values: readonly number[]): Promise<void> => {
      const before = line.held();
      line.become({ loses: values.length });
      for (const [at, value] of values.entries()) {
        tell(value);
        await until(() => expect(line.held()).toBe(before + at + 1));
      }
    };
    return { provider, fast, tell, told, loses };
  };

  it('is asked for once more, before what came after it', async () => {
    const { provider, fast, tell, told, loses } = await begun();
    await loses([2, 3]);
    tell(4);
    await until(() => expect(fast.now().value).toBe(4));
    expect(told()).toEqual([1, 2, 3, 4]);
    await until(async () => expect(await keptBy(provider)).toBe(0));
  });

  it('is asked for once more when nothing comes after it', async () => {
    const { fast, told, loses } = await begun();
    await loses([2]);
    await until(() => expect(fast.now().value).toBe(2));
    expect(told()).toEqual([1, 2]);
  });

  it('is told once where it comes late', async () => {
    const { fast, tell, told } = await begun();
    line.become({ overtakes: true });
    const before = line.held();
    tell(2);
    await until(() => expect(line.held()).toBe(before + 1));
    tell(3);
    await until(() => expect(fast.now().value).toBe(3));
    tell(4);
    await until(() => expect(fast.now().value).toBe(4));
    expect(told()).toEqual([1, 2, 3, 4]);
  });

  it('is missed where the server keeps it no more: everything is asked for anew, and the status says why', async () => {
    const { provider, fast, tell, loses } = await begun();
    await loses([2]);
    server.tell({ do: 'forget' });
    tell(3);
    await until(() => expect(provider.status().lastError?.words).toMatch(/did not keep all of what it told/));
    await until(() => expect(fast.now()).toMatchObject({ value: 3, quality: { code: 'Good' } }));
  });
});
