/**
 * The sessions of browsers: one for all pages of a browser, found by its cookie. A session is made by the first page, and
 * ends a while after the last one is gone, as Perspective's session timeout says.
 */
import { createHash } from 'node:crypto';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Client } from '../../gateway/session/client.ts';
import type { Session } from '../../gateway/session/session.ts';
import type { Clock, Log } from '../../gateway/platform/ports.ts';
import type { Bucket } from '../../host/bucket.ts';
import { openBudget } from './link.ts';
import { newSecret, type Tab } from './tab.ts';

export interface BrowserSession {
  readonly session: Session;
  readonly tabs: Set<Tab>;
  readonly budget: Bucket;
}

export interface BrowserSessionOptions {
  readonly open: (client: Client) => Session;
  /** Makes a page of a session; it says when it is gone. */
  readonly openTab: (
    session: Session,
    address: string,
    on: { readonly closed: () => void; readonly renewal: (tab: Tab) => string },
  ) => Tab;
  readonly after: (ms: number, task: () => void) => () => void;
  /** Milliseconds that a session stays after its last page is gone. */
  readonly timeout: number;
  readonly most: number;
  /** Sessions of one address, as `addressOf` counts addresses. */
  readonly mostOfAddress: number;
  readonly mostPages: number;
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly log: Log;
}

interface Kept extends BrowserSession {
  /** By which it is found: the hash of its cookie. */
  key: string;
  /** What lets one document have another cookie, and the page of that. */
  renewal: { readonly word: string; readonly tab: Tab } | undefined;
  readonly address: string;
  /** How often somebody left. */
  left: number;
  callOff: () => void;
}

/** Who opens a page: from where, as `addressOf` counts addresses, and the people whose page the document has shown. */
export interface Visitor {
  readonly address: string;
  readonly people: string | undefined;
}

export interface BrowserSessions {
  /**
   * The session of a cookie's value, for a connection from this address. From another one it is nobody's: rules for addresses
   * are held against the session's, and signatures name it.
   */
  readonly find: (cookie: string | undefined, address: string | null) => BrowserSession | undefined;
  /**
   * Opens a page in the session of a cookie, or in a new one, whose cookie is given back. Throws `busy` for one too many,
   * `forbidden` for a document that has shown the page of others than are there now.
   */
  readonly openPage: (
    cookie: string | undefined,
    client: Client,
    visitor: Visitor,
  ) => { readonly tab: Tab; readonly people: string; readonly cookie: string | undefined };
  /**
   * Another cookie for a browser at which somebody signed in, for the word that the document got where they did. The one
   * before is worth nothing from then on; other documents connect anew. undefined where it is not theirs to have.
   */
  readonly renew: (cookie: string | undefined, address: string | null, word: string | undefined) => string | undefined;
  readonly count: () => { readonly sessions: number; readonly pages: number };
  /** Lets all connections go, at the end of the program: what is open is for the gateway to abandon. */
  readonly close: () => void;
}

/** A word for the people in front of a session, as far as a document may go on with them. */
function peopleOf({ session, left }: Kept): string {
  return `${session.id} ${left}`;
}

/** Milliseconds in which requests with the cookie before may still arrive. */
const retirement = 10_000;

