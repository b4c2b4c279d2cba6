/**
 * Bindings of the kind `http`: `{request: {url, method}, connectTimeout, socketTimeout, polling}`. The address is an expression;
 * it is asked when that has changed, at its rate, and when it is refreshed.
 */
import { isJsonObject, textOf, type Json, type JsonObject } from '../../../contract/json.ts';
import { toText } from '../../expression/values.ts';
import { bad, constant, type OpenBinding } from './binding.ts';
import { openExpression } from './expression.ts';
import { askingFor } from './latest.ts';
import { openPolling } from './polling.ts';

const methods = new Set(['GET', 'HEAD']);
/** Milliseconds, where the project says none. */
const usualTimeout = 60_000;

function milliseconds(value: Json | undefined): number {
  return typeof value === 'number' && value > 0 ? value : usualTimeout;
}

/** What of a request this version does not do; undefined where that is nothing. */
function notDone({ method = 'GET', header, auth }: JsonObject): string | undefined {
  if (typeof method !== 'string' || !methods.has(method)) return `the method ${JSON.stringify(method)}`;
  if (Array.isArray(header) ? header.length > 0 : isJsonObject(header) && Object.keys(header).length > 0)
    return 'headers';
  const kind = isJsonObject(auth) ? auth['type'] : 'None';
  return kind === 'None' || kind === undefined ? undefined : `authentication ${JSON.stringify(kind)}`;
}

export const httpBinding: OpenBinding = (config, scope, emit) => {
  const request: JsonObject = isJsonObject(config['request']) ? config['request'] : {};
  const problem = notDone(request);
  if (problem !== undefined) {
    return constant(bad('Error_Configuration', `http bindings with ${problem} are not supported`), emit);
  }
  const url = openExpression(textOf(request['url']), scope);
  const method = textOf(request['method']) || 'GET';
  const timeout = milliseconds(config['connectTimeout']) + milliseconds(config['socketTimeout']);
  const poll = openPolling(config['polling'], scope);
  return askingFor(
    () => {
      poll();
      return url();
    },
    async ({ value: at }) => ({
      value: toText(at) === '' ? null : await scope.ask({ url: toText(at), method, timeout }),
    }),
    'Error_IO',
    emit,
  );
};
