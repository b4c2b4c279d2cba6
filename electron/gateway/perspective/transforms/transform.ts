/** What every kind of transform has in common: it takes each result of what is before it, and tells of its own. */
import type { JsonObject } from '../../../contract/json.ts';
import { CountersignError } from '../../../contract/errors.ts';
import type { Qualified } from '../../expression/evaluate.ts';
import { bad, type BindingScope, type Emit } from '../bindings/binding.ts';

/** A transform that is open. */
export interface Stage {
  /** Takes a result. It also runs for one that is bad or null: a transform decides itself what it makes of it. */
  readonly push: Emit;
  readonly close: () => void;
}

/**
 * A kind of transform.
 * @param emit Takes what it makes, for the transform behind it.
 * @param fail Takes the result of the whole binding where this one failed: those behind it are passed over.
 */
export type OpenTransform = (config: JsonObject, scope: BindingScope, emit: Emit, fail: Emit) => Stage;

/** A transform that makes one result of one result, and follows nothing else. `code` is the quality of what it throws. */
export function plain(code: string, transform: (input: Qualified) => Qualified, emit: Emit, fail: Emit): Stage {
  return {
    push: (input) => {
      let made: Qualified;
      try {
        made = transform(input);
      } catch (error) {
        if (!(error instanceof CountersignError)) throw error;
        fail(bad(code, error.message));
        return;
      }
      emit(made);
    },
    close: () => undefined,
  };
}

/** A transform that cannot be read. */
export function unreadable(reason: string, fail: Emit): Stage {
  const result = bad('Error_Configuration', reason);
  return { push: () => fail(result), close: () => undefined };
}
