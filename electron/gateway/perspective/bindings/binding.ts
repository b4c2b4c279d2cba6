/** What every kind of binding has in common: it is opened where it stands, and from then on tells of each new result. */
import { effect, signal, untracked } from '@preact/signals-core';
import type { ExactValue } from '../../../contract/doubles.ts';
import { CountersignError, ErrorCode } from '../../../contract/errors.ts';
import type { Json, JsonObject } from '../../../contract/json.ts';
import type { Qualified, References } from '../../expression/evaluate.ts';
import type { HistoryQuestions } from '../../history/questions.ts';
import type { Outgoing } from '../../outgoing/outgoing.ts';
import type { ReadOptions } from '../../queries/queries.ts';
import type { ScriptArgument, ScriptResult } from '../../scripting/protocol.ts';
import type { Tags } from '../../tags/tags.ts';
import type { Path } from '../properties.ts';
import { evaluateOnce } from './evaluation.ts';

/** A script of a binding: its place behind the property (`transform`), its name, its parameters behind `self`, its text. */
export interface BindingScript {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly source: string;
}

/** What a binding reaches from where it stands. */
export interface BindingScope {
  readonly tags: Pick<Tags, 'tag' | 'placeOf' | 'write'>;
  /** What the expressions of the binding read. */
  readonly references: References;
  /** Reads a property path of the object that has the binding, following it. */
  readonly readProperty: (path: string) => Qualified;
  /**
   * Writes a property path, or what is inside of it; `isDouble` says of a whole number that it is a double. Throws `illegal-argument` for one that cannot be written, and rejects with it
   * where what it is bound to does not take it, or with `not-live` where that is not known.
   */
  readonly writeProperty: (path: string, inside: Path, value: Json, isDouble?: boolean) => Written;
  /** Paths of the security levels of the session's person, following them. */
  readonly levels: () => ReadonlySet<string>;
  /** The time, epoch milliseconds, following a clock that ticks every `rate` milliseconds. */
  readonly now: (rate: number) => number;
  /** Runs a named query. Rejects with a `CountersignError`. */
  readonly runQuery: (path: string, parameters: JsonObject, options?: ReadOptions) => Promise<ExactValue>;
  /** Asks the history of tags. Rejects with a `CountersignError`. */
  readonly history: Pick<HistoryQuestions, 'query' | 'calculate'>;
  /** Asks another computer that the site allows. Rejects with a `CountersignError`. */
  readonly ask: Outgoing['ask'];
  /** Runs a script for its value, with the object that has the binding as `self`. Rejects with `script`. */
  readonly runScript: (script: BindingScript, given: readonly ScriptArgument[]) => Promise<ScriptResult>;
}

/** A write that is done, or one that waits for the answer of what is behind a tag and rejects with why that did not say that it took it. */
export type Written = Promise<void> | undefined;

/** Takes each result. */
export type Emit = (result: Qualified) => void;

/** A binding that is open. */
export interface Source {
  readonly close: () => void;
  /** Evaluates again (`refreshBinding`). */
  readonly refresh: () => void;
  /**
   * Writes a value back to what it reads, or to a part of that. Throws `illegal-argument` where that takes no write, and rejects
   * with it where that is known later. A binding that writes nothing back has none.
   */
  readonly write?: (inside: Path, value: Json, isDouble?: boolean) => Written;
}

/** A kind of binding: results may come at once, and later as often as they change. */
export type OpenBinding = (config: JsonObject, scope: BindingScope, emit: Emit) => Source;

/** A binding that evaluates at once, again whenever what it read has changed. What it throws is its quality. */
export function follow(evaluate: () => Qualified, emit: Emit): Source {
  const again = signal(0);
  const close = effect(() => {
    again.value;
    const result = evaluateOnce(() => attempt(evaluate));
    untracked(() => emit(result));
  });
  return {
    close,
    refresh: () => {
      again.value += 1;
    },
  };
}

/** A binding that has one result for ever. */
export function constant(result: Qualified, emit: Emit): Source {
  emit(result);
  return { close: () => undefined, refresh: () => undefined };
}

/** Evaluates; what is thrown of what a project says becomes the quality. */
export function attempt(evaluate: () => Qualified): Qualified {
  try {
    return evaluate();
  } catch (error) {
    return bad('Error_ExpressionEval', error instanceof CountersignError ? error.message : 'cannot be evaluated');
  }
}

/** No value, for a reason. */
export function bad(code: string, reason: string): Qualified {
  return { value: null, quality: { code, reason } };
}

/** Throws `illegal-argument`. */
export function refuse(problem: string): never {
  throw new CountersignError(ErrorCode.illegalArgument, problem);
}
