/** Starts a demo's OpenID provider as a process of plain Node, which ends with the command. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { demoProviderReply } from '../contract/demoProvider.ts';
import type { DemoProviderHost } from '../gateway/platform/ports.ts';

/** A source file runs as it is under Node; a build has the program beside the main script. */
const fromSource = import.meta.url.endsWith('.ts');
const program = fileURLToPath(new URL(fromSource ? '../demo/main.ts' : './demo-provider.js', import.meta.url));

/** Rejects when the provider does not serve: its port is taken, or its process ended. */
export const nodeDemoProvider: DemoProviderHost = (settings) => {
  const child = fork(program, { stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error('The process of the demo provider ended.')));
    child.once('message', (message: unknown) => {
      const reply = demoProviderReply.parse(message);
      if ('problem' in reply) {
        child.kill();
        reject(new Error(reply.problem));
      } else {
        resolve({ ...reply, stop: () => void child.kill() });
      }
    });
    child.send(settings);
  });
};
