/**
 * Takes Node away from scripts. MicroPython's WebAssembly build lets Python reach this thread's JavaScript (`import js`,
 * and through any JavaScript object that Python holds). After this, what can be reached is the language itself: no
 * process, files, network or modules, and no way to make a function from a text.
 *
 * This is a lock on the inside of one process, not a wall between two: it is the first line, and the contract of
 * `system.*` calls is the only other door.
 */

/** Standard names of the language that the interpreter's glue uses at run time; none of them reaches outside. */
const language = new Set(
  (
    'Object Array Number Boolean String Symbol BigInt Math Date RegExp JSON Map Set WeakMap WeakSet WeakRef ' +
    'FinalizationRegistry Promise Proxy Reflect Error AggregateError EvalError RangeError ReferenceError SyntaxError ' +
    'TypeError URIError ArrayBuffer SharedArrayBuffer DataView Atomics Int8Array Uint8Array Uint8ClampedArray ' +
    'Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array Iterator ' +
    'parseInt parseFloat isNaN isFinite NaN Infinity undefined globalThis WebAssembly TextDecoder TextEncoder'
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
  const getRandomValues = globalThis.crypto.getRandomValues.bind(globalThis.crypto);
  for (let holder: object | null = globalThis; holder !== null && holder !== Object.prototype;) {
    for (const name of Reflect.ownKeys(holder)) {
      const glue = holder === globalThis && !ofNode.has(name);
      if (!glue && (typeof name === 'symbol' || !language.has(name))) Reflect.deleteProperty(holder, name);
    }
    const next: unknown = Object.getPrototypeOf(holder);
    holder = typeof next === 'object' ? next : null;
  }
  // The interpreter's random numbers.
  Object.defineProperty(globalThis, 'crypto', { value: Object.freeze({ getRandomValues }) });
}
