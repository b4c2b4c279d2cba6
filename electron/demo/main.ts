/** The process of a demo's OpenID provider: it gets its settings from the program that started it, and says where it is. */
import { demoProviderSettings, type DemoProviderReply } from '../contract/demoProvider.ts';
import { serveDemoProvider } from './openIdProvider.ts';

interface Channel {
  readonly receive: (listener: (message: unknown) => void) => void;
  readonly send: (message: DemoProviderReply) => void;
}

/** The parent, whether it is Electron (a utility process) or Node (a forked one). */
function parent(): Channel {
  const { parentPort } = process;
  // Under plain Node there is no such port, whatever the types of Electron say.
  if ((parentPort as typeof parentPort | undefined) !== undefined) {
    return {
      receive: (listener) => void parentPort.once('message', ({ data }) => listener(data)),
      send: (message) => parentPort.postMessage(message),
    };
  }
  return {
    receive: (listener) => void process.once('message', listener),
    send: (message) => void process.send?.(message),
  };
}

const channel = parent();
channel.receive((message) => {
  const settings = demoProviderSettings.safeParse(message);
  if (!settings.success) {
    channel.send({ problem: 'The settings of the demo provider are not valid.' });
    return;
  }
  serveDemoProvider(settings.data).then(
    ({ issuer, port }) => channel.send({ issuer, port }),
    (error: unknown) => channel.send({ problem: error instanceof Error ? error.message : 'unknown' }),
  );
});
// Whoever started it is gone: nobody needs it any more.
process.once('disconnect', () => process.exit(0));
