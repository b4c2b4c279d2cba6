/** Starts a demo's OpenID provider as a utility process, which ends with the program. */
import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import { untilServing } from '../gateway/demo/process.ts';
import type { DemoProviderHost } from '../gateway/platform/ports.ts';

/** Beside the main script in a build. */
const program = fileURLToPath(new URL('./demo-provider.js', import.meta.url));

/** Rejects as `untilServing` does. */
export const demoProvider: DemoProviderHost = (settings, stop) => {
  const child = utilityProcess.fork(program, [], {
    serviceName: 'Countersign demo identity provider',
    stdio: 'ignore',
  });
  return untilServing(
    {
      onMessage: (listener) => child.once('message', listener),
      onEnd: (listener) => child.once('exit', listener),
      send: (given) => child.postMessage(given),
      kill: () => void child.kill(),
    },
    settings,
    stop,
  );
};
