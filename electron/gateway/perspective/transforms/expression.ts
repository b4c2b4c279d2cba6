/** Transforms of the kind `expression`, in which `{value}` is what comes in; and expressions as outputs of others. */
import { effect, signal, untracked, type Signal } from '@preact/signals-core';
import { readInside } from '../../../contract/inside.ts';
import { textOf } from '../../../contract/json.ts';
import { levelOf } from '../../platform/quality.ts';
import type { Qualified } from '../../expression/evaluate.ts';
import { readPropertyPath } from '../address.ts';
import { isDoubleInside } from '../properties.ts';
import { attempt, bad, type BindingScope, type Emit } from '../bindings/binding.ts';
import { openWriter } from '../bindings/circular.ts';
import { evaluateOnce } from '../bindings/evaluation.ts';
import { openExpression } from '../bindings/expression.ts';
import { madeOf, unreadable, type OpenTransform, type Stage } from './transform.ts';

/** A scope in which `{value}`, and what is inside of it (`{value.name}`, `{value[0]}`), is what came in. */
function scopeWithValue(scope: BindingScope, input: () => Qualified): BindingScope {
  const read = (path: string): Qualified => {
    const inside = path === 'value' || /^value[.[]/.test(path) ? readPropertyPath(path)?.slice(1) : undefined;
    if (inside === undefined) return scope.references.read(path);
    const given = input();
    const found = readInside(given.value, inside);
    if (found === undefined) return bad('Bad_NotFound', `No value at {${path}}`);
    return { ...madeOf(given, found), isDouble: isDoubleInside(given, inside) };
  };
  return { ...scope, references: { ...scope.references, read } };
}

/** A transform whose result also follows what its expressions read: it is made again when that changes. */
export function following(
  open: (scope: BindingScope, input: () => Qualified) => () => Qualified,
  scope: BindingScope,
  emit: Emit,
  fail: Emit,
): Stage {
  const input: Signal<Qualified | undefined> = signal(undefined);
  const given = (): Qualified => input.value ?? bad('Error_Configuration', 'there is no value yet');
  const evaluate = open(scopeWithValue(scope, given), given);
  const close = effect(() => {
    if (input.value === undefined) return;
    const result = evaluateOnce(() => attempt(evaluate));
    untracked(() =>
      (levelOf(result.quality) === 'error' && levelOf(given().quality) !== 'error' ? fail : emit)(result),
    );
  });
  const write = openWriter(
    () => undefined,
    () => {
      close();
      fail(bad('Error_Configuration', 'the binding follows itself'));
    },
  );
  return {
    // Another object each time: the same value again is heard as well.
    push: (result) =>
      write(() => {
        input.value = { ...result };
      }),
    forget: () =>
      write(() => {
        input.value = undefined;
      }),
    close,
  };
}

/** `{expression}`. */
export const expressionTransform: OpenTransform = (config, scope, emit, fail) => {
  const { expression } = config;
  if (expression === undefined || expression === null) return unreadable('the transform has no expression', fail);
  return following((own) => openExpression(textOf(expression), own), scope, emit, fail);
};
