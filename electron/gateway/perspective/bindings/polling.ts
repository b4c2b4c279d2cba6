/** Polling of bindings that ask somebody else: `{enabled, rate}`, where the rate is an expression in seconds. */
import { isJsonObject, textOf, type Json, type JsonObject } from '../../../contract/json.ts';
import { isNothing, toNumber } from '../../expression/values.ts';
import { attempt, type BindingScope } from './binding.ts';
import { openExpression } from './expression.ts';

/** Follows a clock of that rate, each time that it is called; none where polling is off or the rate is none. */
export function openPolling(polling: Json | undefined, scope: BindingScope): () => void {
  const settings: JsonObject = isJsonObject(polling) ? polling : {};
  if (settings['enabled'] !== true) return () => undefined;
  const { rate } = settings;
  const seconds = openExpression(textOf(rate), scope);
  return () => {
    const { value } = attempt(seconds);
    const every = isNothing(value) || value === '' ? 0 : toNumber(value) * 1000;
    if (every > 0) scope.now(every);
  };
}
