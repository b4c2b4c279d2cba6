/** How a call of a script to the gateway is answered, and which of the documented exceptions an error of the gateway is. */
import { z } from 'zod';
import { exactJson, parseExactJson } from '../../contract/doubles.ts';
import { CountersignError, ErrorCode, withStoreTrouble } from '../../contract/errors.ts';
import { isJsonList, json, type Json, type JsonObject } from '../../contract/json.ts';
import { inCall, newCid, sessionCall, type CallOrigin } from '../platform/callOrigin.ts';
import type { Log } from '../platform/ports.ts';
import type { ScriptCaller } from '../platform/scriptFunction.ts';
import { after, type Lead } from './hops.ts';
import type { ScriptCall } from './protocol.ts';
import type { ScriptRegistry } from './registry.ts';

const callArguments = z.array(json);

/** The arguments of a call. The schema, which takes ten times as long, says what is wrong with those that are none. */
function argumentsIn(text: string): readonly Json[] {
  const given = parseExactJson(text);
  return isJsonList(given) ? given : callArguments.parse(given);
}

/** What goes back to the script, as JSON: the value, or the exception that it raises; and what that was, where the gateway refused it. */
interface CallAnswer {
  readonly text: string;
  readonly refused?: CountersignError;
}

/**
 * Whether a refusal says how the station stands, and no mistake of a script: a person in front of the page is told it as it
 * is.
 */
export function isForPeople({ code }: CountersignError): boolean {
  return code === ErrorCode.store || code === ErrorCode.notPosted;
}

/** What a script does is done in the call that led to it, for its own session. */
function originOf({ sessionId, address, cid = newCid() }: ScriptCaller): CallOrigin {
  return sessionId === undefined ? { cid } : sessionCall(sessionId, address, cid);
}

function leadOf({ hop, sessionId, askedAt }: ScriptCaller): Lead {
  return { hops: hop, asked: { sessionId, at: askedAt } };
}

/** Answers a call. */
export async function answerCall(
  scriptCall: ScriptCall,
  registry: ScriptRegistry,
  caller: ScriptCaller,
  log: Log,
): Promise<CallAnswer> {
  try {
    const call = registry.calls.get(scriptCall.name);
    if (call === undefined) throw new CountersignError(ErrorCode.unsupported, `${scriptCall.name} is not supported`);
    const given = argumentsIn(scriptCall.args);
    const value = await inCall(originOf(caller), () => after(leadOf(caller), () => call(given, caller)));
    return { text: exactJson({ value }) };
  } catch (thrown) {
    if (!(thrown instanceof CountersignError || thrown instanceof z.ZodError))
      log.error(`The call ${scriptCall.name} of a script failed.`, { cause: String(thrown) });
    const error = withStoreTrouble(thrown);
    const text = JSON.stringify({ error: asException(error) });
    return error instanceof CountersignError ? { text, refused: error } : { text };
  }
}

/** What is wrong with an argument; where the schema has no words of its own for it, which one it is. */
function inWords({ issues: [issue] }: z.ZodError): string {
  if (issue === undefined) return 'an argument has the wrong type';
  const named = issue.path.filter((key) => typeof key === 'string').join('.');
  return named !== '' && /^(?:Invalid|Too)\b/.test(issue.message) ? `${named}: ${issue.message}` : issue.message;
}

/** The documented exception of an error, by its code. */
function asException(error: unknown): { type: string; message: string; details?: JsonObject } {
  if (error instanceof z.ZodError) {
    return { type: 'IllegalArgumentException', message: inWords(error) };
  }
  if (!(error instanceof CountersignError)) return { type: 'RuntimeException', message: 'internal error' };
  switch (error.code) {
    case ErrorCode.illegalArgument:
      return { type: 'IllegalArgumentException', message: error.message };
    case ErrorCode.objectNotFound:
      return { type: 'MESObjectNotFoundException', message: error.message };
    case ErrorCode.unsupported:
      return { type: 'UnsupportedOperationException', message: error.message };
    case ErrorCode.validation:
      return { type: 'ValidationError', message: error.message, details: error.details };
    case ErrorCode.notPosted:
    case ErrorCode.notProved:
    case ErrorCode.forbidden:
    case ErrorCode.busy:
    case ErrorCode.script:
    case ErrorCode.store:
    case ErrorCode.project:
    case ErrorCode.notLive:
    case ErrorCode.closed:
    case ErrorCode.internal:
      return { type: 'RuntimeException', message: error.message };
  }
}
