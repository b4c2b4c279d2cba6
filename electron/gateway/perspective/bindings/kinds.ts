/** The kinds of bindings, by the `type` that a project file gives them. */
import { textOf, type JsonObject } from '../../../contract/json.ts';
import type { BindingConfig } from '../../project/schemas.ts';
import { transforms } from '../transforms/kinds.ts';
import type { OpenTransform, Stage } from '../transforms/transform.ts';
import { bad, constant, refuse, type BindingScope, type Emit, type OpenBinding, type Source } from './binding.ts';
import { expressionBinding } from './expression.ts';
import { httpBinding } from './http.ts';
import { propertyBinding } from './property.ts';
import { queryBinding } from './query.ts';
import { lackingSetting, unfitSetting } from './settings.ts';
import { structureBinding } from './structure.ts';
import { tagBinding } from './tag.ts';
import { tagHistoryBinding } from './tagHistory.ts';

const kinds: ReadonlyMap<string, OpenBinding> = new Map([
  ['property', propertyBinding],
  ['expr', expressionBinding],
  ['expr-struct', structureBinding],
  ['http', httpBinding],
  ['query', queryBinding],
  ['tag', tagBinding],
  ['tag-history', tagHistoryBinding],
]);

/** Kinds of bindings that this version does. */
export const supportedBindings: ReadonlySet<string> = new Set(kinds.keys());

/**
 * Opens a binding with its transforms, each of which takes what the one before it gives. A kind that is not known, and a
 * transform that is not, gives `Error_Configuration` with its name; so does one that cannot be read.
 */
export function openBinding(
  { type, config, transforms: chain }: Pick<BindingConfig, 'type' | 'config' | 'transforms'>,
  scope: BindingScope,
  emit: Emit,
): Source {
  const known = kinds.get(type);
  if (known === undefined) {
    return constant(bad('Error_Configuration', `bindings of type "${type}" are not supported`), emit);
  }
  const lacking = lackingSetting(type, config);
  const problem = lacking === undefined ? unfitSetting(type, config) : `the binding has no ${lacking}`;
  const kind: OpenBinding =
    problem === undefined ? known : (_config, _scope, next) => constant(bad('Error_Configuration', problem), next);
  if (chain.length === 0) return kind(config, scope, emit);
  const links: { readonly transform: JsonObject; readonly open: OpenTransform }[] = [];
  for (const transform of chain) {
    const name = textOf(transform['type']) || 'unnamed';
    const open = transforms.get(name);
    if (open === undefined) {
      return constant(bad('Error_Configuration', `transforms of bindings are not supported: ${name}`), emit);
    }
    links.push({ transform, open });
  }
  /** From the first to the last. */
  let stages: readonly Stage[] = [];
  for (const { transform, open } of links.toReversed()) {
    const behind = stages;
    const fail: Emit = (result) => {
      // What they made of the result before would come over this one.
      for (const stage of behind) stage.forget();
      emit(result);
    };
    stages = [open(transform, scope, behind[0]?.push ?? emit, fail), ...behind];
  }
  const source = kind(config, scope, stages[0]?.push ?? emit);
  const close = (): void => {
    source.close();
    for (const stage of stages) stage.close();
  };
  const { refresh, write } = source;
  if (write === undefined) return { close, refresh };
  return { close, refresh, write: () => refuse('It is bound through transforms, which write nothing back.') };
}
