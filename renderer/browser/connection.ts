/**
 * A connection of a browser's document to the station: calls and events of its contract over a WebSocket, checked by the
 * contract's schemas; lost and found again by itself. What was called while it is lost is refused, never kept for later:
 * a person decides anew what they see anew.
 */
import type { Calls, Events } from '../../electron/contract/calls.ts';
import { ErrorCode, type Answer } from '../../electron/contract/errors.ts';
import {
  CloseCode,
  lookEvery,
  notLiveAfter,
  stationMessage,
  type StationMessage,
} from '../../electron/contract/socket.ts';

/** What a document says first; undefined when there is nothing to connect for. A rejection is tried again. */
export type Hello = () => Promise<Readonly<Record<string, string>> | undefined>;

export interface ConnectionOptions {
  /** Path of the WebSocket on this document's own origin. */
  readonly path: string;
  readonly calls: Calls;
  readonly events: Events;
  readonly hello: Hello;
  /** The station does not know what the hello said (any more), or says that it is over: whether there is another to say. */
  readonly ended: (code: number) => boolean;
  /** What is no call and no event: for the document itself. */
  readonly onMessage: (message: StationMessage) => void;
}

export interface Connection {
  readonly call: (name: string, input: unknown) => Promise<Answer<unknown>>;
  readonly on: (name: string, listener: (payload: unknown) => void) => () => void;
  /** Tells listeners of an event that comes from the document itself. */
  readonly emit: (name: string, payload: unknown) => void;
  /** Connects now: there is something new to say. */
  readonly restart: () => void;
}

/** Milliseconds until the next try, twice as long each time. */
const firstPause = 250;
const longestPause = 5000;
/** Milliseconds between two reports that a person uses this document. */
const usedEvery = 5000;
const uses = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

const notSent = 'The station cannot be reached. Nothing was done.';
const notAnswered =
  'The connection was lost before the station answered. What came of it is shown here when the station is back.';

/** Opens a connection, and keeps it. */
export function openConnection(options: ConnectionOptions): Connection {
  const listeners = new Map(Object.keys(options.events).map((name) => [name, new Set<(payload: unknown) => void>()]));
  const waiting = new Map<number, { readonly name: string; readonly settle: (answer: Answer<unknown>) => void }>();
  let socket: WebSocket | undefined;
  let isLive = false;
  let heardAt = performance.now();
  let calls = 0;
  let pause = firstPause;
  let next: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;

  const emit = (name: string, payload: unknown): void => {
    for (const listener of listeners.get(name) ?? []) listener(payload);
  };
  const setLive = (now: boolean): void => {
    if (isLive === now) return;
    isLive = now;
    emit('live', now);
  };
  const refused = (message: string): Answer<unknown> => ({ ok: false, error: { code: ErrorCode.notLive, message } });
  const drop = (): void => {
    const left = socket;
    socket = undefined;
    left?.close();
    setLive(false);
    for (const { settle } of waiting.values()) settle(refused(notAnswered));
    waiting.clear();
  };
  const later = (): void => {
    clearTimeout(next);
    // Many documents that lost the same station do not come back in the same moment.
    next = setTimeout(() => void connect(), pause * (0.5 + Math.random()));
    pause = Math.min(longestPause, pause * 2);
  };
  const take = (text: string): void => {
    const message = stationMessage.parse(JSON.parse(text));
    heardAt = performance.now();
    if ('answer' in message) {
      const asked = waiting.get(message.id);
      const { answer } = message;
      const call = asked && options.calls[asked.name];
      if (asked === undefined || call === undefined) return;
      // One that is none by the contract is as good as lost: whoever waits for it hears so with the connection.
      const value = answer.ok ? call.output.parse(answer.value) : undefined;
      waiting.delete(message.id);
      asked.settle(answer.ok ? { ok: true, value } : answer);
    } else if ('event' in message) {
      const event = options.events[message.event];
      if (event !== undefined) emit(message.event, event.parse(message.payload));
    } else {
      if ('ready' in message) {
        pause = firstPause;
        options.onMessage(message);
        setLive(true);
        return;
      }
      options.onMessage(message);
    }
  };
  const connect = async (): Promise<void> => {
    const mine = (attempt += 1);
    clearTimeout(next);
    drop();
    let hello: Awaited<ReturnType<Hello>>;
    try {
      hello = await options.hello();
    } catch {
      if (mine === attempt) later();
      return;
    }
    if (mine !== attempt || hello === undefined) return;
    const { protocol, host } = window.location;
    const opened = new WebSocket(`${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}${options.path}`);
    socket = opened;
    heardAt = performance.now();
    opened.onopen = () => opened.send(JSON.stringify(hello));
    opened.onmessage = ({ data }) => {
      if (socket !== opened) return;
      try {
        take(String(data));
      } catch (error) {
        // What is not of the contract is not shown: the page as a whole is asked for again.
        console.error('The station sent something that is not of the contract.', error);
        opened.close();
      }
    };
    opened.onclose = ({ code }) => {
      if (socket !== opened) return;
      drop();
      const isEnded = code === CloseCode.unknown || code === CloseCode.over;
      if (!isEnded || options.ended(code)) later();
    };
  };
  setInterval(() => {
    // A cable that was pulled closes nothing.
    if (socket !== undefined && performance.now() - heardAt > notLiveAfter) {
      drop();
      later();
    }
  }, lookEvery);
  let usedAt = -usedEvery;
  const markUsed = ({ isTrusted }: Event): void => {
    const now = performance.now();
    if (!isTrusted || socket === undefined || !isLive || now - usedAt < usedEvery) return;
    usedAt = now;
    socket.send(JSON.stringify({ used: true }));
  };
  for (const use of uses) window.addEventListener(use, markUsed, { capture: true, passive: true });
  window.addEventListener('online', () => {
    if (socket === undefined) void connect();
  });
  void connect();

  return {
    call: (name, input) => {
      if (!isLive || socket === undefined) return Promise.resolve(refused(notSent));
      const id = (calls += 1);
      socket.send(JSON.stringify({ id, call: name, input }));
      return new Promise((settle) => waiting.set(id, { name, settle }));
    },
    on: (name, listener) => {
      listeners.get(name)?.add(listener);
      return () => void listeners.get(name)?.delete(listener);
    },
    emit,
    restart: () => void connect(),
  };
}
