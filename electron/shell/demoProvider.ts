/** Starts a demo's OpenID provider as a utility process, which ends with the program. */
import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import { demoProviderReply, type DemoProviderSettings } from '../contract/demoProvider.ts';
import type { DemoProviderProcess } from '../gateway/platform/ports.ts';

/** Beside the main script in a build. */
const program = fileURLToPath(new URL('./demo-provider.js', import.meta.url));

/** Milliseconds that the process has to answer. */
const patience = 10_000;

/** Rejects when the provider does not serve: its port is taken, or its process ended. */
export function demoProvider(settings: DemoProviderSettings): Promise<DemoProviderProcess> {
  const child = utilityProcess.fork(program, [], {
    serviceName: 'Countersign demo identity provider',
    stdio: 'ignore',
  });
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill();
      reject(new Error('The process of the demo provider did not answer.'));
    }, patience);
    child.once('exit', () => {
      clearTimeout(late);
      reject(new Error('The process of the demo provider ended.'));
    });
    child.once('message', (message: unknown) => {
      clearTimeout(late);
      const reply = demoProviderReply.parse(message);
      if ('problem' in reply) {
        child.kill();
        reject(new Error(reply.problem));
      } else {
        resolve({ ...reply, stop: () => void child.kill() });
      }
    });
    child.postMessage(settings);
  });
}
