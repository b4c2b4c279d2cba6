/**
 * Bindings: a property that follows another property, an expression or a tag. What cannot be evaluated gives the
 * property a bad quality with the reason; it never shows an old value as a live one.
 */
import { effect } from '@preact/signals-core';
import { CountersignError } from '../../contract/errors.ts';
import type { Json, JsonObject } from '../../contract/json.ts';
import type { BindingConfig } from '../project/schemas.ts';
import type { Tags } from '../tags/tags.ts';
import { evaluate, type Qualified } from './expression/evaluate.ts';
import { parseExpression } from './expression/parse.ts';

/** What a binding reaches from where it stands. */
export interface BindingScope {
  readonly tags: Tags;
  /** Reads a property path of the component or view that has the binding, following it. */
  readonly readProperty: (path: string) => Qualified;
  readonly writeProperty: (path: string, value: Json) => void;
}

/** Evaluates a binding, following what it reads. */
type Source = () => Qualified;

/**
 * Binds: `apply` gets each new value, `failed` the reason when it threw. Returns the function that ends the binding.
 */
export function bind(
  binding: BindingConfig,
  scope: BindingScope,
  apply: (result: Qualified) => void,
  failed: (reason: string) => void,
): () => void {
  const source = openSource(binding, scope);
  let ended = false;
  return effect(() => {
    if (ended) return;
    const result = guarded(source);
    try {
      apply(result);
    } catch (error) {
      if (error instanceof CountersignError) {
        failed(error.message);
        return;
      }
      // It follows itself: writing would only set it off again, so it ends here and is told once all is quiet.
      ended = true;
      queueMicrotask(() => failed('the binding follows itself'));
    }
  });
}

/**
 * Writes a value that a person entered back to where a bidirectional binding reads it. False when the binding does not
 * write back.
 */
export function writeBack(binding: BindingConfig, scope: BindingScope, value: Json): boolean {
  if (binding.config['bidirectional'] !== true) return false;
  if (binding.type === 'property') {
    scope.writeProperty(setting(binding.config, 'path'), value);
    return true;
  }
  return binding.type === 'tag' && scope.tags.write(setting(binding.config, 'tagPath'), value);
}

/** A setting of a binding that is a text; empty when it is absent or something else. */
function setting(config: JsonObject, name: string): string {
  const value = config[name];
  return typeof value === 'string' ? value : '';
}

function bad(code: string, reason: string): Qualified {
  return { value: null, quality: { code, reason } };
}

function guarded(source: Source): Qualified {
  try {
    return source();
  } catch (error) {
    const reason = error instanceof CountersignError ? error.message : 'cannot be evaluated';
    return bad('Error_ExpressionEval', reason);
  }
}

function openSource({ type, config, transforms }: BindingConfig, scope: BindingScope): Source {
  if (transforms.length > 0) return () => bad('Error_Configuration', 'transforms of bindings are not supported');
  switch (type) {
    case 'property': {
      const path = setting(config, 'path');
      return () => scope.readProperty(path);
    }
    case 'tag': {
      const path = setting(config, 'tagPath');
      return () => scope.tags.read(path).value;
    }
    case 'expr': {
      let parsed: ReturnType<typeof parseExpression>;
      try {
        parsed = parseExpression(setting(config, 'expression'));
      } catch (error) {
        return () => bad('Error_Configuration', error instanceof CountersignError ? error.message : 'unreadable');
      }
      return () => evaluate(parsed, (path) => readReference(path, scope));
    }
    default:
      return () => bad('Error_Configuration', `bindings of type "${type}" are not supported`);
  }
}

/** In an expression a reference that starts with `[` is a tag, anything else a property. */
function readReference(path: string, scope: BindingScope): Qualified {
  return path.startsWith('[') ? scope.tags.read(path).value : scope.readProperty(path);
}
