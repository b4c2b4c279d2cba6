/**
 * A WebSocket of a browser as the station uses it: JSON messages of bounded size and rate, a sign of life each second, and
 * an end for whoever does not listen.
 */
import type { WebSocket } from 'ws';
import type { z } from 'zod';
import { CloseCode, aliveEvery, callMessage, usedMessage, type StationMessage } from '../../contract/socket.ts';
import { toSafeError, CountersignError, type Answer } from '../../contract/errors.ts';
import type { Clock, Log } from '../../gateway/platform/ports.ts';
import { openBucket, type Bucket } from '../../host/bucket.ts';

export interface Link {
  readonly send: (message: StationMessage) => void;
  /** Whether so much waits to be sent that changes are left out. */
  readonly isBehind: () => boolean;
  /** Hears nothing more, and closes once what was asked is answered: whoever ends a dialog hears that it is done. */
  readonly close: (code: number) => void;
}

/** Bytes that a session may send: whoever sends more holds up all others. */
const budgets = Object.freeze({
  known: { burst: 8 * 1024 * 1024, perSecond: 1024 * 1024 },
  stranger: { burst: 1024 * 1024, perSecond: 128 * 1024 },
});

/** A budget that is larger while somebody is signed in: a stranger writes no long texts. */
export function openBudget(clock: Pick<Clock, 'monotonic'>, isKnown: () => boolean): Bucket {
  return openBucket(clock, () => (isKnown() ? budgets.known : budgets.stranger));
}

export interface LinkOptions<Hello extends z.ZodType> {
  /** One whose errors are heard already: they end it. */
  readonly socket: WebSocket;
  readonly clock: Pick<Clock, 'monotonic' | 'after'>;
  readonly log: Log;
  /** The first message; nothing else is heard before it. */
  readonly hello: Hello;
  /** Takes the hello, and gives what answers calls from then on; undefined ends the connection. */
  readonly begin: (hello: z.output<Hello>, link: Link) => LinkAnswers | undefined;
  /** The hello was taken: the connection is of somebody who is known. */
  readonly isWelcome: () => void;
  /** What the session may send. */
  readonly budget: Bucket;
  /** Bytes that were sent. */
  readonly sent: (bytes: number) => void;
}

export interface LinkAnswers {
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  /** A person used the document. */
  readonly used: () => void;
  /** The connection is gone; `left` says that the document went away, not only its connection. */
  readonly gone: (left: boolean) => void;
  /** It listens again after it was behind. */
  readonly caughtUp: () => void;
}

/** Milliseconds in which the hello has to come. */
const helloLimit = 5000;
/** Calls that a document may make at once after a pause, and then a second: far above what a person does. */
const mostCalls = Object.freeze({ burst: 200, perSecond: 100 });
/** Bytes waiting to be sent above which changes are left out, and above which the connection ends. */
const behind = 1024 * 1024;
const lost = 8 * 1024 * 1024;
/** Milliseconds between two pings, each of which has to be answered before the next. */
const pingEvery = 15_000;
/** Codes of RFC 6455, 7.4.1: the document went away, and what a browser breaks is told it by. */
const wentAway: readonly number[] = [1000, 1001];
const policyViolation = 1008;
const tryAgainLater = 1013;

/** Speaks over a WebSocket until it closes. */
export function openLink<Hello extends z.ZodType>(options: LinkOptions<Hello>): void {
  const { socket, clock, log } = options;
  let answers: LinkAnswers | undefined;
  const calls = openBucket(clock, () => mostCalls);
  let wasBehind = false;
  let isHeard = true;
  let sincePing = 0;
  /** Calls that are not answered yet, and the code with which the connection closes after them. */
  let open = 0;
  let closing: number | undefined;
  /** Ends the connection at once; whatever it says until the other side has closed too is not heard. */
  const end = (code: number): void => {
    closing ??= code;
    socket.close(closing);
  };
  const send = (message: StationMessage): void => {
    if (socket.readyState !== socket.OPEN) return;
    const text = JSON.stringify(message);
    options.sent(Buffer.byteLength(text));
    socket.send(text);
  };
  const link: Link = {
    send,
    isBehind: () => {
      wasBehind ||= socket.bufferedAmount > behind;
      return wasBehind;
    },
    close: (code) => {
      closing ??= code;
      if (open === 0) socket.close(closing);
    },
  };
  let callOff = clock.after(helloLimit, () => {
    if (answers === undefined) end(policyViolation);
  });
  const beat = (): void => {
    callOff = clock.after(aliveEvery, beat);
    if (socket.bufferedAmount > lost) {
      socket.terminate();
      return;
    }
    if (wasBehind && socket.bufferedAmount === 0) {
      wasBehind = false;
      answers?.caughtUp();
    }
    sincePing += aliveEvery;
    if (sincePing >= pingEvery) {
      if (!isHeard) {
        socket.terminate();
        return;
      }
      isHeard = false;
      sincePing = 0;
      socket.ping();
    }
    send({ alive: true });
  };
  const answer = async (call: (name: string, input: unknown) => Promise<unknown>, given: unknown): Promise<void> => {
    const message = callMessage.safeParse(given);
    if (!message.success) {
      end(policyViolation);
      return;
    }
    const { id, call: name, input } = message.data;
    let answered: Answer<unknown>;
    open += 1;
    try {
      answered = { ok: true, value: await call(name, input) };
    } catch (error) {
      if (!(error instanceof CountersignError)) log.error('A call failed.', { call: name, cause: String(error) });
      answered = { ok: false, error: toSafeError(error) };
    }
    open -= 1;
    send({ id, answer: answered });
    if (closing !== undefined && open === 0) socket.close(closing);
  };

  socket.on('pong', () => (isHeard = true));
  socket.on('message', (data, isBinary) => {
    if (closing !== undefined) return;
    const isTooMuch = !options.budget.take(sizeOf(data));
    const given = isBinary || isTooMuch ? undefined : read(data);
    if (isTooMuch || given === undefined || !calls.take(1)) {
      end(given === undefined && !isTooMuch ? policyViolation : tryAgainLater);
      return;
    }
    if (answers !== undefined) {
      if (usedMessage.safeParse(given).success) answers.used();
      else void answer(answers.call, given);
      return;
    }
    const hello = options.hello.safeParse(given);
    callOff();
    answers = hello.success ? options.begin(hello.data, link) : undefined;
    if (answers === undefined) {
      if (socket.readyState === socket.OPEN) end(hello.success ? CloseCode.unknown : policyViolation);
      return;
    }
    options.isWelcome();
    callOff = clock.after(aliveEvery, beat);
  });
  socket.on('close', (code) => {
    callOff();
    try {
      answers?.gone(wentAway.includes(code));
    } catch (error) {
      log.error('The end of a connection could not be kept.', { reason: String(error) });
    }
    answers = undefined;
  });
}

/** Bytes of a message. */
function sizeOf(data: Buffer | ArrayBuffer | Buffer[]): number {
  return Array.isArray(data) ? data.reduce((sum, { length }) => sum + length, 0) : data.byteLength;
}

/** What a message says; undefined for what is no JSON. */
function read(data: Buffer | ArrayBuffer | Buffer[]): unknown {
  try {
    const value: unknown = JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : '');
    return value;
  } catch {
    return undefined;
  }
}
