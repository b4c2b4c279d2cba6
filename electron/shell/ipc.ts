/**
 * The one wrapper around Electron's IPC. A call is heard only from the main frame of a window of its kind, on its own
 * origin; its input is parsed by the contract; its answer is always `{ ok, value | error }`.
 */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { Calls, Events, Handlers, Send } from '../contract/calls.ts';
import { CountersignError, ErrorCode, toSafeError, type Answer } from '../contract/errors.ts';
import { callChannel, eventChannel, type FrameKind } from '../contract/names.ts';
import type { Log } from '../gateway/ports.ts';
import { originOf } from './protocol.ts';

/** Which windows may call, and what stands behind each. */
export type FindCaller<Caller> = (contents: WebContents) => Caller | undefined;

/** Answers the calls of one kind of frame. */
export function hostCalls<C extends Calls, Caller>(
  kind: FrameKind,
  calls: C,
  findCaller: FindCaller<Caller>,
  handlers: Handlers<C, Caller>,
  log: Log,
): void {
  ipcMain.handle(callChannel(kind), async (event, name: unknown, input: unknown): Promise<Answer<unknown>> => {
    try {
      const caller = isOwnMainFrame(event, kind) ? findCaller(event.sender) : undefined;
      if (caller === undefined || typeof name !== 'string' || !Object.hasOwn(calls, name)) {
        throw new CountersignError(ErrorCode.forbidden, 'This call is not allowed from here.');
      }
      const call = calls[name];
      const handler = handlers[name];
      const parsed = call?.input.safeParse(input);
      if (call === undefined || handler === undefined || parsed?.success !== true) {
        throw new CountersignError(ErrorCode.illegalArgument, `The input of ${name} is not valid.`);
      }
      return { ok: true, value: await handler(parsed.data as never, caller) };
    } catch (error) {
      if (!(error instanceof CountersignError))
        log.error('A call failed.', { call: String(name), cause: String(error) });
      return { ok: false, error: toSafeError(error) };
    }
  });
}

/** The frame must be the main frame, alive, and on the origin of its kind. */
function isOwnMainFrame(event: IpcMainInvokeEvent, kind: FrameKind): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && frame.origin === originOf(kind);
}

/** Sends events to one window of a kind; nothing happens when it is gone. */
export function sendTo<E extends Events>(contents: WebContents, kind: FrameKind): Send<E> {
  return (name, payload) => {
    if (!contents.isDestroyed()) contents.send(eventChannel(kind), name, payload);
  };
}
