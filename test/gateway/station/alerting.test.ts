/** Alerts: whoever answers for security hears of them at once, or first of all once they can be reached. */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSignatureScene, type SignatureScene } from '../../support/signatureScene.ts';
import { until } from '../../support/until.ts';

interface Syslog {
  /** The messages, each without its length. */
  readonly received: readonly string[];
  readonly port: number;
  readonly stop: () => Promise<void>;
}

async function syslog(port = 0): Promise<Syslog> {
  const received: string[] = [];
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    let text = '';
    socket.on('data', (data: Buffer) => (text += data.toString()));
    socket.on('end', () => received.push(text.replace(/^\d+ /, '')));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const stop = async (): Promise<void> => {
    for (const socket of open) socket.destroy();
    if (server.listening) await new Promise((done) => server.close(done));
  };
  onTestFinished(stop);
  return { received, port: (server.address() as AddressInfo).port, stop };
}

/** The entry of the trail in a message of RFC 5424, of the severity of an alert. */
function entryIn(message: string): unknown {
  const [, entry = ''] = /^<105>1 \S+Z \S+ countersign - alert - (\{[ -~]+\})$/.exec(message) ?? [];
  return JSON.parse(entry);
}

/** A station whose site wrote `alerts.json` before it started. */
async function alerted(file: unknown, before?: SignatureScene): Promise<SignatureScene> {
  const first = before ?? (await openSignatureScene());
  await first.station.gateway.close();
  const { dataDir, projectDir } = first.station;
  writeFileSync(join(dataDir, 'alerts.json'), JSON.stringify(file));
  return openSignatureScene({ dataDir, projectDir, clock: first.clock });
}

/** Somebody tries to sign until it is stopped. */
async function guess(scene: SignatureScene, userName = 'sam'): Promise<void> {
  const id = await scene.trigger(scene.queue()[0] ?? '');
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await scene.sign(id, userName, { password: 'wrong password' });
    scene.clock.advance(5000);
  }
}

describe('alerts', () => {
  it('ES-14 a challenge that ends after wrong attempts is told to a syslog at once, as the trail has it', async () => {
    const { received, port } = await syslog();
    const scene = await alerted({ to: [{ syslog: `tcp://127.0.0.1:${port}` }] });
    await guess(scene);
    await until(() => expect(received).toHaveLength(1));
    expect(entryIn(received[0] ?? '')).toMatchObject({
      action: 'security.alert',
      actor: { kind: 'person' },
      target: expect.stringMatching(/^sign-in-slot:/),
      detail: { attempts: 3 },
    });
  });

  it('ES-14 HM-19 what nobody took waits, is counted in the status, also over a restart, and is sent first and once', async () => {
    const gone = await syslog();
    await gone.stop();
    const to = [{ syslog: `tcp://127.0.0.1:${gone.port}` }];
    const scene = await alerted({ to });
    await guess(scene);
    const unsent = (of: SignatureScene) => of.page.frame.status().unsent;
    await until(() => expect(unsent(scene)).toEqual({ alerts: 1, since: expect.stringMatching(/^\d{4}-.*Z$/) }));
    const { gateway } = scene.station;
    const ids = gateway.trail.latest(50).flatMap(({ action, id }) => (action === 'security.alert' ? [id] : []));
    expect(ids).toHaveLength(1);
    const after = await alerted({ to }, scene);
    await guess(after, 'quinn');
    await until(() => expect(unsent(after)?.alerts).toBe(2));
    const back = await syslog(gone.port);
    await until(() => {
      after.clock.advance(1000);
      expect(back.received).toHaveLength(2);
    });
    await until(() => expect(unsent(after)).toBeNull());
    const all = back.received.map(entryIn);
    expect(all).toMatchObject([{ id: ids[0] }, { detail: { attempts: 3 } }]);
    const again = await alerted({ to }, after);
    await guess(again, 'olga');
    await until(() => expect(back.received).toHaveLength(3));
  });

  it('ES-14 AU-8 wrong attempts to sign count for the account, and that it was locked is told, in lines of ASCII', async () => {
    const { received, port } = await syslog();
    const scene = await alerted({ to: [{ syslog: `tcp://127.0.0.1:${port}` }] });
    await scene.station.addUser('zoë', 'Supervisor');
    await guess(scene, 'zoë');
    const app = { currentApp: 'countersign', remoteAddr: '127.0.0.1' };
    for (let attempt = 3; attempt < 10; attempt += 1) {
      scene.clock.advance(15 * 60_000);
      await scene.station.gateway.sso.user.login({ ...app, username: 'zoë', password: 'wrong' }).catch(() => undefined);
    }
    await until(() => expect(received).toHaveLength(2));
    expect(received.map(entryIn)).toMatchObject([
      { action: 'security.alert', actor: { name: 'zoë' } },
      { action: 'user.locked', detail: { reason: '10 failed attempts in a row' } },
    ]);
  });

  it('an alerts.json that cannot be used is told at the start, and no station runs that nobody hears', async () => {
    await expect(alerted({ to: [{ syslog: 'soc.plant.example' }] })).rejects.toThrow(/alerts\.json .*Mend the file/);
  });
});
