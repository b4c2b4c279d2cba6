/** Bindings of the kind `expr`, and expressions in the settings of others. */
import { CountersignError } from '../../../contract/errors.ts';
import { textOf } from '../../../contract/json.ts';
import { good } from '../../platform/quality.ts';
import { evaluate, functionsOf, type Qualified } from '../../expression/evaluate.ts';
import { parseExpression } from '../../expression/parse.ts';
import { bad, follow, type BindingScope, type OpenBinding } from './binding.ts';
import { openScripts } from './scriptReference.ts';

/** Reads an expression once; evaluating it follows what it reads. One that cannot be read is `Error_Configuration`. */
export function openExpression(text: string, scope: BindingScope): () => Qualified {
  // An empty one is nothing, and no mistake.
  if (text.trim() === '') return () => ({ value: null, quality: good });
  let parsed: ReturnType<typeof parseExpression>;
  try {
    parsed = parseExpression(text);
  } catch (error) {
    const unreadable = bad('Error_Configuration', error instanceof CountersignError ? error.message : 'unreadable');
    return () => unreadable;
  }
  const own = { ...scope.references, memory: new Map() };
  if (!functionsOf(parsed).some((name) => name.toLowerCase() === 'runscript')) return () => evaluate(parsed, own);
  const scripts = openScripts(scope);
  const withScripts = { ...own, runScript: scripts.call };
  return () => scripts.evaluation(() => evaluate(parsed, withScripts));
}

/** `{expression}`: writes nothing back. */
export const expressionBinding: OpenBinding = (config, scope, emit) =>
  follow(openExpression(textOf(config['expression']), scope), emit);
