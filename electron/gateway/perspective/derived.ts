/** Properties of a component that follow from others of it, whoever wrote those: the gateway keeps them. */
import { isDeepStrictEqual } from 'node:util';
import { effect, untracked } from '@preact/signals-core';
import { isPrefix, type Path } from '../../contract/inside.ts';
import type { Json } from '../../contract/json.ts';
import { readPropertyPath } from './address.ts';
import { good } from '../platform/quality.ts';
import { openWriter } from './bindings/circular.ts';
import type { Component } from './tree.ts';

/** What stands where, by what others say. */
export type Derived = readonly (readonly [path: Path, value: Json])[];

/** Whether something is bound to a path, to what it is in, or to what is in it. */
export function isBound({ definition }: Component, path: Path): boolean {
  return Object.entries(definition.propConfig).some(([name, { binding }]) => {
    const bound = binding === undefined ? undefined : readPropertyPath(name);
    return bound !== undefined && (isPrefix(bound, path) || isPrefix(path, bound));
  });
}

/**
 * Keeps properties at what `derive` says, which follows what it reads. When a view opens, nothing is written to what its
 * properties are bound to: nobody did anything yet. `settled` hears each time that all was written. What is kept has the
 * quality of what is at `source`, where one is named. Returns what ends it.
 */
export function keepDerived(
  component: Component,
  derive: () => Derived,
  { settled = () => undefined, source }: { readonly settled?: () => void; readonly source?: Path } = {},
): () => void {
  const { properties } = component;
  let isOpening = true;
  let hasEnded = false;
  const write = openWriter(
    () => undefined,
    () => {
      hasEnded = true;
    },
  );
  return effect(() => {
    const quality = source === undefined ? good : properties.quality(source);
    const others = derive().filter(
      ([path, value]) =>
        !isDeepStrictEqual(
          untracked(() => [properties.get(path), source === undefined ? good : properties.quality(path)]),
          [value, quality],
        ),
    );
    if (hasEnded) return;
    const first = isOpening;
    isOpening = false;
    for (const [path, value] of others) {
      const bound = isBound(component, path);
      if (first && bound) continue;
      untracked(() =>
        write(() => {
          if (bound) return component.bindings.write(path, value, 'Browser', quality);
          properties.set(path, value, quality, 'Browser');
          return undefined;
        }),
      );
    }
    untracked(settled);
  });
}
