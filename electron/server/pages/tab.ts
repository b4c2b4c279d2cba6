/**
 * A page of a browser: the document that shows it, and the frame of its signing surface. Both may lose their connection and
 * come back; the page goes on meanwhile. What lies over the page is shown by the surface's document alone, which a one-time
 * ticket lets in: it is made for one thing that lies over this page, and is worth nothing for another.
 */
import { randomBytes } from 'node:crypto';
import type { Surface } from '../../contract/challenge.ts';
import { CloseCode } from '../../contract/socket.ts';
import type { Over } from '../../gateway/session/surface.ts';
import type { Session } from '../../gateway/session/session.ts';
import type { SessionWindow } from '../../gateway/session/window.ts';
import type { Log } from '../../gateway/platform/ports.ts';
import type { AnswerCall } from '../../host/answerCalls.ts';
import type { SurfaceCaller } from '../../host/surfaceAnswers.ts';
import type { Attempt } from './attempts.ts';
import type { Link, LinkAnswers } from './link.ts';

export interface TabOptions {
  readonly session: Session;
  readonly pages: AnswerCall<SessionWindow>;
  readonly surfaces: AnswerCall<SurfaceCaller>;
  readonly dress: (over: Over) => Surface;
  /** Runs a call of the surface, where its address may still try. */
  readonly attempt: Attempt;
  readonly log: Log;
  /** Runs something later, for as long as the page is there. */
  readonly after: (ms: number, task: () => void) => () => void;
  /** Makes what lets a document have another cookie for its browser, once. */
  readonly renewal: (tab: Tab) => string;
  /** Milliseconds that the page waits for a document that lost its connection. */
  readonly timeout: number;
  /** The page is gone. */
  readonly closed: () => void;
}

/** A secret that nobody guesses, as text. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Milliseconds that a surface's document has to come with its ticket, until its page gets another one. */
const ticketPatience = 4000;
/** The same for one that lost its connection and holds what somebody typed: longer than it waits between two tries. */
const surfacePatience = 10_000;

/** Milliseconds that a document has to connect for the first time. */
const firstConnection = 15_000;

/** RFC 6455, 7.4.1: the server goes down. */
const goingAway = 1001;

/** What a document of a page, or of its surface, holds to prove that it is the one. */
interface Ticket {
  readonly value: string;
  /** What it was made for: the challenge, or the dialog. */
  readonly subject: string;
}

export class Tab {
  readonly window: SessionWindow;
  readonly #options: TabOptions;
  /** The page's document says it is the one with this; it never leaves that document. */
  #token = newSecret();
  /** Somebody left: the page waits for a document that has nothing of them. */
  #isVacant = false;
  #page: Link | undefined;
  #wasConnected = false;
  #surface: Link | undefined;
  #over: Over = { kind: 'nothing' };
  #ticket: Ticket | undefined;
  /** Lets the surface's document in again after a lost connection. */
  #resume: Ticket | undefined;
  #callOff: () => void;
  #isClosed = false;
  /** Whether somebody signed in here, and the browser is to have another cookie. */
  #isDue = false;
  /** Whether the document with this token was connected before. */
  #isKnown = false;
  /** Calls off what waits for a surface's document that lost its connection. */
  #awaitsSurface: (() => void) | undefined;

  constructor(options: TabOptions) {
    this.#options = options;
    this.#callOff = options.after(firstConnection, () => this.close());
    this.window = options.session.windows.open(
      {
        send: (name, payload) => {
          const page = this.#page;
          // What was left out is in the snapshot that the page asks for once it listens again.
          if (page === undefined || (name === 'deltas' && page.isBehind())) return;
          page.send({ event: name, payload });
        },
        reset: () => this.#reset(),
        save: ({ name, type, bytes }) => {
          const data = Buffer.from(bytes).toString('base64');
          this.#page?.send({ event: 'file', payload: { name, type, data } });
        },
      },
      {
        paint: (over) => this.#paint(over),
        proof: (view) => this.#surface?.send({ event: 'proof', payload: view }),
        entered: () => {
          this.#isDue = true;
          this.#offerCookie();
        },
      },
    );
  }

  get session(): Session {
    return this.#options.session;
  }

  get token(): string {
    return this.#token;
  }

