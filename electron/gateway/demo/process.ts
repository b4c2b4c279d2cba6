/** How a process of a demo's OpenID provider is started, whatever kind of process a host has for it. */
import { demoProviderReply, type DemoProviderSettings } from '../../contract/demoProvider.ts';
import type { DemoProviderProcess } from '../platform/ports.ts';

/** A process that was started: Node's, or Electron's. */
export interface StartedProcess {
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onEnd: (listener: () => void) => void;
  readonly send: (settings: DemoProviderSettings) => void;
  readonly kill: () => void;
}

/** Milliseconds that the process has to answer. */
const patience = 10_000;

/** Sends the settings and waits for the answer. Rejects when it does not serve: its port is taken, it ended, or is silent. */
export function untilServing(child: StartedProcess, settings: DemoProviderSettings): Promise<DemoProviderProcess> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill();
      reject(new Error('The process of the demo provider did not answer.'));
    }, patience);
    child.onEnd(() => {
      clearTimeout(late);
      reject(new Error('The process of the demo provider ended.'));
    });
    child.onMessage((message) => {
      clearTimeout(late);
      const reply = demoProviderReply.safeParse(message);
      if (reply.success && !('problem' in reply.data)) {
        resolve({ ...reply.data, stop: child.kill });
        return;
      }
      child.kill();
      const problem = reply.success && 'problem' in reply.data ? reply.data.problem : 'It answered something else.';
      reject(new Error(problem));
    });
    child.send(settings);
  });
}
