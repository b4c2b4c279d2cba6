/**
 * The one wrapper around Electron's IPC. A call is heard only from the main frame of a window of its kind, on its own
 * origin; its input is parsed by the contract; its answer is always `{ ok, value | error }`. An answer goes the way of the
 * events, in which they stay in the order in which they were sent: that of `ipcMain.handle` comes after events that were sent
 * later, and what a page was told of a view that it had not yet was lost.
 */
import { ipcMain, type IpcMainEvent, type WebContents } from 'electron';
import type { Events, Send } from '../contract/calls.ts';
import { CountersignError, toSafeError, type Answer } from '../contract/errors.ts';
import { answerChannel, callChannel, eventChannel, type FrameKind } from '../contract/names.ts';
import type { Log } from '../gateway/platform/ports.ts';
import { notAllowed, type AnswerCall } from '../host/answerCalls.ts';
import { originOf } from './protocol.ts';

/** Which windows may call, and what stands behind each. */
export type FindCaller<Caller> = (contents: WebContents) => Caller | undefined;

/** Hears the calls of one kind of frame from now on; those that come before `answers` is there wait for it. */
export function hostCalls<Caller>(
  kind: FrameKind,
  answers: Promise<AnswerCall<Caller>>,
  findCaller: FindCaller<Caller>,
  log: Log,
): void {
  // A failure to open is told by the program; a call that waits for it gets it as its answer.
  answers.catch(() => undefined);
  const answerOf = async (event: IpcMainEvent, name: unknown, input: unknown): Promise<Answer<unknown>> => {
    try {
      const caller = isOwnMainFrame(event, kind) ? findCaller(event.sender) : undefined;
      if (caller === undefined || typeof name !== 'string') throw notAllowed();
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
      .then((answer) => senderFrame?.send(answerChannel(kind), id, answer))
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
 * Sends events to one window of a kind; nothing happens when it is gone. What they carry goes as a text of JSON, which comes
 * through the preload into the document many times faster than objects do.
 */
export function sendTo<E extends Events>(contents: WebContents, kind: FrameKind): Send<E> {
  return (name, payload) => {
    if (!contents.isDestroyed()) contents.send(eventChannel(kind), name, JSON.stringify(payload));
  };
}
