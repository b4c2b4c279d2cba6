/** How a call of a script to the gateway is answered, and which of the documented exceptions an error of the gateway is. */
import { z } from 'zod';
import { exactJson, parseExactJson } from '../../contract/doubles.ts';
import { CountersignError, ErrorCode, withStoreTrouble } from '../../contract/errors.ts';
import { json, type JsonObject } from '../../contract/json.ts';
import type { Log } from '../platform/ports.ts';
import type { ScriptCaller } from '../platform/scriptFunction.ts';
import { after } from './hops.ts';
import type { ScriptCall } from './protocol.ts';
import type { ScriptRegistry } from './registry.ts';

const callArguments = z.array(json);

/** Answers a call as JSON: its value, or the exception that the script raises. */
export async function answerCall(
  scriptCall: ScriptCall,
  registry: ScriptRegistry,
  caller: ScriptCaller,
  log: Log,
): Promise<string> {
  try {
    const call = registry.calls.get(scriptCall.name);
    if (call === undefined) throw new CountersignError(ErrorCode.unsupported, `${scriptCall.name} is not supported`);
    const given = callArguments.parse(parseExactJson(scriptCall.args));
    return exactJson({ value: await after(caller.hop, () => call(given, caller)) });
  } catch (error) {
    if (!(error instanceof CountersignError || error instanceof z.ZodError))
      log.error(`The call ${scriptCall.name} of a script failed.`, { cause: String(error) });
    return JSON.stringify({ error: asException(error) });
  }
}

/** The documented exception of an error, by its code. */
function asException(thrown: unknown): { type: string; message: string; details?: JsonObject } {
  const error = withStoreTrouble(thrown);
  if (error instanceof z.ZodError) {
    return { type: 'IllegalArgumentException', message: error.issues[0]?.message ?? 'an argument has the wrong type' };
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
