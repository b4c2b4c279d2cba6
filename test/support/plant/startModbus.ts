/** Starts devices that speak Modbus TCP, each in a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

export interface ModbusServer {
  readonly port: number;
  /** Sets registers, by their number on the wire. */
  readonly set: (registers: Readonly<Record<number, number>>) => void;
  /** What it does wrong from now on: see `modbusServer.ts`. */
  readonly fail: (faults: Readonly<Record<string, number | boolean>>) => void;
  readonly signal: (signal: 'SIGSTOP' | 'SIGCONT') => void;
  /** Kills it. Resolves when it is gone. */
  readonly kill: () => Promise<void>;
}

/** Starts a device. Resolves when it listens. */
export async function startModbus(settings: {
  readonly port?: number;
  readonly hasMaskWrite?: boolean;
}): Promise<ModbusServer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'modbusServer.ts'), JSON.stringify(settings)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = z.tuple([z.string()]).parse(await once(createInterface({ input: child.stdout }), 'line'));
  const { port } = z.object({ port: z.number() }).parse(JSON.parse(line));
  return {
    port,
    set: (registers) => void child.stdin.write(`${JSON.stringify({ registers })}\n`),
    fail: (faults) => void child.stdin.write(`${JSON.stringify(faults)}\n`),
    signal: (signal) => void child.kill(signal),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
