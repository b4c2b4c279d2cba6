/** What every kind of transform has in common: it takes each result of what is before it, and tells of its own. */
import type { Json, JsonObject } from '../../../contract/json.ts';
import { CountersignError } from '../../../contract/errors.ts';
import type { Qualified } from '../../expression/evaluate.ts';
import { bad, type BindingScope, type Emit } from '../bindings/binding.ts';

/** A transform that is open. */
export interface Stage {
  /** Takes a result. It also runs for one that is bad or null: a transform decides itself what it makes of it. */
  readonly push: Emit;
  /** What came in counts no more: nothing is made of it until the next result, also where what it reads changes or a script answers. */
  readonly forget: () => void;
  readonly close: () => void;
}

/**
 * A kind of transform.
 * @param emit Takes what it makes, for the transform behind it.
 * @param fail Takes the result of the whole binding where this one failed: those behind it are passed over.
 */
export type OpenTransform = (config: JsonObject, scope: BindingScope, emit: Emit, fail: Emit) => Stage;

/** A value made of what came in, as good and as old as that. */
export function madeOf({ quality, timestamp }: Qualified, value: Json): Qualified {
  return timestamp === undefined ? { value, quality } : { value, quality, timestamp };
}

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
    forget: () => undefined,
    close: () => undefined,
  };
}

/** A transform that cannot be read. */
export function unreadable(reason: string, fail: Emit): Stage {
  const result = bad('Error_Configuration', reason);
  return { push: () => fail(result), forget: () => undefined, close: () => undefined };
}
