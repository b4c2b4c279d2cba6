/** The functions of all services under one name space, as the interpreters call them. */
import type { ScriptApi, ScriptFunction } from '../platform/scriptFunction.ts';

/** Calls a function by its name. */
export type ScriptRegistry = ReadonlyMap<string, ScriptFunction['call']>;

/**
 * Puts the functions of services together; those that may write wait first (`whenFree`) until no other program holds the
 * database. Throws for a name that two of them declare.
 */
export function scriptRegistry(
  apis: readonly ScriptApi[],
  whenFree: <T>(work: () => T | Promise<T>) => Promise<T>,
): ScriptRegistry {
  const registry = new Map<string, ScriptFunction['call']>();
  for (const [name, { writes, call }] of apis.flatMap((api) => Object.entries(api))) {
    if (registry.has(name)) throw new Error(`Two services declare the script function ${name}.`);
    registry.set(name, writes ? (args, caller) => whenFree(() => call(args, caller)) : call);
  }
  return registry;
}
