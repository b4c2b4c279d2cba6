/** Bindings and transforms that are opened with nothing around them, to hear whether they can be done as they are set. */
import { signal } from '@preact/signals-core';
import type { JsonObject } from '../../contract/json.ts';
import type { BindingScope, Emit } from '../perspective/bindings/binding.ts';
import { openBinding } from '../perspective/bindings/kinds.ts';
import { transforms } from '../perspective/transforms/kinds.ts';
import { good } from '../platform/quality.ts';

const nothing = signal({ value: null, quality: good, timestamp: 0 });
/** Every reference and tag is null; a script and a query give nothing. */
const nowhere: BindingScope = {
  tags: { tag: () => nothing, placeOf: (path: string) => path, write: () => Promise.resolve([]) },
  levels: () => new Set(),
  references: { read: () => ({ value: null, quality: good }) },
  readProperty: () => ({ value: null, quality: good }),
  writeProperty: () => undefined,
  now: () => 0,
  runQuery: () => Promise.resolve({ value: null }),
  history: { query: () => Promise.resolve({}), calculate: () => Promise.resolve({}) },
  ask: () => Promise.resolve(null),
  runScript: () => Promise.resolve({ value: null }),
};

/** Qualities that say that something cannot be done as it is set. */
const badSettings = new Set(['Error_Configuration', 'Error_Formatting']);

/** Hears results, and keeps the first reason why there can be none. */
function listen(): { readonly emit: Emit; readonly problem: () => string | undefined } {
  let problem: string | undefined;
  return {
    emit: ({ quality: { code, reason } }) => {
      if (badSettings.has(code)) problem ??= reason ?? code;
    },
    problem: () => problem,
  };
}

/** Why a binding cannot be done as it is set, in the words that a page has for it. */
export function bindingProblem(type: string, config: JsonObject): string | undefined {
  const { emit, problem } = listen();
  openBinding({ type, config, transforms: [] }, nowhere, emit).close();
  return problem();
}

/** The same of a transform: it is tried with a number. */
export function transformProblem(type: string, transform: JsonObject): string | undefined {
  const { emit, problem } = listen();
  const stage = transforms.get(type)?.(transform, nowhere, () => undefined, emit);
  stage?.push({ value: 0, quality: good });
  stage?.close();
  return problem();
}
