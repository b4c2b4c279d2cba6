/**
 * Functions that scripts call. Each is declared once, in the `scriptApi.ts` of the service that it belongs to, with a
 * schema for its arguments; the registry of `scripting/` hands them to the interpreters and knows no service.
 */
import { z } from 'zod';
import type { Json } from '../../contract/json.ts';

/** The script that calls, as the gateway knows it; nothing here is the script's own word. */
export interface ScriptCaller {
  /** `views/Line 4: root/Release.onActionPerformed`, or the name of a function of the script library. */
  readonly name: string;
  /** Id of the session whose script it is; undefined for the library's own, which runs the callbacks. */
  readonly sessionId: string | undefined;
  /** Id of the page; undefined for what belongs to none. */
  readonly pageId: string | undefined;
  /** Id of the interpreter, which holds the functions that the script hands over. */
  readonly interpreter: string;
}

export interface ScriptFunction {
  /** Whether it may write: then it waits until no other program holds the database. */
  readonly writes: boolean;
  /** Throws `ZodError` for arguments that are not what the schema says, and what the service throws. */
  readonly call: (args: readonly Json[], caller: ScriptCaller) => Promise<Json> | Json;
}

/** The functions of one service, by the name under which Python calls them: `signature.queueAuthRequest`. */
export type ScriptApi = Readonly<Record<string, ScriptFunction>>;

/** A text that a script may leave out or give as None; `name` is the argument's, for the error. */
export const optionalText = (name: string) => z.string({ error: `${name} is not a text` }).nullish();

type Call<S extends z.ZodType> = (args: z.output<S>, caller: ScriptCaller) => Promise<Json> | Json;

function declare<S extends z.ZodType>(writes: boolean, args: S, call: Call<S>): ScriptFunction {
  return { writes, call: (given, caller) => call(args.parse(given), caller) };
}

/** A function that reads, or changes what is in memory alone. */
export function reads<S extends z.ZodType>(args: S, call: Call<S>): ScriptFunction {
  return declare(false, args, call);
}

/** A function that may write to the database. */
export function writes<S extends z.ZodType>(args: S, call: Call<S>): ScriptFunction {
  return declare(true, args, call);
}
