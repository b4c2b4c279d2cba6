/** Starts brokers (Mosquitto) for tests, each a process of its own that keeps nothing. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../freePort.ts';
import { testTls } from '../openid/tls.ts';

export const brokerUser = 'line1';
export const brokerPassword = 'canary-of-a-broker-password';

export interface Mosquitto {
  readonly port: number;
  /** With the certificate of the tests. */
  readonly tlsPort: number;
  /** Over WebSockets. */
  readonly webPort: number;
  readonly signal: (signal: 'SIGSTOP' | 'SIGCONT') => void;
  /** Kills it. Resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same ports. */
  readonly start: () => Promise<void>;
  /** Kills it, and takes its folder away. */
  readonly remove: () => Promise<void>;
}

/** Starts a broker that lets in anybody, and `brokerUser` with the password alone. Nobody may anything with topics below `locked`. */
export async function startMosquitto(): Promise<Mosquitto> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-mosquitto-'));
  const at = (name: string): string => join(folder, name);
  const [port, tlsPort, webPort] = [await freePort(), await freePort(), await freePort()];
  execFileSync('mosquitto_passwd', ['-b', '-c', at('users'), brokerUser, brokerPassword], { stdio: 'ignore' });
  writeFileSync(at('key.pem'), testTls.key);
  writeFileSync(at('certificate.pem'), testTls.cert);
  const rights = `topic readwrite #\ntopic deny locked/#\n`;
  writeFileSync(at('rights'), `${rights}\nuser ${brokerUser}\n${rights}`);
  const settings = [
    'user root',
    'persistence false',
    'max_queued_messages 100000',
    'log_dest stderr',
    'allow_anonymous true',
    `password_file ${at('users')}`,
    `acl_file ${at('rights')}`,
    `listener ${port} 127.0.0.1`,
    `listener ${webPort} 127.0.0.1`,
    'protocol websockets',
    `listener ${tlsPort} 127.0.0.1`,
    `certfile ${at('certificate.pem')}`,
    `keyfile ${at('key.pem')}`,
  ];
  writeFileSync(at('settings'), settings.join('\n'));
  let child: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  const start = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const started = spawn('mosquitto', ['-c', at('settings')], { stdio: ['ignore', 'ignore', 'pipe'] });
      child = started;
      const said: string[] = [];
      started.once('error', reject);
      started.once('exit', () => reject(new Error(`mosquitto did not start: ${said.slice(-5).join(' ')}`)));
      createInterface({ input: started.stderr }).on('line', (line) => {
        if (/version \S+ running/.test(line)) resolve();
        else if (said.length < 100) said.push(line);
      });
    });
  await start();
  const atExit = (): void => void child?.kill('SIGKILL');
  process.once('exit', atExit);
  return {
    port,
    tlsPort,
    webPort,
    signal: (signal) => void child?.kill(signal),
    kill,
    start,
    remove: async () => {
      await kill();
      process.off('exit', atExit);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
