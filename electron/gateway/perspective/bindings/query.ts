/**
 * Bindings of the kind `query`: `{queryPath, parameters, returnFormat: auto | json | dataset | scalar, polling}`. Parameters and
 * the rate of polling are expressions; the query runs when one of them has changed, at its rate, and when it is refreshed.
 */
import { isJsonObject, type Json, type JsonObject } from '../../../contract/json.ts';
import { columnsOf, rowCount } from '../../../contract/values.ts';
import { CountersignError } from '../../../contract/errors.ts';
import { isNothing, toNumber } from '../../expression/values.ts';
import type { Qualified } from '../../expression/evaluate.ts';
import { good, pendingCode, worse } from '../../platform/quality.ts';
import { attempt, bad, constant, follow, setting, type BindingScope, type Emit, type OpenBinding } from './binding.ts';
import { openExpression } from './expression.ts';

const formats = ['auto', 'json', 'dataset', 'scalar'] as const;
type Format = (typeof formats)[number];

/** What the property holds of a result. */
function shaped(result: Json, format: Format): Json {
  const columns = columnsOf(result);
  if (columns === undefined || format === 'auto' || format === 'dataset') return result;
  if (format === 'scalar') return columns[0]?.data[0] ?? null;
  return Array.from({ length: rowCount(columns) }, (_, row) =>
    Object.fromEntries(columns.map(({ name, data }) => [name, data[row] ?? null])),
  );
}

/** Runs queries one after the other; while one runs, the newest parameters wait. What it gave stays until the next gives. */
function openRunner(
  path: string,
  format: Format,
  { runQuery }: BindingScope,
  emit: Emit,
): { readonly run: (parameters: Qualified) => void; readonly close: () => void } {
  let waiting: Qualified | undefined;
  let running = false;
  let closed = false;
  const go = async (): Promise<void> => {
    running = true;
    for (let next = waiting; next !== undefined && !closed; next = waiting) {
      waiting = undefined;
      const { value, quality } = next;
      const result = await runQuery(path, isJsonObject(value) ? value : {}).then(
        (rows): Qualified => ({ value: shaped(rows, format), quality }),
        (error: unknown) =>
          bad('Error_DatabaseQuery', error instanceof CountersignError ? error.message : 'the query failed'),
      );
      if (!closed) emit(result);
    }
    running = false;
  };
  return {
    run: (parameters) => {
      waiting = parameters;
      if (!running) void go();
    },
    close: () => {
      closed = true;
    },
  };
}

export const queryBinding: OpenBinding = (config, scope, emit) => {
  const path = setting(config, 'queryPath');
  const format = formats.find((one) => one === (config['returnFormat'] ?? 'auto'));
  if (path === '') return constant(bad('Error_Configuration', 'the binding names no query'), emit);
  if (format === undefined || (config['mode'] ?? 'direct') !== 'direct') {
    const { returnFormat, mode } = config;
    const words =
      format === undefined ? `the format ${JSON.stringify(returnFormat)}` : `the mode ${JSON.stringify(mode)}`;
    return constant(bad('Error_Configuration', `query bindings of ${words} are not supported`), emit);
  }
  const given: JsonObject = isJsonObject(config['parameters']) ? config['parameters'] : {};
  const parameters = Object.entries(given).map(
    ([name, text]) => [name, openExpression(typeof text === 'string' ? text : '', scope)] as const,
  );
  const rate = openRate(config['polling'], scope);
  emit({ value: null, quality: { code: pendingCode } });
  const runner = openRunner(path, format, scope, emit);
  const source = follow(() => {
    const every = rate();
    if (every > 0) scope.now(every);
    let quality = good;
    const values = parameters.map(([name, expression]) => {
      const found = attempt(expression);
      quality = worse(quality, found.quality);
      return [name, found.value] as const;
    });
    return { value: Object.fromEntries(values), quality };
  }, runner.run);
  return {
    refresh: source.refresh,
    close: () => {
      source.close();
      runner.close();
    },
  };
};

/** The rate of polling in milliseconds; 0 for none. */
function openRate(polling: Json | undefined, scope: BindingScope): () => number {
  const settings: JsonObject = isJsonObject(polling) ? polling : {};
  if (settings['enabled'] !== true) return () => 0;
  const { rate } = settings;
  const seconds = openExpression(typeof rate === 'string' ? rate : JSON.stringify(rate ?? null), scope);
  return () => {
    const { value } = attempt(seconds);
    return isNothing(value) || value === '' ? 0 : Math.max(0, toNumber(value) * 1000);
  };
}
