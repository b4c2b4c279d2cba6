import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../electron/gateway/platform/ports.ts';
import type { TagProvider } from '../../../electron/gateway/tags/provider.ts';
import { follow, openTestProvider } from '../../support/plant/provider.ts';
import { startOpcua, type OpcuaServer } from '../../support/plant/startOpcua.ts';
import { openProxy, type TcpProxy } from '../../support/plant/tcpProxy.ts';
import { until } from '../../support/until.ts';

let folder: string;
let server: OpcuaServer;
let line: TcpProxy;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-opcua-breaks-'));
  server = await startOpcua({ folder: join(folder, 'server') });
  line = await openProxy(server.port);
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

const numbers = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, at) => from + at);

describe('a break of the connection to an OPC UA server', () => {
  const breaks = {
    'the line is cut': { begin: () => line.cut(), end: () => line.mend() },
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
});
