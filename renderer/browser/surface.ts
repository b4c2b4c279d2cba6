/**
 * A signing surface in a browser: a frame of its own origin inside a page, which its page cannot read or script. It comes
 * with a ticket that the page hands it, and takes input only while all of it is in clear sight.
 */
import { challengeCalls, challengeEvents } from '../../electron/contract/challenge.ts';
import { bridgeName } from '../../electron/contract/names.ts';
import { toSurfaceFrame } from '../../electron/contract/socket.ts';
import { exposeBridge } from '../exposeBridge.ts';
import { openConnection } from './connection.ts';
import { watchSight } from './sight.ts';

/** Connects this document as the surface of the page around it. */
export function connectSurface(): void {
  document.documentElement.dataset['frame'] = 'browser';
  let hello: Readonly<Record<string, string>> | undefined;
  const connection = openConnection({
    path: '/surface',
    calls: challengeCalls,
    events: challengeEvents,
    hello: () => Promise.resolve(hello),
    ended: () => {
      hello = undefined;
      connection.emit('gone', null);
      return false;
    },
    onMessage: (message) => {
      if ('ready' in message && message.resume !== undefined) hello = { resume: message.resume };
    },
  });
  const sight = watchSight({
    changed: (now) => connection.emit('sight', now),
    unheard: () => connection.emit('unheard', null),
  });
  exposeBridge(bridgeName.challenge, Object.keys(challengeCalls), {
    ...connection,
    call: async (name, input) => {
      // What nobody can see was not shown.
      if (name === 'reportShown') await sight.clear();
      return connection.call(name, input);
    },
    on: (name, listener) => {
      if (name === 'sight') listener(sight.current());
      return connection.on(name, listener);
    },
  });
  window.addEventListener('message', ({ source, data }) => {
    const message = toSurfaceFrame.safeParse(data);
    if (source !== window.parent || !message.success) return;
    hello = { ticket: message.data.ticket };
    connection.emit('gone', null);
    sight.begin();
    connection.restart();
  });
  // Whoever the page is: the station looks at the ticket and at the session's cookie.
  window.parent.postMessage({ countersign: 'ready' }, '*');
}
