/**
 * The one error class of the product and its stable codes.
 *
 * A message is written for the person who reads it: what happened, whether anything was signed where that is in
 * question, and what to do. Secrets never go into a message; the technical reason goes into `cause`, which stays in
 * the process that threw.
 */
import type { JsonObject } from './json.ts';
import { storeTrouble, troubleInWords } from './storeTrouble.ts';

export const ErrorCode = Object.freeze({
  /** Input that breaks its schema or its meaning. Scripts see `IllegalArgumentException`. */
  illegalArgument: 'illegal-argument',
  /** A named object that does not exist. Scripts see `MESObjectNotFoundException`. */
  objectNotFound: 'object-not-found',
  /** A challenge that could not be brought to its page. Scripts see `RuntimeException`. */
  notPosted: 'not-posted',
  /** Something that this runtime does not do. Scripts see `UnsupportedOperationException`. */
  unsupported: 'unsupported',
  /** The caller may not make this call from where it made it. */
  forbidden: 'forbidden',
  /** Nobody proved who they are at an identity provider; `details.failure` says in which way. */
  notProved: 'not-proved',
  /** The same thing is being done already; the first one counts. */
  busy: 'busy',
  /** A script failed: syntax, exception, time limit. */
  script: 'script',
  /** The data directory cannot be used: not writable, full, in use, damaged, lost, newer than the program. */
  store: 'store',
  /** A project that cannot be opened at all. */
  project: 'project',
  /** A call that the user service refused; its sub-status says why. Scripts see `ValidationError`. */
  validation: 'validation',
  /** The station cannot be reached from a browser. It is the browser that says so; nothing was sent. */
  notLive: 'not-live',
  /** A script closed the page or its session: the message is for its person, and opening the page again works. */
  closed: 'closed',
  /** A defect. The message says only that; the log has the cause. */
  internal: 'internal',
} as const);
export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];

/** An error with a stable `code` and a message that is safe to show. */
export class CountersignError extends Error {
  readonly code: ErrorCode;
  /** What a program can read of the failure beside its code; as public as the message. */
  readonly details: JsonObject;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions & { readonly details?: JsonObject }) {
    super(message, options);
    this.name = 'CountersignError';
    this.code = code;
    this.details = options?.details ?? {};
  }
}

/** What crosses a process boundary of an error: its code and its safe message. */
export interface SafeError {
  readonly code: ErrorCode;
  readonly message: string;
}

/** What stands in the way of the store as an error of ours, when that is what was thrown; else what was thrown. */
export function withStoreTrouble(thrown: unknown): unknown {
  if (thrown instanceof CountersignError) return thrown;
  const trouble = storeTrouble(thrown);
  if (trouble === undefined) return thrown;
  return new CountersignError(ErrorCode.store, troubleInWords(trouble), { cause: thrown, details: { trouble } });
}

/**
 * Reduces anything thrown to what may leave the process; what is neither ours nor the store's becomes `internal` without
 * its text.
 */
export function toSafeError(thrown: unknown): SafeError {
  const known = withStoreTrouble(thrown);
  if (known instanceof CountersignError) return { code: known.code, message: known.message };
  return {
    code: ErrorCode.internal,
    message: 'Something went wrong inside Countersign. The log of the station has the details.',
  };
}

/** The answer to a call across a process boundary (Electron strips everything else from thrown errors). */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: SafeError };
