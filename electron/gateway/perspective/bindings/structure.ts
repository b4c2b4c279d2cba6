/** Bindings of the kind `expr-struct`: an object, or a list, whose leaves are expressions, `{struct, waitOnAll}`. */
import { itemsOf, listOfMembers, membersOf, objectOfMembers, type ExactValue } from '../../../contract/doubles.ts';
import { isJsonObject, type Json } from '../../../contract/json.ts';
import { good, pendingCode, worse } from '../../platform/quality.ts';
import type { Qualified } from '../../expression/evaluate.ts';
import { attempt, bad, follow, type BindingScope, type OpenBinding } from './binding.ts';
import { openExpression } from './expression.ts';

/** Evaluates the structure, and hears of each leaf. */
type Evaluate = (leaf: (result: Qualified) => ExactValue) => ExactValue;

function open({ value: struct, isDouble = false }: ExactValue, scope: BindingScope): Evaluate {
  if (typeof struct === 'string') {
    const expression = openExpression(struct, scope);
    return (leaf) => leaf(attempt(expression));
  }
  if (Array.isArray(struct)) {
    const items = itemsOf(struct as readonly Json[]).map((item) => open(item, scope));
    return (leaf) => ({ value: listOfMembers(items.map((item) => item(leaf))) });
  }
  if (!isJsonObject(struct)) return (leaf) => leaf({ value: struct, quality: good, isDouble });
  const entries = membersOf(struct).map(([name, inner]) => [name, open(inner, scope)] as const);
  return (leaf) => ({ value: objectOfMembers(entries.map(([name, inner]) => [name, inner(leaf)])) });
}

/** Its quality is the worst of its leaves'. With `waitOnAll` (the default) it says nothing until each leaf has a value. */
export const structureBinding: OpenBinding = (config, scope, emit) => {
  const struct = config['struct'];
  const evaluate = isJsonObject(struct) || Array.isArray(struct) ? open({ value: struct }, scope) : undefined;
  const waits = config['waitOnAll'] !== false;
  let isComplete = false;
  return follow(
    () => {
      if (evaluate === undefined) return bad('Error_Configuration', 'the binding has no structure');
      let quality = good;
      let missing = false;
      const { value } = evaluate((leaf) => {
        quality = worse(quality, leaf.quality);
        missing ||= leaf.quality.code === pendingCode;
        return leaf;
      });
      isComplete ||= !missing;
      return waits && !isComplete ? pending : { value, quality };
    },
    (result) => {
      if (result !== pending) emit(result);
    },
  );
};

const pending: Qualified = Object.freeze({ value: null, quality: { code: pendingCode } });
