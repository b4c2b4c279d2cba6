/** Starts a demo's OpenID provider as a process of plain Node, which ends with the command. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { untilServing } from '../gateway/demo/process.ts';
import type { DemoProviderHost } from '../gateway/platform/ports.ts';

/** A source file runs as it is under Node; a build has the program beside the main script. */
const fromSource = import.meta.url.endsWith('.ts');
const program = fileURLToPath(new URL(fromSource ? '../demo/main.ts' : './demo-provider.js', import.meta.url));

/** Rejects as `untilServing` does. */
export const nodeDemoProvider: DemoProviderHost = (settings, stop) => {
  const child = fork(program, { stdio: 'ignore' });
  return untilServing(
    {
      onMessage: (listener) => child.once('message', listener),
      onEnd: (listener) => {
        child.once('error', listener);
        child.once('exit', listener);
      },
      send: (given) => child.send(given),
      kill: () => void child.kill(),
    },
    settings,
    stop,
  );
};
