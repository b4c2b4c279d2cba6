/**
 * Bindings: a property that follows another property, an expression or a tag. What cannot be evaluated gives the
 * property a bad quality with the reason; it never shows an old value as a live one.
 */
import { effect } from '@preact/signals-core';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import type { BindingConfig } from '../project/schemas.ts';
import type { Tags } from '../tags/tags.ts';
import { worse, good } from '../platform/quality.ts';
import { evaluate, type Qualified, type References } from '../expression/evaluate.ts';
import { toText } from '../expression/functions.ts';
import { parseExpression } from '../expression/parse.ts';

/** What a binding reaches from where it stands. */
export interface BindingScope {
  readonly tags: Tags;
  /** Reads a property path of the component or view that has the binding, following it. */
  readonly readProperty: (path: string) => Qualified;
  /** Writes a property path. Throws `illegal-argument` for one that cannot be written. */
  readonly writeProperty: (path: string, value: Json) => void;
  /** The time, epoch milliseconds, following a clock that ticks every `rate` milliseconds. */
  readonly now: (rate: number) => number;
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
 * write back; throws `illegal-argument` with the reason when what it reads takes no write.
 */
export function writeBack(binding: BindingConfig, scope: BindingScope, value: Json): boolean {
  if (binding.enabled === false || binding.config['bidirectional'] !== true) return false;
  if (binding.transforms.length > 0) refuse('It is bound through transforms, which write nothing back.');
  if (binding.type === 'property') {
    scope.writeProperty(setting(binding.config, 'path'), value);
    return true;
  }
  if (binding.type !== 'tag') return false;
  const { value: path } = openTagPath(binding.config, scope)();
  if (typeof path !== 'string' || path === '') refuse('It is not known yet which tag this is.');
  const refused = scope.tags.write(path, value);
  if (refused !== undefined) refuse(refused);
  return true;
}

function refuse(problem: string): never {
  throw new CountersignError(ErrorCode.illegalArgument, problem);
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
  if (transforms.length > 0) {
    const kinds = new Set(transforms.map(({ type: kind }) => (typeof kind === 'string' ? kind : 'unnamed')));
    return () => bad('Error_Configuration', `transforms of bindings are not supported: ${[...kinds].join(', ')}`);
  }
  switch (type) {
    case 'property': {
      const path = setting(config, 'path');
      return () => scope.readProperty(path);
    }
    case 'tag': {
      const path = openTagPath(config, scope);
      return () => readAt(path(), scope);
    }
    case 'expr':
      return openExpression(setting(config, 'expression'), scope);
    default:
      return () => bad('Error_Configuration', `bindings of type "${type}" are not supported`);
  }
}

function openExpression(text: string, scope: BindingScope): Source {
  // An empty one is nothing, and no mistake.
  if (text.trim() === '') return () => ({ value: null, quality: good });
  let parsed: ReturnType<typeof parseExpression>;
  try {
    parsed = parseExpression(text);
  } catch (error) {
    return () => bad('Error_Configuration', error instanceof CountersignError ? error.message : 'unreadable');
  }
  const references: References = {
    // A reference that starts with `[` is a tag, anything else a property.
    read: (path) => (path.startsWith('[') ? scope.tags.read(path).value : scope.readProperty(path)),
    tag: (path) => scope.tags.read(path).value,
    now: scope.now,
  };
  return () => evaluate(parsed, references);
}

/** The tag at a path that was made, following both. No path is no tag, for the reason why there is none. */
function readAt({ value: path, quality }: Qualified, { tags }: BindingScope): Qualified {
  if (typeof path !== 'string' || path === '') return { value: null, quality };
  const found = tags.read(path).value;
  return { value: found.value, quality: worse(quality, found.quality) };
}

/** The path of a tag binding: as it stands, with references put into it (`indirect`), or from an expression. */
function openTagPath(config: JsonObject, scope: BindingScope): Source {
  const mode = config['mode'] ?? 'direct';
  const tagPath = setting(config, 'tagPath');
  if (mode === 'direct') return () => ({ value: tagPath, quality: good });
  if (mode === 'expression') return openExpression(tagPath, scope);
  if (mode !== 'indirect') {
    return () => bad('Error_Configuration', `tag bindings of the mode ${JSON.stringify(mode)} are not supported`);
  }
  const given = isJsonObject(config['references']) ? config['references'] : {};
  const references = new Map(
    Object.entries(given).map(([name, text]) => [name, openExpression(typeof text === 'string' ? text : '', scope)]),
  );
  return () => {
    const parts: Qualified[] = [];
    const path = tagPath.replaceAll(/\{([^{}]*)\}/g, (_whole, name: string) => {
      const reference = references.get(name.trim());
      if (reference === undefined) refuse(`the path ${tagPath} names {${name}}, which the binding's references lack`);
      const found = reference();
      parts.push(found);
      return toText(found.value);
    });
    const quality = parts.reduce((worst, part) => worse(worst, part.quality), good);
    return { value: parts.some(({ value }) => value === null || value === '') ? null : path, quality };
  };
}
