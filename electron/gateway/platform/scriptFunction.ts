/**
 * Functions that scripts call. Each is declared once, in the `scriptApi.ts` of the service that it belongs to: its name, where
 * it may be called, a schema for its arguments, and what it does. The registry of `scripting/` hands them to the interpreters
 * and knows no service.
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
  /** Id of the view that it stands in, where it stands in one. */
  readonly viewId?: string | undefined;
  /** When the script was asked to run, by the monotonic clock: who was signed in then may have left since. */
  readonly askedAt: number;
  /** The address that its session comes from, where there is one. */
  readonly address: string | null;
  /** Id of the call that led to it, where one did. */
  readonly cid: string | undefined;
  /** How many scripts led to it, each to the next, itself among them. */
  readonly hop: number;
  /** Id of the interpreter, which holds the functions that the script hands over. */
  readonly interpreter: string;
}

/** Where a function may be called: by any script, or by those of a session alone. */
export const ScriptScope = Object.freeze({ gateway: 'gateway', session: 'session' } as const);
export type ScriptScope = (typeof ScriptScope)[keyof typeof ScriptScope];

export interface ScriptFunction {
  readonly scope: ScriptScope;
  /** Whether it may write: then it waits until no other program holds the database. */
  readonly writes: boolean;
  /** A tuple, or an object whose keys are the names of the arguments in their order. */
  readonly args: z.ZodType;
  /** Throws `ZodError` for arguments that are not what the schema says, and what the service throws. */
  readonly call: (args: readonly Json[], caller: ScriptCaller) => Promise<Json> | Json;
}

/**
 * The functions of one service by name. What is named as scripts name it (`system.tag.readBlocking`) takes an object of
 * arguments, and scripts get it as it is declared; a function with another name is called by Python's own form of it.
 */
export type ScriptApi = Readonly<Record<string, ScriptFunction>>;

/** A text that a script may leave out or give as None; `name` is the argument's, for the error. */
export const optionalText = (name: string) => z.string({ error: `${name} is not a text` }).nullish();

type Call<S extends z.ZodType> = (args: z.output<S>, caller: ScriptCaller) => Promise<Json> | Json;

function declare<S extends z.ZodType>(scope: ScriptScope, writes: boolean, args: S, call: Call<S>): ScriptFunction {
  const isNamed = args instanceof z.ZodObject;
  return { scope, writes, args, call: (given, caller) => call(args.parse(isNamed ? given[0] : given), caller) };
}

/** A function that reads, or changes what is in memory alone. */
export function reads<S extends z.ZodType>(scope: ScriptScope, args: S, call: Call<S>): ScriptFunction {
  return declare(scope, false, args, call);
}

/** A function that may write to the database. */
export function writes<S extends z.ZodType>(scope: ScriptScope, args: S, call: Call<S>): ScriptFunction {
  return declare(scope, true, args, call);
}
