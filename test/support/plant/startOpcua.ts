/** Starts OPC UA servers for tests and benches, each in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

export interface OpcuaServer {
  readonly address: string;
  readonly port: number;
  /** Has it do something: `{ do: 'set', node: 'Temp', value: 5 }`. */
  readonly tell: (command: object) => void;
  readonly signal: (signal: 'SIGSTOP' | 'SIGCONT') => void;
  /** Kills it. Resolves when it is gone. */
  readonly kill: () => Promise<void>;
}

const told = z.object({ port: z.number() });

/** Starts a server. Resolves when it listens. */
export async function startOpcua(settings: {
  /** Where its certificate is; one that is there is used again. */
  readonly folder: string;
  readonly port?: number;
  readonly isOpen?: boolean;
  readonly many?: number;
  readonly rate?: number;
  readonly tellsTime?: boolean;
  readonly namespaces?: readonly string[];
}): Promise<OpcuaServer> {
  const child: ChildProcess = spawn(
    process.execPath,
    [join(import.meta.dirname, 'opcuaServer.ts'), JSON.stringify(settings)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  if (child.stdout === null) throw new Error('The server has no output.');
  const lines = createInterface({ input: child.stdout });
  const [line] = z.tuple([z.string()]).parse(await once(lines, 'line'));
  const { port } = told.parse(JSON.parse(line));
  return {
    address: `opc.tcp://127.0.0.1:${port}`,
    port,
    tell: (command) => void child.stdin?.write(`${JSON.stringify(command)}\n`),
    signal: (signal) => void child.kill(signal),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
