/**
 * Bindings of the kind `query`: `{queryPath, parameters, returnFormat: auto | json | dataset | scalar, polling}`. Parameters and
 * the rate of polling are expressions; the query runs when one of them has changed, at its rate, and when it is refreshed.
 */
import { objectOfMembers, type ExactValue } from '../../../contract/doubles.ts';
import { isJsonObject, textOf, type JsonObject } from '../../../contract/json.ts';
import { columnsOf } from '../../../contract/values.ts';
import { good, worse } from '../../platform/quality.ts';
import { attempt, bad, constant, type OpenBinding } from './binding.ts';
import { openExpression } from './expression.ts';
import { cellIn, documentOf } from './document.ts';
import { askingFor } from './latest.ts';
import { openPolling } from './polling.ts';

const formats = ['auto', 'json', 'dataset', 'scalar'] as const;
type Format = (typeof formats)[number];

/** What the property holds of a result. */
function shaped(result: ExactValue, format: Format): ExactValue {
  const columns = columnsOf(result.value);
  if (columns === undefined || format === 'auto' || format === 'dataset') return result;
  if (format !== 'scalar') return { value: documentOf(columns) };
  const [first] = columns;
  return first === undefined ? { value: null } : cellIn(first, 0);
}

export const queryBinding: OpenBinding = (config, scope, emit) => {
  const path = textOf(config['queryPath']);
  const format = formats.find((one) => one === (config['returnFormat'] ?? 'auto'));
  if (path === '') return constant(bad('Error_Configuration', 'the binding names no query'), emit);
  if (format === undefined || (config['mode'] ?? 'direct') !== 'direct') {
    const { returnFormat, mode } = config;
    const words =
      format === undefined ? `the format ${JSON.stringify(returnFormat)}` : `the mode ${JSON.stringify(mode)}`;
    return constant(bad('Error_Configuration', `query bindings of ${words} are not supported`), emit);
  }
  const given: JsonObject = isJsonObject(config['parameters']) ? config['parameters'] : {};
  const parameters = Object.entries(given).map(([name, text]) => [name, openExpression(textOf(text), scope)] as const);
  const bypassesCache = config['bypassCache'] === true;
  const poll = openPolling(config['polling'], scope);
  return askingFor(
    () => {
      poll();
      let quality = good;
      const values = parameters.map(([name, expression]) => {
        const found = attempt(expression);
        quality = worse(quality, found.quality);
        return [name, found] as const;
      });
      return { value: objectOfMembers(values), quality };
    },
    async ({ value }) =>
      shaped(await scope.runQuery(path, isJsonObject(value) ? value : {}, { bypassesCache }), format),
    'Error_DatabaseQuery',
    emit,
  );
};
