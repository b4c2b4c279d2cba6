/**
 * A page in a browser, with nothing around it: it gets the bridge that a preload gives in the desktop program, a frame of
 * another origin for its signing surface, and an address of its own for each page of the project.
 */
import './jitless.ts';
import { bridgeName } from '../../electron/contract/names.ts';
import { pageCalls, pageEvents } from '../../electron/contract/page.ts';
import { openedPage, type OpenedPage } from '../../electron/contract/socket.ts';
import './browser.css';
import { exposeBridge, openConnection } from './connection.ts';
import { surfaceFrame } from './surfaceFrame.ts';

/** Connects this document as a page of the station. */
export function connectPage(): void {
  let opened: OpenedPage | undefined;
  const frame = surfaceFrame();
  document.documentElement.dataset['host'] = 'browser';
  const connection = openConnection({
    path: '/page',
    calls: pageCalls,
    events: pageEvents,
    hello: async () => {
      opened ??= await open();
      frame.load(opened.surfaces);
      return { token: opened.token };
    },
    ended: () => {
      // The station knows this page no more: it was away for too long, or the station was. It is opened anew, as it stands.
      opened = undefined;
      return true;
    },
    told: (message) => {
      if ('surface' in message) frame.show(message.surface?.ticket);
      else if ('behind' in message) connection.emit('live', true);
      else if ('reset' in message) window.location.reload();
    },
  });
  exposeBridge(bridgeName.page, pageCalls, connection);
}

async function open(): Promise<OpenedPage> {
  const response = await fetch('/pages', { method: 'POST' });
  if (!response.ok) throw new Error(`The station refused the page: ${response.status}.`);
  return openedPage.parse(await response.json());
}
