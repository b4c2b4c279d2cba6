/**
 * Bindings of the kind `query`: `{mode: direct | expression, queryPath, parameters, returnFormat: auto | json | dataset | scalar, polling}`. Parameters and
 * the rate of polling are expressions; the query runs when one of them has changed, at its rate, and when it is refreshed.
 */
import { objectOfMembers, type ExactValue } from '../../../contract/doubles.ts';
import { isJsonObject, objectOf, textOf, type JsonObject } from '../../../contract/json.ts';
import { columnsOf } from '../../../contract/values.ts';
import type { Qualified } from '../../expression/evaluate.ts';
import { toText } from '../../expression/functions.ts';
import { good, worse } from '../../platform/quality.ts';
import { attempt, bad, constant, refuse, type OpenBinding } from './binding.ts';
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
  const { mode = 'direct', returnFormat = 'auto' } = config;
  const path = textOf(config['queryPath']);
  const format = formats.find((one) => one === returnFormat);
  if (path === '') return constant(bad('Error_Configuration', 'the binding names no query'), emit);
  if (format === undefined || (mode !== 'direct' && mode !== 'expression')) {
    const words =
      format === undefined ? `the format ${JSON.stringify(returnFormat)}` : `the mode ${JSON.stringify(mode)}`;
    return constant(bad('Error_Configuration', `query bindings of ${words} are not supported`), emit);
  }
  const direct: Qualified = { value: path, quality: good };
  const openPath = mode === 'direct' ? () => direct : openExpression(path, scope);
  const given: JsonObject = isJsonObject(config['parameters']) ? config['parameters'] : {};
  const parameters = Object.entries(given).map(([name, text]) => [name, openExpression(textOf(text), scope)] as const);
  const bypassesCache = config['bypassCache'] === true;
  const poll = openPolling(config['polling'], scope);
  return askingFor(
    () => {
      poll();
      const query = attempt(openPath);
      let { quality } = query;
      const values = parameters.map(([name, expression]) => {
        const found = attempt(expression);
        quality = worse(quality, found.quality);
        return [name, found] as const;
      });
      return { value: { path: query.value, parameters: objectOfMembers(values) }, quality };
    },
    async ({ value, quality }) => {
      // What could not be asked has said why.
      if (!isJsonObject(value)) return refuse(quality.reason ?? 'it is not known what is asked');
      const query = toText(value['path'] ?? null);
      // Which query it is may not be known yet.
      if (query === '') return { value: null };
      return shaped(await scope.runQuery(query, objectOf(value['parameters']), { bypassesCache }), format);
    },
    'Error_DatabaseQuery',
    emit,
  );
};
