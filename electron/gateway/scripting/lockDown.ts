/**
 * Takes Node away from scripts. Pyodide lets Python reach this thread's JavaScript (`import js`, and through any
 * JavaScript object that Python holds). After this, what can be reached is the language itself: no
 * process, files, network or modules, and no way to make a function from a text.
 *
 * This is a lock on the inside of one process, not a wall between two: it is the first line, and the contract of
 * `system.*` calls is the only other door.
 */

import { createRequire, syncBuiltinESMExports } from 'node:module';

/** Node's modules that reach out of this thread. The interpreter's glue imported some of them before it was locked. */
const reachOut = 'child_process cluster dgram dns fs fs/promises http http2 https inspector net repl tls vm'.split(' ');

/** Standard names of the language that the interpreter's glue uses at run time; none of them reaches outside. */
const language = new Set(
  (
    'Object Array Number Boolean String Symbol BigInt Math Date RegExp JSON Map Set WeakMap WeakSet WeakRef ' +
    'FinalizationRegistry Promise Proxy Reflect Error AggregateError EvalError RangeError ReferenceError SyntaxError ' +
    'TypeError URIError ArrayBuffer SharedArrayBuffer DataView Atomics Int8Array Uint8Array Uint8ClampedArray ' +
    'Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array Iterator ' +
    'Intl parseInt parseFloat isNaN isFinite NaN Infinity undefined globalThis WebAssembly TextDecoder TextEncoder'
  ).split(' '),
);

/** The names that this thread's global object has now: taken before the interpreter's glue adds its own. */
export function namesOfNode(): ReadonlySet<PropertyKey> {
  return new Set(Reflect.ownKeys(globalThis));
}

/**
 * Removes Node's names from this thread's global object, and the constructors that compile text. What the interpreter's
 * glue added (its memory, its file system in memory, its references) stays.
 */
export function lockDown(ofNode: ReadonlySet<PropertyKey>): void {
  const compilers = [
    () => undefined,
    async () => Promise.resolve(),
    function* () {
      yield undefined;
    },
    async function* () {
      yield await Promise.resolve(0);
    },
  ];
  for (const compiler of compilers) {
    const prototype: unknown = Object.getPrototypeOf(compiler);
    if (typeof prototype === 'object' || typeof prototype === 'function') {
      if (prototype !== null) Reflect.deleteProperty(prototype, 'constructor');
    }
  }
  const functionPrototype: unknown = Object.getPrototypeOf(compilers[0]);
  emptyModules(globalThis.process);
  const getRandomValues = globalThis.crypto.getRandomValues.bind(globalThis.crypto);
  const now = globalThis.performance.now.bind(globalThis.performance);
  for (let holder: object | null = globalThis; holder !== null && holder !== Object.prototype;) {
    for (const name of Reflect.ownKeys(holder)) {
      const glue = holder === globalThis && !ofNode.has(name);
      if (!glue && (typeof name === 'symbol' || !language.has(name))) Reflect.deleteProperty(holder, name);
    }
    const next: unknown = Object.getPrototypeOf(holder);
    holder = typeof next === 'object' ? next : null;
  }
  // What asks whether something is a function still can; what makes one of a text cannot.
  const stub = function Function(): never {
    throw new TypeError('No function is made of a text here.');
  };
  Object.defineProperty(stub, 'prototype', { value: functionPrototype });
  Object.defineProperty(globalThis, 'Function', { value: stub });
  // The interpreter's random numbers.
  Object.defineProperty(globalThis, 'crypto', { value: Object.freeze({ getRandomValues }) });
  // The interpreter's clock of how long something takes: without it, whatever waits or measures ends the thread.
  Object.defineProperty(globalThis, 'performance', { value: Object.freeze({ now }) });
}

/** What was imported of Node before is refused from now on: whoever still holds a module holds nothing that works. */
function emptyModules(process: object): void {
  const require = createRequire(import.meta.url);
  const refuse = (): never => {
    throw new Error('This is out of reach of scripts.');
  };
  for (const name of reachOut) {
    const module: unknown = require(`node:${name}`);
    if (typeof module !== 'object' && typeof module !== 'function') continue;
    if (module === null) continue;
    for (const key of Reflect.ownKeys(module)) {
      const held: unknown = Reflect.getOwnPropertyDescriptor(module, key)?.value;
      if (typeof held === 'function') Reflect.defineProperty(module, key, { value: refuse });
    }
  }
  for (const key of ['binding', '_linkedBinding', 'dlopen', 'kill'])
    Reflect.defineProperty(process, key, { value: refuse });
  syncBuiltinESMExports();
}