  /** Gives the page to a new document, where it waits for one. */
  takeOver(): boolean {
    if (!this.#isVacant) return false;
    this.#isVacant = false;
    this.window.loaded();
    return true;
  }

  /** Whether a document ever showed the page. */
  get wasConnected(): boolean {
    return this.#wasConnected;
  }

  /** Whether a document shows the page now. */
  get isConnected(): boolean {
    return this.#page !== undefined;
  }

  /** The page's document is there, for the first time or again. */
  connectPage(link: Link): LinkAnswers {
    this.#callOff();
    this.#page?.close(CloseCode.over);
    this.#page = link;
    const isFirst = !this.#isKnown;
    this.#isKnown = true;
    this.#wasConnected = true;
    link.send({ ready: true });
    this.#offerCookie();
    // A document that comes back may have missed that its surface is gone. One that is there goes on with what was typed.
    if (this.#over.kind === 'nothing') link.send({ surface: null });
    else if (isFirst || (this.#surface === undefined && this.#awaitsSurface === undefined)) this.#invite();
    return {
      call: (name, input) => this.#options.pages(name, input, this.window),
      used: () => this.#used(),
      caughtUp: () => link.send({ behind: true }),
      gone: (left) => {
        if (this.#page !== link || this.#isClosed) return;
        this.#page = undefined;
        if (left) this.close();
        else this.#callOff = this.#options.after(this.#options.timeout, () => this.close());
      },
    };
  }

  /** A document of the surface's origin shows a ticket, once, or what it was given for it. */
  connectSurface(
    hello: { readonly ticket: string } | { readonly resume: string },
    link: Link,
  ): LinkAnswers | undefined {
    const held = 'ticket' in hello ? this.#ticket : this.#resume;
    const given = 'ticket' in hello ? hello.ticket : hello.resume;
    if (held === undefined || held.value !== given || held.subject !== subjectOf(this.#over)) return undefined;
    this.#ticket = undefined;
    this.#stopAwaiting();
    this.#surface?.close(CloseCode.over);
    this.#surface = link;
    this.#resume = { value: newSecret(), subject: held.subject };
    link.send({ ready: true, resume: this.#resume.value });
    const { session, surfaces, dress, attempt } = this.#options;
    return {
      call: (name, input) => {
        session.traffic.heard();
        const caller = { window: this.window, dress, copy: () => undefined };
        return attempt(name, () => surfaces(name, input, caller));
      },
      used: () => this.#used(),
      caughtUp: () => undefined,
      gone: (left) => {
        if (this.#surface !== link) return;
        this.#surface = undefined;
        if (left) this.#surfaceLeft();
        else this.#awaitSurface(surfacePatience);
      },
    };
  }

  /** Whether a surface's hello is this page's. */
  knows(hello: { readonly ticket: string } | { readonly resume: string }): boolean {
    return 'ticket' in hello ? this.#ticket?.value === hello.ticket : this.#resume?.value === hello.resume;
  }

  /** Ends the page; a challenge that is open over it is cancelled. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#callOff();
    this.#stopAwaiting();
    this.#page?.close(CloseCode.unknown);
    this.#surface?.close(CloseCode.over);
    try {
      this.window.close();
    } catch (error) {
      this.#options.log.error('The end of a page could not be kept.', { reason: String(error) });
    }
    this.#options.closed();
  }

  /** Has the documents connect anew, with the cookie that their browser has by now. */
  reconnect(): void {
    this.#page?.close(CloseCode.renewed);
    this.#surface?.close(CloseCode.renewed);
  }

  /** The browser has another cookie, by the document of this page. */
  renewed(): void {
    this.#isDue = false;
  }

  /** Lets the connections go; the page itself stays with the gateway. */
  release(): void {
    this.#isClosed = true;
    this.#callOff();
    this.#stopAwaiting();
    this.#page?.close(goingAway);
    this.#surface?.close(goingAway);
  }

  #offerCookie(): void {
    if (this.#isDue) this.#page?.send({ cookie: this.#options.renewal(this) });
  }

  /** Browsers are many, and some only show: scripts are made ready when somebody touches the page. */
  #used(): void {
    const { signIn, interpreter } = this.#options.session;
    signIn.used();
    interpreter.warm();
  }

  #paint(over: Over): boolean {
    this.#over = over;
    if (over.kind === 'nothing') {
      this.#dismissSurface();
      this.#page?.send({ surface: null });
      return true;
    }
    if (this.#surface !== undefined && this.#resume?.subject === subjectOf(over)) {
      this.#surface.send({ event: 'surface', payload: this.#options.dress(over) });
      return true;
    }
    this.#invite();
    // A challenge that nobody can see is not posted; a dialog waits for the document to come back.
    return this.#page !== undefined || over.kind !== 'challenge';
  }

  /** Gives the page a ticket for what lies over it; an earlier one, and the surface that it let in, are worth nothing now. */
  #invite(): void {
    this.#dismissSurface();
    this.#ticket = { value: newSecret(), subject: subjectOf(this.#over) };
    this.#page?.send({ surface: { ticket: this.#ticket.value } });
    // A ticket that is lost on the way is good for nobody: there is another one then.
    this.#awaitSurface(ticketPatience);
  }

  #dismissSurface(): void {
    const surface = this.#surface;
    this.#stopAwaiting();
    this.#surface = undefined;
    this.#ticket = undefined;
    this.#resume = undefined;
    surface?.close(CloseCode.over);
  }

  /** The surface's document is to come, or to come back; else the page shows it anew. */
  #awaitSurface(patience: number): void {
    this.#stopAwaiting();
    // A connection may break off after its page ended: nothing comes back, and the program would wait for it without end.
    if (this.#isClosed) return;
    this.#awaitsSurface = this.#options.after(patience, () => {
      this.#awaitsSurface = undefined;
      if (this.#surface === undefined && this.#over.kind !== 'nothing') this.#invite();
    });
  }

  #stopAwaiting(): void {
    this.#awaitsSurface?.();
    this.#awaitsSurface = undefined;
  }

  /** The surface's document went away while something lay over the page: as a crash, a challenge ends and the rest is shown anew. */
  #surfaceLeft(): void {
    if (this.#isClosed) return;
    this.window.interrupt();
    if (this.#over.kind !== 'nothing') this.#invite();
  }

  /** Somebody left: their document goes, and what it held is worth nothing any more. */
  #reset(): void {
    const page = this.#page;
    this.#page = undefined;
    this.#token = newSecret();
    this.#isVacant = true;
    this.#isKnown = false;
    // What lay over it was theirs; what lies over the next document is painted when that is opened.
    this.#over = { kind: 'nothing' };
    this.#dismissSurface();
    page?.send({ reset: true });
    page?.close(CloseCode.unknown);
    this.#callOff();
    // The server may have let the page go while somebody signed in: no document comes any more.
    if (this.#isClosed) return;
    this.#callOff = this.#options.after(firstConnection, () => this.close());
  }
}

/** What a ticket is made for: one challenge until its end was read, or a dialog. */
function subjectOf(over: Over): string {
  switch (over.kind) {
    case 'nothing':
      return '';
    case 'challenge':
      return over.challenge.id;
    case 'ended':
      return over.id;
    case 'sheet':
      return 'dialog';
  }
}
