/**
 * What goes over the WebSockets of a browser, around the calls and events of the page and the challenge contract: who
 * speaks, which call is answered, and what a browser tab does itself because no window program is around it.
 *
 * A page says who it is with the token that it got for itself (`POST /pages`), a signing surface with a one-time ticket,
 * and later with what it got for that ticket. Nothing else is heard before.
 */
import { z } from 'zod';
import { ErrorCode } from './errors.ts';

const secret = z.string().min(1).max(100);

/**
 * What opening a page answers: the page's token, the origin of its signing surface, a word for the people who are in
 * front of the session, which is another one when somebody left, and one for the renderer, which is another one when the station was
 * brought up to date.
 */
export const openedPage = z.strictObject({
  token: secret,
  people: z.string().max(100),
  renderer: z.string().max(100),
  surfaces: z.url(),
});
/** How a document that has shown somebody's page says whose; of others than are there now it is refused, with 409. */
export const peopleHeader = 'x-countersign-people';
/** How a document shows that it may have another cookie for its browser. */
export const renewalHeader = 'x-countersign-renewal';
/** How a document says the time zone of its computer. */
export const zoneHeader = 'x-countersign-zone';
export type OpenedPage = Readonly<z.output<typeof openedPage>>;

/** The first message of a page. */
export const pageHello = z.strictObject({ token: secret });
/** The first message of a surface: the ticket that its page was given, or how it goes on after a lost connection. */
export const surfaceHello = z.union([z.strictObject({ ticket: secret }), z.strictObject({ resume: secret })]);

/** A call, by its number; the answer has the same one. */
export const callMessage = z.strictObject({
  id: z.int().min(0),
  call: z.string().max(100),
  input: z.unknown(),
});

/** A person touched, pointed or typed at the document since it said so last. */
export const usedMessage = z.strictObject({ used: z.literal(true) });

const answer = z.union([
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({
    ok: z.literal(false),
    error: z.strictObject({ code: z.enum(Object.values(ErrorCode)), message: z.string() }),
  }),
]);

/** What the station sends. */
export const stationMessage = z.union([
  z.strictObject({ id: z.int(), answer }),
  z.strictObject({ event: z.string(), payload: z.unknown() }),
  /** The connection is good; nothing for `notLiveAfter` means that it is not. */
  z.strictObject({ alive: z.literal(true) }),
  /** The hello was taken; a surface goes on with `resume` after a lost connection. */
  z.strictObject({ ready: z.literal(true), resume: secret.optional() }),
  /** To a page: what lies over it is at this ticket, or nothing does. */
  z.strictObject({ surface: z.strictObject({ ticket: secret }).nullable() }),
  /** To a page: changes were left out; the page asks how it stands now. */
  z.strictObject({ behind: z.literal(true) }),
  /** To a page: somebody signed in at it, and the browser gets another cookie for this, once (`POST /cookie`). */
  z.strictObject({ cookie: secret }),
  /** To a page: somebody left. Nothing of what they left stays. */
  z.strictObject({ reset: z.literal(true) }),
]);
export type StationMessage = Readonly<z.output<typeof stationMessage>>;

/** Why the station closed a connection, where the browser does something about it. */
export const CloseCode = Object.freeze({
  /** The token or ticket is not known (any more): the page is opened anew. */
  unknown: 4001,
  /** Nothing lies over the page any more, or another surface took over. */
  over: 4002,
  /** The browser has another cookie: whoever has it comes back at once, and goes on. */
  renewed: 4003,
} as const);

/** Milliseconds between two signs of life of the station. */
export const aliveEvery = 1000;
/** Milliseconds without any after which a page says that it is not live, and between two looks; together below 3 s (HM-2). */
export const notLiveAfter = 2500;
export const lookEvery = 250;

/** What a page and its surface's frame say to each other (`postMessage`). No secret but the ticket, which goes to the surface's origin alone. */
export const toSurfaceFrame = z.strictObject({ countersign: z.literal('ticket'), ticket: secret });
export const fromSurfaceFrame = z.strictObject({ countersign: z.literal('ready') });
