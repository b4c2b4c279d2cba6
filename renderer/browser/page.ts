/**
 * A page in a browser, with nothing around it: it gets the bridge that a preload gives in the desktop program, a frame of
 * another origin for its signing surface, and an address of its own for each page of the project.
 */
import { z } from 'zod';
import { bridgeName } from '../../electron/contract/names.ts';
import { pageCalls, pageEvents, pageFile, status } from '../../electron/contract/page.ts';
import {
  openedPage,
  peopleHeader,
  renewalHeader,
  zoneHeader,
  type OpenedPage,
} from '../../electron/contract/socket.ts';
import './browser.css';
import { exposeBridge } from '../exposeBridge.ts';
import { openConnection } from './connection.ts';
import { saveFile } from './saveFile.ts';
import { surfaceFrame } from './surfaceFrame.ts';

/** Connects this document as a page of the station. */
export function connectPage(): void {
  let opened: OpenedPage | undefined;
  /** Whose page this document has shown, once it was somebody's. */
  let people: string | undefined;
  /** What this document is of. */
  let renderer: string | undefined;
  /** The browser gets another cookie: what comes after it waits. */
  let renewed: Promise<unknown> = Promise.resolve();
  const frame = surfaceFrame();
  document.documentElement.dataset['host'] = 'browser';
  const connection = openConnection({
    path: '/page',
    calls: pageCalls,
    events: pageEvents,
    hello: async () => {
      opened ??= await open(people, renderer).catch((error: unknown) => {
        if (error instanceof OfBefore) window.location.reload();
        if (error instanceof Refusal) connection.emit('notice', { level: 'problem', message: error.message });
        throw error;
      });
      ({ renderer } = opened);
      frame.load(opened.surfaces);
      return { token: opened.token };
    },
    ended: () => {
      // The station knows this page no more: it was away for too long, or the station was. It is opened anew, as it stands.
      opened = undefined;
      return true;
    },
    onMessage: (message) => {
      if ('surface' in message) frame.show(message.surface?.ticket);
      else if ('behind' in message) connection.emit('live', true);
      else if ('cookie' in message) renewed = renew(message.cookie);
      else if ('reset' in message) void renewed.then(() => window.location.reload());
    },
  });
  connection.on('file', (file) => saveFile(pageFile.parse(file)));
  connection.on('status', (status) => {
    if (isSomebodys(status)) people ??= opened?.people;
  });
  exposeBridge(bridgeName.page, Object.keys(pageCalls), {
    ...connection,
    call: async (name, input) => {
      const answer = await connection.call(name, input);
      if (answer.ok && isSomebodys(answer.value)) people ??= opened?.people;
      return answer;
    },
  });
}

/** Whether a status, or a page with its status, says that somebody is signed in. */
function isSomebodys(value: unknown): boolean {
  const found = z.union([status, z.object({ status }).transform((page) => page.status)]).safeParse(value);
  return found.success && found.data.user !== null;
}

async function open(people: string | undefined, renderer: string | undefined): Promise<OpenedPage> {
  if (!navigator.cookieEnabled) {
    throw new Refusal(
      'This browser keeps no cookies of the station, without which no page is shown. Let it keep them.',
    );
  }
  const headers = {
    [zoneHeader]: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(people === undefined ? {} : { [peopleHeader]: people }),
  };
  const response = await fetch('/pages', { method: 'POST', headers });
  const answer: unknown = await response.json();
  if (response.status === 409) throw new OfBefore();
  if (response.ok) {
    const opened = openedPage.parse(answer);
    // The station was brought up to date: what it says from now on, this document may not understand.
    if (opened.renderer !== (renderer ?? opened.renderer)) throw new OfBefore();
    return opened;
  }
  const refusal = z.object({ message: z.string() }).safeParse(answer);
  throw new Refusal(refusal.success ? refusal.data.message : `The station refused this page (${response.status}).`);
}

/** Somebody signed in here: this browser is known by another cookie. Where that fails the station offers it again. */
function renew(word: string): Promise<unknown> {
  return fetch('/cookie', { method: 'POST', headers: { [renewalHeader]: word } }).catch(() => undefined);
}

/** The people of this document left, or it is of another version of the station: nothing of it stays. */
class OfBefore extends Error {
  override readonly name = 'OfBefore';
}

/** The station answered, and opened no page: its words are for the person. */
class Refusal extends Error {
  override readonly name = 'Refusal';
}
