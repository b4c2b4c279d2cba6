/**
 * The one wrapper around Electron's IPC. A call is heard only from the main frame of a window of its kind, on its own
 * origin; its input is of a bounded size and parsed by the contract; a frame calls so often and no more; its answer is always
 * `{ ok, value | error }`. An answer goes the way of the events, in which they stay in the order in which they were sent: that
 * of `ipcMain.handle` comes after events that were sent later, and what a page was told of a view that it had not yet was lost.
 */
import { ipcMain, type IpcMainEvent, type WebContents } from 'electron';
import type { Events, Send } from '../contract/calls.ts';
import { CountersignError, ErrorCode, toSafeError, type Answer } from '../contract/errors.ts';
import { answerChannel, callChannel, eventChannel, type FrameKind } from '../contract/names.ts';
import type { Clock, Log } from '../gateway/platform/ports.ts';
import { Tried, type Tries } from '../gateway/session/tries.ts';
import { notAllowed, type AnswerCall } from '../host/answerCalls.ts';
import { openBucket, type Bucket } from '../host/bucket.ts';
import { isLargerThan } from '../host/sizeOf.ts';
import { originOf } from './protocol.ts';

/** Which windows may call, and what stands behind each. */
export type FindCaller<Caller> = (contents: WebContents) => Caller | undefined;

/** Characters, bytes and members of an input in all; a piece of a file has a tenth of it. */
const mostInput = 4 * 1024 * 1024;
/** Calls of one frame: far above what a person and a page do, and far below what a slow or busy machine answers in a second. */
const mostCalls = Object.freeze({ burst: 5000, perSecond: 200 });
/** Calls that are refused as too many until the frame is ended, whose calls would keep the gateway from its work. */
const mostRefused = Object.freeze({ burst: 5000, perSecond: 20 });

/** What one frame may still do. */
interface Counts {
  readonly calls: Bucket;
  readonly refused: Bucket;
  /** It was ended for its calls, of which more are on their way. */
  isEnding: boolean;
}

/** What hears of calls beside whoever answers them. */
export interface CallHost {
  readonly log: Log;
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Hears what was tried and refused. */
  readonly stopped: Tries['note'];
}

/** Hears the calls of one kind of frame from now on; those that come before `answers` is there wait for it. */
export function hostCalls<Caller>(
  kind: FrameKind,
  answers: Promise<AnswerCall<Caller>>,
  findCaller: FindCaller<Caller>,
  { log, clock, stopped }: CallHost,
): void {
  // A failure to open is told by the program; a call that waits for it gets it as its answer.
  answers.catch(() => undefined);
  const counted = new WeakMap<WebContents, Counts>();
  const countsOf = (contents: WebContents): Counts => {
    const held = counted.get(contents);
    if (held !== undefined) return held;
    const counts = {
      calls: openBucket(clock, () => mostCalls),
      refused: openBucket(clock, () => mostRefused),
      isEnding: false,
    };
    counted.set(contents, counts);
    // What comes back after a crash is another page, which has called nothing yet.
    contents.once('render-process-gone', () => counted.delete(contents));
    return counts;
  };
  const requireFew = ({ sender }: IpcMainEvent): void => {
    const counts = countsOf(sender);
    if (counts.calls.take(1)) return;
    if (!counts.isEnding && !counts.refused.take(1) && !sender.isDestroyed() && !sender.isCrashed()) {
      counts.isEnding = true;
      stopped(Tried.flood, kind);
      // It comes back as after any crash, without what was open over it.
      sender.forcefullyCrashRenderer();
    }
    throw new CountersignError(ErrorCode.busy, 'This page calls too often. Nothing was done. Try again in a moment.');
  };
  const answerOf = async (event: IpcMainEvent, name: unknown, input: unknown): Promise<Answer<unknown>> => {
    try {
      requireFew(event);
      const caller = isOwnMainFrame(event, kind) ? findCaller(event.sender) : undefined;
      if (caller === undefined || typeof name !== 'string') {
        stopped(Tried.call, `${kind} ${String(name)}`);
        throw notAllowed();
      }
      if (isLargerThan(input, mostInput)) {
        throw new CountersignError(ErrorCode.illegalArgument, `${name}: this is too large. Nothing was done.`);
      }
      const answer = await answers;
      return { ok: true, value: await answer(name, input, caller) };
    } catch (error) {
      if (!(error instanceof CountersignError))
        log.error('A call failed.', { call: String(name), cause: String(error) });
      return { ok: false, error: toSafeError(error) };
    }
  };
  ipcMain.on(callChannel(kind), (event, id: unknown, name: unknown, input: unknown) => {
    const { senderFrame } = event;
    answerOf(event, name, input)
      .then((answer) => senderFrame?.send(answerChannel(kind), id, JSON.stringify(answer)))
      // A frame that is gone waits for nothing.
      .catch((error: unknown) => log.debug('An answer reached nobody.', { call: String(name), reason: String(error) }));
  });
}

/** The frame must be the main frame, alive, and on the origin of its kind. */
function isOwnMainFrame(event: IpcMainEvent, kind: FrameKind): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && frame.origin === originOf(kind);
}

/**
 * Sends events to one window of a kind; nothing happens when it is gone. What they carry goes as a text of JSON, as answers do:
 * it comes through the preload into the document many times faster than objects.
 */
export function sendTo<E extends Events>(contents: WebContents, kind: FrameKind): Send<E> {
  return (name, payload) => {
    if (!contents.isDestroyed()) contents.send(eventChannel(kind), name, JSON.stringify(payload));
  };
}
