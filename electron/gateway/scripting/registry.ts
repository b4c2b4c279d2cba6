/** The functions of all services under one name space, as the interpreters call them. */
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { ScriptScope, type ScriptApi, type ScriptFunction } from '../platform/scriptFunction.ts';

/** What is named so is offered to scripts as it is declared. */
const publicPrefix = 'system.';

/** A function that scripts get as it is declared, with its arguments in their order. */
export interface OfferedFunction {
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly isOptional: boolean }[];
}

export interface ScriptRegistry {
  /** What is called by a name. */
  readonly calls: ReadonlyMap<string, ScriptFunction['call']>;
  /** The functions below `system` that need no form of their own in Python. */
  readonly offered: readonly OfferedFunction[];
}

/**
 * Puts the functions of services together. Those of a session are refused to a script of none (`unsupported`); those that
 * may write wait first (`whenFree`) until no other program holds the database. Throws for a name that two of them declare.
 */
export function scriptRegistry(
  apis: readonly ScriptApi[],
  whenFree: <T>(work: () => T | Promise<T>) => Promise<T>,
): ScriptRegistry {
  const calls = new Map<string, ScriptFunction['call']>();
  const offered: OfferedFunction[] = [];
  for (const [name, { scope, writes, args, call }] of apis.flatMap((api) => Object.entries(api))) {
    if (calls.has(name)) throw new Error(`Two services declare the script function ${name}.`);
    calls.set(name, (given, caller) => {
      if (scope === ScriptScope.session && caller.sessionId === undefined) {
        const what = name.startsWith(publicPrefix) ? name : 'What this script holds';
        throw new CountersignError(
          ErrorCode.unsupported,
          `${what} belongs to a session, and ${caller.name} runs in none`,
        );
      }
      return writes ? whenFree(() => call(given, caller)) : call(given, caller);
    });
    if (name.startsWith(publicPrefix)) offered.push({ name, parameters: parametersOf(name, args) });
  }
  return { calls, offered };
}

function parametersOf(name: string, args: z.ZodType): OfferedFunction['parameters'] {
  if (!(args instanceof z.ZodObject)) throw new Error(`The arguments of ${name} have no names.`);
  return Object.entries(args.shape).map(([parameter, schema]) => ({
    name: parameter,
    isOptional: schema instanceof z.ZodType && schema.safeParse(undefined).success,
  }));
}
