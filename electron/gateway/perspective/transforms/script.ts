/** Transforms of the kind `script`: `{code}`, the body of `transform(self, value, quality, timestamp)`. */
import { CountersignError } from '../../../contract/errors.ts';
import type { Qualified } from '../../expression/evaluate.ts';
import { bad, setting } from '../bindings/binding.ts';
import { unreadable, type OpenTransform } from './transform.ts';

/**
 * Runs the script for each result; while it runs, the newest that came meanwhile waits. What it returns has the quality of
 * what came in. An exception is `Error_ScriptEval`.
 */
export const scriptTransform: OpenTransform = (config, scope, emit, fail) => {
  const source = setting(config, 'code');
  if (source === '') return unreadable('the transform has no script', fail);
  const script = { name: 'transform', parameters: ['self', 'value', 'quality', 'timestamp'], source };
  let waiting: Qualified | undefined;
  let running = false;
  let closed = false;
  const run = async (): Promise<void> => {
    running = true;
    for (let next = waiting; next !== undefined && !closed; next = waiting) {
      waiting = undefined;
      const { value, quality } = next;
      const { made, failure } = await scope
        .runScript(script, [
          ['structure', value],
          ['quality', quality.code],
          ['date', scope.now(0)],
        ])
        .then(
          (result) => ({ made: { value: result, quality }, failure: undefined }),
          (error: unknown) => ({
            made: undefined,
            failure: bad('Error_ScriptEval', error instanceof CountersignError ? error.message : 'the script failed'),
          }),
        );
      if (closed) return;
      if (made !== undefined) emit(made);
      else fail(failure);
    }
    running = false;
  };
  return {
    push: (result) => {
      waiting = result;
      if (!running) void run();
    },
    close: () => {
      closed = true;
    },
  };
};