/** Keeps the sessions of browsers. Whoever reads this process's memory by chance finds no cookie: only hashes are kept. */
export function keepBrowserSessions(options: BrowserSessionOptions): BrowserSessions {
  const sessions = new Map<string, Kept>();
  /** The hashes of cookies that were renewed a moment ago. */
  const retired = new Set<string>();
  const keyOf = (cookie: string): string => createHash('sha256').update(cookie).digest('base64url');
  const find = (cookie: string | undefined, address: string | null): Kept | undefined => {
    const kept = cookie === undefined ? undefined : sessions.get(keyOf(cookie));
    return kept?.session.client.address === address ? kept : undefined;
  };
  const end = ({ key, session, tabs, callOff }: Kept): Promise<void> => {
    callOff();
    sessions.delete(key);
    for (const tab of tabs) tab.close();
    return session.end().catch((error: unknown) => {
      options.log.error('A session could not be ended cleanly.', { reason: String(error) });
    });
  };
  const open = (client: Client, address: string): { readonly kept: Kept; readonly cookie: string } => {
    const ofAddress = [...sessions.values()].filter((kept) => kept.address === address).length;
    const isFull = sessions.size >= options.most || ofAddress >= options.mostOfAddress;
    if (isFull) {
      const [most, where] = ofAddress >= options.mostOfAddress ? [ofAddress, ' at this address'] : [sessions.size, ''];
      throw new CountersignError(
        ErrorCode.busy,
        `This station serves ${most} browsers${where} already. Close one, or try again later.`,
      );
    }
    const cookie = newSecret();
    const session = options.open(client);
    const budget = openBudget(options.clock, () => session.signIn.current() !== undefined);
    const key = keyOf(cookie);
    const kept: Kept = {
      ...{ session, address, key, budget, tabs: new Set(), left: 0 },
      renewal: undefined,
      callOff: () => undefined,
    };
    session.signIn.onChange(({ left }) => {
      if (left) kept.left += 1;
    });
    sessions.set(key, kept);
    return { kept, cookie };
  };
  const openTab = (kept: Kept): Tab => {
    for (const tab of kept.tabs) if (tab.takeOver()) return tab;
    // A page whose browser is gone makes room.
    const lost = [...kept.tabs].find(({ isConnected }) => !isConnected);
    if (kept.tabs.size >= options.mostPages) lost?.close();
    if (kept.tabs.size >= options.mostPages) {
      throw new CountersignError(
        ErrorCode.busy,
        `This browser shows ${options.mostPages} pages of the station already. Close one first.`,
      );
    }
    const tab = options.openTab(kept.session, kept.address, {
      closed: () => {
        kept.tabs.delete(tab);
        if (kept.tabs.size > 0 || sessions.get(kept.key) !== kept) return;
        // One that nobody came to is not waited for.
        kept.callOff = options.after(tab.wasConnected ? options.timeout : 0, () => void end(kept));
      },
      renewal: (asked) => {
        const word = newSecret();
        kept.renewal = { word, tab: asked };
        return word;
      },
    });
    kept.callOff();
    kept.tabs.add(tab);
    return tab;
  };
  return {
    find,
    openPage: (cookie, client, { address, people }) => {
      const known = find(cookie, client.address);
      // One that was on its way while its browser got another cookie: no session is made for it, which would take that away.
      if (cookie !== undefined && retired.has(keyOf(cookie))) {
        throw new CountersignError(ErrorCode.forbidden, 'This browser has another cookie by now. Load the page anew.');
      }
      if (people !== undefined && (known === undefined || people !== peopleOf(known))) {
        throw new CountersignError(ErrorCode.forbidden, 'This document is of people who left. Load it anew.');
      }
      if (known !== undefined && cookie !== undefined) {
        return { tab: openTab(known), people: peopleOf(known), cookie: undefined };
      }
      const made = open(client, address);
      return { tab: openTab(made.kept), people: peopleOf(made.kept), cookie: made.cookie };
    },
    renew: (cookie, address, word) => {
      const kept = find(cookie, address);
      if (kept?.renewal === undefined || kept.renewal.word !== word) return undefined;
      const { tab: asked } = kept.renewal;
      kept.renewal = undefined;
      asked.renewed();
      const before = kept.key;
      sessions.delete(before);
      retired.add(before);
      options.after(retirement, () => void retired.delete(before));
      const next = newSecret();
      kept.key = keyOf(next);
      sessions.set(kept.key, kept);
      for (const tab of kept.tabs) if (tab !== asked) tab.reconnect();
      return next;
    },
    count: () => ({
      sessions: sessions.size,
      pages: [...sessions.values()].reduce((sum, { tabs }) => sum + tabs.size, 0),
    }),
    close: () => {
      for (const { callOff, tabs } of sessions.values()) {
        callOff();
        for (const tab of tabs) tab.release();
      }
      sessions.clear();
    },
  };
}
