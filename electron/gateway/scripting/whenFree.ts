import type { HostFunctions } from './interpreter.ts';

/** Functions of scripts that may write. */
const writing = /^(signature|sso)\./;

/** The functions with those that may write waiting first until no other program holds the database. */
export function whenFree(functions: HostFunctions, free: <T>(work: () => T | Promise<T>) => Promise<T>): HostFunctions {
  return Object.fromEntries(
    Object.entries(functions).map(([name, call]): [string, HostFunctions[string]] => [
      name,
      writing.test(name) ? (args, interpreter, script) => free(() => call(args, interpreter, script)) : call,
    ]),
  );
}
