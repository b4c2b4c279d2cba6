/** Transforms of the kind `script`: `{code}`, the body of `transform(self, value, quality, timestamp)`. */
import { textOf } from '../../../contract/json.ts';
import { askLatest } from '../bindings/latest.ts';
import { unreadable, type OpenTransform } from './transform.ts';

/** What the script returns has the quality of what came in, a `QualifiedValue` its own. An exception is `Error_ScriptEval`. */
export const scriptTransform: OpenTransform = (config, scope, emit, fail) => {
  const source = textOf(config['code']);
  if (source === '') return unreadable('the transform has no script', fail);
  const script = { name: 'transform', parameters: ['self', 'value', 'quality', 'timestamp'], source };
  return askLatest(
    ({ value, quality, isDouble, timestamp = scope.now(0) }) =>
      scope.runScript(script, [
        isDouble === true && typeof value === 'number' ? ['double', value] : ['structure', value],
        ['quality', quality.code],
        ['date', timestamp],
      ]),
    'Error_ScriptEval',
    emit,
    fail,
  );
};
