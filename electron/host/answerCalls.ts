/** Answers the calls of a contract, whatever carries them: IPC of a window, a WebSocket of a browser. */
import type { Calls, Handlers } from '../contract/calls.ts';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { inputProblem } from '../contract/inputProblem.ts';
import { inCall, type CallOrigin } from '../gateway/platform/callOrigin.ts';

/** Answers one call of a caller, by name. Throws what the answer of an error is made of. */
export type AnswerCall<Caller> = (name: string, input: unknown, caller: Caller) => Promise<unknown>;

/**
 * The answers of a contract: input parsed by its schemas, unknown names and broken input refused. What a call does is done in
 * it, from where `originOf` says.
 */
export function answerCalls<C extends Calls, Caller>(
  calls: C,
  originOf: (caller: Caller) => CallOrigin,
  handlers: Handlers<C, Caller>,
): AnswerCall<Caller> {
  return async (name, input, caller) => {
    const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
    if (call === undefined || handler === undefined) throw notAllowed();
    const parsed = call.input.safeParse(input);
    if (!parsed.success) throw new CountersignError(ErrorCode.illegalArgument, inputProblem(name, parsed.error));
    return inCall(originOf(caller), () => handler(parsed.data as never, caller));
  };
}

/** The refusal of whatever is no call of the contract, or comes from elsewhere. */
export function notAllowed(): CountersignError {
  return new CountersignError(ErrorCode.forbidden, 'This call is not allowed from here.');
}
