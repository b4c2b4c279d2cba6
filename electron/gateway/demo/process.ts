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

/** Milliseconds that the process has to answer, on a computer that is busy. */
const patience = 60_000;

/**
 * Sends the settings and waits for the answer; `stop` ends the process, before that too. Rejects when it does not serve: its
 * port is taken, it ended, or is silent.
 */
export function untilServing(
  child: StartedProcess,
  settings: DemoProviderSettings,
  stop: AbortSignal,
): Promise<DemoProviderProcess> {
  return new Promise((resolve, reject) => {
    stop.addEventListener('abort', child.kill, { once: true });
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
        resolve(reply.data);
        return;
      }
      child.kill();
      const problem = reply.success && 'problem' in reply.data ? reply.data.problem : 'It answered something else.';
      reject(new Error(problem));
    });
    child.send(settings);
  });
}
