/** Bindings of the kind `tag`: `{mode: direct | indirect | expression, tagPath, references, bidirectional}`. */
import { untracked } from '@preact/signals-core';
import { CountersignError, ErrorCode } from '../../../contract/errors.ts';
import { isJsonObject, textOf, type Json, type JsonObject } from '../../../contract/json.ts';
import { good, isGood, pendingCode, worse } from '../../platform/quality.ts';
import type { Qualified } from '../../expression/evaluate.ts';
import { toText } from '../../expression/functions.ts';
import { attempt, bad, follow, refuse, type BindingScope, type OpenBinding } from './binding.ts';
import { openExpression } from './expression.ts';

/** Follows a tag. A write that the tag refuses is refused with its reason. */
export const tagBinding: OpenBinding = (config, scope, emit) => {
  const path = openTagPath(config, scope);
  let silent = config['publishInitial'] === false;
  const source = follow(
    () => readAt(path(), scope),
    (result) => {
      // The first word may be left out while there is no value yet.
      if (silent && result.quality.code === pendingCode) return;
      silent = false;
      emit(result);
    },
  );
  if (config['bidirectional'] !== true) return source;
  return {
    ...source,
    write: (inside, value) => {
      if (inside.length > 0) refuse('A tag is written as a whole.');
      const { value: at } = attempt(path);
      if (typeof at !== 'string' || at === '') refuse('It is not known yet which tag this is.');
      return writeTag(at, value, scope);
    },
  };
};

/**
 * Writes as whoever is signed in. Rejects with `illegal-argument` for the reason why the tag did not take it, and with `not-live` where
 * nobody knows whether it did.
 */
async function writeTag(path: string, value: Json, { tags, levels }: BindingScope): Promise<void> {
  const [answer] = await tags.write([{ path, value }], { levels: untracked(levels) });
  if (answer !== undefined && isGood(answer)) return;
  const reason = answer?.reason ?? `The tag ${path} did not take it.`;
  if (answer?.mayBeDone === true) throw new CountersignError(ErrorCode.notLive, reason);
  refuse(reason);
}

/** The tag at a path that was made, following both. No path is no tag, for the reason why there is none. */
function readAt({ value, quality }: Qualified, { tags }: BindingScope): Qualified {
  const path = toText(value);
  if (path === '') return { value: null, quality };
  const found = tags.tag(path).value;
  return { ...found, quality: worse(quality, found.quality), tag: tags.placeOf(path) };
}

/** The path of the tag: as it stands, with references put into it (`indirect`), or from an expression. */
function openTagPath(config: JsonObject, scope: BindingScope): () => Qualified {
  const mode = config['mode'] ?? 'direct';
  const tagPath = textOf(config['tagPath']);
  if (mode === 'direct') {
    const path =
      tagPath === '' ? bad('Error_Configuration', 'the binding has no tagPath') : { value: tagPath, quality: good };
    return () => path;
  }
  if (mode === 'expression') return openExpression(tagPath, scope);
  if (mode !== 'indirect') {
    const unknown = bad('Error_Configuration', `tag bindings of the mode ${JSON.stringify(mode)} are not supported`);
    return () => unknown;
  }
  const given = isJsonObject(config['references']) ? config['references'] : {};
  const references = new Map(Object.entries(given).map(([name, text]) => [name, openExpression(textOf(text), scope)]));
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
